// The order of the plans: one for the whole page, by the engine's ranking or as
// chosen, and taken when nobody types. And the marks at the best of each row.
import { draws } from '../src/draft/request';
import { settled as finished } from './job';
import { expect, type ElementHandle, type Locator, type Page } from '@playwright/test';
import type { EstimateResult } from '../src/engine/types';
import { inColumn, type Draft } from '../src/draft/draft';
import { put } from '../src/draft/pointer';
import {
  about,
  asRanked,
  cells,
  disclose,
  dollars,
  engineAnswer,
  engineYears,
  expectAnswer,
  linkOf,
  firstDraft,
  listedDraft,
  openDraft,
  openParts,
  openPlan,
  openTab,
  plan,
  sample,
  samples,
  section,
  showAnswer,
  test,
  yearsDrawn,
  answerOf,
} from './page';

test.use({ years: draws.years });

const nameOf = (draft: Draft, id: string) => draft.plans.find((one) => one.id === id)?.name ?? id;
const named = (draft: Draft, ids: readonly string[]) => ids.map((id) => nameOf(draft, id));

/** The same four plans whatever the household, the dear ones first: California's Platinum and Gold designs. */
const four = (draft: Draft): Draft => ({
  ...draft,
  plans: [5, 3, 4, 2].map((number, i) => inColumn(sample(number), `plan${i + 1}`)),
});
/** Two, of which the second is the cheaper. */
const two = (draft: Draft): Draft => ({
  ...draft,
  plans: [1, 0].map((number, i) => inColumn(sample(number), `plan${i + 1}`)),
});

const order = (page: Page) => page.getByRole('combobox', { name: 'Order of the plans' });

/** In which order plans stand in the answer, and also while the plans are in its place. */
const standing = (page: Page) => answerOf(page).getByRole('columnheader').locator('.plan-name');
const standingUnseen = (page: Page) => page.locator('.answer .plan-name');

/** A part of a closer look, also where another tab is shown. */
const unseen = (page: Page, name: string) => page.getByRole('region', { name, exact: true, includeHidden: true });

/** Holds every place where plans are listed against one order. */
async function expectOrder(page: Page, names: string[]): Promise<void> {
  await expect(standing(page)).toHaveText(names);
  for (const table of ['What each total is made of', 'What each plan asks of you'])
    await expect(unseen(page, table).locator('.plan-name')).toHaveText(names);
  await expect(unseen(page, 'Every bill, explained').locator('.plan-ledger > summary')).toHaveText(names);
  for (const list of await page
    .locator('.pictures .legend')
    .filter({ hasText: names[0] ?? '' })
    .all())
    await expect(list.locator('li')).toContainText(names);
}

/** What the tabs show is loaded when one is. */
async function openTabs(page: Page): Promise<void> {
  await openTab(page, 'Rules');
  await expect(section(page, 'What each plan asks of you')).toBeVisible();
}

/** How the six visits to a doctor in nobody's network are counted, beside the answer. */
const visits = (page: Page) =>
  page.getByRole('group', { name: 'Specialist visit: You', exact: true }).getByRole('textbox', { name: 'Visits' });

for (const [care, household] of [
  ['listed', listedDraft],
  ['drawn', firstDraft],
] as const) {
  test(`plans stand by what the year costs, as the engine ranks them, in every list: ${care} care`, async ({
    page,
  }) => {
    const draft = four(household);
    const { ranking } = care === 'listed' ? engineAnswer(draft) : engineYears(draft);
    expect(ranking).not.toEqual(draft.plans.map(({ id }) => id));
    await openDraft(page, draft);
    await openTabs(page);
    if (care === 'drawn') {
      // The pictures with lines are of the listed care alone; they are fetched when they come near.
      await openTab(page, 'Every bill');
      await expect(section(page, 'The care you list, by itself').locator('.legend').last()).toBeVisible();
    }
    await expectOrder(page, named(draft, ranking));
    await expectAnswer(page, draft);
    await expect(answerOf(page)).toContainText('Sorted by total cost for the year.');
    await expect(order(page)).toHaveAccessibleDescription(/^Sorted by total cost/);
  });
}

/** Ids by an amount, no amount last; the same stand as the engine ranks them. */
const by = (
  { plans, ranking }: EstimateResult,
  amountOf: (plan: EstimateResult['plans'][number]) => string | undefined,
): string[] =>
  asRanked(plans, { ranking })
    .toSorted((a, b) => Number(amountOf(a) ?? Infinity) - Number(amountOf(b) ?? Infinity))
    .map(({ id }) => id);

