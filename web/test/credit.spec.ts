// The premium tax credit on the page: what it depends on, what is said of it, and that
// nothing of it leaves the device.
import { expect, test as plainTest, type Page } from '@playwright/test';
import { draftOf, fragmentOf } from '../src/draft/link';
import type { Credit, EstimateRequest } from '../src/engine/types';
import { ofIncome, planFrom, type Draft } from '../src/draft/draft';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { languages } from '../vite.languages.ts';
import { expectAccessibleIn, expectAccessibleInBoth } from './axe';
import {
  about,
  answerOf,
  asked,
  cells,
  dollars,
  engineAnswer,
  linkOf,
  listedDraft,
  openDraft,
  openParts,
  samples,
  showAnswer,
  test,
} from './page';
import { requestOf } from '../src/draft/request';

/** One person, of plans that a marketplace sells for one price. */
const single = (age: string): Draft => ({
  ...listedDraft,
  whoPays: 'marketplace',
  members: [{ id: 'member1', relationship: 'self', age, sex: 'female', use: 'none' }],
  care: [],
  plans: listedDraft.plans.map((plan, i) => ({
    ...plan,
    premium: { period: 'month', amount: `${500 + 100 * i}.00` },
  })),
});

const credit = (page: Page) => page.locator('.credit');
const county = (page: Page) => credit(page).getByRole('combobox', { name: 'County' });
const more = (page: Page) => credit(page).locator('[data-part=credit] > summary');
const says = (page: Page) => credit(page).getByRole('list', { name: 'Your premium tax credit' });

async function live(page: Page, state: string, name: string): Promise<void> {
  await credit(page).getByLabel('State').selectOption(state);
  await county(page).fill(name);
  await county(page).press('Enter');
}
const earn = (page: Page, income: string) => credit(page).getByLabel('Household income in 2026').fill(income);

const drafted = (page: Page) => page.locator('outpocket-page').evaluate((page) => (page as OutpocketPage).draft);

/** The credit by the filter, which has every state's places itself. */
const byFilter = (request: Partial<EstimateRequest>): Credit => asked('credit', { year: 2026, ...request });

test('tells the credit, the premium after it, and how near the cliff is', async ({ page }) => {
  const asks: string[] = [];
  page.on('request', (request) => asks.push(new URL(request.url()).pathname));
  await openDraft(page, single('31'));
  await expect(credit(page)).toContainText('Enter your income, state, and county to see the credit.');
  const before = asks.length;
  await earn(page, '48000');
  await live(page, 'TX', 'harris');
  await expect(county(page)).toHaveValue('Harris County');
  const { year = '', cliff } = byFilter({
    members: [{ id: 'me', relationship: 'self', age: 31 }],
    income: '48000',
    taxFamily: 1,
    place: { state: 'TX', county: 'Harris' },
  });
  await expect(says(page)).toContainText(`Your credit can be up to ${dollars(year)} a year.`);
  await expect(says(page)).toContainText(
    `About ${about(cliff?.room ?? '')} more income would end the credit. At ${about(cliff?.income ?? '')} it is still ${about(cliff?.credit ?? '')} a year; above that there is none.`,
  );
  await expect(says(page)).toContainText('Your marketplace’s own figure decides.');
  await expect(says(page)).toContainText('you pay back all the credit that was too much, with no limit.');
  // The premiums are what is left of them.
  const { plans } = engineAnswer(await drafted(page));
  expect(plans.map(({ creditUsed }) => creditUsed)).toEqual([year, year]);
  const premiums = cells(page, 'Premium you pay');
  for (const { name, premium, premiumMonth = '', creditUsed = '' } of plans) {
    await expect(says(page)).toContainText(`${name}: you pay ${dollars(premiumMonth)} a month after the credit.`);
    const cell = premiums.filter({ hasText: dollars(premium) });
    await expect(cell).toContainText(`after a tax credit of ${dollars(creditUsed)}`);
  }
  // One file is asked for, that of the state.
  expect(asks.slice(before).filter((path) => path.endsWith('.json'))).toEqual([
    expect.stringMatching(/^\/assets\/TX-[\w-]{8}\.json$/),
  ]);

  await earn(page, '70000');
  await expect(says(page)).toContainText('With what you entered, there is no credit.');
  await expect(says(page)).toContainText('In 2026 there is no credit above four times the poverty line.');
  await expect(says(page)).toContainText(/Your income is \$[\d,]+ above \$62,600, where the credit ends\./);
  // Whoever else pays, there is none.
  await page.getByRole('radio', { name: 'I pay all of it' }).check();
  await expect(credit(page)).toHaveCount(0);
  await expect(cells(page, 'Premium you pay').filter({ hasText: '$6,000.00' })).toBeVisible();
});

