// The answer before scripts run, a plan of one's own, and what can be kept:
// links, files, print.
import { readFile } from 'node:fs/promises';
import { expect, test as bare, type Download, type Page } from '@playwright/test';
import { planFrom, type Draft, type Plan } from '../src/draft/draft';
import { addPlan } from '../src/draft/own-plans';
import { put } from '../src/draft/pointer';
import { languages, localeOf, pageOf } from '../vite.languages.ts';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { openEverything, settled } from './job';
import {
  about,
  asRanked,
  cells,
  disclose,
  dollars,
  engineAnswer,
  engineDecidedYears,
  engineYears,
  expectAnswer,
  file,
  linkOf,
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
  showAnswer,
  test,
  answerOf,
  yearsDrawn,
} from './page';
import { give } from './papers';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the answer for the example is there to read', async ({ page }) => {
    await page.goto('/?lang=en');
    await expectAnswer(page, firstDraft);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What would a year of health care cost you?');
    await expect(page.locator('noscript p').first()).toBeVisible();
    await expect(page.locator('noscript p').first()).toContainText('You (42), Spouse or partner (40), and Child (9)');
    // Nothing is there that would do nothing.
    await expect(page.getByRole('button').or(page.getByRole('combobox'))).toHaveCount(0);
    // What is said of the order of the plans holds: the answer's stand as the engine ranks them.
    await expect(page.getByText('Order of the plans Total cost for you')).toBeVisible();
    await expect(page.getByText('Sorted by total cost for the year.')).toBeVisible();
  });
});

bare('where the page’s scripts do not come, nothing stays behind a tab', async ({ page }) => {
  await page.route('**/assets/index-*.js', (route) => route.abort());
  await page.goto('/?lang=en');
  const rules = page.getByRole('heading', { name: 'What each plan asks of you' });
  await expect(rules).toBeHidden();
  // They are waited for, for a while.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  await expect(rules).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What this answer assumes' })).toBeVisible();
  await expect(page.getByRole('tab').first()).toBeHidden();
});

