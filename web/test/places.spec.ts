// Plans by place: a directory of them beside the page, from which one county's come.
import { expect, test as plainTest, type Locator, type Page } from '@playwright/test';
import { countiesLike, countyOf, needsZip, partOf, placesIn, type County } from '../src/draft/directory';
import { planFrom, unknownTerms } from '../src/draft/draft';
import { draftOf, fragmentOf } from '../src/draft/link';
import type { Credit, Plan } from '../src/engine/types';
import { languages } from '../vite.languages.ts';
import { expectAccessibleIn } from './axe';
import { directory } from './directory';
import { about, asked, dollars, open, test as base } from './page';
import { requestOf } from '../src/draft/request';
import { sampleDraft } from '../src/draft/draft';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { dist, files, hostPage, serve, type Site } from './site';

let made: Record<string, string>;
base.beforeAll(() => (made = directory()));

type Host = (change?: (own: Record<string, string>) => void) => Promise<Site & { own: Record<string, string> }>;
const hosting = {
  baseURL: async ({}, use: (url: string) => Promise<void>) => use('http://127.0.0.1'),
  host: async ({}, use: (host: Host) => Promise<void>) => {
    const sites: Site[] = [];
    await use(async (change) => {
      const own = Object.fromEntries(Object.entries(made).map(([name, text]) => [`plans/${name}`, text]));
      for (const name of ['strict.html', 'plain.js', 'host.css'])
        own[name] = hostPage(name, { outpocket: './' }).replace('./plans.json', './plans/index.json');
      change?.(own);
      const site = await serve(files(dist, { own }));
      sites.push(site);
      return { ...site, own };
    });
    await Promise.all(sites.map((site) => site.close()));
  },
};
const test = base.extend<{ host: Host }>(hosting);
/** Where the browser complains, as of a file that is not there. */
const bad = plainTest.extend<{ host: Host }>(hosting);

const nameOf = (beginning: string) => Object.keys(made).find((name) => name.startsWith(beginning)) ?? '';
const plansIn = (name: string) => JSON.parse(made[name] ?? '[]') as Plan[];
const placesOf = (state: 'tx' | 'ca') => placesIn(made[nameOf(`${state}-`)] ?? '', state.toUpperCase(), '2026');
const fileOf = (state: 'tx' | 'ca', area: number) => placesOf(state)?.files[area]?.['exchange']?.[0] ?? '';

/** What was asked for of the directory, in order. */
const askedOf = ({ asked }: Site) => asked.map(({ url }) => url).filter((url) => url.startsWith('/plans/'));

const where = (around: Page | Locator) => around.locator('[data-part=where]');
const said = (page: Page) => where(page).getByRole('status');
const county = (page: Page) => where(page).getByRole('combobox', { name: 'County' });
const options = (page: Page) => where(page).getByRole('listbox').getByRole('option');
const columnNames = (page: Page) => page.locator('.columns').first().locator('thead .plan-name').allTextContents();
const openWhere = (page: Page) => where(page).locator('summary').click();

/** The list of all plans of Harris County, once it is ranked: behind all years of what is compared. */
async function ranked(page: Page): Promise<Locator> {
  const list = page.getByRole('region', { name: 'All 5 plans, cheapest first' });
  await expect(list.locator('tbody tr')).toHaveCount(5);
  return list;
}

async function choose(page: Page, state: string, name: string): Promise<void> {
  await openWhere(page);
  await where(page).getByLabel('State').selectOption(state);
  await county(page).fill(name);
  await county(page).press('Enter');
}