test('plans stand in the order that is chosen, by keyboard too, and it is said', async ({ page }) => {
  // One without a limit, and two with the same premium.
  let draft = put(put(four(listedDraft), '/plans/0/grandfathered', true), '/plans/0/outOfPocketMaximums', []);
  for (const [i, amount] of ['31806', '31706', '31706', '26993'].entries())
    draft = put(draft, `/plans/${i}/premium`, { period: 'year', amount });
  const result = engineAnswer(draft);
  const orders = {
    'Total cost for you': [result.ranking, /^Sorted by total cost/],
    'Most you could pay': [by(result, ({ worstCase }) => worstCase.total), /^Sorted by the most you could pay/],
    'Premium you pay': [by(result, ({ premium }) => premium), /^Sorted by premium/],
    'As you entered them': [draft.plans.map(({ id }) => id), /^In the order in which you entered them/],
  } as const;
  expect(result.plans[0]?.worstCase.total).toBeUndefined();
  expect(new Set(Object.values(orders).map(([ids]) => ids.join())).size).toBe(4);
  await openDraft(page, draft);
  // What is said of an answer that becomes whole would take the place of what is said of an order.
  await finished(page.locator('outpocket-page'));
  await openTabs(page);
  await expect(order(page).getByRole('option')).toHaveText(Object.keys(orders));
  await expect(order(page).getByRole('option', { selected: true })).toHaveText('Total cost for you');
  const choose = async (name: string) => {
    const [ids, reason] = orders[name as keyof typeof orders];
    await expectOrder(page, named(draft, ids));
    await expect(order(page)).toHaveAccessibleDescription(reason);
  };
  for (const name of Object.keys(orders).toReversed()) {
    await order(page).selectOption({ label: name });
    await choose(name);
    const said = new Intl.ListFormat('en-US').format(named(draft, orders[name as keyof typeof orders][0]));
    await expect(page.getByRole('status')).toHaveText(`The plans now stand in this order: ${said}.`);
  }
  await order(page).focus();
  for (const name of Object.keys(orders).slice(1)) {
    await page.keyboard.press('ArrowDown');
    await choose(name);
    await expect(order(page)).toBeFocused();
  }
  // Whatever the order, the cheapest is the cheapest.
  await expect(
    answerOf(page).getByRole('columnheader').filter({ hasText: 'Costs least' }).locator('.plan-name'),
  ).toHaveText(nameOf(draft, result.ranking[0] ?? ''));
  await expectOrder(
    page,
    named(
      draft,
      draft.plans.map(({ id }) => id),
    ),
  );
});

test('a chosen order is no part of a link, and starting again takes it back', async ({ page, context }) => {
  const draft = two(listedDraft);
  await openDraft(page, draft);
  await openTabs(page);
  await order(page).selectOption({ label: 'As you entered them' });
  await expectOrder(page, named(draft, ['plan1', 'plan2']));
  const link = await linkOf(page);
  const other = await context.newPage();
  await other.goto(link);
  await expectAnswer(other, draft);
  await expect(order(other)).toHaveValue('total');
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start again' }).click();
  await expect(order(page)).toHaveValue('total');
  await expectAnswer(page, firstDraft);
});

test('one plan has no order', async ({ page }) => {
  await openDraft(page, two(listedDraft));
  await expect(order(page)).toBeVisible();
  await openParts(page, 'plans');
  await page.getByRole('button', { name: `Remove ${sample(1).name}` }).click();
  await showAnswer(page);
  await expect(standing(page)).toHaveText([sample(0).name]);
  await expect(order(page)).toHaveCount(0);
  await expect(page.getByText('Sorted by total cost for the year.')).toHaveCount(0);
});

/** Opens a draft with a clock that stands still, so that pauses are as long as a test has them. */
async function openStill(page: Page, draft: Draft): Promise<void> {
  await page.clock.install({ time: 0 });
  await openDraft(page, draft);
  await page.clock.pauseAt(3_600_000);
}

/** So many visits to a doctor outside the network make the plan that pays for some of it the cheaper. */
const many = '90';
const settled = 700;
const quiet = 250;

