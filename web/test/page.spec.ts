// The page as somebody uses it: found by role and name, answered by the engine.
import { expect, type Locator, type Page } from '@playwright/test';
import { addKnown, inColumn, removeMember, type Draft } from '../src/draft/draft';
import { put } from '../src/draft/pointer';
import { languages } from '../vite.languages.ts';
import { expectAccessibleIn } from './axe';
import { settled } from './job';
import type { Explanation } from '../src/engine/types';
import type { Language } from '../src/words/languages';
import { sentence } from '../src/answer/labels';
import type { OutpocketPage } from '../src/page/outpocket-page';
import {
  about,
  asRanked,
  engineDecides,
  listedDraft,
  openDraft,
  test,
  sample,
  firstDraft,
  samples,
  open,
  openParts,
  engineAnswer,
  engineYears,
  dollars,
  cells,
  section,
  plan,
  openPlan,
  openTab,
  showAnswer,
  disclose,
  expectAnswer,
  engineDecidedYears,
  answerOf,
} from './page';
import { few } from './years';
import { cramped, layOutAll } from './room';
import { rounds, states } from './states';

/** What sentences call a plan: by its type, where no other is of that. */
function called({ plans }: Draft, id: string): string {
  const one = plans.find((plan) => plan.id === id);
  const alike = plans.filter(({ type }) => type === one?.type);
  return one && alike.length === 1 && plans.length > 1 ? `the ${one.type}` : (one?.name ?? id);
}

test('an answer is there before anything is typed, and it is the engine’s', async ({ page }) => {
  await open(page);
  await expectAnswer(page, firstDraft);
  const years = engineDecidedYears(firstDraft);
  const [explanation] = years.explanations;
  if (!explanation) throw new Error('nothing is explained');
  const { plan: first, other, told } = explanation;
  const mean = years.plans.find(({ id }) => id === first)?.told.mean ?? '';
  await expect(answerOf(page).locator('strong').first()).toHaveText(
    sentence(
      `${called(firstDraft, first)} costs less: about ${about(mean)} a year on average, ${about(told)} less than ${called(firstDraft, other)}.`,
    ),
  );
  // What stands together adds up as it stands (R52).
  const shown = (await cells(answerOf(page), 'Average year').allTextContents()).map((text) =>
    Number(/\d+/.exec(text.replaceAll(',', ''))),
  );
  expect((shown[1] ?? 0) - (shown[0] ?? 0)).toBe(Number(told));
});

test('the main job: household, care and plans changed, the total follows', async ({ page }) => {
  await open(page);
  let draft = firstDraft;

  // A household of two for half a year.
  await openParts(page, 'household');
  await page.getByRole('button', { name: 'Remove Child', exact: true }).click();
  await expect(page.getByText('Removed: Child')).toBeVisible();
  draft = {
    ...draft,
    members: draft.members.slice(0, 2),
    care: draft.care.filter((item) => item.member !== 'member3'),
  };
  await page.getByRole('textbox', { name: 'Age' }).first().fill('57');
  await disclose(section(page, 'Who is covered'), 'Months of coverage');
  await page.getByRole('combobox', { name: 'How long' }).selectOption({ label: '6 months' });
  draft = put(put(draft, '/members/0/age', '57'), '/months', '6');

  // A hospital stay outside the network of the second plan, at a price of one's own.
  await page.getByRole('button', { name: 'Doctor visit' }).click();
  const index = draft.care.length;
  const added = page.getByRole('group', { name: 'Primary care visit: You', exact: true }).last();
  await added.getByRole('combobox', { name: 'What care' }).selectOption({ label: 'Hospital stay: the facility' });
  const stay = page.getByRole('group', { name: 'Hospital stay: the facility: You', exact: true });
  await stay.getByRole('textbox', { name: 'Days of each stay' }).fill('4');
  await stay
    .getByRole('combobox', { name: 'The doctor or hospital is' })
    .selectOption({ label: 'Not in some plans’ networks' });
  // It goes to the doctors outside a network, and the focus with it.
  await expect(section(page, 'Doctors outside a network').locator(stay)).toBeVisible();
  await expect(stay.getByRole('combobox', { name: 'The doctor or hospital is' })).toBeFocused();
  await stay.getByRole('checkbox', { name: sample(1).name }).check();
  await disclose(stay, 'More about this care');
  await stay.getByRole('textbox', { name: 'Price in the network' }).fill('12345.67');
  await stay.getByRole('textbox', { name: 'Charge outside' }).fill('30000');
  await stay.getByRole('radio', { name: 'Switch to a network doctor' }).check();
  draft = put(draft, `/care/${index}`, {
    id: 'care5',
    member: 'member1',
    service: 'hospitalStay',
    count: '1',
    days: '4',
    outOfNetwork: ['plan2'],
    price: '12345.67',
    charge: '30000',
    ifOutside: 'switch',
  });
  await expectAnswer(page, draft);

  // Other plans, one of them with terms of one's own.
  await openParts(page, 'plans');
  await plan(page, 1)
    .getByRole('combobox', { name: 'Plan 1', exact: true })
    .selectOption({ label: sample(2).name });
  await page.getByRole('button', { name: 'Another sample' }).click();
  draft = put(
    { ...draft, plans: [inColumn(sample(2), 'plan1'), inColumn(sample(1), 'plan2'), inColumn(sample(0), 'plan3')] },
    '/plans/1/benefits/imaging/terms',
    '$99.50',
  );
  await openPlan(page, 2, 'Common medical events');
  await plan(page, 2)
    .getByRole('group', { name: 'Imaging (CT/PET scans, MRIs)' })
    .getByRole('combobox', { name: 'In the network' })
    .fill('$99.50');
  await expect(plan(page, 2).getByText('Changed by you')).toHaveCount(1);
  await expectAnswer(page, draft);
});

test('what is not seen waits for the pause, and paper and whoever looks at it do not', async ({ page }) => {
  await open(page);
  await openParts(page, 'plans');
  const seen = await page.locator('outpocket-page').evaluate(async (element: OutpocketPage) => {
    await element.engine.load();
    const named = async (after: () => void) => {
      after();
      await element.updateComplete;
      return element.shadowRoot?.querySelector('.answer .plan-name')?.textContent;
    };
    const type = (name: string) => () => element.type('/plans/0/name', name);
    element.putInOrder('entered');
    await element.updateComplete;
    return {
      before: await named(type('One')),
      paused: await named(() => element.settle()),
      typed: await named(type('Two')),
      printed: await named(() => window.dispatchEvent(new Event('beforeprint'))),
      more: (window.dispatchEvent(new Event('afterprint')), await named(type('Three'))),
      shown: await named(() => element.show('answer')),
      inSight: await named(type('Four')),
    };
  });
  expect(seen).toEqual({
    before: sample(0).name,
    paused: 'One',
    typed: 'One',
    printed: 'Two',
    more: 'Two',
    shown: 'Three',
    inSight: 'Four',
  });
});

