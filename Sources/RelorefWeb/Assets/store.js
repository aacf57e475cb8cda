// What the telephone keeps, in the browser's own database: only ciphertexts, ids without meaning, times and states.
const name = "reloref-offline", latest = 3;

/* Each step adds to what the one before left: what waits to be sent is never touched. */
const steps = [
  d => { d.createObjectStore("outbox", { keyPath: "id" }); d.createObjectStore("meta", { keyPath: "name" }); },
  d => { for (const [store, key] of [["tour", "account"], ["lock", "account"], ["draft", "id"], ["attachment", "id"]]) d.createObjectStore(store, { keyPath: key }); },
  // The bytes of a photograph apart from what is said of it, so that a list need not read them.
  d => { d.createObjectStore("picture", { keyPath: "id" }); },
];

let opened;
const open = () => opened = opened || new Promise((done, failed) => {
  const request = indexedDB.open(name, latest);
  request.onupgradeneeded = e => { for (const step of steps.slice(e.oldVersion)) step(request.result); };
  request.onsuccess = () => {
    request.result.onversionchange = () => { request.result.close(); opened = undefined; };
    done(request.result);
  };
  request.onerror = () => failed(request.error);
});

/* A write is on the disk before its promise is kept. */
const act = async (stores, mode, work) => {
  const transaction = (await open()).transaction(stores, mode, { durability: "strict" });
  return new Promise((done, failed) => {
    const request = work(...[].concat(stores).map(store => transaction.objectStore(store)));
    transaction.oncomplete = () => done(request && request.result);
    transaction.onerror = transaction.onabort = () => failed(transaction.error);
  });
};

export const all = store => act(store, "readonly", s => s.getAll());
export const one = (store, key) => act(store, "readonly", s => s.get(key));
export const put = (store, value) => act(store, "readwrite", s => s.put(value));
export const remove = (store, key) => act(store, "readwrite", s => s.delete(key));
/* Several changes, all or none: [store, "put", value] or [store, "delete", key]. */
export const change = changes => {
  const stores = [...new Set(changes.map(([store]) => store))];
  if (!stores.length) return Promise.resolve();
  return act(stores, "readwrite", (...opened) => { for (const [store, verb, what] of changes) opened[stores.indexOf(store)][verb](what); });
};