test('nothing jumps while somebody types: the order is taken at the pause', async ({ page }) => {
  let draft = two(listedDraft);
  await openStill(page, draft);
  await openTabs(page);
  await expectOrder(page, named(draft, ['plan2', 'plan1']));
  const field = visits(page);
  await field.fill('');
  for (const key of many) {
    await page.keyboard.press(key);
    await expect(standing(page)).toHaveText(named(draft, ['plan2', 'plan1']));
  }
  draft = put(draft, '/care/1/count', many);
  const result = engineAnswer(draft);
  expect(result.ranking).toEqual(['plan1', 'plan2']);
  // The numbers follow at once, where they stand.
  await expect(cells(answerOf(page), 'Total cost for you')).toContainText(
    result.plans.toReversed().map((one) => dollars(one.total)),
  );
  await expect(
    answerOf(page).getByRole('columnheader').filter({ hasText: 'Costs least' }).locator('.plan-name'),
  ).toHaveText(nameOf(draft, 'plan1'));
  await page.clock.runFor(settled - 1);
  await expect(standing(page)).toHaveText(named(draft, ['plan2', 'plan1']));
  await page.clock.runFor(1);
  await expectOrder(page, named(draft, ['plan1', 'plan2']));
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(many);
});

test('nothing jumps while years are drawn, nor what has the focus from under it', async ({ page }) => {
  let draft = two(firstDraft);
  await openStill(page, draft);
  await page.clock.runFor(settled);
  await openTabs(page);
  await expectOrder(page, named(draft, ['plan2', 'plan1']));
  await openTab(page, 'Every bill');
  await visits(page).fill(many);
  draft = put(draft, '/care/1/count', many);
  expect(engineYears(draft).ranking).toEqual(['plan1', 'plan2']);
  // The field is left for a plan's ledger, which is a pause; no years are drawn yet.
  const ledger = section(page, 'Every bill, explained').locator('.plan-ledger');
  const summary = ledger
    .filter({ hasText: nameOf(draft, 'plan2') })
    .locator('summary')
    .first();
  await summary.press('Enter');
  await expect(ledger.first().getByText('All care together')).toBeVisible();
  await expect(standing(page)).toHaveText(named(draft, ['plan2', 'plan1']));
  await page.clock.runFor(quiet);
  await expectOrder(page, named(draft, ['plan1', 'plan2']));
  await expect(answerOf(page)).toContainText('From 10,000 simulated years');
  // The same ledger is open, now the second, and still has the focus.
  await expect(summary).toBeFocused();
  await expect(ledger.last()).toHaveAttribute('open');
  await expect(ledger.first()).not.toHaveAttribute('open');

  // The other way round: all years are drawn before the pause, at which a word's meaning is open.
  const word = answerOf(page).getByRole('button', { name: 'Bad year' });
  await visits(page).fill('6');
  await page.clock.runFor(quiet);
  draft = put(draft, '/care/1/count', '6');
  const years = engineYears(draft);
  expect(years.ranking).toEqual(['plan2', 'plan1']);
  await expect(cells(answerOf(page), 'Bad year')).toContainText(years.plans.map((one) => about(one.total.p90)));
  await expect(answerOf(page)).toContainText('From 10,000 simulated years');
  await expect(standing(page)).toHaveText(named(draft, ['plan1', 'plan2']));
  await word.press('Enter');
  await expectOrder(page, named(draft, ['plan2', 'plan1']));
  await expect(word).toBeFocused();
  await expect(word).toHaveAttribute('aria-expanded', 'true');
});

test('a plan that is added stands last until the pause, one that is removed goes at once', async ({ page }) => {
  const draft = { ...two(firstDraft), plans: [inColumn(sample(1), 'plan1'), inColumn(sample(3), 'plan2')] };
  await openStill(page, draft);
  await openTabs(page);
  await expectOrder(page, named(draft, ['plan1', 'plan2']));
  await openParts(page, 'plans');
  await page.getByRole('button', { name: 'Another sample' }).click();
  const added = await plan(page, 3).getByRole('combobox', { name: 'Plan 3', exact: true }).inputValue();
  const all = {
    ...draft,
    plans: [...draft.plans, inColumn(samples.find(({ id }) => id === added) ?? sample(0), 'plan3')],
  };
  const { ranking } = engineYears(all);
  expect(ranking).not.toEqual(['plan1', 'plan2', 'plan3']);
  await expect(standingUnseen(page)).toHaveText(named(all, ['plan1', 'plan2', 'plan3']));
  await showAnswer(page);
  await expect(standing(page)).toHaveText(named(all, ['plan1', 'plan2', 'plan3']));
  await page.clock.runFor(quiet);
  await expectOrder(page, named(all, ranking));
  await openParts(page, 'plans');
  await page.getByRole('button', { name: `Remove ${nameOf(all, ranking[0] ?? '')}` }).click();
  await expect(standingUnseen(page)).toHaveText(named(all, ranking.slice(1)));
  await showAnswer(page);
  await expect(standing(page)).toHaveText(named(all, ranking.slice(1)));
});

