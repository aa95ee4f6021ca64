// What can go wrong around the page, a row for each: all end in a right answer or in words that say
// what is the matter, none in a blank page or in a wrong number.
import { expect, test, type BrowserContext, type Page, type Route } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Draft } from '../src/draft/draft';
import { fragmentOf } from '../src/draft/link';
import { at, put } from '../src/draft/pointer';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { localeOf } from '../vite.languages.ts';
import {
  about,
  answerOf,
  engineYears,
  expectAnswer,
  firstDraft,
  listedDraft,
  open,
  openDraft,
  openParts,
  openTab,
} from './page';
import { dist, files, serve } from './site';
import { states } from './states';

const say = localeOf('en').messages;
const notStarted = (page: Page) => page.getByText(say['plain.started'] ?? '');
const page1000 = (page: Page) =>
  page.evaluate(() => {
    const live = document.querySelector('outpocket-page')?.shadowRoot;
    return (live ? [...live.children] : [document.body]).reduce(
      (sum, one) => sum + ((one as HTMLElement).innerText?.length ?? 0),
      0,
    );
  });

/** The page is never without what it says, whatever happens. */
test.afterEach(async ({ page }) => {
  if (page.url().startsWith('http')) expect(await page1000(page)).toBeGreaterThan(1000);
});

/** The example's answer stands as plain HTML, and the page says that it did not start. */
async function standsPlain(page: Page): Promise<void> {
  for (const plan of engineYears(firstDraft).plans)
    await expect(page.locator('#first .answer')).toContainText(about(plan.total.mean));
  await expect(page.locator('outpocket-page')).toHaveCount(0);
  // It shows itself after a while; nobody waits for that here.
  await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
  await expect(notStarted(page)).toBeVisible();
}

test.describe('what the browser lacks', () => {
  const lacks: Record<string, () => void> = {
    WebAssembly: () => Reflect.deleteProperty(globalThis, 'WebAssembly'),
    'style sheets of its own': () => {
      for (const root of [Document, ShadowRoot]) Reflect.deleteProperty(root.prototype, 'adoptedStyleSheets');
    },
    'the making of style sheets': () => Reflect.deleteProperty(globalThis, 'CSSStyleSheet'),
    'deflate-raw': () => {
      const { DecompressionStream: whole } = globalThis;
      globalThis.DecompressionStream = class extends whole {
        constructor(format: CompressionFormat) {
          if (format === 'deflate-raw') throw new TypeError('not a format');
          super(format);
        }
      };
    },
    toSorted: () => Reflect.deleteProperty(Array.prototype, 'toSorted'),
  };
  for (const [what, lack] of Object.entries(lacks)) {
    test(`without ${what}, which it needs, the example stands and says so`, async ({ page }) => {
      await page.addInitScript(lack);
      await page.goto('/?lang=en');
      await expect(notStarted(page)).toBeVisible();
      await standsPlain(page);
    });
  }

  test('without all that is newer, the page works', async ({ page }) => {
    await page.addInitScript(() => {
      for (const [of, name] of [
        [AbortSignal, 'any'],
        [URL, 'canParse'],
        [Element.prototype, 'checkVisibility'],
        [globalThis, 'requestIdleCallback'],
        [globalThis, 'Worker'],
        [globalThis, 'scheduler'],
        [globalThis, 'structuredClone'],
        [Promise, 'withResolvers'],
        [Promise, 'try'],
        [Object, 'groupBy'],
        [Map, 'groupBy'],
        [Array, 'fromAsync'],
        [Set.prototype, 'union'],
        [Set.prototype, 'difference'],
        [String.prototype, 'isWellFormed'],
        [ReadableStream.prototype, Symbol.asyncIterator],
        [Navigator.prototype, 'clipboard'],
        [Navigator.prototype, 'serviceWorker'],
        ...['localStorage', 'sessionStorage', 'indexedDB', 'caches'].map((name) => [globalThis, name] as const),
        ...Reflect.ownKeys(Object.getPrototypeOf(Object.getPrototypeOf([].values())))
          .filter((name) => typeof name === 'string' && name !== 'constructor')
          .map((name) => [Object.getPrototypeOf(Object.getPrototypeOf([].values())), name] as const),
      ] as (readonly [object, PropertyKey])[])
        Reflect.deleteProperty(of, name);
    });
    const draft = put(listedDraft, '/members/0/age', '61') as Draft;
    await page.goto(`/?lang=en#${await fragmentOf(draft)}`);
    await expect(page.getByRole('heading', { name: 'Your answer' })).toBeVisible();
    await expectAnswer(page, draft);
  });
});

