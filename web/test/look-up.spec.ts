// Doctors and medicines, looked up on the reader's device in an insurer's lists, which lie
// beside the page.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test as plainTest, type Locator, type Page } from '@playwright/test';
import type { Manifest } from '../src/directory/types';
import { draftOf, fragmentOf, shortFragmentOf } from '../src/draft/link';
import { requestOf } from '../src/draft/request';
import { inColumn, type Draft } from '../src/draft/draft';
import type { EstimateResult } from '../src/engine/types';
import { languages } from '../vite.languages.ts';
import { expectAccessibleInBoth } from './axe';
import { date, hmo, lists, ppo, split, third } from './lists';
import { about, asked, firstDraft, open, openTab, sample, samples, test as base } from './page';
import { dist, files, serve, type Site } from './site';

let made: Record<string, string>;
base.beforeAll(() => (made = lists()));

type Host = (change?: (own: Record<string, string>) => void) => Promise<Site>;
const hosting = {
  baseURL: async ({}, use: (url: string) => Promise<void>) => use('http://127.0.0.1'),
  host: async ({}, use: (host: Host) => Promise<void>) => {
    const sites: Site[] = [];
    await use(async (change) => {
      const own = Object.fromEntries(Object.entries(made).map(([name, text]) => [`directory/${name}`, text]));
      change?.(own);
      const site = await serve(files(dist, { own }));
      sites.push(site);
      return site;
    });
    await Promise.all(sites.map((site) => site.close()));
  },
};
const test = base.extend<{ host: Host }>(hosting);
/** Where the browser complains, as of a file that is not there. */
const bad = plainTest.extend<{ host: Host }>(hosting);

const manifest = () => JSON.parse(made['manifest.json'] ?? '') as Manifest;
const fileOf = (which: 'search' | 'details' | 'formularies') => `directory/${manifest().areas[0]?.[which]}`;

const part = (page: Page, what: 'doctors' | 'medicines') =>
  page.locator('[data-part=lookup]').filter({
    has: page.locator(`summary`, { hasText: what === 'doctors' ? 'Is your doctor' : 'Are your medicines' }),
  });
const planOf = (around: Locator, name: string) => around.getByLabel(`Which plan of these lists is “${name}”?`);
const box = (around: Locator) => around.getByRole('combobox', { name: /^Name of a/ });
const options = (around: Locator) => around.getByRole('listbox').getByRole('option');
const card = (around: Locator) => around.getByRole('group').last();

/** Opens a part in which something is looked up, and says which plans of the lists those on the page are. */
async function openPart(page: Page, what: 'doctors' | 'medicines'): Promise<Locator> {
  const opened = part(page, what);
  await opened.locator('summary').click();
  await expect(box(opened)).toBeVisible();
  for (const [name, id] of [
    ['Example HMO', hmo],
    ['Example PPO', ppo],
  ] as const)
    await planOf(opened, name).selectOption(id);
  return opened;
}

async function look(around: Locator, typed: string): Promise<Locator> {
  await box(around).fill(typed);
  // Until then who was found before stands there, and would be taken.
  await expect(around.getByRole('listbox')).not.toHaveAttribute('aria-busy', 'true');
  await options(around).first().click();
  return card(around);
}

/** What was asked for after the page was there. */
const after = ({ asked }: Site, since: number) =>
  asked.slice(since).map(({ method, url, body }) => `${method} ${url} ${body}`);

