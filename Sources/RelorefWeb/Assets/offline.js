// The page without a network: opens the day's visits with a code, and sends what waits when it can.
import { askToLeave } from "./leaving.js";
import { ask, now, page } from "./now.js";
import { alone, flush, of, pending, send } from "./outbox.js";
import { at, button, make, show, tell } from "./parts.js";
import { promised, register, takeOver } from "./shell.js";
import { all as kept, one as found, put } from "./store.js";
import { expire, fault, keepTour, keyOf, lockOf, setCode, stopsOf, tourOf, unlock } from "./tour.js";
import { closeVisit, keep, openVisit } from "./visit.js";
import { paintOutbox } from "./waiting.js";
import { say } from "./words.js";

const d = document;
let locking = 0;

const lockUp = () => { now.opened = undefined; now.stops = []; closeVisit(); paint(); };

/* The head of the page: is there a network, who is there, what is the hour. */
const paintState = async waiting => {
  const { who } = now;
  at("etat").textContent = { 0: say.offline, 200: say.online, 404: say.notAllowed }[who.status] || (who.status > 404 ? say.held : "");
  tell("sign-in", who.status === 401 && [say.signIn(waiting), make("a", { class: "btn b2", href: page.signin }, say.signInLink)], "banner warn");
  const drift = who.now ? Math.round((Date.now() - Date.parse(who.now)) / 60000) : 0;
  tell("drift", Math.abs(drift) > 5 && say.drift(drift), "banner warn");
  tell("version", who.version && who.version !== page.version && [say.newVersion, button(say.reload, takeOver, "btn b2")]);
  tell("allowed", who.status === 200 && !who.allowed && say.notAllowed, "banner warn");
};

const stopLine = stop => make("li", { class: "panel" },
  make("h3", {}, stop.initials), make("p", { class: "small muted" }, stop.what),
  make("p", {}, make("a", { href: "geo:0,0?q=" + encodeURIComponent(stop.address) }, stop.address)),
  make("div", { class: "acts" }, button(say.record, () => openVisit(stop), "btn"),
    ...(stop.phone ? [make("a", { class: "btn b2", href: "tel:" + stop.phone.replace(/[^+\d]/g, "") }, `${say.call} ${stop.phone}`)] : [])));

const paint = async () => {
  const { account } = now;
  now.tour = account ? await tourOf(account) : undefined;
  const lock = account && await lockOf(account), records = account ? await of(account) : [], photos = account ? await alone(account) : [];
  const drafts = account ? (await kept("draft")).filter(x => x.account === account) : [];
  show("ouvrir", !now.opened && lock && (now.tour || records.length || photos.length || drafts.length));
  show("preparer", !now.tour && now.who.status === 200 && now.who.allowed);
  show("tournee", !!now.opened);
  at("jusqua").textContent = now.tour ? say.until : "";
  at("visites").replaceChildren(...now.stops.map(stopLine));
  if (now.opened && now.tour && !now.stops.length) at("visites").append(make("li", { class: "muted" }, say.none));
  await paintOutbox(records, photos, drafts);
  await paintState([...records, ...photos].filter(x => x.state === "waiting").length);
};
ask.paint = paint;
ask.lockUp = lockUp;

const open = async () => { now.stops = now.tour ? await stopsOf(now.tour, now.opened.key) : []; await paint(); };

/* Sending: on opening, when the network seems back, when one comes back to the page, every half minute, and by hand. */
const sendAll = async () => {
  if (now.sending) return;
  now.sending = true;
  try {
    const done = await flush();
    if (done.busy) return;
    await meet(done.who);
    if (done.sent) { tell("queued"); tell("sent", say.sent(done.sent)); }
    tell("held", done.held && say.held, "banner warn");
  } finally { now.sending = false; }
  await paint();
};
ask.sendAll = async () => { await promised(true); await sendAll(); };

/* Another account than before: what was open is closed. */
const meet = async who => {
  now.who = who;
  const seen = who.account || ((await found("meta", "current")) || {}).account || null;
  if (seen !== now.account) { now.opened = undefined; now.stops = []; closeVisit(); now.account = seen; }
  if (who.account) await put("meta", { name: "current", account: now.account });
};

/* What is over goes, and a draft that went is told of. */
const tidy = async () => { const over = await expire(now.account); if (over) tell("expired", say.expired(over), "banner warn"); };

at("envoyer").addEventListener("click", sendAll);
at("verrouiller").addEventListener("click", lockUp);
addEventListener("online", sendAll);
addEventListener("offline", () => { now.who = { status: 0 }; paint(); });
d.addEventListener("visibilitychange", () => {
  clearTimeout(locking);
  if (d.visibilityState === "visible") sendAll();
  else { keep(); locking = setTimeout(lockUp, 5 * 60000); }
});
setInterval(async () => { if (d.visibilityState === "visible" && now.account && (await pending(now.account)).some(x => x.state === "waiting")) sendAll(); }, 30000);
setInterval(async () => { await tidy(); if (now.tour && now.tour.until <= Date.now()) lockUp(); }, 60000);

/* The way in. */
const code = id => at(id).value.replace(/\s/g, "");
const wrong = (id, words) => { at(id + "-e").textContent = words || ""; at(id).setAttribute("aria-invalid", words ? "true" : "false"); if (words) at(id).focus(); };
at("ouvrir").addEventListener("submit", async e => {
  e.preventDefault();
  const tried = await unlock(now.account, code("code-ouvrir"));
  at("code-ouvrir").value = "";
  wrong("code-ouvrir", tried.wait ? say.later(tried.wait) : tried.key ? "" : say.wrong(tried.left));
  if (tried.key) { now.opened = tried; now.tour = await tourOf(now.account); await open(); } else await paint();
});
let warned = "";
at("preparer").addEventListener("submit", async e => {
  e.preventDefault();
  const { account } = now, typed = code("code-preparer"), bad = fault(typed);
  if (bad) return wrong("code-preparer", say[bad]);
  const same = await keyOf(account, typed);
  const waits = (await pending(account)).length > 0 || (await kept("draft")).some(x => x.account === account);
  if (!same && waits && await lockOf(account) && warned !== typed) { warned = typed; return wrong("code-preparer", say.otherCode); }
  wrong("code-preparer");
  try {
    const answer = await send(page.tour, {});
    if (!answer.ok) throw new Error(answer.status);
    const sent = await answer.json();
    if (sent.account !== account) throw new Error("account");
    now.opened = same || await setCode(account, typed);
    await keepTour(sent, now.opened.key);
    at("code-preparer").value = "";
    now.tour = await tourOf(account);
    tell("prepared", say.prepared(sent.stops.length));
    localStorage.setItem("reloref-hors-connexion", "1");
    await open();
    await promised(true);
  } catch { wrong("code-preparer", say.failed); }
});

const begin = async () => {
  if (!window.indexedDB || !crypto.subtle || !navigator.locks || !navigator.serviceWorker) { at("etat").textContent = say.unsupported; return; }
  show("travail", true);
  register().catch(() => {});
  await meet({});
  await tidy();
  await paint();
  await sendAll();
  await askToLeave();
  await promised(false);
};
begin();
