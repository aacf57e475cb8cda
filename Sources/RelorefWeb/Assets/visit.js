// The form of a visit, a note or an incident: filled, kept as a draft, checked, recorded.
import { ask, now } from "./now.js";
import { add, read } from "./outbox.js";
import { at, dayOf, make, moment, show, tell } from "./parts.js";
import { choose, emptied, list } from "./photos.js";
import { newID } from "./sealing.js";
import { DRAFT, draftOf, draftSlot, keepDraft, keepStops } from "./tour.js";
import { say } from "./words.js";

const form = at("visite");
let current = null, keeping = 0, choosing = Promise.resolve();

const values = () => {
  const fields = new FormData(form);
  return {
    id: current.id, what: fields.get("genre"), followUp: current.followUp, label: current.initials, met: fields.get("present") !== "non",
    condition: fields.get("logement") || null, topics: fields.getAll("points"), text: fields.get("texte").trim(), level: fields.get("niveau"),
    matter: fields.get("quoi"), place: fields.get("ou"), severity: fields.get("gravite"),
    on: fields.get("jour") || dayOf(Date.now()), nextOn: fields.get("prochaine") || null, motif: fields.get("motif").trim(),
  };
};
const fill = record => {
  form.reset();
  const tick = (name, value) => { const field = form.querySelector(`[name="${name}"][value="${value}"]`); if (field) field.checked = true; };
  tick("genre", record.what || "visit");
  tick("present", record.met === false ? "non" : "oui");
  for (const [name, value] of [["logement", record.condition], ["quoi", record.matter], ["ou", record.place], ["gravite", record.severity]]) if (value) tick(name, value);
  for (const topic of record.topics || []) tick("points", topic);
  tick("niveau", record.level || "team");
  at("texte").value = record.text || "";
  at("jour").value = record.on || dayOf(Date.now());
  at("jour").max = dayOf(Date.now());
  at("prochaine").value = record.nextOn || "";
  at("motif").value = record.motif || "";
  turn();
};
/* What is asked follows from what is told. */
const turn = () => {
  const what = new FormData(form).get("genre");
  show("de-visite", what === "visit");
  show("de-note", what === "note");
  show("d-incident", what === "incident");
  show("autres-jours", what === "visit");
};
const openForm = async (stop, record, correcting) => {
  current = { ...stop, correcting, id: record.id || newID(), server: correcting ? correcting.server : now.tour ? now.tour.key : stop.server };
  emptied();
  fill(record);
  at("visite-titre").textContent = stop.initials;
  at("visite-points").replaceChildren(...(stop.checklist || []).map(line => make("li", {}, line)));
  at("visite-fautes").replaceChildren();
  at("visite-garde").textContent = "";
  show("visite-motif", !!(correcting && (correcting.toConfirm || []).length));
  if (correcting) at("visite-fautes").append(make("p", { class: "err" }, correcting.sentence + ((correcting.toConfirm || []).length ? " " + say.confirm : "")));
  form.hidden = false;
  at("visite-titre").focus();
  form.scrollIntoView({ block: "start" });
  await list(current);
};
const stopOf = record => now.stops.find(s => s.followUp === record.followUp) || { followUp: record.followUp, initials: record.label || "" };

export const openVisit = async stop => openForm(stop, await draftOf(now.account, now.opened.key, stop.followUp) || {});
export const reopen = async x => {
  const draft = await draftOf(now.account, now.opened.key, x.id.slice(now.account.length + 1));
  if (draft) await openForm({ ...stopOf(draft), server: x.server }, draft);
};
export const correct = async r => {
  const record = await read(r, now.opened);
  if (record) await openForm(stopOf(record), record, r);
};
export const closeVisit = () => { clearTimeout(keeping); current = null; form.hidden = true; };

/* What is typed is kept, closed up, and says until when. */
export const keep = async () => {
  if (!current || !now.opened || current.correcting) return;
  await keepDraft(now.account, now.opened, values(), current.server);
  at("visite-garde").textContent = say.kept(moment.format(Date.now() + DRAFT));
};
form.addEventListener("change", turn);
form.addEventListener("input", e => { if (e.target.id === "photos") return; clearTimeout(keeping); keeping = setTimeout(keep, 800); });
at("photos").addEventListener("change", async () => {
  const files = [...at("photos").files], record = current;
  if (!record || !now.opened || !files.length) return;
  choosing = choosing.then(async () => { await keep(); await choose(files, record); }).catch(() => {});
  await choosing;
  at("photos").value = "";
});
at("visite-fermer").addEventListener("click", async () => { await choosing; await keep(); closeVisit(); await ask.paint(); });

const faultsOf = said => [
  said.what === "note" && !said.text && say.empty, said.what === "visit" && said.on > dayOf(Date.now()) && say.future,
  said.what === "visit" && said.nextOn && said.nextOn <= said.on && say.nextEarly,
  said.what === "incident" && !(said.matter && said.place && said.severity) && say.incidentMissing,
].filter(Boolean);
const tellFaults = faults => at("visite-fautes").replaceChildren(...faults.map(words => make("p", { class: "err" }, words)));

form.addEventListener("submit", async e => {
  e.preventDefault();
  // A photograph that is being made smaller goes along.
  await choosing;
  if (!current || !now.opened) return;
  const { motif, ...said } = values(), was = current.correcting, faults = faultsOf(said);
  tellFaults(faults);
  if (faults.length) return at("visite-fautes").scrollIntoView({ block: "center" });
  clearTimeout(keeping);
  const stop = current;
  current = null;
  const reasons = motif && was ? Object.fromEntries((was.toConfirm || []).map(x => [x.rule, motif])) : {};
  const record = { ...said, at: new Date(was ? was.at : Date.now()).toISOString(), kind: "visit", reasons };
  if (record.what === "incident") record.on = was ? said.on : dayOf(Date.now());
  try {
    await add(record, now.account, stop.server, now.opened, draftSlot(now.account, stop.followUp));
  } catch {
    // The disk is full: what was typed stays in the form.
    current = stop;
    return tellFaults([say.full]);
  }
  now.stops = now.stops.filter(s => s.followUp !== stop.followUp || said.what !== "visit");
  if (now.tour) await keepStops(now.tour, now.opened.key, now.stops);
  closeVisit();
  tell("queued", say.queued);
  await ask.paint();
  at("file").scrollIntoView({ block: "nearest" });
  await ask.sendAll();
});
