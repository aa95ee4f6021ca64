// The guide: every statement about HMOs in every language, and the household's
// own dollars beside those that have some.
import { expect, test as base, type Page } from '@playwright/test';
import { harness } from '../playwright.config';
import type { GuideData } from '../src/guide/data';
import type { Language } from '../src/words/words';
import { languages } from '../vite.languages.ts';
import { expectAccessibleIn } from './axe';

const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await use(page);
    expect(complaints).toEqual([]);
  },
});

const asks = {
  pcp: true,
  referrals: true,
  serviceArea: true,
  network: true,
  referralVisits: 2,
  referralVisitCost: '80.00',
};
const hmo = {
  id: 'plan1',
  name: 'Acme HMO',
  type: 'HMO',
  total: '13000.00',
  premium: '9120.00',
  deductible: '0.00',
  copay: '640.00',
  notCovered: '2000.00',
  balanceBill: '0.00',
  worstCase: { total: '27520.00' },
  asks,
  providers: { choices: [{ chosen: 'switch' }, { chosen: 'keep' }], difference: '704.60', told: '710.00' },
};
const ppo = {
  ...hmo,
  id: 'plan2',
  name: 'Acme PPO',
  type: 'PPO',
  total: '14000.00',
  premium: '11880.00',
  deductible: '1500.00',
  copay: '120.00',
  notCovered: '0.00',
  balanceBill: '512.34',
  worstCase: {},
  asks: {
    pcp: false,
    referrals: false,
    serviceArea: false,
    network: false,
    referralVisits: 0,
    referralVisitCost: '0.00',
  },
  providers: { choices: [{ chosen: 'keep' }], difference: '704.60', told: '710.00' },
};
const openAccess = {
  ...hmo,
  id: 'plan3',
  name: 'Open HMO',
  total: '15000.00',
  asks: { ...asks, referrals: false, pcp: false },
  providers: { choices: [], difference: '0.00', told: '0.00' },
};
const data: GuideData = { plans: [hmo, ppo] };
const compared: GuideData = {
  plans: [hmo, ppo, openAccess],
  comparison: {
    plans: [
      {
        id: 'plan1',
        rules: [
          { rule: 'serviceArea', difference: '0.00' },
          { rule: 'network', difference: '700.50' },
          { rule: 'referral', difference: '-80.00' },
        ],
      },
      { id: 'plan2', rules: [] },
    ],
    tippingPoints: [
      { quantity: 'specialistVisits', now: 3, least: 0, most: 60, up: { count: 9, plan: 'plan2' } },
      { quantity: 'outOfNetworkVisits', now: 3, least: 0, most: 60 },
      { quantity: 'hospitalDays', now: 0, least: 0, most: 30, up: { count: 2, plan: 'plan2' } },
    ],
  },
};

async function show(page: Page, language: Language, data?: GuideData): Promise<void> {
  await page.goto(new URL('pictures.html', harness).href);
  await page.waitForFunction(() => 'guide' in window);
  await page.evaluate(([language, data]) => window.guide(language, data), [language, data] as const);
}

const own = (page: Page, statement: number) => page.locator(`#guide-s${statement} .own`);
const statements = Array.from({ length: 14 }, (_, i) => i + 1);

for (const language of languages) {
  test(`${language}: every statement is there, without dollars where there is no answer`, async ({ page }) => {
    await show(page, language);
    for (const statement of statements) await expect(page.locator(`#guide-s${statement} p`)).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 3 })).toHaveCount(5);
    await expect(page.getByRole('term')).toHaveCount(16);
    await expect(page.getByRole('definition')).toHaveCount(16);
  });
}

test('the plans’ own dollars stand beside the statements', async ({ page }) => {
  await show(page, 'en', data);
  const said: Record<number, string> = {
    1: 'The premium for the months covered: $9,120 under Acme HMO and $11,880 under Acme PPO.',
    2: 'Under Acme HMO you would change doctors for 1 kind of care.',
    3: 'You must choose one under Acme HMO.',
    4: 'Acme HMO: 2 extra visits to get referrals, $80 for you.',
    7: 'Your copays: $640 under Acme HMO and $120 under Acme PPO.',
    8: 'Care that is not covered, and yours to pay: $2,000 under Acme HMO. With Acme HMO, doctors outside the network cost you $710 more than network doctors. With Acme PPO, doctors outside the network cost you $710 more than network doctors.',
    9: 'What you pay toward the deductible: $0 under Acme HMO and $1,500 under Acme PPO.',
    10: 'Balance bills: $510 under Acme PPO.',
    11: 'The premium and covered care in the network cost you at most: $27,520.00 under Acme HMO and no limit under Acme PPO.',
    12: 'You must live in the area of Acme HMO.',
  };
  for (const statement of statements) {
    const expected = said[statement];
    if (expected) await expect(own(page, statement)).toHaveText(`In this estimate: ${expected}`);
    else await expect(own(page, statement)).toHaveCount(0);
  }
});

test('with a comparison, what the rules cost and how many visits would turn the answer', async ({ page }) => {
  await show(page, 'en', compared);
  await expect(own(page, 4)).toContainText('The referral rule of Acme HMO saves you $80.');
  await expect(own(page, 8)).toContainText(
    'With Acme HMO, doctors outside the network cost you $710 more than network doctors.',
  );
  await expect(own(page, 12)).toContainText('The area rule of Acme HMO changes nothing for you.');
  await expect(own(page, 13)).toHaveText(
    'In this estimate: With 9 specialist visits instead of 3, Acme PPO would cost you the least. From 0 to 60 visits outside the network, the plan that costs you the least stays the same.',
  );
  await expect(own(page, 14)).toHaveText('In this estimate: No referrals needed: Open HMO.');
});

for (const language of languages)
  test(`is accessible and fits 320 pixels, ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await show(page, language, compared);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await expectAccessibleIn(language, page, language);
  });
