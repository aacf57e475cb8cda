// What waits to be sent: a line each, with all that can be done with it alone.
import { ask, now } from "./now.js";
import { again, alone, drop, dropPhoto, of, photosOf, picture, read } from "./outbox.js";
import { at, button, confirmed, make, moment, save, show } from "./parts.js";
import { weight } from "./photos.js";
import { DRAFT, dropDraft } from "./tour.js";
import { correct, reopen } from "./visit.js";
import { say } from "./words.js";

const badge = isReview => make("span", { class: isReview ? "badge late" : "badge wait" }, isReview ? say.review : say.waiting);
const why = x => x.sentence || (x.code === 404 ? say.hidden404 : say.large);
const retry = x => button(say.retry, async () => { await again(x.id); await ask.paint(); await ask.sendAll(); });
const isOld = x => x.at < Date.now() - 3 * 86400000;

const labelOf = (name, value) => { const field = document.querySelector(`#visite [name="${name}"][value="${value}"]`); return field ? field.closest("label").textContent.trim() : value; };
const asText = async r => {
  const record = await read(r, now.opened);
  if (!record) return say.unreadable;
  const lines = [`${say.kinds[record.what]} ${record.label || ""}, ${moment.format(r.at)}`];
  const told = (name, words) => { if (words) lines.push(`${name}${say.colon}${words}`); };
  if (record.what !== "note") told(say.day, record.on);
  if (record.what === "visit") {
    told(say.met, record.met ? say.yes : say.no);
    told(say.condition, record.condition && labelOf("logement", record.condition));
    told(say.about, record.topics.map(t => labelOf("points", t)).join(", "));
    told(say.next, record.nextOn);
  }
  if (record.what === "incident") {
    told(say.broken, labelOf("quoi", record.matter));
    told(say.where, labelOf("ou", record.place));
    told(say.severity, labelOf("gravite", record.severity));
  }
  const photos = (await photosOf(r.id)).length;
  if (photos) lines.push(say.photos(photos));
  return [...lines, record.text].join("\n");
};
const savePhoto = async x => { const bytes = await picture(x, now.opened); if (bytes) save(bytes, `photo-${x.id.slice(0, 8)}.jpg`, "image/jpeg"); };

const recordLine = async r => {
  const isReview = r.state === "review", photos = await photosOf(r.id);
  const line = make("li", { class: "panel", "data-record": r.id },
    make("p", { class: "what" }, say.of(say.kinds[r.what], moment.format(r.at)) + (photos.length ? `, ${say.photos(photos.length)} ` : " "), badge(isReview)));
  if (isReview) line.append(make("p", { class: "err" }, why(r)));
  if (isOld(r)) line.append(make("p", { class: "err" }, say.late));
  const acts = make("div", { class: "acts" }), words = make("pre", { class: "words" });
  words.hidden = true;
  if (now.opened) acts.append(
    button(say.read, async () => { words.textContent = await asText(r); words.hidden = !words.hidden; }),
    button(say.copy, async e => { await navigator.clipboard.writeText(await asText(r)); e.target.textContent = say.copied; }),
    button(say.save, async () => { save(await asText(r), say.file, "text/plain"); for (const x of photos) await savePhoto(x); }));
  else acts.append(make("span", { class: "small muted" }, say.sealed));
  if (isReview && now.opened && r.code === 422) acts.append(button(say.correct, () => correct(r)));
  if (isReview) acts.append(retry(r));
  acts.append(confirmed(say.remove, async () => { await drop(r.id); await ask.paint(); }));
  line.append(words, acts);
  return line;
};

/* A photograph whose record is on the server already. */
const photoLine = x => {
  const isReview = x.state === "review";
  const line = make("li", { class: "panel", "data-record": x.id, "data-photo": "" },
    make("p", { class: "what" }, say.of(say.aPhoto(weight(x.size)), moment.format(x.at)) + " ", badge(isReview)));
  if (isReview) line.append(make("p", { class: "err" }, why(x)), make("p", { class: "small" }, say.recordArrived));
  if (isOld(x)) line.append(make("p", { class: "err" }, say.late));
  const acts = make("div", { class: "acts" });
  if (now.opened) acts.append(button(say.save, () => savePhoto(x)));
  if (isReview) acts.append(retry(x));
  acts.append(confirmed(say.remove, async () => { await dropPhoto(x); await ask.paint(); }));
  line.append(acts);
  return line;
};

const draftLine = x => make("li", { class: "panel" },
  make("p", { class: "what" }, say.of(say.draft, moment.format(x.at))), make("p", { class: "small muted" }, say.draftUntil(moment.format(x.at + DRAFT))),
  make("div", { class: "acts" }, button(say.open, () => reopen(x)), confirmed(say.remove, async () => { await dropDraft(x); await ask.paint(); })));

export const paintOutbox = async (records, photos, drafts) => {
  const count = records.length + photos.length;
  at("combien").textContent = count;
  show("rien", !count && !drafts.length);
  show("envoyer-actes", count > 0);
  show("exporter", !!now.opened);
  at("envois").replaceChildren(
    ...await Promise.all(records.map(recordLine)), ...photos.map(photoLine), ...(now.opened ? drafts : []).map(draftLine));
};

at("exporter").addEventListener("click", async () => {
  save((await Promise.all((await of(now.account)).map(asText))).join("\n\n"), say.file, "text/plain");
  for (const r of await of(now.account)) for (const x of await photosOf(r.id)) await savePhoto(x);
  for (const x of await alone(now.account)) await savePhoto(x);
});
