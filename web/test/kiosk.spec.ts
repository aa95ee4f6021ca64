// The kiosk, from its one file on the disk and from a server.
import { readFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test as base, type Page } from '@playwright/test';
import { stockFirefox } from './firefox';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { anyTable, doTheJob, openEverything, settled, typed } from './job';
import { dist, files, serve } from './site';

const file = join(dist, 'outpocket-kiosk.html');
const fileUrl = pathToFileURL(file).href;

// Every test also fails when something was thrown that nobody caught, when the
// browser complained, and when anything at all was asked for but the file.
const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('request', (request) => /^(file|blob|data):/.test(request.url()) || complaints.push(request.url()));
    await use(page);
    expect(complaints).toEqual([]);
  },
});

const root = (page: Page) => page.locator('outpocket-page');
const warning = (page: Page) => page.getByRole('alertdialog', { name: 'Are you still there?' });
const language = (page: Page) => page.getByRole('combobox', { name: /Language|Idioma|Språk/ });

/** The kiosk with the clock in the test's hand. */
async function open(page: Page, search = ''): Promise<void> {
  await page.clock.install();
  await page.goto(`${fileUrl}?lang=en${search}`);
  await expect(anyTable(page)).toBeVisible();
}

/** What a visitor could find of another, and where the page is. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const host = document.querySelector('outpocket-page');
    const fields = [...(host?.shadowRoot?.querySelectorAll<HTMLInputElement>('input, select') ?? [])];
    return {
      // Pictures are drawn when they come into the window.
      text: [...(host?.shadowRoot?.querySelectorAll(':not(svg, svg *)') ?? [])]
        .flatMap(({ childNodes }) => [...childNodes].map((node) => (node instanceof Text ? node.data.trim() : '')))
        .join(' ')
        .replaceAll(/\s+/g, ' '),
      fields: fields.map((field) => [field.id, field.type === 'checkbox' ? field.checked : field.value]),
      open: host?.shadowRoot?.querySelectorAll('details[open]').length,
      language: document.documentElement.lang,
      title: document.title,
      scroll: [scrollX, scrollY],
      focus: document.activeElement?.tagName,
      selection: getSelection()?.toString(),
      address: location.href,
      history: [history.length, history.state as unknown],
      stored: [localStorage.length, sessionStorage.length, document.cookie, window.name],
      dialogs: document.querySelectorAll('dialog[open]').length,
    };
  });

test('one file, at most 1.9 MB, that asks for nothing', async ({ page }) => {
  expect(statSync(file).size).toBeLessThanOrEqual(1_900_000);
  const text = readFileSync(file, 'utf8');
  expect(text).not.toMatch(/(?:src|href)=/);
  // The page's script and its words are in it compressed only.
  expect(text).not.toContain('costs you the least');
  expect(text).not.toContain('kostar dig minst');
  const policy = /content="([^"]+)"/.exec(text)?.[1] ?? '';
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[\w+/=]+' 'sha256-[\w+/=]+' 'wasm-unsafe-eval'; style-src 'sha256-[\w+/=]+';/,
  );
  await page.goto(fileUrl);
  await expect(anyTable(page)).toBeVisible();
  for (const [chosen, title] of [
    ['es', '¿Cuánto le costaría un año de atención médica?'],
    ['sv', 'Vad skulle ett år av vård kosta dig?'],
  ] as const) {
    await language(page).selectOption(chosen);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  }
});

test('warns, says how long, and one key goes on without doing anything else', async ({ page }) => {
  await open(page);
  const field = page.locator('input[inputmode=numeric]:visible').first();
  if (!(await field.isVisible())) await openEverything(root(page));
  await field.fill('33');
  await page.clock.runFor(118_000);
  await expect(warning(page)).toHaveCount(0);
  await page.clock.runFor(3000);
  await expect(warning(page)).toBeVisible();
  await expect(warning(page)).toHaveAccessibleDescription(/Everything you typed will be cleared in \d\d seconds/);
  await expect(warning(page).getByRole('button', { name: 'I am still here' })).toBeFocused();
  const left = async () => Number(/(\d+) seconds? left/.exec(await warning(page).innerText())?.[1]);
  expect(await left()).toBeGreaterThanOrEqual(20);
  // It is read out again, but not at every second.
  const status = warning(page).getByRole('status');
  await page.clock.runFor(5000);
  const before = await status.textContent();
  await page.clock.runFor(10_000);
  expect(await status.textContent()).not.toBe(before);
  expect(await left()).toBeLessThan(20);
  await page.keyboard.press('x');
  await expect(warning(page)).toHaveCount(0);
  await expect(field).toHaveValue('33');
  // The time starts over.
  await page.clock.runFor(118_000);
  await expect(warning(page)).toHaveCount(0);
});

test('one touch goes on, and does not also press what lies under it', async ({ browser }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 1080, height: 1920 } });
  const page = await context.newPage();
  await open(page);
  await page.getByRole('heading', { level: 1 }).tap();
  await page.clock.runFor(125_000);
  await expect(warning(page)).toBeVisible();
  const pressed = await page.evaluateHandle(() => {
    const all: string[] = [];
    addEventListener('click', (event) => all.push((event.composedPath()[0] as Element).tagName));
    return all;
  });
  const before = await seen(page);
  const target = await page.getByRole('button').and(page.locator(':visible')).last().boundingBox();
  await page.touchscreen.tap((target?.x ?? 0) + 10, Math.min((target?.y ?? 0) + 10, 1900));
  await expect(warning(page)).toHaveCount(0);
  expect(await pressed.evaluate((all) => all)).toEqual([]);
  expect({ ...(await seen(page)), focus: before.focus }).toEqual({ ...before, dialogs: 0 });
  await context.close();
});

test('when nobody answers, every trace is cleared and the engine starts afresh', async ({ page }) => {
  await page.addInitScript(() => {
    const { Instance } = WebAssembly;
    window.engines = 0;
    WebAssembly.Instance = class extends Instance {
      constructor(module: WebAssembly.Module, imports?: WebAssembly.Imports) {
        super(module, imports);
        window.engines++;
      }
    };
  });
  test.slow();
  await open(page);
  await settled(root(page));
  const before = await seen(page);
  await doTheJob(page, root(page));
  // A link within the page, where there is one, and text that was marked.
  const links = root(page).locator('a[href^="#"]:visible');
  if ((await links.count()) > 0) await links.first().click();
  await language(page).selectOption('sv');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vad skulle ett år av vård kosta dig?');
  await page.evaluate(() => {
    scrollTo(0, 1000);
    getSelection()?.selectAllChildren(document.body);
  });
  expect(await seen(page)).not.toEqual(before);
  const engines = await page.evaluate(() => window.engines);

  await page.clock.runFor(121_000);
  await expect(page.getByRole('alertdialog', { name: 'Är du kvar?' })).toBeVisible();
  await page.clock.runFor(31_000);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await settled(root(page));
  const after = await seen(page);
  expect(after).toEqual(before);
  expect(JSON.stringify(after)).not.toContain(typed.text);
  expect(await page.evaluate(() => window.engines)).toBeGreaterThan(engines);

  // Nobody there: nothing to warn of, however long.
  const there = await page.locator('outpocket-page').elementHandle();
  await page.clock.runFor(600_000);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  expect(await there?.evaluate((element) => element.isConnected)).toBe(true);
});

declare global {
  interface Window {
    /** How many copies of the engine have been started. */
    engines: number;
  }
}

