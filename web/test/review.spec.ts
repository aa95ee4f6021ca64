// Files of others: dropped, pasted or chosen, read on the device, looked at row by row,
// and used as plans of the answer.
import { gzipSync } from 'node:zlib';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import type { Draft } from '../src/draft/draft';
import { requestOf } from '../src/draft/request';
import { expectAccessibleIn } from './axe';
import { asked, expectAnswer, listedDraft, open, openDraft, section, test } from './page';
import { give, marksIn, paper, pasteText, pdfOf, summary, type Paper } from './papers';
import { dist, files, serve } from './site';

const tables = [
  paper('puf/testdata/real/plan-attributes-2026.csv'),
  paper('puf/testdata/real/benefits-and-cost-sharing-2026.csv'),
];
const search = paper('market/testdata/search.json');

const [hmo, ppo] = [summary('hmo-weasyprint'), summary('ppo-word')];

const review = (page: Page): Locator => section(page, 'Plans read from your files');
const draftOf = (page: Page): Promise<Draft> =>
  page.evaluate(() => (document.querySelector('outpocket-page') as unknown as { draft: Draft }).draft);

/** Confirms every row that is to be looked at, and returns how many there were. */
async function confirmAll(page: Page): Promise<number> {
  const buttons = review(page).getByRole('button', { name: /^That’s right/ });
  await expect(buttons.first()).toBeVisible();
  const count = await buttons.count();
  for (const button of await buttons.all()) {
    if ((await button.getAttribute('aria-pressed')) === 'false') await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  }
  return count;
}

const premium = (page: Page) => review(page).getByRole('textbox', { name: /^(Comes off your pay|Full premium)/ });
const use = (page: Page) => review(page).getByRole('button', { name: /^Use this plan/ });

test('files that are read while another language is chosen are told of in that language', async ({ page }) => {
  await openDraft(page, listedDraft);
  // The words about files come after the language has.
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/files-en-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await give(page, 'drop', ...tables);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('sv');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vad skulle ett år av vård kosta dig?');
  letGo();
  const sheet = section(page, 'Planer lästa ur dina filer');
  await expect(sheet.getByRole('searchbox')).toBeVisible();
  await expect(sheet).not.toContainText(/\b(title|lead|close|plans)\b/);
});

test('files of CMS are dropped, a plan is found, looked at and used', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await openDraft(page, listedDraft);
  const before = (await draftOf(page)).plans.length;
  expect(before).toBeGreaterThan(1);
  // Nothing of the reader is there before a file is opened.
  expect(loaded.filter((path) => /reader|marks|review|files-/.test(path))).toEqual([]);
  await give(page, 'drop', ...tables);
  await expect(review(page).getByText('4 of 4 plans')).toBeVisible();
  expect(loaded.filter((path) => /marks/.test(path))).toEqual([]);
  await review(page).getByRole('searchbox').fill('oscar');
  await expect(review(page).getByText('1 of 4 plans')).toBeVisible();
  await review(page).getByRole('searchbox').fill('');
  await review(page).getByRole('combobox', { name: 'Kind of plan' }).selectOption('PPO');
  await review(page)
    .getByRole('button', { name: /^Look at it/ })
    .click();
  await expect(review(page).getByRole('heading', { name: /^Blue Max Copay/ })).toBeFocused();
  await expect(
    review(page)
      .getByText(/row \d+/)
      .first(),
  ).toBeVisible();
  await confirmAll(page);
  await premium(page).fill('$612.40');
  await use(page).click();
  await expect(review(page).getByText('One is in your comparison.')).toBeVisible();
  const { plans } = await draftOf(page);
  expect(plans).toHaveLength(1);
  expect(plans[0]).toMatchObject({ type: 'PPO', year: '2026', premium: { amount: '612.40', period: 'biweekly' } });
  // Another one of the same files stands beside it.
  await review(page).getByRole('combobox', { name: 'Kind of plan' }).selectOption('HMO');
  await review(page)
    .getByRole('button', { name: /^Look at it/ })
    .first()
    .click();
  await confirmAll(page);
  await premium(page).fill('580');
  // Who closes the rest at once has pressed both all the same.
  await use(page).evaluate((button: HTMLElement) => {
    const buttons = button.closest('.review')?.querySelectorAll('button');
    button.click();
    buttons?.[buttons.length - 1]?.click();
  });
  await expect(review(page)).toHaveCount(0);
  const draft = await draftOf(page);
  expect(draft.plans).toHaveLength(2);
  await expectAnswer(page, draft);
});

