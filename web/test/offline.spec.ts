// The site on the device: one visit, and then no server.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { Draft } from '../src/draft/draft';
import { fragmentOf } from '../src/draft/link';
import { put } from '../src/draft/pointer';
import { localeOf } from '../vite.languages.ts';
import { filesToKeep } from '../vite.offline.ts';
import { anyTable } from './job';
import { columns, starts, toTheAnswer } from './kiosk';
import { answerOf, expectAnswer, listedDraft } from './page';
import { dist, files, serve } from './site';

test.use({ serviceWorkers: 'allow' });

const isKept = (page: Page) =>
  page.evaluate(async () => navigator.serviceWorker.ready.then(({ active }) => active?.state));

test('after one visit the page works with its server gone, in every language', async ({ page, context }) => {
  const site = await serve(files(dist));
  await page.goto(`${site.url}?lang=en`);
  await expect(anyTable(page)).toBeVisible();
  await isKept(page);
  const before = await anyTable(page).innerText();
  await site.close();

  // The page that is open, and then every page of the site anew.
  await page.getByRole('combobox', { name: 'Language' }).selectOption('es');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('¿Cuánto le costaría un año de atención médica?');
  const other = await context.newPage();
  await other.goto(`${site.url}?lang=en#somewhere`);
  expect(await anyTable(other).innerText()).toBe(before);
  for (const [address, title] of [
    ['?lang=sv', 'Vad skulle ett år av vård kosta dig?'],
    ['index.html?lang=es', '¿Cuánto le costaría un año de atención médica?'],
    ['es.html', '¿Cuánto le costaría un año de atención médica?'],
    ['kiosk.html?lang=sv', 'Vad skulle ett år av vård kosta dig?'],
    ['frame.html?lang=sv&heading-level=1', 'Vad skulle ett år av vård kosta dig?'],
  ] as const) {
    await other.goto(`${site.url}${address}`);
    await expect(address.startsWith('kiosk') ? starts(other).first() : anyTable(other)).toBeVisible();
    await expect(other.getByRole('heading', { level: 1 })).toHaveText(title);
  }
});

test('the kiosk is installed by a visit, with its plans', async ({ page }) => {
  const plan = readFileSync(join(import.meta.dirname, '../plans/indemnity-80-20-2026.json'), 'utf8');
  const own = files(dist);
  const site = await serve((path, request, response) => {
    if (path === '/plans.json') response.writeHead(200, { 'content-type': 'application/json' }).end(`[${plan}]`);
    else own(path, request, response);
  });
  await page.goto(`${site.url}kiosk.html?plans=plans.json`);
  await toTheAnswer(page);
  await expect(columns(page)).toHaveText([/Traditional 80\/20/]);
  await isKept(page);
  await site.close();
  await page.reload();
  await toTheAnswer(page);
  await expect(columns(page)).toHaveText([/Traditional 80\/20/]);
});

test('an insurer’s own words are there without a server, and change without another version', async ({ page }) => {
  const own = { 'words.json': JSON.stringify({ en: { title: 'A year with Acme' } }) };
  const site = await serve(files(dist, { own }));
  const heading = page.getByRole('heading', { level: 1 });
  await page.goto(`${site.url}?lang=en`);
  await expect(heading).toHaveText('A year with Acme');
  await isKept(page);
  own['words.json'] = JSON.stringify({ en: { title: 'Another year with Acme' } });
  // The next visit has at once what is on the device; the one after it has what came meanwhile.
  await page.reload();
  await expect(heading).toHaveText('A year with Acme');
  const kept = () =>
    page.evaluate(async () => (await (await caches.open('outpocket-words')).match('words.json'))?.text());
  await expect.poll(kept).toBe(own['words.json']);
  await site.close();
  for (const name of ['', 'kiosk.html']) {
    await page.goto(`${site.url}${name}?lang=en`);
    await expect(heading).toHaveText('Another year with Acme');
    await expect(name ? starts(page).first() : anyTable(page)).toBeVisible();
  }
});

for (const [what, wrong] of Object.entries({
  missing: Buffer.alloc(0),
  'of another version': Buffer.from('export default JSON.parse(`{}`);'),
})) {
  test(`where a file is ${what} nothing is kept`, async ({ page }) => {
    const own = files(dist);
    const spanish = readdirSync(join(dist, 'later')).find((name) => /^es-.*\.js$/.test(name));
    const site = await serve((path, request, response) => {
      if (path !== `/later/${spanish}`) own(path, request, response);
      else response.writeHead(wrong.length > 0 ? 200 : 404, { 'content-type': 'text/javascript' }).end(wrong);
    });
    await page.goto(`${site.url}?lang=en`);
    await expect(anyTable(page)).toBeVisible();
    await page.evaluate(async () => {
      for (let tries = 0; tries < 100; tries++) {
        const registration = await navigator.serviceWorker.getRegistration();
        // It has been tried, and given up.
        if (!registration?.installing && !registration?.active && performance.getEntriesByName('tried').length > 0)
          return;
        if (registration?.installing) performance.mark('tried');
        await new Promise((later) => setTimeout(later, 50));
      }
    });
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null),
    ).toBeNull();
    await site.close();
    await expect(page.reload()).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
  });
}

