// A doctor outside a network, kept or switched (R49).
import { expect, type Page } from '@playwright/test';
import type { Draft } from '../src/draft/draft';
import { fragmentOf } from '../src/draft/link';
import { put } from '../src/draft/pointer';
import {
  about,
  cells,
  disclose,
  dollars,
  engineAnswer,
  engineYears,
  expectAnswer,
  firstDraft,
  listedDraft,
  openDraft,
  openTab,
  samples,
  section,
  test,
  yearsDrawn,
  answerOf,
} from './page';
import { few } from './years';

const named = (id: string) => {
  const found = samples.find((one) => one.sample === id || one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

/** One person who sees a dermatologist four times a year, in nobody's network, under an HMO and a PPO. */
const dermatologist: Draft = {
  ...listedDraft,
  members: [{ id: 'me', relationship: 'self', age: '40' }],
  care: [
    {
      id: 'skin',
      member: 'me',
      service: 'specialist',
      count: '4',
      price: '600',
      charge: '900',
      outOfNetwork: true,
      ifOutside: 'keep',
    },
  ],
  plans: [named('covered-california-gold-hmo-2026'), named('covered-california-gold-ppo-2026')],
};
const switched = put(dermatologist, '/care/0/ifOutside', 'switch');

/** What an amount is called that is more, or less. */
const cost = (difference: string) =>
  `${about(difference.replace('-', ''))} ${difference.startsWith('-') ? 'less' : 'more'}`;
const choice = (page: Page) => page.getByRole('group', { name: 'Under a plan that does not include this doctor' });
/** As sentences name a plan whose type is unique among the plans. */
const short = ({ type }: { type: string }) => `the ${type}`;

/** Holds the answer's second sentence, and what is said of the one doctor, against the engine. */
async function expectProviders(page: Page, draft: Draft): Promise<void> {
  const { plans, ranking } = engineAnswer(draft);
  const ranked = ranking.flatMap((id) => plans.filter((one) => one.id === id));
  const kept = draft.care[0]?.ifOutside === 'keep';
  const other = kept ? 'switched' : 'kept';
  const costs = ranked.map((one) => `${cost(one.providers.told)} with ${short(one)}`).join(' and ');
  const least = ranked.toSorted((a, b) => Number(a.providers[other]) - Number(b.providers[other]))[0];
  const would = `${least && short(least)} would ${least === ranked[0] ? 'still cost' : 'cost'} you the least: about ${about(least?.providers[other] ?? '')}.`;
  await expect(answerOf(page).locator('.following')).toContainText(
    kept
      ? `Keeping your doctor outside the network costs ${costs} than switching to a network doctor. If you switched, ${would}`
      : `This counts on you switching to a network doctor. Keeping your doctor outside the network would cost ${costs}. If you kept that doctor, ${would}`,
  );
  const differences = ranked.map(({ providers: { choices } }) => choices[0]?.told ?? '');
  const amounts = differences.map((difference) => about(difference.replace('-', '')));
  // In the columns: what is chosen, and what it costs beside the other.
  await expect(cells(answerOf(page), 'Your doctors outside the network')).toHaveText(
    differences.map((difference, i) =>
      kept
        ? `You keep: ${amounts[i]} ${difference.startsWith('-') ? 'more' : 'less'} than a network doctor`
        : `You switch. Keeping would ${difference.startsWith('-') ? 'save' : 'cost'} ${amounts[i]}${difference.startsWith('-') ? '' : ' more'}`,
    ),
  );
  await openTab(page, 'Rules');
  await expect(cells(section(page, 'What each plan asks of you'), 'Doctors outside the network')).toContainText(
    differences.map(
      (difference, i) =>
        `Specialist visit: You: you ${kept ? 'keep this doctor. Switching' : 'switch doctors. Keeping this one'} would ${difference.startsWith('-') ? 'save' : 'cost'} about ${amounts[i]}`,
    ),
  );
}

test('the dermatologist’s case: kept and switched, every figure is the engine’s', async ({ page }) => {
  await openDraft(page, dermatologist);
  await expectAnswer(page, dermatologist);
  await expectProviders(page, dermatologist);
  // To the cent what it is about: the HMO pays nothing of four times 900.
  const [hmo] = engineAnswer(dermatologist).plans;
  expect(hmo?.notCovered).toBe('3600.00');
  expect(hmo?.providers.kept).toBe(hmo?.total);

  // It is asked in the doctor's line, without anything being opened.
  await expect(choice(page).getByRole('radio', { name: 'Keep and pay' })).toBeChecked();
  await choice(page).getByRole('radio', { name: 'Switch to a network doctor' }).check();
  await expectAnswer(page, switched);
  await expectProviders(page, switched);
  const [then] = engineAnswer(switched).plans;
  expect(then?.total).toBe(hmo?.providers.switched);
  expect(then?.providers.kept).toBe(hmo?.total);
  await expect(page.getByText('you would switch')).toBeVisible();
  await expect(cells(answerOf(page), 'Total cost for you')).toContainText([dollars(then?.total ?? '')]);
});

test('an outside doctor who is added is kept, and the question is in sight', async ({ page }) => {
  await openDraft(page, listedDraft);
  await page.getByRole('button', { name: 'Add a doctor' }).click();
  const last = choice(page).last();
  await expect(last.getByRole('radio', { name: 'Keep and pay' })).toBeChecked();
  await expect(last.getByRole('radio', { name: 'Switch to a network doctor' })).toBeVisible();
});

test('drawn visits outside are kept or switched, and the means of the years say what it costs', async ({ page }) => {
  const visits = (ifOutside: string): Draft => ({
    ...firstDraft,
    members: [
      {
        id: 'me',
        relationship: 'self',
        age: '40',
        sex: 'female',
        use: 'typical',
        outOfNetwork: [{ service: 'specialist', visits: '2', ifOutside }],
      },
    ],
    care: [],
  });
  await openDraft(page, visits('keep'));
  for (const ifOutside of ['keep', 'switch']) {
    if (ifOutside === 'switch') {
      await disclose(section(page, 'Doctors outside a network'), 'Visits within the usual year');
      await choice(page).getByRole('radio', { name: 'Switch to a network doctor' }).check();
    }
    const { plans, ranking } = engineYears(visits(ifOutside), few);
    const names = new Map(firstDraft.plans.map((one) => [one.id, short(one)]));
    const first = plans.find(({ id }) => id === ranking[0]);
    await yearsDrawn(page);
    await expect(answerOf(page).locator('.following')).toContainText(
      `${cost(first?.providers.difference ?? '')} with ${names.get(ranking[0] ?? '')}`,
    );
  }
});

test('a link from before the question keeps the doctors, and the page says so', async ({ page }) => {
  const { ifOutside: _, ...item } = dermatologist.care[0] ?? { id: '', member: '', service: '', count: '' };
  for (const care of [item, { ...item, keepProvider: true }, { ...item, keepProvider: false }]) {
    await openDraft(page, { ...dermatologist, care: [care] });
    await expect(
      page.getByText('Opened from a link made before this page asked about doctors outside the network.'),
    ).toBeVisible();
    await expectProviders(page, dermatologist);
    await page.goto('about:blank');
  }
  await openDraft(page, { ...dermatologist, care: [{ id: 'x', member: 'me', service: 'specialist', count: '1' }] });
  await expect(page.getByText('Opened from a link.')).toBeVisible();
});

test('whoever signed to pay more cannot be switched, and the problem says so', async ({ page }) => {
  await page.goto(`/?lang=en#${await fragmentOf(put(switched, '/care/0/consented', true))}`);
  await expect(page.getByText('You signed a form agreeing to pay this provider more').first()).toBeVisible();
});
