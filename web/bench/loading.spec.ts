// What somebody waits for on a phone at a slow connection, as the browser itself slows both down: a processor a
// quarter as fast, and Lighthouse's slow 4G. When the first answer is painted; when a change that is made as soon as
// the page takes any is there, and when it is answered; what jumps meanwhile, and which tasks are longer than 50 ms.
import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { served } from './served';

const times = 5;
/** Lighthouse's slow 4G: 150 ms, 1.6 Mbit/s down and 750 kbit/s up. */
const slow4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/** What a visit brought, in milliseconds from its beginning. */
interface Visit {
  painted: number;
  largest: number;
  taken: number;
  answered: number;
  shift: number;
  long: number[];
}

async function visit(page: Page, address: string, changes: boolean): Promise<Visit> {
  await page.addInitScript(() => {
    const seen = { largest: 0, shift: 0, long: [] as number[] };
    Object.assign(window, { seen });
    const watch = (type: string, on: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(on)).observe({ type, buffered: true });
    watch('largest-contentful-paint', ({ startTime }) => (seen.largest = startTime));
    watch('layout-shift', (entry) => {
      const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
      if (!hadRecentInput) seen.shift += value;
    });
    watch('longtask', ({ duration }) => seen.long.push(Math.round(duration)));
  });
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', slow4G);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(address, { waitUntil: 'commit' });
  const { taken, answered } = await page.evaluate(async (changes) => {
    const frame = () => new Promise<void>((next) => requestAnimationFrame(() => next()));
    const page = () => document.querySelector('outpocket-page');
    while (!page()?.shadowRoot?.querySelector('.answer')) await frame();
    if (!changes) return { taken: 0, answered: 0 };
    // As somebody who changes an age at once.
    (page() as HTMLElement & { type(pointer: string, value: string): void }).type('/members/0/age', '43');
    while (!page()?.shadowRoot?.querySelector('.answer.old')) await frame();
    await frame();
    const taken = performance.now();
    while (page()?.shadowRoot?.querySelector('.answer.old')) await frame();
    await frame();
    return { taken, answered: performance.now() };
  }, changes);
  // Behind that comes what nobody waits for.
  await page.waitForLoadState('load');
  await page.waitForTimeout(3000);
  const seen = await page.evaluate(() => {
    const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
    return { painted, ...(window as unknown as { seen: { largest: number; shift: number; long: number[] } }).seen };
  });
  return { ...seen, taken, answered };
}

test('on a phone at a slow connection', async ({ browser }) => {
  const { address, close } = await served();
  const visits = async (changes: boolean) => {
    const all: Visit[] = [];
    // Compressing is not what is measured: the first visit is not counted.
    for (let n = 0; n <= times; n++) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' });
      const one = await visit(await context.newPage(), address, changes);
      if (n > 0) all.push(one);
      await context.close();
    }
    return all;
  };
  const spread = (list: number[]) => {
    const sorted = list.toSorted((a, b) => a - b);
    return `median ${((sorted[Math.floor(sorted.length / 2)] ?? NaN) / 1000).toFixed(2)} s, most ${((sorted.at(-1) ?? NaN) / 1000).toFixed(2)} s`;
  };
  const read = await visits(false);
  const changed = await visits(true);
  expect([...read, ...changed]).toHaveLength(2 * times);
  const most = (list: number[]) => Math.max(...list).toFixed(3);
  const long = (visits: Visit[]) =>
    visits.map((one) => one.long.toSorted((a, b) => b - a).join(' ') || 'none').join(' | ');
  process.stdout.write(
    [
      '',
      `a phone at a slow connection (4 times slower, 150 ms, 1.6 Mbit/s), ${times} times`,
      `first paint, with the answer   ${spread(read.map(({ painted }) => painted))}`,
      `largest paint                  ${spread(read.map(({ largest }) => largest))}`,
      `a change is shown as taken     ${spread(changed.map(({ taken }) => taken))}`,
      `and answered                   ${spread(changed.map(({ answered }) => answered))}`,
      `layout shift                   at most ${most(read.map(({ shift }) => shift))}, with a change ${most(changed.map(({ shift }) => shift))}`,
      `tasks over 50 ms, each visit   ${long(read)}; with a change ${long(changed)}`,
      '',
      '',
    ].join('\n'),
  );
  close();
});
