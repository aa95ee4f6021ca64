// Up to 500 plans: the cheapest are the columns, all are a list in the engine's order.
import { expect, type Page } from '@playwright/test';
import type { ErrorDetail, HouseholdName } from '../src/element/types';
import { householdFrom, planFrom, sampleDraft } from '../src/draft/draft';
import { inRank } from '../src/answer/ranking';
import { requestOf } from '../src/draft/request';
import type { Plan, Simulation } from '../src/engine/types';
import { expectAccessibleInBoth } from './axe';
import { manyPlans } from './many-plans';
import { settled } from './job';
import { about, asked, dollars, file, listedDraft, open, openParts, showAnswer, test as base } from './page';
import { dist, files, hostPage, serve, type Site } from './site';

const own = files(dist, { under: '/tools/outpocket/' });
const mime: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** An insurer's site whose plan file is these plans, and which begins with a household that has a name. */
const siteOf = (plans: readonly unknown[], household?: HouseholdName): Promise<Site> =>
  serve((path, request, response) => {
    if (path.startsWith('/tools/')) return own(path, request, response);
    const name = path.slice(1);
    if (name === 'plans.json')
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(plans));
    if (!/^[a-z]+\.[a-z]+$/.test(name) || name === 'favicon.ico') return void response.writeHead(404).end();
    return void response
      .writeHead(200, { 'content-type': mime[name.split('.')[1] ?? ''] ?? 'text/plain' })
      .end(
        hostPage(name, { outpocket: './tools/outpocket/' }).replace(
          '<outpocket-estimator',
          (tag) => tag + (household ? ` household="${household}"` : ''),
        ),
      );
  });

/**
 * Opens an insurer's page with these plans, in a strict host page. What a year costs one person is worked out in a
 * fraction of the time that a family takes.
 */
type Offer = (plans: readonly unknown[], household?: HouseholdName) => Promise<void>;
const test = base.extend<{ offer: Offer }>({
  baseURL: async ({}, use) => use('http://127.0.0.1'),
  offer: async ({ page }, use) => {
    const sites: Site[] = [];
    await use(async (plans, household) => {
      const site = await siteOf(plans, household);
      sites.push(site);
      await page.goto(`${site.url}strict.html`);
    });
    await Promise.all(sites.map((site) => site.close()));
  },
});

/** The list, a landmark where the page is no guest on somebody else's. */
const list = (page: Page) => {
  const name = /plans, cheapest first/;
  return page.getByRole('region', { name }).or(page.getByRole('group', { name }));
};
const rows = (page: Page) =>
  list(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
const columnNames = (page: Page) => page.locator('.columns').first().locator('thead .plan-name').allTextContents();
const compare = (page: Page, name: string) => list(page).getByRole('button', { name: `Compare ${name}`, exact: true });
/** What stands in the rows: rank, name, average year, premium, bad year. */
const places = (page: Page) =>
  list(page)
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) =>
        [row.querySelector('.rank'), row.querySelector('.plan-name'), ...row.querySelectorAll('.sum')].map(
          (cell) => cell?.textContent,
        ),
      ),
    );
/** Waits until what stands on the page is ranked over all the years of a ranking. */
const ranked = (page: Page) =>
  expect(page.locator('.ranked:not(.waiting) > .help').first()).toContainText(
    'Ranked over the same 1,000 simulated years',
  );

/** A household that a site names, each of an age and sex. */
const of = (...members: (readonly [age: number, sex: 'female' | 'male'])[]) =>
  householdFrom({
    members: members.map(([age, sex], i) => ({
      id: `member${i + 1}`,
      relationship: i === 0 ? 'self' : 'spouse',
      age,
      sex,
      use: 'unknown',
    })),
    care: [],
  });

/** What the page told its Workers, and what is held back of it. */
interface Spied {
  said: { id?: number; stop?: number; door?: string; plans: number; age: string | undefined }[];
  held: (() => void)[] | undefined;
}

/** What the engine has people told: whole dollars, or to the cent where rounding would pass a limit (R52). */
const toldAs = (amount: string) => (amount.endsWith('.00') ? about(amount) : dollars(amount));

