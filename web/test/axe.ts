import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';

const axe = readFileSync(fileURLToPath(new URL('../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

/** The rules that depend on colors: another color scheme changes nothing else. */
const aboutColors = ['color-contrast', 'link-in-text-block'];

/** Holds what is on the page, or a part of it, against the rules of axe, or against some of them. */
export async function expectAccessible(
  page: Page,
  what: string,
  part = 'html',
  rules?: readonly string[],
): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const violations = await page.evaluate(
    async ({ part, rules }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run(part, rules ? { runOnly: { type: 'rule', values: [...rules] } } : {});
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
    },
    { part, rules },
  );
  expect(violations, what).toEqual([]);
}

/** Does so in light, and in dark by the rules that depend on colors. */
export async function expectAccessibleInBoth(page: Page, what: string, part?: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page, `${what}, light`, part);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, `${what}, dark`, part, aboutColors);
  await page.emulateMedia({ colorScheme: 'light' });
}
