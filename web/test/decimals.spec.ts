// Amounts and percentages as each language writes them. The draft, and so
// links, files and what is undone, have them as the engine reads them.
import { expect, type Page } from '@playwright/test';
import type { OutpocketPage } from '../src/page/outpocket-page';
import type { Language } from '../src/words/languages';
import { read, written } from '../src/words/decimals';
import { languages, localeOf, marksOf } from '../vite.languages.ts';
import { settled } from './job';
import { disclose, open, test } from './page';
import { states } from './states';

const nbsp = '\u00a0';
const marks = (language: Language) => marksOf(localeOf(language).tag);
const readings: [Language, typed: string, is: string][] = [
  ['en', '12.50', '12.50'],
  ['en', '1500', '1500'],
  ['en', '1,500', '1500'],
  ['en', '1,500.5', '1500.5'],
  ['en', '9,999,999.99', '9999999.99'],
  ['es', '1,500.50', '1500.50'],
  ['es', '999,999', '999999'],
  ['sv', '12,50', '12.50'],
  ['sv', '12.50', '12.50'],
  ['sv', '0,05', '0.05'],
  ['sv', '1 500', '1500'],
  ['sv', `1${nbsp}500,25`, '1500.25'],
  ['sv', '1\u202f500', '1500'],
  ['sv', '12 345 678,9', '12345678.9'],
  // Spaces stand between thousands in any language, and dollars say what is meant anyway.
  ['en', '90 000', '90000'],
  ['es', '1 500.25', '1500.25'],
  ['en', '$90,000', '90000'],
  ['en', '$ 40', '40'],
  ['sv', '90 000 $', '90000'],
  // Full width, as keyboards of East Asia write.
  ['en', '１２', '12'],
  ['en', '＄９０，０００．５０', '90000.50'],
  ['sv', '１\u3000５００，５', '1500.5'],
  // What is copied from elsewhere often has spaces around it.
  ['en', ' 1,200 ', '1200'],
  ['en', '\t40\u00a0', '40'],
  ['sv', ' 1 500,5 ', '1500.5'],
  // Decimals that there are too many of stay decimals: the engine says so.
  ['sv', '1,500', '1.500'],
  ['sv', '1.500', '1.500'],
];

for (const [language, typed, is] of readings) {
  test(`${language}: ${typed} is ${is}`, () => expect(read(marks(language), typed)).toBe(is));
}

const asTyped: Partial<Record<Language, string[]>> = {
  en: [
    '',
    '10,00',
    '1,50',
    '1,5000',
    '12,34,567',
    '0,500',
    ',500',
    '1,500,',
    '1 50',
    '12,',
    '12.',
    '.5',
    '-5',
    '+5',
    '1e9',
    '€40',
    '40%',
    '-$40',
    'NaN',
    '1,500.50.1',
    '5²',
    '1½',
  ],
  es: ['12,50', '1.500,50', '1,50'],
  sv: ['1 50', '1 5000', '1  500', '0 500', '1.500,50', '1,500.50', '12,', ',5', '12,5,0', '-12,50', '12,5 %'],
};

for (const [language, texts] of Object.entries(asTyped)) {
  test(`${language}: what is not a number stays as it was typed`, () => {
    expect(texts.map((text) => read(marks(language as Language), text))).toEqual(texts);
  });
}

test('a percentage can have its sign, and is in no dollars', () => {
  expect(['20%', '12.5 %', '２０％', '$20', '20$'].map((text) => read(marks('en'), text, '%'))).toEqual([
    '20',
    '12.5',
    '20',
    '$20',
    '20$',
  ]);
});

test('each language writes what the draft has so that it reads it back', () => {
  for (const language of languages) {
    for (const text of ['0', '40', '12.5', '12.50', '1500.05', '9999999.99'])
      expect(read(marks(language), written(marks(language), text))).toBe(text);
  }
  expect(written(marks('sv'), '12.50')).toBe('12,50');
  expect(written(marks('en'), '12.50')).toBe('12.50');
  // What nobody can read is shown as it is.
  expect(['12,', '1.2.3', '.5', '5.', '-1.5', ''].map((text) => written(marks('sv'), text))).toEqual([
    '12,',
    '1.2.3',
    '.5',
    '5.',
    '-1.5',
    '',
  ]);
});

test('where a point stands between thousands it stands before no decimals', () => {
  const german = marksOf('de-DE');
  expect(['1.500', '1.500,5', '12,50', '12.50'].map((text) => read(german, text))).toEqual([
    '1500',
    '1500.5',
    '12.50',
    '12.50',
  ]);
  expect(written(german, '12.50')).toBe('12,50');
});