test('a county’s plans are on offer, and of all files of plans one is asked for', async ({ page, host }) => {
  const site = await host();
  await open(page, `${site.url}?lang=en`);
  // The index alone says that there is something to ask.
  expect(askedOf(site)).toEqual(['/plans/index.json']);
  await openWhere(page);
  await expect(where(page)).toContainText('Whoever runs this site can see which files those are, and nothing else.');
  const state = where(page).getByLabel('State');
  expect(await state.locator('option').allTextContents()).toEqual(['Choose', 'California', 'Texas']);
  await state.selectOption('TX');
  await county(page).fill('HARR');
  await options(page).filter({ hasText: 'Harris County' }).click();
  await expect(county(page)).toHaveValue('Harris County');
  await expect(said(page)).toHaveText(
    '5 plans are sold there: Harris County, 2026. Those that cost you the least are compared now.',
  );
  expect(askedOf(site)).toEqual(['/plans/index.json', `/plans/${nameOf('tx-')}`, `/plans/${fileOf('tx', 10)}`]);
  // All of them, but for the one that is not sold in this county, cheapest first.
  const list = await ranked(page);
  await expect(list.locator('.plan-name')).toHaveText([
    'Alder Gold',
    'Birch Gold',
    'Cedar Gold',
    'Dogwood Gold',
    'Elm Gold',
  ]);
  expect(await columnNames(page)).toEqual(['Alder Gold', 'Birch Gold', 'Cedar Gold', 'Dogwood Gold']);
  // Premiums are those of the family's ages, as the filter has them.
  const plans = plansIn(fileOf('tx', 10)).slice(0, 5);
  const { plans: answered } = asked<{ plans: { premium: string }[] }>(
    'estimate',
    requestOf(sampleDraft(plans.map(planFrom))),
  );
  await expect(list.locator('td.premium .sum')).toHaveText(answered.map(({ premium }) => about(premium)));
});

test('the premium tax credit goes by the second-lowest silver plan of the county', async ({ page, host }) => {
  const silver = directory('Silver');
  const site = await host((own) => {
    for (const name of Object.keys(own)) if (name.startsWith('plans/')) delete own[name];
    for (const [name, text] of Object.entries(silver)) own[`plans/${name}`] = text;
  });
  await open(page, `${site.url}?lang=en`);
  await choose(page, 'TX', 'Harris');
  await ranked(page);
  await page.getByRole('radio', { name: 'Marketplace plan' }).check();
  const credit = page.locator('.credit');
  await credit.getByLabel('Household income in 2026').fill('90000');
  // The county is known; nothing more has to be said.
  await expect(credit.getByRole('combobox', { name: 'County' })).toHaveValue('Harris County');
  const says = credit.getByRole('list', { name: 'Your premium tax credit' });
  await expect(says).toContainText(
    'The Silver premium is that of Birch Gold, the second-lowest Silver plan sold where you live.',
  );
  // By the filter, of all plans that are sold there.
  const [lists] = Object.entries(silver).filter(([, text]) => text.includes('Elm Gold') && text.includes('"300'));
  const sold = (JSON.parse(lists?.[1] ?? '[]') as Plan[]).filter(({ id }) => !id.startsWith('10006'));
  const members = sampleDraft(sold.map(planFrom)).members;
  const { benchmark = '', contribution = '' } = asked<Credit>('credit', {
    year: 2026,
    members: members.map(({ id, relationship, age }) => ({ id, relationship, age: Number(age) })),
    income: '90000',
    taxFamily: members.length,
    place: { state: 'TX', silver: sold.map(({ id, premium }) => ({ id, year: 2026, premium })) },
  });
  expect(sold).toHaveLength(5);
  await expect(says).toContainText(dollars(benchmark));
  await expect(says).toContainText(about(contribution));
  // A county that is typed once more is the same place, and so is the one that a link brings.
  const county = credit.getByRole('combobox', { name: 'County' });
  await county.press('End');
  await county.press('Backspace');
  await county.press('y');
  await county.press('Tab');
  await expect(county).toHaveValue('Harris County');
  await expect(says).toContainText('Birch Gold');
  const { draft } = await page.locator('outpocket-page').evaluate((page) => ({ draft: (page as OutpocketPage).draft }));
  expect((await draftOf(`#${await fragmentOf(draft, false, true)}`, draft.plans))?.draft.place).toEqual(draft.place);
  // Another place in the same state has its own plans and credit.
  await where(page).getByRole('combobox', { name: 'County' }).fill('fort bend');
  await where(page).getByRole('combobox', { name: 'County' }).press('Enter');
  await where(page).getByLabel('ZIP code').fill(' 77406 ');
  await expect(said(page)).toContainText('6 plans are sold there: Fort Bend County, 2026.');
  await expect(says).toContainText('that of Alder Gold, the second-lowest');
  expect(await columnNames(page)).toContain('Fir Gold');
  // A step back is to the place before, which the box above does not say to be compared any more.
  await page.getByRole('group', { name: 'Changes' }).getByRole('button', { name: 'Undo' }).click();
  await expect(says).toContainText('that of Birch Gold, the second-lowest');
  await expect(said(page)).toBeEmpty();
  // Of another county they are others: there the area's estimate stands.
  await credit.getByRole('combobox', { name: 'County' }).fill('Dallas County');
  await credit.getByRole('combobox', { name: 'County' }).press('Enter');
  await expect(says).toContainText('The Silver premium is an estimate for your area.');
  // The plans are those of the county before: that is told for as long as it is so.
  const elsewhere = credit.locator('.credit-elsewhere');
  await expect(elsewhere).toContainText('The plans you compare are those of Harris County');
  await credit.getByRole('combobox', { name: 'County' }).fill('Harris County');
  await credit.getByRole('combobox', { name: 'County' }).press('Enter');
  await expect(elsewhere).toHaveCount(0);
  // Where nothing is sold, those stay that were compared, and are said to be of where they are.
  await where(page).getByRole('combobox', { name: 'County' }).fill('brazos');
  await where(page).getByRole('combobox', { name: 'County' }).press('Enter');
  await expect(said(page)).toHaveText(
    'No plans for Brazos County, 2026, are listed here. The plans compared are still those of Harris County.',
  );
  await expect(elsewhere).toHaveCount(0);
});