test('a doctor is found as people type, and said with the plans’ answers and whose they are', async ({
  page,
  host,
}) => {
  const site = await host();
  await open(page, `${site.url}?lang=en`);
  const doctors = await openPart(page, 'doctors');
  // A wrong letter, an accent left out, the first name first or last.
  for (const typed of ['Nunez', 'maria nunes', 'núñez, maría', 'Dr. Maria Nuñez dermatology']) {
    await box(doctors).fill(typed);
    await expect(options(doctors).first()).toContainText('María Núñez', { useInnerText: true });
  }
  const found = await look(doctors, 'maria nunez');
  await expect(found).toContainText('Dermatology');
  await expect(found.getByRole('listitem')).toHaveText([
    '✕ Example HMO: not in the network',
    '✓ Example PPO: in the network',
  ]);
  await expect(found).toContainText('Listed at 10 Oak St, Elm Springs 77001 (713) 555-0110');
  await expect(found.getByRole('link')).toHaveAttribute('href', 'tel:7135550110');
  await expect(found).toContainText('Takes new patients.');
  await expect(found).toContainText('This entry was last checked on Nov 2, 2026.');
  await expect(found).toContainText('call and ask: “Are you in the network of Example HMO and Example PPO for 2026?”');
  await expect(doctors).toContainText('From the lists of Made-up Insurer for 2026, as they were on Nov 29, 2026.');
  await expect(doctors.getByRole('status').last()).toHaveText(
    'María Núñez. Example HMO: not in the network. Example PPO: in the network',
  );
  const other = await look(doctors, 'Nunn');
  await expect(other).toContainText('Does not take new patients.');
  await expect(other).toContainText('A plan has to check every 90 days.');
  await box(doctors).fill('xqzw');
  await expect(doctors.getByRole('status').last()).toContainText('Nobody in these lists has a name like “xqzw”.');
  await expect(doctors.getByRole('status').last()).toContainText('says nothing about who is in a network');
  await box(doctors).fill('nguyen');
  await expect(doctors.getByRole('status').last()).toContainText('The first 10 of more.');
  await expect(options(doctors).filter({ hasText: /[A-K]nh Nguyen/ })).toHaveCount(10);
  // Who fits is shown, and nobody else.
  await box(doctors).fill('akesson');
  await expect(doctors.getByRole('status').last()).toHaveText('1 is found.');
  await expect(options(doctors)).toHaveCount(1);
  // Who has moved has one word less.
  await box(doctors).fill('Johan Akesson Northfield');
  await expect(doctors.getByRole('status').last()).toHaveText(
    'No one in these lists fits all of “Johan Akesson Northfield”. This one fits the rest, but is not listed with “Northfield”. A doctor who moved may be listed in another city.',
  );
  await expect(options(doctors).first()).toContainText('Johan Åkesson', { useInnerText: true });
});

test('a plan has its entry by its identifier in the marketplaces, and its doctors by a plan with the same network', async ({
  page,
  host,
}) => {
  const site = await host();
  const [first, second] = firstDraft.plans;
  if (!first || !second) throw new Error('no plans');
  const draft: Draft = {
    ...firstDraft,
    plans: [
      { ...first, sample: 'own', hiosId: `${hmo}-01` },
      { ...second, sample: 'employer', network: ppo },
    ],
  };
  await open(page, `${site.url}?lang=en#${await fragmentOf(draft)}`);
  await part(page, 'doctors').locator('summary').click();
  const doctors = part(page, 'doctors');
  await expect(box(doctors)).toBeVisible();
  await expect(doctors.getByLabel('Which plan of these lists')).toHaveCount(0);
  await expect((await look(doctors, 'maria nunez')).getByRole('listitem')).toHaveText([
    '✕ Example HMO: not in the network',
    '✓ Example PPO: in the network',
  ]);
  await doctors.getByRole('button', { name: 'Count on visits to María Núñez' }).click();
  await expect(page.locator('.answer')).toContainText(/María Núñez: You keep.*María Núñez: in the network/s);
  // Two doctors are decided about with the HMO, and one with the PPO.
  await expect(page.locator('.answer').getByText('Each amount is for changing that one alone.')).toHaveCount(1);
  // Its medicines are another matter.
  await part(page, 'medicines').locator('summary').click();
  const medicines = part(page, 'medicines');
  await expect(planOf(medicines, 'Example PPO')).toBeVisible();
  await expect(planOf(medicines, 'Example HMO')).toHaveCount(0);
  await expect((await look(medicines, 'sparvex')).getByRole('listitem')).toHaveText([
    '✕ Example HMO: not covered',
    '? Example PPO: not known',
  ]);
});