test('the time can be set, within what a reader can follow', async ({ page }) => {
  await open(page, '&idle=30&warning=60');
  await page.keyboard.press('Tab');
  await page.clock.runFor(32_000);
  await expect(warning(page)).toHaveAccessibleDescription(/cleared in (60|59|58) seconds/);
  await page.keyboard.press('Tab');
  // Less than 20 seconds of warning are not to be had.
  await page.goto(`${fileUrl}?lang=en&idle=30&warning=5`);
  await expect(anyTable(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await page.clock.runFor(32_000);
  await expect(warning(page)).toHaveAccessibleDescription(/cleared in (30|29|28) seconds/);
});

test('nothing leads out, nothing is filled in by the browser, and everything can be touched', async ({ page }) => {
  await page.goto(`${fileUrl}?lang=en`);
  await expect(anyTable(page)).toBeVisible();
  await openEverything(root(page));
  const found = await root(page).evaluate((element) => {
    const all = <T extends Element>(selector: string) => [...(element.shadowRoot?.querySelectorAll<T>(selector) ?? [])];
    const name = (one: Element) => `${one.tagName} ${one.id} ${one.textContent?.trim().slice(0, 30)}`;
    return {
      links: all<HTMLAnchorElement>('a[href]')
        .filter((one) => !one.getAttribute('href')?.startsWith('#'))
        .map(name),
      filled: all<HTMLInputElement>('input')
        .filter((one) => one.type !== 'checkbox' && one.type !== 'radio' && one.autocomplete !== 'off')
        .map(name),
      forms: all<HTMLFormElement>('form')
        .filter((one) => one.autocomplete !== 'off')
        .map(name),
      small: all('button, input, select, summary, a[href]')
        .filter((one) => one.checkVisibility())
        .map((one) => [name(one), one.getBoundingClientRect()] as const)
        .filter(([, { width, height }]) => width < 44 || height < 44)
        .map(([name, { width, height }]) => `${name}: ${width} × ${height}`),
    };
  });
  expect(found).toEqual({ links: [], filled: [], forms: [], small: [] });
  // Nor is anything taken along.
  const copied = await page.evaluate(() => {
    const event = new ClipboardEvent('copy', { cancelable: true, bubbles: true });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(copied).toBe(true);
});

test('the file shows the plans that are put into it, or says why it cannot', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'outpocket-kiosk-'));
  const plan = readFileSync(join(import.meta.dirname, '../plans/indemnity-80-20-2026.json'), 'utf8');
  const withPlans = (plans: string) => {
    const at = join(folder, 'own.html');
    writeFileSync(
      at,
      readFileSync(file, 'utf8').replace('id="plans"></script>', () => `id="plans">${plans}</script>`),
    );
    return pathToFileURL(at).href;
  };
  await page.goto(withPlans(`\n[${plan}]\n`));
  await expect(anyTable(page).getByRole('columnheader')).toHaveText([/Indemnity/]);
  await page.goto(withPlans('[{"id":"a"}]'));
  await expect(page.getByText('could not be shown (plans-invalid)')).toBeVisible();
  await expect(page.getByText('/0/premium: missing')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  rmSync(folder, { recursive: true });
});

test('the file says the words that are put into it, to every visitor, or what is wrong with them', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'outpocket-kiosk-'));
  const withWords = (words: unknown) => {
    const at = join(folder, 'own.html');
    writeFileSync(
      at,
      readFileSync(file, 'utf8').replace(
        'id="words"></script>',
        () => `id="words">\n${typeof words === 'string' ? words : JSON.stringify(words)}\n</script>`,
      ),
    );
    return `${pathToFileURL(at).href}?lang=en`;
  };
  const words = {
    en: { title: 'What would a year with Acme cost you?', 'kiosk.warning.title': 'Are you still with Acme?' },
    es: { title: '¿Cuánto cuesta un año con Acme?' },
  };
  const heading = page.getByRole('heading', { level: 1 });
  await page.clock.install();
  await page.goto(withWords(words));
  await expect(heading).toHaveText(words.en.title);
  await language(page).selectOption('es');
  await expect(heading).toHaveText(words.es.title);
  await language(page).selectOption('en');
  await page.keyboard.press('Tab');
  await page.clock.runFor(125_000);
  await expect(page.getByRole('alertdialog', { name: words.en['kiosk.warning.title'] })).toBeVisible();
  await page.clock.runFor(31_000);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(heading).toHaveText(words.en.title);
  await page.goto(withWords({ en: { ...words.en, lead: '{' } }));
  await expect(heading).toHaveText(words.en.title);
  await expect(
    page.getByRole('group', { name: 'One of this page’s own words cannot be used' }).getByRole('listitem'),
  ).toHaveText([/^\/en\/lead: This is not a message/]);
  await page.goto(withWords('{"en": '));
  await expect(heading).toHaveText('What would a year of health care cost you?');
  await expect(page.getByText('The file is not JSON')).toBeVisible();
  await expect(anyTable(page)).toBeVisible();
  rmSync(folder, { recursive: true });
});

