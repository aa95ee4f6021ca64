// Every main state of the page, to be looked at: at a desk and on a phone,
// light and dark, in each language; in forced colours and as printed once.
import { fileURLToPath } from 'node:url';
import { test, type Page } from '@playwright/test';
import { open } from '../test/page';
import { states } from '../test/states';
import { languages } from '../vite.languages.ts';

const folder = fileURLToPath(new URL('../../build/screenshots/', import.meta.url));
/** Of these each step is seen on a phone, which shows one at a time. */
const everyStep = ['at first', 'with everything open'];
const sizes = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

/** The whole page in one window, since what is not in it is not painted. */
async function take(page: Page, name: string): Promise<void> {
  const size = page.viewportSize() ?? sizes.desk;
  // Pictures and guide come, and each part says how tall it is, when near the window.
  for (let height = 0; ;) {
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    if (whole <= height) break;
    height = whole;
    await page.setViewportSize({ width: size.width, height });
    await page.waitForTimeout(700);
  }
  await page.screenshot({ path: `${folder}${name}.png` });
  await page.setViewportSize(size);
}

for (const [state, reach] of Object.entries(states)) {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`${state}, ${size}, ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await open(page);
        // At a desk everything is in reach; a phone then shows what it was left at.
        await page.setViewportSize(sizes.desk);
        await reach(page);
        await page.setViewportSize(viewport);
        for (const language of languages) {
          await page
            .locator('outpocket-page')
            .evaluate(
              (page, language) => (page as unknown as { speak: (language: string) => Promise<void> }).speak(language),
              language,
            );
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
