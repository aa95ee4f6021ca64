// The page as somebody uses it: found by role and name, answered by the engine.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { harness } from '../playwright.config';
import type { EstimateResult } from '../src/engine/types';
import { inColumn, planFrom, sampleDraft, type Draft, type Plan } from '../src/page/draft';
import { put } from '../src/page/pointer';
import { requestOf } from '../src/page/request';

const file = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const samples = (JSON.parse(file('../plans/index.json')) as string[]).map((name): Plan => planFrom(JSON.parse(file(`../plans/${name}`))));
const sample = (number: number): Plan => {
  const found = samples[number];
  if (!found) throw new Error(`no sample ${number}`);
  return found;
};
const firstDraft = sampleDraft(samples.slice(0, 2));

// Every test also fails when something was thrown that nobody caught, when the
// browser complained, and when anything was asked of another server.
const test = base.extend<{ page: Page }>({
  page: async ({ page, baseURL }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('request', (request) => request.url().startsWith(baseURL ?? '') || complaints.push(request.url()));
    await use(page);
    expect(complaints).toEqual([]);
  },
});

async function open(page: Page, address = '/?lang=en'): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('table')).toBeVisible();
}

/** The engine's own answer, from a page of its own. */
async function engineAnswer(page: Page, draft: Draft, ledger = false): Promise<EstimateResult> {
  const other = await page.context().newPage();
  await other.goto(harness);
  const result = await other.evaluate(async (request) => {
    const engine = window.harness.createEngine({ wasmUrl: window.harness.wasmUrl });
    return engine.estimate(request);
  }, requestOf(draft, ledger));
  await other.close();
  return result;
}

const dollars = (amount: string, tag = 'en-US') =>
  new Intl.NumberFormat(tag, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' }).format(amount as Intl.StringNumericLiteral);

const cells = (page: Page, row: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: row, exact: true }) }).getByRole('cell');
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const plan = (page: Page, number: number) => page.getByRole('group', { name: `Plan ${number}`, exact: true });
const disclose = async (around: Locator, text: string | RegExp) => around.locator('summary').filter({ hasText: text }).first().click();

/** Holds the columns of the answer against a result of the engine. */
async function expectAnswer(page: Page, result: EstimateResult): Promise<void> {
  const rows = {
    'Total cost for you': 'total',
    Premium: 'premium',
    Deductible: 'deductible',
    Copays: 'copay',
    Coinsurance: 'coinsurance',
    'Care not covered': 'notCovered',
    'Balance bills': 'balanceBill',
  } as const;
  await expect(page.getByRole('columnheader')).toHaveCount(result.plans.length);
  for (const [name, field] of Object.entries(rows)) {
    await expect(cells(page, name)).toHaveText(result.plans.map((one) => dollars(one[field])));
  }
  await expect(cells(page, 'The most it can cost')).toContainText(
    result.plans.map((one) => (one.worstCase.total === undefined ? 'No limit' : dollars(one.worstCase.total))),
  );
  const least = result.plans.findIndex((one) => one.id === result.ranking[0]);
  await expect(page.getByRole('columnheader').nth(least)).toContainText('Costs least');
}

test('an answer is there before anything is typed, and it is the engine’s', async ({ page }) => {
  await open(page);
  await expectAnswer(page, await engineAnswer(page, firstDraft));
  await expect(page.locator('strong').first()).toContainText('costs you the least');
});

