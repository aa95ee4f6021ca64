// The page in each language as plain HTML, and what becomes of it once scripts
// run.
import { expect, type Page } from '@playwright/test';
import type { Language } from '../src/words/languages';
import { languages, localeOf, pageOf } from '../vite.languages.ts';
import { about, engineYears, firstDraft, test } from './page';

const all = languages.map((language) => ({ language, page: pageOf(language), ...localeOf(language) }));
const words = (language: Language) => localeOf(language).messages;
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const select = (page: Page) =>
  page.getByRole('combobox', { name: new RegExp(all.map(({ messages }) => messages['language']).join('|')) });

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  for (const { language, page: name, tag } of all) {
    test(`${name} has the answer, the guide, and links to the other languages`, async ({ page }) => {
      const say = words(language);
      await page.goto(`/${name}`);
      await expect(page).toHaveTitle(`${say['title']} · Outpocket`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      expect(await page.locator('meta[name=description]').getAttribute('content')).toBe(say['lead']);
      await expect(title(page)).toHaveText(say['title'] ?? '');
      for (const plan of engineYears(firstDraft).plans)
        await expect(page.locator('.answer')).toContainText(about(plan.total.mean, tag));
      await expect(page.getByRole('heading', { name: say['guide.title'] ?? '', exact: true })).toBeVisible();
      const note = page.locator('noscript p');
      await expect(note.first()).toBeVisible();
      expect(await note.first().textContent()).toContain(say['plain.scripts']);
      await expect(page.getByRole('button')).toHaveCount(0);
      // What says its language is of it, and of no other; documents keep their names.
      const tags = await page
        .locator('#first [lang]')
        .evaluateAll((elements) =>
          elements
            .filter((element) => !element.closest('aside') && !element.querySelector(':scope > cite'))
            .map((element) => element.getAttribute('lang')),
        );
      expect(new Set(tags)).toEqual(new Set([language]));
      const alternates = await page
        .locator('link[rel=alternate]')
        .evaluateAll((links) => (links as HTMLLinkElement[]).map(({ hreflang, href }) => [hreflang, href]));
      expect(alternates).toEqual(all.map(({ language: other, page: at }) => [other, new URL(at, page.url()).href]));
      for (const { language: other, page: at } of all.filter((one) => one.language !== language)) {
        const link = note.locator(`a[lang=${other}]`);
        expect(await link.textContent()).toBe(words(other)['plain.read']);
        await link.click();
        await expect(page).toHaveURL(`/${at}`);
        await expect(title(page)).toHaveText(words(other)['title'] ?? '');
        await page.goBack();
      }
    });
  }
});

test.describe('for a reader whose browser is Swedish', () => {
  test.use({ locale: 'sv-SE' });

  for (const { language, page: name } of all) {
    test(`${name} becomes the page in its language`, async ({ page }) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      // index.html is everybody's.
      const spoken = language === 'en' ? 'sv' : language;
      const say = words(spoken);
      await page.goto(`/${name}`);
      await expect(page.locator('outpocket-page').getByRole('table').first()).toBeVisible();
      await expect(title(page)).toHaveText(say['title'] ?? '');
      await expect(page).toHaveTitle(`${say['title']} · Outpocket`);
      await expect(page.locator('html')).toHaveAttribute('lang', spoken);
      await expect(select(page)).toHaveValue(spoken);
      for (const plan of engineYears(firstDraft).plans)
        await expect(page.locator('.answer')).toContainText(about(plan.total.mean, localeOf(spoken).tag));
      await expect(page.locator('noscript')).toHaveCount(0);
      // Each language in chunks of its own, first what the answer needs, and no other.
      const chunks = asked.map((path) => /\/later\/([a-z]+)-/.exec(path)?.[1] as Language);
      expect(new Set(chunks.filter((name) => languages.includes(name)))).toEqual(new Set([spoken]));

      // Another language as its reader chooses, and as the address says.
      const other = 'en';
      await select(page).selectOption(other);
      await expect(title(page)).toHaveText(words(other)['title'] ?? '');
      await expect(page).toHaveURL(`/${name}?lang=${other}`);
      await page.reload();
      await expect(page.locator('html')).toHaveAttribute('lang', other);
      await expect(title(page)).toHaveText(words(other)['title'] ?? '');
    });
  }
});
