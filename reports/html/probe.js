// Tries what the auditor's own page needs, each in the way that page does it; what works is said, all else stays as it is.
"use strict";
(async () => {
  const works = (name) => {
    const cell = document.querySelector(`[data-try="${name}"]`);
    cell.textContent = cell.dataset.works;
  };
  works("script");
  const tried = ["worker", "wasm", "gzip"];
  const code = `"use strict"; (async () => {
    postMessage("worker");
    await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    postMessage("wasm");
    const packed = new Blob(["packed"]).stream().pipeThrough(new CompressionStream("gzip"));
    const text = await new Response(packed.pipeThrough(new DecompressionStream("gzip"))).text();
    if (text === "packed") postMessage("gzip");
  })();`;
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  worker.onmessage = ({ data }) => {
    works(data);
    tried.splice(tried.indexOf(data), 1);
    if (tried.length) return;
    document.getElementById("no").hidden = true;
    document.getElementById("yes").hidden = false;
    worker.terminate();
  };
})();