test('an answer of the Marketplace API is pasted as text, looked at and used', async ({ page }) => {
  await openDraft(page, listedDraft);
  await pasteText(page, search.data.toString());
  await expect(review(page).getByText(/^Pasted text/)).toBeVisible();
  await review(page)
    .getByRole('button', { name: /^Look at it/ })
    .first()
    .click();
  await expect(review(page).locator('.where').filter({ hasText: '/plans/0' }).first()).toBeAttached();
  // The answer says neither its year nor what anybody pays.
  const year = review(page).getByRole('textbox', { name: /, Plan year$/ });
  await use(page).click();
  await expect(year).toBeFocused();
  await year.fill('2026');
  await premium(page).fill('400');
  await use(page).click();
  await expect.poll(async () => (await draftOf(page)).plans.length).toBe(1);
  const draft = await draftOf(page);
  expect(asked<{ plans: unknown[] }>('estimate', requestOf(draft)).plans).toHaveLength(1);
});

/** What it takes by the keystroke model, in seconds: a character, a field, a click, and reading a row that is to be looked at. */
const seconds = { character: 0.28, field: 4.5, click: 2.5, look: 6 };

test('two summaries as PDF are dropped, looked at, and answered within 4 minutes', async ({ page }) => {
  const papers = [hmo, ppo];
  await openDraft(page, listedDraft);
  await give(page, 'drop', ...papers);
  let [fields, clicks, characters, looks] = [0, 1, 0, 0];
  for (const [name, amount] of [
    [/HMO/, '142'],
    [/PPO/, '196'],
  ] as const) {
    await expect(review(page).getByRole('heading', { name })).toBeFocused();
    const confirmed = await confirmAll(page);
    await premium(page).fill(amount);
    await use(page).click();
    looks += confirmed;
    clicks += confirmed + 1;
    fields += 1;
    characters += amount.length;
  }
  await expect(review(page)).toHaveCount(0);
  const time = fields * seconds.field + characters * seconds.character + clicks * seconds.click + looks * seconds.look;
  process.stdout.write(
    `two summaries: ${fields} fields, ${characters} characters, ${looks} rows looked at, ${clicks} clicks: ${time.toFixed(0)} s\n`,
  );
  expect(time).toBeLessThanOrEqual(240);
  const draft = await draftOf(page);
  expect(draft.plans.map(({ type }) => type)).toEqual(['HMO', 'PPO']);
  expect(draft.plans.map(({ premium: { amount } }) => amount)).toEqual(['142.00', '196.00']);
  await expectAnswer(page, draft);
});

test('a row can be corrected, and what is wrong in it is told there', async ({ page }) => {
  await openDraft(page, listedDraft);
  await give(page, 'drop', hmo);
  const everything = review(page).getByRole('group', { name: 'Everything else' });
  const field = everything.getByRole('combobox', { name: /^In the network ?, Everything else$/ });
  await confirmAll(page);
  // The pointer is still on the last button that was pressed, which is to be read then too.
  const confirmed = review(page)
    .getByRole('button', { name: /^That’s right/, pressed: true })
    .last();
  await confirmed.hover();
  const [color, ground] = await confirmed.evaluate((button) => {
    const { color, backgroundColor } = getComputedStyle(button);
    return [color, backgroundColor];
  });
  expect(color).not.toBe(ground);
  await premium(page).fill('100');
  await field.fill('20% after dedcutible');
  await use(page).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/dedcutible/);
  await field.fill('30% after deductible');
  await use(page).click();
  await expect.poll(async () => (await draftOf(page)).plans.length).toBe(1);
  expect((await draftOf(page)).plans[0]?.benefits['other']?.terms).toBe('30% after deductible');
});