test('the answer is drawn in the frame of a key, and the rest behind its paint', async ({ page }) => {
  await open(page);
  const drawn = await page.locator('outpocket-page').evaluate(async (element: OutpocketPage) => {
    await element.engine.load();
    await element.updateComplete;
    const text = (selector: string) => element.shadowRoot?.querySelector(selector)?.textContent?.trim();
    const all = () => [text('#answer'), text('.chip')];
    const before = all();
    const atFrame = new Promise((look) => requestAnimationFrame(() => look(all())));
    element.type('/members/0/age', '61');
    return [before, await atFrame, (await element.updateComplete, all())];
  });
  expect(drawn).toEqual([
    ['Example family, example plans', 'You, 42'],
    ['Your answer', 'You, 42'],
    ['Your answer', 'You, 61'],
  ]);
});

test('what was removed can be brought back', async ({ page }) => {
  await open(page);
  await openParts(page, 'household');
  await page.getByRole('button', { name: 'Remove Spouse or partner' }).click();
  await expect(page.getByRole('group', { name: 'Spouse or partner', exact: true })).toHaveCount(0);
  // The next of its kind has the focus.
  await expect(page.getByRole('button', { name: 'Remove Child', exact: true })).toBeFocused();
  await expect(page.getByText('Removed: Spouse or partner, care included.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().press('Enter');
  await expect(page.getByRole('group', { name: 'Spouse or partner', exact: true })).toBeFocused();
  await expectAnswer(page, firstDraft);
});

test('several changes are undone one by one, and done again', async ({ page }) => {
  // Its totals follow at once, those of possible years later.
  await openDraft(page, listedDraft);
  await openParts(page, 'household', 'care');
  const age = page.getByRole('textbox', { name: 'Age' }).first();
  const visits = page
    .getByRole('group', { name: 'Primary care visit: You', exact: true })
    .getByRole('textbox', { name: 'Visits' });
  const totals: string[][] = [];
  const now = async () =>
    (await cells(section(page, 'What each total is made of'), 'Total cost for you').allTextContents()).toSorted();
  /** Notes the totals, once they are others than before. */
  const note = async () => {
    await expect.poll(now).not.toEqual(totals.at(-1));
    totals.push(await now());
  };
  await note();
  // What is typed into one field in one go is one change.
  await age.fill('6');
  await age.pressSequentially('1');
  await visits.fill('9');
  await note();
  await page.getByRole('button', { name: 'Remove Child', exact: true }).click();
  await note();
  const tools = page.getByRole('group', { name: 'Changes' });
  const undo = tools.getByRole('button', { name: 'Undo' });
  await undo.click();
  await expect.poll(now).toEqual(totals[1]);
  await undo.click();
  await expect(visits).toHaveValue('2');
  await expect(visits).toBeFocused();
  await undo.click();
  await expect(age).toHaveValue('42');
  await expect.poll(now).toEqual(totals[0]);
  // The link was opened in place of the example.
  await undo.click();
  await expect(undo).toBeDisabled();
  for (let n = 0; n < 4; n++) await tools.getByRole('button', { name: 'Redo' }).click();
  await expect.poll(now).toEqual(totals[2]);
});

test('where no care is listed, the place of the bills says why there are none', async ({ page }) => {
  await openDraft(page, { ...firstDraft, care: [] });
  await openTab(page, 'Every bill');
  await expect(section(page, 'Every bill, explained')).toContainText(
    'You list no visit, test or prescription of its own.',
  );
});

test('the ledger has every line of the engine’s, with its reasons, and is made when opened', async ({ page }) => {
  await open(page);
  const result = engineAnswer(firstDraft, true);
  const ledger = section(page, 'Every bill, explained');
  await openTab(page, 'Every bill');
  await expect(ledger).toBeVisible();
  await expect(ledger.getByRole('listitem')).toHaveCount(0);
  await disclose(ledger, sample(1).name);
  const lines = ledger.locator('li.line');
  const entries = result.plans[1]?.ledger ?? [];
  await expect(lines).toHaveCount(entries.length);
  for (const [i, entry] of entries.entries()) {
    await expect(lines.nth(i)).toContainText(dollars(entry.amount));
    await expect(lines.nth(i)).toContainText(`Plan pays ${dollars(entry.planPays)}`);
  }
  await expect(lines.filter({ hasText: 'above what the plan allows' })).toHaveCount(
    entries.filter((entry) => entry.balanceBill !== '0.00').length,
  );
  await expect(ledger).not.toContainText('Another reason');

  // The same lines by person.
  await ledger.getByRole('combobox', { name: 'Group by' }).selectOption({ label: 'Person' });
  await expect(ledger.getByRole('heading', { level: 3 })).toContainText(['You', 'Spouse or partner', 'Child']);
  await expect(lines).toHaveCount(entries.length);

  // It follows what is changed.
  await openParts(page, 'care');
  await page.getByRole('textbox', { name: '30-day fills' }).fill('2');
  await expect(lines).toHaveCount(entries.length - 10);
});

test('the last complete answer becomes whole while a field is wrong', async ({ page }) => {
  await open(page);
  await openParts(page, 'household');
  const age = page.getByRole('textbox', { name: 'Age' }).first();
  // In one go: the years of the first have not begun when the second comes.
  await age.evaluate((field: HTMLInputElement) => {
    for (const value of ['47', 'old']) {
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
  });
  await expect(answerOf(page).getByText('out of date')).toBeVisible();
  const years = engineYears(put(firstDraft, '/members/0/age', '47'), few);
  await expect(cells(answerOf(page), 'Average year')).toContainText(
    asRanked(years.plans, years).map(({ total }) => about(total.mean)),
  );
  await expect(answerOf(page).getByText('out of date')).toBeVisible();
});

test('terms that cannot be read are told beside their field, at the spot, and the last answer stays', async ({
  page,
}) => {
  await open(page);
  const before = await cells(page, 'Total cost for you').allTextContents();
  await openParts(page, 'plans');
  await openPlan(page, 2, 'Common medical events');
  const field = plan(page, 2)
    .getByRole('group', { name: 'Specialist visit', exact: true })
    .getByRole('combobox', { name: 'In the network' });
  await field.fill('20% after dedcutible');
  await expect(field).toHaveValue('20% after dedcutible');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(
    /We could not read “dedcutible” at character 11.*20% after dedcutible/,
  );
  await expect(plan(page, 2).locator('mark')).toHaveText('dedcutible');
  await showAnswer(page);
  await expect(answerOf(page).getByText('out of date')).toBeVisible();
  expect(await cells(page, 'Total cost for you').allTextContents()).toEqual(before);

  // The summary leads to the field, also after what it is in has been left.
  const link = answerOf(page).getByRole('link', { name: `${sample(1).name}, Specialist visit` });
  await link.click();
  await expect(field).toBeFocused();

  await field.fill('20% after deductible');
  await expect(field).not.toHaveAttribute('aria-invalid');
  await expect(page.getByText('out of date')).toHaveCount(0);
});

test('bad amounts and numbers are told in words and never altered', async ({ page }) => {
  await open(page);
  await openParts(page, 'care', 'plans');
  const care = page.getByRole('group', { name: 'Specialist visit: You', exact: true });
  await care.getByRole('button', { name: /^Change/ }).click();
  await disclose(care, 'More about this care');
  const price = care.getByRole('textbox', { name: 'Price in the network' });
  const cases: Record<string, RegExp> = {
    '1e9': /“1e9” is not an amount/,
    '-5': /“-5” is not an amount/,
    '10,00': /“10,00” is not an amount/,
    // Digits that look like one are no amount yet.
    '007.00': /“007\.00” is not an amount/,
    '.5': /“.5” is not an amount/,
    NaN: /“NaN” is not an amount/,
    ' 4 0': /“ 4 0” is not an amount/,
    '1.005': /more than two decimals/,
    '99999999': /too large/,
    ['9'.repeat(300)]: /too large/,
  };
  for (const [typed, message] of Object.entries(cases)) {
    await price.fill(typed);
    await expect(price).toHaveAccessibleDescription(message);
    await expect(price).toHaveValue(typed);
  }
  const taken = async (field: Locator, typed: string) => {
    await field.fill(typed);
    await expect(field).not.toHaveAttribute('aria-invalid');
    await expect(field).toHaveValue(typed);
  };
  // As it is copied from elsewhere.
  await taken(price, ' 1,200 ');
  await taken(price, '');

  const count = care.getByRole('textbox', { name: 'Visits' });
  for (const typed of ['2.5', '', '0', '-1', '20001', 'three', '007', '9'.repeat(30)]) {
    await count.fill(typed);
    await expect(count).toHaveAccessibleDescription(/whole number|This is needed/);
    await expect(count).toHaveValue(typed);
  }
  await taken(count, ' 3 ');
  expect(await page.locator('outpocket-page').evaluate((element: OutpocketPage) => element.draft.care[1]?.count)).toBe(
    '3',
  );

  // A maximum below its deductible, in a part of the plan that is closed.
  await openPlan(page, 2, 'Important questions');
  const maximum = plan(page, 2)
    .getByRole('group', { name: 'Out-of-pocket limit 2' })
    .getByRole('textbox', { name: 'Family', exact: true });
  await maximum.fill('100');
  await expect(maximum).toHaveAccessibleDescription(
    /The out-of-pocket limit of \$100.00 is below the deductible. It should be at least \$4,000.00/,
  );
});

test('problems in parts that are closed open them', async ({ page }) => {
  await open(page);
  await openParts(page, 'plans');
  await openPlan(page, 1);
  // Amounts for a household of one only, then a second person.
  const premium = plan(page, 1).getByRole('group', { name: 'Premium', exact: true });
  await premium.getByRole('combobox', { name: 'It depends on' }).selectOption({ label: 'Each person’s age' });
  await expect(premium.getByRole('textbox', { name: 'Amount' })).toHaveAccessibleDescription('Still needed.');
  await premium.getByRole('textbox', { name: 'Amount' }).fill('250');
  await expect(premium.getByRole('textbox', { name: 'Amount' })).not.toHaveAttribute('aria-invalid');
});

test('a premium can be what comes off each paycheck', async ({ page }) => {
  const premium = { period: 'biweekly', amount: '212.50' };
  await openDraft(page, put(listedDraft, '/plans/0/premium', premium));
  await openParts(page, 'plans');
  await openPlan(page, 1);
  const fields = plan(page, 1).getByRole('group', { name: 'Premium', exact: true });
  await expect(fields.getByRole('textbox', { name: 'Amount every two weeks' })).toHaveValue('212.50');
  await fields.getByRole('combobox', { name: 'How often' }).selectOption({ label: 'Every week' });
  await expect(fields.getByRole('textbox', { name: 'Amount per week' })).toHaveAccessibleDescription(
    /52 times a year. .*leave the employer’s share empty/,
  );
  await expectAnswer(page, put(listedDraft, '/plans/0/premium', { ...premium, period: 'weekly' }));
});

test('what is still the example’s is said once something is the reader’s, and can be taken out', async ({ page }) => {
  await open(page);
  await openParts(page, 'household');
  const left = answerOf(page).getByText('This still counts what the example lists');
  await expect(left).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Age' }).nth(1).fill('36');
  // Everybody, and how much care: all of that could fill a small screen.
  const items = firstDraft.care.length;
  await expect(left).toContainText(`lists: You, Child, and ${items} kinds of care.`);
  await answerOf(page).getByRole('button', { name: 'Take it out' }).click();
  await expect(left).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Age' }).first()).toBeFocused();
  const [self, spouse] = firstDraft.members;
  await expectAnswer(page, {
    ...firstDraft,
    members: [self, { ...spouse, age: '36' }].flatMap((one) =>
      one ? [one as (typeof firstDraft.members)[number]] : [],
    ),
    care: [],
  });
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(left).toContainText('Child');
});

test('markup in a plan’s name is text', async ({ page }) => {
  await open(page);
  await openParts(page, 'plans');
  await openPlan(page, 1);
  const name = '<img src=x onerror="document.title=\'gone\'"><b>Plan</b> {total} &amp;';
  await plan(page, 1).getByRole('textbox', { name: 'Name' }).fill(name);
  await expect(plan(page, 1).getByRole('combobox').first().locator('option:checked')).toHaveText(name);
  // Of two plans of one type sentences say the names.
  await openPlan(page, 2);
  await plan(page, 2).getByRole('combobox', { name: 'Kind of plan' }).selectOption('HMO');
  await showAnswer(page);
  await expect(page.getByRole('columnheader').first()).toContainText(name);
  await expect(answerOf(page).locator('strong').first()).toContainText(name);
  await expect(page.locator('img, b')).toHaveCount(0);
  await expect(page).toHaveTitle(/What would a year/);
});

for (const [language, first, tag, title] of [
  ['es', 'es-MX', 'es-US', '¿Cuánto le costaría un año de atención médica?'],
  ['sv', 'sv-SE', 'sv-SE', 'Vad skulle ett år av vård kosta dig?'],
] as const) {
  test(`speaks ${language}: by the browser, by the address, by choice`, async ({ page, browser, baseURL }) => {
    const years = engineYears(firstDraft);
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
    await expect(totals).toContainText(asRanked(years.plans, years).map((one) => about(one.total.mean, tag)));
  });
}

test('says so when the engine cannot be loaded, and tries again', async ({ context, baseURL }) => {
  const page = await context.newPage();
  await page.route('**/*.wasm', (route) => route.abort(), { times: 2 });
  await page.goto(`${baseURL}?lang=en`);
  await expect(page.getByText('could not be loaded')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('table').first()).toBeVisible();
});

/** Moves by keyboard through all that can be pressed or filled in, from the top or from behind what has the focus, and holds that nothing is left out and all of it is seen. */
async function expectReached(page: Page, fromFocus = false): Promise<void> {
  // Some of it comes after the first answer.
  await page.waitForFunction(() => document.querySelector<OutpocketPage>('outpocket-page')?.behind !== undefined);
  await page.locator('outpocket-page').evaluate((element: OutpocketPage) => element.updateComplete);
  const reachable = await page.evaluateHandle(() => {
    const inner = document.querySelector('outpocket-page')?.shadowRoot as ShadowRoot;
    const all = inner.querySelectorAll<HTMLElement>('input, select, button, summary, a[href], [tabindex="0"]');
    return [...all].filter(
      (one) =>
        one.checkVisibility() &&
        !one.matches(':disabled, [tabindex="-1"]') &&
        // Of those to choose from, the one that is chosen.
        !(
          one.matches('[type=radio]:not(:checked)') &&
          inner.querySelector(`[name="${CSS.escape((one as HTMLInputElement).name)}"]:checked`)
        ),
    );
  });
  const start = fromFocus ? 1 + (await reachable.evaluate((all) => all.findIndex((one) => one.matches(':focus')))) : 0;
  const count = await reachable.evaluate((all) => all.length);
  if (fromFocus) expect(start).toBeGreaterThan(0);
  else await page.locator('body').click({ position: { x: 1, y: 1 } });
  for (let i = start; i < count; i++) {
    await page.keyboard.press('Tab');
    const seen = await reachable.evaluate((all, i) => {
      const focused = document.activeElement?.shadowRoot?.activeElement;
      const called = (one: Element | null | undefined) =>
        one && `${one.localName} ${one.id || one.textContent.trim().slice(0, 40) || one.className}`;
      if (!focused) return { name: undefined, wanted: called(all[i]), outline: false, visible: false };
      const box = focused.getBoundingClientRect();
      const there = focused.getRootNode() as ShadowRoot;
      // The middle is not covered by what sticks to the bottom.
      const on = there.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + Math.min(box.height / 2, 20));
      // What is drawn in the place of a button to choose has its line.
      const drawn = getComputedStyle(focused).opacity === '0' ? (focused.nextElementSibling ?? focused) : focused;
      return {
        name: called(focused),
        wanted: called(all[i]),
        outline: getComputedStyle(drawn).outlineStyle !== 'none',
        visible: on === focused || focused.contains(on) || (on !== null && on.contains(focused)),
      };
    }, i);
    expect(seen).toEqual({ name: seen.wanted, wanted: seen.wanted, outline: true, visible: true });
  }
}

test('every field and button is reached by keyboard, in order, and what has the focus is seen', async ({ page }) => {
  test.slow();
  await open(page);
  await openParts(page);
  await expectReached(page);
});

test('every button of the answer and each of its tabs is reached by keyboard, in order', async ({ page }) => {
  test.slow();
  await open(page);
  await openParts(page, 'household');
  await expectReached(page);
  for (const tab of [
    'with what if',
    'with rules',
    'with every bill',
    'with assumptions',
    'with the guide',
    'with a link',
  ]) {
    await states[tab]?.(page);
    // What has the focus in a window that has none cannot be typed into.
    await page.bringToFront();
    const chosen = page.getByRole('tab', { selected: true });
    await chosen.focus();
    await expect(chosen, tab).toBeFocused();
    await expectReached(page, true);
  }
});

test('Enter in a field sends nothing, and loses nothing', async ({ page }) => {
  await open(page);
  await openParts(page, 'household');
  const [address, age] = [page.url(), page.getByRole('textbox', { name: 'Age' }).first()];
  await age.fill('61');
  await age.press('Enter');
  await expect(age).toHaveValue('61');
  await expect(age).toBeFocused();
  expect(page.url()).toBe(address);
  await expectAnswer(page, put(firstDraft, '/members/0/age', '61'));
});

for (const [care, household] of [
  ['drawn', firstDraft],
  ['listed', listedDraft],
] as const) {
  test(`the answer is announced once, after a pause, where care is ${care}`, async ({ page }) => {
    await openDraft(page, household);
    const status = page.getByRole('status');
    await expect(status).toContainText('costs less');
    await openParts(page, 'care');
    const said: string[] = [];
    await page.exposeFunction('said', (text: string) => void (text.trim() && said.push(text.trim())));
    await status.evaluate((element) => {
      const { said } = window as unknown as { said: (text: string) => void };
      new MutationObserver(() => said(element.textContent ?? '')).observe(element, {
        characterData: true,
        childList: true,
        subtree: true,
      });
    });
    await page.getByRole('textbox', { name: '30-day fills' }).fill('300');
    const draft = put(
      household,
      `/care/${household.care.findIndex(({ service }) => service === 'genericDrug')}/count`,
      '300',
    );
    await expectAnswer(page, draft);
    // Long enough for the pause, and for years to be drawn in parts.
    await page.waitForTimeout(2000);
    expect(said).toHaveLength(1);
    expect(said[0]).toBe(await answerOf(page).locator('strong').first().innerText());
  });
}

/** Shows the page in another language, also where a dialog keeps the choice of it away. */
async function speak(page: Page, language: Language): Promise<void> {
  await page.locator('outpocket-page').evaluate(async (element: OutpocketPage, language) => {
    await element.speak(language);
    await element.updateComplete;
  }, language);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
}

test('the steps fit a phone with twice the text, and lead to each other', async ({ page }) => {
  await open(page);
  await page.setViewportSize({ width: 360, height: 780 });
  for (const language of languages) {
    await speak(page, language);
    await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'));
    const steps = page.locator('.steps button');
    const beyond = await steps.evaluateAll((buttons) =>
      buttons
        .flatMap((button) => [button, ...button.querySelectorAll('*')])
        .filter((one) => one.getBoundingClientRect().right > innerWidth || one.scrollWidth > one.clientWidth + 1)
        .map((one) => one.textContent),
    );
    expect(beyond, language).toEqual([]);
    await steps.first().click();
    for (const step of ['who', 'care', 'doctors', 'plans', 'answer']) {
      // One at a time, with its heading in view and in focus.
      await expect(page.locator('[data-step]:visible')).toHaveCount(1);
      await expect(page.locator('[data-step]:visible')).toHaveAttribute('data-step', step);
      await expect(page.locator(`h2[id=${step}]`)).toBeFocused();
      await expect(page.locator(`h2[id=${step}]`)).toBeInViewport();
      await expect(page.locator('.steps [aria-current=step]')).toHaveCount(1);
      const next = step === 'plans' ? '.quick-acts .primary' : '.next button';
      if (step !== 'answer') await page.locator(`[data-step]:visible ${next}`).click();
    }
  }
});

test('a phone with twice the text has the answer’s number on its first screen', async ({ page }) => {
  await open(page);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const language of languages) {
    await speak(page, language);
    await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'));
    const places = () =>
      page.locator('.sentence strong').evaluate((sentence) => {
        const text = [...sentence.childNodes].find((node) => node instanceof Text && node.data.includes('$')) as Text;
        const range = document.createRange();
        const at = text.data.indexOf('$');
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const head = (sentence.getRootNode() as ShadowRoot).querySelector('#answer');
        return {
          seen: range.getBoundingClientRect().bottom <= innerHeight,
          belowItsTitle: (head?.getBoundingClientRect().bottom ?? Infinity) <= sentence.getBoundingClientRect().top,
        };
      });
    await expect.poll(places, language).toEqual({ seen: true, belowItsTitle: true });
  }
  // What gave way is there all the same.
  await expect(page.locator('footer .privacy')).toBeVisible();
  await expect(page.locator('.to-plans button').first()).toBeVisible();
});

test('a phone with twice the text shows whole amounts and names, apart from each other', async ({ page }) => {
  await open(page);
  await page.setViewportSize({ width: 360, height: 780 });
  await speak(page, 'es');
  await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'));
  const dots = page.locator('.picture-dots');
  await dots.locator('summary').click();
  const table = dots.getByRole('table').first();
  await expect(table.getByRole('cell').first()).toContainText('$');
  // Every figure and heading of the table is inside the window, with nothing cut.
  expect(
    await table.evaluate(
      (all) =>
        [...all.querySelectorAll('caption, tbody th, td')].filter((one) => {
          const { left, right } = one.getBoundingClientRect();
          return left < 0 || right > innerWidth || one.scrollWidth > one.clientWidth;
        }).length,
    ),
  ).toBe(0);
  await expect(table.getByRole('row').nth(1).getByRole('cell')).toHaveCount(2);
  // The picture's text is as large as the small text around it.
  const small = await page.evaluate(
    () => 0.75 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  );
  await expect
    .poll(() =>
      dots
        .locator('svg[role=img] text')
        .evaluateAll((all) => Math.min(...all.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)))),
    )
    .toBeGreaterThanOrEqual(small);
  const [use, change] = await page
    .locator('.to-plans button')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
  expect((change?.top ?? 0) - (use?.bottom ?? 0)).toBeGreaterThan(4);
  // The order that is chosen is there to the last letter, also in its box.
  expect(await page.locator('#order').evaluate((select) => select.scrollWidth <= select.clientWidth)).toBe(true);
  await page.locator('.to-plans button').last().click();
  const names = page.locator('.quick .whole').filter({ hasText: 'HMO de ejemplo' });
  await expect(names).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 780 });
  await page.evaluate(() => void (document.documentElement.style.fontSize = ''));
  await expect(names).toBeHidden();
});

