import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';

const axe = readFileSync(fileURLToPath(new URL('../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

/** Holds what is on the page, or a part of it, against the rules of axe. */
export async function expectAccessible(page: Page, what: string, part = 'html'): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const violations = await page.evaluate(async (part) => {
    const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(part);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
  }, part);
  expect(violations, what).toEqual([]);
}