test('of a table with tiers the reader chooses which columns are theirs', async ({ page }) => {
  test.slow();
  await openDraft(page, listedDraft);
  await give(page, 'drop', await pdfOf(page, 'tiers.pdf', marksIn('tiered-weasyprint')));
  await expect(review(page).getByText('3 of 3 plans')).toBeVisible();
  await expect(review(page).getByRole('alert')).toContainText('page 2: The table has several columns for the network.');
  const looks = review(page).getByRole('button', { name: /^Look at it/ });
  await expect(looks).toHaveText([/Anchor Tiered PPO, /, /: Tier 1 Anchor Provider, /, /: Tier 2 Network Provider, /]);
  await looks.first().click();
  const specialist = review(page).getByRole('group', { name: 'Specialist visit' });
  await review(page).getByText('What else was read').click();
  await expect(specialist.getByRole('combobox')).toHaveCount(3);
  await expect(specialist.getByRole('combobox', { name: /tier 2/ })).toHaveValue('$80 copay after deductible');
  await confirmAll(page);
  await premium(page).fill('142');
  await use(page).click();
  await looks.last().click();
  await expect(review(page).getByRole('heading', { name: /: Tier 2 Network Provider$/ })).toBeFocused();
  await review(page).getByText('What else was read').click();
  await expect(specialist.getByRole('combobox')).toHaveCount(2);
  await confirmAll(page);
  await premium(page).fill('142');
  await use(page).click();
  await expect(review(page).getByText('2 are in your comparison.')).toBeVisible();
  await review(page).getByRole('button', { name: 'Close without using the rest' }).click();
  const draft = await draftOf(page);
  expect(draft.plans.map(({ benefits }) => benefits['specialist'])).toMatchObject([
    { terms: '$50 copay after deductible', tier2: '$80 copay after deductible' },
    { terms: '$80 copay after deductible' },
  ]);
  expect(
    draft.plans.map(({ deductibles }) => (deductibles ?? []).map(({ self, tiers }) => [self, tiers])),
  ).toMatchObject([
    [
      ['500.00', ['1']],
      ['1500.00', ['2']],
      ['3000.00', undefined],
    ],
    [
      ['1500.00', undefined],
      ['3000.00', undefined],
    ],
  ]);
  await expectAnswer(page, draft);
});

test('limits are shown and typed in their parts, those that were not read too', async ({ page }) => {
  test.slow();
  const marks = marksIn('ppo-word');
  for (const item of marks.pages[0]?.items ?? [])
    if (/\$(?:500|1,000|2,000)/.test(item.s)) item.s = item.s.replaceAll(/\$[\d,]+/g, 'varies');
  await openDraft(page, listedDraft);
  await give(page, 'drop', await pdfOf(page, 'varies.pdf', marks));
  await confirmAll(page);
  await premium(page).fill('142');
  const deductible = review(page).getByRole('group', { name: /^Deductible/ });
  await expect(deductible.getByText(/varies individual/)).toHaveCount(1);
  await use(page).click();
  const self = deductible.getByRole('textbox', { name: /^One person alone/ });
  await expect(self).toBeFocused();
  await expect(self).toHaveAttribute('aria-invalid', 'true');
  await self.fill('$500');
  await deductible.getByRole('textbox', { name: /^Each person/ }).fill('500');
  await deductible.getByRole('textbox', { name: /^Family/ }).fill('1,000');
  await deductible.getByRole('combobox', { name: /^For/ }).selectOption('medicalAndDrug');
  await deductible.getByRole('combobox', { name: /^Where/ }).selectOption('combined');
  // A limit of visits that was read, and is another one.
  await review(page).getByText('What else was read').click();
  const home = review(page).getByRole('group', { name: 'Home health care' });
  await expect(home.getByRole('textbox', { name: /^Limit/ })).toHaveValue('60');
  await expect(home.getByRole('combobox', { name: /^For each/ })).toHaveValue('year');
  await home.getByRole('textbox', { name: /^Limit/ }).fill('40');
  const rehabilitation = review(page).getByRole('group', { name: 'Rehabilitation services' });
  await rehabilitation.getByRole('textbox', { name: /^Limit/ }).fill('');
  await use(page).click();
  await expect.poll(async () => (await draftOf(page)).plans.length).toBe(1);
  const draft = await draftOf(page);
  expect(draft.plans[0]?.deductibles).toMatchObject([
    { self: '500.00', person: '500.00', family: '1000.00', network: 'combined' },
  ]);
  expect(draft.plans[0]?.benefits['homeHealth']?.visitLimit).toMatchObject({ count: '40' });
  expect(draft.plans[0]?.benefits['rehabilitation']?.visitLimit).toBeUndefined();
  await expectAnswer(page, draft);
});

