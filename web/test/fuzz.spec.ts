// Any input to what the page reads and writes, and drafts changed at random in the page itself: few
// of them here, many with FUZZ_RUNS, as `make fuzz` has. FUZZ_SEED tries others.
import { expect, test } from '@playwright/test';
import { harness } from '../playwright.config';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { open } from './page';

const runs = Number(process.env['FUZZ_RUNS'] ?? 200);
const seed = Number(process.env['FUZZ_SEED'] ?? 1);

test.setTimeout(120_000 + runs * 1000);

for (const name of ['any fragment', 'any draft', 'any words', 'any table'] as const)
  test(name, async ({ page }) => {
    await page.goto(new URL('fuzz.html', harness).href);
    await page.waitForFunction(() => 'fuzz' in window);
    expect(
      await page.evaluate(([name, seed, runs]) => window.fuzz(name, seed, runs), [name, seed, runs] as const),
    ).toBe('');
  });

test('drafts changed at random never leave the page blank', async ({ page, context }) => {
  const maker = await context.newPage();
  await maker.goto(new URL('fuzz.html', harness).href);
  await maker.waitForFunction(() => 'mutants' in window);
  const fragments = (await maker.evaluate(([seed, runs]) => window.mutants(seed, runs), [seed, runs] as const)).filter(
    Boolean,
  );
  await maker.close();
  expect(fragments.length).toBeGreaterThan(runs / 2);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await open(page);
  // A hundred at a time, so that what is wrong is known by its number.
  const slowest = { took: 0, number: -1 };
  let opened = 0;
  for (let from = 0; from < fragments.length; from += 100) {
    const told = await page.locator('outpocket-page').evaluate(
      async (root: OutpocketPage, some) => {
        const frame = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
        const all = [];
        for (const fragment of some) {
          const began = performance.now();
          const taken = await root.openLink(`#${fragment}`);
          await root.updateComplete;
          await frame();
          const took = performance.now() - began;
          const length = [...(root.shadowRoot?.children ?? [])].reduce(
            (sum, one) => sum + ((one as HTMLElement).innerText?.length ?? 0),
            0,
          );
          all.push({ taken, took, length });
        }
        return all;
      },
      fragments.slice(from, from + 100),
    );
    told.forEach(({ taken, took, length }, i) => {
      const number = from + i;
      if (taken) opened++;
      if (took > slowest.took) Object.assign(slowest, { took, number });
      expect(length, `seed ${seed}, draft ${number}: #${fragments[number]}`).toBeGreaterThan(1000);
    });
    expect(complaints, `seed ${seed}, drafts ${from} to ${from + 99}`).toEqual([]);
  }
  process.stdout.write(
    `${fragments.length} drafts of seed ${seed}, ${opened} opened; the slowest ${Math.round(slowest.took)} ms, number ${slowest.number}\n`,
  );
  expect(opened).toBeGreaterThan(fragments.length / 4);
});
