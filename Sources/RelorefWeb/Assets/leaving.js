// Signing out while something waits: sent, kept on this device, or deleted.
import { ask, now, page } from "./now.js";
import { drop, dropPhoto, of, alone, pending, send } from "./outbox.js";
import { at, confirmed, show, tell } from "./parts.js";
import { all as kept } from "./store.js";
import { dropDraft, forget } from "./tour.js";
import { say } from "./words.js";

const leave = async () => {
  if (now.account) await forget(now.account);
  if (!(await Promise.all(["outbox", "attachment", "draft"].map(kept))).flat().length) localStorage.removeItem("reloref-hors-connexion");
  try { await send(page.leave, {}); } catch { ask.lockUp(); return tell("leave", say.cannotLeave, "banner warn"); }
  location.assign(page.signin.split("?")[0]);
};
export const askToLeave = async () => {
  const waiting = now.account ? await pending(now.account) : [];
  if (location.hash !== "#depart" || !sessionStorage.getItem("reloref-depart")) return;
  sessionStorage.removeItem("reloref-depart");
  if (!waiting.length) return leave();
  at("depart-combien").textContent = say.leaving(waiting.length);
  at("depart-garder").textContent = say.keepFor(now.who.name);
  show("depart", true);
  at("depart").focus();
};
at("depart-envoyer").addEventListener("click", async () => {
  await ask.sendAll();
  if ((await pending(now.account)).length) return tell("leave", now.who.status === 0 ? say.cannotLeave : say.stillThere, "banner warn");
  await leave();
});
at("depart-garder").addEventListener("click", leave);
at("depart-supprimer").replaceWith(Object.assign(confirmed(at("depart-supprimer").textContent, async () => {
  for (const r of await of(now.account)) await drop(r.id);
  for (const x of await alone(now.account)) await dropPhoto(x);
  for (const x of await kept("draft")) if (x.account === now.account) await dropDraft(x);
  await leave();
}), { id: "depart-supprimer", className: "btn bx" }));
addEventListener("hashchange", askToLeave);
