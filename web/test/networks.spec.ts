// Plans whose networks have tiers, fills of 90 days and by mail, and all the
// other ways in which real plans limit what they pay: what is typed reaches the
// engine as it is stated, and nothing is lost between a file, a link and a file.
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import type { EstimateRequest } from '../src/engine/types';
import { asDraft, asPlan } from '../src/draft/check';
import { changeService, removePlan, type Draft, type Plan } from '../src/draft/draft';
import { draftOf, fragmentOf } from '../src/draft/link';
import { put } from '../src/draft/pointer';
import { planFile, requestOf } from '../src/draft/request';
import { tiersOf, withTiers } from '../src/draft/tiers';
import {
  disclose,
  file,
  firstDraft,
  listedDraft,
  open,
  openDraft,
  openParts,
  openPlan,
  openTab,
  plan,
  sample,
  section,
  test,
} from './page';

/** A plan file with every field that a plan of this kind can have. */
const everything = {
  ...(JSON.parse(file('../plans/covered-california-gold-ppo-2026.json')) as { benefits: object }),
  id: 'everything',
  name: 'Everything',
  unmarkedTerms: 'afterDeductible',
  deductibles: [
    {
      covers: 'medicalAndDrug',
      network: 'combined',
      self: '1000',
      person: '1000',
      family: '2000',
      tiers: [1, 2],
      startsAnew: 1,
    },
    {
      covers: 'services',
      services: ['hospitalStay', 'skilledNursing'],
      network: 'inNetwork',
      self: '250',
      person: '250',
      family: '500',
      inAddition: true,
    },
  ],
  outOfPocketMaximums: [
    { covers: 'medicalAndDrug', network: 'inNetwork', self: '8000', person: '8000', family: '16000', startsAnew: 7 },
    {
      covers: 'medicalAndDrug',
      network: 'combined',
      self: '12000',
      family: '24000',
      aggregate: true,
      counts: 'coinsurance',
    },
  ],
  tierShares: ['80', '20'],
  benefits: {
    ...(JSON.parse(file('../plans/covered-california-gold-ppo-2026.json')) as { benefits: object }).benefits,
    specialist: { terms: '$60', tier2: '$90', outOfNetwork: '50%' },
    genericDrug: { terms: '$15', retail90: '$40', mail90: '$30', outOfNetwork: '50%' },
    chiropractic: {
      terms: '$30',
      visitLimit: { count: 20, per: 'years', years: 2, perNetwork: true },
      planPaysAtMost: { amount: '500', per: 'year' },
    },
    acupuncture: {
      terms: '$30',
      visitLimit: { count: 12, startsAnew: 1 },
      planPaysAtMost: { amount: '40', per: 'use' },
    },
  },
  serviceLimits: [{ services: ['rehabilitation', 'habilitation'], limit: { count: 60, per: 'year' } }],
  prices: { primaryCare: '120.50', hospitalStay: '2500' },
};

/** A household with every field of those that go with such plans. */
const household = (): Draft => {
  const changes: [string, unknown][] = [
    ['/plans/1', { ...(asPlan(everything) as Plan), id: 'plan2' }],
    ['/members/0/fills', { supply: '90', mail: true }],
    ['/members/0/alreadyUsed', [{ service: 'chiropractic', count: '3', network: 'inNetwork', plan: 'plan2' }]],
    [
      '/members/0/alreadyPaid',
      [
        {
          toward: 'deductible',
          covers: 'services',
          services: ['hospitalStay'],
          tier: '2',
          network: 'inNetwork',
          amount: '40',
          plan: 'plan2',
        },
      ],
    ],
    ['/care/0/tier', { plan2: '2' }],
    ['/care/2/supply', '90'],
    ['/care/2/mail', true],
  ];
  return changes.reduce<Draft>((draft, [pointer, value]) => put(draft, pointer, value), firstDraft);
};

test('every field of a plan file is there when it is saved again', () => {
  const read = asPlan(everything);
  expect(read).toBeDefined();
  const saved = planFile(read as Plan, 'everything') as typeof everything;
  // Benefits that are a text alone are saved as objects.
  const benefits = Object.fromEntries(
    Object.entries(everything.benefits).map(([service, one]: [string, unknown]) => [
      service,
      typeof one === 'string' ? { terms: one } : one,
    ]),
  );
  expect(saved).toEqual(JSON.parse(JSON.stringify({ ...everything, benefits })));
});

