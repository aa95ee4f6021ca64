// What the page promises: nothing that is typed is sent or stored. A server
// that writes down all that it is asked, and the browser, tell what happened
// while the whole job was done.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type BrowserContext, type Page } from '@playwright/test';
import { languages } from '../vite.languages.ts';
import { answerAll, kiosk } from './kiosk';
import { anyTable, doTheJob, openEverything, typed, typeNumbers } from './job';
import { dist, files, serve, type Site } from './site';
import { test } from './years';

const names = new Set(
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1)),
);

/** Whoever sets a kiosk up says where answers are taken home to. */
const kioskSearch = '?lang=en&address=https://acme.example/compare';

/** What was asked of the server beyond the site's own files, and what of it has anything of the person in it. */
function leaks({ asked }: Site): string[] {
  return asked.flatMap(({ method, url, headers, body }) => {
    const { pathname, search } = new URL(url, 'http://site');
    const file = pathname.slice(1) || 'index.html';
    const whole = decodeURIComponent([method, url, ...Object.entries(headers).flat(), body].join(' ')).replaceAll(
      '+',
      ' ',
    );
    const personal = Object.values(typed).some((value) => whole.includes(value));
    const plain =
      method === 'GET' &&
      body === '' &&
      headers.cookie === undefined &&
      (names.has(file) || file === 'favicon.ico') &&
      ['', kioskSearch, ...languages.map((language) => `?lang=${language}`)].includes(search);
    return personal || !plain ? [whole] : [];
  });
}

/** Everything that the browser keeps for the site. */
async function stored(page: Page, context: BrowserContext) {
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    files: await (async () => {
      const found: string[] = [];
      for await (const name of (await navigator.storage.getDirectory()).keys()) found.push(name);
      return found;
    })(),
    history: history.state as unknown,
    name: window.name,
    caches: Object.fromEntries(
      await Promise.all(
        (await caches.keys()).map(async (name) => {
          const cache = await caches.open(name);
          const entries = await Promise.all(
            (await cache.keys()).map(async ({ url }) => [url, await (await cache.match(url))?.text()] as const),
          );
          return [name, entries] as const;
        }),
      ),
    ),
  }));
  return { ...kept, cookies: await context.cookies() };
}

test.describe('with the site kept on the device', () => {
  test.use({ serviceWorkers: 'allow' });

  test('nothing typed is sent or stored while the whole job is done', async ({ page, context }) => {
    test.slow();
    const site = await serve(files(dist));
    const elsewhere: string[] = [];
    context.on(
      'request',
      (request) =>
        request.url().startsWith(site.url) || request.url().startsWith('blob:') || elsewhere.push(request.url()),
    );
    try {
      await page.goto(`${site.url}?lang=en`);
      // The offline cache is filled, so that what it holds is looked at as well.
      await page.evaluate(async () => navigator.serviceWorker.ready);
      const root = page.locator('outpocket-page');
      await doTheJob(page, root);

      // Another language, everything opened there, kept in every way that there is.
      for (const language of ['sv', 'en']) {
        await page.locator('#language').selectOption(language);
        await page.waitForFunction((language) => document.documentElement.lang === language, language);
      }
      await openEverything(root);
      await page.evaluate(() => (window.print = () => undefined));
      for (const name of [/link/i, /print/i, /csv/i, /json/i]) {
        for (const button of await page.getByRole('button', { name }).all()) {
          if ((await button.isVisible()) && (await button.isEnabled())) await button.click();
        }
      }
      await typeNumbers(root);
      await page.goto(`${site.url}frame.html`);
      await doTheJob(page, page.locator('outpocket-estimator-page'));
      await typeNumbers(page.locator('outpocket-estimator-page'));
      // The kiosk makes a link of what was answered, for a phone alone.
      await page.goto(`${site.url}kiosk.html${kioskSearch}`);
      await answerAll(page);
      await expect(kiosk(page).getByRole('img', { name: 'QR code' })).toBeVisible();
      // What a page may send when it goes.
      await page.goto('about:blank');
      await page.goto(site.url);
      await expect(anyTable(page)).toBeVisible();

      expect(leaks(site)).toEqual([]);
      expect(elsewhere).toEqual([]);
      const { caches, ...rest } = await stored(page, context);
      expect(rest).toEqual({ local: [], session: [], databases: [], files: [], history: null, name: '', cookies: [] });
      expect(Object.keys(caches).toSorted()).toEqual(['outpocket-words', expect.stringMatching(/^workbox-precache-/)]);
      const entries = Object.values(caches).flat();
      expect(entries.length).toBeGreaterThan(10);
      for (const [url, text] of entries)
        expect(text === readFileSync(join(dist, new URL(url).pathname), 'utf8'), url).toBe(true);
      expect(page.url()).toBe(site.url);
    } finally {
      await site.close();
    }
  });
});

test('what is sent or stored is found', async ({ page, context }) => {
  const site = await serve(files(dist));
  try {
    await page.goto(site.url);
    await expect(anyTable(page)).toBeVisible();
    expect(leaks(site)).toEqual([]);
    await page.evaluate(async (amount) => fetch(`index.html?lang=en&total=${amount}`), typed.amount);
    expect(leaks(site)).toHaveLength(1);
    await page.evaluate(async (text) => fetch('index.html', { method: 'POST', body: text }), typed.text);
    expect(leaks(site)).toHaveLength(2);
    await page.evaluate(async () => fetch('somewhere'));
    expect(leaks(site)).toHaveLength(3);
    // Also where all but a header is as it should be.
    await page.evaluate(async (number) => fetch('index.html', { headers: { 'x-count': number } }), typed.number);
    expect(leaks(site)).toHaveLength(4);
    // Another server cannot even be asked.
    const asked: string[] = [];
    const other = await serve((_path, request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await page.evaluate(
      async (url) => fetch(url, { mode: 'no-cors' }).catch(() => navigator.sendBeacon(url, 'x')),
      other.url,
    );
    await page.evaluate(() => new Promise((later) => setTimeout(later, 200)));
    expect(asked).toEqual([]);
    await other.close();

    await page.evaluate(async (text) => {
      localStorage.setItem('kept', text);
      document.cookie = 'kept=yes';
      await (await caches.open('kept')).put('kept', new Response(text));
    }, typed.text);
    expect(await stored(page, context)).toMatchObject({
      local: ['kept'],
      cookies: [{ name: 'kept' }],
      caches: { kept: [[`${site.url}kept`, typed.text]] },
    });
  } finally {
    await site.close();
  }
});
