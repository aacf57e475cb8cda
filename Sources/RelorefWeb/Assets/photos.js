// Photographs of a visit, a note or an incident: made smaller where the browser can, closed up at once, listed in the form.
import { ask, now, page } from "./now.js";
import { addPhoto, dropPhoto, photosOf } from "./outbox.js";
import { at, confirmed, make } from "./parts.js";
import { newID } from "./sealing.js";
import { say } from "./words.js";

const SIDE = 1600, QUALITY = 0.85;
/* What is opened to be made smaller, and what the server takes. */
const MOST_READ = 40e6, MOST_SENT = Number(page.most), MOST_OF_ONE = 10;

export const weight = bytes => bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} ${say.kilo}` : `${(bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} ${say.mega}`;

/* Drawn anew on a canvas, 1600 points on its longer side at most, as a JPEG without where and when; nothing when it cannot be read. */
const smaller = async file => {
  let image;
  try { image = await createImageBitmap(file, { imageOrientation: "from-image" }); } catch { return null; }
  const scale = Math.min(1, SIDE / Math.max(image.width, image.height)), canvas = make("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return new Promise(done => canvas.toBlob(done, "image/jpeg", QUALITY));
};
const isPicture = head => head[0] === 0xFF && head[1] === 0xD8 || head[0] === 0x89 && head[1] === 0x50;

/* The bytes that are kept of a chosen file, or the sentence that says why none are. */
const taken = async file => {
  const tooHeavy = { fault: say.heavy(file.name, weight(file.size), weight(MOST_READ)) };
  if (file.size > MOST_READ) return tooHeavy;
  const small = await smaller(file);
  if (small && small.size <= MOST_SENT) return { bytes: new Uint8Array(await small.arrayBuffer()) };
  if (file.size > MOST_SENT) return tooHeavy;
  const bytes = new Uint8Array(await file.arrayBuffer());
  return isPicture(bytes) ? { bytes } : { fault: say.noPicture(file.name) };
};

const tellFaults = faults => at("photos-fautes").replaceChildren(...faults.map(words => make("p", { class: "err" }, words)));

/* What is chosen is on the disk, closed up, before the next thing is done; `current` is the record in the form. */
export const choose = async (files, current) => {
  const faults = [];
  for (const file of files) {
    if ((await photosOf(current.id)).length >= MOST_OF_ONE) { faults.push(say.manyPhotos(MOST_OF_ONE)); break; }
    const { bytes, fault } = await taken(file);
    if (fault) { faults.push(fault); continue; }
    try {
      await addPhoto(newID(), bytes, current.id, current.correcting ? "waiting" : "draft", now.account, current.server, now.opened);
    } catch { faults.push(say.full); break; }
  }
  tellFaults(faults);
  await list(current);
};

/* The photographs of the record in the form. */
export const list = async current => {
  const photos = await photosOf(current.id);
  at("photos-liste").replaceChildren(...photos.map((x, place) => make("li", {}, `${say.photo(place + 1)} (${weight(x.size)}) `,
    confirmed(say.remove, async () => { await dropPhoto(x); await list(current); await ask.paint(); }))));
};
export const emptied = () => { at("photos").value = ""; tellFaults([]); at("photos-liste").replaceChildren(); };
