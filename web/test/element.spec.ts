// The element on pages of other people's (hosts/), in every way that they use it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page } from '@playwright/test';
import type { ErrorDetail, ResultDetail } from '../src/element/types';
import { planFrom, sampleDraft } from '../src/draft/draft';
import type { EstimatorPage } from '../src/element/app';
import { answered, settled } from './job';
import { asRanked, engineYears } from './page';
import { dist, files, hostPage, serve, type Site } from './site';
import { few, test as base } from './years';

const sample = (name: string) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../plans/${name}.json`, import.meta.url)), 'utf8')) as Record<
    string,
    unknown
  >;
const plans = [
  sample('covered-california-platinum-hmo-2026'),
  { ...sample('covered-california-platinum-ppo-2026'), name: 'Valley PPO' },
  sample('indemnity-80-20-2026'),
];

interface Heard {
  type: string;
  detail: unknown;
}
declare global {
  interface Window {
    heard: Heard[];
    /** The names of the window before any script. */
    there: string[];
  }
}

const mime: Record<string, string> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
};

/** A site of somebody's, with the estimator in a folder of it and, at the same time, what other sites see of that. */
async function hostSite(
  outpocket: string,
  more: Record<string, (response: import('node:http').ServerResponse) => void> = {},
): Promise<Site> {
  const own = files(dist, { under: '/tools/outpocket/' });
  return serve((path, request, response) => {
    const special = more[path];
    if (special) return special(response);
    if (path.startsWith('/tools/')) return own(path, request, response);
    const name = path.slice(1);
    if (name === 'plans.json')
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(plans));
    // Which browsers ask for by themselves.
    if (name === 'favicon.ico') return void response.writeHead(204).end();
    if (!/^[a-z]+\.[a-z]+$/.test(name)) return void response.writeHead(404).end();
    return void response
      .writeHead(200, { 'content-type': mime[name.split('.')[1] ?? ''] ?? 'text/plain' })
      .end(hostPage(name, { outpocket }));
  });
}

// Every test fails when something was thrown that nobody caught, and when the browser complained.
const test = base.extend<{ page: Page; complaints: string[] }>({
  complaints: async ({}, use) => use([]),
  page: async ({ page, complaints }, use) => {
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await use(page);
    expect(complaints).toEqual([]);
  },
});

const estimator = (page: Page) => page.locator('outpocket-estimator').first();
const heard = (page: Page, type: string) =>
  page.evaluate((type) => window.heard.filter((one) => one.type === type).map(({ detail }) => detail), type);
const columns = (root: Locator) => root.getByRole('table').first().getByRole('columnheader');

/** Goes to the age of who comes first, by the step, where one is seen at a time, and the chip. */
async function age(root: Locator, name: 'Age' | 'Edad'): Promise<Locator> {
  const field = root.getByRole('textbox', { name }).first();
  const step = root.locator('.steps button').first();
  if (await step.isVisible()) await step.click();
  if (!(await field.isVisible())) await root.locator('.chip[aria-expanded=false]').first().click();
  return field;
}
const isShown = (page: Page) => expect(estimator(page).getByRole('table').first()).toBeVisible();

test.describe('on a page of the same site', () => {
  let site: Site;
  test.beforeAll(async () => void (site = await hostSite('./tools/outpocket/')));
  test.afterAll(async () => site.close());

  test('costs almost nothing until it is near, and then compares the site’s own plans', async ({ page }) => {
    await page.addInitScript(() => {
      window.there = ['there', ...Object.keys(window)];
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${site.url}plain.html`);
    await page.waitForLoadState('networkidle');
    const ours = asked.filter((url) => url.includes('/tools/'));
    // What these weigh, scripts/sizes.mjs holds against the budget.
    expect(ours.every((url) => /outpocket\.js$|\/assets\/[a-z-]+-[\w-]{8}\.js$/.test(url))).toBe(true);
    expect(ours.length).toBeLessThanOrEqual(2);
    // Nor is anything made of the page that is to come.
    const made = await estimator(page).evaluate((element) =>
      [...(element.shadowRoot?.querySelectorAll('*') ?? [])].map(({ localName }) => localName),
    );
    expect(made).toEqual(['slot', 'p']);
    await expect(page.getByText('Call us on 555 0100')).toBeAttached();

    await estimator(page).scrollIntoViewIfNeeded();
    await isShown(page);
    await expect(page.getByText('Call us on 555 0100')).not.toBeVisible();
    const draft = sampleDraft(plans.map(planFrom));
    await expect(columns(estimator(page)).locator('.plan-name')).toHaveText(
      asRanked(draft.plans, engineYears(draft, few)).map(({ name }) => name),
    );
    await expect(page.getByRole('link', { name: 'Apply at Valley Health' })).toBeVisible();

    expect(await heard(page, 'ready')).toHaveLength(1);
    await expect.poll(async () => (await heard(page, 'result')).length).toBe(1);
    const [result] = (await heard(page, 'result')) as ResultDetail[];
    expect(result?.plans.map(({ id }) => id).toSorted()).toEqual(plans.map(({ id }) => String(id)).toSorted());
    expect(result?.plans.every(({ changed }) => !changed)).toBe(true);
    const years = engineYears(draft, few);
    expect(result?.drawn).toBe(true);
    expect(result?.plans.map(({ name, total }) => ({ name, total }))).toEqual(
      asRanked(draft.plans, years).map(({ id, name }) => ({
        name,
        total: years.plans.find((plan) => plan.id === id)?.total.mean,
      })),
    );
    await expect(estimator(page)).toContainText(
      Number(result?.plans[0]?.total).toLocaleString('en-US', { style: 'currency', currency: 'USD' }),
    );
    // Nothing went to those who listen to the window, such as reports of errors.
    expect(await page.evaluate(() => window.heard.filter(({ type }) => type.startsWith('window')))).toEqual([]);
    expect(await page.evaluate(() => Object.keys(window).filter((name) => !window.there.includes(name)))).toEqual([
      'heard',
    ]);
  });

  test('tells the page which language its reader chose', async ({ page }) => {
    await page.goto(`${site.url}plain.html`);
    await estimator(page).scrollIntoViewIfNeeded();
    await isShown(page);
    await estimator(page).getByRole('combobox', { name: 'Language' }).selectOption('es');
    await expect(estimator(page).locator('.title')).toHaveText('¿Cuánto le costaría un año de atención médica?');
    expect(await heard(page, 'language')).toEqual([{ language: 'es' }]);
    await expect(estimator(page)).toHaveAttribute('lang', 'es');
    // The page around keeps its own.
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    // It follows the page where nobody chose.
    await page.evaluate(() => {
      document.querySelector('outpocket-estimator')?.removeAttribute('lang');
      document.documentElement.lang = 'sv';
    });
    await expect(estimator(page).locator('.title')).toHaveText('Vad skulle ett år av vård kosta dig?');
  });

  test('keeps the site’s styles out, but for those that are meant for it', async ({ page }) => {
    await page.goto(`${site.url}plain.html`);
    await estimator(page).scrollIntoViewIfNeeded();
    await isShown(page);
    const style = await estimator(page).evaluate((element) => {
      const root = element.shadowRoot?.querySelector('[part=page]');
      const inner = root?.shadowRoot;
      const of = (selector: string) => getComputedStyle(inner?.querySelector(selector) as Element);
      return {
        font: getComputedStyle(root as Element).fontFamily,
        border: getComputedStyle(root as Element).borderTopColor,
        button: of('button').borderTopStyle,
        table: of('table').display,
        footer: of('.footer').backgroundColor,
        accent: getComputedStyle(root as Element)
          .getPropertyValue('--accent')
          .trim(),
      };
    });
    expect(style).toEqual({
      font: 'Georgia, serif',
      border: 'rgb(204, 204, 221)',
      button: expect.not.stringContaining('dotted'),
      table: expect.not.stringMatching('none'),
      footer: 'rgb(238, 238, 255)',
      accent: '#2a4b7c',
    });
  });

  test('lays itself out for its own width and at a readable size, whatever the root’s font is', async ({ page }) => {
    await page.goto(`${site.url}plain.html`);
    await page.addStyleTag({
      content: 'html { font-size: 62.5% } outpocket-estimator { width: 320px; --outpocket-rem: 16px; font-size: 16px }',
    });
    await estimator(page).scrollIntoViewIfNeeded();
    await isShown(page);
    const { scroll, button } = await estimator(page).evaluate((element) => ({
      scroll: element.scrollWidth,
      button:
        element.shadowRoot?.querySelector('[part=page]')?.shadowRoot?.querySelector('select')?.getBoundingClientRect()
          .height ?? 0,
    }));
    expect(scroll).toBeLessThanOrEqual(320);
    expect(button).toBeGreaterThanOrEqual(40);
  });

  test('works under a strict policy with Trusted Types', async ({ page }) => {
    await page.goto(`${site.url}strict.html`);
    await isShown(page);
    await estimator(page).getByRole('combobox', { name: 'Language' }).selectOption('sv');
    await expect(estimator(page).locator('.title')).toHaveText('Vad skulle ett år av vård kosta dig?');
    expect(await heard(page, 'error')).toEqual([]);
  });

  test('says so where the policy does not let it work', async ({ page, complaints }) => {
    await page.route('**/strict.html', async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        body: (await response.text()).replace('trusted-types lit-html outpocket-worker', "trusted-types 'none'"),
      });
    });
    await page.goto(`${site.url}strict.html`);
    await expect(estimator(page).getByRole('alert')).toContainText('could not be loaded');
    expect(await heard(page, 'error')).toEqual([{ code: 'app-unavailable', problems: [] }]);
    complaints.length = 0;
  });

  test('takes what a script sets before the element is known', async ({ page }) => {
    await page.goto(`${site.url}script.html`);
    await isShown(page);
    await expect(columns(estimator(page))).toHaveCount(3);
    await expect(estimator(page).locator('.title')).toHaveText('¿Cuánto le costaría un año de atención médica?');
    const ground = () =>
      estimator(page).evaluate(
        (element) => getComputedStyle(element.shadowRoot?.querySelector('[part=page]') as Element).backgroundColor,
      );
    const brightness = (color: string) =>
      (color.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
    expect(brightness(await ground())).toBeLessThan(150);
    // Set again later, and taken away.
    await estimator(page).evaluate((element) => {
      const estimator = element as HTMLElementTagNameMap['outpocket-estimator'];
      estimator.theme = null;
      estimator.plans = './plans.json';
    });
    expect(brightness(await ground())).toBeGreaterThan(600);
    await estimator(page).evaluate(
      (element) => ((element as HTMLElementTagNameMap['outpocket-estimator']).plans = null),
    );
    await expect(columns(estimator(page)).first()).toContainText('HMO de ejemplo');
    expect(await estimator(page).evaluate((element) => element.hasAttribute('plans'))).toBe(false);
  });

  test('keeps what was typed when it is moved, and when it comes back', async ({ page }) => {
    await page.goto(`${site.url}script.html`);
    await isShown(page);
    const name = estimator(page).locator('input:visible').first();
    const its = await age(estimator(page), 'Edad');
    await its.fill('57');
    await page.evaluate(() =>
      document.getElementById('two')?.append(document.querySelector('outpocket-estimator') as Element),
    );
    await expect(its).toHaveValue('57');
    await expect(page.locator('#two outpocket-estimator')).toHaveCount(1);
    await page.evaluate(async () => {
      const estimator = document.querySelector('outpocket-estimator') as Element;
      estimator.remove();
      await new Promise((later) => setTimeout(later, 100));
      document.getElementById('one')?.append(estimator);
    });
    await expect(its).toHaveValue('57');
    // And it still works things out.
    const results = async () => ((await heard(page, 'result')) as ResultDetail[]).length;
    const before = await results();
    await its.fill('58');
    await expect.poll(results).toBeGreaterThan(before);
    await expect(name).toBeVisible();
  });

  test('shows the plans that it was given last, though it was moved or away meanwhile', async ({ page }) => {
    await page.goto(`${site.url}script.html`);
    await isShown(page);
    const shown = columns(estimator(page)).locator('.plan-name');
    const [hmo, ppo] = plans;
    await page.evaluate(
      (plans) => {
        const element = document.querySelector('outpocket-estimator') as HTMLElementTagNameMap['outpocket-estimator'];
        element.plans = plans as never;
        document.getElementById('two')?.append(element);
      },
      [hmo],
    );
    await expect(shown).toHaveText([String(hmo?.['name'])]);
    await page.evaluate(
      async (plans) => {
        const element = document.querySelector('outpocket-estimator') as HTMLElementTagNameMap['outpocket-estimator'];
        element.remove();
        element.plans = plans as never;
        await new Promise((later) => setTimeout(later, 100));
        document.getElementById('one')?.append(element);
      },
      [ppo],
    );
    await expect(shown).toHaveText(['Valley PPO']);
  });

  test('takes back one field at a time', async ({ page }) => {
    await page.goto(`${site.url}plain.html`);
    await estimator(page).scrollIntoViewIfNeeded();
    await isShown(page);
    // Both fields write the whole person that they are of.
    const draft = () =>
      estimator(page).evaluate((element) => {
        const inner = element.shadowRoot?.querySelector('outpocket-estimator-page') as EstimatorPage;
        return inner.draft.members[0];
      });
    const before = await draft();
    await estimator(page).evaluate((element) => {
      const inner = element.shadowRoot?.querySelector('outpocket-estimator-page') as EstimatorPage;
      const put = (more: object, field: string) =>
        inner.type('/members/0', { ...inner.draft.members[0], ...more }, `/members/0/${field}`);
      put({ age: '57' }, 'age');
      put({ sex: 'female' }, 'sex');
      inner.undo();
    });
    expect(await draft()).toEqual({ ...before, age: '57' });
  });

  test('works the tax credit out, and tells the site nothing of what it depends on', async ({ page }) => {
    await page.goto(`${site.url}plain.html`);
    await estimator(page).scrollIntoViewIfNeeded();
    await isShown(page);
    await age(estimator(page), 'Age');
    await estimator(page).locator('[id="/whoPays.marketplace"]').check();
    const credit = estimator(page).locator('.credit');
    const county = credit.locator('[id="/place/county"]');
    await credit.locator('[id="/income"]').fill('48123');
    await credit.locator('[id="/place/state"]').selectOption('TX');
    await county.fill('harris');
    await county.press('Enter');
    await expect(credit.locator('.credit-says li').first()).toBeVisible();
    const last = async () => ((await heard(page, 'result')) as ResultDetail[]).at(-1);
    await expect.poll(async () => (await last())?.answer.plans.every(({ creditUsed }) => creditUsed)).toBe(true);
    expect((await last())?.answer).not.toHaveProperty('credit');
    expect(JSON.stringify(await page.evaluate(() => window.heard))).not.toMatch(/48123|48201|povertyLine/);
  });

  test('says the site’s own words, and tells what is wrong with them', async ({ page, complaints }) => {
    await page.goto(`${site.url}script.html`);
    await isShown(page);
    const set = (words: unknown) =>
      estimator(page).evaluate(
        (element, words) => ((element as HTMLElementTagNameMap['outpocket-estimator']).words = words as string),
        words,
      );
    await set({
      es: { title: '¿Cuánto cuesta un año con la Clínica del Valle?' },
      en: { title: 'A year with Valley' },
    });
    const title = estimator(page).locator('.title');
    await expect(title).toHaveText('¿Cuánto cuesta un año con la Clínica del Valle?');
    expect(await heard(page, 'error')).toEqual([]);
    // They stay in another language, the reader's choice.
    await estimator(page).getByRole('combobox', { name: 'Idioma' }).selectOption('en');
    await expect(title).toHaveText('A year with Valley');
    await set('./words-that-are-not-there.json');
    await expect(title).toHaveText('What would a year of health care cost you?');
    expect(await heard(page, 'error')).toMatchObject([
      { code: 'words-unavailable', address: `${site.url}words-that-are-not-there.json` },
    ]);
    await set({ en: { title: 'A year', titel: 'A year' } });
    await expect(title).toHaveText('A year');
    expect((await heard(page, 'error'))[1]).toMatchObject({
      code: 'words-invalid',
      problems: [{ pointer: '/en/titel' }],
    });
    // The browser itself says that a file was not there.
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !/Failed to load resource/.test(text)));
  });

  test('two on one page do not know of each other', async ({ page }) => {
    await page.goto(`${site.url}two.html`);
    const [north, south] = [page.locator('#north'), page.locator('#south')];
    await expect(columns(north)).toHaveCount(3);
    await expect(columns(south)).toHaveCount(2);
    await expect(north.locator('.title')).toHaveText('What would a year of health care cost you?');
    await expect(south.locator('.title')).toHaveText('Vad skulle ett år av vård kosta dig?');
    for (const one of [north, south]) await settled(one.locator('outpocket-estimator-page'));
    const before = await south.getByRole('table').first().innerText();
    await (await age(north, 'Age')).fill('63');
    await north.getByRole('combobox', { name: 'Language' }).selectOption('es');
    expect(await south.getByRole('table').first().innerText()).toEqual(before);
    // The engine goes with the last of them, not with the first.
    await south.evaluate((element) => element.remove());
    await page.evaluate(() => new Promise((later) => setTimeout(later, 50)));
    await north.getByRole('textbox', { name: 'Edad' }).first().fill('64');
    await expect(north.getByRole('table').first()).toBeVisible();
  });

  test('an element that is removed leaves nothing behind', async ({ page }) => {
    // Seven of 35 are left until their years are drawn.
    test.slow();
    await page.goto(`${site.url}two.html`);
    await isShown(page);
    const cdp = await page.context().newCDPSession(page);
    const counted = async () => {
      // Twice, for what the first collection only sets free.
      for (let n = 0; n < 2; n++) await cdp.send('HeapProfiler.collectGarbage');
      const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
      const { usedSize } = await cdp.send('Runtime.getHeapUsage');
      return { nodes, jsEventListeners, usedSize };
    };
    const addAndRemove = (times: number) =>
      page.evaluate(async (times) => {
        for (let n = 0; n < times; n++) {
          const element = document.createElement('outpocket-estimator');
          element.setAttribute('loading', 'eager');
          const answered = new Promise((done) => element.addEventListener('result', done, { once: true }));
          document.body.append(element);
          // One in five is left until its years are drawn, the others while they are.
          if (n % 5 === 0) await answered;
          else
            while (!element.shadowRoot?.querySelector('outpocket-estimator-page')?.shadowRoot?.querySelector('table'))
              await new Promise((later) => setTimeout(later, 10));
          element.remove();
        }
        await new Promise((later) => setTimeout(later, 100));
      }, times);
    await page.evaluate(() => document.querySelectorAll('outpocket-estimator').forEach((element) => element.remove()));
    await addAndRemove(5);
    const before = await counted();
    await addAndRemove(30);
    // One estimator has some 2,000 nodes and a megabyte of script heap: less than one is left of thirty, once
    // the last ones have been told to stop.
    await expect
      .poll(async () => {
        const after = await counted();
        return {
          nodes: after.nodes - before.nodes < 500,
          listeners: after.jsEventListeners - before.jsEventListeners < 50,
          heap: after.usedSize - before.usedSize < 500_000,
        };
      })
      .toEqual({ nodes: true, listeners: true, heap: true });
  });
});

