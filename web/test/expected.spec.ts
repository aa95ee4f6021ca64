// What is expected of each person: months away from home, and care sought
// outside the network. The numbers are scripts/estimate's.
import { expect, type Page } from '@playwright/test';
import type { Draft } from '../src/draft/draft';
import { fragmentOf } from '../src/draft/link';
import { put } from '../src/draft/pointer';
import {
  cells,
  about,
  disclose,
  engineAnswer,
  engineDecides,
  engineYears,
  expectAnswer,
  linkOf,
  firstDraft,
  listedDraft,
  open,
  openTab,
  sample,
  section,
  test,
} from './page';
import { few } from './years';

const away = (draft: Draft, startMonth: string, months: string) =>
  put(draft, '/members/0/away', { startMonth, months });

/** What is said of the first person's months away, and of visits outside, whose parts are in sight once opened. */
function yours(page: Page) {
  const doctors = section(page, 'Doctors outside a network');
  const of = (field: 'combobox' | 'textbox', name: string) =>
    doctors.getByRole('group', { name: 'You', exact: true }).filter({ has: page.getByRole(field, { name }) });
  const months = of('combobox', 'Months away');
  return {
    doctors,
    away: doctors.locator('details').filter({ has: page.getByRole('combobox', { name: 'Months away', exact: true }) }),
    many: months.getByRole('combobox', { name: 'Months away' }),
    first: months.getByRole('combobox', { name: 'First month' }),
    outside: of('textbox', 'Specialist visit'),
  };
}

const assumptions = (page: Page) => section(page, 'What this answer assumes');

const opened = async (page: Page, draft: Draft) => {
  await page.goto('about:blank');
  await page.goto(`/?lang=en#${await fragmentOf(draft)}`);
  await expect(page.locator('outpocket-page').getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('This link cannot be read')).toHaveCount(0);
};

test('months away from home are in every number, and the page says so', async ({ page }) => {
  await open(page);
  const { doctors, away: part, many, first } = yours(page);
  await disclose(doctors, 'Nobody, or only for short trips');
  await expect(many).toHaveValue('0');
  await expect(first).toHaveCount(0);
  await expect(part).toContainText('a plan such as an HMO covers only emergencies and urgent care');
  await expect(part).toContainText('Medicines count as bought at home or by mail');
  const assumed = assumptions(page).getByRole('listitem').filter({ hasText: 'Care in those months counts' });
  await openTab(page, 'Assumptions');
  await expect(assumptions(page)).toBeVisible();
  await expect(assumed).toHaveCount(0);

  await many.selectOption({ label: '4 months' });
  await expect(first).toHaveValue('1');
  await first.selectOption({ label: 'November' });
  const draft = away(firstDraft, '11', '4');
  await expectAnswer(page, draft);
  // What being away costs is a reason of its own in the possible years too.
  const [explanation] = engineYears(draft, few).explanations;
  expect(explanation?.reasons.map(({ code }) => code)).toContain('away');
  await expect(section(page, 'Why')).toContainText('away from the plan’s area');
  await expect(part.locator('summary')).toHaveText(/^\s*You: away for 4 months from November\s*$/);
  await openTab(page, 'Assumptions');
  await expect(assumed).toHaveText(
    /^You: away for 4 months from November\. Care in those months counts as care away from home\. Medicines do not\. .* Any other plan is taken to have its network there too\.$/,
  );
  await openTab(page, 'Rules');
  await expect(
    cells(section(page, 'What each plan asks of you'), 'You must live in its area').filter({ hasText: /^\s*No/ }),
  ).toContainText('Away from home, its network is taken to be there too.');
  await openTab(page, 'Assumptions');
  // What is set beside it is told too, while others are chosen as well.
  const coming = section(page, 'Coming up or ongoing');
  const asthma = coming.getByRole('button', { name: 'Asthma' });
  const whose = coming.getByRole('combobox', { name: 'For whom' });
  await asthma.click();
  await expect(asthma).toHaveAttribute('aria-pressed', 'true');
  await whose.selectOption({ label: 'Child' });
  await expect(asthma).toHaveAttribute('aria-pressed', 'false');
  await expect(coming.getByText('You: Asthma', { exact: true })).toBeVisible();
  await whose.selectOption({ label: 'You' });
  await asthma.click();
  await expect(asthma).toHaveAttribute('aria-pressed', 'false');
  await expect(part.locator('summary')).toContainText('You: away for 4 months from November');

  // All year there is no first month; one month is a month.
  await many.selectOption({ label: '12 months' });
  await expect(first).toHaveCount(0);
  await expect(assumed).toContainText('You: away all year.');
  await expectAnswer(page, away(firstDraft, '11', '12'));
  await openTab(page, 'Assumptions');
  await many.selectOption({ label: '1 month' });
  await expect(first).toHaveValue('11');
  await expect(assumed).toContainText('You: away in November.');
  // Where there are none, all is as before.
  await many.selectOption({ label: 'None' });
  await expect(assumed).toHaveCount(0);
  await expectAnswer(page, firstDraft);
  await page.getByRole('group', { name: 'Changes' }).getByRole('button', { name: 'Undo' }).click();
  await expect(first).toHaveValue('11');
});