test('the same from a server', async ({ browser }) => {
  const site = await serve(files(dist));
  const page = await browser.newPage();
  await page.clock.install();
  test.slow();
  await page.goto(`${site.url}kiosk.html?lang=en&idle=30`);
  await settled(root(page));
  const before = await seen(page);
  await doTheJob(page, root(page));
  await page.clock.runFor(61_000);
  await settled(root(page));
  expect(await seen(page)).toEqual(before);
  await page.close();
  await site.close();
});

test('500 visitors leave no more behind than 50', async ({ page }) => {
  test.setTimeout(600_000);
  await page.addInitScript(() => {
    // The engines and their memories that have not been collected.
    const { Instance } = WebAssembly;
    window.memories = [];
    WebAssembly.Instance = class extends Instance {
      constructor(module: WebAssembly.Module, imports?: WebAssembly.Imports) {
        super(module, imports);
        for (const value of Object.values(this.exports))
          if (value instanceof WebAssembly.Memory) window.memories.push(new WeakRef(value));
      }
    };
    // A clock that can be put forward without all that happens meanwhile.
    const now = performance.now.bind(performance);
    let skipped = 0;
    performance.now = () => now() + skipped;
    window.skip = (milliseconds) => {
      skipped += milliseconds;
      document.dispatchEvent(new Event('visibilitychange'));
    };
  });
  await page.goto(`${fileUrl}?lang=en&idle=600&warning=20`);
  await settled(root(page));
  const cdp = await page.context().newCDPSession(page);
  const before = await seen(page);
  const now = async () => {
    // In the same state each time: pictures and possible years there.
    await settled(root(page));
    for (let n = 0; n < 3; n++) await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    const { nodes } = await cdp.send('Memory.getDOMCounters');
    const engines = await page.evaluate(() =>
      window.memories.flatMap((memory) => memory.deref()?.buffer.byteLength ?? []),
    );
    return { heap: usedSize, engines, bytes: usedSize + engines.reduce((sum, size) => sum + size, 0), nodes };
  };
  const leaves = async () => {
    await page.keyboard.press('Shift');
    await page.evaluate(() => window.skip(621_000));
  };
  // The middle one of three: when an engine's own garbage is collected, and so
  // how far its memory has grown, is not the same each time.
  const memory = async () => {
    const all = [await now()];
    for (let n = 0; n < 2; n++) {
      await leaves();
      all.push(await now());
    }
    return all.toSorted((a, b) => a.bytes - b.bytes)[1] as (typeof all)[number];
  };
  let after50 = await memory();
  for (let visitor = 1; visitor <= 500; visitor++) {
    // Somebody opens what is asked about, says an age, reads the answer, and
    // leaves something half typed; every tenth stays until possible years have
    // been drawn.
    const left = `${typed.text} ${visitor}`;
    const answered = await root(page).evaluate(
      async (element: HTMLElementTagNameMap['outpocket-page'], { visitor, left }) => {
        const inner = element.shadowRoot as ShadowRoot;
        const until = async (there: () => boolean) => {
          for (let frames = 0; frames < 600 && !there(); frames++)
            await new Promise((frame) => requestAnimationFrame(frame));
          return there();
        };
        const field = () => inner.querySelector<HTMLInputElement>('input[inputmode=numeric]');
        if (!field()) inner.querySelector<HTMLElement>('details:not([open]) > summary')?.click();
        if (!(await until(() => field() !== null))) return false;
        const type = (value: string) => {
          const input = field();
          input?.focus();
          if (input) input.value = value;
          input?.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        };
        const answer = () => inner.querySelector('table')?.textContent ?? '';
        const first = answer();
        type(String(20 + (visitor % 40)));
        // The answer is another one at once; its possible years take their time.
        const drawn = () => answer() !== first && answer().includes('$') && !answer().includes('…');
        // The engine has answered what stands in the fields now.
        const estimated = () =>
          element.upToDate && element.draft.members.some(({ age }) => age === String(20 + (visitor % 40)));
        const told = await until(visitor % 10 === 0 ? drawn : estimated);
        type(left);
        return told;
      },
      { visitor, left },
    );
    expect(answered, `visitor ${visitor}`).toBe(true);
    await leaves();
    const text = await page.evaluate(async () => {
      const element = document.querySelector('outpocket-page') as HTMLElementTagNameMap['outpocket-page'];
      await element.updateComplete;
      return [
        element.shadowRoot?.textContent,
        ...[...(element.shadowRoot?.querySelectorAll('input') ?? [])].map(({ value }) => value),
      ].join(' ');
    });
    expect(text).toContain('$');
    expect(text).not.toContain(left);
    if (visitor === 50) after50 = await memory();
  }
  const after500 = await memory();
  test
    .info()
    .annotations.push({ type: 'after 50 and after 500 visitors', description: JSON.stringify([after50, after500]) });
  expect(after500.bytes).toBeLessThan(after50.bytes * 1.1);
  expect(after500.nodes).toBeLessThan(after50.nodes * 1.1);
  await settled(root(page));
  expect(await seen(page)).toEqual(before);
});

