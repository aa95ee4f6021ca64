// How long it takes from a key to the painted answer, with the example family,
// and whether anything holds the page up: from the input event's time to the
// first task after the next animation frame, over 200 keys in fields of every
// part. Keys are held and follow each other as when somebody types fast: one
// let go of at once would have Chromium put off every task until yet another
// frame, which is no wait for the answer.
import { expect, test, type Page } from '@playwright/test';
import { openParts, openPlan, plan } from '../test/page';

const keys = 200;

declare global {
  interface Window {
    typed: number[];
    tasks: { start: number; duration: number }[];
  }
}

async function measured(page: Page, field: ReturnType<Page['getByRole']>, text: string, count: number): Promise<void> {
  await field.focus();
  await page.keyboard.press('End');
  for (let n = 0; n < count; n++) {
    // Half of the keys add, half take away again.
    const add = n % (2 * text.length) < text.length;
    await page.keyboard.press(add ? (text[n % text.length] ?? '1') : 'Backspace', { delay: 50 + ((n * 7) % 23) });
    await page.waitForTimeout(40 + ((n * 11) % 31));
  }
}

test('a key to the painted answer', async ({ page }) => {
  await page.addInitScript(() => {
    window.typed = [];
    window.tasks = [];
    new PerformanceObserver((list) =>
      window.tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ start: startTime, duration }))),
    ).observe({ type: 'longtask', buffered: true });
    addEventListener(
      'input',
      (event) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => window.typed.push(performance.now() - event.timeStamp));
          port1.start();
          port2.postMessage(undefined);
        }),
      { capture: true },
    );
  });
  await page.goto('/?lang=en');
  await expect(page.locator('outpocket-page').getByRole('table').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(2000);
  // Up to the load event, and behind it, where the engine starts.
  const { loading, loaded } = await page.evaluate(() => {
    const load = (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd;
    const tasks = window.tasks.splice(0);
    return { loading: tasks.filter(({ start }) => start < load), loaded: tasks.filter(({ start }) => start >= load) };
  });
  // Household and care are beside the answer. The plans replace it while they are open.
  await openParts(page, 'household');
  await page.waitForTimeout(500);
  const opening = await page.evaluate(() => window.tasks.splice(0));
  const each = keys / 4;
  await measured(page, page.getByRole('textbox', { name: 'Age' }).first(), '1', each);
  await measured(page, page.getByRole('textbox', { name: '30-day fills' }), '01', each);
  const typing = await page.evaluate(() => window.tasks.splice(0));
  await openParts(page, 'plans');
  await openPlan(page, 1, 'Common medical events');
  await page.waitForTimeout(500);
  opening.push(...(await page.evaluate(() => window.tasks.splice(0))));
  await measured(page, plan(page, 1).getByRole('textbox', { name: 'Two adults and children' }), '12', each);
  await measured(
    page,
    plan(page, 1)
      .getByRole('group', { name: 'Specialist visit', exact: true })
      .getByRole('combobox', { name: 'In the network' }),
    ' after deductible',
    each,
  );
  await page.waitForTimeout(2000);
  const { typed, tasks } = await page.evaluate(() => ({ typed: window.typed, tasks: window.tasks }));
  typing.push(...tasks);
  expect(typed).toHaveLength(keys);
  // What a page that does nothing takes: the wait for the next frame is part of both.
  await page.goto('data:text/html,<label>Bare <input></label>');
  await measured(page, page.getByRole('textbox', { name: 'Bare' }), '12', keys);
  await page.waitForTimeout(500);
  const bare = await page.evaluate(() => window.typed);
  expect(bare).toHaveLength(keys);
  const at = (list: number[], share: number) =>
    `${(list.toSorted((a, b) => a - b)[Math.floor((list.length - 1) * share)] ?? NaN).toFixed(1)} ms`;
  const spread = (list: number[]) => `median ${at(list, 0.5)}, p95 ${at(list, 0.95)}, max ${at(list, 1)}`;
  const long = (list: { start: number; duration: number }[]) =>
    list.length === 0
      ? 'none'
      : list.map(({ start, duration }) => `${duration.toFixed(0)} ms at ${(start / 1000).toFixed(1)} s`).join(', ');
  process.stdout.write(
    `\nkey to painted answer, ${keys} keys: ${spread(typed)}\nkey to frame in an empty page:       ${spread(bare)}\ntasks over 50 ms: while loading ${long(loading)}; behind that ${long(loaded)}; opening the parts ${long(opening)}; typing ${long(typing)}\n\n`,
  );
});
