// Keeps one page, its programs and its look, so that it opens without a network: the network first, what is kept when there
// is none. Anything else passes by. `version` and `shell` stand above, written by the server.
const kept = "reloref-" + version;

self.addEventListener("install", e => e.waitUntil((async () => {
  const cache = await caches.open(kept);
  await cache.addAll(shell.map(address => new Request(address, { cache: "reload", credentials: "same-origin" })));
  if (!self.registration.active) await self.skipWaiting();
})()));

self.addEventListener("activate", e => e.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("reloref-") && name !== kept) await caches.delete(name);
  await self.clients.claim();
})()));

/* A newer worker waits until the page says that nothing is being sent. */
self.addEventListener("message", e => { if (e.data === "take over") self.skipWaiting(); });

self.addEventListener("fetch", e => {
  const address = new URL(e.request.url);
  if (e.request.method !== "GET" || address.origin !== self.location.origin || !shell.includes(address.pathname)) return;
  e.respondWith((async () => {
    try {
      const answer = await fetch(e.request);
      // In the language in which it was last seen; a newer version is kept by its own worker, whole.
      if (answer.ok && answer.headers.get("reloref-version") === version) await (await caches.open(kept)).put(address.pathname, answer.clone());
      if (answer.ok || answer.type === "opaqueredirect") return answer;
      throw new Error(answer.status);
    } catch (lost) {
      const found = await (await caches.open(kept)).match(address.pathname);
      if (found) return found;
      throw lost;
    }
  })());
});