test('what is not confirmed is unknown, and a plan without its premium is not used', async ({ page }) => {
  await openDraft(page, listedDraft);
  await give(page, 'drop', hmo);
  await expect(review(page).getByText(/rows are not confirmed yet/)).toBeVisible();
  await use(page).click();
  await expect(premium(page).or(review(page).locator('[aria-invalid=true]')).first()).toBeFocused();
  expect((await draftOf(page)).plans.length).toBeGreaterThan(1);
});

const text = (name: string, content: string | Buffer): Paper => ({ name, data: Buffer.from(content) });
const cut = (one: Paper, length: number): Paper => ({ name: one.name, data: one.data.subarray(0, length) });

const noPlans = [
  ['an empty file', text('plan.pdf', ''), /plan\.pdf: This file is empty/],
  ['a zip archive', text('plans.zip', 'PK\u0003\u0004and more'), /This is a zip archive/],
  [
    'a damaged packed file',
    cut({ name: 'a.csv.gz', data: gzipSync(Buffer.from(tables[0]?.data ?? '')) }, 900),
    /damaged or cut short/,
  ],
  [
    'a packed file that unpacks without end',
    { name: 'bomb.csv.gz', data: gzipSync(Buffer.alloc(70 << 20)) },
    /at most 20 MB for a PDF/,
  ],
  ['an error page', text('plan.json', '<!doctype html><title>Not found</title>'), /This is a web page/],
  ['an error of a server', text('plan.json', '{"error": "no such plan"}'), /server/],
  ['half an answer', cut(search, 3000), /ends in the middle/],
  ['another table', text('people.csv', 'a,b,c,d,e,f,g\n1,2,3,4,5,6,7\n'), /not one of CMS’s public use files/],
  ['a letter', text('letter.txt', 'Dear member,\nwe write to you.\n'), /in no format that is read here/],
  ['bytes', text('photo.jpg', Buffer.from([0xff, 0xd8, 0, 1, 2, 3])), /in no format that is read here/],
  ['something that begins as a PDF', text('plan.pdf', '%PDF-1.7\nnothing'), /PDF/],
] as const;

/** Drops a file, waits for the sentence about it, and takes it away. */
const endsIn = (page: Page, what: string, given: Paper, sentence: RegExp) =>
  test.step(what, async () => {
    await give(page, 'drop', given);
    await expect(review(page).getByRole('alert'), what).toContainText(sentence);
    await review(page)
      .getByRole('button', { name: /^Remove/ })
      .click();
    await expect(review(page)).toHaveCount(0);
  });

test('a file that is none of plans ends in a sentence', async ({ page }) => {
  await open(page);
  for (const [what, given, sentence] of noPlans) await endsIn(page, what, given, sentence);
});

