// The page in each language as plain HTML, and what becomes of it once scripts
// run.
import { expect, type Page } from '@playwright/test';
import { dollars, engineYears, file, firstDraft, test } from './page';

const languages = {
  en: { page: 'index.html', tag: 'en-US', name: 'English' },
  es: { page: 'es.html', tag: 'es-US', name: 'Español' },
  sv: { page: 'sv.html', tag: 'sv-SE', name: 'Svenska' },
} as const;
type Language = keyof typeof languages;
const all = Object.entries(languages) as [Language, (typeof languages)[Language]][];
const words = (language: Language) => JSON.parse(file(`../locales/${language}.json`)) as Record<string, string>;
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const select = (page: Page) => page.getByRole('combobox', { name: /Language|Idioma|Språk/ });

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  for (const [language, { page: name, tag }] of all) {
    test(`${name} has the answer, the guide, and links to the other languages`, async ({ page }) => {
      const say = words(language);
      await page.goto(`/${name}`);
      await expect(page).toHaveTitle(`${say['title']} · Outpocket`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      expect(await page.locator('meta[name=description]').getAttribute('content')).toBe(say['lead']);
      await expect(title(page)).toHaveText(say['title'] ?? '');
      for (const plan of engineYears(firstDraft).plans)
        await expect(page.locator('.answer')).toContainText(dollars(plan.total.mean, tag));
      await expect(page.getByRole('heading', { name: say['guide.title'] ?? '', exact: true })).toBeVisible();
      const note = page.locator('noscript p');
      await expect(note.first()).toBeVisible();
      expect(await note.first().textContent()).toBe(say['plain.scripts']);
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
      expect(alternates).toEqual(all.map(([other, { page: at }]) => [other, new URL(at, page.url()).href]));
      for (const [other, { page: at }] of all.filter(([other]) => other !== language)) {
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

  for (const [language, { page: name, tag, name: called }] of all) {
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
        await expect(page.locator('.answer')).toContainText(dollars(plan.total.mean, languages[spoken].tag));
      await expect(page.locator('noscript')).toHaveCount(0);
      // Each language in its own chunk, and no other.
      expect(
        asked.filter((path) => /\/later\/(en|es|sv)-/.test(path)).map((path) => /\/(en|es|sv)-/.exec(path)?.[1]),
      ).toEqual([spoken]);

      // Another language as its reader chooses, and as the address says.
      const [other] = all.find(([one]) => one !== spoken) ?? [];
      if (!other) throw new Error(`${called} ${tag} is alone`);
      await select(page).selectOption(other);
      await expect(title(page)).toHaveText(words(other)['title'] ?? '');
      await expect(page).toHaveURL(`/${name}?lang=${other}`);
      await page.reload();
      await expect(page.locator('html')).toHaveAttribute('lang', other);
      await expect(title(page)).toHaveText(words(other)['title'] ?? '');
    });
  }
});