test('every field of a household is there when it is read from a link, and reaches the engine as a number', async () => {
  const draft = household();
  expect(asDraft(JSON.parse(JSON.stringify(draft)))?.draft).toEqual(draft);
  const read = await draftOf(await fragmentOf(draft), [sample(0), sample(1)]);
  expect(requestOf((read as { draft: Draft }).draft)).toEqual(requestOf(draft));
  const { members, care, plans } = requestOf(draft);
  expect(members[0]).toMatchObject({
    fills: { supply: 90, mail: true },
    alreadyUsed: [{ service: 'chiropractic', count: 3 }],
    alreadyPaid: [{ covers: 'services', services: ['hospitalStay'], tier: 2 }],
  });
  expect(care[0]?.tier).toEqual({ plan2: 2 });
  expect(care[2]).toMatchObject({ supply: 90, mail: true });
  expect(plans[1]).toMatchObject({
    deductibles: everything.deductibles,
    outOfPocketMaximums: everything.outOfPocketMaximums,
    tierShares: everything.tierShares,
    serviceLimits: everything.serviceLimits,
    prices: everything.prices,
  });
});

test('what is said about a plan goes with it, and what is said of a drug with the drug', () => {
  const { members, care } = requestOf(removePlan(household(), 'plan2'));
  expect(members[0]?.alreadyUsed ?? []).toEqual([]);
  expect(members[0]?.alreadyPaid ?? []).toEqual([]);
  expect(care[0]?.tier).toBeUndefined();
  const drug = household().care[2] as Draft['care'][number];
  expect(changeService(drug, 'preferredBrandDrug')).toMatchObject({ supply: '90', mail: true });
  expect(changeService(drug, 'lab')).not.toHaveProperty('supply');
  expect(changeService(drug, 'lab')).not.toHaveProperty('mail');
});

test('a network has the tiers for which something is stated, and loses what is stated of others', () => {
  const read = asPlan(everything) as Plan;
  expect(tiersOf(read)).toBe(2);
  expect(tiersOf(sample(0))).toBe(1);
  expect(tiersOf(withTiers(sample(0), 3))).toBe(3);
  // Nothing is stated of a tier by saying that there is one.
  expect(requestOf({ ...firstDraft, plans: [withTiers(sample(0), 3)] })).toEqual(
    requestOf({ ...firstDraft, plans: [sample(0)] }),
  );
  const one = withTiers(read, 1);
  expect(tiersOf(one)).toBe(1);
  expect(JSON.stringify(one)).not.toMatch(/tier2|tiers|tierShares/);
});

/** The request of the answer that stands on the page. */
async function request(page: Page): Promise<EstimateRequest> {
  await openTab(page, 'Save');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    section(page, 'Keep and share').getByRole('button', { name: 'JSON' }).click(),
  ]);
  return (JSON.parse(await readFile(await download.path(), 'utf8')) as { request: EstimateRequest }).request;
}

test('a plan with two tiers, fills of 90 days and limits, as a person enters it', async ({ page }) => {
  await openDraft(page, listedDraft);
  await openParts(page, 'plans');
  const form = await openPlan(page, 1, 'Important questions', 'Common medical events');
  await form.getByRole('combobox', { name: 'Tiers in the network' }).selectOption('2 tiers');
  const row = (name: string) => form.getByRole('group', { name, exact: true });
  const terms = (name: string, column: string) => row(name).getByRole('combobox', { name: column, exact: true });
  await terms('Specialist visit', 'In the network, tier 2').fill('$95 copay');
  // There are no columns for 90 days until somebody wants them.
  await expect(terms('Generic drugs', '90 days by mail')).toHaveCount(0);
  await form.getByRole('checkbox', { name: 'Show columns for 90-day fills' }).check();
  await terms('Generic drugs', '90 days at a pharmacy').fill('$40 copay');
  await terms('Generic drugs', '90 days by mail').fill('$30 copay');
  await expect(terms('Specialist visit', '90 days by mail')).toHaveCount(0);

  await disclose(row('Rehabilitation services'), 'Visit limit and more');
  await row('Rehabilitation services').getByRole('textbox', { name: 'Limit on visits (or days)' }).fill('20');
  await row('Rehabilitation services').getByRole('combobox', { name: 'For each' }).selectOption('Month');
  await row('Rehabilitation services')
    .getByRole('combobox', { name: 'The plan pays at most' })
    .selectOption('An amount a year');
  await row('Rehabilitation services').getByRole('textbox', { name: 'Most that the plan pays' }).fill('1500');
  await expect(row('Rehabilitation services').locator('summary')).toContainText(
    'limit: 20 a month and the plan pays at most $1,500 a year',
  );

  await disclose(form, 'Limits that several services share');
  await form.getByRole('button', { name: 'Add a shared limit' }).click();
  const shared = row('Shared limit');
  await expect(shared).toContainText('Still needed');
  await shared.getByRole('checkbox', { name: 'Rehabilitation visit' }).check();
  await row('Rehabilitation visit').getByRole('checkbox', { name: 'Habilitation visit', exact: true }).check();
  await row('Rehabilitation visit and Habilitation visit')
    .getByRole('textbox', { name: 'Limit on visits (or days)' })
    .fill('60');

  await form.getByRole('button', { name: 'Add a deductible' }).click();
  const deductible = form.getByRole('group', { name: /^Deductible/ }).last();
  await deductible.getByRole('combobox', { name: 'For', exact: true }).selectOption('Some services');
  await deductible.getByRole('checkbox', { name: 'Hospital stay: the facility' }).check();
  await deductible.getByRole('checkbox', { name: 'Tier 2', exact: true }).uncheck();
  for (const amount of ['One person alone', 'Each person in a family', 'Family'])
    await deductible.getByRole('textbox', { name: amount, exact: true }).fill('400');
  await disclose(form, 'Prices the plan has agreed to');
  await form.getByRole('button', { name: 'Add a price' }).click();
  await form.getByRole('combobox', { name: 'What care' }).selectOption('Specialist visit');
  await form.getByRole('textbox', { name: 'Price, each' }).fill('180.5');
  await expect(page.locator('.problems')).toHaveCount(0);

  const before = requestOf(listedDraft).plans[0];
  const asked = (await request(page)).plans[0];
  expect(asked).toMatchObject({
    benefits: {
      specialist: { tier2: '$95 copay' },
      genericDrug: { retail90: '$40 copay', mail90: '$30 copay' },
      rehabilitation: { visitLimit: { count: 20, per: 'month' }, planPaysAtMost: { amount: '1500', per: 'year' } },
    },
    serviceLimits: [{ services: ['rehabilitation', 'habilitation'], limit: { count: 60 } }],
    prices: { specialist: '180.5' },
  });
  expect(asked?.deductibles?.slice(before?.deductibles?.length ?? 0)).toEqual([
    {
      covers: 'services',
      network: 'inNetwork',
      services: ['hospitalStay'],
      tiers: [1],
      self: '400',
      person: '400',
      family: '400',
    },
  ]);
});