/** The order by the engine as a filter: plans in other parts than the page's, over the same years. */
function engineOrder(plans: readonly Plan[], count: number, request = requestOf(sampleDraft(plans.map(planFrom)))) {
  const all: { name: string; id: string; mean: string; told: string; bad: string; premium: string }[] = [];
  for (let i = 0; i < plans.length; i += 7) {
    const part = { ...request, plans: plans.slice(i, i + 7) };
    const simulated = asked<Simulation>('simulate', {
      ...part,
      simulation: { seed: 1, years: 1000, totalsOnly: true },
    });
    const estimated = asked<{ plans: { id: string; premium: string }[] }>('estimate', part);
    for (const [n, { id, total, told }] of simulated.plans.entries())
      all.push({
        name: plans[i + n]?.name ?? '',
        id,
        mean: total.mean,
        told: told.mean,
        bad: told.p90,
        premium: estimated.plans[n]?.premium ?? '',
      });
  }
  const cents = (amount: string) => Number(amount.replace('.', ''));
  let leader = { mean: -Infinity, rank: 0 };
  return all
    .toSorted((a, b) => cents(a.mean) - cents(b.mean) || (a.name < b.name ? -1 : 1))
    .slice(0, count)
    .map(({ name, mean, told, premium, bad }, i) => {
      // Who costs less than $10 more than the first of a rank shares it.
      if (cents(mean) - leader.mean >= 1000) leader = { mean: cents(mean), rank: i + 1 };
      return [String(leader.rank), name, toldAs(told), about(premium), toldAs(bad)];
    });
}

test('plans that cost the same in words have the same rank', () => {
  const told = { mean: '', median: '', p90: '' };
  const figures = new Map(
    ['1000.00', '1009.99', '1010.00', '1019.99', '1030.00'].map((total, i) => [
      { ...listedDraft.plans[0], id: `plan${i}`, name: `Plan ${i}` } as (typeof listedDraft.plans)[number],
      { total, premium: '0.00', bad: undefined, told },
    ]),
  );
  // Each of those that share one costs less than $10 more than the first of them.
  expect(inRank(figures).map(({ rank }) => rank)).toEqual([1, 1, 3, 3, 5]);
});

test('ranks as the engine does, the best four as columns', async ({ page, offer }) => {
  // What each order that is shown says that it rests on.
  await page.addInitScript(() => {
    const said: string[] = ((window as unknown as { said: string[] }).said = []);
    const look = () => {
      const inner = document.querySelector('outpocket-estimator')?.shadowRoot?.firstElementChild?.shadowRoot;
      const now = inner?.querySelector('.ranked:not(.waiting) > .help')?.textContent ?? '';
      if (now !== '' && said.at(-1) !== now) said.push(now);
      requestAnimationFrame(look);
    };
    look();
  });
  const plans = manyPlans(30);
  await offer(plans);
  await ranked(page);
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([
    'A first order, from 50 simulated years. The full ranking uses 1,000.',
    'Ranked over the same 1,000 simulated years; the plans compared above use all 10,000.',
  ]);
  const order = engineOrder(plans, 30);
  expect(await places(page)).toEqual(order.slice(0, 20));
  expect((await columnNames(page)).toSorted()).toEqual(
    order
      .slice(0, 4)
      .map(([, name]) => name)
      .toSorted(),
  );
  // The rest follows, and the focus is where it begins.
  await list(page).getByRole('button', { name: 'Show 10 more' }).click();
  await expect.poll(() => places(page)).toEqual(order);
  await expect(compare(page, order[20]?.[1] ?? '')).toBeFocused();
  await expect(list(page).getByRole('button', { name: /^Show/ })).toHaveCount(0);
});

test('ranks for the household that a site names, and compares what costs it least', async ({ page, offer }) => {
  const plans = manyPlans(13);
  await offer(plans, 'couple-60');
  await ranked(page);
  const order = engineOrder(plans, 13, requestOf(sampleDraft(plans.map(planFrom), of([60, 'female'], [60, 'male']))));
  expect(await places(page)).toEqual(order);
  const best = order.slice(0, 4).map(([, name]) => name);
  expect((await columnNames(page)).toSorted()).toEqual(best.toSorted());
  // The example family's would be others.
  const family = engineOrder(plans, 4).map(([, name]) => name);
  expect(family.toSorted()).not.toEqual(best.toSorted());
});