test('a medicine is covered, not covered, covered without its brand, or not known', async ({ page, host }) => {
  const site = await host();
  await open(page, `${site.url}?lang=en`);
  const medicines = await openPart(page, 'medicines');
  const airella = await look(medicines, 'airela');
  await expect(airella.getByRole('listitem')).toHaveText([
    '✕ Example HMO: not covered, but the generic is, as: Generic drug (tier 1)',
    '✓ Example PPO: covered as: Non-preferred brand drug (tier 3)',
  ]);
  await expect(airella).toContainText(
    /call and ask: “Do you cover Airella \(brethamol\), .* in 2026, and under which tier\?”/,
  );
  await airella.getByRole('button', { name: 'Count on filling it' }).click();
  const brand = page.getByRole('group', { name: 'Airella: You', exact: true });
  await expect(brand.getByRole('listitem').first()).toHaveText('✕ Example HMO: not covered, but the generic is');
  await expect(page.locator('.answer')).toContainText(
    'Example HMO covers Airella only without its brand name: as the generic. ' +
      'For a fill of the generic you pay “$18 copay” with Example HMO. What is counted here is the brand.',
  );
  await airella.getByRole('button', { name: 'Look at that one' }).click();
  await expect(card(medicines).getByRole('listitem')).toHaveText([
    '✓ Example HMO: covered as: Generic drug (tier 1)',
    '✓ Example PPO: covered as: Generic drug (tier 1)',
  ]);
  const sparvex = await look(medicines, 'sparvex');
  await expect(sparvex.getByRole('listitem')).toHaveText([
    '✕ Example HMO: not covered',
    '✓ Example PPO: covered as: Specialty drug (tier 4); the plan has to approve it first',
  ]);
  await expect(sparvex.getByLabel('Strength')).toHaveCount(0);
  // Strengths are asked for only where they matter.
  const dermazole = await look(medicines, 'dermazole');
  // None of them is chosen by itself.
  await expect(dermazole.getByLabel('Strength')).toHaveValue('');
  await expect(dermazole.getByRole('listitem')).toHaveCount(0);
  await expect(dermazole.getByRole('button')).toHaveCount(0);
  await dermazole.getByLabel('Strength').selectOption('20 MG');
  await expect(dermazole.getByRole('listitem').first()).toHaveText(
    '✓ Example HMO: covered as: Preferred brand drug (tier 2)',
  );
  // A plan that is none of the lists' is not known.
  await medicines.getByLabel('Which plan of these lists is “Example PPO”?').selectOption('');
  await expect(card(medicines).getByRole('listitem').last()).toHaveText('? Example PPO: not known');
  // Then somebody has to say as what it counts.
  await medicines.getByRole('button', { name: 'Count on filling it' }).click();
  const item = page.getByRole('group', { name: 'dermazole 20 MG: You', exact: true });
  const tier = item.getByLabel('Where a plan’s tier is not known');
  await expect(tier).toHaveAttribute('aria-required', 'true');
  await expect(item.getByLabel('How it is filled')).toBeVisible();
  await tier.selectOption('Generic drug (tier 1)');
  await expect(page.locator('.answer')).toContainText(
    /Dermazole 20 MG: .* a fill \(if it is in the tier you picked\) with the PPO/,
  );
});

test('what was taken from the lists follows the answer which plan of them a column is', async ({ page, host }) => {
  const site = await host();
  await open(page, `${site.url}?lang=en`);
  await part(page, 'doctors').locator('summary').click();
  const doctors = part(page, 'doctors');
  await expect(box(doctors)).toBeVisible();
  await look(doctors, 'nunn');
  await doctors.getByRole('button', { name: 'Count on visits to Maria Nunn' }).click();
  const visit = page.getByRole('group', { name: 'Specialist visit, Maria Nunn: You', exact: true });
  const saved = visit.getByRole('listitem');
  const unknown = (plan: string) => `? ${plan}: not known whether in the network`;
  await expect(saved).toHaveText([unknown('Example HMO'), unknown('Example PPO')]);
  await expect(visit).toContainText('Does not take new patients.');
  await planOf(doctors, 'Example HMO').selectOption(third);
  await expect(saved).toHaveText(['✕ Example HMO: not in the network', unknown('Example PPO')]);
  await expect(visit).toContainText('From the list of Made-up Insurer');
  await expect(visit).toContainText('Assumed charge outside a network');
  await planOf(doctors, 'Example HMO').selectOption(hmo);
  await planOf(doctors, 'Example PPO').selectOption(split);
  const inSecond =
    '? Example PPO: in tier 2 of the network (STANDARD), for which no terms are stated here: counts as the first tier';
  const answers = ['✓ Example HMO: in the network', inSecond];
  await expect(saved).toHaveText(answers);
  await expect((await look(doctors, 'nunn')).getByRole('listitem')).toHaveText(answers);
  await expect(page.locator('.answer')).toContainText('It is not known which terms of the PPO hold for Maria Nunn.');
  await expect(page.locator('.answer')).toContainText('Maria Nunn: in the network; takes no new patients');
  // Who goes back goes back to the answer, too.
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(saved).toHaveText(['✓ Example HMO: in the network', unknown('Example PPO')]);
  await expect(planOf(doctors, 'Example PPO')).toHaveValue('');
  await planOf(doctors, 'Example HMO').selectOption('');
  await expect(saved).toHaveText([unknown('Example HMO'), unknown('Example PPO')]);
});