test('a copy of the engine that is damaged on the device is fetched again, told where it cannot be, and gives no number', async ({
  page,
}) => {
  const site = await serve(files(dist));
  await page.goto(`${site.url}?lang=en`);
  await expect(anyTable(page)).toBeVisible();
  await isKept(page);
  const [engine = ''] = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.wasm'));
  const whole = readFileSync(join(dist, 'assets', engine)).toString('base64');
  const damage = () =>
    page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          if (!new URL(request.url).pathname.endsWith('.wasm')) continue;
          const kept = await cache.match(request);
          const bytes = new Uint8Array((await kept?.arrayBuffer()) ?? []);
          const at = bytes.length >> 1;
          bytes[at] = (bytes[at] ?? 0) ^ 1;
          await cache.put(request, new Response(bytes, kept));
        }
      }
    });
  const kept = () =>
    page.evaluate(async (engine) => {
      const response = await caches.match(new URL(`assets/${engine}`, location.href).href, { ignoreSearch: true });
      return btoa(
        [...new Uint8Array((await response?.arrayBuffer()) ?? [])].map((byte) => String.fromCharCode(byte)).join(''),
      );
    }, engine);
  const draft = put(listedDraft, '/members/0/age', '61') as Draft;
  // An address of its own: another fragment alone does not load the page.
  const address = async (visit: number) => `${site.url}?lang=en&visit=${visit}#${await fragmentOf(draft)}`;

  await damage();
  expect(await kept()).not.toBe(whole);
  const before = site.asked.length;
  await page.goto(await address(1));
  await expectAnswer(page, draft);
  expect(site.asked.slice(before).filter(({ url }) => url.endsWith('.wasm'))).toHaveLength(1);
  await expect.poll(kept).toBe(whole);

  await damage();
  await site.close();
  await page.goto(await address(2));
  await expect(answerOf(page).getByText(localeOf('en').messages['fault.engine-unavailable'] ?? '')).toBeVisible();
  await expect(answerOf(page).getByRole('table')).toHaveCount(0);
});

/**
 * Stops the workers, as a browser does by itself once they have had nothing to
 * do for half a minute. The one in charge gives way to another version when it
 * rests, and here, where each worker is looked into, it sometimes did not for 100 seconds.
 */
