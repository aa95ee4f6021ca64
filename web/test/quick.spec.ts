// The plans in columns: what a person has on paper is typed in a few minutes,
// and is the plan that the engine answers about.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Draft, Plan } from '../src/draft/draft';
import { get, put } from '../src/draft/pointer';
import { twice, withOutside } from '../src/draft/quick';
import { requestOf } from '../src/draft/request';
import { expectAccessibleIn, expectAccessibleInBoth } from './axe';
import {
  answerOf,
  engineAnswer,
  expectAnswer,
  firstDraft,
  listedDraft,
  open,
  openDraft,
  openParts,
  openPlan,
  plan,
  sample,
  showAnswer,
  test,
} from './page';

/** Somebody healthy of 27, who is alone. */
const alone: Draft = {
  ...firstDraft,
  members: [{ id: 'member1', relationship: 'self', age: '27', sex: 'male', use: 'none' }],
  care: [{ id: 'care1', member: 'member1', service: 'emergencyRoom', count: '1' }],
};

const draftOf = (page: Page): Promise<Draft> =>
  page.evaluate(() => (document.querySelector('outpocket-page') as unknown as { draft: Draft }).draft);

const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector('outpocket-page')?.shadowRoot?.activeElement?.id);

/** The name of a field of a column. What is hidden in it can have a space ahead. */
const named = (row: string, name: string) => new RegExp(`^${row} ?, ${name}$`);

/** A field of a plan's column, by its row and the plan's name. */
const field = (page: Page, row: string, name: string) =>
  page.getByRole('textbox', { name: named(row, name) }).or(page.getByRole('combobox', { name: named(row, name) }));

const tools = (page: Page) => page.getByRole('group', { name: 'Changes' });

// Before the next year's enrollment opens, unless a test says otherwise.
test.beforeEach(({ page }) => page.clock.setFixedTime('2026-10-31T12:00:00'));

const useMine = async (page: Page) => {
  await openParts(page, 'plans');
  await page.getByRole('button', { name: 'Use my plans' }).click();
};

/** What it takes by the keystroke model, in seconds. */
const seconds = { character: 0.28, field: 4.5, click: 2.5 };

/** What stands on the papers of two plans of an employer, field by field. */
const papers: readonly (readonly [pointer: string, text: string])[] = [
  ['/plans/0/premium/amount', '$142'],
  ['/plans/0/deductibles/0/self', 'none'],
  ['/plans/0/outOfPocketMaximums/0/self', '5,000'],
  ['/plans/0/benefits/primaryCare/terms', '$25'],
  ['/plans/0/benefits/specialist/terms', '$50'],
  ['/plans/0/benefits/genericDrug/terms', '$10'],
  ['/plans/0/benefits/preferredBrandDrug/terms', '$45'],
  ['/plans/0/benefits/emergencyRoom/terms', '$300'],
  ['/plans/0/benefits/hospitalStay/terms', '$500 a day for 3 days'],
  ['/plans/0/benefits/other/terms', '20%'],
  ['/plans/0/benefits/other/outOfNetwork', 'all of it'],
  ['/plans/1/premium/amount', '196'],
  ['/plans/1/deductibles/0/self', '$750'],
  ['/plans/1/outOfPocketMaximums/0/self', '$6,000'],
  ['/plans/1/benefits/primaryCare/terms', '$30'],
  ['/plans/1/benefits/specialist/terms', '$60'],
  ['/plans/1/benefits/genericDrug/terms', '$10'],
  ['/plans/1/benefits/preferredBrandDrug/terms', '$50'],
  ['/plans/1/benefits/emergencyRoom/terms', '20% after deductible'],
  ['/plans/1/benefits/hospitalStay/terms', '20% after deductible'],
  ['/plans/1/benefits/other/terms', '20% after deductible'],
  ['/plans/1/benefits/other/outOfNetwork', '40% after $2,000'],
];

const rows = (...terms: string[]) =>
  Object.fromEntries(
    ['primaryCare', 'specialist', 'genericDrug', 'preferredBrandDrug', 'emergencyRoom', 'hospitalStay'].map(
      (service, i) => [service, { terms: terms[i] ?? '' }],
    ),
  );