test('a drug by mail for 90 days, a provider in tier 2, and visits that were used', async ({ page }) => {
  const tiered = put(
    listedDraft,
    '/plans/0',
    put(withTiers(listedDraft.plans[0] as Plan, 2), '/benefits/lab/tier2', '$90'),
  );
  await openDraft(page, tiered);
  const drug = page.getByRole('group', { name: /^Generic drug/ });
  await drug.getByRole('button', { name: /^Change/ }).click();
  await drug.getByRole('combobox', { name: 'How it is filled' }).selectOption('90 days by mail');
  // How drugs that are not listed are filled goes with them.
  const coming = section(page, 'Coming up or ongoing');
  await page.getByRole('group', { name: 'Care: You', exact: true }).getByRole('radio', { name: 'Not sure' }).check();
  await disclose(coming, 'How medicines are filled');
  await coming.getByRole('combobox', { name: 'How they are filled' }).selectOption('90 days by mail');
  expect((await request(page)).members[0]?.fills).toEqual({ supply: 90, mail: true });
  await page.getByRole('checkbox', { name: 'Count only the care I list' }).check();
  await expect(page.locator('.problems')).toHaveCount(0);
  // Twelve fills of 30 days are four of 90.
  await expect(drug.getByRole('textbox', { name: '90-day fills' })).toHaveValue('4');
  await expect(drug).toContainText('90 days by mail');
  const visit = page.getByRole('group', { name: /^Primary care visit/ });
  await visit.getByRole('button', { name: /^Change/ }).click();
  await visit.getByRole('combobox', { name: 'Tier in the network of Example HMO' }).selectOption('Tier 2');
  await disclose(section(page, 'Who is covered'), 'Already paid or used');
  await page.getByRole('button', { name: /^Add visits already used ?: You/ }).click();
  const used = page.getByRole('group', { name: 'Visits or days 1' });
  await used.getByRole('combobox', { name: 'What care' }).selectOption('Chiropractic visit');
  await used.getByRole('textbox', { name: 'Visits' }).fill('5');
  const { care, members } = await request(page);
  expect(care[2]).toMatchObject({ service: 'genericDrug', count: 4, supply: 90, mail: true });
  expect(care[0]?.tier).toEqual({ plan1: 2 });
  expect(members[0]?.alreadyUsed).toEqual([{ service: 'chiropractic', count: 5, network: 'inNetwork' }]);
});

test('a plan file with every new field, opened and saved', async ({ page }) => {
  await open(page);
  await openParts(page, 'plans');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a plan file' }).click();
  await (
    await chooser
  ).setFiles({ name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(everything)) });
  await expect(plan(page, 3)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    plan(page, 3).getByRole('button', { name: /^Save/ }).click(),
  ]);
  const saved = JSON.parse(await readFile(await download.path(), 'utf8')) as unknown;
  expect(saved).toEqual(planFile(asPlan(everything) as Plan, 'everything'));
  // Every field that the engine can find fault with has a place in the form.
  await expect(page.locator('.trouble')).toHaveCount(0);
});

