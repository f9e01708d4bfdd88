// The engine's end in the worker: starts Python out of what it was handed, and audits the files that somebody chose.
// The data is here and nowhere else: files are read in place, and only a result and a report leave the worker.
"use strict";
const HERE = "https://page.invalid/"; // Python's loader wants addresses; nobody has this one, and nothing is fetched
const GIVEN = "/given";
const tell = (kind, said) => postMessage([kind, said]);
let python, entry;

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
    entry = python.pyimport("entry");
    entry.get_ready();
    tell("ready", {});
  },
  async look({ files, language }) {
    const { FS } = python;
    const folders = apart(files);
    try {
      const progress = (what, done, of, left) => tell("progress", { what, done, of, left });
      const paths = folders.flatMap(({ folder, files }) => files.map((file) => `${folder}/${file.name}`));
      folders.forEach(({ folder, files }) => {
        FS.mkdirTree(folder);
        FS.mount(FS.filesystems.WORKERFS, { files }, folder);
      });
      const looked = entry.look(python.toPy(paths), language, progress);
      const [kind, said] = looked.toJs({ dict_converter: Object.fromEntries });
      looked.destroy();
      tell(kind, { ...said, heap: python._module.HEAPU8.length });
    } finally {
      folders.filter(({ folder }) => FS.analyzePath(folder).exists).forEach(({ folder }) => FS.unmount(folder));
    }
  },
};

// Files in as few folders as keep those of one name apart.
function apart(files) {
  const folders = [];
  for (const file of files) {
    let at = folders.find((one) => !one.files.some((other) => other.name === file.name));
    if (!at) folders.push((at = { folder: `${GIVEN}/${folders.length}`, files: [] }));
    at.files.push(file);
  }
  return folders;
}

onmessage = async ({ data: [order, said] }) => {
  try {
    await orders[order](said);
  } catch (error) {
    tell("failed", { what: `${error.type ?? error.name}`, advice: "" }); // not its message, which may hold more
  }
};
