// How long a family's possible years take in the page, where they are worked out
// in a Worker and where not, and what memory they take.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { EstimateRequest, Simulation } from '../src/engine/types';
import { harness } from '../playwright.config';

// Four people of every use under four plans.
const request = JSON.parse(
  readFileSync(new URL('../../estimator/testdata/simulation.json', import.meta.url), 'utf8'),
) as EstimateRequest;
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
        await engine.simulate({ ...request, simulation: { seed: 1, years: 300, totalsOnly: true } });
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
        const times = { first: 0, all: 0, rules: 0, tips: 0 };
        const at = (what: keyof typeof times) => {
          times[what] ||= performance.now() - from;
        };
        const see = ({ years, of, stage, tippingPoints }: Simulation) => {
          at('first');
          if (years === of) at('all');
          if (stage === 'tippingPoints' || stage === 'done') at('rules');
          if (tippingPoints.length > 0) at('tips');
        };
        see(await engine.simulate(request, { onProgress: see }));
        const done = performance.now() - from;
        going = false;
        WebAssembly.Instance = Instance;
        return { ...times, done, longest, memory: memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) };
      },
      { request: { ...request, simulation: { seed: 1, years, totalsOnly: years === 1_000_000 } }, inWorker },
    );
  const rows = [
    '     years  where         first answer         all   ns/year  page held up      rules  first tips  everything      memory',
  ];
  for (const [years, inWorker, times] of [
    [10_000, true, 3],
    [10_000, false, 3],
    [100_000, true, 1],
    // What decides takes as long as some 15 times as many years: of a million, the totals.
    [1_000_000, false, 1],
  ] as const) {
    for (let i = 0; i < times; i++) {
      const { first, all, rules, tips, done, longest, memory } = await measure(years, inWorker);
      rows.push(
        [
          years.toLocaleString('en-US').padStart(10),
          inWorker ? '  Worker      ' : '  page        ',
          milliseconds(first),
          milliseconds(all),
          ((all * 1e6) / years).toFixed(0).padStart(10),
          milliseconds(longest),
          milliseconds(rules),
          milliseconds(tips),
          milliseconds(done),
          inWorker ? '' : `${(memory / 2 ** 20).toFixed(1)} MiB`.padStart(12),
        ].join(''),
      );
      expect(all).toBeGreaterThan(0);
    }
  }
  process.stdout.write(`\n${rows.join('\n')}\n\n`);
});