const limit = (self: string, family: string, network = 'inNetwork') => ({
  covers: 'medicalAndDrug',
  network,
  self,
  person: self,
  family,
});

/** The same plans, as the engine takes them. */
const typed: Plan[] = [
  {
    id: 'plan3',
    name: 'My HMO',
    type: 'HMO',
    year: firstDraft.year,
    premium: { period: 'biweekly', amount: '142' },
    unmarkedTerms: 'copaysWaived',
    deductibles: [],
    outOfPocketMaximums: [limit('5000', '10000')],
    benefits: {
      ...rows('$25', '$50', '$10', '$45', '$300', '$500 a day for 3 days'),
      other: { terms: '20%', outOfNetwork: 'Not covered' },
    },
  },
  {
    id: 'plan4',
    name: 'My PPO',
    type: 'PPO',
    year: firstDraft.year,
    premium: { period: 'biweekly', amount: '196' },
    unmarkedTerms: 'copaysWaived',
    deductibles: [limit('750', '1500'), limit('2000', '4000', 'outOfNetwork')],
    outOfPocketMaximums: [limit('6000', '12000')],
    benefits: {
      ...rows('$30', '$60', '$10', '$50', '20% after deductible', '20% after deductible'),
      other: { terms: '20% after deductible', outOfNetwork: '40% after deductible' },
    },
  },
];