/** Holds all that the page has, laid out, against narrow windows and large text, in every language. */
async function expectFits(page: Page, state: string): Promise<void> {
  const before = page.viewportSize();
  await layOutAll(page);
  // 640 pixels at twice the text are as narrow as 320.
  for (const language of languages) {
    await speak(page, language);
    for (const [size, width] of [
      ['100%', 320],
      ['100%', 720],
      ['200%', 640],
      ['200%', 1024],
    ] as const) {
      await page.setViewportSize({ width, height: 640 });
      await page.evaluate(async (size) => {
        document.documentElement.style.fontSize = size;
        // Pictures are drawn for their new room a frame after it is known.
        for (let frames = 0; frames < 3; frames++) await new Promise((frame) => requestAnimationFrame(frame));
      }, size);
      const wide = await page.evaluate(() => {
        const all = [...(document.querySelector('outpocket-page')?.shadowRoot?.querySelectorAll('*') ?? [])];
        const beyond = all.filter(
          (element) =>
            element.checkVisibility() &&
            element.getBoundingClientRect().right > innerWidth + 1 &&
            !element.closest('.columns-frame, .quick-grid'),
        );
        return [
          document.documentElement.scrollWidth,
          ...beyond.map((element) => `${element.localName}.${element.className} ${element.id}`),
        ];
      });
      expect(wide, `${state} ${language} ${size}`).toEqual([width]);
      expect(await cramped(page), `${state} ${language} ${size} ${width}`).toEqual([]);
    }
  }
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '';
    document.querySelector('outpocket-page')?.shadowRoot?.adoptedStyleSheets.pop();
  });
  if (before) await page.setViewportSize(before);
}

