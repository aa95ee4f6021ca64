// How long a family's possible years take in the page, where they are worked out
// in a Worker and where not, and what memory they take.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { EstimateRequest } from '../src/engine/types';
import { harness } from '../playwright.config';

// Four people of every use under four plans.
const request = JSON.parse(readFileSync(new URL('../../estimator/testdata/simulation.json', import.meta.url), 'utf8')) as EstimateRequest;
request.care = [];
for (const member of request.members) {
  delete member.conditions;
  delete member.outOfNetwork;
  member.use = 'unknown';
}

const milliseconds = (time: number) => `${time.toFixed(1)} ms`.padStart(12);

test('simulated years', async ({ page }) => {
  await page.goto(harness);
  const measure = (years: number, inWorker: boolean) =>
    page.evaluate(
      async ({ request, inWorker }) => {
        const memories: { buffer: ArrayBuffer }[] = [];
        const { Instance } = WebAssembly;
        WebAssembly.Instance = class extends Instance {
          constructor(...args: ConstructorParameters<typeof Instance>) {
            super(...args);
            memories.push(this.exports['mem'] as never);
          }
        } as typeof Instance;
        const { createEngine, startWorker, wasmUrl } = window.harness;
        const engine = createEngine({ wasmUrl, ...(inWorker ? { startWorker } : {}) });
        // With the Worker started, as it is when the input changes.
        await engine.simulate({ ...request, simulation: { seed: 1, years: 300 } });
        let longest = 0;
        let before = performance.now();
        let going = true;
        const tick = () => {
          const now = performance.now();
          // A timer that follows another waits for 4 ms in any case.
          longest = Math.max(longest, now - before - 4);
          before = now;
          if (going) setTimeout(tick);
        };
        setTimeout(tick);
        const from = performance.now();
        let first = 0;
        await engine.simulate(request, { onProgress: () => (first ||= performance.now() - from) });
        const all = performance.now() - from;
        going = false;
        WebAssembly.Instance = Instance;
        return { first, all, longest, memory: memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) };
      },
      { request: { ...request, simulation: { seed: 1, years } }, inWorker },
    );
  const rows = ['     years  where         first answer         all   ns/year  page held up  memory'];
  for (const [years, inWorker, times] of [
    [10_000, true, 3],
    [10_000, false, 3],
    [100_000, true, 1],
    [1_000_000, false, 1],
  ] as const) {
    for (let i = 0; i < times; i++) {
      const { first, all, longest, memory } = await measure(years, inWorker);
      rows.push(
        [
          years.toLocaleString('en-US').padStart(10),
          inWorker ? '  Worker      ' : '  page        ',
          milliseconds(first),
          milliseconds(all),
          ((all * 1e6) / years).toFixed(0).padStart(10),
          milliseconds(longest),
          inWorker ? '' : `${(memory / 2 ** 20).toFixed(1)} MiB`.padStart(12),
        ].join(''),
      );
      expect(all).toBeGreaterThan(0);
    }
  }
  process.stdout.write(`\n${rows.join('\n')}\n\n`);
});