for (const how of ['something is changed and changed back', 'the page is moved elsewhere']) {
  test(`years that are given up while ${how} are drawn to their end after it`, async ({ page }) => {
    await openStill(page, two(firstDraft));
    await openParts(page, 'plans');
    const fills = page.getByRole('textbox', { name: '30-day fills' });
    await fills.fill('11');
    // The answer is not seen: it follows once the field is left.
    await fills.blur();
    // As soon as some are drawn.
    await page.locator('outpocket-page').evaluate(
      (host, removed) => {
        const { shadowRoot: root, parentNode } = host;
        const observer = new MutationObserver(() => {
          if (!root?.querySelector('.looked progress')) return;
          observer.disconnect();
          if (removed) {
            [...root.querySelectorAll<HTMLButtonElement>('button.remove')]
              .find((button) => button.textContent.includes(removed))
              ?.click();
            (host as unknown as { undo: () => void }).undo();
          } else {
            host.remove();
            parentNode?.append(host);
          }
          host.setAttribute('data-done', '');
        });
        if (root) observer.observe(root, { subtree: true, childList: true });
      },
      how.startsWith('something') ? sample(1).name : '',
    );
    await page.clock.runFor(quiet);
    await expect(page.locator('outpocket-page[data-done]')).toBeVisible();
    await page.clock.runFor(quiet);
    await expectAnswer(page, put(two(firstDraft), '/care/2/count', '11'));
  });
}

test('the best of a row is marked in words and by a shape, where plans differ', async ({ page }) => {
  const draft = four(firstDraft);
  const [result, years] = [engineAnswer(draft), engineYears(draft)];
  const ranked = asRanked(result.plans, years);
  await openDraft(page, draft);
  await yearsDrawn(page);
  const drawn = (id: string) => years.plans.find((one) => one.id === id);
  const marks: Record<
    string,
    [shape: string, rows: Record<string, (plan: EstimateResult['plans'][number]) => number>]
  > = {
    'Your answer': [
      '▾lowest',
      {
        'Premium you pay': ({ premium }) => Number(premium),
        'Bad year': ({ id }) => Number(drawn(id)?.total.p90),
        'Most you could pay': ({ worstCase }) => Number(worstCase.total ?? Infinity),
      },
    ],
    'What each total is made of': [
      '▾lowest',
      {
        Premium: ({ premium }) => Number(premium),
        Deductible: ({ deductible }) => Number(deductible),
        Copays: ({ copay }) => Number(copay),
        'Care not covered': ({ notCovered }) => Number(notCovered),
        'Balance bills': ({ balanceBill }) => Number(balanceBill),
        'Total cost for you': ({ total }) => Number(total),
      },
    ],
    'What each plan asks of you': [
      '▾asks least',
      {
        'Your own primary care doctor': ({ asks }) => Number(asks.pcp),
        'Referrals to specialists': ({ asks }) => (asks.referrals ? 1 + asks.referralVisits : 0),
        'You must live in its area': ({ asks }) => Number(asks.serviceArea),
        'Needs approval first': ({ asks }) => asks.priorAuthorizations,
      },
    ],
  };
  for (const [title, [mark, rows]] of Object.entries(marks)) {
    const tab = { 'What each total is made of': 'Why', 'What each plan asks of you': 'Rules' } as const;
    if (title in tab) await openTab(page, tab[title as keyof typeof tab]);
    const table = section(page, title);
    let marked = 0;
    for (const [row, rank] of Object.entries(rows)) {
      const least = Math.min(...ranked.map(rank));
      const differ = ranked.some((one) => rank(one) !== least);
      if (differ) marked++;
      const each = cells(table, row).locator('.lowest');
      await expect(each, row).toHaveText(ranked.filter((one) => differ && rank(one) === least).map(() => mark));
      for (const [i, one] of ranked.entries())
        await expect(cells(table, row).nth(i).locator('.lowest'), row).toHaveCount(
          differ && rank(one) === least ? 1 : 0,
        );
    }
    expect(marked, title).toBeGreaterThan(2);
    await expect(table.getByRole('columnheader').filter({ hasText: '✓ Costs least' }).locator('.plan-name')).toHaveText(
      nameOf(draft, years.ranking[0] ?? ''),
    );
  }
  // What is a matter of taste, or neither good nor bad, is not marked.
  await expect(
    cells(section(page, 'What each plan asks of you'), 'Doctors you can see').locator('.lowest'),
  ).toHaveCount(0);
  await openTab(page, 'Why');
  await expect(cells(section(page, 'What each total is made of'), 'The plan pays').locator('.lowest')).toHaveCount(0);
  await expect(cells(answerOf(page), 'How it works').locator('.lowest')).toHaveCount(0);
});

