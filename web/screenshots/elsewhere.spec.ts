// The page in other windows than a desk's and a phone's, with text at twice its
// size, as a guest on the pages of two insurers, and on the panel of a kiosk.
import { test, expect, type Page } from '@playwright/test';
import { settled } from '../test/job';
import { answerAll, columns, next, starts } from '../test/kiosk';
import { open } from '../test/page';
import { insurer } from '../test/site';
import { states } from '../test/states';
import { languages } from '../vite.languages.ts';
import { folder, speak, take } from './take';

const windows = {
  wide: { width: 1920, height: 1080 },
  tablet: { width: 820, height: 1180 },
  'large-text': { width: 360, height: 740 },
};

for (const state of ['at first', 'with four plans', 'with problems'])
  for (const [name, viewport] of Object.entries(windows))
    test(`${state}, ${name}`, async ({ page }) => {
      await open(page);
      await page.setViewportSize({ width: 1280, height: 900 });
      await states[state]?.(page);
      await settled(page.locator('outpocket-page'));
      await page.setViewportSize(viewport);
      if (name === 'large-text') await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      for (const language of languages) {
        await speak(page, language);
        const file = `${state.replaceAll(' ', '-')}-${name}-${language}`;
        await take(page, file);
        if (name !== 'large-text' || state !== 'at first') continue;
        for (const [i, step] of (await page.locator('.steps button').all()).entries()) {
          await step.click();
          await take(page, `${file}-${i + 1}`);
        }
      }
    });

for (const host of ['harbor', 'meridian'])
  for (const [name, viewport] of Object.entries({
    desk: { width: 1280, height: 900 },
    phone: { width: 390, height: 844 },
  }))
    test(`on the page of ${host}, ${name}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      const site = await insurer(host);
      try {
        await page.goto(site.url);
        await settled(page.locator('outpocket-estimator-page'));
        await take(page, `guest-${host}-${name}`);
      } finally {
        await site.close();
      }
    });

/** Each screen of a visit to a kiosk, of a family that changes every answer. */
async function visit(page: Page, name: string, language: number): Promise<void> {
  await page.goto('/kiosk.html?idle=600');
  await expect(starts(page)).toHaveCount(languages.length);
  const seen = async (screen: string) => page.screenshot({ path: `${folder}kiosk-${name}-${screen}.png` });
  await seen('start');
  await starts(page).nth(language).click();
  for (let question = 1; question <= 5; question++) {
    await seen(String(question));
    await next(page);
  }
  await expect(columns(page).first()).toBeVisible();
  await seen('answer');
}

for (const [i, language] of languages.entries())
  for (const [name, viewport] of Object.entries({
    portrait: { width: 1080, height: 1920 },
    landscape: { width: 1920, height: 1080 },
  }))
    test(`the kiosk, ${name}, ${language}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await visit(page, `${name}-${language}`, i);
      await page.goto('/kiosk.html?idle=600');
      await answerAll(page, starts(page).nth(i));
      await page.screenshot({ path: `${folder}kiosk-${name}-${language}-family.png` });
    });