declare global {
  interface Window {
    memories: WeakRef<WebAssembly.Memory>[];
    /** Puts the clock forward. */
    skip(milliseconds: number): void;
  }
  interface HTMLElementTagNameMap {
    'outpocket-page': OutpocketPage;
  }
}

base('the file opens in stock Firefox, whose rules for files are strict, and works', async () => {
  const firefox = await stockFirefox();
  try {
    const page = await firefox.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${fileUrl}?lang=en`);
    await page.waitForFunction(() => document.querySelector('outpocket-page')?.shadowRoot?.querySelector('table'));
    const first = await page.evaluate(() => document.querySelector('outpocket-page')?.shadowRoot?.textContent);
    expect(first).toContain('What would a year of health care cost you?');
    expect(first).toMatch(/\$\d\d,\d\d\d/);
    await page.evaluate(() => {
      const select = document
        .querySelector('outpocket-page')
        ?.shadowRoot?.querySelector<HTMLSelectElement>('#language');
      if (!select) throw new Error('no language');
      select.value = 'es';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await page.waitForFunction(() => document.documentElement.lang === 'es');
    expect(
      await page.evaluate(() => document.querySelector('outpocket-page')?.shadowRoot?.querySelector('h1')?.textContent),
    ).toBe('¿Cuánto le costaría un año de atención médica?');
    expect(complaints).toEqual([]);
  } finally {
    await firefox.close();
  }
});
