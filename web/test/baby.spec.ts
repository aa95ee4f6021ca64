// A woman who expects a baby and buys at a marketplace: what she types means what she was asked
// for, before and after the birth, and what is not counted is said with the answer.
import { expect, type Page } from '@playwright/test';
import type { Draft, Plan } from '../src/draft/draft';
import type { OutpocketPage } from '../src/page/outpocket-page';
import {
  answerOf,
  asked,
  cells,
  dollars,
  engineAnswer,
  firstDraft,
  openDraft,
  openPlan,
  openTab,
  plan,
  openParts,
  showAnswer,
  test,
} from './page';
import { requestOf } from '../src/draft/request';
import type { Credit } from '../src/engine/types';

const own = (id: string, name: string, amount: string): Plan => ({
  id,
  name,
  type: 'HMO',
  year: '2026',
  premium: { period: 'month', amount },
  unmarkedTerms: 'copaysWaived',
  deductibles: [{ covers: 'medicalAndDrug', network: 'inNetwork', self: '3000', person: '3000', family: '6000' }],
  outOfPocketMaximums: [
    { covers: 'medicalAndDrug', network: 'inNetwork', self: '8000', person: '8000', family: '16000' },
  ],
  benefits: { other: { terms: '20%' } },
});

const mother: Draft = {
  ...firstDraft,
  year: '2026',
  whoPays: 'marketplace',
  members: [{ id: 'member1', relationship: 'self', age: '31', sex: 'female', use: 'none' }],
  care: [{ id: 'care1', member: 'member1', service: 'deliveryFacility', count: '1', days: '2' }],
  plans: [own('plan1', 'Silver HMO', '512'), own('plan2', 'Gold HMO', '640')],
};

const drafted = (page: Page) => page.locator('outpocket-page').evaluate((page) => (page as OutpocketPage).draft);
const field = (page: Page, row: string, name: string) => {
  const named = { name: new RegExp(`^${row} ?, ${name}$`) };
  return page.getByRole('textbox', named).or(page.getByRole('combobox', named));
};
const premium = 'Full premium, before your tax credit';
const [alone, both] = [`${premium}: You, January to May`, `${premium}: You and Child, June to December`];
const born = (page: Page) => page.getByLabel('When is the baby due?');

async function earns(page: Page): Promise<void> {
  const credit = page.locator('.credit');
  await credit.getByLabel('Household income in 2026').fill('48000');
  await credit.getByLabel('State').selectOption('TX');
  const county = credit.getByRole('combobox', { name: 'County' });
  await county.fill('Harris');
  await county.press('Enter');
}

