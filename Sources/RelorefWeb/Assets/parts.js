// The parts of which the page without a network is made: elements, buttons, announcements, days, files to save.
import { say } from "./words.js";

const d = document;
export const at = id => d.getElementById(id);
export const make = (tag, attributes = {}, ...children) => {
  const e = d.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
  e.append(...children);
  return e;
};
export const button = (words, act, look = "btn b3") => { const b = make("button", { type: "button", class: look }, words); b.addEventListener("click", act); return b; };
export const show = (id, on) => { at(id).hidden = !on; };

/* One announcement of a kind at a time; without words it goes. */
export const tell = (id, words, look = "banner") => {
  const known = d.querySelector(`#annonces [data-of="${id}"]`);
  if (known) known.remove();
  if (words) at("annonces").append(make("div", { class: look, "data-of": id }, ...[].concat(words).map(w => typeof w === "string" ? make("span", {}, w) : w)));
};

/* Nothing is deleted by one touch. */
export const confirmed = (words, act) => {
  const b = button(words, () => { if (b.dataset.sure) act(); else { b.dataset.sure = "1"; b.textContent = say.sure; b.classList.add("bx"); } });
  return b;
};

export const moment = new Intl.DateTimeFormat(d.documentElement.lang, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
export const dayOf = time => { const t = new Date(time); return `${t.getFullYear()}-${String(t.getMonth() + 1).padStart(2, "0")}-${String(t.getDate()).padStart(2, "0")}`; };

/* Bytes or words leave the browser as a file. */
export const save = (content, name, type) => {
  const link = make("a", { download: name, href: URL.createObjectURL(new Blob([content], { type })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