test('what a condition brings stands below it and under the assumptions, as the engine says it', async ({ page }) => {
  await open(page);
  const coming = section(page, 'Coming up or ongoing');
  await expect(coming).not.toContainText('of care in an average year');
  await coming.getByRole('button', { name: 'Asthma' }).click();
  await coming.getByRole('button', { name: 'More conditions' }).or(coming.getByText('More conditions')).click();
  await coming.getByRole('button', { name: 'Hepatitis C' }).click();
  const draft = put(firstDraft, '/members/0/conditions', ['asthma', 'hepatitisC']);
  const { conditions = [] } = engineYears(draft, few);
  expect(conditions.map(({ condition }) => condition)).toEqual(['asthma', 'hepatitisC']);
  const [asthma, hepatitis] = conditions;
  const most = (asthma?.services ?? []).toSorted((a, b) => b.units - a.units)[0];
  expect(most?.service).toBe('genericDrug');
  const each = Math.round((most?.units ?? 0) / 10) / 10;
  expect(each).toBeGreaterThan(1);
  const below = coming.locator('.conditions > .help');
  await expect(below).toHaveCount(2);
  await expect(below.first()).toContainText(
    `Asthma: about ${about(asthma?.amount ?? '')} of care in an average year, before a plan pays. Most often: ${each} × Generic drug (tier 1), `,
  );
  // Few services are all named.
  expect(hepatitis?.services).toHaveLength(5);
  await expect(below.last()).toHaveText(
    `Hepatitis C: about ${about(hepatitis?.amount ?? '')} of care in an average year, before a plan pays: ` +
      '47 × Lab test, 16 × Specialist visit, 16 × Mental health visit, 4 × Primary care visit, and 3 × X-ray or ultrasound.',
  );
  await openTab(page, 'Assumptions');
  const told = assumptions(page).getByRole('listitem').filter({ hasText: 'Asthma (You) brings about' });
  await expect(told).toContainText(`brings about ${about(asthma?.amount ?? '')} of care in an average year`);
  await expect(told).toContainText(`${(most?.units ?? 0) / 100} × Generic drug (tier 1)`);
  await expect(told).toContainText('Source: Yearly cost workbook');
  await coming.getByRole('button', { name: 'Asthma' }).click();
  await expect(below).toHaveCount(1);
  await expect(told).toHaveCount(0);
});

