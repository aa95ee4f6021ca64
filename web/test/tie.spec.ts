// Where plans cost the same in words (R52), nothing on the page has one of them win.
import { expect, type Page } from '@playwright/test';
import { taxesBegin, type Draft } from '../src/draft/draft';
import { fragmentOf } from '../src/draft/link';
import { engineAnswer, engineYears, firstDraft, listedDraft, open, openDraft, openTab, test } from './page';
import { few } from './years';

const inCents = (amount: string) => BigInt(amount.replace('.', ''));
const inDollars = (cents: bigint) => String(cents).replace(/(\d\d)$/, '.$1');

/** The draft with premiums that leave the plans' totals so many cents apart. */
function apart(draft: Draft, cents: bigint): Draft {
  const without: Draft = {
    ...draft,
    plans: draft.plans.map((plan) => ({ ...plan, premium: { period: 'year', amount: '0.00' } })),
  };
  const drawn = draft.members.some(({ use }) => use !== 'none');
  const totals = drawn
    ? engineYears(without, few).plans.map(({ id, total }) => ({ id, total: total.mean }))
    : engineAnswer(without).plans;
  const plans = without.plans.map((plan, i) => {
    const own = inCents(totals.find(({ id }) => id === plan.id)?.total ?? '');
    return { ...plan, premium: { period: 'year', amount: inDollars(2_000_000n + BigInt(i) * cents - own) } };
  });
  return { ...without, plans };
}

/** What names a winner. */
const winner = /costs? (the )?least|the cheapest|costs? less|of 100 simulated years/i;

const badges = (page: Page) => page.locator('.columns[aria-labelledby=answer] .badge');

for (const [name, draft] of [
  ['listed care', listedDraft],
  ['drawn care', firstDraft],
] as const) {
  test(`a tie of ${name} is one in the sentence, badges and bar`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openDraft(page, apart(draft, 500n));
    await expect(page.locator('.sentence strong')).toHaveText(
      /^The HMO and the PPO cost about the same: \$20,0\d0 a year/,
    );
    await expect(badges(page)).toHaveText([/Tied for least/, /Tied for least/]);
    expect(await page.locator('.answer').innerText()).not.toMatch(winner);
    // Where they differ is said of them alike.
    const bad = page.getByText(/A bad year costs \$[\d,]+ with the HMO and \$[\d,]+ with the PPO\./);
    await expect(bad).toHaveCount(draft === firstDraft ? 1 : 0);
    await page.getByRole('button', { name: 'Care', exact: true }).click();
    await expect(page.locator('.totals-line')).toHaveText(/The HMO and the PPO cost about the same: \$20,0\d0/);
  });

  test(`without a tie of ${name} the plan that costs least is named`, async ({ page }) => {
    await openDraft(page, apart(draft, 1500n));
    await expect(page.locator('.sentence strong')).toHaveText(/^The HMO costs less: about \$20,000 a year/);
    await expect(badges(page)).toHaveText([/Costs least/]);
  });
}

test('a tie is one in the closer look, and in the text to keep', async ({ page }) => {
  await openDraft(page, apart(listedDraft, -500n));
  for (const tab of ['Why', 'What if', 'Rules', 'Assumptions', 'Guide'] as const) {
    await openTab(page, tab);
    if (tab === 'What if')
      await expect(page.locator('[aria-labelledby=tips] .lead')).toHaveText(
        /^As it stands, the PPO and the HMO cost about the same\./,
      );
    // What would be with other care is said to be so.
    const said = await page.getByRole('tabpanel').locator('p:not(.lead), li').allInnerTexts();
    expect(
      said.filter((text) => winner.test(text) && !/would|with more care|with less care|up to about/i.test(text)),
      tab,
    ).toEqual([]);
  }
  await openTab(page, 'Save');
  await page.getByRole('button', { name: 'Copy as text' }).click();
  const field = page.getByRole('textbox', { name: 'Your answer as text' });
  await expect(field).toHaveValue(/The PPO and the HMO cost about the same/);
  expect(await field.inputValue()).not.toMatch(winner);
});

test('by how much premiums would have to differ for a tie is said, and so it is', async ({ page }) => {
  const draft = apart(listedDraft, 150_000n);
  const dearer = (cents: bigint): Draft => ({
    ...draft,
    plans: draft.plans.map((plan, i) =>
      i > 0
        ? plan
        : { ...plan, premium: { period: 'year', amount: inDollars(inCents(plan.premium.amount as string) + cents) } },
    ),
  });
  expect(engineAnswer(dearer(150_000n)).plans.map(({ total }) => total)).toEqual(['21500.00', '21500.00']);
  const even = page.locator('[aria-labelledby=tips] .even');
  await openDraft(page, draft);
  await openTab(page, 'What if');
  await expect(even).toHaveText(
    'If your premium for the HMO were about $1,500 higher a year, or the one for the PPO about $1,500 lower, the two would cost the same.',
  );
  // Nobody pays less than nothing.
  await page.goto('about:blank');
  const free = draft.plans.map((plan) => ({ ...plan, premium: { period: 'year', amount: '0.00' } }));
  await openDraft(page, { ...draft, plans: free });
  await openTab(page, 'What if');
  await expect(even).toHaveText(
    /^If your premium for the \w+ were about \$[\d,]+ higher a year, the two would cost the same\.$/,
  );
  // What is off pay lowers taxes too.
  await page.goto('about:blank');
  const taxed: Draft = {
    ...draft,
    whoPays: 'employer',
    tax: { ...taxesBegin(draft), wages: '90000' } as NonNullable<Draft['tax']>,
  };
  expect(engineAnswer(taxed).tax).toBeDefined();
  await open(page, `/?lang=en#${await fragmentOf(taxed, false, true)}`);
  await openTab(page, 'What if');
  await expect(page.locator('[aria-labelledby=tips] .lead')).toBeVisible();
  await expect(even).toHaveCount(0);
});