test('two visitors with different doctors and medicines ask for the same files', async ({ browser, host }) => {
  const logs = [];
  for (const [doctor, medicine] of [
    ['Nunez', 'sparvex'],
    ['Johan Akeson', 'dermazole'],
  ] as const) {
    const site = await host();
    const page = await browser.newPage();
    await open(page, `${site.url}?lang=en`);
    // All that comes by itself is here.
    await expect(part(page, 'doctors')).toBeVisible();
    await page.waitForLoadState('networkidle');
    const since = site.asked.length;
    await look(await openPart(page, 'doctors'), doctor);
    await look(await openPart(page, 'medicines'), medicine);
    logs.push(after(site, since).toSorted());
    await page.close();
  }
  expect(logs[0]).toEqual(logs[1]);
  expect(logs[0]?.filter((line) => line.includes('/directory/')).toSorted()).toEqual(
    (['search', 'details', 'formularies'] as const).map((which) => `GET /${fileOf(which)} `).toSorted(),
  );
});

test('old lists are said to be old, and from 91 days on nothing is taken from them', async ({ page, host }) => {
  const site = await host();
  const on = (days: number) => page.clock.setFixedTime(new Date(Date.parse(date) + days * 86_400_000 + 43_200_000));
  await on(0);
  await open(page, `${site.url}?lang=en`);
  const doctors = await openPart(page, 'doctors');
  const said = doctors.locator('.look-old');
  for (const [days, text] of [
    [35, undefined],
    [36, 'These lists are 36 days old.'],
    [90, 'These lists are 90 days old.'],
    [91, 'These lists are 91 days old, too old to rely on.'],
  ] as const) {
    await on(days);
    await expect((await look(doctors, 'nunez')).getByRole('button')).toHaveCount(days > 90 ? 0 : 1);
    if (text) await expect(said).toContainText(text);
    else await expect(said).toHaveCount(0);
  }
});

test('nothing is taken from lists of another year than the plans', async ({ page, host }) => {
  const site = await host((own) => {
    own['directory/manifest.json'] = JSON.stringify({ ...manifest(), year: 2025 });
  });
  await page.clock.setFixedTime(new Date(Date.parse(date) + 43_200_000));
  await open(page, `${site.url}?lang=en`);
  const doctors = await openPart(page, 'doctors');
  await expect(doctors.locator('.look-old')).toHaveText(
    'These lists are for 2025, and your plans are for 2026. Nothing is filled in from them. To compare plans for 2025, change the year under “Months of coverage”.',
  );
  await expect((await look(doctors, 'nunez')).getByRole('button')).toHaveCount(0);
});

bad(
  'files that are gone, damaged or of another shape are each said, and whole ones are used again',
  async ({ page, host }) => {
    const whole: Record<string, string> = {};
    let own: Record<string, string> = {};
    const site = await host((files) => {
      own = files;
      Object.assign(whole, files);
      delete own[fileOf('details')];
    });
    await open(page, `${site.url}?lang=en`);
    const doctors = part(page, 'doctors');
    await doctors.locator('summary').click();
    const said = doctors.getByRole('status').first();
    await expect(said).toContainText('These lists are not on this site any more.');
    const again = doctors.getByRole('button', { name: 'Try again' });
    for (const [name, text] of [
      [fileOf('search'), whole[fileOf('search')]?.slice(0, -9)],
      [fileOf('search'), whole[fileOf('search')]?.replace('"runs":[1', '"runs":[2')],
      [fileOf('details'), '<!doctype html><title>Elm</title>'],
      [fileOf('details'), whole[fileOf('details')]?.replace('"accepting":[', '"accepting":[7,')],
      [fileOf('formularies'), whole[fileOf('formularies')]?.replace('"runs":[1', '"runs":[2')],
      [fileOf('formularies'), ''],
      ['directory/manifest.json', '{"year":"x"}'],
      ['directory/manifest.json', 'null'],
    ] as const) {
      Object.assign(own, whole, { [name]: text });
      expect(own[name]).not.toBe(whole[name]);
      const since = site.asked.length;
      await again.click();
      await expect.poll(() => after(site, since)).toContain(`GET /${name} `);
      await expect(said, name).toContainText('A file of these lists is damaged');
      await expect(doctors.getByRole('combobox')).toHaveCount(0);
    }
    Object.assign(own, whole);
    await again.click();
    await expect(box(doctors)).toBeVisible();
    await expect(said).toHaveText('');
  },
);

