// The page as tests drive it: by role and name, its numbers from scripts/estimate.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Comparison, EstimateResult, Simulation } from '../src/engine/types';
import { planFrom, sampleDraft, type Draft, type Plan, isDrawn } from '../src/draft/draft';
import { fragmentOf } from '../src/draft/link';
import { draws, requestOf } from '../src/draft/request';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { test as base } from './years';

export const file = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
export const samples = (JSON.parse(file('../plans/index.json')) as string[]).map((name): Plan =>
  planFrom(JSON.parse(file(`../plans/${name}`))),
);
export const sample = (number: number): Plan => {
  const found = samples[number];
  if (!found) throw new Error(`no sample ${number}`);
  return found;
};
export const firstDraft = sampleDraft(samples.slice(0, 2));
/** The same household, of which all care is listed. */
export const listedDraft: Draft = {
  ...firstDraft,
  members: firstDraft.members.map((member) => ({ ...member, use: 'none' })),
};

// Every test also fails when something was thrown that nobody caught, when the
// browser complained, and when anything was asked of another server.
export const test = base.extend<{ page: Page }>({
  page: async ({ page, baseURL }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('request', (request) => request.url().startsWith(baseURL ?? '') || complaints.push(request.url()));
    await use(page);
    expect(complaints).toEqual([]);
  },
});

export async function open(page: Page, address = '/?lang=en'): Promise<void> {
  await page.goto(address);
  // The page itself has taken the place of its plain HTML. Asked in the page: an
  // expectation that does not hold at once has the browser draw up all that a
  // screen reader would read.
  await page.waitForFunction(() =>
    document.querySelector('outpocket-page')?.shadowRoot?.querySelector('table')?.checkVisibility(),
  );
}

/** Opens the page by a link to a draft. */
export const openDraft = async (page: Page, draft: Draft) => open(page, `/?lang=en#${await fragmentOf(draft)}`);

const shown = async (page: Page, step: 'answer' | 'plans') => {
  const change = page.getByRole('button', { name: 'Change the plans' });
  const back = page.locator('.back').getByRole('button', { name: 'See the answer' });
  const [go, arrived] = step === 'plans' ? [change, back] : [back, change];
  // Without scripts all is shown. With them, a page that was just loaded has neither button yet.
  if (await page.evaluate(() => matchMedia('(scripting: none)').matches)) return;
  await go.or(arrived).filter({ visible: true }).first().waitFor();
  if (!(await go.isVisible())) return;
  // What was pressed before may lead there by itself.
  await Promise.race([go.click(), arrived.waitFor()]);
  // What both have, a button to use plans of one's own, must not be taken from the one that goes.
  await arrived.waitFor();
};

/** Opens what is closed at first of parts of the page, of all where none are named: who is covered, and the plans. */
export async function openParts(page: Page, ...names: ('household' | 'care' | 'plans')[]): Promise<void> {
  const all = names.length === 0;
  if (all || names.includes('household')) {
    for (const chip of await page.locator('.chip[aria-expanded]').all())
      if ((await chip.getAttribute('aria-expanded')) === 'false') {
        await chip.click();
        await expect(chip).toHaveAttribute('aria-expanded', 'true');
      }
  }
  if (all || names.includes('plans')) await shown(page, 'plans');
}

/** Goes back to the answer, where it is not shown. */
export const showAnswer = (page: Page) => shown(page, 'answer');

/** Shows one of the tabs of a closer look. */
export async function openTab(
  page: Page,
  name: 'Why' | 'What if' | 'Rules' | 'Every bill' | 'Assumptions' | 'Guide' | 'Save',
): Promise<void> {
  // Without scripts all are shown.
  if (await page.evaluate(() => matchMedia('(scripting: none)').matches)) return;
  await showAnswer(page);
  const tab = page.getByRole('tab', { name, exact: true });
  await tab.click();
  await expect(tab).toHaveAttribute('aria-selected', 'true');
}

/** What the filter answered before. */
const answered = new Map<string, string>();

/** What the filter answers to a request. */
export function asked<T>(door: 'estimate' | 'simulate' | 'compare' | 'split' | 'credit', request: object): T {
  const text = JSON.stringify(request);
  const before = answered.get(`${door} ${text}`);
  const line =
    before ??
    execFileSync('go', ['run', './scripts/estimate', door], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      input: `${text}\n`,
      maxBuffer: 1 << 26,
      encoding: 'utf8',
    });
  answered.set(`${door} ${text}`, line);
  return (JSON.parse(line) as { ok: T }).ok;
}

/** The answer of the engine as a filter, which scripts/estimate is. */
export const engineAnswer = (draft: Draft, ledger = false): EstimateResult =>
  asked('estimate', requestOf(draft, ledger));

/** The possible years that the same filter draws, and the same with what decides over them, which takes longer. */
export const engineYears = (draft: Draft, years = draws.years): Simulation =>
  asked('simulate', { ...requestOf(draft), simulation: { ...draws, years, totalsOnly: true } });
export const engineDecidedYears = (draft: Draft, years = draws.years): Simulation =>
  asked('simulate', { ...requestOf(draft), simulation: { ...draws, years } });

/** What the same filter says decides between the plans. */
export const engineDecides = (draft: Draft): Comparison => asked('compare', requestOf(draft));

