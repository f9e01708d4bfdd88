// The face's door in the browser: the engine is a worker of its own, and the outer page is asked by message.
import { begin } from "../../auditor/app/face/main.js";

const shell = (wish) => parent.postMessage(wish, "*"); // its origin is "null" when the page is opened from disk

const channel = new Promise((ready, failed) => {
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data.parts) return;
    const { code, ...parts } = data.parts;
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
    let ids = 0;
    const carried = {
      say: (message) => worker.postMessage(["say", JSON.stringify(message)]),
      offer(files) {
        const offered = Object.fromEntries(files.map((file) => [`file-${++ids}`, file]));
        worker.postMessage(["offer", offered]);
        return Object.keys(offered);
      },
    };
    const broken = (why) => {
      failed(new Error(why)); // which says something only before it was ready
      carried.onfailure?.(why);
    };
    worker.onerror = ({ message }) => broken(message);
    worker.onmessage = ({ data: [kind, said] }) => {
      if (kind === "ready") ready(carried);
      else if (kind === "reply") carried.onreply(JSON.parse(said));
      else if (kind === "failed") broken(said);
    };
    worker.postMessage(["start", parts], Object.values(parts));
  });
});

begin({
  channel,
  open: (address) => shell({ open: address }),
  leave: () => shell({ leave: true }),
  print: () => print(),
});