test('a folder is told of, and a name turns no text around it', async ({ page }) => {
  await open(page);
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [import.meta.dirname], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  await expect(review(page).getByRole('alert')).toContainText('It may be a folder');
  await give(page, 'drop', text('a\u202enosj.json', '[]'), text('b\u202etxt.txt', 'Dear member'));
  await expect(page.getByText('anosj.json: A file can have')).toBeVisible();
  await expect(review(page).getByText('btxt.txt').first()).toBeVisible();
  expect(await page.locator('outpocket-page').evaluate((one) => one.shadowRoot?.textContent)).not.toMatch(
    /[\u202a-\u202e]/,
  );
});

test('PDFs that are no summary end in a sentence', async ({ page }) => {
  test.slow();
  const [sheet] = marksIn('hmo-word').pages;
  if (!sheet) throw new Error('no page');
  const letter = { pages: [{ ...sheet, items: sheet.items.slice(0, 20), rules: [] }] };
  const long = { pages: Array.from({ length: 61 }, () => ({ ...sheet, items: sheet.items.slice(0, 3), rules: [] })) };
  await open(page);
  for (const [what, given, sentence] of [
    ['a scan', summary('scan'), /pictures of pages/],
    ['a password', summary('password'), /password/],
    ['no lines', summary('no-lines'), /no lines/],
    ['half a file', summary('cut-off'), /cut short/],
    ['a letter', await pdfOf(page, 'letter.pdf', letter), /not look like a Summary/],
    ['61 pages', await pdfOf(page, 'long.pdf', long), /more than 60 pages/],
    ['more than 20 MB', text('large.pdf', Buffer.concat([hmo.data, Buffer.alloc(21 << 20, ' ')])), /at most 20 MB/],
  ] as const) {
    await endsIn(page, what, given, sentence);
  }
});

test('a bad file keeps no good one from being read', async ({ page }) => {
  await open(page);
  await give(page, 'drop', text('letter.txt', 'Dear member'), ...tables);
  await expect(review(page).getByText('4 of 4 plans')).toBeVisible();
  await expect(review(page).getByRole('alert')).toHaveCount(1);
});

test('reading can be stopped, and goes on with another file', async ({ page }) => {
  let come = () => {};
  const time = new Promise<void>((resolve) => (come = resolve));
  await page.route('**/reader-*.wasm', async (route) => {
    await time;
    await route.continue();
  });
  await open(page);
  await give(page, 'drop', hmo);
  await give(page, 'drop', ...tables);
  await review(page)
    .getByRole('button', { name: /^Stop hmo/ })
    .click();
  await expect(review(page).getByText(hmo.name)).toHaveCount(0);
  come();
  await expect(review(page).getByText('4 of 4 plans')).toBeVisible();
  await expect(review(page).locator('.sheet')).toHaveCount(0);
});

base('nothing of a file is sent: what is asked of the server is the same for any', async ({ page }) => {
  base.slow();
  const site = await serve(files(dist));
  try {
    const logs: string[][] = [];
    for (const given of [hmo, ppo]) {
      const from = site.asked.length;
      await page.goto(`${site.url}?lang=en`);
      await page.waitForFunction(() => document.querySelector('outpocket-page')?.shadowRoot?.querySelector('table'));
      await page.evaluate(async () =>
        (document.querySelector('outpocket-page') as unknown as { furnish(): Promise<void> }).furnish(),
      );
      await give(page, 'drop', given);
      await confirmAll(page);
      await premium(page).fill('100');
      await use(page).click();
      await expect(review(page)).toHaveCount(0);
      const log = site.asked.slice(from);
      expect(log.every(({ method, body }) => method === 'GET' && body === '')).toBe(true);
      // The engine's own Worker starts some time after each change.
      logs.push(log.map(({ url }) => url).filter((url) => !url.includes('/worker-')));
    }
    expect(logs[0]?.some((url) => url.includes('reader-'))).toBe(true);
    expect(new Set(logs[1])).toEqual(new Set(logs[0]));
  } finally {
    await site.close();
  }
});

