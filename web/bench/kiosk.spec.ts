// How long it takes from opening the kiosk's one file to its first screen, in a
// new browser window each time.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { stockFirefox } from '../test/browsers';
import { dist } from '../test/site';

const runs = 10;
const file = `${pathToFileURL(join(dist, 'outpocket-kiosk.html')).href}?lang=en`;

declare global {
  interface Window {
    /** Milliseconds from the navigation to the frame after the first screen. */
    shown: number | undefined;
  }
}

/** Runs in the page before anything of it. */
function watch(): void {
  const look = () => {
    const there = document.querySelector('outpocket-kiosk')?.shadowRoot?.querySelector('h1');
    requestAnimationFrame(there ? () => (window.shown = performance.now()) : look);
  };
  look();
}

function tell(browser: string, times: number[]): void {
  expect(times).toHaveLength(runs);
  const sorted = times.toSorted((a, b) => a - b);
  process.stdout.write(
    `\nkiosk file to first screen, ${browser}, ${runs} times: median ${sorted[Math.floor((runs - 1) / 2)]?.toFixed(0)} ms, max ${sorted.at(-1)?.toFixed(0)} ms\n`,
  );
}

test('the kiosk file in Chromium', async ({ browser }) => {
  const times: number[] = [];
  for (let n = 0; n < runs; n++) {
    const page = await browser.newPage();
    await page.addInitScript(watch);
    await page.goto(file);
    times.push((await (await page.waitForFunction(() => window.shown)).jsonValue()) as number);
    await page.close();
  }
  tell('Chromium', times);
});

test('the kiosk file in Firefox', async () => {
  const firefox = await stockFirefox();
  try {
    const times: number[] = [];
    for (let n = 0; n < runs; n++) {
      const page = await firefox.newPage();
      await page.evaluateOnNewDocument(watch);
      await page.goto(file);
      times.push((await (await page.waitForFunction(() => window.shown)).jsonValue()) as number);
      await page.close();
    }
    tell('Firefox', times);
  } finally {
    await firefox.close();
  }
});
