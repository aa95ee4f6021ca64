// Any input to what the page reads and writes, and drafts changed at random in the page itself: few
// of them here, many with FUZZ_RUNS, as `make fuzz` has. FUZZ_SEED tries others.
import { expect, test } from '@playwright/test';
import { harness } from '../playwright.config';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { open } from './page';
import { plainHost } from './site';

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

test('whatever its attributes say, the element shows the estimator or says what is wrong', async ({
  page,
  context,
}) => {
  const maker = await context.newPage();
  await maker.goto(new URL('fuzz.html', harness).href);
  await maker.waitForFunction(() => 'attributes' in window);
  // Each is an estimator of its own, which takes ten times as long as a link.
  const all = await maker.evaluate(([seed, runs]) => window.attributes(seed, runs), [seed, runs / 10] as const);
  await maker.close();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  const site = await plainHost('{');
  await page.goto(`${site.url}plain.html`);
  await page.waitForFunction(() => customElements.get('outpocket-estimator'));
  const shown = { estimators: 0, messages: 0 };
  for (const [number, attributes] of all.entries()) {
    const what = `seed ${seed}, number ${number}: ${JSON.stringify(attributes)}`;
    const [text, estimator] = await page.evaluate(async (attributes) => {
      document.querySelector('outpocket-estimator')?.remove();
      const element = document.createElement('outpocket-estimator');
      element.loading = 'eager';
      for (const [name, value] of Object.entries(attributes)) if (name !== 'loading') element.setAttribute(name, value);
      document.querySelector('main')?.append(element);
      const root = element.shadowRoot;
      const inner = () => root?.querySelector('outpocket-estimator-page')?.shadowRoot;
      while (!root?.querySelector('[part=message]')?.checkVisibility() && !inner()?.querySelector('table'))
        await new Promise((frame) => requestAnimationFrame(frame));
      const said = [...(root?.children ?? []), ...(inner()?.children ?? [])];
      return [
        said.map((one) => (one as HTMLElement).innerText ?? '').join(' '),
        Boolean(inner()?.querySelector('table')),
      ] as const;
    }, attributes);
    shown[estimator ? 'estimators' : 'messages']++;
    expect(text.length, what).toBeGreaterThan(estimator ? 1000 : 20);
    expect(complaints, what).toEqual([]);
  }
  await site.close();
  expect(Math.min(...Object.values(shown)), JSON.stringify(shown)).toBeGreaterThan(0);
});
