// How soon doctors can be looked up in lists of a county, and how long it takes from a key to
// the painted list, on a device six times slower than this one.
//
// Chromium slows the page's own thread down, and no Worker. So what the Worker takes is measured
// as it is and counted six times: making ready begins when the last file is there, and of each
// key's time five more of what the Worker took for it are added.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { madeIn } from '../test/made';
import { dist, files, serve } from '../test/site';

const slower = 6;

declare global {
  interface Window {
    /** When each key was typed, and how long it took until its list was painted. */
    painted: { at: number; took: number }[];
    tasks: { start: number; duration: number }[];
    /** What the Worker took for each message, and when it said that it is ready. */
    spent: number[];
    ready: number;
  }
}

/** The files of a made-up county of three insurers with two networks each. */
function county(providers: number): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'county-'));
  const input = join(folder, 'in');
  execFileSync(
    'go',
    ['run', './scripts/directory', 'sample', '-year', '2026', '-providers', `${providers}`, '-drugs', '5000', input],
    { cwd: fileURLToPath(new URL('../..', import.meta.url)), stdio: 'ignore' },
  );
  const out = join(folder, 'out');
  const insurers = readdirSync(input).map((name) => join(input, name));
  const made = madeIn(out, 'directory', 'build', '-year', '2026', out, ...insurers);
  rmSync(folder, { recursive: true });
  return Object.fromEntries(Object.entries(made).map(([name, text]) => [`directory/${name}`, text]));
}

const at = (list: readonly number[], share: number) =>
  `${(list.toSorted((a, b) => a - b)[Math.ceil(list.length * share) - 1] ?? Number.NaN).toFixed(1)} ms`;

for (const providers of [40_000, 120_000])
  test(`${providers} providers`, async ({ page }) => {
    const own = county(providers);
    const site = await serve(files(dist, { own }));
    await page.addInitScript(() => {
      window.painted = [];
      window.tasks = [];
      new PerformanceObserver((list) =>
        window.tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ start: startTime, duration }))),
      ).observe({ type: 'longtask' });
      addEventListener(
        'input',
        (event) => {
          const field = event.composedPath()[0];
          if (!(field instanceof HTMLInputElement) || !field.id.startsWith('look-')) return;
          const list = (field.getRootNode() as ShadowRoot).getElementById(`${field.id}-list`);
          const look = () => {
            if (list?.ariaBusy === 'true') return requestAnimationFrame(look);
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', () =>
              window.painted.push({ at: event.timeStamp, took: performance.now() - event.timeStamp }),
            );
            port1.start();
            return port2.postMessage(undefined);
          };
          requestAnimationFrame(look);
        },
        { capture: true },
      );
    });
    await page.goto(`${site.url}?lang=en`);
    await expect(page.locator('.answer')).toContainText('$');
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(3000);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const hooked = page
      .waitForEvent('worker', (worker) => worker.url().includes('look-up'))
      .then(async (worker) => {
        await worker.evaluate(() => {
          const self = globalThis as unknown as Window;
          self.spent = [];
          const post = self.postMessage.bind(self) as (message: unknown) => void;
          Object.assign(self, {
            postMessage(message: { answered: object }) {
              if ('ready' in message.answered) self.ready = performance.now();
              post(message);
            },
          });
          self.addEventListener('message', (event) => self.spent.push(performance.now() - event.timeStamp));
        });
        return worker;
      });
    await page.evaluate(() => void window.tasks.splice(0));
    const around = page.locator('[data-part=lookup]').filter({ hasText: 'Is your doctor' });
    await around.locator('summary').first().click();
    const box = page.locator('#look-doctors');
    await expect(box).toBeVisible({ timeout: 60_000 });
    const worker = await hooked;
    const ready = await worker.evaluate(() => {
      const { ready } = globalThis as unknown as Window;
      const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      return ready - Math.max(...files.map(({ responseEnd }) => responseEnd));
    });
    expect(ready).toBeGreaterThan(0);
    for (const [i, downs] of [1, 3].entries()) await around.locator('select').nth(i).selectOption({ index: downs });
    await page.waitForTimeout(1000);
    const opening = await page.evaluate(() => window.tasks.splice(0));
    await worker.evaluate(() => void (globalThis as unknown as Window).spent.splice(0));
    await box.focus();
    let keys = 0;
    for (const name of [
      'maria gonzales',
      'smith john',
      'dr nguyen cardiology',
      'wiliams northfield',
      'jhonson pediatrics',
    ]) {
      await box.fill('');
      await page.evaluate(() => void window.painted.splice(-1));
      for (const letter of name) {
        await page.keyboard.press(letter === ' ' ? 'Space' : letter, { delay: 60 });
        await page.waitForTimeout(120);
        keys++;
      }
    }
    await page.waitForTimeout(1000);
    const { painted, tasks } = await page.evaluate(() => ({ painted: window.painted, tasks: window.tasks }));
    const spent = await worker.evaluate(() => (globalThis as unknown as Window).spent);
    // What a page that does nothing takes: the wait for the next frame is part of both.
    await page.goto('data:text/html,<label>Bare <input id=look-bare></label>');
    await page.getByLabel('Bare').focus();
    for (let n = 0; n < 40; n++) {
      await page.keyboard.press('a', { delay: 60 });
      await page.waitForTimeout(120);
    }
    const bare = await page.evaluate(() => window.painted.map(({ took }) => took));
    const longest = (list: readonly { duration: number }[]) =>
      list.length === 0 ? 'none' : list.map(({ duration }) => duration.toFixed(0)).join(', ');
    const typed = painted.map(({ took }) => took);
    const both = typed.map((one, i) => one + (slower - 1) * (spent[i] ?? 0));
    process.stdout.write(
      [
        '',
        `${providers} providers, ${keys} keys, ${painted.length} lists, ${spent.length} looked up`,
        `ready in the Worker: ${ready.toFixed(0)} ms here, ${(slower * ready).toFixed(0)} ms ${slower} times slower`,
        `looked up in the Worker: median ${at(spent, 0.5)}, p95 ${at(spent, 0.95)}, max ${at(spent, 1)}`,
        `key to painted list, page slowed alone: median ${at(typed, 0.5)}, p95 ${at(typed, 0.95)}, max ${at(typed, 1)}`,
        `with a Worker as slow: median ${at(both, 0.5)}, p95 ${at(both, 0.95)}; an empty page: median ${at(bare, 0.5)}, p95 ${at(bare, 0.95)}`,
        `tasks over 50 ms: opening ${longest(opening)}; typing ${longest(tasks)}`,
        '',
      ].join('\n'),
    );
    await site.close();
  });
