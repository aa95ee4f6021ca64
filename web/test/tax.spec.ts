// What is saved in taxes on the page: off by default, its own line once somebody asks, and in
// no link and no request but the engine's on this device.
import { expect, type Page } from '@playwright/test';
import { draftOf, fragmentOf } from '../src/draft/link';
import type { Draft } from '../src/draft/draft';
import { requestOf } from '../src/draft/request';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { languages } from '../vite.languages.ts';
import { expectAccessibleIn } from './axe';
import { cells, dollars, engineAnswer, linkOf, listedDraft, openDraft, samples, test } from './page';

/** One person who pays 200 and 300 a month for the plans of an employer, one of them with an HSA. */
const employee: Draft = {
  ...listedDraft,
  whoPays: 'employer',
  members: [{ id: 'member1', relationship: 'self', age: '31', sex: 'female', use: 'none' }],
  care: [],
  plans: listedDraft.plans.map((plan, i) => ({
    ...plan,
    ...(i === 0
      ? {
          hsaEligible: true,
          benefits: { other: { terms: '20% after deductible', outOfNetwork: '40% after deductible' } },
          deductibles: [
            { covers: 'medicalAndDrug', network: 'inNetwork', self: '2000', person: '3400', family: '4000' },
            { covers: 'medicalAndDrug', network: 'outOfNetwork', self: '4000', person: '6800', family: '8000' },
          ],
          outOfPocketMaximums: [
            { covers: 'medicalAndDrug', network: 'inNetwork', self: '6000', person: '6000', family: '12000' },
          ],
        }
      : {}),
    premium: { period: 'month', amount: `${700 + 100 * i}`, employerShare: '500' },
  })),
};

const panel = (page: Page) => page.locator('.tax');
const count = (page: Page) => page.getByRole('checkbox', { name: 'Count what taxes you save' });
const says = (page: Page) => panel(page).getByRole('list', { name: 'Count what taxes you save' });
const drafted = (page: Page) => page.locator('outpocket-page').evaluate((page) => (page as OutpocketPage).draft);

test('tells what is saved in taxes as a line of its own, once somebody asks', async ({ page }) => {
  await openDraft(page, employee);
  await expect(cells(page, 'Premium you pay').first()).toBeVisible();
  await expect(cells(page, 'Taxes you save')).toHaveCount(0);
  expect(requestOf(await drafted(page))).not.toHaveProperty('tax');
  await count(page).check();
  await expect(panel(page)).toContainText('Enter the wages to see what you save.');
  await expect(cells(page, 'Taxes you save')).toHaveCount(0);
  expect(requestOf(await drafted(page))).toHaveProperty('tax', { filingStatus: 'single' });
  await panel(page).getByLabel('Your wages in 2026').fill('68000');
  await panel(page).getByLabel('You put into an HSA this year').fill('2000');
  await panel(page).getByLabel('You put into a health FSA this year').fill('1000');
  const { plans } = engineAnswer(await drafted(page));
  // 4,400 of which 1,500 are at 22% and 2,900 at 12%, and 7.65%; 3,600 and 1,000 alike.
  expect(plans[0]?.taxSaved).toBe('1014.60');
  expect(plans[0]?.tax).toMatchObject({ premium: '2400.00', hsa: '2000.00', healthFSA: '0.00' });
  expect(plans[1]?.tax).toMatchObject({ premium: '3600.00', hsa: '0.00', healthFSA: '1000.00' });
  for (const { taxSaved = '' } of plans) {
    await expect(
      cells(page, 'Taxes you save')
        .filter({ hasText: dollars(taxSaved) })
        .first(),
    ).toBeVisible();
    await expect(says(page)).toContainText(`saves you ${dollars(taxSaved)}:`);
  }
  await expect(says(page)).toContainText(
    '$678.00 in income tax, $272.80 in Social Security tax, and $63.80 in Medicare tax',
  );
  // Whoever pays all of it has nothing come off pay: of 2,000 into the HSA 1,500 are at 22%.
  await page.getByRole('radio', { name: 'I pay all of it' }).check();
  await expect(says(page)).toContainText('$390.00 in income tax');
  await count(page).uncheck();
  await expect(panel(page)).toHaveCount(0);
  await expect(cells(page, 'Taxes you save')).toHaveCount(0);
  expect(await drafted(page)).not.toHaveProperty('tax');
});

test('what is wrong is told where it stands', async ({ page }) => {
  await openDraft(page, employee);
  await count(page).check();
  await panel(page).getByLabel('Your wages in 2026').fill('68000');
  await panel(page).getByLabel('You put into an HSA this year').fill('5000');
  await expect(panel(page)).toContainText(
    '$5,000.00 is more than may go into an HSA. With what an employer puts in, you can add at most $4,400.00 for these months.',
  );
  await panel(page).getByLabel('You put into an HSA this year').fill('');
  await panel(page).getByLabel('Your wages in 2026').fill('1000');
  await expect(panel(page)).toContainText('$3,600.00 would come off pay, but the pay is only $1,000.00.');
});

test('is in no link unless somebody ticks the box, and gone when somebody starts over', async ({ page }) => {
  await openDraft(page, employee);
  await count(page).check();
  await panel(page).getByLabel('Your wages in 2026').fill('61234');
  await expect(says(page)).toBeVisible();
  const draft = await drafted(page);
  expect(draft.tax).toMatchObject({ wages: '61234' });
  const link = await linkOf(page);
  const { tax: _, ...others } = draft;
  expect((await draftOf(new URL(link).hash, samples))?.draft).toEqual(others);
  await page.getByRole('checkbox', { name: 'Put income, taxes and place into the link' }).check();
  const whole = await linkOf(page);
  expect((await draftOf(new URL(whole).hash, samples))?.draft).toEqual(draft);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('61234');
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start again' }).click();
  expect(await drafted(page)).not.toHaveProperty('tax');
});

test('whose wages are meant is said', async ({ page }) => {
  const couple: Draft = {
    ...employee,
    members: [...employee.members, { id: 'member2', relationship: 'spouse', age: '33', use: 'none' }],
  };
  const of = (...through: string[]): Draft => ({
    ...couple,
    plans: couple.plans.map((plan, i) => ({ ...plan, through: through[i] ?? '' })),
  });
  await openDraft(page, of('member2', 'member2'));
  await count(page).check();
  await expect(panel(page).getByLabel('Wages in 2026 of the one whose pay it comes off')).toBeVisible();
  await page.locator('outpocket-page').evaluate((host, plans) => {
    const live = host as OutpocketPage;
    live.change({ ...live.draft, plans });
  }, of('member1', 'member2').plans);
  await expect(panel(page).getByLabel('Your wages in 2026')).toBeVisible();
  await expect(panel(page).getByLabel('Your spouse’s wages in 2026')).toBeVisible();
});

for (const language of languages)
  test(`fits a phone and is accessible: ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/?lang=${language}#${await fragmentOf(employee)}`);
    await page.waitForFunction(() =>
      document.querySelector('outpocket-page')?.shadowRoot?.querySelector('table')?.checkVisibility(),
    );
    await page.locator('.steps button').first().click();
    await page.locator('[id="/tax"]').check();
    await panel(page).locator('[id="/tax/filingStatus"]').selectOption('marriedFilingJointly');
    await panel(page).locator('[id="/tax/wages"]').fill('68000');
    await expect(panel(page).locator('.credit-says li').first()).toBeVisible();
    await expectAccessibleIn(language, page, language, 'outpocket-page');
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
