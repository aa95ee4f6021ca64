// Members split over plans: asked whose plan it is, and told how they are best split.
import { expect, type Page } from '@playwright/test';
import { planFrom, type Draft } from '../src/draft/draft';
import { draws, requestOf } from '../src/draft/request';
import type { SplitAnswer } from '../src/engine/types';
import { expectAccessibleInBoth } from './axe';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { about, asked, dollars, listedDraft, openDraft, openParts, openTab, showAnswer, test } from './page';

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
  const { best } = asked<SplitAnswer>('split', requestOf(example));
  await expect(splits(page)).toContainText(worked);
  await expect(splits(page).getByRole('listitem')).toHaveText([
    'The HMO: $4,560.00 in premiums and about $300 for care.',
    'The EPO: $1,080.00 in premiums and about $600 for care.',
    `The most you could pay for network care, premiums included, is ${dollars(best?.worstCase ?? '')}.`,
  ]);
  await expect(splits(page)).toContainText('We compared 4 ways to give each of you a plan.');
  await expectAccessibleInBoth(page, 'splits', 'outpocket-page');
});

test('a split that costs clearly less is the answer, wherever the answer is told', async ({ page }) => {
  await openDraft(page, example);
  const sentences = page.locator('.answer > .sentence, .answer > .following');
  await expect(sentences.first()).toHaveText(`Split over plans costs least. ${worked}`);
  await expect(sentences.nth(1)).toHaveText('With all of you on one plan:');
  await expect(sentences.nth(2)).toContainText('The HMO costs less: about $8,900 a year, $300 less than the EPO.');
  // No plan by itself has the badge.
  const badge = page.locator('.answer .badge');
  await expect(badge).toHaveCount(1);
  await expect(badge).toBeHidden();
  await openTab(page, 'Save');
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.locator('#kept')).toHaveValue(
    new RegExp(
      `\\nSplit over plans costs least\\. ${worked.replaceAll(/[$.]/g, String.raw`\$&`)}\\nWith all of you on one plan:\\nThe HMO costs less:`,
    ),
  );
  // The bar, where the answer is not in sight.
  await openParts(page, 'plans');
  await page.setViewportSize({ width: 390, height: 700 });
  const bar = page.locator('.totals-line');
  await expect(bar).toBeVisible();
  await expect(bar).toHaveText(/Split over plans costs least: \$6,540/);
  await expect(bar).not.toContainText('HMO', { useInnerText: true });
  await page.emulateMedia({ media: 'print' });
  await expect(sentences.first()).toBeVisible();
  await page.emulateMedia({ media: 'screen' });

  // A split that is no more the best leaves the answer to the plans.
  await page.setViewportSize({ width: 1280, height: 1000 });
  await showAnswer(page);
  await page.locator('outpocket-page').evaluate((host) => {
    const live = host as unknown as OutpocketPage;
    const amount = { individual: '900', individualAndSpouse: '900', individualAndChildren: '900', family: '700' };
    const plans = live.draft.plans.map((plan) => ({ ...plan, premium: { ...plan.premium, amount } }));
    live.change({ ...live.draft, plans });
  });
  await expect(splits(page)).toContainText('No split costs clearly less than all of you on the HMO');
  await expect(badge).toBeVisible();
  await expect(sentences.first()).not.toContainText('Split over plans');
});

test('a child can be alone on a plan that says it takes children so', async ({ page }) => {
  const [hmo, epo] = example.plans as [Draft['plans'][0], Draft['plans'][0]];
  const open = planFrom({
    id: 'open',
    name: 'Children’s plan',
    type: 'HMO',
    year: 2026,
    requiresReferral: false,
    premium: premium(50, 2000, 2000, 2000),
    benefits: { other: 'No charge' },
  });
  await openDraft(page, { ...example, plans: [hmo, epo, open] });
  await expect(splits(page)).toContainText('less than all of you on');
  await expect(splits(page)).not.toContainText('Child on the');
  await openParts(page, 'plans');
  const alone = page.getByLabel('Takes children without an adult');
  await expect(alone).toHaveCount(1);
  await alone.selectOption('Yes');
  await showAnswer(page);
  // 150 × 12, 90 × 12 and 600 for the scan, 50 × 12.
  await expect(splits(page)).toContainText('about $4,080 a year');
  await expect(splits(page)).toContainText('Child on ');
  // What is never worth its price for all of them can be for one.
  await expect(page.locator('.flag').filter({ hasText: 'With any amount of care' }).first()).toContainText(
    'That is with all of you on it. For some of you it can still be part of the best choice.',
  );
  // A plan that becomes somebody's takes nobody without them.
  await openParts(page, 'plans');
  await page.getByLabel('Whose employer’s plan').nth(2).selectOption({ label: 'You' });
  await expect(alone).toHaveCount(0);
  await showAnswer(page);
  await expect(splits(page)).not.toContainText('$4,080');
});

