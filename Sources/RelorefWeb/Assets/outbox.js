// What was recorded here and is not on the server yet. Each record has an id made here, by which it arrives once.
import { base64, closeRecord, openRecord } from "./sealing.js";
import { all, move, one, put, remove } from "./store.js";

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

export const of = async account => (await all("outbox")).filter(r => r.account === account).sort((a, b) => a.at - b.at);

/* On the disk, closed up, before anybody is told that it is recorded; its draft goes in the same write. */
export const add = async (record, account, server, opened, draft) => {
  const closed = await closeRecord(record, account, server, opened.key);
  await move({ id: record.id, account, at: Date.parse(record.at), what: record.what, state: "waiting", lock: opened.lock, server, ...closed }, "outbox", draft, "draft");
};
export const drop = id => remove("outbox", id);
export const again = async id => { const kept = await one("outbox", id); if (kept) await put("outbox", { ...kept, state: "waiting", sentence: "", toConfirm: [] }); };
export const read = async (kept, opened) => kept.lock === opened.lock ? openRecord(kept, opened.key) : null;

/* Sends what waits, in the order in which it was recorded. Two pages do not send at the same time; if they did, the server
   would still write each record once. */
export const flush = () => navigator.locks.request("reloref-outbox", { ifAvailable: true }, async free => {
  if (!free) return { busy: true };
  const who = await whoIsThere();
  if (who.status !== 200) return { who, sent: 0 };
  await put("meta", { name: "current", account: who.account });
  let sent = 0;
  for (const kept of (await of(who.account)).filter(r => r.state === "waiting")) {
    const outcome = await deliver(kept);
    if (outcome === "sent") sent++;
    if (outcome === "stop") return { who, sent, held: true };
    if (outcome === "gone") return { who: { status: 401 }, sent };
  }
  return { who, sent };
});

const deliver = async kept => {
  let answer, told = {};
  try {
    answer = await send(page.records, { id: kept.id, key: kept.key, point: base64(kept.point), wrapped: base64(kept.wrapped), box: base64(kept.box) });
    if ((answer.headers.get("Content-Type") || "").includes("json")) told = await answer.json();
  } catch { return "stop"; }
  if (told.state === "kept") { await drop(kept.id); return "sent"; }
  if (answer.status === 401) return "gone";
  const isRefused = told.state === "review" || answer.status === 404 || answer.status === 413;
  if (!isRefused) return "stop";
  const current = await one("outbox", kept.id);
  if (current) await put("outbox", { ...current, state: "review", code: answer.status, sentence: told.sentence || "", toConfirm: told.toConfirm || [] });
  return "refused";
};