test('no marketplace sells at an example’s premiums, and what one sells at is said', async ({ page }) => {
  const draft = { ...single('62'), plans: listedDraft.plans };
  await openDraft(page, draft);
  const flag = answerOf(page).locator('.flag').filter({ hasText: 'what employers’ plans cost on average' });
  await expect(flag).toContainText('The premiums of Example HMO and Example PPO are');
  await expect(flag).not.toContainText('Silver');
  await earn(page, '58000');
  await live(page, 'TX', 'harris');
  const { contribution = '' } = byFilter({
    members: [{ id: 'me', relationship: 'self', age: 62 }],
    income: '58000',
    taxFamily: 1,
    place: { state: 'TX', county: 'Harris' },
  });
  await expect(flag).toContainText(
    `The second-lowest Silver plan in yours costs you about ${about(contribution)} a year after the credit.`,
  );
  // Without a credit it has another price.
  await earn(page, '70000');
  await expect(flag).not.toContainText('Silver');
  // Nor is it said of an employer’s plan, or of a premium that somebody typed.
  await page.getByRole('radio', { name: 'My employer pays part' }).check();
  await expect(flag).toHaveCount(0);
  await page.goto('about:blank');
  await openDraft(page, single('62'));
  await expect(credit(page)).toBeVisible();
  await expect(flag).toHaveCount(0);
});

test('who is married and files separately is told of no credit, before there are plans and wages', async ({ page }) => {
  await openDraft(page, single('31'));
  await earn(page, '48000');
  await live(page, 'TX', 'harris');
  await page.getByRole('checkbox', { name: 'Count what taxes you save' }).check();
  const status = page.locator('.tax').getByLabel('How you file your federal taxes');
  await status.selectOption('marriedFilingSeparately');
  const separately = async () => {
    await expect(says(page)).toContainText('Those who are married and file separately get no credit.');
    await expect(says(page)).not.toContainText('Your credit can be up to');
  };
  await separately();
  await expect(cells(page, 'Premium you pay').filter({ hasText: '$6,000.00' })).toBeVisible();
  await expect(cells(page, 'Taxes you save')).toHaveCount(0);
  // Without a premium there is no answer, and the credit is worked out by itself.
  await page.locator('outpocket-page').evaluate((element) => {
    const page = element as OutpocketPage;
    const plans = page.draft.plans.map((plan) => ({ ...plan, premium: { ...plan.premium, amount: '' } }));
    page.change({ ...page.draft, plans });
  });
  await separately();
  await status.selectOption('marriedFilingJointly');
  await expect(says(page)).toContainText('Your credit can be up to $2,636.56 a year.');
  await status.selectOption('marriedFilingSeparately');
  await separately();
});

test('points to other programs, and never decides', async ({ page }) => {
  await openDraft(page, single('31'));
  await earn(page, '20000');
  await live(page, 'CA', 'Alameda');
  await expect(says(page)).toContainText('You: ask your state about Medicaid. Whoever can get it gets no credit.');
  await expect(says(page)).toContainText('they pay 94% of average costs');
  await expect(says(page)).toContainText('That is not counted here');
  await earn(page, '30000');
  await live(page, 'MN', 'Hennepin');
  await expect(says(page)).toContainText('You: ask your state about MinnesotaCare, for incomes like yours.');
  await earn(page, '10000');
  await live(page, 'TX', 'Harris');
  await expect(says(page)).toContainText('Your income is below the poverty line, so there is no credit.');
});

/** A Gold plan for somebody of 40: higher in premium, lower in what is owed than Silver without a reduction. */
const gold = planFrom({
  id: 'gold',
  name: 'Gold',
  type: 'EPO',
  year: 2026,
  market: 'exchange',
  metalLevel: 'Gold',
  premium: { period: 'month', amount: '769.48' },
  deductibles: [{ covers: 'medicalAndDrug', network: 'inNetwork', self: 2000, person: 2000, family: 4000 }],
  outOfPocketMaximums: [{ covers: 'medicalAndDrug', network: 'inNetwork', self: 7300, person: 7300, family: 14600 }],
  benefits: { other: '20% after deductible' },
});

