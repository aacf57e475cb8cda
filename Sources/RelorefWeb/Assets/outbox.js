// What was recorded here and is not on the server yet. Each record and each photograph has an id made here, by which it
// arrives once; a photograph leaves when the record that it belongs to is there.
import { base64, closeBytes, closeRecord, framed, openBytes, openRecord, unframed } from "./sealing.js";
import { all, change, one, put } from "./store.js";

const script = { "Reloref-Envoi": "1" };
const page = document.body.dataset;

/* Who is signed in, or 401, or nothing when the server cannot be reached. */
export const whoIsThere = async () => {
  try {
    const answer = await fetch(page.account, { headers: script, cache: "no-store", redirect: "manual" });
    if (answer.status === 401) return { status: 401 };
    return answer.ok ? { status: 200, ...await answer.json() } : { status: answer.status || 503 };
  } catch { return { status: 0 }; }
};
export const send = (address, value) => fetch(address, {
  method: "POST", headers: { ...script, "Content-Type": "application/json" }, body: JSON.stringify(value), cache: "no-store", redirect: "manual",
});

const mine = async (store, account) => (await all(store)).filter(x => x.account === account).sort((a, b) => a.at - b.at);
export const of = account => mine("outbox", account);

/* Photographs of a record; those of an account whose record has left before them. */
export const photosOf = async record => (await all("attachment")).filter(x => x.of === record).sort((a, b) => a.at - b.at);
export const alone = async account => {
  const records = new Set((await of(account)).map(r => r.id));
  return (await mine("attachment", account)).filter(x => x.state !== "draft" && !records.has(x.of));
};
/* All that an account has not sent: records, and photographs that are alone. */
export const pending = async account => [...await of(account), ...await alone(account)];

/* On the disk, closed up, before anybody is told that it is recorded: its draft goes and its photographs stay in the same write. */
export const add = async (record, account, server, opened, draft) => {
  const closed = await closeRecord(record, account, server, opened.key), photos = await photosOf(record.id);
  await change([
    ["outbox", "put", { id: record.id, account, at: Date.parse(record.at), what: record.what, state: "waiting", lock: opened.lock, server, ...closed }],
    ["draft", "delete", draft], ...photos.filter(x => x.state === "draft").map(x => ["attachment", "put", { ...x, state: "waiting" }]),
  ]);
};

/* A photograph of a record that is being written, or that waits to be corrected. */
export const addPhoto = async (id, bytes, record, state, account, server, opened) => {
  const { box, ...closed } = await closeBytes(id, framed({ id, of: record }, bytes), account, server, opened.key);
  await change([
    ["attachment", "put", { id, account, of: record, at: Date.now(), state, size: bytes.length, lock: opened.lock, server, ...closed }], ["picture", "put", { id, box }],
  ]);
};
const gone = x => [["attachment", "delete", x.id], ["picture", "delete", x.id]];
export const dropPhoto = x => change(gone(x));
export const drop = async id => change([["outbox", "delete", id], ...(await photosOf(id)).flatMap(gone)]);

export const again = async id => {
  for (const store of ["outbox", "attachment"]) {
    const kept = await one(store, id);
    if (kept) await put(store, { ...kept, state: "waiting", sentence: "", toConfirm: [] });
  }
};
export const read = async (kept, opened) => kept.lock === opened.lock ? openRecord(kept, opened.key) : null;
export const picture = async (kept, opened) =>
  kept.lock === opened.lock ? unframed(await openBytes({ ...kept, ...await one("picture", kept.id) }, opened.key)) : null;

/* Sends what waits, in the order in which it was recorded, then the photographs. Two pages do not send at the same time; if
   they did, the server would still write each once. */
export const flush = () => navigator.locks.request("reloref-outbox", { ifAvailable: true }, async free => {
  if (!free) return { busy: true };
  const who = await whoIsThere();
  if (who.status !== 200) return { who, sent: 0 };
  await put("meta", { name: "current", account: who.account });
  const done = { who, sent: 0 };
  const take = async (store, kept) => {
    const outcome = await deliver(store, kept);
    if (outcome === "sent") done.sent++;
    if (outcome === "stop") done.held = true;
    if (outcome === "gone") done.who = { status: 401 };
  };
  const over = () => done.held || done.who.status !== 200;
  for (const kept of (await of(who.account)).filter(r => r.state === "waiting")) {
    await take("outbox", kept);
    if (over()) return done;
  }
  // Two at a time: while the server looks through one, the other is on its way.
  const photos = (await alone(who.account)).filter(x => x.state === "waiting");
  const walk = async () => { while (photos.length && !over()) await take("attachment", photos.shift()); };
  await Promise.all([walk(), walk()]);
  return done;
});

/* What becomes of one: it is there, nothing answers, the session is over, or it is to be looked at again. */
const deliver = async (store, kept) => {
  let answer, told = {};
  try {
    const box = store === "outbox" ? kept.box : (await one("picture", kept.id)).box;
    answer = await send(store === "outbox" ? page.records : page.photos,
      { id: kept.id, key: kept.key, point: base64(kept.point), wrapped: base64(kept.wrapped), box: base64(box) });
    if ((answer.headers.get("Content-Type") || "").includes("json")) told = await answer.json();
  } catch { return "stop"; }
  // A record leaves alone: its photographs follow it, and are forgotten one by one.
  if (told.state === "kept") { await change(store === "outbox" ? [["outbox", "delete", kept.id]] : gone(kept)); return "sent"; }
  if (answer.status === 401) return "gone";
  const isRefused = told.state === "review" || answer.status === 404 || answer.status === 413;
  if (!isRefused) return "stop";
  const current = await one(store, kept.id);
  if (current) await put(store, { ...current, state: "review", code: answer.status, sentence: told.sentence || "", toConfirm: told.toConfirm || [] });
  return "refused";
};
