// package.mjs FOLDER: packs what npm has of Outpocket into a tarball in FOLDER, with
// its checksum beside it: the element, the frame and the engine with their types,
// and every file that they ask for. What vite built with --mode package is in
// build/package already.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const folder = here("build/package");
const release = resolve(process.argv[2]);

/** A file, and every file that it names by a relative address, and those that they name. */
function brings(root, name, addresses, seen = new Set()) {
  if (seen.has(name) || !statSync(join(root, name)).isFile()) return seen;
  seen.add(name);
  // Only text names others.
  if (!/\.(js|html|css|ts)$/.test(name)) return seen;
  for (const address of addresses(readFileSync(join(root, name), "utf8"))) {
    const named = join(dirname(name), address);
    if (!named.startsWith("..") && existsSync(join(root, named)))
      brings(root, named, addresses, seen);
  }
  return seen;
}

function copy(from, to, name, change = (text) => text) {
  mkdirSync(dirname(join(to, name)), { recursive: true });
  if (/\.(ts|json)$/.test(name))
    writeFileSync(
      join(to, name),
      change(readFileSync(join(from, name), "utf8")),
    );
  else cpSync(join(from, name), join(to, name));
}

// The site's own files, at the places where they find each other.
const site = here("dist");
const quoted = (text) =>
  [...text.matchAll(/["'`]([\w./-]+\.\w+)["'`]/g)].map(([, path]) => path);
for (const entry of ["outpocket.js", "outpocket-frame.js", "frame.html"])
  for (const name of brings(site, entry, quoted))
    copy(site, join(folder, "dist"), name);

// The engine is there once, whoever asks for it.
const programs = readdirSync(join(folder, "dist"), { recursive: true }).filter(
  (name) => name.endsWith(".wasm") && !/\breader-/.test(name),
);
if (programs.length !== 1)
  throw new Error(`one engine, not ${programs.join(", ")}`);

// Types of modules name the files that run.
const types = here("build/types");
const imported = (text) =>
  [...text.matchAll(/ from '(\.[^']+)'/g)].map(([, path]) => `${path}.d.ts`);
for (const entry of [
  "element/outpocket.d.ts",
  "frame/host.d.ts",
  "package/engine.d.ts",
])
  for (const name of brings(types, entry, imported))
    copy(types, join(folder, "types"), name, (text) =>
      text.replaceAll(/( from '\.[^']+)'/g, "$1.js'"),
    );

copy(site, folder, "custom-elements.json", (text) =>
  text.replaceAll('"outpocket.js"', '"dist/outpocket.js"'),
);
cpSync(here("web/npm"), folder, { recursive: true });
cpSync(here("LICENSE"), join(folder, "LICENSE"));
cpSync(join(site, "licenses.md"), join(folder, "licenses.md"));

mkdirSync(release, { recursive: true });
const name = execFileSync(
  "npm",
  ["pack", "--silent", "--pack-destination", release],
  { cwd: folder, encoding: "utf8" },
).trim();
const tarball = readFileSync(join(release, name));
const sum = `${createHash("sha256").update(tarball).digest("hex")}  ${name}\n`;
writeFileSync(join(release, `${name}.sha256`), sum);
console.log(`${name}: ${tarball.length} bytes\n${sum.trim()}`);