test('plans that ask the same are not marked', async ({ page }) => {
  const draft = two(listedDraft);
  await openDraft(page, put(put(draft, '/plans/0', inColumn(sample(0), 'plan1')), '/plans/0/name', 'The same'));
  await openTabs(page);
  await expect(standing(page)).toHaveCount(2);
  await expect(page.locator('td .lowest')).toHaveCount(0);
});

for (const [plans, draft] of [
  ['two plans', firstDraft],
  ['four plans', four(firstDraft)],
] as const) {
  test(`on a phone the answer stays in reach from every step, and covers no field, ${plans}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openDraft(page, draft);
    const years = engineYears(draft);
    await yearsDrawn(page);
    const least = asRanked(years.plans, years)[0];
    const told = plans === 'two plans' ? /^The HMO costs least:/ : `${nameOf(draft, least?.id ?? '')} costs least:`;
    const bar = page.locator('.totals');
    const back = bar.getByRole('button', { name: 'See the answer' });
    for (const [step, fewest] of [
      ['Who', 9],
      ['Care', 3],
      ['Doctors', 6],
      ['Plans', 9],
    ] as const) {
      const name = page.getByRole('group', { name: 'Steps' }).getByRole('button', { name: step });
      await name.click();
      await expect(name).toHaveAttribute('aria-current', 'step');
      await openStep(page, step);
      const content = page.locator('.step.now');
      const fields = content
        .getByRole('textbox')
        .or(content.getByRole('combobox'))
        .or(content.getByRole('checkbox'))
        .or(content.getByRole('radio'));
      await expect(fields.nth(fewest - 1), step).toBeAttached();
      expect(await unreached(content, back), step).toEqual([]);
      await expect(bar.locator('.of-plan')).toContainText(told);
      await expect(bar.locator('.sum')).toHaveText(about(least?.total.mean ?? ''));
      await back.click();
      await expect(page.getByRole('heading', { name: 'Your answer' })).toBeFocused();
      await expect(answerOf(page).locator('.sentence')).toBeInViewport({ ratio: 1 });
    }
  });
}

/** Goes to each field of a step, and tells which of them or the way back is not in sight then, or lies below the bar. */
const unreached = async (content: Locator, back: Locator): Promise<string[]> =>
  content.evaluate(
    async (step, back) => {
      const bar = back.closest('.totals');
      const within = ({ top, right, bottom, left }: DOMRect) =>
        top > -1 && left > -1 && bottom < innerHeight + 1 && right < innerWidth + 1;
      const wrong: string[] = [];
      for (const field of step.querySelectorAll<HTMLElement>('input, select, textarea')) {
        if (!field.checkVisibility()) continue;
        field.focus();
        const reached = () =>
          (field.getRootNode() as ShadowRoot).activeElement === field &&
          within(field.getBoundingClientRect()) &&
          within(back.getBoundingClientRect()) &&
          field.getBoundingClientRect().bottom <= (bar?.getBoundingClientRect().top ?? 0);
        // The page comes to rest within some frames.
        for (let frames = 0; frames < 120 && !reached(); frames++)
          await new Promise((frame) => requestAnimationFrame(frame));
        if (!reached()) wrong.push(field.id);
      }
      return wrong;
    },
    (await back.elementHandle()) as ElementHandle<HTMLElement>,
  );

/** Opens what there is to be opened in a step. */
async function openStep(page: Page, step: 'Who' | 'Care' | 'Doctors' | 'Plans'): Promise<void> {
  const doctors = section(page, 'Doctors outside a network');
  if (step === 'Who') await openParts(page, 'household');
  if (step === 'Doctors') {
    await disclose(doctors, 'Visits within the usual year');
    await disclose(doctors, 'Nobody, or only for short trips');
  }
  if (step === 'Plans') await disclose(await openPlan(page, 2), 'Important questions');
}