async function rest(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

const hashOf = (content: Buffer | string) => `sha256-${createHash('sha256').update(content).digest('base64')}`;

/** Another version of the site: every hashed name is another, and the page says so. */
function anotherVersion(): string {
  const folder = mkdtempSync(join(tmpdir(), 'outpocket-version-'));
  cpSync(dist, folder, { recursive: true });
  const listed = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(js|css|wasm|svg|html|webmanifest)$/.test(name),
    );
  const renamed = listed()
    .filter((name) => /^(assets|later)\//.test(name))
    .map(
      (name) =>
        [
          basename(name),
          basename(name).replace(
            /-([\w-]{8})\.(\w+)$/,
            (_, hash: string, ending: string) => `-${[...hash].toReversed().join('')}.${ending}`,
          ),
        ] as const,
    );
  const before = new Map(listed().map((name) => [name, hashOf(readFileSync(join(folder, name)))]));
  const rewrite = (text: string) => renamed.reduce((so, [old, now]) => so.replaceAll(old, now), text);
  const changed = new Map<string, string>();
  for (const name of listed()) {
    if (name !== 'sw.js' && /\.(js|css|html)$/.test(name)) {
      const text = readFileSync(join(folder, name), 'utf8');
      writeFileSync(
        join(folder, name),
        rewrite(text)
          .replace('<title>Outpocket', '<title>Newer Outpocket')
          .replaceAll('· Outpocket', '· Newer Outpocket'),
      );
    }
    changed.set(before.get(name) ?? '', hashOf(readFileSync(join(folder, name))));
    renameSync(join(folder, name), join(folder, rewrite(name)));
  }
  const worker = [...changed].reduce(
    (text, [old, now]) => text.replaceAll(old, now),
    rewrite(readFileSync(join(folder, 'sw.js'), 'utf8')),
  );
  writeFileSync(join(folder, 'sw.js'), worker);
  return folder;
}

test('a page that is left while the engine arrives takes no copy from the device', async ({ page }) => {
  const site = await serve(files(dist));
  await page.goto(`${site.url}?lang=en`);
  await expect(anyTable(page)).toBeVisible();
  await isKept(page);
  const [engine = ''] = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.wasm'));
  await site.close();
  // What is given up fails as what is damaged does, and so is asked for past what is kept.
  const asked = await page.evaluate(
    async (address) => {
      const status = async (cache: RequestCache) =>
        fetch(address, { cache }).then(
          ({ status }) => status,
          () => 'failed',
        );
      return [await status('reload'), await status('default')];
    },
    new URL(`assets/${engine}`, site.url).href,
  );
  expect(asked).toEqual(['failed', 200]);
});

test('another version waits until the reader takes it, and a second window keeps its own until then', async ({
  page,
  context,
}) => {
  test.slow();
  let version = files(dist);
  const newer = anotherVersion();
  const site = await serve((path, request, response) => version(path, request, response));
  try {
    await page.goto(`${site.url}?lang=en`);
    await expect(anyTable(page)).toBeVisible();
    await isKept(page);
    version = files(newer);

    // The next visit gets what is on the device, and is told of the other version.
    await page.reload();
    await expect(page).toHaveTitle(/· Outpocket/);
    const offer = page.getByRole('status').filter({ hasText: 'A new version of this page is ready' });
    await expect(offer).toBeVisible();
    await offer.getByRole('button', { name: 'Later' }).click();
    await expect(offer).toHaveCount(0);
    await page.reload();
    await expect(page).toHaveTitle(/· Outpocket/);
    await expect(offer).toBeVisible();

    const second = await context.newPage();
    await second.goto(`${site.url}?lang=en`);
    await expect(anyTable(second)).toBeVisible();
    await rest(page);
    await offer.getByRole('button', { name: 'Load it now' }).click();
    // What the page fetched since can have woken the one in charge.
    await expect(async () => {
      await rest(page);
      await expect(page).toHaveTitle(/· Newer Outpocket/, { timeout: 5_000 });
    }).toPass();
    await expect(anyTable(page)).toBeVisible();

    // The other window has not moved, and what it has yet to load is still its own.
    await expect(second).toHaveTitle(/· Outpocket/);
    await second.getByRole('combobox', { name: 'Language' }).selectOption('es');
    await expect(second.getByRole('heading', { level: 1 })).toHaveText(
      '¿Cuánto le costaría un año de atención médica?',
    );
    // What was taken elsewhere can be loaded here too, and is offered in the language that was chosen.
    await second.getByRole('button', { name: 'Cargarla ahora' }).click();
    await expect(second).toHaveTitle(/· Newer Outpocket/);
    await second.close();

    // When it is gone, so is what only it needed.
    await page.reload();
    await expect(anyTable(page)).toBeVisible();
    const kept = () =>
      page.evaluate(async () =>
        (
          await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length))
        ).reduce((sum, n) => sum + n, 0),
      );
    // Beside them a site’s words, the index of its plans and what lists it has, which are of no version.
    await expect.poll(kept).toBe(filesToKeep(newer).length + 3);
    await site.close();
    await page.reload();
    await expect(anyTable(page)).toBeVisible();
    await expect(page).toHaveTitle(/· Newer Outpocket/);
  } finally {
    await site.close();
    rmSync(newer, { recursive: true });
  }
});

test('the kiosk takes another version between two visitors only', async ({ page }) => {
  test.slow();
  let version = files(dist);
  const newer = anotherVersion();
  const site = await serve((path, request, response) => version(path, request, response));
  try {
    await page.goto(`${site.url}kiosk.html?lang=en&idle=10&warning=20`);
    await expect(starts(page)).toHaveCount(3);
    await isKept(page);
    version = files(newer);
    // Somebody is there when the other version comes.
    await page.clock.install();
    await page.reload();
    await expect(starts(page)).toHaveCount(3);
    await page.keyboard.press('Tab');
    await page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration())?.update();
      while (!(await navigator.serviceWorker.getRegistration())?.waiting)
        await new Promise((frame) => requestAnimationFrame(frame));
    });
    for (let seconds = 0; seconds < 60; seconds += 6) {
      await page.clock.runFor(6000);
      await page.keyboard.press('Tab');
    }
    await expect(page).toHaveTitle(/· Outpocket/);
    // And goes.
    await page.clock.runFor(31_000);
    await expect(page).toHaveTitle(/· Newer Outpocket/);
    await expect(starts(page)).toHaveCount(3);
  } finally {
    await site.close();
    rmSync(newer, { recursive: true });
  }
});
