// What the telephone keeps, in the browser's own database: only ciphertexts, ids without meaning, times and states.
const name = "reloref-offline", latest = 2;

/* Each step adds to what the one before left: what waits to be sent is never touched. */
const steps = [
  d => { d.createObjectStore("outbox", { keyPath: "id" }); d.createObjectStore("meta", { keyPath: "name" }); },
  d => { for (const [store, key] of [["tour", "account"], ["lock", "account"], ["draft", "id"], ["attachment", "id"]]) d.createObjectStore(store, { keyPath: key }); },
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
/* Into one store and out of another, both or neither. */
export const move = (value, to, key, from) => act([to, from], "readwrite", (a, b) => { b.delete(key); return a.put(value); });
