// A PDF file gives the same marks in Node and in a browser's Worker, byte for byte: those
// of the corpus, from which Go's tests read the same drafts natively and as WebAssembly.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { harness } from '../playwright.config';
import { stockFirefox } from './firefox';

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

test('Firefox gives the same marks', async () => {
  const browser = await stockFirefox();
  try {
    const page = await browser.newPage();
    await page.goto(harness);
    await page.waitForFunction(() => 'harness' in window);
    expect(await page.evaluate(inWorkers, inBase64())).toEqual(corpus());
  } finally {
    await browser.close();
  }
});