test.describe('what comes from the server', () => {
  const script = readdirSync(join(dist, 'assets')).find((name) => /^index-.*\.js$/.test(name)) ?? '';
  const scripts: Record<string, (route: Route) => Promise<void>> = {
    'does not come': (route) => route.abort(),
    'comes never': async () => undefined,
    'is not found': (route) => route.fulfill({ status: 404, body: 'not found' }),
    'is cut short': async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).slice(0, 20_000) });
    },
    'is a page': (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Sign in</title>' }),
  };
  for (const [how, fault] of Object.entries(scripts)) {
    test(`a script that ${how} leaves the example, which says so`, async ({ page }) => {
      await page.route(`**/${script}`, fault);
      await page.goto('/?lang=en', { waitUntil: 'commit' });
      await page.waitForSelector('#first .answer');
      await standsPlain(page);
    });
  }

  const flipped = async (route: Route) => {
    const response = await route.fetch();
    const body = await response.body();
    const at = body.length >> 1;
    body[at] = (body[at] ?? 0) ^ 1;
    await route.fulfill({ response, body });
  };
  const engines: Record<string, (route: Route) => Promise<void>> = {
    'is not found': (route) => route.fulfill({ status: 404, body: 'not found' }),
    'does not come': (route) => route.abort(),
    'is cut short': async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.body()).subarray(0, 100_000) });
    },
    'has one bit that is wrong': flipped,
    'is a page': (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Sign in</title>' }),
  };
  for (const [how, fault] of Object.entries(engines)) {
    test(`an engine that ${how} is told, no number stands for what it did not work out, and it comes when asked again`, async ({
      page,
    }) => {
      await page.route('**/*.wasm', fault);
      const draft = put(listedDraft, '/members/0/age', '61') as Draft;
      await page.goto(`/?lang=en#${await fragmentOf(draft)}`);
      await expect(answerOf(page).getByText(say['fault.engine-unavailable'] ?? '')).toBeVisible();
      await expect(answerOf(page).getByRole('table')).toHaveCount(0);
      await page.unroute('**/*.wasm');
      await answerOf(page).getByRole('button', { name: 'Try again' }).click();
      await expectAnswer(page, draft);
    });
  }

  test('an engine that the policy does not let run says that, and not that the connection is at fault', async ({
    page,
  }) => {
    await page.route('**/?lang=en', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(" 'wasm-unsafe-eval'", '') });
    });
    await page.goto(`/?lang=en#${await fragmentOf(listedDraft)}`);
    await expect(answerOf(page).getByText(say['fault.engine-unsupported'] ?? '')).toBeVisible();
  });

  test('a page whose files another version has replaced says so, and takes along what was typed', async ({ page }) => {
    const own = files(dist);
    let replaced = false;
    const site = await serve((path, request, response) => {
      // Another version: files under other names, and a page that names these.
      if (replaced && path.startsWith('/later/')) response.writeHead(404).end();
      else if (replaced && path === '/' && request.headers['sec-fetch-mode'] !== 'navigate')
        response.end(readFileSync(join(dist, 'index.html'), 'utf8').replaceAll('index-', 'index-new'));
      else own(path, request, response);
    });
    await page.goto(`${site.url}?lang=en`);
    await openParts(page, 'household');
    await page.getByRole('textbox', { name: 'Age' }).first().fill('61');
    await openTab(page, 'Save');
    const download = page.getByRole('button', { name: 'Download the table (CSV)' });
    await expect(download).toBeVisible();
    replaced = true;
    await download.click();
    await expect(page.getByText(say['replaced'] ?? '').first()).toBeVisible();
    replaced = false;
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await expect(page.getByText(/^Opened from a link\./)).toBeVisible();
    await openParts(page, 'household');
    await expect(page.getByRole('textbox', { name: 'Age' }).first()).toHaveValue('61');
    await site.close();
  });
});

test.describe('a Worker', () => {
  for (const [how, lose] of Object.entries({
    'is ended without a word': () => {
      globalThis.Worker = class extends Worker {
        override postMessage(message: object): void {
          super.postMessage(message, []);
          if ('door' in message) this.terminate();
        }
      };
    },
    'is never there': undefined,
  })) {
    test(`that ${how} leaves no number of before without words that say so, and the answer comes`, async ({ page }) => {
      if (lose) await page.addInitScript(lose);
      else await page.route('**/worker-*.js', () => undefined);
      await open(page);
      const draft = put(firstDraft, '/members/0/age', '61') as Draft;
      await openParts(page, 'household');
      await page.getByRole('textbox', { name: 'Age' }).first().fill('61');
      await expect(page.getByText(/^(These amounts are for what stood here before|Updating)/)).toBeVisible();
      await expectAnswer(page, draft);
      await expect(page.getByText(/^These amounts are for what stood here before/)).toHaveCount(0);
    });
  }
});