test('that listed care takes the place of care of its kind is said where it is listed, and only where it does', async ({
  page,
}) => {
  const said = 'It adds to a year only where it is more than that year had.';
  await open(page);
  const coming = section(page, 'Coming up or ongoing');
  await expect(coming).toContainText(said);
  await openTab(page, 'Assumptions');
  await expect(assumptions(page)).toContainText(
    'A year with two simulated specialist visits and four listed ones has four.',
  );
  await opened(page, listedDraft);
  await expect(coming.getByRole('heading', { name: 'Care you know is coming' })).toBeVisible();
  await expect(coming).not.toContainText(said);
  await openTab(page, 'Assumptions');
  await expect(assumptions(page)).not.toContainText('simulated specialist visits');
});

test('months away are in the care that is listed: in its lines, and in why the plans differ', async ({ page }) => {
  // Of two visits to the own doctor, in April and October, one is away.
  const draft = away(listedDraft, '4', '3');
  const here = engineAnswer(listedDraft);
  const there = engineAnswer(draft, true);
  expect(there.plans[0]?.total).not.toBe(here.plans[0]?.total);
  expect(there.plans[1]?.total).toBe(here.plans[1]?.total);
  await opened(page, draft);
  await expectAnswer(page, draft);

  await openTab(page, 'Every bill');
  const ledger = section(page, 'Every bill, explained');
  await disclose(ledger, sample(0).name);
  const unpaid = (there.plans[0]?.ledger ?? []).filter(({ reasons }) =>
    reasons.some(({ code }) => code === 'away-not-covered'),
  );
  expect(unpaid.map(({ service }) => service)).toContain('primaryCare');
  await expect(
    ledger.locator('li.line').filter({ hasText: 'Away from its area the plan pays nothing for this.' }),
  ).toHaveCount(unpaid.length);
  // Away there is no visit to a doctor that gets a referral.
  await openTab(page, 'Why');
  const why = section(page, /^Why/);
  const explained = engineDecides(draft).explanations[0]?.reasons ?? [];
  const reasons = explained.filter(({ code }) => code === 'away');
  expect(reasons.map(({ item }) => item)).toEqual(expect.arrayContaining(['care1']));
  for (const { amount } of reasons) {
    const how = amount.startsWith('-')
      ? `this one is ${about(amount.slice(1))} less`
      : `which is ${about(amount)} more`;
    await expect(
      why
        .getByRole('listitem')
        .filter({ hasText: `some or all of it away from the plan’s area${amount.startsWith('-') ? ';' : ','} ${how}` })
        .first(),
    ).toBeVisible();
  }
  // They hold for a person for whom nothing is drawn as well as for others.
  await openTab(page, 'Assumptions');
  await expect(assumptions(page)).toContainText('You: away for 3 months from April.');
});