test('works from another origin', async ({ page }) => {
  test.slow();
  const provider = await serve(files(dist, { under: '/widgets/', headers: { 'access-control-allow-origin': '*' } }));
  const site = await hostSite(`${provider.url}widgets/`);
  try {
    await page.goto(`${site.url}plain.html`);
    await estimator(page).scrollIntoViewIfNeeded();
    await isShown(page);
    await expect(columns(estimator(page))).toHaveCount(3);
    // Where no Worker may come from there, possible years are drawn in slices.
    await answered(estimator(page).locator('outpocket-estimator-page'));
    expect(await heard(page, 'error')).toEqual([]);
    expect(site.asked.filter(({ url }) => url.startsWith('/tools/'))).toEqual([]);
    expect(provider.asked.every(({ method, url, body }) => method === 'GET' && !url.includes('?') && body === '')).toBe(
      true,
    );
  } finally {
    await site.close();
    await provider.close();
  }
});

// What is wrong with a plan file is told to the site by a code, and to its reader in words, in place.
const broken: Record<
  string,
  { answer: (response: import('node:http').ServerResponse) => void; code: string; problem?: Record<string, unknown> }
> = {
  missing: { answer: (response) => response.writeHead(404).end('no'), code: 'plans-not-found' },
  'cut off': {
    answer: (response) =>
      response.writeHead(200, { 'content-length': '100000' }).write('[') && setTimeout(() => response.destroy(), 100),
    code: 'plans-unreachable',
  },
  huge: {
    answer: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        if (!response.destroyed) response.write(' '.repeat(1 << 16), () => setImmediate(more));
      };
      more();
    },
    code: 'plans-too-large',
  },
  'not JSON': { answer: (response) => response.writeHead(200).end('<!doctype html><p>Log in'), code: 'plans-not-json' },
  'not UTF-8': {
    answer: (response) => response.writeHead(200).end(Buffer.from([0x5b, 0xff, 0xfe, 0x5d])),
    code: 'plans-not-json',
  },
  'not a list': {
    answer: (response) => response.writeHead(200).end(JSON.stringify(plans[0])),
    code: 'plans-invalid',
    problem: { code: 'plan-list', pointer: '', found: 'an object' },
  },
  'an empty list': {
    answer: (response) => response.writeHead(200).end('[]'),
    code: 'plans-invalid',
    problem: { code: 'plan-list', pointer: '' },
  },
  'a list of 501': {
    answer: (response) =>
      response
        .writeHead(200)
        .end(JSON.stringify(Array.from({ length: 501 }, (_, i) => ({ ...plans[0], id: `p${i}` })))),
    code: 'plans-invalid',
    problem: { code: 'plan-list', found: 'a list of 501' },
  },
  'a list of names': {
    answer: (response) => response.writeHead(200).end('["gold.json"]'),
    code: 'plans-invalid',
    problem: { code: 'plan-list', pointer: '/0', found: 'string' },
  },
  'the same id twice': {
    answer: (response) => response.writeHead(200).end(JSON.stringify([plans[0], plans[0]])),
    code: 'plans-invalid',
    problem: { code: 'duplicate-id', pointer: '/1/id' },
  },
  'a premium said twice': {
    answer: (response) =>
      response
        .writeHead(200)
        .end(`[${JSON.stringify(plans[0]).replace(/}$/, ',"premium":{"period":"month","amount":1}}')}]`),
    code: 'plans-invalid',
    problem: { code: 'duplicate-field', pointer: '/0/premium' },
  },
  'terms that cannot be read': {
    answer: (response) =>
      response
        .writeHead(200)
        .end(JSON.stringify([plans[0], { ...plans[1], benefits: { other: '20% after dedcutible' } }])),
    code: 'plans-invalid',
    problem: { pointer: '/1/benefits/other' },
  },
  'nested too deep': {
    answer: (response) => response.writeHead(200).end(`[{"benefits":${'['.repeat(400_000)}${']'.repeat(400_000)}}]`),
    code: 'plans-invalid',
  },
  'a field called __proto__': {
    answer: (response) =>
      response.writeHead(200).end(`[${JSON.stringify(plans[0]).replace('{', '{"__proto__":{"polluted":true},')}]`),
    code: 'plans-invalid',
    problem: { pointer: '/0/__proto__' },
  },
};

