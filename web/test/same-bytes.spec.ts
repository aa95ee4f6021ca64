// The engine in each browser gives the same bytes as natively and in Node: the
// requests and digests are those of estimator/parity_test.go.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { harness } from '../playwright.config';
import { browsers, within } from './browsers';

const lines = (name: string) =>
  readFileSync(new URL(`../../estimator/testdata/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');

async function digestsOf(requests: string[]): Promise<string[]> {
  const { Program, wasmUrl } = window.harness;
  const program = new Program(await WebAssembly.compileStreaming(fetch(wasmUrl)));
  const digests: string[] = [];
  for (const request of requests) {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(program.call('estimate', request)));
    digests.push([...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
  }
  return digests;
}

for (const name of Object.keys(browsers)) {
  test(`the engine gives the same bytes in ${name} as natively`, async () => {
    const requests = lines('requests.jsonl');
    expect(requests.length).toBeGreaterThanOrEqual(200);
    await within(name, async ({ open, run }) => {
      await open(harness);
      expect(await run(digestsOf, requests)).toEqual(lines('results.sha256'));
    });
  });
}
