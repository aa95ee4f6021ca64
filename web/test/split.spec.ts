// Members split over plans: asked whose plan it is, and told how they are best split.
import { expect, type Page } from '@playwright/test';
import { planFrom, type Draft } from '../src/draft/draft';
import { draws, requestOf } from '../src/draft/request';
import type { SplitAnswer } from '../src/engine/types';
import { expectAccessibleInBoth } from './axe';
import { about, asked, listedDraft, openDraft, openParts, showAnswer, test } from './page';

const limit = [{ covers: 'medicalAndDrug', network: 'inNetwork', self: 500, person: 500, family: 1000 }];
const premium = (individual: number, individualAndSpouse: number, individualAndChildren: number, family: number) => ({
  period: 'month',
  amount: { individual, individualAndSpouse, individualAndChildren, family },
});
/** The example of R69. */
const example: Draft = {
  ...listedDraft,
  members: [
    { id: 'a', relationship: 'self', age: '40', use: 'none' },
    { id: 'b', relationship: 'spouse', age: '41', use: 'none' },
    { id: 'c', relationship: 'child', age: '9', use: 'none' },
  ],
  care: [
    { id: '1', member: 'c', service: 'specialist', count: '10', price: '200' },
    { id: '2', member: 'b', service: 'imaging', count: '1', price: '1000' },
  ],
  plans: [
    planFrom({
      id: 'hmo',
      name: 'Ada’s HMO',
      type: 'HMO',
      year: 2026,
      requiresReferral: false,
      through: 'a',
      premium: premium(150, 520, 380, 700),
      benefits: { specialist: '$30', other: '20%' },
    }),
    planFrom({
      id: 'epo',
      name: 'Ben’s plan',
      type: 'EPO',
      year: 2026,
      through: 'b',
      deductibles: limit,
      premium: premium(90, 480, 410, 650),
      benefits: { other: '20% after deductible' },
    }),
  ],
};

const splits = (page: Page) => page.getByRole('region', { name: 'Everybody on one plan, or split' });
const worked =
  'You and Child on the HMO; Spouse or partner on the EPO: about $6,540 a year, $2,360 less than all of you on the HMO.';

test('tells the best split, what it is made of, and what it saves', async ({ page }) => {
  await openDraft(page, example);
  await expect(splits(page)).toContainText(worked);
  await expect(splits(page).getByRole('listitem')).toHaveText([
    'The HMO: $4,560.00 in premiums and about $300 for care.',
    'The EPO: $1,080.00 in premiums and about $600 for care.',
  ]);
  await expect(splits(page)).toContainText('We compared 4 ways to give each of you a plan.');
  // Said with the answer, above the columns.
  await expect(page.locator('.answer > .flag').first()).toHaveText(`Split over plans, it costs less still. ${worked}`);
  await expectAccessibleInBoth(page, 'splits', 'outpocket-page');
});

test('asks whose plan it is, and for the premiums of fewer people', async ({ page }) => {
  const [hmo, epo] = example.plans as [Draft['plans'][0], Draft['plans'][0]];
  const { through: _, ...nobodys } = hmo;
  await openDraft(page, {
    ...example,
    plans: [
      { ...nobodys, premium: { period: 'month', amount: '700' } },
      { ...epo, through: '' },
    ],
  });
  await openParts(page, 'plans');
  const whose = page.getByLabel('Whose employer’s plan');
  await expect(whose).toHaveCount(2);
  await expect(splits(page)).toHaveCount(0);
  await whose.nth(0).selectOption({ label: 'You' });
  await whose.nth(1).selectOption({ label: 'Spouse or partner' });
  await showAnswer(page);
  await expect(splits(page)).toContainText('We do not know yet if a split costs less than all of you on the HMO.');
  await expect(splits(page)).toContainText('Ada’s HMO states one premium for all of you.');

  await splits(page).getByRole('button', { name: 'Enter what is missing' }).click();
  const tier = (name: string) => page.getByRole('textbox', { name, exact: true });
  await expect(tier('One person')).toBeFocused();
  await expect(tier('Two adults and children')).toHaveValue('700');
  await tier('One person').fill('150');
  await tier('Two adults').fill('520');
  await tier('One adult and children').fill('380');
  await showAnswer(page);
  await expect(splits(page)).toContainText(worked);
  // Whoever is not there has no plan.
  const draft = await page.evaluate(() =>
    JSON.stringify(document.querySelector<HTMLElement & { draft: Draft }>('outpocket-page')?.draft),
  );
  expect((JSON.parse(draft) as Draft).plans.map(({ through }) => through)).toEqual(['a', 'b']);
});

test('says nothing of splits while one plan alone is in the answer', async ({ page }) => {
  const [hmo, epo] = example.plans as [Draft['plans'][0], Draft['plans'][0]];
  await openDraft(page, { ...example, plans: [hmo, { ...epo, benefits: {} }] });
  await expect(page.getByText('joins the comparison once').first()).toBeVisible();
  await expect(splits(page)).toHaveCount(0);
});

test('follows the possible years', async ({ page }) => {
  test.slow();
  const draft: Draft = {
    ...example,
    members: example.members
      .slice(0, 2)
      .map((member, i) => ({ ...member, sex: i === 0 ? 'female' : 'male', use: 'typical' })),
    care: [],
  };
  await openDraft(page, draft);
  const { best, told } = asked<SplitAnswer>('split', { ...requestOf(draft), simulation: draws });
  await expect(splits(page)).toContainText('over 10,000 of 10,000 simulated years.');
  await expect(splits(page)).toContainText(
    `You on the HMO; Spouse or partner on the EPO: about ${about(best?.told ?? '')} a year on average, ${about(told)} less than all of you on the HMO.`,
  );
});
