import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

export const folder = fileURLToPath(new URL('../../build/screenshots/', import.meta.url));

/** The whole page in one window, since what is not in it is not painted. */
export async function take(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  if (!size) throw new Error('a page without a window');
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

export const speak = (page: Page, language: string): Promise<void> =>
  page
    .locator('outpocket-page')
    .evaluate(
      (page, language) => (page as unknown as { speak: (language: string) => Promise<void> }).speak(language),
      language,
    );