for (const [i, round] of rounds.entries())
  test(`is accessible in light and dark, and fits 320 pixels and twice the text, in every language, ${round.map(([state]) => state).join(', ')}`, async ({
    page,
  }) => {
    // Every language in every width.
    test.slow();
    await open(page);
    for (const [state, reach] of round) {
      await speak(page, 'en');
      await reach(page);
      for (const language of languages.toReversed()) {
        await speak(page, language);
        await expectAccessibleIn(language, page, `${state} ${language}`);
      }
      // Of tabs, all that were shown are laid out with the last.
      if (i > 0 || state === round.at(-1)?.[0]) await expectFits(page, state);
    }
  });

/** Holds why the plans differ against the engine's explanations: the largest reasons one by one, the others together. */
async function expectWhy(page: Page, draft: Draft, explanations: readonly Explanation[], of: string): Promise<void> {
  const nameOf = (id: string) => called(draft, id);
  await openTab(page, 'Why');
  const why = section(page, 'Why');
  const [explanation] = explanations;
  if (!explanation || explanation.reasons.length === 0) throw new Error('nothing is explained');
  await expect(why).toContainText(
    `${of}, ${nameOf(explanation.other)} costs about ${about(explanation.told)} more than ${nameOf(explanation.plan)}`,
  );
  const shown = explanation.reasons.length > 5 ? explanation.reasons.slice(0, 4) : explanation.reasons;
  const rest = shown.length < explanation.reasons.length ? [shown.at(-1)?.rest ?? ''] : [];
  await expect(why.getByRole('listitem')).toContainText(
    [...shown.map(({ amount }) => amount), ...rest].map((amount) => about(amount.replace('-', ''))),
  );
}

