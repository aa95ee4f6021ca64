// Every main state of the page, to be looked at: at a desk and on a phone,
// light and dark, in each language; in forced colours and as printed once.
import { test } from '@playwright/test';
import { settled } from '../test/job';
import { open } from '../test/page';
import { states } from '../test/states';
import { languages } from '../vite.languages.ts';
import { folder, speak, take } from './take';

/** Of these each step is seen on a phone, which shows one at a time. */
const everyStep = ['at first', 'with everything open'];
const sizes = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

for (const [state, reach] of Object.entries(states)) {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`${state}, ${size}, ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await open(page);
        // At a desk everything is in reach; a phone then shows what it was left at.
        await page.setViewportSize(sizes.desk);
        await reach(page);
        await settled(page.locator('outpocket-page'));
        await page.setViewportSize(viewport);
        for (const language of languages) {
          await speak(page, language);
          const name = `${state.replaceAll(' ', '-')}-${size}-${colorScheme}-${language}`;
          await take(page, name);
          if (size !== 'phone' || !everyStep.includes(state)) continue;
          for (const [i, step] of (await page.locator('.steps button').all()).entries()) {
            await step.click();
            await take(page, `${name}-${i + 1}`);
          }
        }
      });
    }
  }
}

test('before scripts run', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: sizes.desk });
  const page = await context.newPage();
  await page.goto(baseURL ?? '');
  await page.screenshot({ path: `${folder}without-scripts.png`, fullPage: true });
  await context.close();
});

test('in forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await open(page);
  await states['with everything open']?.(page);
  await take(page, 'forced-colours');
});

test('as printed', async ({ page }) => {
  await open(page);
  await take(page, 'before-print');
  await page.pdf({
    path: `${folder}printed.pdf`,
    format: 'Letter',
    margin: { top: '1.5cm', bottom: '1.5cm', left: '1.5cm', right: '1.5cm' },
  });
});
