// Puts a module and all that it imports into one script, while the page is built: bundle.mjs ROLLUP ENTRY > script
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [rollup, entry] = process.argv.slice(2);
const { resolve } = createRequire(rollup);
const packages = { name: "packages", resolveId: (id) => (/^[./]/.test(id) ? null : resolve(id)) }; // those beside the bundler
const bundler = await import(pathToFileURL(rollup).href);
const bundle = await bundler.rollup({
  input: entry,
  plugins: [packages],
  onLog(level, log) {
    if (level === "warn") throw new Error(log.message);
  },
});
const { output } = await bundle.generate({ format: "iife", strict: true, compact: false });
process.stdout.write(output[0].code);