test('the main job: household, care and plans changed, the total follows', async ({ page }) => {
  await open(page);
  let draft = firstDraft;

  // A household of two for half a year.
  await page.getByRole('button', { name: 'Remove Child', exact: true }).click();
  await expect(page.getByText('Removed: Child')).toBeVisible();
  draft = { ...draft, members: draft.members.slice(0, 2), care: draft.care.filter((item) => item.member !== 'member3') };
  await page.getByRole('textbox', { name: 'Age' }).first().fill('57');
  await page.getByRole('combobox', { name: 'How long' }).selectOption({ label: '6 months' });
  draft = put(put(draft, '/members/0/age', '57'), '/months', '6');

  // A hospital stay outside the network of the second plan, at a price of one's own.
  await page.getByRole('button', { name: 'Add care' }).click();
  const index = draft.care.length;
  const added = page.getByRole('group', { name: 'Primary care visit: You', exact: true }).last();
  await added.getByRole('combobox', { name: 'What care' }).selectOption({ label: 'Hospital stay: the facility' });
  const stay = page.getByRole('group', { name: 'Hospital stay: the facility: You', exact: true });
  await stay.getByRole('textbox', { name: 'Days of each stay' }).fill('4');
  await stay.getByRole('combobox', { name: 'The doctor or hospital is' }).selectOption({ label: 'Not in some plans’ networks' });
  await stay.getByRole('checkbox', { name: sample(1).name }).check();
  await disclose(stay, 'More about this care');
  await stay.getByRole('textbox', { name: 'Price in the network' }).fill('12345.67');
  await stay.getByRole('textbox', { name: 'Charge outside' }).fill('30000');
  await stay.getByRole('checkbox', { name: 'Keep my doctor' }).check();
  draft = put(draft, `/care/${index}`, {
    id: 'care5',
    member: 'member1',
    service: 'hospitalStay',
    count: '1',
    days: '4',
    outOfNetwork: ['plan2'],
    price: '12345.67',
    charge: '30000',
    keepProvider: true,
  });
  await expectAnswer(page, await engineAnswer(page, draft));

  // Other plans, one of them with terms of one's own.
  await plan(page, 1).getByRole('combobox', { name: 'Begin with this sample' }).selectOption({ label: sample(2).name });
  await page.getByRole('button', { name: 'Add a plan to compare' }).click();
  draft = put({ ...draft, plans: [inColumn(sample(2), 'plan1'), inColumn(sample(1), 'plan2'), inColumn(sample(0), 'plan3')] }, '/plans/1/benefits/imaging/terms', '$99.50');
  await disclose(plan(page, 2), 'What you pay for each service');
  await plan(page, 2).getByRole('group', { name: 'Imaging (CT, PET, MRI)' }).getByRole('textbox', { name: 'In the network' }).fill('$99.50');
  await expect(plan(page, 2).getByText('Changed by you')).toHaveCount(1);
  await expectAnswer(page, await engineAnswer(page, draft));
});