test('a link keeps months away, an older one opens, and a month that there is not is told', async ({ page }) => {
  await opened(page, away(firstDraft, '12', '2'));
  const { doctors, away: part, many, first } = yours(page);
  await disclose(doctors, 'You: away for 2 months from December');
  await expect(many).toHaveValue('2');
  await expect(first).toHaveValue('12');
  await expectAnswer(page, away(firstDraft, '12', '2'));
  const made = await linkOf(page);
  expect(made).toMatch(/#v1\./);
  await page.goto('about:blank');
  await open(page, made);
  await openTab(page, 'Assumptions');
  await expect(assumptions(page)).toContainText('You: away for 2 months from December.');
  // As links before there were months away.
  await opened(page, firstDraft);
  await expectAnswer(page, firstDraft);
  // The fields show what is wrong, and can be set right.
  await opened(page, away(firstDraft, '13', '14'));
  await expect(part.getByText('13 is out of range.')).toBeVisible();
  await expect(part.getByText('14 is out of range.')).toBeVisible();
  await many.selectOption({ label: '2 months' });
  await first.selectOption({ label: 'May' });
  await expectAnswer(page, away(firstDraft, '5', '2'));
});

for (const [language, part, how, said] of [
  [
    'es',
    'Nadie, o solo viajes cortos',
    'Meses fuera',
    'Usted: fuera 3 meses desde enero. La atención en esos meses cuenta como atención lejos de casa; los medicamentos no.',
  ],
  [
    'sv',
    'Ingen, eller bara korta resor',
    'Månader borta',
    'Du: borta 3 månader från och med januari. Vård under de månaderna räknas som vård på annan ort, men inte läkemedel.',
  ],
] as const) {
  test(`months away in other words: ${language}`, async ({ page }) => {
    await open(page, `/?lang=${language}`);
    await page.locator('summary').filter({ hasText: part }).click();
    await page.getByRole('combobox', { name: how, exact: true }).first().selectOption('3');
    await expect(page.locator('section.assumptions')).toContainText(said);
  });
}

test('any service can be sought outside the network', async ({ page }) => {
  test.slow();
  await open(page);
  const { doctors, outside } = yours(page);
  await disclose(doctors, 'Visits within the usual year');
  await expect(outside.getByRole('textbox')).toHaveCount(3);
  await outside.getByRole('textbox', { name: 'Mental health visit' }).fill('2');
  await outside.getByRole('button', { name: 'Add another service' }).click();
  const care = outside.getByRole('combobox', { name: 'What care' });
  await expect(care).toBeFocused();
  // The usual three have fields of their own.
  await expect(care.getByRole('option', { name: 'Specialist visit' })).toHaveCount(0);
  await care.selectOption({ label: 'Lab test' });
  const lab = outside.getByRole('group', { name: 'Lab test', exact: true });
  await lab.getByRole('textbox', { name: 'Tests' }).fill('7');
  const one = { service: 'mentalHealthVisit', visits: '2' };
  const two = { service: 'lab', visits: '7' };
  const sought = (...list: object[]) => put(firstDraft, '/members/0/outOfNetwork', list);
  await expectAnswer(page, sought(one, two));
  // Emptied on the way to another number it stays.
  await lab.getByRole('textbox', { name: 'Tests' }).fill('');
  await page.keyboard.press('Tab');
  await expect(lab.getByText('This is needed.')).toBeVisible();
  await lab.getByRole('textbox', { name: 'Tests' }).fill('7');

  // Another one is none of those there are; the first can go without it.
  await outside.getByRole('button', { name: 'Add another service' }).click();
  await expect(care.nth(1).getByRole('option', { name: 'Lab test' })).toHaveCount(0);
  await care.nth(1).selectOption({ label: 'Routine eye exam' });
  const three = { service: 'eyeExam', visits: '1' };
  await expectAnswer(page, sought(one, two, three));
  await lab.getByRole('button', { name: 'Remove Lab test' }).click();
  await expect(outside.getByRole('group', { name: 'Routine eye exam', exact: true })).toBeVisible();
  await outside.getByRole('textbox', { name: 'Mental health visit' }).fill('');
  await expectAnswer(page, sought(three));
  await outside.getByRole('button', { name: 'Remove Routine eye exam' }).click();
  await expect(outside.getByRole('textbox')).toHaveCount(3);
  await expectAnswer(page, firstDraft);
});

test('services from a link that are not among the usual ones are there to see', async ({ page }) => {
  const draft = put(firstDraft, '/members/0/outOfNetwork', [
    { service: 'chiropractic', visits: '4' },
    { service: 'specialist', visits: '1' },
  ]);
  await opened(page, draft);
  const { doctors, outside } = yours(page);
  await disclose(doctors, 'Visits within the usual year');
  await expect(
    outside.getByRole('group', { name: 'Chiropractic visit' }).getByRole('textbox', { name: 'Visits' }),
  ).toHaveValue('4');
  await expect(outside.getByRole('textbox', { name: 'Specialist visit' })).toHaveValue('1');
  await expectAnswer(page, draft);
  // Also what is there twice, which is told.
  await opened(
    page,
    put(firstDraft, '/members/0/outOfNetwork', [
      { service: 'lab', visits: '4' },
      { service: 'lab', visits: '1' },
    ]),
  );
  const lab = page.getByRole('group', { name: 'Lab test', exact: true });
  await expect(lab).toHaveCount(2);
  await expect(lab.last().getByText('This is chosen twice.')).toBeVisible();
});