test('an element has the lists and the area that its attributes name', async ({ page, host }) => {
  const site = await host((own) => {
    const { areas, ...more } = manifest();
    const two = [...areas, ...areas.map((area) => ({ ...area, id: 'elm', name: 'Elm County' }))];
    own['directory/manifest.json'] = JSON.stringify({ ...more, areas: two });
    own['host.html'] =
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Valley Health</title><script type="module" src="./outpocket.js"></script><h1>Valley Health</h1><outpocket-estimator></outpocket-estimator></html>`;
  });
  const doctors = part(page, 'doctors');
  const area = doctors.getByLabel('Area');
  const says = (name: string, value: string) =>
    page
      .locator('outpocket-estimator')
      .evaluate((element, [attribute, text]) => element.setAttribute(attribute, text), [name, value] as const);
  await page.goto(`${site.url}host.html`);
  await expect(page.locator('.answer')).toContainText('$');
  await expect(doctors).toHaveCount(0);
  await says('directory', './directory/manifest.json');
  await doctors.locator('summary').click();
  // Of several areas the reader chooses one.
  await area.selectOption('Elm County');
  await expect(box(doctors)).toBeVisible();
  // Another one can be chosen while somebody types, as by voice: what is typed in goes, and comes back empty.
  await box(doctors).fill('nun');
  await expect(options(doctors).first()).toBeVisible();
  await expect(box(doctors)).toBeFocused();
  await area.evaluate((select: HTMLSelectElement) => {
    select.selectedIndex = 1;
    select.dispatchEvent(new Event('change'));
  });
  await expect(box(doctors)).toHaveValue('');
  await expect(box(doctors)).toBeVisible();
  await says('area', 'oak');
  await expect(doctors.getByRole('status').first()).toContainText('These lists are not on this site any more.');
  await expect(box(doctors)).toHaveCount(0);
  await says('area', 'elm');
  await expect(box(doctors)).toBeVisible();
  await expect(area).toHaveCount(0);
  await expect(await look(doctors, 'nunez')).toContainText('María Núñez');
});

test('what looks up is small, and comes when it is opened', async ({ page, host }) => {
  const site = await host();
  await open(page, `${site.url}?lang=en`);
  await expect(part(page, 'doctors')).toBeVisible();
  expect(site.asked.filter(({ url }) => url.includes('look-up'))).toEqual([]);
  const code = readdirSync(join(dist, 'later')).filter((name) => /^look-up.*\.js\.br$/.test(name));
  expect(code).toHaveLength(2);
  expect(code.reduce((sum, name) => sum + statSync(join(dist, 'later', name)).size, 0)).toBeLessThanOrEqual(12_288);
});

/** Goes on with the Tab key until something has the focus. */
async function tabTo(page: Page, to: Locator): Promise<void> {
  for (let n = 0; n < 200; n++) {
    if (await to.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the Tab key does not lead there');
}

/** What of the step that is shown is wider than its place, or cuts off what stands in it. */
const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.querySelector('outpocket-page')?.shadowRoot as ShadowRoot;
    const wide = [...root.querySelectorAll<HTMLElement>('.step.now *')].filter(
      (one) =>
        one.checkVisibility() &&
        !one.matches('input, select, option, .visually-hidden, .visually-hidden *') &&
        getComputedStyle(one).clipPath === 'none' &&
        !getComputedStyle(one).display.startsWith('inline') &&
        (one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth + 1) &&
        one.clientWidth > 0,
    );
    return [
      ...(document.documentElement.scrollWidth > innerWidth
        ? [`the page: ${document.documentElement.scrollWidth}`]
        : []),
      ...wide.map(
        (one) =>
          `${one.localName}.${one.className} ${one.clientWidth} ${one.scrollWidth}: ${one.textContent?.trim().slice(0, 40)}`,
      ),
    ];
  });

const draftOn = (page: Page) =>
  page.evaluate(() => (document.querySelector('outpocket-page') as unknown as { draft: Draft }).draft);
const tags = { en: 'en-US', es: 'es-US', sv: 'sv-SE' };

for (const language of languages) {
  test(`a dermatologist, an inhaler and a specialty drug, by keyboard, 320 px wide, text at 200%, in ${language}`, async ({
    page,
    host,
  }) => {
    const site = await host();
    await page.setViewportSize({ width: 320, height: 700 });
    await open(page, `${site.url}?lang=${language}`);
    const steps = page.locator('.steps button');
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    const { keyboard } = page;
    const focused = () => page.evaluate(() => document.querySelector('outpocket-page')?.shadowRoot?.activeElement?.id);
    const find = async (step: number, what: 'doctors' | 'medicines', typed: string, item: number, plans: boolean) => {
      await tabTo(page, steps.nth(step));
      await keyboard.press('Enter');
      const box = page.locator(`#look-${what}`);
      const around = page.locator('[data-part=lookup]:visible');
      if (!(await box.isVisible())) {
        await tabTo(page, around.locator('summary').first());
        await keyboard.press('Enter');
        await expect(box).toBeVisible();
      }
      if (plans) {
        // The lists' plans, in their order.
        for (const [i, downs] of [1, 2].entries()) {
          await tabTo(page, around.locator('select').nth(i));
          // Menus whose letters are this large open before they change.
          await keyboard.press('ArrowDown');
          for (let n = 0; n < downs; n++) await keyboard.press('ArrowDown');
          await keyboard.press('Enter');
        }
      }
      await tabTo(page, box);
      await keyboard.press('ControlOrMeta+a');
      await keyboard.type(typed);
      await expect(around.locator('[role=option]').first()).toBeVisible();
      await expect(box).toHaveAttribute('aria-expanded', 'true');
      // While they are those of what was typed before, none is chosen.
      await expect(around.locator('[role=listbox]')).not.toHaveAttribute('aria-busy');
      await keyboard.press('ArrowDown');
      await expect(box).toHaveAttribute('aria-activedescendant', `look-${what}-0`);
      await keyboard.press('Enter');
      await expect(around.locator('.look-card')).toBeVisible();
      expect(await clipped(page), typed).toEqual([]);
      await tabTo(page, around.locator('.look-card .add'));
      await keyboard.press('Enter');
      // The number of visits or fills is asked for next.
      await expect.poll(focused).toBe(`/care/${item}/count`);
    };
    await find(2, 'doctors', 'nunez', 6, true);
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('4');
    await find(1, 'medicines', 'brethamol', 7, false);
    await find(1, 'medicines', 'sparvex', 8, false);
    const draft = await draftOn(page);
    expect(draft.providers?.[0]?.plans).toMatchObject({
      'example-hmo': { network: 'out' },
      'example-ppo': { network: 'in' },
    });
    expect(draft.drugs?.[1]).toMatchObject({
      name: 'Sparvex',
      ifUnknown: 'specialtyDrug',
      plans: {
        'example-hmo': { service: 'notCovered', source: { title: 'Made-up Insurer', checked: date } },
        'example-ppo': { service: 'specialtyDrug', priorAuthorization: true },
      },
    });
    // What the filter says of the same request stands in the answer.
    const { plans } = asked<EstimateResult>('estimate', requestOf(draft));
    const sentences = page.locator('.answer');
    for (const plan of plans)
      for (const drug of plan.drugs ?? [])
        for (const fill of drug.fills) {
          await expect(sentences).toContainText(drug.name);
          await expect(sentences).toContainText(about(fill.most ?? '', tags[language as 'en']));
        }
    await expect(sentences).toContainText('María Núñez');
    expect(await clipped(page)).toEqual([]);
    if (language === 'en') await expectAccessibleInBoth(page, 'with what was looked up');
  });
}