/** An amount as sentences say it (R52): to the ten dollars, below a hundred to the dollar. */
export const about = (amount: string, tag = 'en-US') =>
  new Intl.NumberFormat(tag, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
    ...(/^-?\d{3}/.test(amount) ? { roundingIncrement: 10 } : {}),
  }).format(amount as Intl.StringNumericLiteral);

export const dollars = (amount: string, tag = 'en-US') =>
  new Intl.NumberFormat(tag, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' }).format(
    amount as Intl.StringNumericLiteral,
  );

export const cells = (around: Page | Locator, row: string) => {
  const page = 'page' in around ? around.page() : around;
  return around
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })
    .getByRole('cell');
};
export const section = (page: Page, name: string | RegExp) =>
  page.getByRole('region', typeof name === 'string' ? { name, exact: true } : { name });
export const plan = (page: Page, number: number) => page.getByRole('group', { name: `Plan ${number}`, exact: true });
/** The form of a plan of the open part. */
export async function openPlan(page: Page, number: number, ...sections: string[]): Promise<Locator> {
  await plan(page, number)
    .getByRole('button', { name: /^All fields/ })
    .click();
  // What a column has of the form, its name, must not be taken from the column, which goes.
  await plan(page, number)
    .getByRole('button', { name: /^Close/ })
    .waitFor();
  for (const section of sections) await disclose(plan(page, number), section);
  return plan(page, number);
}
export const disclose = async (around: Locator, text: string | RegExp) =>
  around.locator('summary').filter({ hasText: text }).first().click();

/** Plans as they stand on the page at first: as the engine ranks them. */
export const asRanked = <P extends { id: string }>(
  plans: readonly P[],
  { ranking }: { ranking: readonly string[] },
): P[] => plans.toSorted((a, b) => ranking.indexOf(a.id) - ranking.indexOf(b.id));

/** The answer. */
export const answerOf = (page: Page) => section(page, /^(Your answer|Example family)/);

/** Waits until the answer is of all possible years; tells how many those are. Asked in the page: see open. */
export async function yearsDrawn(page: Page): Promise<number> {
  const drawn = () => {
    const element = document.querySelector<OutpocketPage>('outpocket-page');
    const answer = (element?.shadowRoot ?? document).querySelector('.answer');
    const said = /From ([\d,]+) simulated years/.exec(answer?.textContent ?? '')?.[1];
    // Once its scripts run, those of what stands in the fields now.
    const now = !element?.shadowRoot || element.years?.draft === element.draft;
    return said && now ? Number(said.replaceAll(',', '')) : 0;
  };
  // A page without scripts has them from the start, and does not wait.
  return (await page.evaluate(drawn)) || (await (await page.waitForFunction(drawn)).jsonValue());
}

/** Holds the columns of the answer, and what its totals are made of, against the engine's for a draft, in its order. */
export async function expectAnswer(page: Page, draft: Draft): Promise<void> {
  await showAnswer(page);
  const result = engineAnswer(draft);
  const years = isDrawn(draft) ? engineYears(draft, await yearsDrawn(page)) : undefined;
  const { ranking } = years ?? result;
  const plans = asRanked(result.plans, { ranking });
  const madeOf = section(page, 'What each total is made of');
  const rows = {
    Premium: 'premium',
    Deductible: 'deductible',
    Copays: 'copay',
    Coinsurance: 'coinsurance',
    'Care not covered': 'notCovered',
    'Balance bills': 'balanceBill',
    'Total cost for you': 'total',
    'The plan pays': 'planPays',
  } as const;
  await openTab(page, 'Why');
  await expect(answerOf(page).getByRole('columnheader')).toContainText(plans.map((one) => one.name));
  for (const [name, field] of Object.entries(rows)) {
    // Where care is drawn, a total is the mean of the years, and made of their means.
    const amount = (one: (typeof plans)[number]) => {
      const mean = years?.plans.find(({ id }) => id === one.id);
      if (!mean || field === 'premium') return one[field];
      return field === 'total' ? mean.total.mean : mean.parts[field].mean;
    };
    await expect(cells(madeOf, name)).toContainText(plans.map((one) => dollars(amount(one))));
  }
  await expect(cells(answerOf(page), 'Most you could pay')).toContainText(
    plans.map((one) => (one.worstCase.total === undefined ? 'No limit' : dollars(one.worstCase.total))),
  );
  await expect(answerOf(page).getByRole('columnheader')).toContainText(
    plans.map((one) => (one.id === ranking[0] && plans.length > 1 ? /Costs least/ : /^((?!Costs least).)*$/s)),
  );
  if (!years) {
    await expect(cells(answerOf(page), 'Total cost for you')).toContainText(plans.map((one) => dollars(one.total)));
    return;
  }
  const drawn = asRanked(years.plans, years);
  for (const [name, figure] of [
    ['Average year', 'mean'],
    ['Bad year', 'p90'],
  ] as const) {
    await expect(cells(answerOf(page), name)).toContainText(drawn.map((one) => about(one.total[figure])));
  }
}

/** Makes a link to what stands on the page, and returns it. */
export async function linkOf(page: Page): Promise<string> {
  await openTab(page, 'Save');
  await page.getByRole('button', { name: 'Make a link' }).click();
  return page.getByRole('textbox', { name: 'Link to this answer' }).inputValue();
}