test('does not depend on the order in the file', async ({ page, offer }) => {
  const plans = manyPlans(13);
  const seen: unknown[] = [];
  for (const order of [
    plans,
    plans.toReversed(),
    plans.toSorted((a, b) => a.name.length - b.name.length || (a.id > b.id ? -1 : 1)),
  ]) {
    await offer(order, 'single-27');
    await ranked(page);
    // The columns stand by years of their own, which may come later.
    await settled(page.locator('outpocket-estimator-page'));
    seen.push([await columnNames(page), await page.locator('.answer .sentence').textContent(), await places(page)]);
  }
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
});

test('has no list where all plans are columns', async ({ page, offer }) => {
  const plans = manyPlans(5);
  await offer(plans.slice(0, 4), 'single-27');
  await expect.poll(() => columnNames(page)).toHaveLength(4);
  await expect(page.locator('.ranked')).toHaveCount(0);
  await offer(plans, 'single-27');
  await expect(rows(page)).toHaveCount(5);
  expect(await columnNames(page)).toHaveLength(4);
});

test('compares a plan at one press, and says when another costs less', async ({ page, offer }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await offer(manyPlans(13));
  await ranked(page);
  const names = (await places(page)).map(([, name]) => name ?? '');
  // On a phone the best three.
  expect((await columnNames(page)).toSorted()).toEqual(names.slice(0, 3).toSorted());
  await expect(list(page).getByText('costs less')).toHaveCount(0);
  const button = compare(page, names[7] as string);
  await button.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => columnNames(page)).toEqual([...names.slice(0, 3), names[7]]);
  await expect(list(page).getByRole('button', { name: `Compared ${names[7]}` })).toBeFocused();
  // There is no room for a fifth: it takes the place of the last.
  await ranked(page);
  await compare(page, names[5] as string).click();
  await expect.poll(() => columnNames(page)).toEqual([...names.slice(0, 3), names[5]]);
  await expect(compare(page, names[7] as string)).toBeVisible();
  // The columns stand, but that another plan costs less is said.
  await openParts(page, 'plans');
  await page.getByRole('button', { name: `Remove ${names[0]}` }).click();
  await showAnswer(page);
  const cheaper = list(page).locator('.cheaper');
  await expect(cheaper).toContainText(`${names[0]} costs less`);
  expect(await columnNames(page)).not.toContain(names[0]);
  await cheaper.getByRole('button', { name: `Compare ${names[0]}` }).click();
  await expect.poll(() => columnNames(page)).toContain(names[0]);
  await expect(cheaper).toHaveCount(0);
});

test('filters by kind, level, insurer and premium', async ({ page, offer }) => {
  const plans = manyPlans(40);
  await offer(plans, 'single-27');
  await ranked(page);
  const count = list(page).getByRole('status');
  await expect(count).toHaveText('40 of 40 plans');
  const kind = list(page).getByLabel('Kind of plan');
  await kind.selectOption('HMO');
  const hmos = plans.filter(({ type }) => type === 'HMO');
  await expect(count).toHaveText(`${hmos.length} of 40 plans`);
  expect((await places(page)).map(([, name]) => name).toSorted()).toEqual(hmos.map(({ name }) => name).toSorted());
  await list(page).getByLabel('Marketplace level').selectOption('Gold');
  const gold = hmos.filter(({ metalLevel }) => metalLevel === 'Gold');
  await expect(rows(page)).toHaveCount(gold.length);
  await list(page)
    .getByLabel('Insurer')
    .selectOption(gold[0]?.issuer ?? '');
  await expect(rows(page)).toHaveCount(gold.filter(({ issuer }) => issuer === gold[0]?.issuer).length);
  // A plan keeps its rank among all of them.
  const [rank, name] = (await places(page))[0] ?? [];
  await list(page).getByRole('button', { name: 'Clear filters' }).click();
  await expect(count).toHaveText('40 of 40 plans');
  await list(page).getByRole('button', { name: /^Show/ }).click();
  await expect.poll(async () => (await places(page)).find(([, one]) => one === name)?.[0]).toBe(rank);
  const premium = list(page).getByLabel('Premium up to');
  await premium.selectOption({ index: 2 });
  const most = Number((await premium.inputValue()) || Number.NaN);
  const premiums = (await places(page)).map(([, , , amount]) => Number(amount?.replaceAll(/[$,]/g, '')));
  expect(premiums.length).toBeGreaterThan(0);
  for (const one of premiums) expect(one).toBeLessThanOrEqual(most);
  await kind.focus();
  await page.keyboard.press('ArrowDown');
  await expect(kind).not.toHaveValue('');
});