test('what is wrong with a plan file is said in its place and by a code, and the page around stays as it is', async ({
  page,
  complaints,
}) => {
  const names = Object.keys(broken);
  const site = await hostSite(
    './tools/outpocket/',
    Object.fromEntries(Object.values(broken).map(({ answer }, i) => [`/${i === 0 ? 'plans' : i}.json`, answer])),
  );
  try {
    await page.goto(`${site.url}plain.html`);
    const around = () =>
      page.evaluate(() => [
        document.title,
        document.head.innerHTML,
        document.querySelector('footer')?.innerHTML,
        location.href,
      ]);
    const before = await around();
    await estimator(page).scrollIntoViewIfNeeded();
    const told = async (n: number, what: string, address: string, code: string, problem?: Record<string, unknown>) => {
      await test.step(what, async () => {
        await expect.poll(async () => (await heard(page, 'error')).length).toBe(n + 1);
        await expect(estimator(page).getByRole('alert')).toContainText('The plans to compare could not be shown');
        // What the site put there for this stays, and other plans in their place do not come.
        await expect(page.getByText('Call us on 555 0100')).toBeVisible();
        await expect(estimator(page).getByRole('table')).toHaveCount(0);
        const error = (await heard(page, 'error'))[n] as ErrorDetail;
        expect(error).toMatchObject({ code, address });
        if (problem) expect(error.problems).toContainEqual(expect.objectContaining(problem));
        else if (code === 'plans-invalid') expect(error.problems.length).toBeGreaterThan(0);
        else expect(error.problems).toEqual([]);
      });
    };
    const give = (plans: string) =>
      estimator(page).evaluate((element: HTMLElement, plans) => element.setAttribute('plans', plans), plans);
    for (const [n, what] of names.entries()) {
      const { code, problem } = broken[what] as (typeof broken)[string];
      if (n > 0) await give(`./${n}.json`);
      await told(n, what, `${site.url}${n === 0 ? 'plans' : n}.json`, code, problem);
    }
    // What is no address is no fault of the connection.
    await give('http://[');
    await told(names.length, 'an address that is none', 'http://[', 'plans-not-found');
    expect(await around()).toEqual(before);
    expect(await page.evaluate(() => window.heard.filter(({ type }) => type.startsWith('window')))).toEqual([]);
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
    // The browser itself says that a file was not there.
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !/Failed to load resource/.test(text)));
  } finally {
    await site.close();
  }
});

