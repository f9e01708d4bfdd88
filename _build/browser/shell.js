// The outer page: brings what the program consists of and hands it to the frame. It never sees anything of a family. It owns
// the ways out: a link opens only if it is one of its own list, whole, and somebody clicked; and the camera, for a trainer.
import { afterThreeShifts } from "../../auditor/app/face/quickly.js";
import { scan, stop } from "./camera.js";

(async () => {
  const frame = document.getElementById("frame");
  const old = document.getElementById("old");
  const links = new Set(JSON.parse(document.getElementById("links").textContent));
  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    if (data.leave) leave();
    else if (data.scan && navigator.userActivation?.isActive !== false) scanned(data.scan);
    else if (data.scan === "") stop();
    else if (links.has(data.open) && navigator.userActivation?.isActive !== false) open(data.open, "_blank", "noopener,noreferrer");
  });
  frame.hidden = !old.hidden;
  if (frame.hidden) return;
  afterThreeShifts(leave);
  frame.focus(); // so that its keys work before anything is clicked
  const named = [...document.querySelectorAll("script[type='application/gzip']")];
  const brings = Promise.all(named.map(async (part) => [part.id, await unpacked(part)])).then(Object.fromEntries);
  const parts = await brings.catch(() => ({})); // the frame has the words for it
  if (document.readyState !== "complete") await new Promise((loaded) => addEventListener("load", loaded)); // the frame, too
  frame.contentWindow.postMessage({ parts }, "*", Object.values(parts)); // its origin is "null", which no target names
  if (document.querySelector("meta[name=served]")) navigator.serviceWorker?.register("keep.js").catch(() => {}); // then it needs the network

  /** Tell the frame the text of a code, and nothing where there is no camera. */
  async function scanned(label) {
    const text = await scan(label).catch(() => undefined);
    frame.contentWindow?.postMessage({ scanned: text ?? null }, "*");
  }

  function leave() {
    stop();
    frame.remove(); // and the worker with it
    document.title = "";
    document.body.replaceChildren();
    location.replace("about:blank");
  }

  async function unpacked(part) {
    const packed = part.dataset.at ? await brought(part.dataset.at) : new Blob([written(part.textContent)]);
    part.remove();
    return new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }

  async function brought(path) {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(path);
    return answer.blob();
  }

  function written(text) {
    return Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  }
})();
