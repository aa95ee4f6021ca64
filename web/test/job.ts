// The whole job of the page, done without knowing its design: everything that
// opens is opened, everything that can be filled is filled.
import { expect, type Locator, type Page } from '@playwright/test';
import type { OutpocketPage } from '../src/page/outpocket-page';

/** What is typed: nothing else on the page looks like it. */
export const typed = { amount: '13579.24', text: 'Xanthippe Quillfeather', number: '86420975310' };

/** What every whole number on the page may be; it is elsewhere too. */
const count = '7';

/** Opens every part of the page, one within the other. */
export async function openEverything(page: Locator): Promise<void> {
  await page.evaluate(async (element) => {
    const root = element.shadowRoot ?? element;
    const tried = new Set<Element>();
    // One at a time, as somebody would: the page draws itself anew after each.
    for (;;) {
      const next = [
        ...root.querySelectorAll<HTMLElement>('details:not([open]) > summary, button[aria-expanded=false]'),
      ].find((one) => one.checkVisibility() && !tried.has(one));
      if (!next) return;
      tried.add(next);
      next.click();
      await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
    }
  });
}

/** Types into every field of a kind: into the first as somebody would, into the others at once. */
async function fillAll(page: Locator, fields: string, value: string): Promise<void> {
  await page.locator(`${fields}:visible`).first().fill(value);
  await page.evaluate(
    async (element, { fields, value }) => {
      for (const field of (element.shadowRoot ?? element).querySelectorAll<HTMLInputElement>(fields)) {
        if (!field.checkVisibility() || field.readOnly) continue;
        field.value = value;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }
      await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
    },
    { fields, value },
  );
}

export const anyTable = (page: Page) => page.getByRole('table').first();

/** Waits until everything that is worked out in the background is there. */
export async function settled(root: Locator): Promise<void> {
  // Asked in the page: an expectation that does not hold at once has the browser
  // draw up all that a screen reader would read, which takes longer than the answer.
  const answered = () =>
    root.evaluate((element: OutpocketPage) => {
      const inner = element.shadowRoot ?? element;
      const table = inner.querySelector('table');
      // What decides follows the years of what stands in the fields.
      const decided = element.years?.draft !== element.draft || element.years.simulation.stage === 'done';
      return table !== null && !table.textContent.includes('…') && !inner.querySelector('progress') && decided;
    });
  await expect.poll(answered, { timeout: 100_000, intervals: [50, 100] }).toBe(true);
  // The page takes its time for the pictures and the guide.
  await root.evaluate(async (element: OutpocketPage) => {
    await element.furnish();
    await element.updateComplete;
  });
}

/** Fills the page with what `typed` has; the answer follows. */
export async function doTheJob(page: Page, root: Locator): Promise<void> {
  await expect(anyTable(page)).toBeVisible();
  await openEverything(root);
  const before = await anyTable(page).innerText();
  await fillAll(root, 'input[inputmode=decimal]', typed.amount);
  await fillAll(root, 'input[inputmode=numeric]', count);
  await expect.poll(() => anyTable(page).innerText()).not.toBe(before);
  await fillAll(root, 'input[type=text]:not([inputmode])', typed.text);
}

/** Types into every field for a whole number what is none of a year of care, and so is nowhere else. */
export const typeNumbers = (root: Locator) => fillAll(root, 'input[inputmode=numeric]', typed.number);