test('why the plans differ by the care that is listed is the engine’s, where no other counts', async ({ page }) => {
  await openDraft(page, listedDraft);
  await expectWhy(page, listedDraft, engineDecides(listedDraft).explanations, 'For the care you list');
});

test('why, what would change it and what rules cost are the engine’s, in sentences', async ({ page }) => {
  await open(page);
  await openParts(page, 'care');
  // Not the example, so that it is worked out here: nine visits outside every network.
  await page
    .getByRole('group', { name: 'Specialist visit: You', exact: true })
    .getByRole('textbox', { name: 'Visits' })
    .fill('9');
  const draft = put(firstDraft, '/care/1/count', '9');
  const years = engineDecidedYears(draft, few);
  const { tippingPoints, explanations } = years;
  const nameOf = (id: string) => called(draft, id);
  await expectWhy(page, draft, explanations, 'On average over the simulated years');
  const tip = tippingPoints.find(({ quantity }) => quantity === 'outOfNetworkVisits');
  if (!tip?.up) throw new Error('no visits would change the answer');
  await openTab(page, 'What if');
  await expect(section(page, 'What would change the answer').getByRole('listitem')).toContainText([
    `Add ${tip.up.count - tip.now} visits outside the network to every year, and ${nameOf(tip.up.plan)} would be the cheapest: about ${about(tip.up.total)} on average`,
  ]);
  // A tip adds to drawn care, and who lists the same replaces it.
  await expect(section(page, 'What would change the answer')).toContainText(
    'Care that you list yourself takes the place of simulated care of its kind, so it adds less.',
  );
  // One figure under one name (R51): what it costs to keep the doctor, which the answer tells.
  const ranked = asRanked(years.plans, years);
  const network = ranked.map(({ providers }) => about(providers.told));
  await expect(answerOf(page).locator('.following')).toContainText(
    `costs ${network.map((amount, i) => `${amount} more with ${nameOf(ranked[i]?.id ?? '')}`).join(' and ')} than switching`,
  );
  await openTab(page, 'Rules');
  await expect(cells(section(page, 'What each plan asks of you'), 'Doctors you can see')).toContainText(
    network.map((amount) => `Doctors outside the network cost you about ${amount} more than network doctors.`),
  );
  await openTab(page, 'Guide');
  await expect(page.locator('#guide-s8 .own')).toContainText(`outside the network cost you ${network[0]} more`);
});