test('stops when what is typed changes, and ranks that', async ({ page, offer }) => {
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    const spy = Object.assign(window as unknown as Spied, { said: [], held: [] });
    Worker.prototype.postMessage = function (this: Worker, message: Record<string, unknown>, ...more: never[]) {
      const request = String(message['request'] ?? '');
      const plans = request.match(/"premium"/g)?.length ?? 0;
      const age = /"age":(\d+)/.exec(request)?.[1];
      const { id, stop, door } = message as { id?: number; stop?: number; door?: string };
      // A Worker is also asked for signs of life.
      if (request || stop)
        spy.said.push({ ...(id && { id }), ...(stop && { stop }), ...(door && { door }), plans, age });
      // Once the columns are there, only the list asks about more than they are. However fast it is, it must
      // wait; and all that is asked for the new household.
      const columns = document.querySelector('outpocket-estimator')?.shadowRoot?.firstElementChild;
      const send = () => postMessage.call(this, message, ...more);
      const waits = (plans > 4 && columns?.shadowRoot?.querySelector('.columns')) || age === '60';
      if (spy.held && waits) spy.held.push(send);
      else send();
    } as Worker['postMessage'];
  });
  const plans = manyPlans(30);
  await offer(plans, 'single-27');
  await expect(list(page).getByRole('progressbar')).toBeVisible({ timeout: 110_000 });
  const said = () => page.evaluate(() => (window as unknown as Spied).said);
  await expect.poll(async () => (await said()).at(-1)?.plans).toBeGreaterThan(4);
  const before = await said();
  await openParts(page, 'household');
  await page.getByLabel('Age', { exact: true }).first().fill('60');
  // What was under way for the list was stopped, and nothing more was asked for the old household.
  await expect.poll(async () => (await said()).some(({ stop }) => stop === before.at(-1)?.id)).toBe(true);
  // The list asks about the new household beside the columns' years, not behind them.
  await expect
    .poll(async () => (await said()).filter(({ age }) => age === '60').map(({ door }) => door))
    .toEqual(expect.arrayContaining(['simulation', 'ranking']));
  await expect(list(page).locator('.looked')).toBeVisible();
  await page.evaluate(() => {
    const spy = window as unknown as Spied;
    const { held } = spy;
    spy.held = undefined;
    for (const send of held ?? []) send();
  });
  await page.locator('body').click({ position: { x: 1, y: 1 } });
  await ranked(page);
  const after = (await said()).slice(before.length).filter(({ door }) => door === 'ranking');
  expect(new Set(after.map(({ age }) => age))).toEqual(new Set(['60']));
  expect(await places(page)).toEqual(
    engineOrder(plans, 20, requestOf(sampleDraft(plans.map(planFrom), of([60, 'female'])))),
  );
});

test('takes 500 plans, in every way to use a page', async ({ page, offer }) => {
  await offer(manyPlans(500), 'single-27');
  await expect(rows(page)).toHaveCount(20);
  await expect(list(page).getByRole('status')).toHaveText('500 of 500 plans');
  expect(await columnNames(page)).toHaveLength(4);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  const wide = () =>
    list(page).evaluate((region) => {
      const edge = region.getBoundingClientRect().right;
      return [...region.querySelectorAll('*')].filter(
        (one) =>
          one.checkVisibility() &&
          !one.closest('thead, .visually-hidden') &&
          one.getBoundingClientRect().right > edge + 1,
      ).length;
    });
  expect(await wide()).toBe(0);
});

