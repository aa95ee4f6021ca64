// What has just been added: as much is expected of somebody new as of the
// others, and what nobody has filled in yet is not told as a mistake.
import { expect, type Locator, type Page } from '@playwright/test';
import { addMember, emptyDraft, type Draft } from '../src/draft/draft';
import { at, put } from '../src/draft/pointer';
import { related } from '../src/draft/related';
import { firstDraft, listedDraft, open, openDraft, openParts, plan, showAnswer, test, answerOf } from './page';
import { states } from './states';

const cases: [name: string, uses: (string | undefined)[], use: string | undefined][] = [
  ['all the same', ['unknown', 'unknown', 'unknown'], 'unknown'],
  ['the last one’s', ['low', 'high', 'typical'], 'typical'],
  ['the last one’s of those that are drawn', ['low', 'high', 'none'], 'high'],
  ['all care is listed', ['none', 'none', 'none'], undefined],
  ['nothing is said', [undefined, undefined, undefined], undefined],
];

for (const [name, uses, use] of cases) {
  test(`R34: somebody new has the use of the others: ${name}`, () => {
    const members = listedDraft.members.map((member, i) => put(member, '/use', uses[i]));
    const added = addMember({ ...listedDraft, members }).members.at(-1);
    expect(added).toEqual({ id: 'member4', relationship: 'child', age: '', ...(use === undefined ? {} : { use }) });
  });
}

test('R34: somebody new in the example is as hard to say as the others', async ({ page }) => {
  await open(page);
  const uses = page.getByRole('group', { name: /^Care: (You|Spouse or partner|Child( \d)?)$/ });
  await expect(uses).toHaveCount(3);
  await page.getByRole('button', { name: 'Add a person' }).click();
  await expect(uses).toHaveCount(4);
  for (const use of await uses.all())
    await expect(use.getByRole('radio', { checked: true })).toHaveAccessibleName('Not sure');
});

/** The relationship of somebody new, added to a household, after each change of theirs. */
function relationships(household: Draft, ...changes: [field: 'age' | 'relationship', value: string][]): string[] {
  const place = at('/members', household.members.length);
  let draft = related(household, addMember(household));
  return changes.map(([field, value]) => {
    draft = related(draft, put(draft, at(place, field), value));
    return draft.members.at(-1)?.relationship ?? '';
  });
}

const alone = (age: string): Draft => put(emptyDraft(listedDraft), '/members/0/age', age);
const couple = related(alone('42'), put(addMember(alone('42')), '/members/1/age', '40'));
const somebody: [what: string, household: Draft, changes: Parameters<typeof relationships>[1][], then: string[]][] = [
  ['a child of 9', alone('42'), [['age', '9']], ['child']],
  [
    'a spouse of 40',
    alone('42'),
    [
      ['age', '4'],
      ['age', '40'],
    ],
    ['child', 'spouse'],
  ],
  ['a daughter of 22', alone('42'), [['age', '22']], ['child']],
  ['a spouse of 25', alone('27'), [['age', '25']], ['spouse']],
  ['a spouse of 25, where the other age is not typed yet', alone(''), [['age', '25']], ['spouse']],
  ['a grown-up child beside a couple', couple, [['age', '27']], ['child']],
  [
    'a partner who is said to be one',
    alone('42'),
    [
      ['age', '20'],
      ['relationship', 'spouse'],
      ['age', '21'],
    ],
    ['child', 'spouse', 'spouse'],
  ],
  [
    'a child who is said to be one',
    alone('42'),
    [
      ['relationship', 'child'],
      ['age', '30'],
    ],
    ['child', 'child'],
  ],
];

for (const [what, household, changes, then] of somebody) {
  test(`who somebody new is goes by the age until it is said: ${what}`, () => {
    expect(relationships(household, ...changes)).toEqual(then);
  });
}

test('who has been there before stays who they were, whatever age is typed', () => {
  const younger = related(firstDraft, put(firstDraft, '/members/1/age', '25'));
  expect(younger.members[1]?.relationship).toBe('spouse');
  const emptied = related(firstDraft, put(firstDraft, '/members/1/age', ''));
  expect(related(emptied, put(emptied, '/members/1/age', '9')).members[1]?.relationship).toBe('spouse');
});

test('a child that is added is one in name, premium and steps back', async ({ page }) => {
  await openDraft(page, put(alone('42'), '/members/0/use', 'none'));
  const age = await addPerson(page);
  await age.fill('9');
  await expect(page.getByRole('button', { name: 'Child, 9' })).toBeVisible();
  await expect(page.getByLabel('Who', { exact: true }).last()).toHaveValue('child');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(age).toHaveValue('');
  await age.fill('41');
  await expect(page.getByRole('button', { name: 'Spouse or partner, 41' })).toBeVisible();
});

const ages = (page: Page) => page.getByRole('textbox', { name: 'Age' });
/** Adds a person: the field of their age, once it is there and has the focus. */
async function addPerson(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Add a person' }).click();
  const age = ages(page).and(page.locator(':focus'));
  await expect(age).toHaveCount(1);
  return page.locator(`[id="${await age.getAttribute('id')}"]`);
}

