// Starts what keeps the household's page for when there is no network, and says before the sending that a photograph is too heavy.
// Without it the page works as it is.
const page = document.body.dataset;

const keep = async () => {
  const trusted = { createScriptURL: address => { if (address !== page.worker) throw new TypeError(address); return address; } };
  const policy = window.trustedTypes ? trustedTypes.createPolicy(page.policy, trusted) : trusted;
  await navigator.serviceWorker.register(policy.createScriptURL(page.worker), { scope: page.scope, updateViaCache: "none" });
  const ready = await navigator.serviceWorker.ready;
  ready.active.postMessage(document.documentElement.lang);
};
if (navigator.serviceWorker && window.caches && window.crypto && crypto.subtle) keep().catch(() => {});

for (const input of document.querySelectorAll("input[type=file][data-most]")) input.addEventListener("change", () => {
  const heavy = input.files.length > 0 && input.files[0].size > Number(input.dataset.most);
  document.getElementById(input.dataset.heavy).hidden = !heavy;
  if (heavy) input.value = "";
});