test('says why a bad year costs more than the most, where it does', async ({ page }) => {
  const why = 'A bad year is above it: care that no limit covers is in it.';
  const row = (name: string) => cells(answerOf(page), name).first();
  // Nothing limits what doctors outside the network bill.
  await openDraft(page, put(firstDraft, '/care/1/count', '90'));
  await expect(row('Most you could pay')).toContainText(why);
  await page.goto('about:blank');
  await openDraft(page, firstDraft);
  await expect(row('Bad year')).toContainText('$');
  await expect(row('Most you could pay')).not.toContainText(why);
});

test('a plan that is never worth its price is said to be so', async ({ page }) => {
  await open(page);
  await openParts(page, 'plans');
  // The same plan for 600 dollars more.
  await page.getByRole('button', { name: `Copy ${sample(0).name}` }).click();
  await plan(page, 3).getByRole('textbox', { name: 'Name' }).fill('Dearer Gold');
  await openPlan(page, 3);
  await plan(page, 3).getByRole('textbox', { name: 'Two adults and children' }).fill('27593');
  await showAnswer(page);
  await expect(section(page, /^Your answer/)).toContainText(
    `In every simulated year, and with any amount of care in the network, Dearer Gold costs $600 more than ${sample(0).name}.`,
  );
  await expect(section(page, /^Your answer/)).not.toContainText('pays outside the network');
  // What only the dearer plan does is said with it.
  await openDraft(page, put({ ...firstDraft, care: [] }, '/plans/1/premium/amount/family', '35993.00'));
  await expect(section(page, /^Your answer/)).toContainText(
    `more than ${sample(0).name}. But only ${sample(1).name} pays outside the network. A hospital stay there can turn this around.`,
  );
});

test('who is expected to need more care has it in the simulated years', async ({ page }) => {
  await open(page);
  await openParts(page, 'care');
  await page.getByRole('group', { name: 'Care: You', exact: true }).getByRole('radio', { name: 'A lot' }).check();
  const diabetes = page.getByRole('button', { name: 'Diabetes' });
  await diabetes.click();
  await expect(diabetes).toHaveAttribute('aria-pressed', 'true');
  const doctors = section(page, 'Doctors outside a network');
  await disclose(doctors, 'Visits within the usual year');
  const specialist = doctors
    .getByRole('group', { name: 'You', exact: true })
    .getByRole('textbox', { name: 'Specialist visit' });
  await specialist.fill('2');
  const draft = put(
    put(put(firstDraft, '/members/0/use', 'high'), '/members/0/conditions', ['diabetes']),
    '/members/0/outOfNetwork',
    [{ service: 'specialist', visits: '2' }],
  );
  await expectAnswer(page, draft);
  // Nothing drawn: the sum of what is listed is the answer.
  await page.getByRole('checkbox', { name: 'Count only the care I list' }).check();
  // What is typed about a usual year goes, and what stands below it moves.
  await settled(page.locator('outpocket-page'));
  await diabetes.click();
  await expect(diabetes).toHaveAttribute('aria-pressed', 'false');
  await specialist.fill('');
  await expectAnswer(page, listedDraft);
});

