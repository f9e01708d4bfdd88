// The outer page: unpacks what the program consists of and hands it to the frame. It never sees anything of a family. It
// owns the ways out: a link opens only if it is one of its own list, whole, and somebody clicked.
"use strict";
(async () => {
  const frame = document.getElementById("frame");
  const links = new Set(JSON.parse(document.getElementById("links").textContent));
  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    if (data.leave) leave();
    else if (links.has(data.open) && navigator.userActivation?.isActive !== false) open(data.open, "_blank", "noopener,noreferrer");
  });
  try {
    const named = [...document.querySelectorAll("script[type='application/gzip']")];
    const parts = Object.fromEntries(await Promise.all(named.map(async (part) => [part.id, await unpacked(part)])));
    frame.contentWindow.postMessage({ parts }, "*", Object.values(parts)); // its origin is "null", which no target names
  } catch (error) {
    document.getElementById("old").hidden = false;
    frame.hidden = true;
    throw error;
  }

  function leave() {
    frame.remove(); // and the worker with it
    document.title = "";
    document.body.replaceChildren();
    location.replace("about:blank");
  }

  async function unpacked(part) {
    const text = part.textContent;
    part.remove();
    const packed = Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }
})();
