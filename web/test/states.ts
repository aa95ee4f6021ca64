// The states of the page that matter, for accessibility, for narrow windows and
// for pictures of them.
import { expect, type Page } from '@playwright/test';
import { settled } from './job';
import { answerOf, disclose, openParts, openPlan, openTab, plan, sample, section, showAnswer } from './page';

type Reach = (page: Page) => Promise<void>;

/** What each tab of a closer look shows: after one the page can be brought into any other, and asks nothing anew. */
const tabs: Record<string, Reach> = {
  'at first': async () => {},
  'with what if': async (page) => openTab(page, 'What if'),
  'with rules': async (page) => openTab(page, 'Rules'),
  'with every bill': async (page) => {
    await settled(page.locator('outpocket-page'));
    await openTab(page, 'Every bill');
    await disclose(section(page, 'Every bill, explained'), sample(1).name);
    await expect(page.locator('li.line').first()).toBeVisible();
  },
  'with assumptions': async (page) => {
    await openTab(page, 'Assumptions');
    for (const assumed of ['Prices you did not state', 'Terms that'])
      await disclose(section(page, 'What this answer assumes'), assumed);
  },
  'with the guide': async (page) => {
    await settled(page.locator('outpocket-page'));
    await openTab(page, 'Guide');
    await expect(section(page, 'HMO or traditional coverage: a short guide')).toBeVisible();
  },
  'with a link': async (page) => {
    await openTab(page, 'Save');
    await page.getByRole('button', { name: 'Make a link' }).click();
    await expect(page.getByRole('textbox', { name: 'Link to this answer' })).toHaveValue(/#v1\./);
  },
};

const others: Record<string, Reach> = {
  'with everything open': async (page) => {
    for (const tab of ['with every bill', 'with assumptions', 'with the guide', 'with a link']) await tabs[tab]?.(page);
    await openParts(page, 'household');
    const who = section(page, 'Who is covered');
    await disclose(who, 'Months of coverage');
    await disclose(who, 'Already paid');
    await page.getByRole('button', { name: /^Add an amount paid ?: You/ }).click();
    await page.getByRole('textbox', { name: 'Amount' }).first().fill('100');
    await disclose(section(page, 'Coming up or ongoing'), 'More conditions');
    await disclose(section(page, 'Coming up or ongoing'), 'How medicines are filled');
    const doctors = section(page, 'Doctors outside a network');
    await disclose(doctors, 'Visits within the usual year');
    await doctors.getByRole('button', { name: 'Add another service' }).first().click();
    await disclose(doctors, 'Nobody, or only for short trips');
    await doctors.getByRole('combobox', { name: 'Months away' }).first().selectOption('4');
    const care = page.getByRole('group', { name: 'Specialist visit: You', exact: true });
    await care.getByRole('button', { name: /^Change/ }).click();
    await disclose(care, 'More about this care');
    await openParts(page, 'plans');
    await openPlan(
      page,
      1,
      'What an employer',
      'Important questions',
      'Common medical events',
      'More rules',
      'Money from',
      'not in the estimate',
      'of these figures',
    );
  },
  'with problems': async (page) => {
    await openParts(page);
    await page.getByRole('textbox', { name: 'Age' }).first().fill('old');
    await openPlan(page, 2, 'Common medical events');
    await plan(page, 2).getByRole('combobox', { name: 'In the network' }).first().fill('$40 coupay');
    await expect(page.getByRole('link', { name: '2 fields need another look' })).toBeVisible();
  },
  'with a plan being filled in': async (page) => {
    await openParts(page, 'plans');
    await page.getByRole('button', { name: 'Your own plan' }).click();
    await expect(plan(page, 3).getByText('Still needed.').first()).toBeVisible();
  },
  'with a network in tiers': async (page) => {
    await openParts(page, 'plans');
    const form = await openPlan(page, 1, 'Important questions', 'Common medical events');
    await form.getByRole('combobox', { name: 'Tiers in the network' }).selectOption('3 tiers');
    await form.getByRole('checkbox', { name: 'Some of it is beyond tier 1' }).check();
    await form.getByRole('checkbox', { name: 'Show columns for 90-day fills' }).check();
    await form
      .getByRole('group', { name: 'Specialist visit', exact: true })
      .getByRole('combobox', { name: 'In the network, tier 3' })
      .fill('$95');
    await disclose(form, 'Limits that several services share');
    await form.getByRole('button', { name: 'Add a shared limit' }).click();
    await form.getByRole('checkbox', { name: 'Rehabilitation visit' }).check();
    await disclose(form, 'Prices the plan has agreed to');
    await form.getByRole('button', { name: 'Add a price' }).click();
  },
  'with four plans': async (page) => {
    await openParts(page, 'plans');
    for (let n = 0; n < 2; n++) await page.getByRole('button', { name: 'Another sample' }).click();
    await showAnswer(page);
    await expect(answerOf(page).getByRole('columnheader')).toHaveCount(4);
  },
  'with something taken away': async (page) => {
    await openParts(page, 'household');
    await page.getByRole('button', { name: 'Remove Child', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Undo' }).last()).toBeVisible();
    await expect(page.getByText('Removed: Child')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Remove Spouse or partner' })).toBeFocused();
  },
  'asked to start again': async (page) => {
    await openTab(page, 'Save');
    await page.getByRole('button', { name: 'Start again' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
};

/** States that follow others. */
const after: Record<string, { state: string; reach: Reach }> = {
  'with problems at the answer': {
    state: 'with problems',
    reach: async (page) => {
      await showAnswer(page);
      await expect(answerOf(page).getByRole('heading', { name: '2 fields need another look' })).toBeVisible();
    },
  },
  'with a plan that is not in the answer yet': {
    state: 'with a plan being filled in',
    reach: async (page) => {
      await showAnswer(page);
      await expect(page.getByText('joins the comparison once').first()).toBeVisible();
    },
  },
};

/** Brings the page as it is at first into each state. */
export const states: Record<string, Reach> = {
  ...tabs,
  ...others,
  ...Object.fromEntries(
    Object.entries(after).map(([name, { state, reach }]) => [
      name,
      async (page: Page) => {
        await others[state]?.(page);
        await reach(page);
      },
    ]),
  ),
};

/** The same by the pages that show them: in one, each brings on the next. */
export const rounds: readonly (readonly (readonly [state: string, reach: Reach])[])[] = [
  Object.entries(tabs),
  ...Object.entries(others).map(([name, reach]) => [
    [name, reach] as const,
    ...Object.entries(after).flatMap(([next, { state, reach }]) => (state === name ? [[next, reach] as const] : [])),
  ]),
];