test('a premium is asked for before and after a birth, and counted so', async ({ page }) => {
  await openDraft(page, mother);
  await expect(born(page)).toContainText('June 2026');
  await born(page).focus();
  await born(page).selectOption('6');
  // Who chooses stays there.
  await expect(born(page)).toHaveValue('6');
  await expect(born(page)).toBeFocused();
  await openParts(page, 'plans');
  await expect(field(page, alone, 'Silver HMO')).toHaveValue('$512');
  await expect(field(page, both, 'Silver HMO')).toHaveValue('');
  await expect(field(page, both, 'Silver HMO')).toHaveAttribute('aria-required', 'true');
  await field(page, both, 'Silver HMO').fill('850');
  await field(page, both, 'Gold HMO').fill('1,060');
  await earns(page);
  const draft = await drafted(page);
  expect(draft.plans.map((one) => one.premium.amount)).toEqual([
    { individual: '512', individualAndChildren: '850' },
    { individual: '640', individualAndChildren: '1060' },
  ]);
  const { credit, plans } = engineAnswer(draft);
  // 5 × 512 + 7 × 850, less the credit, which grows with the birth (R57).
  expect(Number(plans[0]?.premium) + Number(plans[0]?.creditUsed)).toBe(8510);
  expect(credit?.year).toBe('6649.56');
  const says = page.getByRole('list', { name: 'Your premium tax credit' });
  await expect(says).toContainText(
    'January to May: the second-lowest Silver plan for those covered then costs $618.13 a month, and the credit can be up to $316.13 a month.',
  );
  await expect(says).toContainText(
    'June to December: the second-lowest Silver plan for those covered then costs $1,026.13 a month, and the credit can be up to $724.13 a month.',
  );
  await expect(says).toContainText(
    'You: ask your state about Medicaid. It takes higher incomes during a pregnancy. Whoever signs up for it gets no credit.',
  );
  await showAnswer(page);
  for (const one of plans)
    await expect(cells(page, 'Premium you pay').filter({ hasText: dollars(one.premium) })).toBeVisible();

  // In the whole form the same amounts stand for whom they are, and one for all is not offered.
  await openParts(page, 'plans');
  await openPlan(page, 1);
  const whole = plan(page, 1);
  await expect(page.locator('[id="/plans/0/premium/amount/individual"]')).toHaveValue('512');
  await expect(whole.getByText('June to December', { exact: true })).toBeVisible();
  await expect(page.locator('[id="/plans/0/premium/amount/family"]')).toHaveCount(0);
  await expect(whole.getByLabel('It depends on').first()).not.toContainText('Nothing: one amount');
  // Nobody joins any more: one premium is asked for, and it is the one that was typed for it.
  await born(page).selectOption('');
  expect((await drafted(page)).members).toHaveLength(1);
  await whole.getByRole('button', { name: /^Close/ }).click();
  await expect(field(page, premium, 'Silver HMO')).toHaveValue('$512');
});

test('a birth that is listed is in the month from which the newborn is covered, unless it has a date', async ({
  page,
}) => {
  const datesIn = (draft: Draft) => requestOf(draft).care?.map(({ dates }) => dates);
  await openDraft(page, mother);
  expect(datesIn(await drafted(page))).toEqual([undefined]);
  await born(page).selectOption('6');
  await expect(page.getByText('The birth you list is in that month too, unless you give it a date.')).toBeVisible();
  const draft = await drafted(page);
  expect(datesIn(draft)).toEqual([['2026-06-01']]);
  // The month can be of the year after the first.
  expect(datesIn({ ...draft, startMonth: '7' })).toEqual([['2027-06-01']]);
  expect(datesIn({ ...draft, year: '' })).toEqual([undefined]);
  const own = draft.care.map((item) => ({ ...item, dates: ['2026-06-20'] }));
  expect(datesIn({ ...draft, care: own })).toEqual([['2026-06-20']]);
  // So it is billed.
  // Whatever the premiums are with a newborn.
  const { plans } = engineAnswer({ ...draft, plans: mother.plans }, true);
  expect(plans[0]?.ledger?.filter(({ item }) => item === 'care1').map(({ date }) => date)).toContain('2026-06-01');
});

test('asks for the whole premium whether or not the credit is worked out, and says what is not counted', async ({
  page,
}) => {
  await openDraft(page, mother);
  const none = 'No tax credit is counted for Silver HMO and Gold HMO.';
  await expect(answerOf(page)).toContainText(none);
  await openParts(page, 'plans');
  await expect(field(page, premium, 'Silver HMO')).toHaveValue('$512');
  await field(page, 'Your tax credit for it', 'Silver HMO').fill('100');
  await showAnswer(page);
  await expect(answerOf(page)).toContainText('No tax credit is counted for Gold HMO.');
  await expect(cells(page, 'Premium you pay').filter({ hasText: '$4,944.00' })).toBeVisible(); // 12 × 412
  await earns(page);
  await expect(answerOf(page)).not.toContainText('No tax credit is counted');
  const { year = '' }: Credit = asked('credit', {
    year: 2026,
    members: [{ id: 'me', relationship: 'self', age: 31 }],
    income: '48000',
    taxFamily: 1,
    place: { state: 'TX', county: 'Harris' },
  });
  // What was typed is the same premium, and the credit that is worked out is the one that counts.
  const left = (12 * 512 - Number(year)).toFixed(2);
  await expect(cells(page, 'Premium you pay').filter({ hasText: dollars(left) })).toBeVisible();
  await openParts(page, 'plans');
  await expect(field(page, premium, 'Silver HMO')).toHaveValue('$512');
  await expect(field(page, 'Your tax credit for it', 'Silver HMO')).toHaveCount(0);
  await page.locator('.credit').getByLabel('Household income in 2026').fill('');
  await expect(field(page, 'Your tax credit for it', 'Silver HMO')).toHaveValue('$100');
});

