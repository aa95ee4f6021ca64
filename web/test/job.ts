// The whole job of the page, done without knowing its design: everything that
// opens is opened, everything that can be filled is filled.
import { expect, type Locator, type Page } from '@playwright/test';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { steps } from '../src/page/page';

/** What is typed: nothing else on the page looks like it. */
export const typed = { amount: '13579.24', text: 'Xanthippe Quillfeather', number: '86420975310' };

/** What every whole number on the page may be; it is elsewhere too. */
const count = '7';

/** Opens every part of what the page shows, one within the other, and shows every tab. */
export async function openEverything(page: Locator): Promise<void> {
  await page.evaluate(async (element) => {
    const root = element.shadowRoot ?? element;
    const tried = new Set<Element>();
    // One at a time, as somebody would: the page draws itself anew after each.
    for (;;) {
      // A tab gives way to the next once all in it is open.
      const next = ['details:not([open]) > summary, button[aria-expanded=false]', '[role=tab]']
        .flatMap((those) => [...root.querySelectorAll<HTMLElement>(those)])
        .find((one) => one.checkVisibility() && !tried.has(one));
      if (!next) return;
      tried.add(next);
      next.click();
      await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
    }
  });
}

/** Types into every field of some kinds, in each step: into the first as somebody would, into the others at once. Ends at the answer. */
async function fillAll(page: Locator, kinds: Record<string, string>, open = false): Promise<void> {
  const filled = new Map(Object.keys(kinds).map((fields) => [fields, 0]));
  for (const step of steps) {
    await page.evaluate(async (element: OutpocketPage, step) => {
      element.show(step);
      await element.updateComplete;
    }, step);
    if (open) await openEverything(page);
    for (const [fields, value] of Object.entries(kinds))
      filled.set(fields, (filled.get(fields) ?? 0) + (await fill(page, fields, value)));
  }
  for (const [fields, count] of filled) expect(count, fields).toBeGreaterThan(0);
}

/** Types into every field of a kind that is shown; tells into how many. */
async function fill(page: Locator, fields: string, value: string): Promise<number> {
  const shown = page.locator(`${fields}:visible`);
  if ((await shown.count()) === 0) return 0;
  await shown.first().fill(value);
  return page.evaluate(
    async (element, { fields, value }) => {
      const those = [...(element.shadowRoot ?? element).querySelectorAll<HTMLInputElement>(fields)].filter(
        (field) => field.checkVisibility() && !field.readOnly,
      );
      for (const field of those) {
        field.value = value;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }
      await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
      return those.length;
    },
    { fields, value },
  );
}

export const anyTable = (page: Page) => page.getByRole('table').first();

/** Waits until the years are there, and so is all else but what decides between the plans, which takes longer. */
export const answered = (root: Locator): Promise<void> => there(root, false);

/** Waits until everything that is worked out in the background is there. */
export const settled = (root: Locator): Promise<void> => there(root, true);

async function there(root: Locator, decided: boolean): Promise<void> {
  // Asked in the page: an expectation that does not hold at once has the browser
  // draw up all that a screen reader would read, which takes longer than the answer.
  const all = () =>
    root.evaluate((element: OutpocketPage, decided) => {
      const inner = element.shadowRoot ?? element;
      const table = inner.querySelector('table');
      const { years, draft, answer } = element;
      // What decides follows the years of what stands in the fields, and the answer where there are none to draw.
      const stage = years?.draft === draft ? years.simulation.stage : 'done';
      const compared = answer?.draft !== draft || element.decided?.draft === draft;
      const done = decided ? stage === 'done' && compared : stage !== 'years';
      return table !== null && !table.textContent.includes('…') && !inner.querySelector('progress') && done;
    }, decided);
  await expect.poll(all, { intervals: [50, 100] }).toBe(true);
  // The page takes its time for the pictures and the guide.
  await root.evaluate(async (element: OutpocketPage) => {
    await element.furnish();
    await element.updateComplete;
  });
}

/** Fills the page with what `typed` has; the answer follows. */
export async function doTheJob(page: Page, root: Locator): Promise<void> {
  await expect(anyTable(page)).toBeVisible();
  const before = await anyTable(page).innerText();
  await fillAll(root, { 'input[inputmode=decimal]': typed.amount, 'input[inputmode=numeric]': count }, true);
  await expect.poll(() => anyTable(page).innerText()).not.toBe(before);
  await fillAll(root, { 'input[type=text]:not([inputmode])': typed.text });
}

/** Types into every field for a whole number what is none of a year of care, and so is nowhere else. */
export const typeNumbers = (root: Locator) => fillAll(root, { 'input[inputmode=numeric]': typed.number });