test('takes the Silver variant that an income gives, and says why Silver can beat Gold', async ({ page }) => {
  const silver = samples.find(({ reducedCostSharing }) => reducedCostSharing);
  expect(silver).toBeDefined();
  const draft: Draft = {
    ...single('40'),
    care: [{ id: '1', member: 'member1', service: 'hospitalStay', count: '1', days: '4', price: '20000' }],
    plans: [{ ...(silver as Draft['plans'][0]), id: 'silver' }, gold],
  };
  await openDraft(page, draft);
  await live(page, 'NJ', 'essex');
  await earn(page, '22000');
  await expect(says(page)).toContainText('they pay 94% of average costs. That can make Silver a better buy than Gold.');
  await expect(says(page)).toContainText(`That is counted here for ${silver?.name}.`);
  // 544.61 × 12 − 785 = 5,750.32 off both premiums; 1,400 for the stay against 5,600.
  const total = (amount: string) => cells(answerOf(page), 'Total cost for you').filter({ hasText: amount });
  await expect(cells(page, 'Premium you pay').filter({ hasText: '$703.64' })).toBeVisible();
  await expect(total('$2,103.64')).toBeVisible();
  await expect(total('$9,083.44')).toBeVisible();
  await expect(page.locator('.answer')).toContainText('Costs least');
  await expectAccessibleInBoth(page, 'silver', 'outpocket-page');

  // Above 250% of the poverty line it is the plan as it is.
  await earn(page, '39126');
  await expect(says(page)).not.toContainText('better buy than Gold');
  await expect(cells(page, 'Premium you pay').filter({ hasText: '$3,220.64' })).toBeVisible();
  await expect(total('$10,620.64')).toBeVisible();
});

test('no credit goes to a plan that is said to be Catastrophic', async ({ page }) => {
  await openDraft(page, single('25'));
  await earn(page, '30000');
  await live(page, 'TX', 'Harris');
  await expect(cells(page, 'Premium you pay').filter({ hasText: '$6,000.00' })).toHaveCount(0);
  await openParts(page, 'plans');
  await page.getByLabel('Marketplace level').first().selectOption('Catastrophic');
  await expect(page.getByText('No tax credit goes to a Catastrophic plan.')).toBeVisible();
  await showAnswer(page);
  await expect(cells(page, 'Premium you pay').filter({ hasText: '$6,000.00' }).first()).toBeVisible();
});

test('a member who can get other coverage gets no credit, and one of 64 is asked for a month', async ({ page }) => {
  await openDraft(page, single('64'));
  await earn(page, '48000');
  await live(page, 'TX', 'Harris');
  await more(page).click();
  await expect(says(page)).toContainText('until you do, the credit of all months is counted here.');
  const upTo = (months: 12 | 4): string => {
    const { year = '' } = byFilter({
      members: [{ id: 'me', relationship: 'self', age: 64, ...(months === 4 ? { birthMonth: 5 } : {}) }],
      income: '48000',
      taxFamily: 1,
      place: { state: 'TX', county: 'Harris' },
    });
    return `Your credit can be up to ${dollars(year)} a year.`;
  };
  expect(upTo(4)).not.toBe(upTo(12));
  await expect(says(page)).toContainText(upTo(12));
  await credit(page).getByLabel('You: month of birth').selectOption('5');
  await expect(says(page)).toContainText(
    'You: Medicare can begin in May, and the credit ends then. None is counted here from that month on.',
  );
  await expect(says(page)).toContainText(upTo(4));
  await expect(says(page)).toContainText('May to December: nobody covered then gets the credit.');
  const notFree = credit(page).getByLabel('You: Medicare’s Part A would cost a premium, so the credit still counts');
  await notFree.check();
  await expect(says(page)).toContainText(upTo(12));
  await expect(says(page)).not.toContainText('Medicare');
  await notFree.uncheck();
  await expect(says(page)).toContainText(upTo(4));
  await credit(page).getByLabel('You: can get other coverage?').selectOption('employer');
  await expect(says(page)).toContainText('Nobody here gets the credit, since everyone can get other coverage.');
  await credit(page).getByLabel('You: can get other coverage?').selectOption('');
  await credit(page).getByLabel('Second-lowest Silver premium a month').fill('700');
  await expect(says(page)).toContainText('The Silver premium is the one you entered.');
});

test('asks for the ZIP code in Los Angeles, and for a benchmark where there is none', async ({ page }) => {
  await openDraft(page, single('40'));
  await earn(page, '40000');
  await live(page, 'CA', 'Los Angeles');
  await credit(page).getByLabel('ZIP code').fill('90001');
  const of = (zip: string) =>
    byFilter({
      members: [{ id: 'me', relationship: 'self', age: 40 }],
      income: '40000',
      taxFamily: 1,
      place: { state: 'CA', county: '06037', zip },
    }).year ?? '';
  await expect(says(page)).toContainText(dollars(of('90001')));
  await credit(page).getByLabel('ZIP code').fill('91001');
  await expect(says(page)).toContainText(dollars(of('91001')));
  await live(page, 'SC', 'Calhoun');
  await expect(credit(page).getByLabel('Second-lowest Silver premium a month')).toBeVisible();
  await credit(page).getByLabel('Second-lowest Silver premium a month').fill('600');
  await expect(says(page)).toContainText('The Silver premium is the one you entered.');
});