/** A household with a doctor and a medicine that were looked up. */
const source = { title: 'Made-up Insurer', checked: date, updated: '2026-11-02' };
const named: Draft = {
  ...firstDraft,
  care: [
    { id: 'care1', member: 'member1', service: 'specialist', count: '4', provider: 'doctor1' },
    { id: 'care2', member: 'member1', service: '', count: '12', drug: 'medicine1' },
  ],
  providers: [
    {
      id: 'doctor1',
      name: 'María Núñez',
      ifOutside: 'keep',
      plans: { 'example-hmo': { network: 'out', source }, 'example-ppo': { network: 'in', tier: '2', source } },
    },
  ],
  drugs: [
    {
      id: 'medicine1',
      name: 'Sparvex',
      ifUnknown: 'specialtyDrug',
      plans: { 'example-hmo': { service: 'notCovered', source }, 'example-ppo': { service: 'specialtyDrug', source } },
    },
  ],
};

test('what lists say is of a plan, not of the column that it stands in', () => {
  const request = requestOf(named);
  expect(request.providers?.[0]?.plans?.['plan1']).toMatchObject({ network: 'out' });
  // A tier for which the plan has no terms: what it costs there is not known.
  expect(request.providers?.[0]?.plans?.['plan2']).toEqual({ network: 'unknown', source });
  const other = { ...named, plans: [inColumn(sample(2), 'plan1'), ...named.plans.slice(1)] };
  expect(requestOf(other).providers?.[0]?.plans).toEqual({ plan2: { network: 'unknown', source } });
  expect(Object.keys(requestOf(other).drugs?.[0]?.plans ?? {})).toEqual(['plan2']);
});

