// The engine in the browser gives the same bytes as natively and in Node: the
// requests and digests are those of estimator/parity_test.go.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

import { harness } from '../playwright.config';

const lines = (name: string) =>
  readFileSync(new URL(`../../estimator/testdata/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');

test('the engine gives the same bytes as natively', async ({ page }) => {
  const requests = lines('requests.jsonl');
  expect(requests.length).toBeGreaterThanOrEqual(200);
  await page.goto(harness);
  const digests = await page.evaluate(async (requests) => {
    const { Program, wasmUrl } = window.harness;
    const program = new Program(await WebAssembly.compileStreaming(fetch(wasmUrl)));
    const digests: string[] = [];
    for (const request of requests) {
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(program.call('estimate', request)));
      digests.push([...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
    }
    return digests;
  }, requests);
  expect(digests).toEqual(lines('results.sha256'));
});
