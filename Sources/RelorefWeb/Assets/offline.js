// The page without a network: opens the day's visits with a code, records one, and sends what waits when it can.
import { add, again, drop, flush, of, read, send, whoIsThere } from "./outbox.js";
import { newID } from "./sealing.js";
import { all as kept, one as found, put, remove } from "./store.js";
import { draftOf, draftSlot, expire, fault, forget, keepDraft, keepStops, keepTour, keyOf, lockOf, setCode, stopsOf, tourOf, unlock } from "./tour.js";
import { say } from "./words.js";

const d = document, page = d.body.dataset;
const at = id => d.getElementById(id);
const make = (tag, attributes = {}, ...children) => {
  const e = d.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
  e.append(...children);
  return e;
};
const button = (words, act, look = "btn b3") => { const b = make("button", { type: "button", class: look }, words); b.addEventListener("click", act); return b; };
const show = (id, on) => { at(id).hidden = !on; };
const tell = (id, words, look = "banner") => {
  const known = d.querySelector(`#annonces [data-of="${id}"]`);
  if (known) known.remove();
  if (words) at("annonces").append(make("div", { class: look, "data-of": id }, ...[].concat(words).map(w => typeof w === "string" ? make("span", {}, w) : w)));
};
const moment = new Intl.DateTimeFormat(d.documentElement.lang, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const dayOf = time => { const t = new Date(time); return `${t.getFullYear()}-${String(t.getMonth() + 1).padStart(2, "0")}-${String(t.getDate()).padStart(2, "0")}`; };

/* Whose page it is now: the account signed in when the server answers, the last one when it does not. */
let account = null, who = {}, tour, opened, stops = [], sending = false, locking = 0;

const lockUp = () => { opened = undefined; stops = []; closeVisit(); paint(); };

/* The head of the page: is there a network, who is there, what is the hour. */
const paintState = async () => {
  at("etat").textContent = { 0: say.offline, 200: say.online, 404: say.notAllowed }[who.status] || (who.status > 404 ? say.held : "");
  const waiting = account ? (await of(account)).filter(r => r.state === "waiting").length : 0;
  tell("sign-in", who.status === 401 && [say.signIn(waiting), make("a", { class: "btn b2", href: page.signin }, say.signInLink)], "banner warn");
  const drift = who.now ? Math.round((Date.now() - Date.parse(who.now)) / 60000) : 0;
  tell("drift", Math.abs(drift) > 5 && say.drift(drift), "banner warn");
  tell("version", who.version && who.version !== page.version && [say.newVersion, button(say.reload, takeOver, "btn b2")]);
  tell("allowed", who.status === 200 && !who.allowed && say.notAllowed, "banner warn");
};

const paint = async () => {
  tour = account ? await tourOf(account) : undefined;
  const lock = account && await lockOf(account), waiting = account ? await of(account) : [];
  const drafts = account ? (await kept("draft")).filter(x => x.account === account) : [];
  show("ouvrir", !opened && lock && (tour || waiting.length || drafts.length));
  show("preparer", !tour && who.status === 200 && who.allowed);
  show("tournee", !!opened);
  at("jusqua").textContent = tour ? say.until : "";
  const list = at("visites");
  list.replaceChildren(...stops.map(stop => make("li", { class: "panel" },
    make("h3", {}, stop.initials), make("p", { class: "small muted" }, stop.what),
    make("p", {}, make("a", { href: "geo:0,0?q=" + encodeURIComponent(stop.address) }, stop.address)),
    make("div", { class: "acts" }, button(say.record, () => openVisit(stop), "btn"),
      ...(stop.phone ? [make("a", { class: "btn b2", href: "tel:" + stop.phone.replace(/[^+\d]/g, "") }, `${say.call} ${stop.phone}`)] : [])))));
  if (opened && tour && !stops.length) list.append(make("li", { class: "muted" }, say.none));
  await paintOutbox(waiting, drafts);
  await paintState();
};

const open = async () => { stops = tour ? await stopsOf(tour, opened.key) : []; await paint(); };

/* What waits: a line each, with all that can be done with it alone. */
const paintOutbox = async (waiting, drafts) => {
  at("combien").textContent = waiting.length;
  show("rien", !waiting.length && !drafts.length);
  show("envoyer-actes", waiting.length > 0);
  show("exporter", !!opened);
  const old = Date.now() - 3 * 86400000;
  at("envois").replaceChildren(...waiting.map(r => {
    const isReview = r.state === "review";
    const line = make("li", { class: "panel", "data-record": r.id },
      make("p", { class: "what" }, say.of(r.what === "note" ? say.note : say.visit, moment.format(r.at)) + " ", make("span", { class: isReview ? "badge late" : "badge wait" }, isReview ? say.review : say.waiting)));
    if (isReview) line.append(make("p", { class: "err" }, r.sentence || (r.code === 404 ? say.hidden404 : say.large)));
    if (r.at < old) line.append(make("p", { class: "err" }, say.late));
    const acts = make("div", { class: "acts" }), words = make("pre", { class: "words" });
    words.hidden = true;
    if (opened) acts.append(
      button(say.read, async () => { words.textContent = await asText(r); words.hidden = !words.hidden; }),
      button(say.copy, async e => { await navigator.clipboard.writeText(await asText(r)); e.target.textContent = say.copied; }),
      button(say.save, async () => save(await asText(r))));
    else acts.append(make("span", { class: "small muted" }, say.sealed));
    if (isReview && opened && r.code === 422) acts.append(button(say.correct, () => correct(r)));
    if (isReview) acts.append(button(say.retry, async () => { await again(r.id); await paint(); await sendAll(); }));
    acts.append(confirmed(say.remove, async () => { await drop(r.id); await paint(); }));
    line.append(words, acts);
    return line;
  }), ...(opened ? drafts : []).map(x => make("li", { class: "panel" },
    make("p", { class: "what" }, say.of(say.draft, moment.format(x.at))),
    make("div", { class: "acts" }, button(say.open, () => reopen(x)), confirmed(say.remove, async () => { await remove("draft", x.id); await paint(); })))));
};

/* Nothing is deleted by one touch. */
const confirmed = (words, act) => {
  const b = button(words, () => { if (b.dataset.sure) act(); else { b.dataset.sure = "1"; b.textContent = say.sure; b.classList.add("bx"); } });
  return b;
};

const labelOf = (name, value) => { const field = d.querySelector(`#visite [name="${name}"][value="${value}"]`); return field ? field.closest("label").textContent.trim() : value; };
const asText = async r => {
  const record = await read(r, opened);
  if (!record) return say.unreadable;
  const lines = [`${record.what === "note" ? say.note : say.visit} ${record.label || ""}, ${moment.format(r.at)}`];
  if (record.what === "visit") {
    lines.push(`${say.day}${say.colon}${record.on}`, `${say.met}${say.colon}${record.met ? say.yes : say.no}`);
    if (record.condition) lines.push(`${say.condition}${say.colon}${labelOf("logement", record.condition)}`);
    if (record.topics.length) lines.push(`${say.about}${say.colon}${record.topics.map(t => labelOf("points", t)).join(", ")}`);
    if (record.nextOn) lines.push(`${say.next}${say.colon}${record.nextOn}`);
  }
  return [...lines, record.text].join("\n");
};
const save = text => {
  const link = make("a", { download: say.file, href: URL.createObjectURL(new Blob([text], { type: "text/plain" })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

/* The form of a visit. */
const form = at("visite");
let current = null, keeping = 0;
const values = () => {
  const fields = new FormData(form);
  return { what: fields.get("genre"), followUp: current.followUp, label: current.initials, met: fields.get("present") !== "non", condition: fields.get("logement") || null,
    topics: fields.getAll("points"), text: fields.get("texte").trim(), level: fields.get("niveau"), on: fields.get("jour") || dayOf(Date.now()), nextOn: fields.get("prochaine") || null, motif: fields.get("motif").trim() };
};
const fill = record => {
  form.reset();
  const tick = (name, value) => { const field = form.querySelector(`[name="${name}"][value="${value}"]`); if (field) field.checked = true; };
  tick("genre", record.what || "visit");
  tick("present", record.met === false ? "non" : "oui");
  if (record.condition) tick("logement", record.condition);
  for (const topic of record.topics || []) tick("points", topic);
  tick("niveau", record.level || "team");
  at("texte").value = record.text || "";
  at("jour").value = record.on || dayOf(Date.now());
  at("jour").max = dayOf(Date.now());
  at("prochaine").value = record.nextOn || "";
  at("motif").value = record.motif || "";
  turn();
};
const turn = () => { const isNote = new FormData(form).get("genre") === "note"; show("de-visite", !isNote); show("de-note", isNote); show("autres-jours", !isNote); };
const openForm = (stop, record, correcting) => {
  current = { ...stop, correcting };
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
};
const openVisit = async stop => openForm(stop, await draftOf(account, opened.key, stop.followUp) || {});
const reopen = async x => {
  const draft = await draftOf(account, opened.key, x.id.slice(account.length + 1));
  if (draft) openForm(stops.find(s => s.followUp === draft.followUp) || { followUp: draft.followUp, initials: draft.label, server: x.server }, draft);
};
const correct = async r => {
  const record = await read(r, opened);
  if (record) openForm(stops.find(s => s.followUp === record.followUp) || { followUp: record.followUp, initials: record.label || "" }, record, r);
};
const closeVisit = () => { clearTimeout(keeping); current = null; form.hidden = true; };

form.addEventListener("change", turn);
form.addEventListener("input", () => { clearTimeout(keeping); keeping = setTimeout(keep, 800); });
const keep = async () => {
  if (!current || !opened || current.correcting) return;
  await keepDraft(account, opened, values(), tour ? tour.key : current.server);
  at("visite-garde").textContent = say.kept;
};
at("visite-fermer").addEventListener("click", async () => { await keep(); closeVisit(); await paint(); });
form.addEventListener("submit", async e => {
  e.preventDefault();
  if (!current || !opened) return;
  const { motif, ...said } = values(), was = current.correcting;
  const faults = [said.what === "note" && !said.text && say.empty, said.what === "visit" && said.on > dayOf(Date.now()) && say.future,
    said.what === "visit" && said.nextOn && said.nextOn <= said.on && say.nextEarly].filter(Boolean);
  at("visite-fautes").replaceChildren(...faults.map(words => make("p", { class: "err" }, words)));
  if (faults.length) return;
  clearTimeout(keeping);
  const stop = current;
  current = null;
  const reasons = motif && was ? Object.fromEntries((was.toConfirm || []).map(x => [x.rule, motif])) : {};
  const record = { ...said, id: was ? was.id : newID(), at: new Date(was ? was.at : Date.now()).toISOString(), kind: "visit", reasons };
  await add(record, account, was ? was.server : tour ? tour.key : stop.server, opened, draftSlot(account, stop.followUp));
  stops = stops.filter(s => s.followUp !== stop.followUp || said.what === "note");
  if (tour) await keepStops(tour, opened.key, stops);
  closeVisit();
  tell("queued", say.queued);
  await paint();
  at("file").scrollIntoView({ block: "nearest" });
  persist();
  await sendAll();
});

/* Sending: on opening, when the network seems back, when one comes back to the page, every half minute, and by hand. */
const sendAll = async () => {
  if (sending) return;
  sending = true;
  try {
    const done = await flush();
    if (done.busy) return;
    await meet(done.who);
    if (done.sent) { tell("queued"); tell("sent", say.sent(done.sent)); }
    tell("held", done.held && say.held, "banner warn");
  } finally { sending = false; }
  await paint();
};
/* Another account than before: what was open is closed. */
const meet = async now => {
  who = now;
  const seen = now.account || ((await found("meta", "current")) || {}).account || null;
  if (seen !== account) { opened = undefined; stops = []; closeVisit(); account = seen; }
  if (now.account) await put("meta", { name: "current", account });
};

at("envoyer").addEventListener("click", sendAll);
at("exporter").addEventListener("click", async () => save((await Promise.all((await of(account)).map(asText))).join("\n\n")));
at("verrouiller").addEventListener("click", lockUp);
addEventListener("online", sendAll);
addEventListener("offline", () => { who = { status: 0 }; paintState(); });
d.addEventListener("visibilitychange", () => {
  clearTimeout(locking);
  if (d.visibilityState === "visible") sendAll();
  else { keep(); locking = setTimeout(lockUp, 5 * 60000); }
});
setInterval(async () => { if (d.visibilityState === "visible" && account && (await of(account)).some(r => r.state === "waiting")) sendAll(); }, 30000);
setInterval(async () => { await expire(); if (tour && tour.until <= Date.now()) lockUp(); }, 60000);

/* The way in. */
const code = id => at(id).value.replace(/\s/g, "");
const wrong = (id, words) => { at(id + "-e").textContent = words || ""; at(id).setAttribute("aria-invalid", words ? "true" : "false"); if (words) at(id).focus(); };
at("ouvrir").addEventListener("submit", async e => {
  e.preventDefault();
  const tried = await unlock(account, code("code-ouvrir"));
  at("code-ouvrir").value = "";
  wrong("code-ouvrir", tried.wait ? say.later(tried.wait) : tried.key ? "" : say.wrong(tried.left));
  if (tried.key) { opened = tried; tour = await tourOf(account); await open(); } else await paint();
});
let warned = "";
at("preparer").addEventListener("submit", async e => {
  e.preventDefault();
  const typed = code("code-preparer"), bad = fault(typed);
  if (bad) return wrong("code-preparer", say[bad]);
  const same = await keyOf(account, typed);
  const waits = (await of(account)).length > 0 || (await kept("draft")).some(x => x.account === account);
  if (!same && waits && await lockOf(account) && warned !== typed) { warned = typed; return wrong("code-preparer", say.otherCode); }
  wrong("code-preparer");
  try {
    const answer = await send(page.tour, {});
    if (!answer.ok) throw new Error(answer.status);
    const sent = await answer.json();
    if (sent.account !== account) throw new Error("account");
    opened = same || await setCode(account, typed);
    await keepTour(sent, opened.key);
    at("code-preparer").value = "";
    tour = await tourOf(account);
    tell("prepared", say.prepared(sent.stops.length));
    localStorage.setItem("reloref-hors-connexion", "1");
    await open();
    await persist();
  } catch { wrong("code-preparer", say.failed); }
});

/* The browser is asked to keep what waits; it says what it promises. */
const persist = async () => {
  const promised = navigator.storage && navigator.storage.persist ? await navigator.storage.persist() : false;
  at("garde").textContent = promised ? say.persisted : say.notPersisted;
};

/* Signing out while something waits. */
const leave = async () => {
  if (account) await forget(account);
  if (!(await kept("outbox")).length && !(await kept("draft")).length) localStorage.removeItem("reloref-hors-connexion");
  try { await send(page.leave, {}); } catch { lockUp(); return tell("leave", say.cannotLeave, "banner warn"); }
  location.assign(page.signin.split("?")[0]);
};
const askToLeave = async () => {
  const waiting = account ? await of(account) : [];
  if (location.hash !== "#depart" || !sessionStorage.getItem("reloref-depart")) return;
  sessionStorage.removeItem("reloref-depart");
  if (!waiting.length) return leave();
  at("depart-combien").textContent = say.leaving(waiting.length);
  at("depart-garder").textContent = say.keepFor(who.name);
  show("depart", true);
  at("depart").focus();
};
at("depart-envoyer").addEventListener("click", async () => {
  await sendAll();
  if ((await of(account)).length) return tell("leave", who.status === 0 ? say.cannotLeave : say.stillThere, "banner warn");
  await leave();
});
at("depart-garder").addEventListener("click", leave);
at("depart-supprimer").replaceWith(Object.assign(confirmed(at("depart-supprimer").textContent, async () => {
  for (const r of await of(account)) await drop(r.id);
  for (const x of await kept("draft")) if (x.account === account) await remove("draft", x.id);
  await leave();
}), { id: "depart-supprimer", className: "btn bx" }));
addEventListener("hashchange", askToLeave);

/* The worker that keeps this page; a newer one takes over when nothing is being sent. */
let registration;
const takeOver = async () => {
  if (sending) return setTimeout(takeOver, 300);
  if (registration) { await registration.update().catch(() => {}); if (registration.waiting) registration.waiting.postMessage("take over"); }
  location.reload();
};
const register = async () => {
  const policy = window.trustedTypes ? trustedTypes.createPolicy(page.policy, { createScriptURL: address => { if (address !== page.worker) throw new TypeError(address); return address; } }) : { createScriptURL: a => a };
  registration = await navigator.serviceWorker.register(policy.createScriptURL(page.worker), { scope: page.scope });
  if (registration.waiting && !sending) registration.waiting.postMessage("take over");
};

const begin = async () => {
  if (!window.indexedDB || !crypto.subtle || !navigator.locks || !navigator.serviceWorker) { at("etat").textContent = say.unsupported; return; }
  show("travail", true);
  register().catch(() => {});
  await expire();
  await meet({});
  await paint();
  await sendAll();
  await askToLeave();
  if (navigator.storage && navigator.storage.persisted) at("garde").textContent = await navigator.storage.persisted() ? say.persisted : say.notPersisted;
};
begin();
