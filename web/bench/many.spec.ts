// How long 500 plans take on an insurer's page: until the columns are chosen and
// shown, until the first order of all, until all are ranked over 1,000 years; and
// the same after a change. Long tasks are those of the page's thread over 50 ms.
import { expect, test, type Page } from '@playwright/test';
import { manyPlans } from '../test/many-plans';
import { dist, files, hostPage, serve } from '../test/site';

const own = files(dist, { under: '/tools/' });
const mime: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** When, in milliseconds, what there is to see of the list came, and the long tasks until then. */
const watch = (page: Page, from: number) =>
  page.evaluate(async (from) => {
    const inner = () => document.querySelector('outpocket-estimator')?.shadowRoot?.firstElementChild?.shadowRoot;
    const times = { columns: 0, answer: 0, first: 0, all: 0 };
    const see = (what: keyof typeof times, is: boolean) => {
      if (is) times[what] ||= performance.now() - from;
    };
    while (!times.all) {
      await new Promise((frame) => requestAnimationFrame(frame));
      const said = inner()?.querySelector('.ranked .help')?.textContent ?? '';
      const waiting = inner()?.querySelector('.ranked.waiting') !== null;
      see('columns', (inner()?.querySelectorAll('.columns thead th').length ?? 0) > 0);
      const answer = inner()?.querySelector('.answer:not(.waiting, .old) > .looked')?.textContent ?? '';
      see('answer', answer.includes('From 10,000'));
      see('first', said !== '' && !waiting);
      see('all', said.includes('10,000') && !waiting);
    }
    const { long } = window as unknown as { long: PerformanceEntry[] };
    return {
      ...times,
      long: long.filter(({ startTime }) => startTime >= from).map(({ duration }) => Math.round(duration)),
    };
  }, from);

test('500 plans', async ({ page }) => {
  const plans = JSON.stringify(manyPlans(500));
  const site = await serve((path, request, response) => {
    if (path.startsWith('/tools/')) return own(path, request, response);
    const name = path.slice(1);
    if (name === 'plans.json')
      return void response.writeHead(200, { 'content-type': mime['json'] ?? 'application/json' }).end(plans);
    if (!/^[a-z]+\.(html|css|js)$/.test(name)) return void response.writeHead(404).end();
    return void response
      .writeHead(200, { 'content-type': mime[name.split('.')[1] ?? ''] ?? 'text/plain' })
      .end(hostPage(name, { outpocket: './tools/' }));
  });
  await page.addInitScript(() => {
    const long: PerformanceEntry[] = ((window as unknown as { long: PerformanceEntry[] }).long = []);
    new PerformanceObserver((list) => long.push(...list.getEntries())).observe({ type: 'longtask' });
  });
  const lines = ['               columns    answer   first order   all 500   long tasks'];
  const told = (what: string, { columns, answer, first, all, long }: Awaited<ReturnType<typeof watch>>) =>
    lines.push(
      `${what.padEnd(13)}${[columns, answer, first, all].map((time) => `${(time / 1000).toFixed(1)} s`.padStart(10)).join('  ')}   ${long.join(', ') || 'none'}`,
    );
  for (let i = 0; i < 2; i++) {
    await page.goto(`${site.url}strict.html`);
    told('load', await watch(page, 0));
    // Another care changes every year that is drawn.
    const from = await page.evaluate(() => {
      const inner = document.querySelector('outpocket-estimator')?.shadowRoot?.firstElementChild as HTMLElement & {
        type(pointer: string, value: string): void;
        settle(): void;
      };
      inner.type('/members/0/age', '60');
      inner.settle();
      return performance.now();
    });
    told('a change', await watch(page, from));
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  expect(lines).toHaveLength(5);
  await site.close();
});