/** Holds the prices among the assumptions, and under each the documents that it rests on, against the engine's for a draft. */
async function expectSources(page: Page, draft: Draft): Promise<void> {
  const { defaults, sources } = engineAnswer(draft);
  const titles = (codes: readonly string[]) =>
    codes.map((code) => sources.find((one) => one.code === code)?.title ?? code);
  const wanted = defaults.map(({ amount, year, factor, sources: codes }) => [
    dollars(amount),
    ...titles(codes),
    String(Number(Number(factor ?? year).toFixed(2))),
  ]);
  const prices = section(page, 'What this answer assumes').locator('details').filter({ hasText: 'you did not state' });
  const shown = () =>
    prices.getByRole('listitem').evaluateAll((lines) =>
      lines.map((line) => {
        const basis = line.closest('ul')?.nextElementSibling;
        const titles = [...(basis?.querySelectorAll('[lang="en"] cite') ?? [])].map(({ textContent }) => textContent);
        // Of the figures in the first sentence, the factor stands before the year.
        const said = basis?.textContent
          .split('Source')[0]
          ?.replace('2014', '')
          .match(/\d[\d.]*\d|\d/)?.[0];
        return [/\$[\d,.]*\d/.exec(line.textContent)?.[0], ...titles, said];
      }),
    );
  await expect
    .poll(async () => (await shown()).map((one) => one.join(' | ')).toSorted())
    .toEqual(wanted.map((one) => one.join(' | ')).toSorted());
}

test('care without an average price asks for one, and takes no figure of other care', async ({ page }) => {
  await open(page);
  await openParts(page, 'care');
  const doctors = section(page, 'Doctors outside a network');
  await disclose(doctors, 'Visits within the usual year');
  await doctors
    .getByRole('group', { name: 'You', exact: true })
    .getByRole('button', { name: 'Add another service' })
    .click();
  const visit = page.getByRole('group', { name: 'Specialist visit: You', exact: true });
  await visit.getByRole('button', { name: /^Change/ }).click();
  await expect(visit.getByText('Assumed')).toBeVisible();
  await visit.getByRole('combobox', { name: 'What care' }).selectOption({ label: 'Children’s glasses' });
  const glasses = page.getByRole('group', { name: 'Children’s glasses: You', exact: true });
  await expect(glasses.getByText('Still needed.')).toBeVisible();
  await expect(glasses.getByText('Assumed')).toHaveCount(0);
  await glasses.getByRole('textbox', { name: 'Price in the network' }).fill('150');
  await expect(glasses.getByText('Still needed.')).toHaveCount(0);
  await expect(glasses.getByText('Assumed charge outside a network: $300.00')).toBeVisible();
});

test('every price that nobody stated shows its sources, also where no years are drawn', async ({ page }) => {
  await open(page);
  await openTab(page, 'Assumptions');
  await disclose(section(page, 'What this answer assumes'), 'Prices you did not state');
  await expectSources(page, firstDraft);

  await openParts(page, 'care');
  await page.getByRole('checkbox', { name: 'Count only the care I list' }).check();
  const add = page.getByRole('group', { name: 'Add care' });
  let draft: Draft = listedDraft;
  for (const [name, what] of [
    ['A baby', 'baby'],
    ['Hospital stay', 'hospital'],
    ['Something else', 'more'],
  ] as const) {
    await add.getByRole('button', { name, exact: true }).click();
    draft = addKnown(draft, what, 'member1');
  }
  // A price for which Medicare's stands in.
  const last = page.getByRole('group', { name: 'Other care: You', exact: true });
  await last.getByRole('combobox', { name: 'What care' }).selectOption({ label: 'Hospice' });
  draft = put(draft, `/care/${draft.care.length - 1}/service`, 'hospice');
  // A specialist to whom the first plan wants a referral, from somebody who plans no visit to get it.
  await careFor(page).selectOption({ label: 'Spouse or partner' });
  await add.getByRole('button', { name: 'Specialist', exact: true }).click();
  draft = addKnown(draft, 'specialist', 'member2');
  await expectSources(page, draft);
  const assumptions = section(page, 'What this answer assumes');
  await expect(
    assumptions.getByRole('listitem').filter({ hasText: 'Visits to get referrals: Spouse or partner' }),
  ).toHaveCount(1);
  await expect(assumptions).toContainText('It is what Medicare pays');
  await expect(assumptions).toContainText('so we use that of another service: Specialist visit');
  await expect(assumptions.getByRole('link').first()).toHaveAttribute('rel', 'noreferrer');
});

/** For whom care is added, and whose conditions are shown. */
const careFor = (page: Page) => page.getByRole('combobox', { name: 'For whom' }).and(page.locator('[id="care-for"]'));

