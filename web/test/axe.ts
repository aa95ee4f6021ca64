import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';

const axe = readFileSync(fileURLToPath(new URL('../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

/** The rules that depend on colors: another color scheme changes nothing else. */
const aboutColors = ['color-contrast', 'link-in-text-block'];

/** What it is held against: all rules, those that depend on colors alone, or all others. */
type Rules = 'all' | 'colors' | 'others';

/** Holds what is on the page, or a part of it, against the rules of axe. */
export async function expectAccessible(
  page: Page,
  what: string,
  { part = 'html', rules = 'all' }: { part?: string; rules?: Rules } = {},
): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const violations = await page.evaluate(
    async ({ part, rules, aboutColors }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const without = Object.fromEntries(aboutColors.map((rule) => [rule, { enabled: false }]));
      const { violations } = await axe.run(part, {
        resultTypes: ['violations'],
        ...(rules === 'colors' && { runOnly: { type: 'rule', values: aboutColors } }),
        ...(rules === 'others' && { rules: without }),
      });
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
    },
    { part, rules, aboutColors },
  );
  expect(violations, what).toEqual([]);
}

/** Does so in light, and in dark by the rules that depend on colors. */
export async function expectAccessibleInBoth(page: Page, what: string, part = 'html'): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page, `${what}, light`, { part });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, `${what}, dark`, { part, rules: 'colors' });
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Does so in one of the languages: what depends on colors is in each the same, and is looked at in English. */
export const expectAccessibleIn = (language: string, page: Page, what: string, part?: string): Promise<void> =>
  language === 'en'
    ? expectAccessibleInBoth(page, what, part)
    : expectAccessible(page, what, { ...(part && { part }), rules: 'others' });
