// precompress.mjs FOLDER [QUALITY]: puts a .br and a .gz beside every file that
// gets smaller by it, at the highest quality of brotli or the one that is given,
// for hosts that send such files as they lie there. Nothing of the time or the
// place goes into them.
import { readdirSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const compressed = /\.(br|gz)$/;
const kinds = /\.(css|html|js|json|svg|ts|txt|wasm|webmanifest)$/;

const [, , folder, quality = constants.BROTLI_MAX_QUALITY] = process.argv;
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));

const brotli = (bytes) =>
  promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: Number(quality),
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      // 16 MB: the engine is longer than the usual 4.
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    },
  });

await Promise.all(
  files.filter((file) => compressed.test(file)).map((file) => rm(file)),
);

const plain = files.filter((file) => kinds.test(file));
/** A folder can have thousands of files: as many at a time as Node has threads for. */
const worker = async () => {
  for (let file = plain.pop(); file; file = plain.pop()) {
    const bytes = await readFile(file);
    const made = {
      br: brotli(bytes),
      gz: promisify(gzip)(bytes, { level: 9 }),
    };
    for (const [ending, smaller] of Object.entries(made)) {
      const result = await smaller;
      if (result.length < bytes.length)
        await writeFile(`${file}.${ending}`, result);
    }
  }
};
await Promise.all(Array.from({ length: 4 }, worker));