test('care is added for whom one says, a baby for a woman where nobody says', async ({ page }) => {
  // Where care is drawn, a baby and an operation are events of the person's, under which it is drawn.
  await open(page);
  const add = page.getByRole('group', { name: 'Add care' });
  await expect(page.getByRole('button', { name: 'Having a baby' })).toBeVisible();
  await expect(add.getByRole('button', { name: 'A baby' })).toHaveCount(0);
  await openDraft(page, listedDraft);
  await openParts(page, 'household', 'care');
  let draft = listedDraft;
  for (const [i, sex] of ['', 'female'].entries()) {
    await page.getByRole('combobox', { name: 'Sex' }).nth(i).selectOption(sex);
    draft = put(draft, `/members/${i}/sex`, sex);
  }
  const whom = careFor(page);
  const item = (name: string) => page.getByRole('group', { name, exact: true });
  await expect(whom.locator('option:checked')).toHaveText('You');
  await add.getByRole('button', { name: 'A baby' }).click();
  await expect(item('Prenatal or postnatal visit: Spouse or partner')).toBeVisible();
  await add.getByRole('button', { name: 'Operation' }).click();
  await expect(item('Outpatient surgery: the facility: You')).toBeVisible();
  draft = addKnown(addKnown(draft, 'baby', 'member2'), 'operation', 'member1');
  // To whom it cannot come it is not offered.
  await page.getByRole('combobox', { name: 'Sex' }).first().selectOption('male');
  draft = put(draft, '/members/0/sex', 'male');
  await expect(add.getByRole('button', { name: 'A baby' })).toHaveCount(0);

  // The choice stays, until the member goes.
  await whom.selectOption({ label: 'Child' });
  for (const name of ['Test', 'Medicine']) await add.getByRole('button', { name, exact: true }).click();
  await expect(item('Lab test: Child')).toBeVisible();
  await expect(item('Generic drug (tier 1): Child')).toBeVisible();
  await expectAnswer(page, addKnown(addKnown(draft, 'test', 'member3'), 'medicine', 'member3'));
  await page.getByRole('button', { name: 'Remove Child', exact: true }).click();
  await expect(whom.locator('option:checked')).toHaveText('You');
  await add.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(item('Lab test: You')).toBeVisible();
  draft = addKnown(removeMember(draft, 'member3'), 'test', 'member1');
  await expectAnswer(page, draft);

  // Whose it is can be changed afterwards, one by one.
  const birth = item('Childbirth: the facility: Spouse or partner');
  await birth.getByRole('button', { name: 'Change' }).click();
  await birth.getByRole('combobox', { name: 'For whom' }).selectOption({ label: 'You' });
  await expect(item('Childbirth: the facility: You')).toBeVisible();
  await expect(item('Childbirth: the doctors: Spouse or partner')).toBeVisible();

  // Alone there is nobody else to choose.
  await page.getByRole('button', { name: 'Remove Spouse or partner' }).click();
  await expect(whom).toHaveCount(0);
});

test('starting again forgets for whom care is added', async ({ page }) => {
  await open(page);
  await openParts(page, 'care');
  const whom = careFor(page);
  await whom.selectOption({ label: 'Child' });
  await page.getByRole('group', { name: 'Add care' }).getByRole('button', { name: 'Medicine' }).click();
  await openTab(page, 'Save');
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start again' }).click();
  await openParts(page, 'care');
  await expect(whom.locator('option:checked')).toHaveText('You');
});

/** Moves on with a key until what is wanted has the focus. It is looked up once: finding it takes longer than the key. */
async function tabTo(page: Page, wanted: Locator, key = 'Tab'): Promise<void> {
  const held = await wanted.elementHandle();
  for (let n = 0; n < 150; n++) {
    await page.keyboard.press(key);
    if (await held?.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element))
      return;
  }
  throw new Error(`${key} does not reach ${wanted.toString()}`);
}

test('the whole job by keyboard alone', async ({ page }) => {
  await open(page);
  const { keyboard } = page;
  const replace = async (text: string) => {
    await keyboard.press('Control+A');
    await keyboard.type(text);
  };

  await tabTo(page, page.getByRole('button', { name: 'You, 42' }));
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Child, 9' }));
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('textbox', { name: 'Age' }).first());
  await replace('57');
  await tabTo(page, page.getByRole('button', { name: 'Remove Child', exact: true }));
  await keyboard.press('Enter');
  await expect(page.getByText('Removed: Child, care included.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Spouse or partner, 40' })).toBeFocused();

  const usual = page.getByRole('group', { name: 'Care: You', exact: true });
  await tabTo(page, usual.getByRole('radio', { name: 'Not sure' }));
  await keyboard.press('ArrowLeft');
  await expect(usual.getByRole('radio', { name: 'A lot' })).toBeChecked();
  await tabTo(page, page.getByRole('button', { name: 'Diabetes' }));
  await keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Medicine' }));
  await keyboard.press('Enter');
  const fills = page
    .getByRole('group', { name: 'Generic drug (tier 1): You', exact: true })
    .getByRole('textbox', { name: '30-day fills' });
  await expect(fills).toBeFocused();
  await replace('6');
  await tabTo(page, page.getByRole('button', { name: 'Change the plans' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Your plans' })).toBeFocused();
  await tabTo(page, page.getByRole('combobox', { name: 'Plan 2', exact: true }));
  await keyboard.type('Traditional');
  await tabTo(page, page.locator('.back').getByRole('button', { name: 'See the answer' }), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Your answer' })).toBeFocused();

  let draft = {
    ...firstDraft,
    members: firstDraft.members.slice(0, 2),
    care: firstDraft.care.filter((item) => item.member !== 'member3'),
  };
  draft = put(put(draft, '/members/0/age', '57'), '/members/0/use', 'high');
  draft = put(draft, '/members/0/conditions', ['diabetes']);
  draft = put(draft, '/care/4', { id: 'care5', member: 'member1', service: 'genericDrug', count: '6' });
  const traditional = samples.find((one) => one.name.startsWith('Traditional'));
  if (!traditional) throw new Error('no traditional sample');
  draft = put(draft, '/plans/1', inColumn(traditional, 'plan2'));
  await expectAnswer(page, draft);

  // From tab to tab by arrows, and round.
  await tabTo(page, page.getByRole('tab', { name: 'Why' }));
  for (let n = 0; n < 3; n++) await keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Every bill' })).toBeFocused();
  await tabTo(page, section(page, 'Every bill, explained').locator('summary').first());
  await keyboard.press('Enter');
  await expect(page.locator('li.line').first()).toBeVisible();
  await tabTo(page, page.getByRole('tab', { name: 'Every bill' }), 'Shift+Tab');
  await keyboard.press('Home');
  await keyboard.press('ArrowLeft');
  await expect(page.getByRole('tab', { name: 'Save' })).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Make a link' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Link to this answer' })).toHaveValue(/#v1\./);
});

test('what is chosen beside the answer breaks into lines where it is longer than one', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, '/?lang=es');
  await page
    .locator('[id="/care/1"]')
    .getByRole('button', { name: /^Cambiar/ })
    .click();
  const service = page.locator('[id="/care/1/service"]');
  const height = () => service.evaluate((select) => select.clientHeight);
  await service.selectOption('lab');
  const line = await height();
  await service.selectOption('nonPreferredBrandDrug');
  await expect.poll(height).toBeGreaterThan(line);
  expect(await service.evaluate((select) => select.scrollWidth - select.clientWidth)).toBeLessThanOrEqual(0);
});
