// What a visitor of the kiosk does, for the tests.
import { expect, type Page } from '@playwright/test';

export const kiosk = (page: Page) => page.locator('outpocket-kiosk');
export const heading = (page: Page) => kiosk(page).getByRole('heading', { level: 1 });
/** Back and Next, or what stands there. */
export const bar = (page: Page) => kiosk(page).locator('.bar').getByRole('button');
/** What is touched to answer a question: the tiles, by what stands on them. */
export const tile = (page: Page, text: string | RegExp) =>
  kiosk(page).locator('.controls .tile').filter({ hasText: text });
/** The tiles of the first screen, in the order of the languages. */
export const starts = (page: Page) => kiosk(page).locator('.starts button');

export async function next(page: Page): Promise<void> {
  const before = await heading(page).textContent();
  await bar(page).last().click();
  await expect(heading(page)).not.toHaveText(before ?? '');
}

/** The plans that stand side by side in the answer, once it is there. */
export const columns = (page: Page) => kiosk(page).locator('.columns > .plan');

/** From the first screen to the answer, each question answered as it stands, in as few touches as that takes. */
export async function toTheAnswer(page: Page): Promise<void> {
  await starts(page).first().click();
  for (let question = 0; question < 5; question++) await next(page);
  await expect(columns(page).first()).toBeVisible();
}

/** Everything that can be asked of a family is answered in some other way than it stood. */
export async function answerAll(page: Page, start = starts(page).first()): Promise<void> {
  await start.click();
  await kiosk(page).locator('.controls .tile').nth(3).click();
  const keys = kiosk(page).locator('.key');
  await keys.last().click();
  await next(page);
  await keys.nth(1).click();
  await kiosk(page).locator('.pair .tile').nth(1).click();
  await next(page);
  await kiosk(page).locator('.quiet .tile').click();
  await kiosk(page).locator('.four .tile').first().click();
  await next(page);
  await kiosk(page).locator('.controls .two .tile').nth(2).click();
  await next(page);
  await kiosk(page).locator('.controls .two .tile').nth(1).click();
  await keys.last().click();
  await next(page);
  await expect(columns(page)).toHaveCount(2);
}
