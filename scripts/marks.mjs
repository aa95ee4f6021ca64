// marks.mjs [FILE…]: reads PDF files into marks, the pieces of text and the
// lines on their pages, one line of JSON a file, in the order of the files;
// without a FILE, one PDF from standard input. It is what the page does in a
// Worker (web/src/reading/marks.ts). What is made of marks is in Go:
// estimator/planfile/sbc. A file that takes more than two minutes or 1.5 GB is
// given up, as one with too many marks.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isMainThread, parentPort, Worker } from "node:worker_threads";

const longest = 120_000;
const mostMemory = 1.5 * 2 ** 30;

if (isMainThread) await readAll(process.argv.slice(2));
else await work();

async function readAll(files) {
  let worker;
  for (const file of files.length > 0 ? files : [0]) {
    const data = new Uint8Array(readFileSync(file));
    worker ??= new Worker(new URL(import.meta.url));
    const marks = await within(worker, data);
    if (marks === undefined) worker = undefined;
    process.stdout.write(
      `${marks ?? JSON.stringify({ refused: "too-many-marks" })}\n`,
    );
  }
  await worker?.terminate();
}

/** The marks of a file, or undefined where it was given up with the worker. */
function within(worker, data) {
  return new Promise((resolve, reject) => {
    const end = (how) => (value) => {
      clearTimeout(late);
      clearInterval(watch);
      worker.off("message", done).off("error", failed);
      how(value);
    };
    const done = end(resolve);
    const failed = end(reject);
    const giveUp = () =>
      void worker.terminate().then(() => done(undefined), failed);
    const late = setTimeout(giveUp, longest);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() > mostMemory) giveUp();
    }, 100);
    worker.on("message", done).on("error", failed);
    worker.postMessage(data);
  });
}

async function work() {
  const web = createRequire(new URL("../web/package.json", import.meta.url));
  const { runnerImport } = await import(
    pathToFileURL(web.resolve("vite")).href
  );
  const { module } = await runnerImport(
    fileURLToPath(new URL("../web/src/reading/marks.ts", import.meta.url)),
    {
      root: fileURLToPath(new URL("../web", import.meta.url)),
      configFile: false,
      logLevel: "error",
    },
  );
  parentPort.on("message", async (data) =>
    parentPort.postMessage(JSON.stringify(await module.marksOf(data))),
  );
}
