// Doctors and medicines, looked up on the reader's device in an insurer's lists, which lie
// beside the page.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test as plainTest, type Locator, type Page } from '@playwright/test';
import type { Manifest } from '../src/directory/types';
import { date, hmo, lists, ppo } from './lists';
import { open, test as base } from './page';
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
    await opened.getByLabel(`Which plan of these lists is “${name}”?`).selectOption(id);
  return opened;
}

async function look(around: Locator, typed: string): Promise<Locator> {
  await box(around).fill(typed);
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
});

test('a medicine is covered, not covered, covered without its brand, or not known', async ({ page, host }) => {
  const site = await host();
  await open(page, `${site.url}?lang=en`);
  const medicines = await openPart(page, 'medicines');
  const airella = await look(medicines, 'airela');
  await expect(airella.getByRole('listitem')).toHaveText([
    '✕ Example HMO: not covered, but the generic is',
    '✓ Example PPO: covered as: Non-preferred brand drug (tier 3)',
  ]);
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
  await dermazole.getByLabel('Strength').selectOption('20 MG');
  await expect(dermazole.getByRole('listitem').first()).toHaveText(
    '✓ Example HMO: covered as: Preferred brand drug (tier 2)',
  );
  // A plan that is none of the lists' is not known.
  await medicines.getByLabel('Which plan of these lists is “Example PPO”?').selectOption('');
  await expect(card(medicines).getByRole('listitem').last()).toHaveText('? Example PPO: not known');
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
  for (const [days, text] of [
    [35, undefined],
    [36, 'These lists are 36 days old.'],
    [91, 'These lists are 91 days old, too old to rely on.'],
  ] as const) {
    await page.clock.setFixedTime(new Date(Date.parse(date) + days * 86_400_000 + 43_200_000));
    await open(page, `${site.url}?lang=en`);
    const doctors = await openPart(page, 'doctors');
    const said = doctors.locator('.look-old');
    if (text) await expect(said).toContainText(text);
    else await expect(said).toHaveCount(0);
  }
});

bad('files that are gone, damaged or of another shape are each said', async ({ page, host }) => {
  for (const [change, text] of [
    [(own: Record<string, string>) => delete own[fileOf('details')], 'These lists are not on this site any more.'],
    [
      (own: Record<string, string>) => (own[fileOf('search')] = own[fileOf('search')]?.slice(0, -9) ?? ''),
      'A file of these lists is damaged',
    ],
    [
      (own: Record<string, string>) =>
        (own[fileOf('formularies')] = own[fileOf('formularies')]?.replace('"runs":[1', '"runs":[2') ?? ''),
      'A file of these lists is damaged',
    ],
    [
      (own: Record<string, string>) => (own['directory/manifest.json'] = '{"year":"x"}'),
      'A file of these lists is damaged',
    ],
  ] as const) {
    const site = await host((own) => void change(own));
    await open(page, `${site.url}?lang=en`);
    await part(page, 'doctors').locator('summary').click();
    await expect(part(page, 'doctors').getByRole('status').first()).toContainText(text);
    await expect(part(page, 'doctors').getByRole('combobox')).toHaveCount(0);
    await expect(part(page, 'doctors').getByRole('button', { name: 'Try again' })).toBeVisible();
  }
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
