// sizes.mjs FOLDER: prints what every file of the built page weighs, and fails
// when the engine, or what else the first answer needs, weighs more than its
// budget. Brotli at its highest quality is what a static host serves.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const budgets = { engine: 890_000, 'first answer': 70_000 };

const folder = process.argv[2];
const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  .sort();

/** What a file counts towards; web/vite.config.ts puts what can wait in later/. */
const part = (name) => (name.endsWith('.wasm') ? 'engine' : name.startsWith('later/') ? 'later' : 'first answer');

const rows = names.map((name) => {
  const bytes = readFileSync(join(folder, name));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return {
    part: part(name),
    name,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params }).length,
  };
});

const number = (value) => value.toLocaleString('en-US').padStart(11);
const width = Math.max(...names.map((name) => name.length), 20);
const line = (label, raw, gzip, brotli) => console.log(label.padEnd(width + 2) + raw + gzip + brotli);

let over = false;
for (const name of ['engine', 'first answer', 'later']) {
  const files = rows.filter((row) => row.part === name);
  if (files.length === 0) continue;
  line(`\n${name}`.padEnd(width + 3), ...['raw', 'gzip', 'brotli'].map((head) => head.padStart(11)));
  for (const row of files) line(`  ${row.name}`, number(row.raw), number(row.gzip), number(row.brotli));
  const sum = (key) => files.reduce((total, row) => total + row[key], 0);
  line('  all', number(sum('raw')), number(sum('gzip')), number(sum('brotli')));
  const budget = budgets[name];
  if (!budget) continue;
  line('  budget', ' '.repeat(11), ' '.repeat(11), number(budget));
  if (sum('brotli') > budget) {
    over = true;
    console.error(`sizes: ${name} is ${sum('brotli') - budget} bytes over its budget.`);
  }
}
if (!rows.some((row) => row.part === 'engine')) {
  over = true;
  console.error(`sizes: ${folder} has no engine.`);
}
process.exitCode = over ? 1 : 0;
