// For browsers whose workers cannot read a chosen file: the page reads it, a slice at a time, into memory.
import { TooLarge } from "../../auditor/app/face/engine.js";

const SLICE = 8 << 20;
const MOST = 600e6; // bytes that a phone's browser may be asked to hold

/** The files by their ids, each as one that lies in memory. Throws TooLarge, before anything is read. */
export async function copied(files) {
  const size = Object.values(files).reduce((sum, file) => sum + file.size, 0);
  if (size > MOST) throw new TooLarge();
  const made = {};
  for (const [id, file] of Object.entries(files)) {
    const slices = [];
    for (let at = 0; at < file.size; at += SLICE) slices.push(await file.slice(at, at + SLICE).arrayBuffer());
    made[id] = new File(slices, file.name, { lastModified: file.lastModified });
  }
  return made;
}
