// What is chosen and has to be loaded first: the last choice holds however late
// an earlier one comes, and what does not come is told, in the reader's words,
// while the page says what is true.
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { fragmentOf } from '../src/draft/link';
import { put } from '../src/draft/pointer';
import { languages } from '../vite.languages.ts';
import { anyTable } from './job';
import { starts } from './kiosk';
import {
  disclose,
  expectAnswer,
  file,
  firstDraft,
  open,
  openParts,
  openTab,
  plan,
  sample,
  section,
  yearsDrawn,
  answerOf,
} from './page';
import { plainHost } from './site';

const root = (page: Page) => page.locator('outpocket-page');
const html = (page: Page) => page.locator('html');
const language = (page: Page | Locator) => page.locator('#language');

/** Keeps what is asked for at these addresses from coming until what this returns is called. */
async function held(page: Page, addresses: string): Promise<() => void> {
  let come = () => {};
  const time = new Promise<void>((resolve) => (come = resolve));
  await page.route(addresses, async (route) => {
    await time;
    await route.continue();
  });
  return come;
}

/** Keeps the words of a language from coming until what this returns is called, and what follows has happened. */
async function late(page: Page, addresses: string): Promise<() => Promise<void>> {
  const come = await held(page, addresses);
  return async () => {
    const answered = page.waitForEvent('requestfinished', (request) => /\/(sv|es)-[^/]*\.js$/.test(request.url()));
    come();
    await answered;
    // Whatever it would bring about has happened.
    await page.evaluate(() => new Promise((later) => setTimeout(later, 100)));
  };
}

/** Has what is asked for at these addresses fail, until what this returns is called. */
async function lost(page: Page, addresses: string): Promise<() => Promise<void>> {
  await page.route(addresses, (route) => route.abort());
  return () => page.unroute(addresses);
}

const lines = {
  en: {
    sv: 'Svenska could not be loaded. Check your connection and try again.',
    es: 'Español could not be loaded. Check your connection and try again.',
  },
  es: { sv: 'No se pudo cargar Svenska. Revise su conexión e intente de nuevo.' },
  sv: { es: 'Español gick inte att hämta. Kontrollera anslutningen och försök igen.' },
};

test('the language that was chosen last is spoken, though another comes after it', async ({ page }) => {
  await open(page);
  const come = await late(page, '**/sv-*.js');
  await language(page).selectOption('sv');
  await expect(language(page)).toHaveValue('sv');
  await language(page).selectOption('en');
  await come();
  await expect(language(page)).toHaveValue('en');
  await expect(html(page)).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What would a year of health care cost you?');
  await expect(page.getByRole('alert')).toHaveCount(0);

  const last = await late(page, '**/es-*.js');
  await language(page).selectOption('es');
  await language(page).selectOption('sv');
  await expect(html(page)).toHaveAttribute('lang', 'sv');
  await last();
  await expect(html(page)).toHaveAttribute('lang', 'sv');
  await expect(language(page)).toHaveValue('sv');
  expect(new URL(page.url()).searchParams.get('lang')).toBe('sv');
});

for (const [now, others] of Object.entries(lines)) {
  for (const [other, line] of Object.entries(others)) {
    test(`a language that does not come is told in the one that stays: ${other}, in ${now}`, async ({ page }) => {
      await open(page, `/?lang=${now}`);
      const back = await lost(page, `**/${other}-*.js`);
      await language(page).selectOption(other);
      await expect(page.getByRole('alert')).toHaveText(line);
      await expect(language(page)).toHaveValue(now);
      await expect(language(page)).toHaveAccessibleDescription(line);
      await expect(html(page)).toHaveAttribute('lang', now);
      expect(new URL(page.url()).searchParams.get('lang')).toBe(now);
      // Chosen again once it can come.
      await back();
      await language(page).selectOption(other);
      await expect(html(page)).toHaveAttribute('lang', other);
      await expect(language(page)).toHaveValue(other);
      await expect(page.getByRole('alert')).toHaveCount(0);
    });
  }
}

test('a language that was asked for at first and does not come is told', async ({ page }) => {
  const back = await lost(page, '**/sv-*.js');
  await open(page, '/?lang=sv');
  await expect(page.getByRole('alert')).toHaveText(lines.en.sv);
  await expect(language(page)).toHaveValue('en');
  await expect(html(page)).toHaveAttribute('lang', 'en');
  await back();
  await language(page).selectOption('sv');
  await expect(html(page)).toHaveAttribute('lang', 'sv');
});

const parts = {
  en: 'Part of this page could not be loaded. Check your connection and try again.',
  es: 'No se pudo cargar una parte de esta página. Revise su conexión e intente de nuevo.',
  sv: 'En del av sidan gick inte att hämta. Kontrollera anslutningen och försök igen.',
};

const changePlans = { en: 'Change the plans', es: 'Cambiar los planes', sv: 'Ändra planerna' };

