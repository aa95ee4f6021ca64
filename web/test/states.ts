// The states of the page that matter, for accessibility, for narrow windows and
// for pictures of them.
import { expect, type Page } from '@playwright/test';
import { settled } from './job';
import { disclose, openParts, openPlan, plan, sample, section, answerOf } from './page';

/** Brings the page into each. */
export const states: Record<string, (page: Page) => Promise<void>> = {
  'at first': async () => {},
  'with pictures and guide': async (page) => {
    await settled(page.locator('outpocket-page'));
    await expect(section(page, 'The year in pictures').getByRole('img').first()).toBeVisible();
  },
  'with everything open': async (page) => {
    await openParts(page);
    await disclose(section(page, 'Make it yours'), 'Months of cover');
    await disclose(section(page, 'Make it yours'), 'Already paid');
    await page.getByRole('button', { name: /^Add an amount paid ?: You/ }).click();
    await page.getByRole('textbox', { name: 'Amount' }).first().fill('100');
    const yours = page.getByRole('group', { name: 'Care: You', exact: true });
    await disclose(yours, 'Conditions, events');
    await yours.getByRole('combobox', { name: 'How many' }).selectOption('4');
    await yours.getByRole('button', { name: 'Add another service' }).click();
    const care = page.getByRole('group', { name: 'Specialist visit: You', exact: true });
    await care.getByRole('button', { name: /^Change/ }).click();
    await disclose(care, 'More about this care');
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
    for (const assumed of ['Prices you did not state', 'Terms that'])
      await disclose(section(page, 'What this answer assumes'), assumed);
    await disclose(section(page, 'Every bill, explained'), sample(1).name);
    await expect(page.locator('li.line').first()).toBeVisible();
    await page.getByRole('button', { name: 'Make a link' }).click();
    await expect(page.getByRole('textbox', { name: 'Link to this answer' })).toHaveValue(/#v1\./);
  },
  'with problems': async (page) => {
    await openParts(page);
    await page.getByRole('textbox', { name: 'Age' }).first().fill('old');
    await openPlan(page, 2, 'Common medical events');
    await plan(page, 2).getByRole('combobox', { name: 'In the network' }).first().fill('$40 coupay');
    await expect(page.getByText('2 fields need another look').first()).toBeVisible();
  },
  'with a plan being filled in': async (page) => {
    await openParts(page, 'plans');
    await page.getByRole('button', { name: 'Your own plan' }).click();
    await expect(page.getByText('joins the comparison once').first()).toBeVisible();
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
    await expect(answerOf(page).getByRole('columnheader')).toHaveCount(4);
  },
  'with something taken away': async (page) => {
    await openParts(page, 'household');
    await page.getByRole('button', { name: /^Remove ?: Child$/ }).click();
    await expect(page.getByRole('button', { name: 'Undo' }).last()).toBeFocused();
  },
  'asked to start again': async (page) => {
    await openParts(page, 'household');
    await page.getByRole('button', { name: 'Start again' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
};