test('in Swedish amounts and percentages have a decimal comma, which links and other languages do not depend on', async ({
  page,
}) => {
  const draft = () =>
    page
      .locator('outpocket-page')
      .evaluate(
        (page) =>
          (page as unknown as { draft: { care: { price?: string }[]; plans: { allowedPercent?: string }[] } }).draft,
      );
  const speak = (language: string) =>
    page
      .locator('outpocket-page')
      .evaluate(
        (page, language) => (page as unknown as { speak: (language: string) => Promise<void> }).speak(language),
        language,
      );
  await open(page, '/?lang=sv');
  await page
    .locator('[id="/care/1"]')
    .getByRole('button', { name: /^Ändra/ })
    .click();
  await disclose(page.locator('[id="/care/1"]'), 'Mer om');
  const price = page.locator('[id="/care/1/price"]');

  // Key by key nothing is written over.
  await price.pressSequentially('1 234 500,5');
  await expect(price).toHaveValue('1 234 500,5');
  expect((await draft()).care[1]?.price).toBe('1234500.5');
  await price.press('Backspace');
  await expect(price).toHaveValue('1 234 500,');
  await expect(price).toHaveAccessibleDescription(/”1 234 500,” är inte ett belopp/);
  await price.fill('312,456');
  await expect(price).toHaveAccessibleDescription(/”312,456” har fler än två decimaler/);
  await price.fill('99999999,5');
  await expect(price).toHaveAccessibleDescription(/är för mycket. Det högsta är 9\s999\s999,99/);
  await price.fill('312,50');
  await expect(price).not.toHaveAttribute('aria-invalid');
  // The engine has taken it: the charge is twice the price.
  await expect(page.locator('[id="/care/1"] .note').first()).toContainText('625,00');

  await price.blur();
  await speak('en');
  await expect(price).toHaveValue('312.50');
  await price.fill('1,312.50');
  expect((await draft()).care[1]?.price).toBe('1312.50');
  await speak('sv');
  await expect(price).toHaveValue('1312,50');
  await page.getByRole('button', { name: 'Ångra' }).first().click();
  await expect(price).toHaveValue('312,50');
  // What is typed stays as it is while it says what the draft has; what could be two amounts says what to write.
  for (const typed of ['$90 000', '９０　０００', '90 000,00 $']) {
    await price.fill(typed);
    await price.blur();
    await expect(price).toHaveValue(typed);
    await expect(price).not.toHaveAttribute('aria-invalid');
    expect(Number((await draft()).care[1]?.price)).toBe(90_000);
  }
  await price.fill('1.500,50');
  await expect(price).toHaveAccessibleDescription(/”1.500,50” är inte ett belopp.* Skriv/);
  await price.fill('312,50');

  await page.getByRole('button', { name: 'Ändra planerna' }).click();
  await page
    .locator('[id="/plans/1"]')
    .getByRole('button', { name: /^Alla fält/ })
    .click();
  await disclose(page.locator('[id="/plans/1"]'), 'Viktiga frågor');
  const percent = page.locator('[id="/plans/1/allowedPercent"]');
  await percent.fill('70,5');
  expect((await draft()).plans[1]?.allowedPercent).toBe('70.5');
  await expect(percent).not.toHaveAttribute('aria-invalid');
  await percent.fill('1170,5');
  await expect(percent).toHaveAccessibleDescription(/1.?170,5 är för mycket\. Det högsta är 1.?000/);
  // Terms stay as US papers write them.
  const terms = page.locator('[id="/plans/1/benefits/specialist/terms"]');
  await disclose(page.locator('[id="/plans/1"]'), 'Vanliga');
  await terms.fill('$12.50');
  await expect(terms).toHaveValue('$12.50');
  await expect(terms).not.toHaveAttribute('aria-invalid');
});

/** What the page says in its own words: not the titles and terms that are quoted in English. */
const ownText = (page: Page) =>
  page.locator('outpocket-page').evaluate((page) => {
    const walk = document.createTreeWalker(page.shadowRoot as ShadowRoot, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    for (let node = walk.nextNode(); node; node = walk.nextNode())
      if (!node.parentElement?.closest('[lang=en], code, option')) texts.push(node.textContent ?? '');
    return texts.filter((text) => /\d/.test(text));
  });

test('no number on the page is written as in another language', async ({ page }) => {
  await open(page);
  await settled(page.locator('outpocket-page'));
  await states['with everything open']?.(page);
  for (const [language, factor, foreign] of [
    ['sv', '0,88', /\d\.\d|\d,\d{3}(?!\d)(?!,)/],
    ['es', '0.88', /\d,\d{1,2}(?!\d)|\d\s\d{3}/],
  ] as const) {
    await page.locator('outpocket-page').evaluate(async (element: OutpocketPage, language) => {
      await element.speak(language);
      await element.updateComplete;
    }, language);
    const texts = await ownText(page);
    expect(texts.join('\n'), language).toContain(factor);
    expect(
      texts.filter((text) => foreign.test(text)),
      language,
    ).toEqual([]);
  }
});
