// How what the telephone keeps is closed up. The code opens what is read here; what is to be sent is closed for the server
// besides, so that it can leave without the code, and nobody else can read it (decision 0065).
const { subtle } = crypto;
const utf8 = text => new TextEncoder().encode(text);
export const ITERATIONS = 600000;
export const random = n => crypto.getRandomValues(new Uint8Array(n));
export const newID = () => [...random(16)].map(b => b.toString(16).padStart(2, "0")).join("");

export const base64 = bytes => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};
export const unbase64 = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));

/* The code as a key, which no script can take out of the browser. */
export const keyFrom = async (code, salt, iterations) => subtle.deriveKey(
  { name: "PBKDF2", hash: "SHA-256", salt, iterations }, await subtle.importKey("raw", utf8(code), "PBKDF2", false, ["deriveKey"]),
  { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

const close = async (key, bytes, bound) => {
  const iv = random(12), closed = new Uint8Array(await subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8(bound) }, key, bytes));
  const whole = new Uint8Array(12 + closed.length);
  whole.set(iv);
  whole.set(closed, 12);
  return whole;
};
const open = async (key, whole, bound) => new Uint8Array(await subtle.decrypt(
  { name: "AES-GCM", iv: whole.subarray(0, 12), additionalData: utf8(bound) }, key, whole.subarray(12)));

export const closeJSON = (key, value, bound) => close(key, utf8(JSON.stringify(value)), bound);
export const openJSON = async (key, whole, bound) => JSON.parse(new TextDecoder().decode(await open(key, whole, bound)));

const bound = (id, account) => `reloref-offline-1|${account}|${id}`;
const aes = (raw, use) => subtle.importKey("raw", raw, "AES-GCM", false, use);

/* Bytes under a key of their own; that key under the code, and for the server by a passing key (ECDH, HKDF). */
export const closeBytes = async (id, bytes, account, serverKey, lockKey) => {
  const raw = random(32), said = bound(id, account);
  const passing = await subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
  const theirs = await subtle.importKey("raw", serverKey.publicKey, { name: "ECDH", namedCurve: "P-256" }, false, []);
  const shared = await subtle.importKey("raw", await subtle.deriveBits({ name: "ECDH", public: theirs }, passing.privateKey, 256), "HKDF", false, ["deriveKey"]);
  const between = await subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8(said) }, shared, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  return {
    key: serverKey.id, point: new Uint8Array(await subtle.exportKey("raw", passing.publicKey)), wrapped: await close(between, raw, said),
    mine: await close(lockKey, raw, said), box: await close(await aes(raw, ["encrypt"]), bytes, said),
  };
};
export const closeRecord = (record, account, serverKey, lockKey) => closeBytes(record.id, utf8(JSON.stringify(record)), account, serverKey, lockKey);
export const openBytes = async (kept, lockKey) => {
  const said = bound(kept.id, kept.account);
  return open(await aes(await open(lockKey, kept.mine, said), ["decrypt"]), kept.box, said);
};
export const openRecord = async (kept, lockKey) => JSON.parse(new TextDecoder().decode(await openBytes(kept, lockKey)));

/* A photograph with its head: four bytes of length, what it is and belongs to, the picture. */
export const framed = (head, bytes) => {
  const said = utf8(JSON.stringify(head)), whole = new Uint8Array(4 + said.length + bytes.length);
  new DataView(whole.buffer).setUint32(0, said.length);
  whole.set(said, 4);
  whole.set(bytes, 4 + said.length);
  return whole;
};
export const unframed = whole => whole.subarray(4 + new DataView(whole.buffer, whole.byteOffset).getUint32(0));