test('a plan file that does not come in time is given up, and tried again when asked', async ({ page }) => {
  let slow = true;
  const site = await hostSite('./tools/outpocket/', {
    '/plans.json': (response) =>
      void (slow ? response.writeHead(200).flushHeaders() : response.writeHead(200).end(JSON.stringify(plans))),
  });
  try {
    // The time that it is given, made short.
    await page.addInitScript(() => {
      const { timeout } = AbortSignal;
      AbortSignal.timeout = (milliseconds) => timeout.call(AbortSignal, milliseconds === 20_000 ? 500 : milliseconds);
    });
    await page.goto(`${site.url}plain.html`);
    await estimator(page).scrollIntoViewIfNeeded();
    await expect(estimator(page).getByRole('alert')).toBeVisible();
    expect(await heard(page, 'error')).toMatchObject([{ code: 'plans-slow' }]);
    slow = false;
    await estimator(page).getByRole('button', { name: 'Try again' }).click();
    await isShown(page);
  } finally {
    await site.close();
  }
});

test('where the engine cannot be loaded, the message is in place, and again it works', async ({ page, complaints }) => {
  const site = await hostSite('./tools/outpocket/');
  try {
    await page.route('**/*.wasm', (route) => route.abort(), { times: 2 });
    await page.goto(`${site.url}plain.html`);
    await estimator(page).scrollIntoViewIfNeeded();
    await expect(estimator(page).getByRole('alert')).toContainText('could not be loaded');
    expect(await heard(page, 'error')).toMatchObject([{ code: 'engine-unavailable' }]);
    complaints.length = 0;
    await estimator(page).getByRole('button', { name: 'Try again' }).click();
    await isShown(page);
  } finally {
    await site.close();
  }
});
