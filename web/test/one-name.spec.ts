import { expect, type Page } from '@playwright/test';
import { listedDraft, firstDraft, openDraft, test } from './page';
import { settled } from './job';
import { rounds, states } from './states';
import { put } from '../src/draft/pointer';

interface Figure {
  label: string;
  plan: string;
  amount: string;
  where: string;
}

/** Every amount that stands under a plan's name in a table, with the name of its row. */
const figures = (page: Page): Promise<Figure[]> =>
  page.locator('outpocket-page').evaluate((element) => {
    const root = element.shadowRoot as ShadowRoot;
    const text = (node: Element | null | undefined) => node?.textContent.trim().replaceAll(/\s+/g, ' ') ?? '';
    const plans = [...new Set([...root.querySelectorAll('.columns thead .plan-name')].map(text))];
    return [...root.querySelectorAll('table')].flatMap((table) => {
      // A figure by month, or one of a hundred years, has the month or the year in its name.
      const heads = [...table.querySelectorAll('thead th')].map((head) =>
        text(head.querySelector('.plan-name') ?? head),
      );
      const first = table.querySelector('thead tr')?.children.length === heads.length ? 1 : 0;
      const where = text(table.querySelector('caption')) || (table.getAttribute('aria-labelledby') ?? '');
      return [...table.querySelectorAll('tbody tr')].flatMap((row) => {
        const label = text(row.querySelector('th summary, th'));
        return [...row.querySelectorAll('td')].flatMap((cell, i) => {
          const plan = heads[i + first] ?? '';
          const amount = /−?-?\$[\d,]+(?:\.\d\d)?/.exec(text(cell))?.[0];
          return plans.includes(plan) && amount ? [{ label, plan, amount, where }] : [];
        });
      });
    });
  });

/** An amount in cents, and how far its rounding can have moved it. */
function known(amount: string): { cents: number; within: number } {
  const digits = amount.replaceAll(/[^\d.]/g, '');
  const cents = Math.round(Number(digits) * 100) * (/^[−-]/.test(amount) ? -1 : 1);
  return { cents, within: digits.includes('.') ? 0 : 500 };
}

/** The figures of one name that are further apart than the rounding of the coarser. */
function apart(all: readonly Figure[]): Figure[][] {
  const byName = new Map<string, Figure[]>();
  for (const figure of all)
    byName.set(`${figure.label} | ${figure.plan}`, [...(byName.get(`${figure.label} | ${figure.plan}`) ?? []), figure]);
  return [...byName.values()].filter((same) => {
    const values = same.map(({ amount }) => known(amount));
    const cents = values.map((value) => value.cents);
    return Math.max(...cents) - Math.min(...cents) > Math.max(...values.map(({ within }) => within));
  });
}

/** Holds the figures that the page shows now against each other. */
async function expectApart(page: Page, state: string): Promise<void> {
  await settled(page.locator('outpocket-page'));
  const all = await figures(page);
  expect(all.length, state).toBeGreaterThan(10);
  expect(apart(all), state).toEqual([]);
}

/** The household that lists all of its care in the states that it can be in. */
const listedStates = ['at first', 'with the guide', 'with a plan being filled in', 'with four plans'];

for (const [care, draft, names] of [
  // A question over the page brings no figure.
  ['drawn', firstDraft, Object.keys(states).filter((state) => state !== 'asked to start again')],
  ['listed', listedDraft, listedStates],
] as const)
  for (const round of rounds) {
    const those = round.filter(([state]) => names.includes(state));
    if (those.length > 0)
      test(`no two figures have one name: ${care} care, ${those.map(([state]) => state).join(', ')}`, async ({
        page,
      }) => {
        // Not the example, whose answer is there from the beginning.
        await openDraft(page, put(draft, '/care/0/count', '3'));
        for (const [state, reach] of those) {
          await reach(page);
          await expectApart(page, state);
        }
      });
  }

test('two figures of one name are found', async ({ page }) => {
  await openDraft(page, firstDraft);
  await settled(page.locator('outpocket-page'));
  await page.locator('outpocket-page').evaluate((element) => {
    const [first, second] = element.shadowRoot?.querySelectorAll('.columns tbody th') ?? [];
    if (first && second) first.textContent = second.textContent;
  });
  const found = apart(await figures(page));
  expect(found.map(([figure]) => figure?.label)).toEqual(['Premium you pay', 'Premium you pay']);
});