test('a ledger says the tier of a line, and tells limits that are alike apart', async ({ page }) => {
  const listed = put(household(), '/members/0/fills', undefined);
  const draft = { ...listed, members: listed.members.map((member) => ({ ...member, use: 'none' })) };
  await openDraft(page, draft);
  await openTab(page, 'Every bill');
  await disclose(section(page, 'Every bill, explained'), 'Everything');
  const line = (service: string) => page.locator('li.line').filter({ hasText: service }).first();
  await expect(line('Primary care visit')).toContainText('in the network, tier 2');
  await expect(line('Generic drug')).toContainText('90 days by mail');
  await disclose(line('Primary care visit'), 'What is left of each limit');
  const left = line('Primary care visit').locator('details li');
  await expect(left.filter({ hasText: 'paid first' })).toHaveText(
    /^Deductible \(Hospital stay: the facility and Skilled nursing facility, In the network, paid first\): \$/,
  );
  await expect(left.filter({ hasText: 'tiers' })).toContainText('tiers 1 and 2, starts over in January');
  await expect(left.filter({ hasText: 'counts' })).toContainText('In and outside together, counts coinsurance only');
});

test('what other fills and other tiers would save is told', async ({ page }) => {
  const benefits = {
    other: { terms: 'No charge; deductible does not apply' },
    specialist: { terms: '$40; deductible does not apply', tier2: '$75; deductible does not apply' },
    genericDrug: {
      terms: '$10; deductible does not apply',
      retail90: '$28; deductible does not apply',
      mail90: '$20; deductible does not apply',
    },
  };
  const plans = listedDraft.plans.map((one) => ({ ...one, deductibles: [], accounts: undefined, benefits }));
  const [first] = listedDraft.care;
  if (!first) throw new Error('no care');
  const care = [
    { ...first, id: 'pills', service: 'genericDrug', count: '12', price: '90' },
    { ...first, id: 'visits', service: 'specialist', count: '2', price: '300', referral: 'have', tier: '2' },
  ];
  await openDraft(page, { ...listedDraft, plans: plans.slice(0, 1), care } as unknown as Draft);
  await openTab(page, 'What if');
  const tips = section(page, 'What would change the answer');
  await expect(tips.locator('.savings li')).toHaveText([
    'Filling your drugs for 90 days by mail would save you about $40 with Example HMO.',
    'Going to tier 1 for “Specialist visit: You” would save you about $70 with Example HMO.',
  ]);
  // What is taken to be so is told, at the care and among the assumptions.
  await expect(page.getByRole('group', { name: /^Specialist visit/ })).toContainText('tier 2 with Example HMO');
  const pills = page.getByRole('group', { name: /^Generic drug/ });
  await expect(pills).toContainText('tier 1 with Example HMO');
  await expect(page.locator('section.assumptions')).toContainText(
    'In the network of Example HMO, care is in tier 1 if nothing else is said.',
  );
  // A price of 30 days is none of 90.
  await pills.getByRole('button', { name: /^Change/ }).click();
  await pills.getByRole('combobox', { name: 'How it is filled' }).selectOption('90 days by mail');
  await expect(page.getByText('That price was for a fill of another length')).toBeVisible();
  const { care: listed } = await request(page);
  expect(listed[0]).toMatchObject({ count: 4, supply: 90, mail: true });
  expect(listed[0]?.price).toBeUndefined();
});

test('a first tier that makes its plan the cheapest says so', async ({ page }) => {
  const benefits = (terms: string, tier2?: string) => ({ other: { terms, ...(tier2 ? { tier2 } : {}) } });
  const [one, other] = listedDraft.plans;
  const [first] = listedDraft.care;
  const plans = [
    {
      ...one,
      deductibles: [],
      accounts: undefined,
      benefits: benefits('10%', '40%'),
      unmarkedTerms: 'deductibleWaived',
    },
    {
      ...one,
      id: other?.id,
      name: other?.name,
      deductibles: [],
      accounts: undefined,
      benefits: benefits('25%'),
      unmarkedTerms: 'deductibleWaived',
    },
  ];
  const care = [
    {
      ...first,
      id: 'stay',
      service: 'hospitalStay',
      count: '1',
      days: '3',
      price: '8000',
      tier: { [one?.id ?? '']: '2' },
    },
  ];
  await openDraft(page, { ...listedDraft, plans, care } as unknown as Draft);
  await openTab(page, 'What if');
  await expect(section(page, 'What would change the answer').locator('.savings li')).toHaveText([
    'Going to tier 1 for “Hospital stay: the facility: You” would save you about $2,400 with Example HMO, which would then cost the least.',
  ]);
});