test('the credit of a place that a link brings is there without a step that anybody took', async ({ page }) => {
  const draft = { ...single('31'), income: '48000', place: { state: 'TX', county: '48113' } };
  await page.goto(`/?lang=en#${await fragmentOf(draft, false, true)}`);
  await expect(says(page)).toContainText('Your credit can be up to');
  await openParts(page, 'household');
  await expect(county(page)).toHaveValue('Dallas County');
  // The one step is that of the link.
  const changes = page.getByRole('group', { name: 'Changes' });
  await changes.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await drafted(page)).income).toBeUndefined();
  await changes.getByRole('button', { name: 'Redo' }).click();
  await expect(says(page)).toContainText('Your credit can be up to');
  // Who is said to get it at an age at which Medicare begins can take that back at another.
  await more(page).click();
  await page.getByLabel('Age', { exact: true }).fill('66');
  const notFree = credit(page).getByLabel('You: Medicare’s Part A would cost a premium, so the credit still counts');
  await expect(says(page)).toContainText('You: no credit is counted here, since Medicare begins at 65.');
  await notFree.check();
  await expect(says(page)).toContainText('Your credit can be up to');
  await page.getByLabel('Age', { exact: true }).fill('60');
  await expect(notFree).toBeChecked();
});

test('what a household earns and can get is in no link, and gone when somebody starts over', async ({ page }) => {
  await openDraft(page, single('64'));
  await earn(page, '48123');
  await live(page, 'TX', 'Harris');
  await more(page).click();
  await credit(page).getByLabel('You: month of birth').selectOption('5');
  await credit(page).getByLabel('You: can get other coverage?').selectOption('medicaid');
  await credit(page).getByLabel('We belong to a federally recognized tribe').check();
  await expect(says(page)).toBeVisible();
  const drafted = () => page.locator('outpocket-page').evaluate((page) => (page as OutpocketPage).draft);
  const draft = await drafted();
  expect(draft).toMatchObject({
    income: '48123',
    tribal: true,
    place: { state: 'TX', county: '48201' },
    members: [{ creditEligible: false, creditReason: 'medicaid', birthMonth: '5' }],
  });
  expect(draft.places?.areas).toHaveLength(1);

  const link = await linkOf(page);
  const told = await draftOf(new URL(link).hash, samples);
  const { income: _, tribal: __, place: ___, places: ____, ...others } = draft;
  const members = others.members.map(({ id, relationship, age, sex, use }) => ({ id, relationship, age, sex, use }));
  expect(told?.draft).toEqual({ ...others, members });
  // Nor does the engine get it for those who buy elsewhere.
  expect(requestOf(draft)).toHaveProperty('income');
  for (const field of ofIncome) expect(requestOf({ ...draft, whoPays: 'self' })).not.toHaveProperty(field);

  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start again' }).click();
  for (const field of ofIncome) expect(await drafted()).not.toHaveProperty(field);
});

plainTest('says that the counties cannot be had, and gets them when asked again', async ({ page }) => {
  let there = false;
  await page.route('**/TX-*.json', (route) => (there ? route.continue() : route.abort()));
  await openDraft(page, single('31'));
  await credit(page).getByLabel('State').selectOption('TX');
  await expect(credit(page).getByRole('status')).toHaveText(
    'The counties of this state could not be loaded. Check your connection, and try again.',
  );
  // What is typed meanwhile is taken once they are there.
  await county(page).fill('harris');
  await county(page).press('Tab');
  there = true;
  await credit(page).getByRole('button', { name: 'Try again' }).click();
  await expect(county(page)).toHaveValue('Harris County');
});

for (const language of languages)
  test(`fits a phone and is accessible: ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/?lang=${language}#${await fragmentOf(single('64'))}`);
    await page.waitForFunction(() =>
      document.querySelector('outpocket-page')?.shadowRoot?.querySelector('table')?.checkVisibility(),
    );
    await page.locator('.steps button').first().click();
    await credit(page).locator('[id="/income"]').fill('30000');
    await credit(page).locator('[id="/place/state"]').selectOption('TX');
    await credit(page).locator('[id="/place/county"]').fill('harris');
    await credit(page).locator('[id="/place/county"]').press('Enter');
    await more(page).click();
    await expect(credit(page).locator('.credit-says li').first()).toBeVisible();
    await expectAccessibleIn(language, page, language, 'outpocket-page');
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
