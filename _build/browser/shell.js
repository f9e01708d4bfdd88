// The outer page: unpacks what the program consists of and hands it to the frame. It never sees anything of a family.
"use strict";
(async () => {
  const frame = document.getElementById("frame");
  try {
    const named = [...document.querySelectorAll("script[type='application/gzip']")];
    const parts = Object.fromEntries(await Promise.all(named.map(async (part) => [part.id, await unpacked(part)])));
    frame.contentWindow.postMessage({ parts }, "*", Object.values(parts)); // its origin is "null", which no target names
  } catch (error) {
    document.getElementById("old").hidden = false;
    frame.hidden = true;
    throw error;
  }

  async function unpacked(part) {
    const text = part.textContent;
    part.remove();
    const packed = Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }
})();