const windows = [
  [1280, 900],
  [390, 844],
  [320, 640],
] as const;
for (const [address, width, height] of languages.flatMap((language) =>
  windows.map((size) => [language === 'en' ? '/?lang=en' : `/${pageOf(language)}`, ...size] as const),
)) {
  test(`the page takes the place of its plain HTML without a jump, ${address}, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    // Held back until the plain page has been seen.
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/assets/index-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(address, { waitUntil: 'commit' });
    const tops = () =>
      page.evaluate(() => {
        const root = document.querySelector('outpocket-page')?.shadowRoot ?? document;
        return [
          'h1',
          '.sentence',
          '.columns',
          '.order',
          '#who',
          '#usual',
          '#care',
          '#doctors',
          '.tabs',
          '#why',
          '#made-of',
        ].map((name) => root.querySelector(name)?.getBoundingClientRect().top);
      });
    // Its style sheet is there.
    await expect(page.locator('#first .answer')).toHaveCSS('border-top-width', '1px');
    const before = await tops();
    release();
    await expect(page.locator('outpocket-page').getByRole('table').first()).toBeVisible();
    expect(await tops()).toEqual(before);
    await page.waitForTimeout(200);
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
    expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThanOrEqual(0.02);
  });
}

test('a plan of one’s own, as its summary reads', async ({ page }) => {
  await open(page);
  await openParts(page, 'plans');
  await page.getByRole('button', { name: 'Your own plan' }).click();
  const form = plan(page, 3);
  await expect(form.getByRole('textbox', { name: 'Name' })).toBeFocused();
  // The others’ answer stays while it is being filled in.
  await showAnswer(page);
  await expect(answerOf(page).getByRole('columnheader')).toHaveCount(2);
  await expect(answerOf(page)).toContainText('“My plan” joins the comparison once');
  await openParts(page, 'plans');
  await form.getByRole('textbox', { name: 'Name' }).fill('Bronze Saver');
  await form.getByRole('combobox', { name: 'Kind of plan' }).selectOption('EPO');
  // Beyond its column, everything that the summary says.
  await openPlan(page, 3);
  await form.getByRole('combobox', { name: 'How often' }).selectOption('Every month');
  await form.getByRole('textbox', { name: 'Amount per month' }).fill('1210.50');
  const deductible = form.getByRole('group', { name: 'Deductible', exact: true });
  const maximum = form.getByRole('group', { name: 'Out-of-pocket limit', exact: true });
  for (const [group, person, family] of [
    [deductible, '3000', '6000'],
    [maximum, '8500', '17000'],
  ] as const) {
    await group.getByRole('textbox', { name: 'One person alone' }).fill(person);
    await group.getByRole('textbox', { name: 'Each person in a family' }).fill(person);
    await group.getByRole('textbox', { name: 'Family', exact: true }).fill(family);
  }
  const terms = {
    'Primary care visit to treat an injury or illness': '$35; deductible does not apply',
    'Specialist visit': '$75',
    'Imaging (CT/PET scans, MRIs)': '30% coinsurance',
    'Generic drugs': '$10; deductible does not apply',
    'Everything else': '30%',
  };
  for (const [row, text] of Object.entries(terms)) {
    const field = form.getByRole('group', { name: row, exact: true }).getByRole('combobox', { name: 'In the network' });
    await field.fill(text);
    await expect(field).not.toHaveAttribute('aria-invalid');
  }
  // Terms complete as the summary prints them.
  const listed = await page
    .locator('datalist option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(listed).toContain('$40; deductible does not apply');

  const limits = (person: string, family: string) => [
    { covers: 'medicalAndDrug', network: 'inNetwork', self: person, person, family },
  ];
  const draft = put(firstDraft, '/plans/2', {
    id: 'plan3',
    name: 'Bronze Saver',
    type: 'EPO',
    year: '2026',
    premium: { period: 'month', amount: '1210.50' },
    unmarkedTerms: 'copaysWaived',
    deductibles: limits('3000', '6000'),
    outOfPocketMaximums: limits('8500', '17000'),
    benefits: {
      primaryCare: { terms: '$35; deductible does not apply' },
      specialist: { terms: '$75' },
      imaging: { terms: '30% coinsurance' },
      genericDrug: { terms: '$10; deductible does not apply' },
      other: { terms: '30%' },
    },
  });
  await expectAnswer(page, draft);
});

test('what a summary prints beside the care of its row is kept and told', async ({ page }) => {
  await open(page);
  await openParts(page, 'plans');
  await openPlan(page, 2, 'Common medical events');
  const field = (row: string) =>
    plan(page, 2).getByRole('group', { name: row, exact: true }).getByRole('combobox', { name: 'In the network' });
  const printed = [
    [
      'primaryCare',
      'Primary care visit to treat an injury or illness',
      '$35 copay/office visit and 20% coinsurance for other outpatient services; deductible does not apply',
    ],
    ['genericDrug', 'Generic drugs', '$10 copay/prescription (retail); $25 copay/90-day supply (mail order)'],
    ['hospitalStay', 'Facility fee (e.g., hospital room)', '$1,500 copay per stay'],
  ] as const;
  let draft = firstDraft;
  for (const [service, row, text] of printed) {
    await field(row).fill(text);
    draft = put(draft, `/plans/1/benefits/${service}/terms`, text);
  }
  await expectAnswer(page, draft);
  await openTab(page, 'Assumptions');
  const beside = page.locator('section.assumptions').getByText('Terms that are not in the estimate');
  await beside.click();
  await expect(
    page.getByText(/Primary care visit: “other services: 20% coinsurance; deductible does not apply”/),
  ).toBeVisible();
  // 90 days by mail are in it.
  await expect(page.getByText(/Generic drug \(tier 1\): “mail order/)).toHaveCount(0);

  await openParts(page, 'plans');
  await field('Specialist visit').fill('$75 copay (inpatient)');
  await expect(field('Specialist visit')).toHaveAccessibleDescription(
    /We could not read “inpatient” at character 12. If it names a kind of care, leave it out/,
  );
  await field('Specialist visit').fill('**$75 copay');
  await expect(field('Specialist visit')).toHaveAccessibleDescription(/The “\*” at character 1 points to a note/);
});

test('terms that nobody has read count in full, and the assumptions say so', async ({ page }) => {
  await open(page);
  await openParts(page, 'plans');
  await openPlan(page, 2, 'Common medical events');
  const row = plan(page, 2).getByRole('group', { name: 'Specialist visit', exact: true });
  await row.getByRole('combobox', { name: 'In the network' }).fill('Unknown');
  const draft = put(firstDraft, '/plans/1/benefits/specialist/terms', 'Unknown');
  await expectAnswer(page, draft);
  await openTab(page, 'Assumptions');
  const assumptions = page.locator('section.assumptions');
  await expect(assumptions.getByText('Terms that nobody has read')).toBeVisible();
  await expect(assumptions).toContainText(/is care whose terms are unknown|if the plan paid for all of this/);
});

/** The text of what a click downloads. */
async function downloaded(page: Page, click: () => Promise<void>): Promise<[name: string, text: string]> {
  const [download] = await Promise.all([page.waitForEvent('download') as Promise<Download>, click()]);
  return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
}

test('a sample is copied, changed, saved as a plan file and opened again', async ({ page }) => {
  await open(page);
  await openParts(page, 'plans');
  await page.getByRole('button', { name: `Copy ${sample(0).name}` }).click();
  const copy = plan(page, 3);
  await copy.getByRole('textbox', { name: 'Name' }).fill('Better Gold');
  await openPlan(page, 3, 'Common medical events');
  await copy
    .getByRole('group', { name: 'Specialist visit', exact: true })
    .getByRole('combobox', { name: 'In the network' })
    .fill('$55 copay');
  const [name, text] = await downloaded(page, () =>
    page.getByRole('button', { name: 'Save as a file Better Gold' }).click(),
  );
  expect(name).toBe('better-gold.json');
  const saved = JSON.parse(text) as { benefits: Record<string, unknown>; year: number };
  expect(saved.year).toBe(2026);
  expect(saved.benefits['specialist']).toEqual({ terms: '$55 copay' });

  await page.reload();
  await openParts(page, 'plans');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a plan file' }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(plan(page, 3)).toBeVisible();
  await showAnswer(page);
  await expect(answerOf(page).getByRole('columnheader')).toHaveCount(3);
  await expectAnswer(page, addPlan(firstDraft, planFrom(saved)));
});

test('of files that are dropped on the answer each is taken, or what is wrong with it told where one is led to', async ({
  page,
}) => {
  await open(page);
  await settled(page.locator('outpocket-page'));
  const good = JSON.parse(file('../plans/covered-california-gold-hmo-2026.json')) as object;
  const paperOf = (name: string, of: unknown) => ({ name, data: Buffer.from(JSON.stringify(of)) });
  await give(
    page,
    'drop',
    paperOf('none.json', []),
    paperOf('twice.json', [
      { ...good, id: 'a' },
      { ...good, id: 'a' },
    ]),
    paperOf('good.json', good),
  );
  const refused = page.getByRole('alert').filter({ hasText: 'none.json' });
  await expect(refused).toContainText('none.json: A file can have 1 to 500 plans. This one has 0');
  await expect(refused).toContainText('twice.json: /1/id: ');
  await expect(plan(page, 3)).toBeVisible();
  // Where nothing is taken, what is wrong is what one is led to.
  await showAnswer(page);
  await give(page, 'drop', paperOf('none.json', []));
  await expect(refused).toBeFocused();
  await expect(refused).toHaveText('none.json: A file can have 1 to 500 plans. This one has 0.');
});

test('plan files that are none are told apart, in place', async ({ page }) => {
  await open(page);
  await openParts(page, 'plans');
  const refused = page.getByRole('alert');
  const give = async (text: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open a plan file' }).click();
    await (await chooser).setFiles({ name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  };
  const good = JSON.parse(file('../plans/covered-california-gold-hmo-2026.json')) as object;
  const cases: [string, RegExp][] = [
    ['[]', /plan.json: A file can have 1 to 500 plans. This one has 0/],
    [JSON.stringify({ ...good, colour: 'red' }), /\/colour: “colour” is not known here/],
    [JSON.stringify({ ...good, benefits: { specialist: ['$40'] } }), /\/benefits\/specialist: /],
    [JSON.stringify(good).replace(/}$/, ',"year":2025,"y\\u0065ar":2027}'), /\/year: “year” stands here twice/],
  ];
  for (const [text, message] of cases) {
    await give(text);
    await expect(refused).toContainText(message);
    await expect(plan(page, 3)).toHaveCount(0);
  }
  // What has the form of a plan is taken, and its problems stand beside its fields.
  await give(JSON.stringify({ ...good, benefits: { other: '20% after dedcutible' } }));
  await expect(plan(page, 3).locator('mark')).toHaveText('dedcutible');
});

test('a link says everything that was typed, and nothing else asks for it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await openTab(page, 'Save');
  await page
    .getByRole('group', { name: 'Primary care visit: You', exact: true })
    .getByRole('textbox', { name: 'Visits' })
    .fill('7');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const field = page.getByRole('textbox', { name: 'Link to this answer' });
  await expect(field).toHaveAccessibleDescription(/^Copied/);
  const link = await field.inputValue();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  // It is made for what stood there.
  await page.getByRole('textbox', { name: '30-day fills' }).fill('3');
  await expect(field).toHaveCount(0);

  const asked: string[] = [];
  const other = await context.newPage();
  other.on('request', (request) => asked.push(request.url()));
  await other.goto(link);
  await expectAnswer(other, put(firstDraft, '/care/0/count', '7'));
  await openParts(other, 'plans');
  await openPlan(other, 1, 'of these figures');
  await expect(plan(other, 1).getByRole('link').first()).toBeVisible();
  const said = new URL(link).hash.slice(1);
  expect(said).toMatch(/^v1\.[\w-]+$/);
  expect(asked.filter((address) => address.includes(said))).toEqual(
    asked.filter((address) => new URL(address).hash !== ''),
  );
  expect(await other.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, '']);
});

test('links that cannot be read say so, and the example stands', async ({ page }) => {
  const packed = (value: unknown) =>
    page.evaluate(async (text) => {
      const bytes = await new Response(
        new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')),
      ).bytes();
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/=+$/, '');
    }, JSON.stringify(value));
  await open(page);
  const bad = [
    'v1.',
    'v1.!!!',
    'v1.AAAA',
    'v2.abc',
    `v1.${await packed({ year: '2026' })}`,
    `v1.${await packed({ ...firstDraft, plans: [] })}`,
    `v1.${await packed({ ...firstDraft, members: [{ id: 'a', relationship: '<b>', age: '4' }] })}`,
    `v1.${await packed({ ...firstDraft, members: [firstDraft.members[0], firstDraft.members[0]] })}`,
    `v1.${await packed({ ...firstDraft, year: 'x'.repeat(3 << 20) })}`,
  ];
  for (const fragment of bad) {
    await page.goto('about:blank');
    await open(page, `/?lang=en#${fragment}`);
    await expect(page.getByText('This link cannot be read'), fragment.slice(0, 20)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Example family, example plans' })).toBeVisible();
  }
  // Its values are held against the rules as if they had been typed.
  await page.goto('about:blank');
  await page.goto(`/?lang=en#v1.${await packed(put(firstDraft, '/members/0/age', '400'))}`);
  await expect(page.getByRole('textbox', { name: 'Age' }).first()).toHaveAccessibleDescription(/400 is out of range/);
});