test('says how many of a plan’s terms are unknown', async ({ page, host }) => {
  const plans = () => plansIn(fileOf('tx', 10));
  const count = unknownTerms(planFrom(plans()[0]));
  const site = await host((own) => {
    // One of which two more are, and one of which all are known.
    const [alder, birch, ...others] = plans() as [Plan, Plan, ...Plan[]];
    const known = Object.entries(birch.benefits).filter(([, terms]) => terms !== 'Unknown');
    own[`plans/${fileOf('tx', 10)}`] = JSON.stringify([
      { ...alder, benefits: { ...alder.benefits, imaging: 'unknown', lab: { terms: 'Unknown' } } },
      { ...birch, benefits: { ...Object.fromEntries(known), other: '20% after deductible' } },
      ...others,
    ]);
  });
  await open(page, `${site.url}?lang=en`);
  await choose(page, 'TX', 'Harris');
  const list = await ranked(page);
  const row = (name: string) => list.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  await expect(row('Alder')).toContainText(`${count + 2} terms not known`);
  await expect(row('Birch')).not.toContainText('not known');
  const column = (name: string) => page.locator('.columns').first().getByRole('columnheader', { name });
  await expect(column('Alder')).toContainText(`${count + 2} terms not known`);
  await expect(column('Birch')).not.toContainText('not known');
});

test('a county that is covered in part asks for the ZIP code', async ({ page, host }) => {
  const site = await host();
  await open(page, `${site.url}?lang=en`);
  await choose(page, 'TX', 'fort bend county');
  const zip = where(page).getByLabel('ZIP code');
  await zip.pressSequentially('7740');
  // Nothing of plans is asked for before it is whole.
  expect(askedOf(site)).toHaveLength(2);
  await zip.pressSequentially('6');
  await expect(said(page)).toContainText('6 plans are sold there: Fort Bend County, 2026.');
  await zip.fill('77478');
  await expect(said(page)).toContainText('5 plans are sold there: Fort Bend County, 2026.');
  // Another county has another code, and here none.
  await county(page).fill('harris');
  await county(page).press('Enter');
  await expect(said(page)).toContainText('5 plans are sold there: Harris County, 2026.');
  await expect(zip).toHaveCount(0);
});

test('a county in several rating areas asks for the ZIP code', async ({ page, host }) => {
  const site = await host();
  await open(page, `${site.url}?lang=en`);
  await choose(page, 'CA', 'los angeles');
  const zip = where(page).getByLabel('ZIP code');
  await zip.fill('90001');
  await expect(said(page)).toContainText('1 plan is sold there: Los Angeles County, 2026.');
  expect(askedOf(site).at(-1)).toBe(`/plans/${fileOf('ca', 16)}`);
  await zip.fill('91001');
  await expect.poll(() => askedOf(site).at(-1)).toBe(`/plans/${fileOf('ca', 15)}`);
  await zip.fill('77001');
  await expect(said(page)).toHaveText('No plans for Los Angeles County, 2026, are listed here.');
});