test('asks for a child alone only once a plan is somebody’s', async ({ page }) => {
  await openDraft(page, { ...example, plans: example.plans.map((plan) => ({ ...plan, through: '' })) });
  await openParts(page, 'plans');
  const whose = page.getByLabel('Whose employer’s plan');
  const alone = page.getByLabel('Takes children without an adult');
  await expect(whose).toHaveCount(2);
  await expect(alone).toHaveCount(0);
  await whose.first().selectOption({ label: 'You' });
  await expect(alone).toHaveCount(1);
});

test('counts one return’s taxes, and says what of the money does not go in', async ({ page }) => {
  const hsa = planFrom({
    id: 'hmo',
    name: 'Ada’s HMO',
    type: 'HMO',
    year: 2026,
    requiresReferral: false,
    hsaEligible: true,
    through: 'a',
    deductibles: [{ covers: 'medicalAndDrug', network: 'inNetwork', self: 3400, person: 3400, family: 6800 }],
    outOfPocketMaximums: [{ covers: 'medicalAndDrug', network: 'inNetwork', self: 8000, person: 8000, family: 16000 }],
    premium: premium(100, 350, 350, 350),
    benefits: { other: '20% after deductible' },
  });
  const epo = planFrom({
    id: 'epo',
    name: 'Ben’s plan',
    type: 'EPO',
    year: 2026,
    through: 'b',
    premium: premium(125, 420, 420, 420),
    benefits: { other: 'No charge' },
  });
  const draft: Draft = {
    ...example,
    whoPays: 'employer',
    members: example.members.slice(0, 2),
    care: [{ id: '1', member: 'b', service: 'imaging', count: '1', price: '3000' }],
    plans: [hsa, epo],
  };
  const tax: Draft['tax'] = {
    filingStatus: 'marriedFilingJointly',
    wages: '60000',
    spouseWages: '200000',
    pretaxPremium: true,
    hsa: { amount: '8000', throughPayroll: true },
    healthFSA: { amount: '2000' },
  };
  await openDraft(page, draft);
  // No link has it.
  await page.locator('outpocket-page').evaluate((host, tax) => {
    const live = host as unknown as OutpocketPage;
    live.change({ ...live.draft, tax });
  }, tax);
  const { best } = asked<SplitAnswer>('split', requestOf({ ...draft, tax }));
  expect(best?.tax).toMatchObject({ hsa: '4400.00', healthFSA: '0.00', premium: '2700.00' });
  await expect(splits(page).getByRole('listitem').filter({ hasText: 'taxes' })).toHaveText(
    `What you save in taxes takes off ${dollars(best?.taxSaved ?? '')}. For this, $4,400.00 goes into the HSA, not what you entered: that is as much as the limit lets those on its plan. No health FSA counts: the law allows none together with an HSA, yours or your spouse’s.`,
  );
  await expect(splits(page)).toContainText(`about ${about(best?.told ?? '')} a year`);
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

test.describe('over all years', () => {
  test.use({ years: draws.years });

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
    await expect(splits(page).getByRole('listitem').filter({ hasText: 'bad year' })).toHaveText(
      `In a bad year, about ${about(best?.toldP90 ?? '')}: 10 of 100 years cost more.`,
    );
    await expect(splits(page)).toContainText(
      `You on the HMO; Spouse or partner on the EPO: about ${about(best?.told ?? '')} a year on average, ${about(told)} less than all of you on the HMO.`,
    );
  });
});