test('every line can be kept where ledgers are too long for one answer', async ({ page }) => {
  const draft = put(listedDraft, '/care/0/count', '11000');
  await openDraft(page, draft);
  await openTab(page, 'Save');
  const [, lines] = await downloaded(page, () =>
    section(page, 'Keep and share').getByRole('button', { name: 'Download every line (CSV)' }).click(),
  );
  // The engine refuses them together: here each plan is asked for alone.
  const ledgers = draft.plans.map((plan) => engineAnswer({ ...draft, plans: [plan] }, true).plans[0]?.ledger ?? []);
  const all = ledgers.flat();
  expect(all.length).toBeGreaterThan(20_000);
  const rows = lines.trimEnd().split('\r\n').slice(1);
  expect(rows).toHaveLength(all.length);
  for (const [i, plan] of draft.plans.entries())
    expect(rows.filter((row) => row.includes(plan.name))).toHaveLength(ledgers[i]?.length ?? 0);
});

test('downloads are the engine’s numbers', async ({ page }) => {
  await open(page);
  await settled(page.locator('outpocket-page'));
  const result = engineAnswer(firstDraft, true);
  await openTab(page, 'Save');
  const keep = section(page, 'Keep and share');
  const [, table] = await downloaded(page, () =>
    keep.getByRole('button', { name: 'Download the table (CSV)' }).click(),
  );
  const rows = table
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((row) => row.split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1')));
  const years = engineDecidedYears(firstDraft);
  // As the columns stand on the page.
  const plans = asRanked(result.plans, years);
  expect(rows[0]?.slice(1)).toEqual(plans.map((one) => one.name));
  expect(rows.find(([name]) => name === 'Total cost for you')?.slice(1)).toEqual(
    asRanked(years.plans, years).map((one) => one.total.mean),
  );
  expect(rows.find(([name]) => name === 'Copays')?.slice(1)).toEqual(
    asRanked(years.plans, years).map((one) => one.parts.copay.mean),
  );
  expect(rows.find(([name]) => name === 'If only the care you list is needed')?.slice(1)).toEqual(
    plans.map((one) => one.total),
  );
  expect(rows.find(([name]) => name === 'Most you could pay')?.slice(1)).toEqual(
    plans.map((one) => one.worstCase.total),
  );

  const [, lines] = await downloaded(page, () =>
    keep.getByRole('button', { name: 'Download every line (CSV)' }).click(),
  );
  expect(lines.trimEnd().split('\r\n')).toHaveLength(
    1 + result.plans.reduce((count, one) => count + (one.ledger?.length ?? 0), 0),
  );

  const [, everything] = await downloaded(page, () =>
    keep.getByRole('button', { name: 'Download everything (JSON)' }).click(),
  );
  expect(JSON.parse(everything)).toMatchObject({ result, simulation: years });
  expect(rows.find(([name]) => name === 'Bad year')?.slice(1)).toEqual(
    asRanked(years.plans, years).map((one) => one.total.p90),
  );
});

test('names cannot become formulas in a spreadsheet', async ({ page }) => {
  await open(page);
  await openParts(page, 'plans');
  await openPlan(page, 1);
  await plan(page, 1).getByRole('textbox', { name: 'Name' }).fill('=HYPERLINK("http://example.org","x"), "y"');
  await openTab(page, 'Save');
  const [, table] = await downloaded(page, () =>
    page.getByRole('button', { name: 'Download the table (CSV)' }).click(),
  );
  expect(table.split('\r\n')[0]).toContain(`"'=HYPERLINK(""http://example.org"",""x""), ""y"""`);
});

const turned = 'Safe \u202e000,99$\u202c';
const waysIn: Record<string, (page: Page) => Promise<void>> = {
  'in a link': async (page) => {
    const [one, two] = listedDraft.plans as [Plan, Plan];
    const { sample: _, ...own } = one;
    await openDraft(page, { ...listedDraft, plans: [{ ...own, name: turned }, two] });
  },
  'in a plan file': async (page) => {
    await openDraft(page, listedDraft);
    await openParts(page, 'plans');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open a plan file' }).click();
    const own = JSON.parse(file('../plans/covered-california-gold-hmo-2026.json')) as Plan;
    const buffer = Buffer.from(JSON.stringify({ ...own, name: turned }));
    await (await chooser).setFiles({ name: 'plan.json', mimeType: 'application/json', buffer });
    await openPlan(page, 3);
    await disclose(plan(page, 3), /^Sources/);
    // An insurer's own addresses are its word; a link's are nobody's (faults.spec.ts).
    for (const { title, url } of own.sources ?? [])
      if (url) await expect(plan(page, 3).getByRole('link', { name: title }).first()).toHaveAttribute('href', url);
  },
  'that is typed': async (page) => {
    await openDraft(page, listedDraft);
    await openParts(page, 'plans');
    await openPlan(page, 1);
    await plan(page, 1).getByRole('textbox', { name: 'Name' }).fill(turned);
  },
};
for (const [how, comesIn] of Object.entries(waysIn)) {
  test(`a name ${how} turns no text around it, on the page, in print and in files`, async ({ page }) => {
    await comesIn(page);
    await openTab(page, 'Save');
    await expect(page.getByRole('columnheader', { name: 'Safe 000,99$' }).first()).toBeAttached();
    const host = page.locator('outpocket-page');
    await openEverything(host);
    const turns = /[\u202a-\u202e\u2066-\u2069]/;
    const html = await host.evaluate((element) => element.shadowRoot?.innerHTML ?? '');
    expect(html.split('Safe 000,99$').length).toBeGreaterThan(10);
    expect(html).not.toMatch(turns);
    for (const name of ['Download the table (CSV)', 'Download every line (CSV)', 'Download everything (JSON)']) {
      const [, text] = await downloaded(page, () => page.getByRole('button', { name }).click());
      expect(text).toContain('Safe 000,99$');
      expect(text).not.toMatch(turns);
    }
  });
}

test('starting again forgets everything', async ({ page }) => {
  await open(page);
  await openParts(page, 'household');
  await page.getByRole('textbox', { name: 'Age' }).first().fill('77');
  await page.goto(await linkOf(page));
  await expect(page.getByRole('heading', { name: 'Your answer' })).toBeVisible();
  await openTab(page, 'Save');
  const again = page.getByRole('button', { name: 'Start again' });
  await again.click();
  await page.getByRole('button', { name: 'Keep what I typed' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Your answer' })).toBeVisible();
  await again.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start again' }).click();
  await expect(page.getByRole('heading', { name: 'Example family, example plans' })).toBeFocused();
  await expectAnswer(page, firstDraft);
  expect(new URL(page.url()).hash).toBe('');
  await openParts(page, 'household');
  await expect(page.getByRole('textbox', { name: 'Age' }).first()).toHaveValue('42');
  await expect(page.getByRole('group', { name: 'Changes' }).getByRole('button', { name: 'Undo' })).toBeDisabled();
});

/** How many pages are printed. */
async function printedPages(page: Page): Promise<number | undefined> {
  const margin = { top: '1.5cm', bottom: '1.5cm', left: '1.5cm', right: '1.5cm' };
  const pdf = (await page.pdf({ format: 'Letter', margin })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b/g)?.length;
}

/** Shows the page as it is printed. */
async function print(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
}

for (const language of languages) {
  test(`the example is printed on two pages, ${language}`, async ({ page }) => {
    await open(page, `/?lang=${language}`);
    await settled(page.locator('outpocket-page'));
    expect(await printedPages(page)).toBe(2);
  });
}

/** Something in every field, each value a word of its own in what is said of it. */
const everything: Draft = {
  year: '2026',
  startMonth: '2',
  months: '11',
  whoPays: 'marketplace',
  members: [
    {
      id: 'a',
      relationship: 'self',
      age: '43',
      sex: 'female',
      use: 'typical',
      conditions: ['asthma', 'depression'],
      fills: { supply: '90', mail: true },
      outOfNetwork: [{ service: 'mentalHealthVisit', visits: '3', ifOutside: 'switch' }],
      away: { startMonth: '6', months: '2' },
      alreadyPaid: [
        { plan: 'one', toward: 'outOfPocketMaximum', covers: 'medicalAndDrug', network: 'inNetwork', amount: '123.45' },
      ],
      alreadyUsed: [{ service: 'chiropractic', count: '4', network: 'outOfNetwork' }],
    },
    { id: 'b', relationship: 'spouse', age: '44', use: 'none' },
  ],
  care: [
    {
      id: 'scan',
      member: 'b',
      service: 'imaging',
      count: '2',
      dates: ['2026-03-04', '2026-05-06'],
      price: '1111',
      charge: '2222',
      outOfNetwork: ['one'],
      ifOutside: 'switch',
      referral: 'have',
      course: 'left knee',
      atNetworkFacility: true,
    },
    { id: 'stay', member: 'a', service: 'hospitalStay', count: '1', days: '7', emergency: true, tier: { two: '2' } },
    { id: 'pills', member: 'a', service: 'genericDrug', count: '5', supply: '90' },
  ],
  plans: [
    {
      id: 'one',
      name: 'First plan',
      issuer: 'Some Insurer',
      type: 'PPO',
      year: '2026',
      metalLevel: 'Bronze',
      hsaEligible: false,
      requiresPCP: true,
      requiresReferral: true,
      referralServices: ['dialysis'],
      authorizationServices: ['hospice', 'homeHealth'],
      allowedPercent: '140',
      premium: {
        period: 'month',
        byAge: [
          { from: '0', to: '42', amount: '301' },
          { from: '43', to: '120', amount: '402' },
        ],
        taxCredit: '77',
      },
      accounts: { hra: { individual: '51', individualAndSpouse: '52', individualAndChildren: '53', family: '54' } },
      unmarkedTerms: 'copaysWaived',
      deductibles: [{ covers: 'medicalAndDrug', network: 'combined', self: '1801', person: '1802', family: '3603' }],
      outOfPocketMaximums: [
        { covers: 'medicalAndDrug', network: 'inNetwork', self: '7001', person: '7002', family: '14003' },
      ],
      benefits: {
        specialist: { terms: '$61 copay', outOfNetwork: '41%' },
        chiropractic: {
          terms: '$62 copay',
          visitLimit: { count: '21', startsAnew: '7', perNetwork: true },
          planPaysAtMost: { amount: '809', per: 'year' },
          outsideMaximum: true,
        },
        genericDrug: { terms: '$11', retail90: '$22', mail90: '$19' },
        other: { terms: '23%', outOfNetwork: '43%' },
      },
      serviceLimits: [{ services: ['rehabilitation', 'habilitation'], limit: { count: '33' } }],
      prices: { imaging: '909' },
    },
    {
      id: 'two',
      name: 'Second plan',
      type: 'EPO',
      year: '2026',
      premium: { period: 'biweekly', amount: '88' },
      requiresServiceArea: false,
      deductibles: [
        {
          covers: 'services',
          services: ['lab', 'xray', 'imaging', 'hospice', 'dialysis'],
          network: 'inNetwork',
          self: '404',
          person: '404',
          family: '808',
        },
      ],
      outOfPocketMaximums: [],
      tierShares: ['60', '40'],
      benefits: { other: { terms: '15% after deductible', tier2: '35% after deductible' } },
    },
  ],
};

/** What is said of each of its fields. */
const said = [
  '43',
  'Female',
  'Average',
  'Asthma',
  'Depression',
  '90 days by mail',
  'Mental health visit 3 (Switch to a network',

  'for 2 months from June',
  '$123.45',
  'Out-of-pocket limit',
  'First plan',
  'Chiropractic visit 4',
  'Outside the network',
  '44',
  'Not said',
  'Count only the care I list',
  'February 2026',
  '11 months',
  'Marketplace plan',
  'Scans: 2',
  'Mar 4, 2026',
  'May 6, 2026',
  '$1,111',
  '$2,222',
  'outside the network of First plan',
  'I have one',

  'left knee',
  'at a hospital or center in the network',
  'Days of each stay: 7',
  'It is an emergency',
  'tier 2 with Second plan',

  '90-day fills: 5',
  '90 days at a pharmacy',
  'Some Insurer',
  'Bronze',
  'Dialysis',
  'Hospice · Home health visit',
  '140%',
  '0–42: $301',
  '43–120: $402',
  'Every month',
  '$77',
  '$51',
  '$52',
  '$53',
  '$54',
  'percentages after it',

  'In and outside together',
  '$1,801',
  '$1,802',
  '$3,603',
  '$7,001',
  '$7,002',
  '$14,003',
  '$61 copay',
  '41%',
  '$62 copay',

  'limit: 21 a year',
  'starts over in July',
  'in and outside the network apart',
  '$809 a year',
  'outside the limit',
  '$11',
  '$22',
  '$19',
  '23%',
  '43%',
  'limit: 33 a year',
  'Rehabilitation visit and Habilitation visit',
  '$909',
  'EPO',
  '$88',

  'Every two weeks',
  'Lab test, X-ray or ultrasound, Imaging (CT, PET, MRI), Hospice, and Dialysis',
  '$404',
  '$808',
  '60%',
  '40%',
  '15% after deductible',
  '35% after deductible',
];

/** Has the first plan cost more, and does something before years are drawn anew. */
const dearerThen = (page: Page, what: 'copy' | 'print'): Promise<string> =>
  page.evaluate((what) => {
    const element = document.querySelector('outpocket-page') as OutpocketPage;
    const root = element.shadowRoot ?? element;
    element.type('/plans/0/premium/amount', '999');
    if (what === 'print') window.dispatchEvent(new Event('beforeprint'));
    else void element.keeping?.makeText();
    return root.querySelector('.answer')?.textContent ?? '';
  }, what);

test('text is made of the amounts of what stands in the fields, once they are there', async ({ page }) => {
  await openDraft(page, firstDraft);
  await yearsDrawn(page);
  const before = (await page.locator('.answer .sentence').innerText()).trim();
  await openTab(page, 'Save');
  await dearerThen(page, 'copy');
  const text = await page.getByRole('textbox', { name: 'Your answer as text' }).inputValue();
  await yearsDrawn(page);
  const after = (await page.locator('.answer .sentence').innerText()).trim();
  expect(after).not.toBe(before);
  expect(text).toContain(after);
  expect(text).not.toContain(before);
});

test('paper says where amounts are of before', async ({ page }) => {
  await openDraft(page, firstDraft);
  await yearsDrawn(page);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.answer')).not.toContainText('These amounts are for what stood here before');
  expect(await dearerThen(page, 'print')).toContain('These amounts are for what stood here before');
});

test('paper says that it came before what was entered, and has it the next time', async ({ page }) => {
  let letGo = () => {};
  const held = new Promise<void>((then) => (letGo = then));
  await page.route(/\/later\/behind-/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/?lang=en');
  const estimator = page.locator('outpocket-page');
  await expect(estimator.getByRole('table').first()).toBeVisible();
  await print(page);
  await expect(estimator).toContainText('Printed too early: what you entered is missing');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(estimator).not.toContainText('Printed too early');
  letGo();
  await expect.poll(() => estimator.evaluate((page: OutpocketPage) => page.behind !== undefined)).toBe(true);
  await print(page);
  await expect(estimator).toContainText('What you entered');
  await expect(estimator).not.toContainText('Printed too early');
});

test('the answer is text to copy or mail, with everything that was put in', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openDraft(page, everything);
  await yearsDrawn(page);
  const opening = (await page.locator('.answer .sentence').innerText()).trim();
  await openTab(page, 'Save');
  await page.getByRole('button', { name: 'Copy as text' }).click();
  const field = page.getByRole('textbox', { name: 'Your answer as text' });
  await expect(field).toHaveAccessibleDescription(/^Copied/);
  const text = await field.inputValue();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  expect(said.filter((one) => !text.includes(one))).toEqual([]);
  for (const one of [opening, 'An estimate, not an offer', String(new Date().getFullYear())])
    expect(text).toContain(one);
  const answer = engineAnswer(everything);
  for (const one of answer.plans) expect(text).toContain(dollars(one.premium));
  // The mail has the same, and nobody's address.
  const href =
    (await page.getByRole('link', { name: 'Send it with your own mail program' }).getAttribute('href')) ?? '';
  const mail = new URL(href);
  expect([mail.protocol, mail.pathname]).toEqual(['mailto:', '']);
  expect(mail.searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(text);
  // It is of what stood there.
  await page.getByRole('textbox', { name: 'Scans' }).fill('3');
  await expect(field).toHaveCount(0);
});

for (const language of languages) {
  test(`the text is said in ${language}`, async ({ page }) => {
    const words = localeOf(language).messages;
    await open(page, `/?lang=${language}`);
    await settled(page.locator('outpocket-page'));
    await page.getByRole('tab', { name: words['tab.keep'] ?? '', exact: true }).click();
    await page.getByRole('button', { name: words['keep.text'] ?? '', exact: true }).click();
    const field = page.getByRole('textbox', { name: words['keep.text.label'] ?? '' });
    await expect(field).toHaveValue(new RegExp(words['care.known'] ?? ''));
    const text = await field.inputValue();
    for (const key of ['title', 'answer.title.example', 'row.mean', 'step.title.who', 'benefit.in', 'footer'])
      expect(text, key).toContain(words[key] ?? '');
  });
}

test('everything that was put in is printed', async ({ page }) => {
  await openDraft(page, everything);
  await yearsDrawn(page);
  await print(page);
  const record = (await section(page, /^What you entered/).innerText()).replaceAll('\n', ' ');
  expect(said.filter((one) => !record.includes(one))).toEqual([]);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(section(page, /^What you entered/)).toHaveCount(0);
});

test('prints on two pages, the numbers on the first', async ({ page }) => {
  await open(page);
  await openParts(page);
  await openTab(page, 'Every bill');
  await disclose(section(page, 'Every bill, explained'), sample(0).name);
  expect(await printedPages(page)).toBeLessThanOrEqual(2);
  await print(page);
  await expect(page.getByRole('button', { name: 'Start again' })).toBeHidden();
  await expect(page.getByRole('tab').first()).toBeHidden();
  // What was put in is there in words, without what changes it; every part of a closer look but the bills and the guide is.
  await expect(page.getByRole('button', { name: /^(Add|Change|Remove|Next|Clear|Undo|Make|Print)\b/ })).toHaveCount(0);
  await expect(section(page, 'Coming up or ongoing')).toHaveCount(0);
  for (const part of ['What each total is made of', 'What each plan asks of you', 'What this answer assumes'])
    await expect(section(page, part)).toBeVisible();
  await expect(section(page, 'Every bill, explained')).toHaveCount(0);
  const years = engineYears(firstDraft);
  await expect(cells(answerOf(page), 'Bad year').first()).toContainText(
    about(asRanked(years.plans, years)[0]?.total.p90 ?? ''),
  );
});
