// An insurer's own words: what is taken, what is listed as wrong, and that the
// page's words stay where an insurer's cannot be used.
import { expect, test, type Page } from '@playwright/test';
import { harness } from '../playwright.config';
import type { Language } from '../src/words/words';
import { languages } from '../vite.languages.ts';
import { anyTable } from './job';
import { bar, starts } from './kiosk';
import { dist, files, serve } from './site';

async function override(
  page: Page,
  file: unknown,
  language: Language = 'en',
): Promise<{ said: Record<string, string>; codes: string[] }> {
  await page.goto(new URL('pictures.html', harness).href);
  await page.waitForFunction(() => 'override' in window);
  return page.evaluate(([language, file]) => window.override(language, file), [
    language,
    typeof file === 'string' ? file : JSON.stringify(file),
  ] as const);
}

const list = (page: Page) => page.getByRole('group', { name: /cannot be used|no se puede|går inte att använda/ });

test('messages of the reader’s language take the place of the page’s', async ({ page }) => {
  const file = {
    en: {
      title: 'What would a year with Acme cost you?',
      months: '{count, plural, one {a month} other {# months, all told}}',
    },
    es: { title: '¿Cuánto cuesta un año con Acme?' },
  };
  const { said, codes } = await override(page, file);
  expect(codes).toEqual([]);
  expect(said).toMatchObject({
    title: 'What would a year with Acme cost you?',
    'months 1': 'a month',
    'months 3': '3 months, all told',
  });
  await expect(list(page)).toHaveCount(0);
  expect((await override(page, file, 'es')).said).toMatchObject({
    title: '¿Cuánto cuesta un año con Acme?',
    'months 3': '3 meses',
  });
  expect((await override(page, file, 'sv')).said).toMatchObject({ title: 'Vad skulle ett år av vård kosta dig?' });
});

const faulty: Record<string, [file: unknown, code: string, said: string | RegExp]> = {
  'a message that is not ICU': [{ en: { title: 'A year {of' } }, 'not-icu', /^\/en\/title: This is not a message/],
  'a brace that opens nothing': [{ en: { title: 'A year {' } }, 'not-icu', /a brace without its other half/],
  'a plural with an offset': [
    { en: { months: '{count, plural, offset:1 one {# month} other {# months}}' } },
    'not-icu',
    /offset:1/,
  ],
  'a plural without “other”': [
    { en: { months: '{count, plural, one {# month}}' } },
    'not-icu',
    /^\/en\/months: .*has no case “other”/,
  ],
  'a message that formats by itself': [
    { en: { 'why.lead': '{plan}: {total, number}' } },
    'not-icu',
    /the page formats numbers, dates and amounts itself/,
  ],
  'a message that loses an amount': [
    { en: { 'why.lead': '{plan} costs more.' } },
    'values',
    '/en/why.lead: It should have the values {amount} {other} {plan}, each at least once, and no other. It has: {plan}.',
  ],
  'a message with a value that is not there': [{ en: { title: 'Hello {name}' } }, 'values', /It has: \{name\}/],
  'an unknown message': [{ en: { tittle: 'A year' } }, 'unknown-key', '/en/tittle: There is no message “tittle”.'],
  'a name that every object has': [{ en: { toString: 'A year' } }, 'unknown-key', /toString/],
  'an unknown language': [
    { fr: { title: 'Un an' } },
    'unknown-language',
    `/fr: “fr” is not a language of this page. It should be one of ${languages.join(', ')}.`,
  ],
  'something that is not text': [{ en: { title: 7 } }, 'not-text', '/en/title: This should be text, not 7.'],
  'an empty text': [{ en: { title: ' ' } }, 'not-text', /^\/en\/title/],
  'a list instead of messages': [{ en: ['A year'] }, 'not-messages', /^\/en: There should be an object/],
  'a file that is not an object': ['[]', 'not-messages', /There should be an object with messages here, not \[\]/],
  'a file that is not JSON': ['{', 'not-json', /^The file is not JSON/],
};
for (const [name, [file, code, said]] of Object.entries(faulty)) {
  test(`${name} is listed, and the page’s own words stay`, async ({ page }) => {
    const result = await override(page, file);
    expect(result.codes).toEqual([code]);
    expect(result.said).toMatchObject({ title: 'What would a year of health care cost you?', 'months 1': '1 month' });
    await expect(list(page).getByRole('listitem')).toHaveText([said]);
  });
}

test('every fault is listed at once, whatever its language, and what is right is taken', async ({ page }) => {
  const result = await override(page, {
    en: { title: 'A year with Acme', lead: '' },
    es: { lead: '{' },
    sv: { leed: '?' },
  });
  expect(result.codes).toEqual(['not-text', 'not-icu', 'unknown-key']);
  expect(result.said).toMatchObject({ title: 'A year with Acme' });
  await expect(list(page)).toContainText('3 of this page’s own words cannot be used');
});

