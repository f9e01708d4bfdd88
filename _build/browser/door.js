// The face's door in the browser: the engine is a worker of its own, and the outer page is asked by message.
import { begin } from "../../auditor/app/face/main.js";
import { copied } from "./copied.js";

const shell = (wish) => parent.postMessage(wish, "*"); // its origin is "null" when the page is opened from disk

const channel = new Promise((ready, failed) => {
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data.parts) return;
    try {
      const { code, ...parts } = data.parts;
      const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
      start(worker, parts, ready, failed);
    } catch (error) {
      failed(error);
    }
  });
});

function start(worker, parts, ready, failed) {
  let ids = 0;
  let offered = () => {};
  let refused = () => {};
  const hand = (files) => new Promise((answered, failed) => {
    [offered, refused] = [answered, failed];
    worker.postMessage(["offer", files]);
  });
  const carried = {
    say: (message) => worker.postMessage(["say", JSON.stringify(message)]),
    async offer(files) {
      const named = Object.fromEntries(files.map((file) => [`file-${++ids}`, file]));
      const unreadable = await hand(named); // there are browsers whose workers cannot read a chosen file
      if (unreadable.length) await hand(await copied(Object.fromEntries(unreadable.map((id) => [id, named[id]]))));
      return Object.keys(named);
    },
  };
  worker.onerror = () => failed(new Error("start")); // after the start it tells by itself what ends it
  worker.onmessage = ({ data: [kind, said] }) => {
    if (kind === "ready") ready(carried);
    else if (kind === "reply") carried.onreply(JSON.parse(said));
    else if (kind === "offered") offered(said);
    else {
      failed(new Error(said));
      carried.onfailure?.(said);
      refused(new Error(said));
    }
  };
  worker.postMessage(["start", parts], Object.values(parts));
}

let heard = () => {}; // who waits for the camera

addEventListener("message", ({ source, data }) => {
  if (source === parent && "scanned" in data) heard(data.scanned);
});

/** The text of a code before the camera, "" once it was stopped. Throws where there is no camera. */
async function scan(label) {
  const text = await new Promise((answered) => {
    heard = answered;
    shell({ scan: label });
  });
  if (text === null) throw new Error("no camera");
  return text;
}

begin({
  channel,
  kept: document.querySelector("meta[name=served]") !== null,
  open: (address) => shell({ open: address }),
  leave: () => shell({ leave: true }),
  print: () => print(),
  scan,
  stopScan: () => shell({ scan: "" }),
});
