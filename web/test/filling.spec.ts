// What has just been added: as much is expected of somebody new as of the
// others, and what nobody has filled in yet is not told as a mistake.
import { expect, type Locator, type Page } from '@playwright/test';
import { addMember } from '../src/draft/draft';
import { put } from '../src/draft/pointer';
import { listedDraft, open, openParts, plan, showAnswer, test, answerOf } from './page';
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