test('says the credit before there are plans', async ({ page }) => {
  await openDraft(page, { ...mother, members: mother.members.map((one) => ({ ...one, use: 'unknown' })) });
  await born(page).selectOption('6');
  await openParts(page, 'plans');
  for (const name of ['Silver HMO', 'Gold HMO']) await field(page, alone, name).fill('');
  await expect(page.getByText('Age and sex decide the averages of care.')).toBeVisible();
  await expect(page.getByText('Still needed: the newborn’s sex.')).toBeVisible();
  await earns(page);
  const says = page.getByRole('list', { name: 'Your premium tax credit' });
  // Neither plans nor the newborn's sex are there, and it depends on neither.
  await expect(says).toContainText('$6,649.56');
});

test('says with the answer what an income makes of Silver', async ({ page }) => {
  await openDraft(page, mother);
  await earns(page);
  const silver = 'Your income fits Silver plans with lower deductibles and copays: they pay 73% of average costs.';
  await expect(answerOf(page)).not.toContainText(silver); // 306% of the line for one
  await page.getByLabel('People on your tax return').fill('2');
  await expect(answerOf(page)).toContainText(silver); // 227% for two
  await openTab(page, 'Assumptions');
  await expect(page.getByRole('tabpanel').getByText(silver)).toBeVisible();
});

test('premiums of a marketplace are asked for by the month, and typed ones stay as they are', async ({ page }) => {
  const plans = [own('plan1', 'Silver HMO', ''), own('plan2', 'Gold HMO', '200')].map((one) => ({
    ...one,
    premium: { ...one.premium, period: 'biweekly' },
  }));
  await openDraft(page, { ...mother, whoPays: 'employer', plans });
  await page.getByRole('radio', { name: 'Marketplace plan' }).check();
  const periods = async () => (await drafted(page)).plans.map((one) => one.premium.period);
  expect(await periods()).toEqual(['month', 'biweekly']);
});

test('the rows of a birth say what stands in, and what many plans charge for routine visits', async ({ page }) => {
  await openDraft(page, mother);
  await openParts(page, 'plans');
  await expect(field(page, 'Childbirth, doctors', 'Silver HMO')).toHaveAttribute('placeholder', 'as “Hospital stay”');
  const visits = field(page, 'Pregnancy visit', 'Silver HMO');
  await expect(visits).toHaveAccessibleDescription(/“If you are pregnant: office visits”/);
  await visits.fill('No charge');
  await expect(visits).not.toHaveAccessibleDescription(/pregnant/);
});

test('where a kind of household stays the same and its premium does not, that is said with the answer', async ({
  page,
}) => {
  const family = [
    ...mother.members,
    { id: 'member2', relationship: 'spouse' as const, age: '33', use: 'none' },
    { id: 'member3', relationship: 'child' as const, age: '4', use: 'none' },
    { id: 'member4', relationship: 'child' as const, age: '0', use: 'none', coveredFrom: '6' },
  ];
  const note =
    'People join or leave during the year, but each month has the same premium or tax credit here: Silver HMO and Gold HMO.';
  await openDraft(page, { ...mother, members: family });
  await expect(answerOf(page)).toContainText(note);
  // An employer's premium is one for any family.
  await page.getByRole('radio', { name: 'My employer pays part' }).check();
  await expect(answerOf(page)).not.toContainText(note);
});
