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
    const module = python.pyimport("entry");
    entry = module.Engine((reply) => tell("reply", reply), pause);
    module.destroy(); // what is left to the browser it may free while Python reads a file, which is an error
    tell("ready", "");
  },
  // Files are read in place, and keep their names: each batch has a folder, each file of one name another.
  // Those that cannot be read here are told by their ids.
  offer(offered) {
    const { FS } = python;
    const paths = {};
    const unreadable = [];
    for (const [id, file] of Object.entries(offered)) {
      if (!readable(file)) {
        unreadable.push(id);
        continue;
      }
      const folder = `${GIVEN}/${++batches}`;
      FS.mkdirTree(folder);
      FS.mount(FS.filesystems.WORKERFS, { files: [file] }, folder);
      paths[id] = `${folder}/${file.name}`;
    }
    const given = python.toPy(paths);
    entry.offer(given);
    given.destroy();
    tell("offered", unreadable);
  },
  // One message after the other, but for a "stop", which is for the one that runs.
  say(message) {
    if (JSON.parse(message).is === "stop") return answered(message);
    return (turn = turn.catch(() => {}).then(() => answered(message)));
  },
};

// Where the browser can wait inside of a call, a "stop" is heard in the middle of one as well.
const next = (replies) => (WebAssembly.Suspending ? entry.next.callPromising(replies) : entry.next(replies));

async function answered(message) {
  const replies = entry.say(message);
  try {
    // A reply at a time, and a turn between two, so that a "stop" is heard.
    for (let reply; (reply = await next(replies)) !== undefined; await pause()) tell("reply", reply);
  } finally {
    replies.destroy();
  }
  const { FS } = python;
  if (JSON.parse(message).is === "forget") {
    for (; batches; batches--) if (FS.analyzePath(`${GIVEN}/${batches}`).exists) FS.unmount(`${GIVEN}/${batches}`);
  }
}

function readable(file) {
  try {
    new FileReaderSync().readAsArrayBuffer(file.slice(0, 1));
    return true;
  } catch {
    return false;
  }
}

const pause = () => new Promise((turn) => setTimeout(turn));

// Where its program cannot be started Python's loader says no more than this, and waits for ever.
console.warn = (said) => /instantiation failed/.test(said) && tell("failed", "start");

onmessage = async ({ data: [order, said] }) => {
  try {
    await orders[order](said);
  } catch (error) {
    tell("failed", `${error.type ?? error.name}`); // not its message, which may hold more
  }
};
