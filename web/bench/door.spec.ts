// How long one estimate takes in the page: the request to JSON, through the
// door, the answer from JSON. The requests are lines of build/requests.jsonl,
// which scripts/requests writes.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { EstimateRequest } from '../src/engine/types';
import { harness } from '../playwright.config';

const runs = 300;
const warmUp = 30;

const requests = readFileSync(new URL('../../build/requests.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as EstimateRequest);

const kilobytes = (length: number) => `${(length / 1000).toFixed(1)} kB`.padStart(10);
const units = (request: EstimateRequest) => request.care.reduce((sum, item) => sum + item.count, 0);

test('one estimate through the door', async ({ page }) => {
  await page.goto(harness);
  const start = await page.evaluate(async () => {
    const { createEngine, wasmUrl } = window.harness;
    const from = performance.now();
    await createEngine({ wasmUrl }).load();
    return performance.now() - from;
  });
  const rows = [`load and start: ${start.toFixed(1)} ms`, ''];
  rows.push('  members  plans  care items  units  ledger   request    answer    median       p95       max');
  for (const request of requests) {
    const measured = await page.evaluate(
      async ({ request, runs, warmUp }) => {
        const { createEngine, wasmUrl } = window.harness;
        const engine = createEngine({ wasmUrl });
        await engine.load();
        let result: unknown;
        for (let i = 0; i < warmUp; i++) result = engine.estimateNow(request);
        const times: number[] = [];
        for (let i = 0; i < runs; i++) {
          const from = performance.now();
          engine.estimateNow(request);
          times.push(performance.now() - from);
          // Between two estimates a page has frames, and time to collect garbage.
          if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve));
        }
        return { times, answer: JSON.stringify(result).length };
      },
      { request, runs, warmUp },
    );
    const times = measured.times.toSorted((a, b) => a - b);
    const at = (share: number) =>
      `${(times[Math.floor((times.length - 1) * share)] ?? NaN).toFixed(2)} ms`.padStart(10);
    rows.push(
      [
        String(request.members.length).padStart(9),
        String(request.plans.length).padStart(7),
        String(request.care.length).padStart(12),
        String(units(request)).padStart(7),
        (request.ledger ? 'yes' : 'no').padStart(8),
        kilobytes(JSON.stringify(request).length),
        kilobytes(measured.answer),
        at(0.5),
        at(0.95),
        at(1),
      ].join(''),
    );
  }
  expect(requests.length).toBeGreaterThan(0);
  process.stdout.write(`\n${rows.join('\n')}\n\n`);
});

test('what decides, in a Worker', async ({ page }) => {
  await page.goto(harness);
  const family = requests.find((request) => request.ledger);
  if (!family) throw new Error('no family among the requests');
  const { ledger: _, ...request } = family;
  const measured = await page.evaluate(
    async ({ request, runs }) => {
      const { createEngine, startWorker, wasmUrl } = window.harness;
      const engine = createEngine({ wasmUrl, startWorker });
      await engine.load();
      const times: number[] = [];
      for (let i = 0; i < runs; i++) {
        const from = performance.now();
        await engine.compare(request);
        times.push(performance.now() - from);
      }
      return times;
    },
    { request, runs: 100 },
  );
  const times = measured.slice(10).toSorted((a, b) => a - b);
  const at = (share: number) => `${(times[Math.floor((times.length - 1) * share)] ?? NaN).toFixed(1)} ms`;
  process.stdout.write(
    `\na comparison, ${request.members.length} members, ${request.plans.length} plans, ${units(request)} units: first ${measured[0]?.toFixed(1)} ms, then median ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}\n\n`,
  );
  expect(times).toHaveLength(90);
});
