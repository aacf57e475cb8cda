// The worker that keeps this page; a newer one takes over when nothing is being sent. And what the browser promises to keep.
import { now, page } from "./now.js";
import { at } from "./parts.js";
import { say } from "./words.js";

let registration;
export const takeOver = async () => {
  if (now.sending) return setTimeout(takeOver, 300);
  if (registration) { await registration.update().catch(() => {}); if (registration.waiting) registration.waiting.postMessage("take over"); }
  location.reload();
};
export const register = async () => {
  const policy = window.trustedTypes ? trustedTypes.createPolicy(page.policy, { createScriptURL: address => { if (address !== page.worker) throw new TypeError(address); return address; } }) : { createScriptURL: a => a };
  registration = await navigator.serviceWorker.register(policy.createScriptURL(page.worker), { scope: page.scope });
  const replace = worker => { if (worker && worker.state === "installed" && registration.active && !now.sending) worker.postMessage("take over"); };
  registration.addEventListener("updatefound", () => {
    const next = registration.installing;
    if (next) next.addEventListener("statechange", () => replace(next));
  });
  replace(registration.waiting);
};

/* The browser is asked to keep what waits; it says what it promises. */
export const promised = async asked => {
  const storage = navigator.storage, has = storage && (asked ? storage.persist : storage.persisted);
  const answer = has ? await has.call(storage) : false;
  if (asked || has) at("garde").textContent = answer ? say.persisted : say.notPersisted;
};
