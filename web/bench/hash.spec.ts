// What it costs to hold the engine to its hash at each load, on a processor a quarter as fast: the same
// load with and without, one after the other.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { harness } from '../playwright.config';

const times = 21;

test('the hash of the engine', async ({ page }) => {
  const engine = readFileSync(fileURLToPath(new URL('../../build/outpocket.wasm', import.meta.url)));
  const integrity = `sha256-${createHash('sha256').update(engine).digest('base64')}`;
  await page.goto(harness);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const measured = await page.evaluate(
    async ({ integrity, times }) => {
      const { wasmUrl } = window.harness;
      const load = async (asked: RequestInit) => {
        const from = performance.now();
        await WebAssembly.compileStreaming(fetch(wasmUrl, asked));
        return performance.now() - from;
      };
      const [without, held]: [number[], number[]] = [[], []];
      for (let n = 0; n <= times; n++) {
        const pair = [await load({}), await load({ integrity })] as const;
        // The first is not counted: the browser has the file behind that.
        if (n === 0) continue;
        without.push(pair[0]);
        held.push(pair[1]);
      }
      return { without, held };
    },
    { integrity, times },
  );
  const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
  const costs = median(measured.held.map((one, i) => one - (measured.without[i] ?? NaN)));
  expect(measured.held).toHaveLength(times);
  process.stdout.write(
    `\nthe engine loaded and compiled, 4 times slower, medians of ${times}: ${median(measured.without).toFixed(0)} ms, ` +
      `held to its hash ${median(measured.held).toFixed(0)} ms; median difference ${costs.toFixed(0)} ms\n\n`,
  );
});