test('works by the keyboard alone', async ({ page, host }) => {
  const site = await host();
  await open(page, `${site.url}?lang=en`);
  await where(page).locator('summary').focus();
  await page.keyboard.press('Enter');
  const state = where(page).getByLabel('State');
  await expect(state).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(state).toBeFocused();
  await page.keyboard.type('Texas');
  await page.keyboard.press('Tab');
  await expect(county(page)).toBeFocused();
  // All counties are there before anything is typed.
  await page.keyboard.press('ArrowDown');
  await expect(options(page)).toHaveText(['Brazos County', 'Fort Bend County', 'Harris County']);
  await page.keyboard.press('ArrowUp');
  await expect(options(page).nth(2)).toHaveAttribute('aria-selected', 'true');
  await expect(county(page)).toHaveAttribute(
    'aria-activedescendant',
    (await options(page).nth(2).getAttribute('id')) ?? '',
  );
  await page.keyboard.press('Escape');
  await expect(options(page)).toHaveCount(0);
  await expect(county(page)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.type('harris');
  await expect(options(page)).toHaveText(['Harris County']);
  // What is typed as a whole is meant, also by who goes on.
  await page.keyboard.press('Tab');
  await expect(county(page)).toHaveValue('Harris County');
  await expect(said(page)).toContainText('5 plans are sold there');
});

test('takes a county that was typed before the file of its state came', async ({ page, host }) => {
  const site = await host();
  await open(page, `${site.url}?lang=en`);
  await openWhere(page);
  let come = () => {};
  const coming = new Promise<void>((done) => (come = done));
  await page.route('**/plans/**', async (route) => {
    await coming;
    await route.continue();
  });
  await where(page).getByLabel('State').selectOption('TX');
  await county(page).fill('harris');
  await page.keyboard.press('Tab');
  await expect(said(page)).toHaveText('Looking for plans…');
  come();
  await expect(county(page)).toHaveValue('Harris County');
  await expect(said(page)).toContainText('5 plans are sold there');
});

test('is in the element, by the address of the directory', async ({ page, host }) => {
  const site = await host();
  await page.goto(`${site.url}strict.html`);
  await expect(where(page)).toBeVisible();
  expect(askedOf(site)).toEqual(['/plans/index.json']);
  await choose(page, 'TX', 'Harris');
  await expect(said(page)).toContainText('5 plans are sold there');
  expect(askedOf(site)).toHaveLength(3);
  // What the site gives next is what is on offer.
  await page.locator('outpocket-estimator').evaluate((element) => element.removeAttribute('plans'));
  await expect(where(page)).toHaveCount(0);
  await expect.poll(() => columnNames(page)).not.toContain('Alder Gold');
});

test('is forgotten when somebody starts over', async ({ page, host }) => {
  const site = await host();
  await open(page, `${site.url}?lang=en`);
  await choose(page, 'TX', 'Harris');
  await expect(said(page)).toContainText('5 plans are sold there');
  await page.locator('outpocket-page').evaluate((page) => (page as unknown as { startAgain: () => void }).startAgain());
  await expect.poll(() => columnNames(page)).not.toContain('Alder Gold');
  await openWhere(page);
  await expect(where(page).getByLabel('State')).toHaveValue('');
});

test('is not there without a directory', async ({ page, host }) => {
  for (const index of ['{}\n', '']) {
    const site = await host((own) => (own['plans/index.json'] = index));
    await open(page, `${site.url}?lang=en`);
    await expect(where(page)).toHaveCount(0);
  }
});

for (const language of languages)
  test(`fits a phone and is accessible: ${language}`, async ({ page, host }) => {
    const site = await host();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${site.url}?lang=${language}`);
    await page.waitForFunction(() =>
      document.querySelector('outpocket-page')?.shadowRoot?.querySelector('table')?.checkVisibility(),
    );
    await page.locator('.steps button').first().click();
    await openWhere(page);
    await where(page).locator('select').selectOption('TX');
    await where(page).locator('#where-county').fill('fort');
    await expect(options(page)).toHaveText(['Fort Bend County']);
    await expectAccessibleIn(language, page, `${language}, list`, 'outpocket-page');
    await options(page).click();
    await where(page).locator('#where-zip').fill('77406');
    await expect(said(page)).toContainText('Fort Bend County, 2026');
    await expectAccessibleIn(language, page, language, 'outpocket-page');
    // With letters of twice the size too.
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

const troubles: readonly {
  what: string;
  says: string;
  change: (own: Record<string, string>) => void;
  /** What helps, behind Try again. */
  mend?: (own: Record<string, string>) => void;
  county?: string;
}[] = [
  {
    what: 'the file of a state that is gone',
    says: 'These plans are not on this site any more. Try again later, or ask whoever runs the site.',
    change: (own) => delete own[`plans/${nameOf('tx-')}`],
    mend: (own) => (own[`plans/${nameOf('tx-')}`] = made[nameOf('tx-')] ?? ''),
  },
  {
    what: 'a file of plans that is gone',
    says: 'These plans are not on this site any more. Try again later, or ask whoever runs the site.',
    change: (own) => delete own[`plans/${fileOf('tx', 10)}`],
    mend: (own) => (own[`plans/${fileOf('tx', 10)}`] = made[fileOf('tx', 10)] ?? ''),
  },
  {
    what: 'a file of plans that is cut in half',
    says: 'The file with these plans is damaged, so nothing of it is used. Whoever runs this site can put it there again.',
    change: (own) => (own[`plans/${fileOf('tx', 10)}`] = (made[fileOf('tx', 10)] ?? '').slice(0, 2000)),
    mend: (own) => (own[`plans/${fileOf('tx', 10)}`] = made[fileOf('tx', 10)] ?? ''),
  },
  {
    what: 'plans that the engine does not take',
    says: 'The file with these plans is damaged, so nothing of it is used. Whoever runs this site can put it there again.',
    change: (own) =>
      (own[`plans/${fileOf('tx', 10)}`] = (made[fileOf('tx', 10)] ?? '').replaceAll('"HMO"', '"H.M.O."')),
  },
  {
    what: 'plans of another year',
    says: 'The file with these plans is damaged, so nothing of it is used. Whoever runs this site can put it there again.',
    change: (own) =>
      (own[`plans/${fileOf('tx', 10)}`] = (made[fileOf('tx', 10)] ?? '').replace('"year":2026', '"year":2025')),
  },
  {
    what: 'a file that is another state’s',
    says: 'The file with these plans is damaged, so nothing of it is used. Whoever runs this site can put it there again.',
    change: (own) => (own[`plans/${nameOf('tx-')}`] = made[nameOf('ca-')] ?? ''),
  },
  {
    what: 'an error page in the place of a file',
    says: 'The file with these plans is damaged, so nothing of it is used. Whoever runs this site can put it there again.',
    change: (own) => (own[`plans/${nameOf('tx-')}`] = '<!doctype html><title>Oh no</title>'),
  },
  {
    what: 'a county without plans',
    says: 'No plans for Brazos County, 2026, are listed here.',
    change: () => undefined,
    county: 'Brazos',
  },
  {
    what: 'a county that the directory does not have',
    says: 'No plans are listed here for a county called “Loving”.',
    change: () => undefined,
    county: 'Loving',
  },
];

for (const { what, says, change, mend, county: name = 'Harris' } of troubles)
  bad(`says what is wrong: ${what}`, async ({ page, host }) => {
    const site = await host(change);
    await open(page, `${site.url}?lang=en`);
    await openWhere(page);
    await where(page).getByLabel('State').selectOption('TX');
    await county(page).fill(name);
    await county(page).press('Enter');
    await expect(said(page)).toHaveText(says);
    // What stood on the page stands.
    expect(await columnNames(page)).toHaveLength(2);
    if (!mend) return;
    mend(site.own);
    await where(page).getByRole('button', { name: 'Try again' }).click();
    await expect(said(page)).toContainText('5 plans are sold there');
  });

bad('says that there is no connection, and goes on once there is', async ({ page, host, context }) => {
  const site = await host();
  await open(page, `${site.url}?lang=en`);
  await openWhere(page);
  await where(page).getByLabel('State').selectOption('TX');
  await expect(county(page)).toBeVisible();
  await context.setOffline(true);
  await county(page).fill('Harris');
  await county(page).press('Enter');
  await expect(said(page)).toHaveText('The plans could not be loaded. Check your connection, and try again.');
  await context.setOffline(false);
  await where(page).getByRole('button', { name: 'Try again' }).click();
  await expect(said(page)).toContainText('5 plans are sold there');
});

bad('finds a file that has another name since the page was opened', async ({ page, host }) => {
  const site = await host();
  await open(page, `${site.url}?lang=en`);
  await openWhere(page);
  const [before, after] = [nameOf('tx-'), 'tx-0123456789abcdef.json'];
  site.own['plans/index.json'] = (made['index.json'] ?? '').replace(before, after);
  site.own[`plans/${after}`] = made[before] ?? '';
  delete site.own[`plans/${before}`];
  await where(page).getByLabel('State').selectOption('TX');
  await county(page).fill('Harris');
  await county(page).press('Enter');
  await expect(said(page)).toContainText('5 plans are sold there');
});

bad('refuses what is no index', async ({ page, host }) => {
  for (const index of ['<!doctype html>', '{"years":{"2026":{"TX":"https://elsewhere.example/tx.json"}}}', '[]']) {
    const site = await host((own) => (own['plans/index.json'] = index));
    await open(page, `${site.url}?lang=en`);
    await openWhere(page);
    await expect(said(page)).toContainText('The file with these plans is damaged');
  }
});

test('says that plans of an earlier year have changed', async ({ page, host }) => {
  const earlier = (text = '') => text.replaceAll('"2026"', '"2025"').replaceAll('"year":2026', '"year":2025');
  const site = await host((own) => {
    for (const name of Object.keys(made)) own[`plans/${name}`] = earlier(made[name]);
  });
  await open(page, `${site.url}?lang=en`);
  await choose(page, 'TX', 'Harris');
  await expect(said(page)).toContainText('That year is over: plans and prices have changed since.');
});

plainTest('counties are found without case, accents and kind', () => {
  const counties = [
    'Doña Ana County',
    'De Soto Parish',
    'St. Louis County',
    'St. Louis city',
    'Ste. Genevieve County',
    'Matanuska-Susitna Borough',
    'Prince George’s County',
    'Clay County',
    'Barclay County',
  ].map((name, i): County => ({ fips: String(i), name, parts: [{ area: 1, sold: [0] }] }));
  for (const [typed, name] of [
    ['dona ana', 'Doña Ana County'],
    ['DOÑA ANA county', 'Doña Ana County'],
    ['desoto', 'De Soto Parish'],
    ['De Soto County', 'De Soto Parish'],
    ['saint louis county', 'St. Louis County'],
    ['St Louis City', 'St. Louis city'],
    ['sainte genevieve', 'Ste. Genevieve County'],
    ['matanuska susitna', 'Matanuska-Susitna Borough'],
    ["prince george's", 'Prince George’s County'],
    ['clay', 'Clay County'],
    // It may be either.
    ['St. Louis', undefined],
    ['', undefined],
    ['Lay', undefined],
  ] as const)
    expect(countyOf(counties, typed)?.name, typed).toBe(name);
  expect(countiesLike(counties, 'clay').map(({ name }) => name)).toEqual(['Clay County', 'Barclay County']);
  expect(countiesLike(counties, 'louis').map(({ name }) => name)).toEqual(['St. Louis city', 'St. Louis County']);
  const inPart: County = {
    fips: '1',
    name: 'A',
    parts: [
      { area: 1, zips: ['77001'], sold: [0, 1] },
      { area: 1, sold: [0] },
    ],
  };
  expect(needsZip(inPart)).toBe(true);
  expect(partOf(inPart, '77001')?.sold).toEqual([0, 1]);
  expect(partOf(inPart, '77002')?.sold).toEqual([0]);
  expect(partOf({ ...inPart, parts: inPart.parts.slice(0, 1) }, '77002')).toBeUndefined();
});