test('two plans on paper are typed with the keyboard in at most 26 fields and 4 minutes', async ({ page }) => {
  await openDraft(page, alone);
  await useMine(page);
  await expect(page.getByText('My HMO and My PPO are not in the answer yet.')).toBeVisible();
  // Once the first column is there, it is the answer; the other one is still left out.
  for (const [pointer, text] of papers) {
    for (let tabs = 0; (await focused(page)) !== pointer; tabs++) {
      expect(tabs, pointer).toBeLessThan(12);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type(text);
  }
  const characters = papers.reduce((sum, [, text]) => sum + text.length, 0);
  const clicks = 2;
  const time = papers.length * seconds.field + characters * seconds.character + clicks * seconds.click;
  process.stdout.write(`${papers.length} fields, ${characters} characters, ${clicks} clicks: ${time.toFixed(0)} s\n`);
  expect(papers.length).toBeLessThanOrEqual(26);
  expect(time).toBeLessThanOrEqual(240);
  const draft: Draft = { ...alone, whoPays: 'employer', plans: typed };
  expect(requestOf(await draftOf(page))).toEqual(requestOf(draft));
  await expectAnswer(page, draft);
  await openParts(page, 'plans');
  await page.locator('.quick-acts').getByRole('button', { name: 'See the answer' }).click();
  await expect(answerOf(page).getByRole('heading').first()).toBeFocused();
});

test('a family’s limits are twice a person’s until they are said to be something else', async ({ page }) => {
  await openDraft(page, listedDraft);
  await useMine(page);
  const person = field(page, 'Deductible, each person', 'My HMO');
  const family = field(page, 'Deductible, family', 'My HMO');
  await expect(family).toHaveCount(0);
  await person.fill('1,500.55');
  await expect(family).toHaveValue('$3,001.10');
  await expect(family).toHaveAccessibleDescription('twice a person’s');
  await person.fill('2000');
  await expect(family).toHaveValue('$4,000');
  await family.fill('$5,000');
  await expect(family).toHaveAccessibleDescription('');
  await person.fill('$2,500');
  await expect(family).toHaveValue('$5,000');
  expect(get(await draftOf(page), '/plans/0/deductibles/0')).toEqual(limit('2500', '5000'));
  await person.fill('none');
  await expect(family).toHaveCount(0);
  expect(get(await draftOf(page), '/plans/0/deductibles')).toEqual([]);
});

test('fields that are filled in one go, or while something is pressed, all count', async ({ page }) => {
  await open(page);
  await useMine(page);
  const premium = field(page, 'Comes off your pay, for all 3 of you', 'My HMO');
  const deductible = field(page, 'Deductible, each person', 'My HMO');
  const maximum = field(page, 'Most you pay, each person', 'My HMO');
  const ids = await Promise.all([premium, deductible, maximum].map((one) => one.getAttribute('id')));
  // As a browser fills a form: nothing is drawn between the fields.
  await page.locator('outpocket-page').evaluate((host, ids) => {
    for (const [i, text] of ['180', '1500', '5000'].entries()) {
      const input = host.shadowRoot?.getElementById(ids[i] ?? '') as HTMLInputElement;
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
  }, ids);
  const typed = async () => {
    const { premium: paid, deductibles, outOfPocketMaximums } = (await draftOf(page)).plans[0] as Plan;
    return [paid.amount, deductibles?.[0]?.self, outOfPocketMaximums?.[0]?.self];
  };
  expect(await typed()).toEqual(['180', '1500', '5000']);
  // Nothing is drawn under a finger that stays down.
  await premium.hover();
  await page.mouse.down();
  for (const [one, text] of [
    [premium, '190'],
    [deductible, '1600'],
  ] as const)
    await one.fill(text);
  await page.mouse.up();
  expect(await typed()).toEqual(['190', '1600', '5000']);
});

test('twice an amount is exact', () => {
  for (const [one, two] of [
    ['750', '1500'],
    ['0.05', '0.10'],
    ['1500.55', '3001.10'],
    ['9200.00', '18400'],
    ['45.5', '91'],
    ['9007199254740993.01', '18014398509481986.02'],
    ['', ''],
    ['$5', ''],
  ] as const)
    expect(twice(one), one).toBe(two);
});

test('one line says what care outside the network costs', () => {
  const ppo = { ...typed[1], deductibles: [limit('750', '1500')] } as Plan;
  const read = (line: string) => {
    const { benefits, deductibles } = withOutside(ppo, line);
    return [
      benefits['other']?.outOfNetwork,
      ...(deductibles ?? []).map(({ network, self, family }) => `${network} ${self} ${family}`),
    ];
  };
  expect(read('40% after $2,000')).toEqual(['40% after deductible', 'inNetwork 750 1500', 'outOfNetwork 2000 4000']);
  expect(read('40% after $2,000 deductible')).toEqual(read('40% after $2,000'));
  expect(read('40%')).toEqual(['40%', 'combined 750 1500']);
  expect(read('40% after deductible')).toEqual(['40% after deductible', 'combined 750 1500']);
  expect(read('Not covered')).toEqual(['Not covered', 'inNetwork 750 1500']);
  expect(withOutside(withOutside(ppo, '40%'), 'Not covered').deductibles).toEqual([limit('750', '1500')]);
  expect(withOutside(withOutside(ppo, '40% after $2,000'), '30%').deductibles).toEqual([
    limit('750', '1500', 'combined'),
  ]);
});

test('nothing to be paid outside the network is said back', async ({ page }) => {
  await openDraft(page, { ...listedDraft, plans: typed });
  await openParts(page, 'plans');
  const outside = field(page, 'Outside the network, you pay: Everything but emergencies', 'My PPO');
  await expect(outside).toHaveAccessibleDescription('');
  for (const text of ['nothing', '$0', 'No charge']) {
    await outside.fill(text);
    await expect(outside).toHaveAccessibleDescription(/costs you nothing\. .*write “all of it”/);
  }
  await outside.fill('all of it');
  await expect(outside).toHaveAccessibleDescription('');
});

test('a column shows what a plan says, and gives way to its form where it says more', async ({ page }) => {
  const two = limit('100', '200');
  const draft = put(
    put({ ...listedDraft, plans: typed }, '/plans/0/deductibles', [
      { ...two, covers: 'medical' },
      { ...two, covers: 'drug' },
    ]),
    '/plans/1/sample',
    undefined,
  );
  await openDraft(page, draft);
  await openParts(page, 'plans');
  await expect(field(page, 'Most you pay, each person', 'My PPO')).toHaveValue('$6,000');
  await expect(field(page, 'Outside the network, you pay: Everything but emergencies', 'My PPO')).toHaveValue(
    '40% after $2,000',
  );
  await expect(field(page, 'Comes off your pay, for all 3 of you', 'My PPO')).toHaveCount(0);
  await expect(field(page, 'Full premium, for all 3 of you', 'My PPO')).toHaveValue('$196');
  await page.getByRole('button', { name: named('More than one amount: change', 'My HMO') }).click();
  await expect(plan(page, 1).getByRole('group', { name: 'Deductible 2' })).toBeVisible();
  await expect.poll(() => focused(page)).toBe('/plans/0/deductibles');
  await plan(page, 1)
    .getByRole('button', { name: /^Close/ })
    .click();
  await page.getByRole('button', { name: 'Add the rest from the plan documents' }).click();
  await expect(plan(page, 1).getByRole('group', { name: 'Premium', exact: true })).toBeVisible();
  await expect(plan(page, 2).getByRole('group', { name: 'Premium', exact: true })).toBeVisible();
});

test('a baby that is coming has rows of its own', async ({ page }) => {
  const mother = put(put(alone, '/members/0/sex', 'female'), '/members/0/conditions', ['maternity']);
  await openDraft(page, { ...mother, plans: typed });
  await openParts(page, 'plans');
  await field(page, 'Pregnancy visit', 'My PPO').fill('$40');
  await field(page, 'Childbirth, hospital', 'My PPO').fill('10% after deductible');
  await field(page, 'Childbirth, doctors', 'My PPO').fill('$200');
  expect((await draftOf(page)).plans[1]?.benefits).toMatchObject({
    prenatalVisit: { terms: '$40' },
    deliveryFacility: { terms: '10% after deductible' },
    deliveryPhysician: { terms: '$200' },
  });
  await showAnswer(page);
  await openDraft(page, { ...alone, plans: typed });
  await openParts(page, 'plans');
  await expect(field(page, 'Specialist visit', 'My PPO')).toBeVisible();
  await expect(field(page, 'Pregnancy visit', 'My PPO')).toHaveCount(0);
});

test('what cannot be read is told at its field', async ({ page }) => {
  await openDraft(page, { ...alone, plans: typed });
  await openParts(page, 'plans');
  const specialist = field(page, 'Specialist visit', 'My PPO');
  await specialist.fill('$35 copy');
  await specialist.blur();
  await expect(specialist).toHaveAttribute('aria-invalid', 'true');
  await expect(specialist).toHaveAccessibleDescription(/copy/);
  const most = field(page, 'Most you pay, each person', 'My PPO');
  await most.fill('500');
  await most.blur();
  await expect(most).toHaveAttribute('aria-invalid', 'true');
  await most.fill('lots');
  await most.blur();
  await expect(most).toHaveAttribute('aria-invalid', 'true');
});

test('a plan without a network has limits for all care', async ({ page }) => {
  await openDraft(page, { ...alone, plans: typed });
  await openParts(page, 'plans');
  await page.getByRole('combobox', { name: named('Kind of plan', 'Plan 2') }).selectOption('Indemnity');
  await expect(plan(page, 2).getByText('No network: any doctor')).toBeVisible();
  await expectAnswer(page, await draftOf(page));
});

test('who pays the premium decides what is asked and what counts', async ({ page }) => {
  await openDraft(page, listedDraft);
  const who = page.getByRole('group', { name: 'Who pays the premium?' });
  // The example's employer pays part.
  await expect(who.getByRole('radio', { name: 'My employer pays part' })).toBeChecked();
  await who.getByRole('radio', { name: 'I pay all of it' }).check();
  const whole: Draft = { ...listedDraft, whoPays: 'self' };
  await expectAnswer(page, whole);
  expect(engineAnswer(whole).plans[0]?.premium).not.toBe(engineAnswer(listedDraft).plans[0]?.premium);
  await openParts(page, 'plans');
  await openPlan(page, 1);
  await expect(plan(page, 1).getByText('other payments toward this one are not counted')).toBeVisible();
  await tools(page).getByRole('button', { name: 'Undo' }).click();
  await expectAnswer(page, listedDraft);
  await tools(page).getByRole('button', { name: 'Redo' }).click();
  await expectAnswer(page, whole);
  // A link says so too.
  await openDraft(page, { ...whole, plans: typed });
  await openParts(page, 'plans');
  await expect(field(page, 'Full premium, for all 3 of you', 'My HMO')).toHaveValue('$142');
  await page.getByRole('radio', { name: 'Marketplace plan' }).check();
  await expect(field(page, 'Full premium, before your tax credit, for all 3 of you', 'My HMO')).toHaveValue('$142');
  await page.getByRole('radio', { name: 'My employer pays part' }).check();
  await expect(field(page, 'Comes off your pay, for all 3 of you', 'My HMO')).toHaveValue('$142');
  expect(requestOf({ ...whole, plans: typed })).not.toHaveProperty('whoPays');
});

test('a premium that no employer pays part of is said to be the full price beside those that one does', async ({
  page,
}) => {
  const [example, full] = [sample(0), sample(2)];
  const both: Draft = { ...listedDraft, plans: [example, full] };
  const flag = answerOf(page).locator('.flag').filter({ hasText: 'is the full price' });
  await openDraft(page, both);
  await expect(flag).toContainText(`The premium of ${full.name} is the full price: no employer pays part of it.`);
  await expect(flag).not.toContainText(example.name);
  // Whoever pays all of it compares full prices alone.
  await openDraft(page, { ...both, whoPays: 'self' });
  await expect(flag).toHaveCount(0);
  await openDraft(page, both);
  await expect(flag).toBeVisible();
  // One amount alone is what comes off the reader's pay.
  await openDraft(page, { ...listedDraft, whoPays: 'employer', plans: typed });
  await expect(flag).toHaveCount(0);
});

test('what stays of the example beside plans of one’s own is said at the inputs and at the answer', async ({
  page,
}) => {
  await open(page);
  await useMine(page);
  const stays = 'The example’s people and care stay until you change them.';
  await expect(page.locator('.totals .notice')).toContainText(stays);
  const left = (where: Locator) =>
    expect(where.getByText('This still counts')).toContainText(/: You, .* and \d+ kinds of care\./);
  const inputs = page.locator('.pane');
  await left(inputs);
  // Where there is no answer yet, and where there is one.
  await showAnswer(page);
  await left(answerOf(page));
  await openParts(page, 'plans');
  for (const [pointer, text] of papers.slice(0, 12)) await page.locator(`[id="${pointer}"]`).fill(text);
  await showAnswer(page);
  await expect(answerOf(page).getByRole('columnheader')).toHaveCount(1);
  await left(answerOf(page));
  // A plan by itself costs neither less nor more.
  await expect(answerOf(page).locator('.sentence')).toHaveText(/^My HMO costs about \$[\d,]+ a year on average\.$/);
  await expect(page.getByText(/costs? (the )?least/i)).toHaveCount(0);
  await openParts(page, 'plans');
  await expect(page.locator('.totals-line .of-plan')).toHaveText(/^My HMO: \$[\d,]+$/);
  await showAnswer(page);
  await inputs.getByRole('button', { name: 'Take it out' }).click();
  await expect(page.getByText('This still counts')).toHaveCount(0);
  expect(await draftOf(page)).toMatchObject({ members: [{ id: 'member1' }], care: [] });
});

test('undo brings the samples back', async ({ page }) => {
  await openDraft(page, listedDraft);
  await useMine(page);
  await expect.poll(() => focused(page)).toBe('/plans/0/premium/amount');
  await expect(page.getByText('Your own two plans, for 2026, replace the examples.')).toBeVisible();
  await tools(page).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('combobox', { name: 'Plan 1', exact: true })).toHaveValue('example-hmo');
  await expectAnswer(page, listedDraft);
});

test('what is missing is told by its name, and no answer of other plans stands beside it', async ({ page }) => {
  await openDraft(page, alone);
  await page.clock.setFixedTime('2026-11-01T12:00:00');
  await useMine(page);
  // Whoever chooses in November chooses for the year to come.
  await expect(page.getByText('Your own two plans, for 2027, replace the examples. Undo')).toBeVisible();
  expect(requestOf(await draftOf(page))).toMatchObject({ year: 2027, plans: [{ year: 2027 }, { year: 2027 }] });
  await expect(page.locator('.totals .sum')).toHaveCount(0);
  for (let tabs = 0; tabs < 4; tabs++) await page.keyboard.press('Tab');
  await page.locator('.quick-acts').getByRole('button', { name: 'See the answer' }).click();
  for (const name of ['My HMO, Premium', 'My HMO, Deductible', 'My PPO, Premium'])
    await expect(answerOf(page).locator('.trouble').getByRole('link', { name, exact: true })).toBeVisible();
  await expect(page.locator('.columns')).toHaveCount(0);
});

test('a brand drug that is counted as a generic says so', async ({ page }) => {
  await openDraft(page, { ...alone, plans: typed });
  await openParts(page, 'plans');
  const brand = field(page, 'Preferred brand drug', 'My HMO');
  await expect(brand).toHaveAccessibleDescription('');
  await brand.fill('');
  await expect(brand).toHaveAccessibleDescription(/^Counted at the generic’s price, \$10\./);
});

test('the next Remove has the focus after one', async ({ page }) => {
  await openDraft(page, { ...alone, plans: [...typed, { ...typed[0], id: 'plan5', name: 'Third' } as Plan] });
  await openParts(page, 'plans');
  await page.getByRole('button', { name: 'Remove My HMO' }).click();
  await expect(page.getByRole('button', { name: 'Remove My PPO' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: named('Name', 'Plan 1') })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Remove Third' })).toHaveCount(0);
});

for (const [lang, own, row, none] of [
  ['es', 'Usar mis planes', named('Deducible por persona', 'Mi HMO'), 'ninguno'],
  ['sv', 'Använd mina planer', named('Självrisk, per person', 'Min HMO'), 'ingen'],
] as const) {
  test(`${lang} has the columns, in words and numbers of its own`, async ({ page }) => {
    await open(page, `/?lang=${lang}`);
    await page.getByRole('button', { name: own }).click();
    const deductible = page.getByRole('textbox', { name: row });
    await deductible.fill(none);
    expect(get(await draftOf(page), '/plans/0/deductibles')).toEqual([]);
    await deductible.fill('$1500');
    expect(get(await draftOf(page), '/plans/0/deductibles/0/family')).toBe('3000');
    await page.setViewportSize({ width: 360, height: 800 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    // Nothing is wider than the window.
    expect(
      await page
        .locator('.quick')
        .evaluate((quick) =>
          [...quick.querySelectorAll('input, select, button')].every(
            (one) => one.getBoundingClientRect().right <= innerWidth && one.getBoundingClientRect().left >= 0,
          ),
        ),
    ).toBe(true);
    await expectAccessibleIn(lang, page, lang);
  });
}

test('nothing of the columns keeps anybody out, light and dark', async ({ page }) => {
  await openDraft(page, listedDraft);
  await useMine(page);
  await field(page, 'Deductible, each person', 'My PPO').fill('$750');
  await field(page, 'Specialist visit', 'My PPO').fill('$35 copy');
  await page.keyboard.press('Tab');
  await expectAccessibleInBoth(page, 'the columns');
});

test('a row is there where a plan among the columns needs it, and not for one that is opened whole', async ({
  page,
}) => {
  await open(page);
  await openParts(page, 'plans');
  const name = page.locator('.quick-labels .name').filter({ hasText: 'Where a row doesn’t name the deductible' });
  await expect(name).toHaveCount(1);
  // The HMO has no deductible.
  await page.getByRole('button', { name: 'All fields Example PPO' }).click();
  await expect(name).toHaveCount(0);
});

test('plans of one’s own are of the year that is said, samples of theirs', async ({ page }) => {
  await open(page);
  const years = async () => (await draftOf(page)).plans.map(({ year }) => year);
  const change = async (year: string) => {
    await page.locator('summary', { hasText: 'Months of coverage' }).click();
    await page.getByRole('textbox', { name: 'Year', exact: true }).fill(year);
  };
  const [first] = await years();
  await change('2025');
  expect(await years()).toEqual([first, first]);
  await page.getByRole('button', { name: 'Use my plans' }).click();
  const { year } = await draftOf(page);
  expect(await years()).toEqual([year, year]);
  await page.getByRole('textbox', { name: 'Year', exact: true }).fill('2024');
  expect(await years()).toEqual(['2024', '2024']);
});