// What is wrong with a list is told whole, and soon.
for (const [what, plans, problem] of [
  ['no plan', [], { code: 'plan-list', found: 'a list of 0', expected: 'a list of 1 to 500 plans' }],
  ['501 plans', manyPlans(501), { code: 'plan-list', found: 'a list of 501', expected: 'a list of 1 to 500 plans' }],
  [
    'one wrong plan of 500',
    manyPlans(500).map((plan, i) => (i === 77 ? { ...plan, benefits: { other: '20% after dedcutible' } } : plan)),
    { pointer: '/77/benefits/other' },
  ],
] as const)
  test(`refuses ${what}`, async ({ page, offer }) => {
    await offer(plans);
    await expect(page.getByRole('alert')).toBeVisible({ timeout: 60_000 });
    const errors = await page.evaluate(() =>
      (window as unknown as { heard: { type: string; detail: ErrorDetail }[] }).heard
        .filter(({ type }) => type === 'error')
        .map(({ detail }) => detail),
    );
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ code: 'plans-invalid', problems: [problem] });
  });

test('tells at most a hundred problems', async ({ page, offer }) => {
  await offer(manyPlans(500).map((plan) => ({ ...plan, type: 'HOM', year: 'soon' })));
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 60_000 });
  const told = await page.evaluate(
    () =>
      (window as unknown as { heard: { type: string; detail: ErrorDetail }[] }).heard.find(
        ({ type }) => type === 'error',
      )?.detail.problems.length,
  );
  expect(told).toBe(100);
});

const onPage = base;
const opening = async (page: Page, content: unknown) => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^(Open a plan file|Abrir un archivo|Öppna)/ }).click();
  await (
    await chooser
  ).setFiles({ name: 'plans.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(content)) });
};

onPage('opens a file of many plans: who is covered stays', async ({ page }) => {
  await open(page);
  await openParts(page, 'household', 'plans');
  await page.getByLabel('Age', { exact: true }).first().fill('60');
  const before = await columnNames(page);
  await opening(page, manyPlans(13));
  await expect(list(page)).toBeVisible({ timeout: 60_000 });
  await ranked(page);
  expect(await columnNames(page)).toEqual((await places(page)).slice(0, 4).map(([, name]) => name));
  await expect(page.getByLabel('Age', { exact: true }).first()).toHaveValue('60');
  await expectAccessibleInBoth(page, 'the list');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect.poll(() => columnNames(page)).toEqual(before);
});

onPage('a list of one plan takes a column, as a plan does', async ({ page }) => {
  await open(page);
  await openParts(page, 'plans');
  const plans = manyPlans(2);
  await opening(page, plans.slice(0, 1));
  await expect.poll(() => columnNames(page)).toContain(plans[0]?.name);
  expect(await columnNames(page)).toHaveLength(3);
  await expect(page.locator('.ranked')).toHaveCount(0);
});

for (const [language, wrong] of [
  ['en', 'A file can have 1 to 500 plans. This one has'],
  ['es', 'Un archivo puede tener de 1 a 500 planes. Este tiene'],
  ['sv', 'En fil kan ha 1 till 500 planer. Den här har'],
] as const)
  onPage(`tells what is wrong with a file of plans, ${language}`, async ({ page }) => {
    await open(page, `/?lang=${language}`);
    const messages = JSON.parse(file(`../locales/${language}.json`)) as Record<string, string>;
    await page.getByRole('button', { name: messages['plans.change'] as string, exact: true }).click();
    for (const count of [0, 501]) {
      await opening(page, manyPlans(count));
      await expect(page.getByRole('alert')).toContainText(`${wrong} ${count}.`);
    }
    await opening(page, [...manyPlans(2), 'gold.json', { ...manyPlans(4)[3], type: 'HOM' }]);
    await expect(page.getByRole('alert').getByRole('listitem')).toHaveCount(2);
    await expect(page.getByRole('alert')).toContainText('/3/type');
    await expect(page.getByRole('alert')).toContainText(`/2: ${messages['file.notPlan']}`);
  });
