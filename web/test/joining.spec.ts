// Who is covered for a part of the year: the newborn of a baby that is coming, and members who
// join or leave.
import { expect } from '@playwright/test';
import type { Draft } from '../src/draft/draft';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { cells, dollars, engineAnswer, listedDraft, openDraft, test } from './page';

/** A woman alone, of plans that cost more for a parent with children. */
const mother: Draft = {
  ...listedDraft,
  members: [{ id: 'member1', relationship: 'self', age: '31', sex: 'female', use: 'none' }],
  care: [],
  plans: listedDraft.plans.map((plan) => ({
    ...plan,
    premium: { period: 'month', amount: { individual: '500', individualAndChildren: '800' } },
  })),
};

test('a baby brings the newborn from its month on, and a member can leave', async ({ page }) => {
  await openDraft(page, mother);
  const drafted = () => page.locator('outpocket-page').evaluate((page) => (page as OutpocketPage).draft);
  const born = page.getByLabel('When is the baby due?');
  await expect(born).toHaveCount(0);
  await page.getByRole('button', { name: 'A baby' }).click();
  await born.selectOption('6');
  await expect(born).toHaveValue('6');
  expect((await drafted()).members).toMatchObject([
    { id: 'member1' },
    { relationship: 'child', age: '0', coveredFrom: '6' },
  ]);
  // The coverage's first month is a month of birth like the others.
  await born.selectOption('1');
  expect((await drafted()).members[1]).toMatchObject({ coveredFrom: '1' });
  await born.selectOption('6');
  const premium = engineAnswer(await drafted()).plans[0]?.premium ?? '';
  expect(premium).toBe('8100.00'); // 5 × 500 + 7 × 800
  await expect(
    cells(page, 'Premium you pay')
      .filter({ hasText: dollars(premium) })
      .first(),
  ).toBeVisible();

  const child = page.locator('[id="/members/1"]');
  await child.getByText('Joins or leaves during the year').click();
  await expect(child.getByLabel('Covered from')).toHaveValue('6');
  await child.getByLabel('Covered until the end of').selectOption('10');
  await expect(cells(page, 'Premium you pay').filter({ hasText: '$7,500.00' }).first()).toBeVisible();
});
