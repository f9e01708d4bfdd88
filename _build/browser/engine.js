// The engine's end in the worker: starts Python out of what it was handed, and carries messages to its sitting and back.
// The data is here and nowhere else: files are read in place, and only replies leave the worker.
"use strict";
const HERE = "https://page.invalid/"; // Python's loader wants addresses; nobody has this one, and nothing is fetched
const GIVEN = "/given";
const tell = (kind, said) => postMessage([kind, said]);
let python, entry;
let batches = 0;
let turn = Promise.resolve();

const orders = {
  async start({ wasm, stdlib, site, lock }) {
    const parts = { "pyodide.asm.wasm": [wasm, "application/wasm"], "python_stdlib.zip": [stdlib, "application/zip"] };
    globalThis.fetch = async (asked) => {
      const name = String(asked.url ?? asked).slice(HERE.length);
      if (!(name in parts)) throw new TypeError("This page fetches nothing.");
      const [content, type] = parts[name];
      return new Response(content, { headers: { "Content-Type": type } });
    };
    python = await loadPyodide({
      createPyodideModule,
      indexURL: HERE,
      packageBaseUrl: HERE,
      lockFileContents: new TextDecoder().decode(lock),
      stdout: () => {},
      stderr: () => {},
    });
    python.unpackArchive(site, "zip", { extractDir: "/site" });
    python.runPython("import sys; sys.path.insert(0, '/site')");
    entry = python.pyimport("entry").Engine((reply) => tell("reply", reply), pause);
    tell("ready", "");
  },
  // Files are read in place, and keep their names: each batch has a folder, each file of one name another.
  offer(offered) {
    const { FS } = python;
    const paths = {};
    for (const [id, file] of Object.entries(offered)) {
      const folder = `${GIVEN}/${++batches}`;
      FS.mkdirTree(folder);
      FS.mount(FS.filesystems.WORKERFS, { files: [file] }, folder);
      paths[id] = `${folder}/${file.name}`;
    }
    entry.offer(python.toPy(paths));
  },
  // One message after the other, but for a "stop", which is for the one that runs.
  say(message) {
    if (JSON.parse(message).is === "stop") return answered(message);
    return (turn = turn.catch(() => {}).then(() => answered(message)));
  },
};

async function answered(message) {
  const replies = entry.say(message);
  try {
    // A reply at a time, and a turn between two, so that a "stop" is heard.
    for (let reply; (reply = await entry.next.callPromising(replies)) !== undefined; await pause()) tell("reply", reply);
  } finally {
    replies.destroy();
  }
  const { FS } = python;
  if (JSON.parse(message).is === "forget") {
    for (; batches; batches--) if (FS.analyzePath(`${GIVEN}/${batches}`).exists) FS.unmount(`${GIVEN}/${batches}`);
  }
  tell("heap", python._module.HEAPU8.length);
}

const pause = () => new Promise((turn) => setTimeout(turn));

onmessage = async ({ data: [order, said] }) => {
  try {
    await orders[order](said);
  } catch (error) {
    tell("failed", `${error.type ?? error.name}`); // not its message, which may hold more
  }
};
