// marks.mjs [FILE…]: reads PDF files into marks, the pieces of text and the
// lines on their pages, one line of JSON a file, in the order of the files;
// without a FILE, one PDF from standard input. It is what the page does in a
// Worker (web/src/reading/marks.ts). What is made of marks is in Go:
// estimator/planfile/sbc.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const web = createRequire(new URL("../web/package.json", import.meta.url));
const { runnerImport } = await import(pathToFileURL(web.resolve("vite")).href);
const { module } = await runnerImport(
  fileURLToPath(new URL("../web/src/reading/marks.ts", import.meta.url)),
  {
    root: fileURLToPath(new URL("../web", import.meta.url)),
    configFile: false,
    logLevel: "error",
  },
);

const files = process.argv.slice(2);
for (const file of files.length > 0 ? files : [0]) {
  const marks = await module.marksOf(new Uint8Array(readFileSync(file)));
  process.stdout.write(`${JSON.stringify(marks)}\n`);
}
