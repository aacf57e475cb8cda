// The day's visits that the telephone takes along, and the code that opens them.
import { ITERATIONS, closeJSON, keyFrom, openJSON, random, unbase64 } from "./sealing.js";
import { all, change, one, put, remove } from "./store.js";

const MOST_WRONG = 5;

/* A code that others would try first. */
export const isSilly = code => {
  const steps = [...code].slice(1).map((c, i) => (c - code[i] + 10) % 10);
  if (new Set(steps).size === 1) return true;
  if (/^(\d{1,3})\1+\d{0,2}$/.test(code) || /^(\d)\1(\d)\2(\d)\3/.test(code) || new Set(code).size < 3) return true;
  if (code === [...code].reverse().join("")) return true;
  const day = (d, m) => d >= 1 && d <= 31 && m >= 1 && m <= 12;
  const n = (from, to) => Number(code.slice(from, to));
  if (code.length === 6 && (day(n(0, 2), n(2, 4)) || day(n(4, 6), n(2, 4)))) return true;
  if (code.length === 8 && (day(n(0, 2), n(2, 4)) && /^(19|20)/.test(code.slice(4)) || day(n(6, 8), n(4, 6)) && /^(19|20)/.test(code))) return true;
  return ["147258", "258369", "159753", "753951", "147369", "963852", "852456", "102030", "112358", "314159", "271828"].some(known => code.startsWith(known));
};
export const fault = code => !/^\d{6,}$/.test(code) ? "tooShort" : isSilly(code) ? "silly" : null;

const midnight = () => { const d = new Date(); d.setHours(24, 0, 0, 0); return d.getTime(); };
const probe = account => `reloref-lock-1|${account}`, said = account => `reloref-tour-1|${account}`;

export const lockOf = account => one("lock", account);

/* The key that a code gives, or nothing when it is not the code of this account on this device. */
export const keyOf = async (account, code) => {
  const lock = await lockOf(account);
  if (!lock) return null;
  const key = await keyFrom(code, lock.salt, lock.iterations);
  try { await openJSON(key, lock.probe, probe(account)); } catch { return null; }
  return { key, lock: lock.id };
};

/* A new code for this account: what was closed under the one before stays as it is. */
export const setCode = async (account, code) => {
  const salt = random(16), key = await keyFrom(code, salt, ITERATIONS), id = Date.now();
  await put("lock", { account, id, salt, iterations: ITERATIONS, probe: await closeJSON(key, 1, probe(account)), wrong: 0, notBefore: 0 });
  return { key, lock: id };
};

/* Opens with the code: { key, lock }, or { left } tries, or { wait } seconds. After five wrong ones the tour is gone. */
export const unlock = async (account, code) => {
  const lock = await lockOf(account), now = Date.now();
  if (lock.notBefore > now) return { wait: Math.ceil((lock.notBefore - now) / 1000) };
  // Counted before it is tried: closing the page does not give the try back.
  await put("lock", { ...lock, wrong: lock.wrong + 1 });
  const found = await keyOf(account, code);
  if (found) {
    await put("lock", { ...lock, wrong: 0, notBefore: 0 });
    return found;
  }
  const left = MOST_WRONG - lock.wrong - 1;
  if (left > 0) return { left };
  await remove("tour", account);
  await put("lock", { ...lock, wrong: lock.wrong + 1, notBefore: now + 30000 * 2 ** Math.min(8, -left) });
  return { left: 0 };
};

export const keepTour = async (sent, key) => {
  const { account } = sent;
  await put("tour", {
    account, until: midnight(), key: { id: sent.key.id, publicKey: unbase64(sent.key.publicKey) },
    box: await closeJSON(key, { stops: sent.stops }, said(account)),
  });
};

/* What is done leaves the tour. */
export const keepStops = async (tour, key, stops) => put("tour", { ...tour, box: await closeJSON(key, { stops }, said(tour.account)) });

/* The tour of today, if it was prepared and is not over. */
export const tourOf = async account => { await endTours(); return one("tour", account); };
export const stopsOf = async (tour, key) => (await openJSON(key, tour.box, said(tour.account))).stops;

/* Tours end at midnight. */
const endTours = async () => { for (const tour of await all("tour")) if (tour.until <= Date.now()) await remove("tour", tour.account); };

/* Drafts end after three days, with their photographs (R50). Answers how many drafts of an account ended. */
export const DRAFT = 72 * 3600000;
export const expire = async account => {
  await endTours();
  const drafts = await all("draft"), over = drafts.filter(x => x.at + DRAFT <= Date.now());
  for (const x of over) await dropDraft(x);
  const standing = new Set(drafts.filter(x => !over.includes(x)).map(x => x.record));
  for (const x of await all("attachment")) {
    if (x.state === "draft" && !standing.has(x.of) && x.at + 3600000 <= Date.now()) await change([["attachment", "delete", x.id], ["picture", "delete", x.id]]);
  }
  return over.filter(x => x.account === account).length;
};
export const dropDraft = async x => change([["draft", "delete", x.id],
  ...(await all("attachment")).filter(p => p.state === "draft" && p.of === x.record).flatMap(p => [["attachment", "delete", p.id], ["picture", "delete", p.id]])]);
export const forget = account => remove("tour", account);

const slot = (account, followUp) => `${account}|${followUp}`;
export const keepDraft = async (account, opened, draft, server) =>
  put("draft", { id: slot(account, draft.followUp), account, lock: opened.lock, server, record: draft.id, at: Date.now(), box: await closeJSON(opened.key, draft, `reloref-draft-1|${account}`) });
export const draftOf = async (account, key, followUp) => {
  const kept = await one("draft", slot(account, followUp));
  try { return kept && await openJSON(key, kept.box, `reloref-draft-1|${account}`); } catch { return undefined; }
};
export const draftSlot = slot;
