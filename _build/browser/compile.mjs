// Has Python for browsers compile a zip of modules, while the page is built: compile.mjs LOADER GIVEN.zip MADE.zip
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [loader, given, made] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(loader).href);
const python = await loadPyodide({ env: { PYTHONHASHSEED: "0" } }); // the same order of everything, each time
python.FS.writeFile("/given.zip", readFileSync(given));
python.runPython(readFileSync(new URL("compile.py", import.meta.url), "utf-8"));
writeFileSync(made, python.FS.readFile("/made.zip"));