test('what was removed can be brought back', async ({ page }) => {
  await open(page);
  const result = await engineAnswer(page, firstDraft);
  await page.getByRole('button', { name: /Remove Spouse/ }).first().click();
  await expect(page.getByRole('group', { name: 'Spouse or partner', exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Spouse or partner', exact: true })).toBeFocused();
  await expectAnswer(page, result);
});

test('the ledger has every line of the engine’s, with its reasons, and is made when opened', async ({ page }) => {
  await open(page);
  const result = await engineAnswer(page, firstDraft, true);
  const ledger = section(page, 'Every line, and why');
  await expect(ledger.getByRole('listitem')).toHaveCount(0);
  await disclose(ledger, sample(1).name);
  const lines = ledger.locator('li.line');
  const entries = result.plans[1]?.ledger ?? [];
  await expect(lines).toHaveCount(entries.length);
  for (const [i, entry] of entries.entries()) {
    await expect(lines.nth(i)).toContainText(dollars(entry.amount));
    await expect(lines.nth(i)).toContainText(`Plan pays ${dollars(entry.planPays)}`);
  }
  await expect(lines.filter({ hasText: 'above what the plan allows' })).toHaveCount(entries.filter((entry) => entry.balanceBill !== '0.00').length);
  await expect(ledger).not.toContainText('Another reason');

  // It follows what is changed.
  await page.getByRole('textbox', { name: '30-day fills' }).fill('2');
  await expect(lines).toHaveCount(entries.length - 10);
});

test('terms that cannot be read are told beside their field, at the spot, and the last answer stays', async ({ page }) => {
  await open(page);
  const before = await cells(page, 'Total cost for you').allTextContents();
  await disclose(plan(page, 2), 'What you pay for each service');
  const field = plan(page, 2).getByRole('group', { name: 'Specialist visit', exact: true }).getByRole('textbox', { name: 'In the network' });
  await field.fill('20% after dedcutible');
  await expect(field).toHaveValue('20% after dedcutible');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/“dedcutible” cannot be read at character 11.*20% after dedcutible/);
  await expect(plan(page, 2).locator('mark')).toHaveText('dedcutible');
  await expect(section(page, 'Your answer').getByText('out of date')).toBeVisible();
  expect(await cells(page, 'Total cost for you').allTextContents()).toEqual(before);

  // The summary leads to the field, also after what it is in has been left.
  const link = section(page, 'Your answer').getByRole('link', { name: `${sample(1).name}, Specialist visit` });
  await link.click();
  await expect(field).toBeFocused();

  await field.fill('20% after deductible');
  await expect(field).not.toHaveAttribute('aria-invalid');
  await expect(page.getByText('out of date')).toHaveCount(0);
});

test('bad amounts and numbers are told in words and never altered', async ({ page }) => {
  await open(page);
  const care = page.getByRole('group', { name: 'Specialist visit: You', exact: true });
  await disclose(care, 'More about this care');
  const price = care.getByRole('textbox', { name: 'Price in the network' });
  const cases: Record<string, RegExp> = {
    '1e9': /“1e9” is not an amount/,
    '-5': /“-5” is not an amount/,
    '1,000': /“1,000” is not an amount/,
    '.5': /“.5” is not an amount/,
    NaN: /“NaN” is not an amount/,
    ' 40': /“ 40” is not an amount/,
    '1.005': /more than two decimals/,
    '99999999': /too large/,
    ['9'.repeat(300)]: /too large/,
  };
  for (const [typed, message] of Object.entries(cases)) {
    await price.fill(typed);
    await expect(price).toHaveAccessibleDescription(message);
    await expect(price).toHaveValue(typed);
  }
  await price.fill('');
  await expect(price).not.toHaveAttribute('aria-invalid');

  const count = care.getByRole('textbox', { name: 'Visits' });
  for (const typed of ['2.5', '', '0', '-1', '20001', 'three', '007', '9'.repeat(30)]) {
    await count.fill(typed);
    await expect(count).toHaveAccessibleDescription(/whole number|This is needed/);
    await expect(count).toHaveValue(typed);
  }
  await count.fill('3');

  // A maximum below its deductible, in a part of the plan that is closed.
  await disclose(plan(page, 2), 'Deductibles and maximums');
  const maximum = plan(page, 2).getByRole('group', { name: 'Out-of-pocket maximum 2' }).getByRole('textbox', { name: 'Family', exact: true });
  await maximum.fill('100');
  await expect(maximum).toHaveAccessibleDescription(/The maximum of \$100.00 is below the deductible. It should be at least \$4,000.00/);
});

test('problems in parts that are closed open them', async ({ page }) => {
  await open(page);
  // Amounts for a household of one only, then a second person.
  const premium = plan(page, 1).getByRole('group', { name: 'Premium', exact: true });
  await premium.getByRole('combobox', { name: 'It depends on' }).selectOption({ label: 'Each person’s age' });
  await expect(premium.getByRole('textbox', { name: 'Amount' })).toHaveAccessibleDescription('This is needed.');
  await premium.getByRole('textbox', { name: 'Amount' }).fill('250');
  await expect(premium.getByRole('textbox', { name: 'Amount' })).not.toHaveAttribute('aria-invalid');
});

test('markup in a plan’s name is text', async ({ page }) => {
  await open(page);
  const name = '<img src=x onerror="document.title=\'gone\'"><b>Plan</b> {total} &amp;';
  await plan(page, 1).getByRole('textbox', { name: 'Name' }).fill(name);
  await expect(page.getByRole('columnheader').first()).toContainText(name);
  await expect(page.locator('strong').first()).toContainText(name);
  await expect(page.locator('img, b')).toHaveCount(0);
  await expect(page).toHaveTitle(/What would a year/);
});

for (const [language, first, tag, title] of [
  ['es', 'es-MX', 'es-US', '¿Cuánto le costaría un año de atención médica?'],
  ['sv', 'sv-SE', 'sv-SE', 'Vad skulle ett år av vård kosta dig?'],
] as const) {
  test(`speaks ${language}: by the browser, by the address, by choice`, async ({ page, browser, baseURL }) => {
    const result = await engineAnswer(page, firstDraft);
    const context = await browser.newContext({ locale: first });
    const theirs = await context.newPage();
    await theirs.goto(baseURL ?? '');
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(title);
    await context.close();

    await open(page);
    await page.getByRole('combobox', { name: 'Language' }).selectOption(language);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    const totals = page.getByRole('row').nth(1).getByRole('cell');
    await expect(totals).toHaveText(result.plans.map((one) => dollars(one.total, tag)));
  });
}

test('says so when the engine cannot be loaded, and tries again', async ({ context, baseURL }) => {
  const page = await context.newPage();
  await page.route('**/*.wasm', (route) => route.abort(), { times: 1 });
  await page.goto(`${baseURL}?lang=en`);
  await expect(page.getByText('could not be loaded')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('table')).toBeVisible();
});

test('every field and button is reached by keyboard, in order, and what has the focus is seen', async ({ page }) => {
  await open(page);
  const names: string[] = [];
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const focused = document.activeElement?.shadowRoot?.activeElement;
      if (!focused) return undefined;
      const box = focused.getBoundingClientRect();
      const there = focused.getRootNode() as ShadowRoot;
      // The middle is not covered by what sticks to the bottom.
      const on = there.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + Math.min(box.height / 2, 20));
      return {
        name: focused.id || focused.textContent?.trim().slice(0, 40) || focused.className,
        outline: getComputedStyle(focused).outlineStyle !== 'none',
        visible: on === focused || focused.contains(on) || (on !== null && on.contains(focused)),
      };
    });
    if (!seen) break;
    expect(seen.outline, seen.name).toBe(true);
    expect(seen.visible, seen.name).toBe(true);
    names.push(seen.name);
  }
  const tabbable = await page.evaluate(() => {
    const all = document.querySelector('outpocket-page')?.shadowRoot?.querySelectorAll('input, select, button, summary, a[href], [tabindex="0"]');
    return [...(all ?? [])].filter((element) => element.checkVisibility()).length;
  });
  expect(names).toHaveLength(tabbable);
});

