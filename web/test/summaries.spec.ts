// A PDF file gives the same marks in Node and in a browser's Worker, byte for byte: those
// of the corpus, from which Go's tests read the same drafts natively and as WebAssembly.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { harness } from '../playwright.config';
import { within } from './browsers';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const files = readdirSync(here('summaries')).filter((name) => name.endsWith('.pdf'));
const pdf = (name: string) => here(`summaries/${name}`);

/** The marks of every file, as the corpus has them. */
const corpus = () =>
  files.map((name) =>
    gunzipSync(readFileSync(here(`../../estimator/planfile/sbc/testdata/corpus/${name.replace('.pdf', '.json.gz')}`)))
      .toString()
      .trimEnd(),
  );

/** In the harness: the marks of files in base64, each by a Worker of its own. */
async function inWorkers(files: string[]): Promise<string[]> {
  const { marksWorkerUrl } = window.harness;
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } };
  };
  const policy = trustedTypes?.createPolicy('outpocket-worker', { createScriptURL: (url: string) => url });
  const all: string[] = [];
  for (const file of files) {
    const worker = new Worker(policy ? policy.createScriptURL(marksWorkerUrl) : marksWorkerUrl, { type: 'module' });
    all.push(
      await new Promise((resolve, reject) => {
        worker.addEventListener('message', ({ data }: MessageEvent<string>) => resolve(data));
        worker.addEventListener('error', ({ message }) => reject(new Error(message)));
        worker.postMessage(Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0)));
      }),
    );
    worker.terminate();
  }
  return all;
}

const inBase64 = () => files.map((name) => readFileSync(pdf(name)).toString('base64'));

test('Node gives the marks of the corpus', () => {
  expect(files.length).toBeGreaterThan(5);
  const marks = execFileSync(process.execPath, [here('../../scripts/marks.mjs'), ...files.map(pdf)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect(marks.trimEnd().split('\n')).toEqual(corpus());
});

/** A PDF file of one page whose drawing is 200 MB of spaces, some 200 KB as it is packed. */
function bomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(200 * 2 ** 20, ' '));
  const head = Buffer.from(`%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>> endobj
4 0 obj <</Length ${packed.length}/Filter/FlateDecode>> stream
`);
  return Buffer.concat([head, packed, Buffer.from('\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n')]);
}

test('what holds gigabytes once it is unpacked is refused before it is', async ({ page }, info) => {
  const file = info.outputPath('bomb.pdf');
  const data = bomb();
  writeFileSync(file, data);
  const refused = '{"refused":"too-many-marks"}';
  expect(execFileSync(process.execPath, [here('../../scripts/marks.mjs'), file], { encoding: 'utf8' })).toBe(
    `${refused}\n`,
  );
  await page.goto(harness);
  await page.waitForFunction(() => 'harness' in window);
  expect(await page.evaluate(inWorkers, [data.toString('base64')])).toEqual([refused]);
});

test('Chromium gives the same marks under a policy that lets nothing be made of text', async ({ page }) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text());
  });
  await page.route(`${harness}**`, async (route) => {
    const response = await route.fetch();
    const policy =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types outpocket-worker";
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  await page.goto(harness);
  await page.waitForFunction(() => 'harness' in window);
  expect(await page.evaluate(inWorkers, inBase64())).toEqual(corpus());
  expect(refused).toEqual([]);
});

for (const name of ['Firefox', 'WebKit']) {
  test(`${name} gives the same marks`, async () => {
    await within(name, async ({ open, run }) => {
      await open(harness);
      expect(await run(inWorkers, inBase64())).toEqual(corpus());
    });
  });
}