/** What is told as a mistake anywhere. */
const mistakes = (page: Page) => page.locator('[aria-invalid], .problems, .trouble');

async function expectNeeded(field: Locator): Promise<void> {
  await expect(field).toHaveAccessibleDescription(/Still needed\.$/);
  await expect(field).toHaveAttribute('aria-required', 'true');
  await expect(field).not.toHaveAttribute('aria-invalid');
}

async function expectMistake(field: Locator): Promise<void> {
  await expect(field).toHaveAccessibleDescription(/This is needed\.$/);
  await expect(field).toHaveAttribute('aria-required', 'true');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
}

test('age and sex of somebody new are mistakes only once they were left empty', async ({ page }) => {
  await open(page);
  await openParts(page, 'household');
  const age = await addPerson(page);
  const sex = page.getByRole('combobox', { name: 'Sex' });
  await expectNeeded(age);
  await expectNeeded(sex.last());
  await expect(mistakes(page)).toHaveCount(0);
  await expect(answerOf(page).locator('.unfinished')).toHaveText('2 fields are still to be filled in. Fill in');
  await expect(page.locator('.totals .unfinished')).toHaveText('2 fields are still to be filled in.');
  await expect(page.getByRole('status')).toHaveText('2 fields are still to be filled in.');

  await page.keyboard.press('Tab');
  await expectMistake(age);
  await expectNeeded(sex.last());
  await expect(answerOf(page).getByRole('heading', { name: '2 fields are still to be filled in.' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expectMistake(sex.last());

  // Another one is new again, and the first stays told.
  await addPerson(page);
  await expectMistake(ages(page).nth(3));
  await expectNeeded(ages(page).nth(4));

  for (const n of [3, 4]) {
    await ages(page).nth(n).fill('8');
    await sex.nth(n).selectOption('female');
  }
  await expect(page.locator('[aria-required]')).toHaveCount(0);
  await expect(answerOf(page).getByText('out of date')).toHaveCount(0);
});

test('what was typed and emptied again is a mistake, and so is what does not fit', async ({ page }) => {
  await open(page);
  await openParts(page, 'household');
  await ages(page).first().fill('');
  await expectMistake(ages(page).first());
  const age = await addPerson(page);
  await age.fill('old');
  await expect(age).toHaveAttribute('aria-invalid', 'true');
  await expect(age).not.toHaveAttribute('aria-required');
  await expect(answerOf(page).getByRole('heading', { name: /fields are empty or need another look/ })).toBeVisible();
});

test('a link to a field tells there what is missing', async ({ page }) => {
  await open(page);
  await openParts(page, 'household');
  await addPerson(page);
  await answerOf(page).getByRole('link', { name: 'Fill in' }).click();
  await expect(ages(page).last()).toBeFocused();
  await expectMistake(ages(page).last());
});

test('who is taken away takes their mistakes along', async ({ page }) => {
  await open(page);
  await openParts(page, 'household');
  await addPerson(page);
  await page.keyboard.press('Tab');
  await expectMistake(ages(page).last());
  await page.getByRole('button', { name: 'Remove Child 2' }).click();
  await addPerson(page);
  await expectNeeded(ages(page).last());
});

test('a plan of one’s own begins without mistakes, each of its fields in its place', async ({ page }) => {
  await open(page);
  await states['with a plan being filled in']?.(page);
  await expect(mistakes(page)).toHaveCount(0);
  const own = plan(page, 3);
  const needed = own.locator('[aria-required]');
  // Told at the answer, in whose place the plans are, and in short below them.
  const unfinished = page.locator('.answer .unfinished');
  await expect(unfinished).toContainText('once 4 more fields are filled in');
  await expect(page.locator('.totals .unfinished')).toHaveText('4 fields are still to be filled in.');
  await expect(needed).toHaveCount(4);
  await expect(own.locator('.needed')).toHaveCount(4);
  for (const field of await needed.all()) await expectNeeded(field);
  const premium = own.getByRole('textbox', { name: /^Comes off your pay/ });
  const other = own.getByRole('combobox', { name: /^Everything else/ });
  await expectNeeded(premium);
  await expectNeeded(other);

  // Through one of them and on: that one is told, the others are not.
  await premium.focus();
  await page.keyboard.press('Tab');
  await expect(premium).toHaveAttribute('aria-invalid', 'true');
  await expect(premium).toHaveAccessibleDescription(/The premium is still missing: an amount, or amounts by age\.$/);
  await expect(mistakes(page).and(page.locator('[aria-invalid]'))).toHaveCount(1);
  await expectNeeded(other);

  // What is filled in is not asked for any more.
  await premium.fill('410');
  await expect(premium).not.toHaveAttribute('aria-invalid');
  await expect(unfinished).toContainText('once 3 more fields are filled in');
  for (let left = 3; left > 0; left--) {
    await expect(needed).toHaveCount(left);
    const field = needed.first();
    await field.fill((await field.getAttribute('list')) ? '20%' : '9000');
  }
  await showAnswer(page);
  await expect(unfinished).toHaveCount(0);
  await expect(answerOf(page).getByRole('columnheader')).toHaveCount(3);
});