test('the answer is announced once, after a pause', async ({ page }) => {
  await open(page);
  const status = page.getByRole('status');
  await expect(status).toContainText('costs you the least');
  await page.getByRole('textbox', { name: '30-day fills' }).fill('300');
  await expect(status).toContainText(await page.locator('strong').first().innerText());
});

/** Brings the page into the states that matter. */
const states: Record<string, (page: Page) => Promise<void>> = {
  'at first': async () => {},
  'with everything open': async (page) => {
    await disclose(page.getByRole('group', { name: 'Specialist visit: You', exact: true }), 'More about this care');
    await disclose(page.getByRole('group', { name: 'You', exact: true }), 'Already paid');
    await page.getByRole('button', { name: 'Add an amount paid' }).click();
    await page.getByRole('textbox', { name: 'Amount' }).first().fill('100');
    for (const part of ['What an employer', 'Deductibles and', 'What you pay for', 'Rules of the plan', 'Money from', 'not in the estimate', 'of these figures']) {
      await disclose(plan(page, 1), part);
    }
    await disclose(section(page, 'Your answer'), 'What this answer assumes');
    await disclose(section(page, 'Every line, and why'), sample(1).name);
    await expect(page.locator('li.line').first()).toBeVisible();
  },
  'with problems': async (page) => {
    await page.getByRole('textbox', { name: 'Age' }).first().fill('old');
    await disclose(plan(page, 2), 'What you pay for each service');
    await plan(page, 2).getByRole('textbox', { name: 'In the network' }).first().fill('$40 coupay');
    await expect(page.getByText('2 fields need another look').first()).toBeVisible();
  },
  'with four plans': async (page) => {
    for (let n = 0; n < 2; n++) await page.getByRole('button', { name: 'Add a plan to compare' }).click();
    await expect(page.getByRole('columnheader')).toHaveCount(4);
  },
};

const axe = file('../node_modules/axe-core/axe.min.js');
for (const [name, reach] of Object.entries(states)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is accessible ${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page);
      await reach(page);
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(document);
        return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
      });
      expect(violations).toEqual([]);
    });
  }

  test(`fits 320 pixels ${name}`, async ({ page }) => {
    await open(page);
    await reach(page);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    for (const language of ['es', 'sv']) {
      await page.locator('#language').selectOption(language);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), language).toBe(320);
    }
  });
}
