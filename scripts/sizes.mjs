// sizes.mjs FOLDER: prints what every file of the built site weighs as it was
// precompressed, and fails when what a reader waits for, or a host page pays,
// weighs more than its budget.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

const folder = process.argv[2];
const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  .sort();

/** What a page or script brings with it before any of it runs: itself, and what it names and imports. */
function brings(name, seen = new Set()) {
  if (seen.has(name) || !names.includes(name)) return seen;
  seen.add(name);
  const text = readFileSync(join(folder, name), "utf8");
  const named = name.endsWith(".html")
    ? text.matchAll(/(?:src|href)="(\.\/[^"]+)"/g)
    : name.endsWith(".js")
      ? text.matchAll(/(?:\bfrom|\bimport) ?"(\.\.?\/[^"]+)"/g)
      : [];
  // What a page links to is another page.
  for (const [, address] of named)
    if (!address.endsWith(".html")) brings(join(dirname(name), address), seen);
  return seen;
}

// Each but English, of which index.html is.
const languages = readdirSync(new URL("../web/locales", import.meta.url))
  .filter((name) => name.endsWith(".json") && name !== "en.json")
  .map((name) => name.replace(".json", ""))
  .sort();

const programs = names.filter((name) => name.endsWith(".wasm"));
const isReader = (name) => /\breader-[^/]*\.wasm$/.test(name);
const first = brings("index.html");
const element = brings("outpocket.js");
const parts = [
  {
    title: "engine",
    files: programs.filter((name) => !isReader(name)),
    budget: { brotli: 940_000 },
  },
  { title: "first answer", files: [...first], budget: { brotli: 70_000 } },
  // What they have beyond it: their own words.
  ...languages.map((language) => ({
    title: `first answer, ${language}`,
    files: [...brings(`${language}.html`)].filter((name) => !first.has(name)),
    budget: { brotli: 20_000 },
  })),
  {
    title: "element, far from the viewport",
    files: [...element],
    budget: { brotli: 3_072 },
  },
  {
    title: "kiosk in one file",
    files: names.filter((name) => name === "outpocket-kiosk.html"),
    budget: { raw: 2_000_000 },
  },
];
// What only those load who open a file of others.
parts.push(
  {
    title: "reader of files",
    files: programs.filter(isReader),
    budget: { brotli: 1_200_000 },
  },
  {
    title: "PDF, read into marks",
    files: names.filter((name) => /\bmarks-[^/]*\.js$/.test(name)),
    budget: { brotli: 350_000 },
  },
);
const counted = new Set(parts.flatMap(({ files }) => files));
parts.push({
  title: "the rest",
  files: names.filter((name) => !counted.has(name)),
  budget: {},
});

const size = (name) => (existsSync(name) ? statSync(name).size : undefined);
function weigh(name) {
  const raw = size(join(folder, name));
  return {
    raw,
    gzip: size(join(folder, `${name}.gz`)) ?? raw,
    brotli: size(join(folder, `${name}.br`)) ?? raw,
  };
}

const kinds = ["raw", "gzip", "brotli"];
const number = (value) =>
  (value === undefined ? "" : value.toLocaleString("en-US")).padStart(11);
const width = Math.max(...names.map((name) => name.length), 32);
const line = (label, cells) =>
  console.log(label.padEnd(width + 2) + cells.join(""));

for (const { title, files, budget } of parts) {
  console.log();
  line(
    title,
    kinds.map((kind) => kind.padStart(11)),
  );
  const weights = files.toSorted().map((name) => [name, weigh(name)]);
  for (const [name, weight] of weights)
    line(
      `  ${name}`,
      kinds.map((kind) => number(weight[kind])),
    );
  const all = Object.fromEntries(
    kinds.map((kind) => [
      kind,
      weights.reduce((sum, [, weight]) => sum + weight[kind], 0),
    ]),
  );
  line(
    "  all",
    kinds.map((kind) => number(all[kind])),
  );
  if (Object.keys(budget).length > 0)
    line(
      "  budget",
      kinds.map((kind) => number(budget[kind])),
    );
  if (Object.keys(budget).length > 0 && files.length === 0) {
    console.error(`sizes: ${folder} has no ${title}.`);
    process.exitCode = 1;
  }
  for (const [kind, most] of Object.entries(budget)) {
    if (all[kind] <= most) continue;
    console.error(
      `sizes: ${title} is ${all[kind] - most} bytes over its budget.`,
    );
    process.exitCode = 1;
  }
}