test('what a message says cannot be markup', async ({ page }) => {
  const { said } = await override(page, { en: { title: '<b>A year</b>' } });
  expect(said).toMatchObject({ title: '<b>A year</b>' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('<b>A year</b>');
});

const acme = {
  en: { title: 'What would a year with Acme cost you?', 'kiosk.warning.title': 'Acme asks: still there?' },
  es: { title: '¿Cuánto cuesta un año con Acme?' },
};
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const language = (page: Page) => page.getByRole('combobox', { name: /Language|Idioma|Språk/ });

/** The pages that read words.json: what is there at first, and how a language is chosen. */
const places = [
  {
    name: '',
    element: 'outpocket-page',
    there: anyTable,
    speak: async (page: Page, to: Language) => void (await language(page).selectOption(to)),
  },
  {
    name: 'kiosk.html',
    element: 'outpocket-kiosk',
    there: (page: Page) => starts(page).first(),
    speak: async (page: Page, to: Language) => {
      await page.locator(`.starts [lang=${to}]`).click();
      await bar(page).first().click();
    },
  },
] as const;

for (const { name, element, there, speak } of places) {
  test(`words.json beside ${name || 'the page'} holds in every language, and needs nothing else`, async ({ page }) => {
    const own = { 'words.json': JSON.stringify(acme) };
    const site = await serve(files(dist, { own }));
    try {
      await page.addInitScript((element) => {
        // Every title that was painted on the live page.
        const titles: string[] = (window.titles = []);
        const look = () => {
          const title = document.querySelector(element)?.shadowRoot?.querySelector('h1')?.textContent;
          if (title && title !== titles.at(-1)) titles.push(title);
          requestAnimationFrame(look);
        };
        look();
      }, element);
      await page.goto(`${site.url}${name}?lang=en`);
      await expect(there(page)).toBeVisible();
      await expect(heading(page)).toHaveText(acme.en.title);
      await expect(page).toHaveTitle(`${acme.en.title} · Outpocket`);
      await expect.poll(() => page.evaluate(() => window.titles)).toEqual([acme.en.title]);
      await speak(page, 'es');
      await expect(heading(page)).toHaveText(acme.es.title);
      await speak(page, 'sv');
      await expect(heading(page)).toHaveText('Vad skulle ett år av vård kosta dig?');
      await speak(page, 'en');
      await expect(heading(page)).toHaveText(acme.en.title);
      await expect(list(page)).toHaveCount(0);
      // Other words need no other build.
      own['words.json'] = JSON.stringify({ en: { title: 'A year, by Acme' } });
      await page.reload();
      await expect(heading(page)).toHaveText('A year, by Acme');
    } finally {
      await site.close();
    }
  });

  test(`what is wrong in words.json is listed on ${name || 'the page'}, in its language`, async ({ page }) => {
    const own = { 'words.json': '{' };
    const site = await serve(files(dist, { own }));
    try {
      await page.goto(`${site.url}${name}?lang=en`);
      await expect(heading(page)).toHaveText('What would a year of health care cost you?');
      await expect(list(page).getByRole('listitem')).toHaveText([/^The file is not JSON/]);
      await speak(page, 'sv');
      await expect(list(page).getByRole('listitem')).toHaveText([/^Filen är inte JSON/]);
      own['words.json'] = JSON.stringify({
        en: { title: 'A year with Acme', 'why.lead': '{plan} costs more.' },
        es: { tittle: '' },
      });
      await page.goto(`${site.url}${name}?lang=en`);
      await expect(heading(page)).toHaveText('A year with Acme');
      await expect(list(page).getByRole('listitem')).toHaveText([
        /^\/en\/why\.lead: It should have the values/,
        /^\/es\/tittle: There is no message/,
      ]);
      await expect(there(page)).toBeVisible();
    } finally {
      await site.close();
    }
  });
}

test('that an insurer’s words cannot be read for want of a script is told, and they come when asked again', async ({
  page,
}) => {
  const site = await serve(files(dist, { own: { 'words.json': JSON.stringify(acme) } }));
  try {
    const scripts = '**/overrides-*.js';
    await page.route(scripts, (route) => route.abort());
    await page.goto(`${site.url}kiosk.html?lang=en`);
    await expect(page.getByText('could not be loaded')).toBeVisible();
    await page.goto(`${site.url}?lang=en`);
    const told = page.locator('.totals').getByText('Part of this page could not be loaded');
    await expect(told).toBeVisible();
    await expect(heading(page)).toHaveText('What would a year of health care cost you?');
    await page.unroute(scripts);
    await told.getByRole('button').click();
    await expect(heading(page)).toHaveText(acme.en.title);
    await expect(told).toHaveCount(0);
  } finally {
    await site.close();
  }
});

test('the page has its own words where there is no file, and without words nothing reads them', async ({ page }) => {
  const all = files(dist);
  let there = true;
  const site = await serve((path, request, response) => {
    if (path === '/words.json' && !there) response.writeHead(404).end();
    else all(path, request, response);
  });
  try {
    for (const now of [true, false]) {
      there = now;
      site.asked.length = 0;
      await page.goto(`${site.url}?lang=en`);
      await expect(anyTable(page)).toBeVisible();
      await expect(heading(page)).toHaveText('What would a year of health care cost you?');
      await page.waitForLoadState('networkidle');
      // The link in the page and the script ask once.
      expect(site.asked.filter(({ url }) => url === '/words.json')).toHaveLength(1);
      expect(site.asked.filter(({ url }) => url.includes('overrides'))).toEqual([]);
    }
  } finally {
    await site.close();
  }
});

declare global {
  interface Window {
    titles: string[];
  }
}
