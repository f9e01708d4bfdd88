// A rival for `bench_photos --rival`: @vladmandic/human under node, with the models in its package, on WebAssembly.
//
// It needs a folder of its own: `npm install @vladmandic/human@3.3.6 @tensorflow/tfjs@4.22.0
// @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-converter@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 sharp`, then
// `python -m tests.bench_photos --rival "node tests/rivals/human.mjs FOLDER"`.
// Paths come in, one a line; the youngest age goes out for each, `-` where no face was found.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

const packages = join(resolve(process.argv[2]), 'node_modules');
const require = createRequire(join(packages, 'x.js'));
const human_folder = join(packages, '@vladmandic', 'human');
globalThis.fetch = async (url) => new Response(readFileSync(fileURLToPath(String(url)))); // its models, from the disk

const sharp = require('sharp');
const { default: Human } = require(join(human_folder, 'dist', 'human.node-wasm.js'));
const off = { enabled: false };
const anew = { skipFrames: 0, skipTime: 0 }; // it is made for films, and would take over from the picture before
const human = new Human({
  backend: 'wasm',
  debug: false,
  modelBasePath: pathToFileURL(join(human_folder, 'models')).href + '/',
  wasmPath: join(packages, '@tensorflow', 'tfjs-backend-wasm', 'dist') + '/',
  cacheSensitivity: 0,
  filter: off, body: off, hand: off, object: off, gesture: off, segmentation: off,
  face: {
    enabled: true, detector: { maxDetected: 20, ...anew }, mesh: { enabled: true, ...anew },
    description: { enabled: true, ...anew },
    iris: off, emotion: off, antispoof: off, liveness: off,
  },
});
await human.load();

for await (const path of createInterface({ input: process.stdin })) {
  const { data, info } = await sharp(path).removeAlpha().toColorspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const picture = human.tf.tensor(new Uint8Array(data), [1, info.height, info.width, 3], 'int32');
  const found = await human.detect(picture);
  human.tf.dispose(picture);
  if (found.error) throw new Error(found.error);
  const ages = found.face.map((face) => face.age).filter((age) => Number.isFinite(age));
  process.stdout.write(`${ages.length ? Math.min(...ages) : '-'}\n`);
}