for (const now of languages) {
  const line = parts[now];
  test(`what is opened and does not come is told, and loaded when asked again: ${now}`, async ({ page }) => {
    // The first words of the page come, which of these are two files, and no more.
    const asked = new Set<string>();
    let broken = true;
    const requests = { began: 0, ended: 0 };
    page.on('request', () => requests.began++);
    page.on('requestfailed', () => requests.ended++);
    page.on('requestfinished', () => requests.ended++);
    await page.route(`**/${now}-*.js`, (route) => {
      asked.add(route.request().url());
      return broken && asked.size > (now === 'en' ? 0 : 1) ? route.abort() : route.continue();
    });
    await open(page, `/?lang=${now}`);
    await page.getByRole('button', { name: changePlans[now] }).click();
    const told = page.locator('.totals').getByText(line);
    await expect(told).toBeVisible();
    // Opening something else tries again.
    const again = page.waitForEvent('requestfailed');
    await page.locator('[data-step=care] button[aria-expanded=false]').first().click();
    await again;
    // All attempts have failed: one that is pressed for while another is under way fails with it.
    for (let before = -1; before !== requests.began || requests.ended < requests.began;) {
      before = requests.began;
      await page.evaluate(() => new Promise((later) => setTimeout(later, 100)));
    }
    await expect(page.getByRole('status').filter({ hasText: line })).toHaveCount(1);
    const opened = [page.locator('.quick'), page.locator('[data-step=care] .behind select').first()];
    for (const one of opened) await expect(one).toHaveCount(0);
    broken = false;
    await told.getByRole('button').click();
    for (const one of opened) await expect(one).toBeVisible();
    await expect(page.locator('.totals').getByText(line)).toHaveCount(0);
  });
}

test('pictures and guide that do not come are told, and come when asked again', async ({ page }) => {
  const back = await lost(page, '**/charts-*.js');
  await open(page);
  await root(page).evaluate((element: OutpocketPage) => element.furnish());
  const told = page.locator('.totals').getByText(parts.en);
  await expect(told).toBeVisible();
  await back();
  await told.getByRole('button').click();
  await openTab(page, 'Every bill');
  await expect(section(page, 'The care you list, by itself').getByRole('img').first()).toBeVisible();
  await openTab(page, 'Guide');
  await expect(page.locator('#guide-s1')).toBeVisible();
  await expect(told).toHaveCount(0);
});

test('what is asked for before the engine is there comes with it', async ({ page }) => {
  const come = await held(page, '**/*.wasm');
  await open(page);
  const ledger = section(page, 'Every bill, explained');
  const download = page.waitForEvent('download');
  await openTab(page, 'Every bill');
  await disclose(ledger, sample(0).name);
  await openTab(page, 'Save');
  await page.getByRole('button', { name: 'JSON' }).click();
  // It is not told as a fault that what was asked for is still on its way.
  await page.evaluate(() => new Promise((later) => setTimeout(later, 1000)));
  await expect(answerOf(page).locator('.trouble')).toHaveCount(0);
  await expect(page.locator('li.line')).toHaveCount(0);
  come();
  expect((await download).suggestedFilename()).toBe('outpocket.json');
  await openTab(page, 'Every bill');
  await expect(ledger.locator('li.line').first()).toBeVisible();
});

test('a change before the engine is there is taken, said to be on its way, and answered', async ({ page }) => {
  const come = await held(page, '**/*.wasm');
  for (const [language, said] of [
    ['sv', 'Uppdaterar …'],
    ['es', 'Actualizando …'],
    ['en', 'Updating …'],
  ] as const) {
    await open(page, `/?lang=${language}`);
    const looked = page.locator('.answer .looked');
    await expect(looked).not.toHaveText(said);
    const before = await page.locator('.answer .sentence').textContent();
    await page.locator('outpocket-page').evaluate((element: OutpocketPage) => element.type('/members/0/age', '63'));
    await expect(looked).toHaveText(said);
    // No field is at fault for it.
    await expect(page.locator('.answer .stale')).toHaveCount(0);
    await expect(page.locator('.answer .trouble')).toHaveCount(0);
    await expect(page.locator('.answer .sentence')).toHaveText(before ?? '');
  }
  come();
  await expect(page.locator('.answer .looked')).not.toHaveText('Updating …');
  await expectAnswer(page, put(firstDraft, '/members/0/age', '63'));
});

test('a file that cannot be made is told, and made when asked again', async ({ page }) => {
  await open(page);
  await openTab(page, 'Save');
  await expect(page.getByRole('button', { name: 'JSON' })).toBeEnabled();
  const back = await lost(page, '**/downloads-*.js');
  const told = page.locator('.totals').getByText(parts.en);
  await page.getByRole('button', { name: 'JSON' }).click();
  await expect(told).toBeVisible();
  await back();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'JSON' }).click()]);
  expect(file.suggestedFilename()).toBe('outpocket.json');
});