test('with the keyboard alone', async ({ page }) => {
  await openDraft(page, listedDraft);
  await give(page, 'drop', hmo);
  await expect(review(page).getByRole('heading', { name: /HMO/ })).toBeFocused();
  const named = () =>
    page.evaluate(() => document.querySelector('outpocket-page')?.shadowRoot?.activeElement?.textContent.trim() ?? '');
  const id = () => page.evaluate(() => document.querySelector('outpocket-page')?.shadowRoot?.activeElement?.id ?? '');
  for (let tabs = 0; !(await named()).startsWith('Use this plan'); tabs++) {
    expect(tabs).toBeLessThan(80);
    await page.keyboard.press('Tab');
    if ((await named()).startsWith('That’s right')) await page.keyboard.press('Space');
    if ((await id()) === 'review.premium') await page.keyboard.type('142');
  }
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await draftOf(page)).plans.length).toBe(1);
  await expect(
    section(page, /^Your answer/)
      .getByRole('heading')
      .first(),
  ).toBeFocused();
});

for (const language of ['en', 'es', 'sv']) {
  test(`the review is accessible and fits, ${language}`, async ({ page }) => {
    test.slow();
    await open(page, `/?lang=${language}`);
    await give(page, 'drop', ...tables, ppo, text('letter.txt', 'Dear'));
    const all = page.locator('.review');
    await expect(all.locator('.found-plans > li')).toHaveCount(4);
    await expect(all.getByRole('alert')).toHaveCount(1);
    await expect(all.locator('.sheet')).toBeVisible();
    await page.evaluate(() => {
      for (const one of document.querySelector('outpocket-page')?.shadowRoot?.querySelectorAll('.review details') ?? [])
        (one as HTMLDetailsElement).open = true;
    });
    await expectAccessibleIn(language, page, `the review, ${language}`);
    await page.setViewportSize({ width: 320, height: 800 });
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    const wide = await page.evaluate(() => {
      const root = document.querySelector('outpocket-page')?.shadowRoot;
      const over = [...(root?.querySelectorAll('.review *') ?? [])].filter(
        (one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.visually-hidden'),
      );
      return over.map((one) => one.outerHTML.slice(0, 100));
    });
    expect(wide).toEqual([]);
  });
}

test('a kiosk takes no files', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto('/kiosk.html?lang=en');
  await expect(page.locator('outpocket-kiosk').getByRole('heading', { level: 1 })).toBeVisible();
  await give(page, 'drop', ...tables);
  await page.evaluate(() => new Promise((later) => setTimeout(later, 200)));
  expect(loaded.filter((url) => /reader|review|open-files|marks/.test(url))).toEqual([]);
});

base.describe('with the site kept on the device', () => {
  base.use({ serviceWorkers: 'allow' });
  base('a file that was opened once can be opened without a network', async ({ page, context }) => {
    base.slow();
    const site = await serve(files(dist));
    try {
      await page.goto(`${site.url}?lang=en`);
      await page.evaluate(async () => navigator.serviceWorker.ready);
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      const kept = () =>
        page.evaluate(async () =>
          (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys())))
            .flat()
            .map(({ url }) => url)
            .filter((url) => /reader-|marks-/.test(url)),
        );
      // Who opens no file keeps nothing for it.
      expect(await kept()).toEqual([]);
      await give(page, 'drop', ...tables);
      await expect(review(page).getByText('4 of 4 plans')).toBeVisible();
      expect(await kept()).toHaveLength(1);
      await context.setOffline(true);
      await page.reload();
      await page.waitForFunction(() => document.querySelector('outpocket-page')?.shadowRoot?.querySelector('table'));
      await give(page, 'drop', ...tables);
      await expect(review(page).getByText('4 of 4 plans')).toBeVisible();
    } finally {
      await context.setOffline(false);
      await site.close();
    }
  });
});