test.describe('around the page', () => {
  const odd: Record<string, (page: Page, context: BrowserContext) => Promise<unknown>> = {
    'a clock that is 60 years late': (page) => page.clock.setFixedTime(0),
    'a clock that is 60 years early': (page) => page.clock.setFixedTime(new Date('2086-02-30T00:00:00Z')),
    'no language that is known': (page) =>
      page.addInitScript(() => Object.defineProperty(navigator, 'languages', { value: [] })),
  };
  for (const [what, set] of Object.entries(odd)) {
    test(`${what} changes no answer`, async ({ page, context }) => {
      await set(page, context);
      await openDraft(page, listedDraft);
      await expectAnswer(page, listedDraft);
    });
  }
});

test.describe('a link', () => {
  const unread = (page: Page) => page.getByText(/^This link (cannot be|is)/);
  const link = async (draft: unknown) => fragmentOf(draft as Draft);
  const many = (length: number) => Array.from({ length }, (_, i) => ({ ...firstDraft.plans[0], id: `p${i}` }));
  const paid = (length: number) =>
    Array.from({ length }, () => ({ toward: 'deductible', covers: 'medical', network: 'inNetwork', amount: '1' }));
  const hostile: Record<string, () => Promise<string>> = {
    'with 100 empty plans': () =>
      link({ ...firstDraft, plans: Array.from({ length: 100 }, (_, i) => ({ id: `p${i}`, sample: 'x' })) }),
    'with 13 plans': () => link({ ...firstDraft, plans: many(13) }),
    'with 13 people': () =>
      link({
        ...firstDraft,
        members: Array.from({ length: 13 }, (_, i) => ({ ...firstDraft.members[0], id: `m${i}` })),
      }),
    'with 2,000 items of care': () =>
      link({ ...firstDraft, care: Array.from({ length: 2000 }, (_, i) => ({ ...firstDraft.care[0], id: `c${i}` })) }),
    'with 101 amounts paid already': () =>
      link({
        ...firstDraft,
        members: firstDraft.members.map((member, i) => ({ ...member, alreadyPaid: paid(i ? 50 : 51) })),
      }),
    'with 1,001 dates': () =>
      link({
        ...firstDraft,
        care: [{ ...firstDraft.care[0], dates: Array.from({ length: 1001 }, () => '2026-03-01') }],
      }),
    'of a million letters': async () => `v1.${'A'.repeat(1_000_000)}`,
    'that unpacks to a hundred megabytes': () => link({ ...firstDraft, year: 'x'.repeat(100_000_000) }),
    'nested a hundred thousand deep': async () => {
      const { deflateRawSync } = await import('node:zlib');
      return `v1.${deflateRawSync(`${'['.repeat(100_000)}${']'.repeat(100_000)}`).toString('base64url')}`;
    },
  };
  for (const [how, fragment] of Object.entries(hostile)) {
    test(`${how} is told, and the example stands`, async ({ page }) => {
      await open(page, `/?lang=en#${await fragment()}`);
      await expect(unread(page)).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Example family, example plans' })).toBeVisible();
    });
  }

  test('that says a number of any size, anywhere, holds nothing up', async ({ page }) => {
    const [plan] = firstDraft.plans;
    const whole = {
      ...firstDraft,
      startMonth: '7',
      months: '6',
      members: firstDraft.members.map((member, i) => ({
        ...member,
        birthMonth: '3',
        ...(i === 2 ? { coveredFrom: '9', coveredUntil: '11' } : {}),
        away: { startMonth: '8', months: '2' },
        outOfNetwork: [{ service: 'specialist', visits: '2', ifOutside: 'keep' }],
        fills: { supply: '30' },
        alreadyPaid: [
          { toward: 'deductible', covers: 'medicalAndDrug', network: 'inNetwork', amount: '100', tier: '2' },
        ],
      })),
      care: [{ ...firstDraft.care[0], days: '3', tier: '2', supply: '30', price: '100', charge: '200' }],
      plans: [
        {
          ...plan,
          tierShares: ['60', '40'],
          prices: { specialist: '150' },
          premium: { ...plan?.premium, taxCredit: '50' },
        },
      ],
    } as unknown as Draft;
    const texts = (of: unknown, pointer: string): string[] =>
      typeof of === 'string'
        ? /\d/.test(of) && !/\/(id|name|member)$/.test(pointer)
          ? [pointer]
          : []
        : Object.entries(of ?? {}).flatMap(([step, value]) => texts(value, at(pointer, step)));
    const pointers = texts(whole, '');
    expect(pointers.length).toBeGreaterThan(50);
    const fragments = await Promise.all(pointers.map((pointer) => link(put(whole, pointer, '999999999'))));
    await open(page);
    await states['with everything open']?.(page);
    const shown = await page.locator('outpocket-page').evaluate(async (root: OutpocketPage, fragments) => {
      const all: { taken: boolean; length: number }[] = [];
      for (const fragment of fragments) {
        const taken = await root.openLink(`#${fragment}`);
        await root.updateComplete;
        await new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
        const length = (root.shadowRoot as unknown as { textContent: string }).textContent.length;
        all.push({ taken, length });
      }
      return all;
    }, fragments);
    shown.forEach(({ taken, length }, i) => {
      expect(taken, pointers[i]).toBe(true);
      expect(length, pointers[i]).toBeGreaterThan(1000);
    });
  });

  test('with 12 plans and 12 people is answered', async ({ page }) => {
    const draft = {
      ...listedDraft,
      plans: many(12),
      members: Array.from({ length: 12 }, (_, i) => ({
        id: i === 0 ? (firstDraft.members[0]?.id ?? '') : `m${i}`,
        relationship: i === 0 ? 'self' : 'child',
        age: i === 0 ? '40' : '8',
        use: 'none',
      })),
      care: [],
    } as unknown as Draft;
    await openDraft(page, draft);
    await expect(answerOf(page).getByRole('table').first()).toBeVisible();
  });

  test('that says a word of another edition has a problem at its field', async ({ page }) => {
    let draft = put(firstDraft, '/members/0/use', 'veryHigh') as Draft;
    draft = put(draft, '/members/0/sex', 'unheardOf') as Draft;
    draft = put(draft, '/members/0/conditions', ['unknownIllness']) as Draft;
    draft = put(draft, '/plans/0/metalLevel', 'unobtainium') as Draft;
    await page.goto(`/?lang=en#${await fragmentOf(draft)}`);
    await expect(page.getByText(/fields need another look/).first()).toBeVisible();
    await expect(page.locator('[id="/members/0/sex"]')).toHaveValue('unheardOf');
    for (const field of ['/members/0/use', '/members/0/sex', '/members/0/conditions'])
      await expect(page.locator(`[id^="${field}"].problems`).first(), field).toBeAttached();
    await expect(page.getByText(say['broken'] ?? '')).toHaveCount(0);
  });

  test('says nobody’s words and addresses but the insurer’s', async ({ page }) => {
    const plan = {
      ...firstDraft.plans[0],
      sample: undefined,
      name: 'Safe \u202e000,99$\u202c',
      disclaimer: 'Call 555 now',
      links: { summary: 'https://evil.example/', phone: '555' },
      sources: [{ title: 'Evil', url: 'https://evil.example/' }],
    };
    const { deflateRawSync } = await import('node:zlib');
    const fragment = `v1.${deflateRawSync(JSON.stringify({ ...listedDraft, plans: [plan] })).toString('base64url')}`;
    await open(page, `/?lang=en#${fragment}`);
    await page.getByRole('button', { name: 'Change the plans' }).click();
    await expect(page.getByText('Call 555 now')).toHaveCount(0);
    const html = await page.evaluate(() => document.querySelector('outpocket-page')?.shadowRoot?.innerHTML ?? '');
    expect(html).not.toContain('evil.example');
    await page.locator('.back').getByRole('button', { name: 'See the answer' }).click();
    // What turns directions does not reach the dollars behind it.
    const sentence = await page.locator('.sentence strong').innerText();
    expect(sentence).toContain('Safe 000,99$');
    expect(sentence).not.toMatch(/[\u202a-\u202e]/);
  });
});

test('the engine that is asked for is the one that was built', async () => {
  const [name = ''] = readdirSync(join(dist, 'assets')).filter((one) => one.endsWith('.wasm'));
  const hash = createHash('sha256')
    .update(readFileSync(join(dist, 'assets', name)))
    .digest('base64');
  const asking = readdirSync(join(dist, 'assets')).filter(
    (one) => one.endsWith('.js') && readFileSync(join(dist, 'assets', one), 'utf8').includes(`sha256-${hash}`),
  );
  expect(asking).not.toEqual([]);
});