test('a plan file that cannot be made is told, and made when asked again', async ({ page }) => {
  await open(page);
  await openParts(page, 'plans');
  const back = await lost(page, '**/downloads-*.js');
  const save = plan(page, 1).getByRole('button', { name: /^Save/ });
  await save.click();
  await expect(page.locator('.totals').getByText(parts.en)).toBeVisible();
  await back();
  const [file] = await Promise.all([page.waitForEvent('download'), save.click()]);
  expect(file.suggestedFilename()).toMatch(/\.json$/);
});

test('the link that was opened last holds, though another is unpacked after it', async ({ page }) => {
  await open(page);
  const [slow, quick] = await Promise.all(
    ['33', '44'].map((age) => fragmentOf(put(firstDraft, '/members/0/age', age))),
  );
  const opened = await root(page).evaluate(
    async (element: OutpocketPage, { slow, quick }) => {
      const Plain = window.DecompressionStream;
      let first = true;
      let late: Promise<unknown> = Promise.resolve();
      // The first one takes its time.
      window.DecompressionStream = class extends Plain {
        override get readable() {
          const inner = super.readable;
          return this.slow
            ? inner.pipeThrough(
                new TransformStream({
                  transform: async (chunk, out) => (
                    await new Promise((then) => setTimeout(then, 200)),
                    out.enqueue(chunk)
                  ),
                }),
              )
            : inner;
        }
        readonly slow = first;
        constructor(format: CompressionFormat) {
          super(format);
          first = false;
        }
      };
      late = element.openLink(`#${slow}`);
      const last = await element.openLink(`#${quick}`);
      return [await late, last];
    },
    { slow: slow ?? '', quick: quick ?? '' },
  );
  expect(opened).toEqual([false, true]);
  await openParts(page, 'household');
  await expect(page.getByRole('textbox', { name: 'Age' }).first()).toHaveValue('44');
});

test('years that cannot be drawn are told, and drawn when asked again', async ({ page }) => {
  await open(page);
  await openParts(page, 'household');
  const again = await root(page).evaluateHandle(async (element: OutpocketPage) => {
    await element.engine.load();
    const { simulate } = element.engine;
    // What an engine that has stopped says.
    const stopped = (await element.engine.estimate({} as never).catch((error: unknown) => error)) as Error;
    Object.assign(stopped, { code: 'engine-stopped', problems: [] });
    element.engine.simulate = async () => Promise.reject(stopped);
    return () => (element.engine.simulate = simulate);
  });
  await page.getByRole('textbox', { name: 'Age' }).first().fill('51');
  const told = answerOf(page).getByText('has stopped');
  await expect(told).toBeVisible();
  await again.evaluate((restore) => void restore());
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(told).toHaveCount(0);
  await yearsDrawn(page);
});

/** Puts an element on somebody's page. */
async function withElement(page: Page, act: (estimator: Locator) => Promise<void>): Promise<void> {
  const site = await plainHost(
    `[${file(`../plans/${(JSON.parse(file('../plans/index.json')) as string[])[0] ?? ''}`)}]`,
  );
  try {
    await page.goto(`${site.url}plain.html`);
    const estimator = page.locator('outpocket-estimator');
    await estimator.scrollIntoViewIfNeeded();
    await expect(anyTable(page)).toBeVisible();
    await act(estimator);
  } finally {
    await site.close();
  }
}

test('an element speaks the language that was set last, or tells that it did not come', async ({ page }) => {
  await withElement(page, async (estimator) => {
    const speak = (lang: string) => estimator.evaluate((element, lang) => element.setAttribute('lang', lang), lang);
    const come = await late(page, '**/sv-*.js');
    await speak('sv');
    await speak('en');
    await come();
    await expect(language(estimator)).toHaveValue('en');
    const back = await lost(page, '**/es-*.js');
    await speak('es');
    await expect(estimator.getByRole('alert')).toHaveText(lines.en.es);
    await expect(language(estimator)).toHaveValue('en');
    await back();
    await language(estimator).selectOption('es');
    await expect(estimator).toHaveAttribute('lang', 'es');
    await expect(estimator.getByRole('alert')).toHaveCount(0);
  });
});

for (const [address, missing, there] of [
  ['frame.html?lang=sv', '**/outpocket.js', 'outpocket-estimator-page'],
  ['kiosk.html?lang=sv', '**/en-*.js', 'outpocket-kiosk'],
] as const) {
  test(`${address} tells that it cannot be loaded, and tries again`, async ({ page }) => {
    const back = await lost(page, missing);
    const later = address.startsWith('kiosk') ? await lost(page, '**/sv-*.js') : undefined;
    await page.goto(`/${address}`);
    const told = page.getByRole('alert');
    await expect(told).toContainText(
      address.startsWith('kiosk') ? 'Part of this page could not be loaded.' : 'Beräkningen kunde inte läsas in.',
    );
    await back();
    await later?.();
    await told.getByRole('button', { name: /Försök igen|Try again/ }).click();
    await expect(
      address.startsWith('kiosk') ? starts(page).first() : page.locator(there).getByRole('table').first(),
    ).toBeVisible();
    await expect(page.locator(there).locator('[lang]').first()).toHaveAttribute('lang', 'sv');
  });
}
