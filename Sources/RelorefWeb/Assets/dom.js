// What the scripts of the pages share: elements found and made, who is typing, a page fetched as a document.
const d = document;
export const one = (q, from = d) => from.querySelector(q);
export const all = (q, from = d) => [...from.querySelectorAll(q)];
export const make = (tag, attributes = {}, ...children) => {
  const e = d.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
  e.append(...children);
  return e;
};
export const isFrench = d.documentElement.lang !== "en";
export const typing = e => e && (e.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName) && !/^(checkbox|radio|button|submit)$/.test(e.type));
export const ticked = n => isFrench ? n + (n > 1 ? " cochées" : " cochée") : n + " ticked";

/* A page of ours as a document: read by the browser itself, so that no text becomes markup here (Trusted Types). */
export const fetchDocument = (method, address, body) => new Promise((done, failed) => {
  const request = new XMLHttpRequest();
  request.open(method, address);
  request.responseType = "document";
  request.timeout = 10000;
  if (body) request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
  request.onload = () => request.status === 200 && request.response ? done(request.response) : failed(request);
  request.onerror = request.ontimeout = () => failed(request);
  request.send(body);
});
