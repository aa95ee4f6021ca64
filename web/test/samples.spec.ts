// What the page calls its own samples is said in its language; names of real plans stay as they are filed.
import { expect, type Page } from '@playwright/test';
import { firstDraft, file, open, openDraft, samples, test } from './page';
import { fragmentOf } from '../src/draft/link';

const names = {
  en: ['Example HMO', 'Example PPO'],
  es: ['HMO de ejemplo', 'PPO de ejemplo'],
  sv: ['Exempel-HMO', 'Exempel-PPO'],
} as const;
type Language = keyof typeof names;

/** What a reader of the page can come upon: text, seen or read out, and what stands in fields and choices. */
const readable = (page: Page): Promise<string[]> =>
  page.locator('outpocket-page').evaluate((element) => {
    const root = element.shadowRoot as ShadowRoot;
    const parts: string[] = [root.textContent ?? ''];
    for (const one of root.querySelectorAll<HTMLElement>('*')) {
      parts.push(one.ariaLabel ?? '', one.title, one.dataset['plan'] ?? '');
      if (one instanceof HTMLInputElement) parts.push(one.value);
    }
    return parts;
  });

test('every sample without an insurer has a name in every language, and no other', () => {
  const own = samples.filter(({ issuer }) => issuer === undefined).map(({ name }) => `sample.${name}`);
  for (const language of Object.keys(names)) {
    const messages = JSON.parse(file(`../locales/${language}.json`)) as Record<string, string>;
    expect(
      Object.keys(messages).filter((key) => key.startsWith('sample.')),
      language,
    ).toEqual(own);
    if (language === 'en') for (const key of own) expect(`sample.${messages[key]}`).toBe(key);
  }
});

for (const language of ['es', 'sv'] as const) {
  test(`${language}: no sample has its English name, whatever is opened`, async ({ page }) => {
    await open(page, `/?lang=${language}`);
    await expect(page.locator('.columns[aria-labelledby=answer] .plan-name')).toHaveText([...names[language]]);
    const english = /Example (HMO|PPO)|Traditional 80/;
    const tabs = page.getByRole('tab');
    for (const tab of await tabs.all()) {
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      expect((await readable(page)).filter((text) => english.test(text))).toEqual([]);
    }
    await page.locator('.answer-head .tool').last().click();
    await expect(page.locator('.quick .whole').first()).toHaveText(names[language][0]);
    await expect(page.locator('.quick option').filter({ hasText: '80/20' })).not.toHaveCount(0);
    expect((await readable(page)).filter((text) => english.test(text))).toEqual([]);
  });
}

test('a link hands on what samples are called as they are filed, and another name stays', async ({ page }) => {
  const [hmo, ppo] = firstDraft.plans as [(typeof firstDraft.plans)[0], (typeof firstDraft.plans)[0]];
  const fragment = await fragmentOf({ ...firstDraft, plans: [hmo, { ...ppo, name: 'Acme PPO' }] });
  for (const language of Object.keys(names) as Language[]) {
    await page.goto('about:blank');
    await open(page, `/?lang=${language}#${fragment}`);
    await expect(page.locator('.columns[aria-labelledby=answer] .plan-name')).toHaveText([
      names[language][0],
      'Acme PPO',
    ]);
  }
});

test('another name typed for a sample is the reader’s own', async ({ page }) => {
  await openDraft(page, firstDraft);
  await open(page, '/?lang=es');
  await page.locator('.answer-head .tool').last().click();
  const name = page.locator('[id="/plans/0/name"]');
  await expect(name).toHaveValue('HMO de ejemplo');
  await name.fill('Mi HMO');
  await expect(name).toHaveValue('Mi HMO');
  expect(
    await page
      .locator('outpocket-page')
      .evaluate((one) => (one as unknown as { draft: typeof firstDraft }).draft.plans[0]?.name),
  ).toBe('Mi HMO');
});