test('names go into a link only where that is asked for, and never into a short one', async ({ page, host }) => {
  const said = async (fragment: string) => JSON.stringify(await draftOf(fragment, samples));
  expect(await said(await fragmentOf(named))).not.toMatch(/María|Sparvex/);
  expect(await said(await shortFragmentOf(named))).not.toMatch(/María|Sparvex/);
  expect(await said(await fragmentOf(named, true))).toMatch(/María.*Sparvex/);
  const site = await host();
  await open(page, `${site.url}?lang=en#${await fragmentOf(named)}`);
  const answer = page.locator('.answer');
  await expect(answer).toContainText('Doctor 1 is not in the network of the HMO: keeping Doctor 1 costs');
  await expect(answer).toContainText(
    /Medicine 1: .* a fill \(an assumed price, since it is not covered; the totals count it\) with the HMO/,
  );
  await page.goto('about:blank');
  await open(page, `${site.url}?lang=en#${await fragmentOf(named, true)}`);
  await expect(answer).toContainText('María Núñez is not in the network of the HMO: keeping María Núñez costs');
  await openTab(page, 'Save');
  const made = page.getByRole('textbox', { name: 'Link to this answer' });
  await page.getByRole('button', { name: 'Make a link' }).click();
  expect(await said(new URL(await made.inputValue()).hash)).not.toMatch(/María|Sparvex/);
  await page.getByRole('checkbox', { name: 'Put the names of doctors and medicines into the link' }).check();
  await expect(made).toHaveCount(0);
  await page.getByRole('button', { name: 'Make a link' }).click();
  expect(await said(new URL(await made.inputValue()).hash)).toMatch(/María.*Sparvex/);
  // What is taken along says whose lists it is from, and of when.
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.locator('#kept')).toHaveValue(
    /María Núñez.*not in the network.*From the list of Made-up Insurer, as it was on Nov 29, 2026 \(entry of Nov 2, 2026\)\./,
  );
});

test('caches hold public files only', async ({ browser, host }) => {
  const site = await host();
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  const page = await context.newPage();
  await open(page, `${site.url}?lang=en`);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const doctors = await openPart(page, 'doctors');
  await look(doctors, 'nunez');
  await doctors.getByRole('button', { name: 'Count on visits to María Núñez' }).click();
  // Once is enough.
  await expect(doctors.locator('.look-card')).toContainText('This is in the care you list.');
  await expect(doctors.getByRole('button', { name: 'Count on visits to María Núñez' })).toHaveCount(0);
  const kept = await page.evaluate(async () => {
    const all = await Promise.all(
      (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    );
    return [...all.flat(), ...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  });
  expect(kept.length).toBeGreaterThan(10);
  for (const url of kept) {
    const { origin, pathname } = new URL(url);
    expect(`${origin}/`).toBe(site.url);
    expect(existsSync(join(dist, pathname)), url).toBe(true);
  }
  await context.close();
});
