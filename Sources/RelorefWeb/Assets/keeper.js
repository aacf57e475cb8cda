// Keeps the last state of a household's page for when there is no network: one document for each code, sealed under a key that
// is made from the code in the address and stands nowhere, until the moment that the server named. The network comes first;
// what it says of a code that ended takes the copy away. `shell`, the look and the door, stands above, written by the server.
const looks = "page-look", copies = "page-copy", asked = new Map();
const bytes = text => new TextEncoder().encode(text);

self.addEventListener("install", e => e.waitUntil((async () => {
  await (await caches.open(looks)).addAll(shell.map(address => new Request(address, { cache: "reload" })));
  await self.skipWaiting();
})()));

self.addEventListener("activate", e => e.waitUntil((async () => { await sweep(); await self.clients.claim(); })()));

/* The code as the server reads it, and as it stands in the address. */
const codeOf = address => {
  const part = (/^\/r\/([^/]+)/.exec(new URL(address).pathname) || [])[1] || "";
  const code = part.toUpperCase().replace(/-|%20/g, "");
  return /^[A-Z]{16}$/.test(code) ? { code, part } : null;
};

/* What the copy is called, and its key: neither leads back to the code. */
const secrets = async code => {
  const base = await crypto.subtle.importKey("raw", bytes(code), "HKDF", false, ["deriveBits", "deriveKey"]);
  const way = what => ({ name: "HKDF", hash: "SHA-256", salt: bytes("page"), info: bytes(what) });
  const name = new Uint8Array(await crypto.subtle.deriveBits(way("name"), base, 128));
  const key = await crypto.subtle.deriveKey(way("key"), base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  return { key, name: "/copie-" + [...name].map(x => x.toString(16).padStart(2, "0")).join("") };
};

const forget = async code => (await caches.open(copies)).delete((await secrets(code)).name);
const isOver = until => !(Date.parse(until) > Date.now());

/* What is over goes, whoever opens what. */
const sweep = async () => {
  const cache = await caches.open(copies);
  for (const request of await cache.keys()) if (isOver((await cache.match(request)).headers.get("page-until"))) await cache.delete(request);
};

const save = async (code, answer) => {
  const { name, key } = await secrets(code);
  const until = answer.headers.get("page-until"), iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = bytes(JSON.stringify({ until, policy: answer.headers.get("content-security-policy"), body: await answer.text() }));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytes(name) }, key, plain));
  const headers = { "Content-Type": "application/octet-stream", "page-until": until };
  await (await caches.open(copies)).put(name, new Response(new Blob([iv, sealed]), { headers }));
};

/* The copy, while it may be shown; nothing for another code. */
const shown = async code => {
  const { name, key } = await secrets(code);
  const cache = await caches.open(copies), found = await cache.match(name);
  if (!found) return null;
  const whole = new Uint8Array(await found.arrayBuffer());
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: whole.slice(0, 12), additionalData: bytes(name) }, key, whole.slice(12));
  const { until, policy, body } = JSON.parse(new TextDecoder().decode(plain));
  if (isOver(until)) { await cache.delete(name); return null; }
  return new Response(body, { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy, "Referrer-Policy": "no-referrer" } });
};

/* A code that ended, a check that is asked again: the server shows nothing any more, and neither does the telephone. */
const ended = answer => !answer.headers.has("page-until") && [200, 404, 410].includes(answer.status);

/* Looks again at what there is to keep: once a minute at most, and whenever the page speaks another language. */
self.addEventListener("message", e => e.waitUntil((async () => {
  const found = codeOf(e.source.url), before = found && asked.get(found.code);
  if (!found || before && before.language === e.data && Date.now() - before.at < 60000) return;
  asked.set(found.code, { language: e.data, at: Date.now() });
  const answer = await fetch(`/r/${found.part}/copie`, { cache: "no-store", redirect: "error" });
  if (ended(answer)) await forget(found.code);
  else if (answer.ok) await save(found.code, answer);
})().catch(() => {})));

const look = async request => {
  const cache = await caches.open(looks), found = await cache.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  for (const old of (await cache.keys()).slice(0, -12)) await cache.delete(old);
  return answer;
};

self.addEventListener("fetch", e => {
  const { request } = e, address = new URL(request.url), found = codeOf(request.url);
  if (address.origin !== self.location.origin) return;
  if (request.method === "GET" && address.pathname.startsWith("/assets/")) return e.respondWith(look(request));
  if (!found || request.mode !== "navigate") return;
  const isClosing = request.method === "POST" && address.pathname.endsWith("/fermeture");
  e.respondWith((async () => {
    await sweep();
    if (isClosing) { asked.delete(found.code); await forget(found.code); }
    try {
      const answer = await fetch(request);
      if (request.method === "GET" && answer.status >= 500) return await shown(found.code) || answer;
      if (request.method === "GET" && answer.type !== "opaqueredirect" && ended(answer)) await forget(found.code);
      return answer;
    } catch (lost) {
      const copy = isClosing ? await (await caches.open(looks)).match("/r") : await shown(found.code);
      if (copy) return copy;
      throw lost;
    }
  })());
});
