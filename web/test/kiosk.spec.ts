// The kiosk, from its one file on the disk and from a server.
import { readFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page } from '@playwright/test';
import jsQR from 'jsqr';
import type { OutpocketKiosk } from '../src/kiosk/flow';
import { languages } from '../vite.languages.ts';
import { expectAccessibleIn } from './axe';
import { answerAll, bar, columns, heading, kiosk, next, starts, tile, toTheAnswer } from './kiosk';
import { dist, files, serve } from './site';
import { test as base } from './years';

const file = join(dist, 'outpocket-kiosk.html');
const fileUrl = pathToFileURL(file).href;
/** A panel of 24 inches, on its side: 91.8 pixels an inch. */
const portrait = { width: 1080, height: 1920 };
const landscape = { width: 1920, height: 1080 };
const tablet = { width: 768, height: 1024 };

// Every test also fails when something was thrown that nobody caught, when the
// browser complained, and when anything at all was asked for but the file.
const test = base.extend<{ page: Page }>({
  viewport: portrait,
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('request', (request) => /^(file|blob|data):/.test(request.url()) || complaints.push(request.url()));
    await use(page);
    expect(complaints).toEqual([]);
  },
});

const warning = (page: Page) => page.getByRole('alertdialog', { name: 'Are you still there?' });

/** The kiosk with the clock in the test's hand. */
async function open(page: Page, search = ''): Promise<void> {
  await page.clock.install();
  await page.goto(`${fileUrl}?lang=en${search}`);
  await expect(starts(page)).not.toHaveCount(0);
}

/** What a visitor could find of another, and where the page is. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('outpocket-kiosk')?.shadowRoot;
    return {
      text: [...(root?.querySelectorAll('*') ?? [])]
        .flatMap(({ childNodes }) => [...childNodes].map((node) => (node instanceof Text ? node.data.trim() : '')))
        .join(' ')
        .replaceAll(/\s+/g, ' '),
      chosen: [...(root?.querySelectorAll('input') ?? [])].map(({ name, checked }) => [name, checked]),
      pressed: [...(root?.querySelectorAll('[aria-pressed]') ?? [])].map((one) => one.getAttribute('aria-pressed')),
      size: document.documentElement.dataset['size'],
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

/** Every screen of a visit of a family, one after the other, with all that it can unfold. */
async function eachScreen(page: Page, look: (screen: string) => Promise<void>): Promise<void> {
  await look('start');
  await starts(page).first().click();
  await kiosk(page).locator('.controls .tile').nth(3).click();
  await look('who');
  await next(page);
  await look('ages');
  await next(page);
  await look('care');
  await kiosk(page).locator('.quiet .tile').click();
  await look('care of each');
  await next(page);
  for (const what of [0, 3]) await kiosk(page).locator('.controls .two .tile').nth(what).click();
  await look('coming');
  await next(page);
  await kiosk(page).locator('.controls .two .tile').nth(1).click();
  await look('doctors');
  await next(page);
  await expect(columns(page)).toHaveCount(2);
  await expect(kiosk(page).locator('.drawing svg').first()).toBeVisible();
  await look('answer');
}

test('one file, at most 2.0 MB, that asks for nothing', async ({ page }) => {
  expect(statSync(file).size).toBeLessThanOrEqual(2_000_000);
  const text = readFileSync(file, 'utf8');
  expect(text).not.toMatch(/(?:src|href)=/);
  // The page's script and its words are in it compressed only.
  expect(text).not.toContain('Who is covered');
  expect(text).not.toContain('Vilka ska');
  const policy = /content="([^"]+)"/.exec(text)?.[1] ?? '';
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[\w+/=]+' 'sha256-[\w+/=]+' 'wasm-unsafe-eval'; style-src 'sha256-[\w+/=]+';/,
  );
  for (const [start, question, language] of [
    ['Start', 'Who is covered?', 'en'],
    ['Empezar', '¿Quién tendrá el seguro?', 'es'],
    ['Börja', 'Vilka ska försäkras?', 'sv'],
  ] as const) {
    await page.goto(`${fileUrl}?lang=en`);
    await starts(page).filter({ hasText: start }).click();
    await expect(heading(page)).toHaveText(question);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  }
});

for (const household of ['Just me', 'Two adults', 'One adult and children', 'Two adults and children']) {
  test(`an answer in at most eight touches: ${household}`, async ({ browser }) => {
    const context = await browser.newContext({ hasTouch: true, viewport: portrait });
    const page = await context.newPage();
    await page.goto(`${fileUrl}?lang=en`);
    let touches = 0;
    const touch = async (what: ReturnType<typeof tile>) => {
      await what.tap();
      touches++;
    };
    await touch(starts(page).filter({ hasText: 'Start' }));
    await expect(heading(page)).toHaveText('Who is covered?');
    await touch(tile(page, new RegExp(`^\\s*${household}\\s*$`)));
    await touch(bar(page).last());
    // Somebody is another age than it says.
    await touch(kiosk(page).getByRole('button', { name: '30–39' }).first());
    while ((await columns(page).count()) === 0) {
      const before = await heading(page).textContent();
      await touch(bar(page).last());
      await expect(heading(page)).not.toHaveText(before ?? '');
      if (/Looking/.test((await heading(page).textContent()) ?? '')) await expect(columns(page)).toHaveCount(2);
    }
    expect(touches).toBeLessThanOrEqual(8);
    await expect(columns(page)).toHaveCount(2);
    await expect(kiosk(page).getByText(/^Covered: You \(35, female\)/)).toBeVisible();
    await expect(heading(page)).toContainText(/\$\d/);
    await expect(heading(page)).toBeFocused();
    await context.close();
  });
}

test('what is answered is what the engine is asked', async ({ page }) => {
  await page.goto(`${fileUrl}?lang=en`);
  await starts(page).first().click();
  await tile(page, 'Two adults and children').click();
  await kiosk(page).getByRole('button', { name: 'One more: How many children?' }).click();
  await next(page);
  await expect(kiosk(page).locator('.person')).toHaveCount(4);
  const ages = kiosk(page).getByRole('status');
  await kiosk(page).getByRole('button', { name: 'One less: You: age' }).click();
  await kiosk(page).getByRole('button', { name: '60–69' }).nth(1).click();
  await expect(ages).toHaveText(['41', '65', '9', '6']);
  await kiosk(page).getByRole('radiogroup', { name: 'Child 2: sex' }).getByText('Female').click();
  await next(page);
  await kiosk(page).getByText('Different for each person').click();
  await kiosk(page).getByRole('radiogroup', { name: 'Child 1' }).getByText('A lot').click();
  await next(page);
  // A baby can be the mother's alone; whose asthma it is can be anybody's.
  await kiosk(page).getByText('Having a baby').click();
  await expect(kiosk(page).getByText(/: who\?/)).toHaveCount(0);
  await kiosk(page).getByText('Asthma').click();
  await kiosk(page).getByRole('group', { name: 'Asthma: who?' }).getByText('Child 2').click();
  await kiosk(page).getByText('A medicine every month').click();
  await next(page);
  await kiosk(page).getByText('Yes', { exact: true }).click();
  await kiosk(page).getByRole('radiogroup', { name: 'Who sees this doctor?' }).getByText('Spouse or partner').click();
  await kiosk(page).getByRole('button', { name: 'One more: Visits in a year' }).click();
  await kiosk(page).getByText('Switch to a network doctor').click();
  await next(page);
  await expect(columns(page)).toHaveCount(2);
  const { members, care } = await kiosk(page).evaluate(
    (element: OutpocketKiosk) =>
      (element as unknown as { answer: { draft: { members: unknown; care: unknown } } }).answer.draft,
  );
  expect(members).toEqual([
    { id: 'self', relationship: 'self', age: '41', sex: 'female', use: 'unknown', conditions: ['maternity'] },
    { id: 'spouse', relationship: 'spouse', age: '65', sex: 'male', use: 'unknown' },
    { id: 'child1', relationship: 'child', age: '9', sex: 'female', use: 'high', conditions: ['asthma'] },
    { id: 'child2', relationship: 'child', age: '6', sex: 'female', use: 'unknown', conditions: ['asthma'] },
  ]);
  expect(care).toEqual([
    { id: 'care1', member: 'self', service: 'genericDrug', count: '12' },
    { id: 'care2', member: 'spouse', service: 'specialist', count: '5', outOfNetwork: true, ifOutside: 'switch' },
  ]);
  // What it costs to keep the doctor is said.
  await expect(kiosk(page).getByText(/^This counts on you switching to a network doctor/)).toBeVisible();

  // Changed answers are those that were given, and the answer follows.
  const before = await heading(page).textContent();
  await kiosk(page).getByRole('button', { name: 'Change my answers' }).click();
  await expect(kiosk(page).getByRole('radio', { name: 'Two adults and children' })).toBeChecked();
  await tile(page, /^\s*Just me\s*$/).click();
  for (let question = 0; question < 5; question++) await next(page);
  await expect(columns(page)).toHaveCount(2);
  await expect(heading(page)).not.toHaveText(before ?? '');
});

test('it can be used by keyboard alone, and each screen begins at its question', async ({ page }) => {
  await page.goto(`${fileUrl}?lang=en`);
  await expect(starts(page).first()).toBeVisible();
  await page.bringToFront();
  await page.keyboard.press('Tab');
  await expect(starts(page).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toBeFocused();
  await expect(heading(page)).toHaveText('Who is covered?');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(kiosk(page).getByRole('radio', { name: 'Two adults', exact: true })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('How old is everyone?');
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press('Tab');
  for (let years = 0; years < 30; years++) await page.keyboard.press('Enter');
  // At the end of what is possible the key stays, and does nothing.
  await expect(kiosk(page).getByRole('status').first()).toHaveText('18');
  await expect(kiosk(page).getByRole('button', { name: 'One less: You: age' })).toBeFocused();
});

test('everything is large, low enough to reach from a chair, and nothing asks for a keyboard', async ({ page }) => {
  test.slow();
  for (const language of languages) {
    await page.goto(`${fileUrl}?lang=${language}&address=https://acme.example/compare`);
    await eachScreen(page, async (screen) => {
      const found = await kiosk(page).evaluate((element) => {
        const root = element.shadowRoot as ShadowRoot;
        const name = (one: Element) => `${one.tagName} ${one.className} ${one.textContent?.trim().slice(0, 30)}`;
        const shown = [...root.querySelectorAll('*')].filter((one) => one.checkVisibility());
        const touched = shown.filter((one) => one.matches('button, a[href], summary, label, select'));
        return {
          typed: shown
            .filter((one) =>
              one.matches('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], a[href]'),
            )
            .map(name),
          small: touched
            .filter((one) => one.getBoundingClientRect().height < 96 || one.getBoundingClientRect().width < 96)
            .map((one) => `${name(one)} ${one.getBoundingClientRect().width} × ${one.getBoundingClientRect().height}`),
          high: touched.filter((one) => one.getBoundingClientRect().top < innerHeight / 3).map(name),
          // 4.8 mm of 24 inches across 1080 × 1920.
          faint: shown
            .filter((one) => [...one.childNodes].some((node) => node instanceof Text && node.data.trim() !== ''))
            .filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < 18)
            .map((one) => `${name(one)} ${getComputedStyle(one).fontSize}`),
          cut: shown
            .filter((one) => one.matches('.tile, .label, .number, h1, h2, p, dd, dt'))
            .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).clipPath === 'none')
            .map((one) => `${name(one)} ${one.scrollWidth} > ${one.clientWidth}`),
          beyond: document.documentElement.scrollWidth - innerWidth,
        };
      });
      expect(found, `${language} ${screen}`).toEqual({ typed: [], small: [], high: [], faint: [], cut: [], beyond: 0 });
    });
  }
});

test('text grows in three steps, lying and standing, and nothing is cut off', async ({ page }) => {
  test.slow();
  for (const language of languages) {
    await page.goto(`${fileUrl}?lang=${language}`);
    const text = () =>
      heading(page).evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
    for (const size of [portrait, landscape]) {
      await page.setViewportSize(size);
      const sizes: number[] = [];
      for (const letter of await kiosk(page).locator('.size').all()) {
        await letter.click();
        await expect(letter).toHaveAttribute('aria-pressed', 'true');
        sizes.push(await text());
      }
      expect(sizes).toEqual([24, 28, 32]);
    }
    await eachScreen(page, async (screen) => {
      for (const size of [landscape, portrait, tablet]) {
        await page.setViewportSize(size);
        // What is drawn for its room is drawn a frame after that is known.
        await page.evaluate(async () => {
          for (let frames = 0; frames < 3; frames++) await new Promise((frame) => requestAnimationFrame(frame));
        });
        const cut = await kiosk(page).evaluate((element) =>
          [...(element.shadowRoot as ShadowRoot).querySelectorAll('.tile, .label, .number, .sum, h1, h2, p, dd, dt')]
            .filter((one) => one.checkVisibility() && getComputedStyle(one).clipPath === 'none')
            .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth)
            .map((one) => `${one.className} ${one.textContent?.trim()} ${one.scrollWidth} > ${one.clientWidth}`),
        );
        expect(cut, `${size.width} ${language} ${screen}`).toEqual([]);
      }
    });
  }
});

for (const language of languages) {
  test(`every screen is accessible: ${language}`, async ({ page }) => {
    test.slow();
    await page.goto(`${fileUrl}?lang=${language}&address=https://acme.example/compare`);
    await eachScreen(page, (screen) => expectAccessibleIn(language, page, screen));
  });
}

/** What a camera reads off the code on the screen. */
async function read(page: Page): Promise<string | undefined> {
  const picture = await kiosk(page).getByRole('img', { name: 'QR code' }).screenshot();
  const other = await page.context().newPage();
  const { data, width, height } = await other.evaluate(async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext(
      '2d',
    ) as OffscreenCanvasRenderingContext2D;
    context.drawImage(bitmap, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    return { data: [...data], width, height };
  }, picture.toString('base64'));
  await other.close();
  const decode = (jsQR as unknown as { default?: typeof jsQR }).default ?? jsQR;
  return decode(Uint8ClampedArray.from(data), width, height)?.data;
}

/** What a page that is opened by a link has of it. */
const arrived = (page: Page) =>
  page.evaluate(() => (document.querySelector('outpocket-page') as unknown as { draft: unknown } | null)?.draft);

base('the code takes the answer home: a camera reads it, and the page there says the same', async ({ browser }) => {
  const site = await serve(files(dist));
  const context = await browser.newContext({ viewport: portrait, colorScheme: 'dark' });
  const page = await context.newPage();
  try {
    await page.goto(`${fileUrl}?lang=en&address=${encodeURIComponent(`${site.url}?lang=en#old`)}`);
    await answerAll(page);
    const link = await kiosk(page).evaluate((element: OutpocketKiosk) => (element as unknown as { link: string }).link);
    expect(await read(page)).toBe(link);
    expect(link.startsWith(`${site.url}?lang=en#v1.`)).toBe(true);
    // More is not read well at the length of an arm.
    expect(link.length).toBeLessThan(800);
    const told = (await columns(page).locator('.sum').allTextContents()).map((text) => text.trim());
    const home = await context.newPage();
    await home.goto(link);
    const { members, care } = await kiosk(page).evaluate(
      (element: OutpocketKiosk) =>
        (element as unknown as { answer: { draft: { members: unknown; care: unknown } } }).answer.draft,
    );
    await expect
      .poll(() => arrived(home))
      .toMatchObject({ members, care, plans: [{ name: 'Example HMO' }, { name: 'Example PPO' }] });
    for (const amount of told) await expect(home.getByText(amount).first()).toBeVisible();
  } finally {
    await context.close();
    await site.close();
  }
});

base('plans of an insurer’s own go home with all of their terms', async ({ browser }) => {
  const names = ['covered-california-gold-hmo-2026', 'covered-california-gold-ppo-2026', 'indemnity-80-20-2026'];
  const plans = names.map((name, i) => ({
    ...(JSON.parse(readFileSync(join(import.meta.dirname, `../plans/${name}.json`), 'utf8')) as object),
    id: `acme${i}`,
    name: `Acme ${i}`,
  }));
  const site = await serve(files(dist, { own: { 'plans.json': JSON.stringify(plans) } }));
  const context = await browser.newContext({ viewport: portrait });
  const page = await context.newPage();
  try {
    await page.goto(`${site.url}kiosk.html?lang=en&plans=plans.json&address=${site.url}`);
    await toTheAnswer(page);
    const shown = await columns(page).getByRole('heading').allTextContents();
    const link = (await read(page)) ?? '';
    expect(link).toMatch(/#v1\./);
    await page.goto(link);
    await expect
      .poll(() => arrived(page))
      .toMatchObject({ members: [{ age: '42' }], plans: shown.toSorted().map((name) => ({ name })) });
  } finally {
    await context.close();
    await site.close();
  }
});

test('nothing is taken home where no page is named, or one that a phone cannot open', async ({ page }) => {
  for (const address of ['', '&address=', '&address=javascript:alert(1)', '&address=compare.html']) {
    await page.goto(`${fileUrl}?lang=en${address}`);
    await toTheAnswer(page);
    await expect(kiosk(page).getByText('Take this home')).toHaveCount(0);
  }
});

test('the address says whose kiosk it is and which languages there are', async ({ page }) => {
  await page.goto(`${fileUrl}?lang=sv&languages=es,en,xx&brand=Acme+Health`);
  await expect(starts(page)).toHaveText([/Empezar\s+Español/, /Start\s+English/]);
  await expect(heading(page)).toHaveText('¿Cuánto le costaría un año de atención médica?');
  await expect(kiosk(page).getByText('Acme Health')).toBeVisible();
  await expect(page).toHaveTitle('¿Cuánto le costaría un año de atención médica? · Acme Health');
  await expect(kiosk(page).getByText('Outpocket')).toHaveCount(0);
  await page.goto(`${fileUrl}?languages=sv`);
  await expect(starts(page)).toHaveText([/^\s*Börja\s*$/]);
  await page.goto(`${fileUrl}?lang=en&languages=none`);
  await expect(starts(page)).toHaveCount(languages.length);
});

test('starting over forgets, and asks nothing', async ({ page }) => {
  await page.goto(`${fileUrl}?lang=en`);
  await expect(starts(page)).toHaveCount(3);
  const before = await seen(page);
  await kiosk(page).getByRole('button', { name: 'Largest text' }).click();
  await answerAll(page);
  expect(await seen(page)).not.toEqual(before);
  await kiosk(page).getByRole('button', { name: 'Start over' }).click();
  await expect(starts(page)).toHaveCount(3);
  expect(await seen(page)).toEqual(before);
  await toTheAnswer(page);
  await expect(kiosk(page).getByText('Covered: You (42, female)')).toBeVisible();
});

test('warns, says how long, and one key goes on without doing anything else', async ({ page }) => {
  await open(page);
  await starts(page).first().click();
  await next(page);
  await kiosk(page).getByRole('button', { name: 'One more: You: age' }).click();
  const age = kiosk(page).getByRole('status').first();
  await expect(age).toHaveText('43');
  await page.clock.runFor(118_000);
  await expect(warning(page)).toHaveCount(0);
  await page.clock.runFor(3000);
  await expect(warning(page)).toBeVisible();
  await expect(warning(page)).toHaveAccessibleDescription(/Your answers will be cleared in \d\d seconds/);
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
  await expect(age).toHaveText('43');
  // The time starts over.
  await page.clock.runFor(118_000);
  await expect(warning(page)).toHaveCount(0);
});

test('one touch goes on, and does not also press what lies under it', async ({ browser }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 1080, height: 1920 } });
  const page = await context.newPage();
  await open(page);
  await starts(page).first().tap();
  await page.clock.runFor(125_000);
  await expect(warning(page)).toBeVisible();
  const pressed = await page.evaluateHandle(() => {
    const all: string[] = [];
    addEventListener('click', (event) => all.push((event.composedPath()[0] as Element).tagName));
    return all;
  });
  const before = await seen(page);
  const target = await bar(page).last().boundingBox();
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
  const before = await seen(page);
  await kiosk(page).getByRole('button', { name: 'Large text' }).click();
  await answerAll(page, starts(page).filter({ hasText: 'Börja' }));
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
  await expect(starts(page)).toHaveCount(3);
  expect(await seen(page)).toEqual(before);
  await expect.poll(() => page.evaluate(() => window.engines)).toBeGreaterThan(engines);

  // Nobody there: nothing to warn of, however long.
  const there = await kiosk(page).elementHandle();
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
  await expect(starts(page)).toHaveCount(3);
  await page.keyboard.press('Tab');
  await page.clock.runFor(32_000);
  await expect(warning(page)).toHaveAccessibleDescription(/cleared in (30|29|28) seconds/);
});

test('nothing leads out and nothing is taken along', async ({ page }) => {
  await page.goto(`${fileUrl}?lang=en`);
  await toTheAnswer(page);
  await expect(kiosk(page).locator('a')).toHaveCount(0);
  const stopped = await page.evaluate(() => {
    const event = new ClipboardEvent('copy', { cancelable: true, bubbles: true });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(stopped).toBe(true);
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
  await toTheAnswer(page);
  await expect(columns(page)).toHaveText([/Traditional 80\/20/]);
  await page.goto(withPlans('[{"id":"a"}]'));
  await expect(page.getByText('could not be shown (plans-invalid)')).toBeVisible();
  await expect(page.getByText('/0/premium: missing')).toBeVisible();
  await expect(starts(page)).toHaveCount(0);
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
  await page.clock.install();
  await page.goto(withWords(words));
  await expect(heading(page)).toHaveText(words.en.title);
  await starts(page).filter({ hasText: 'Empezar' }).click();
  await bar(page).first().click();
  await expect(heading(page)).toHaveText(words.es.title);
  await starts(page).filter({ hasText: 'Start' }).click();
  await page.keyboard.press('Tab');
  await page.clock.runFor(125_000);
  await expect(page.getByRole('alertdialog', { name: words.en['kiosk.warning.title'] })).toBeVisible();
  await page.clock.runFor(31_000);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(heading(page)).toHaveText(words.en.title);
  await page.goto(withWords({ en: { ...words.en, lead: '{' } }));
  await expect(heading(page)).toHaveText(words.en.title);
  await expect(
    page.getByRole('group', { name: 'One of this page’s own words cannot be used' }).getByRole('listitem'),
  ).toHaveText([/^\/en\/lead: This is not a message/]);
  await page.goto(withWords('{"en": '));
  await expect(heading(page)).toHaveText('What would a year of health care cost you?');
  await expect(page.getByText('The file is not JSON')).toBeVisible();
  await toTheAnswer(page);
  rmSync(folder, { recursive: true });
});

test('of many plans the two that cost least stand side by side, and any other can', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'outpocket-kiosk-'));
  const names = JSON.parse(readFileSync(join(import.meta.dirname, '../plans/index.json'), 'utf8')) as string[];
  const plans = names.slice(0, 5).map((name) => readFileSync(join(import.meta.dirname, '../plans', name), 'utf8'));
  const at = join(folder, 'own.html');
  writeFileSync(
    at,
    readFileSync(file, 'utf8').replace('id="plans"></script>', () => `id="plans">[${plans.join(',')}]</script>`),
  );
  await page.goto(`${pathToFileURL(at).href}?lang=en`);
  await toTheAnswer(page);
  await expect(columns(page)).toHaveCount(2);
  const [first, second] = await columns(page).getByRole('heading').allTextContents();
  await kiosk(page).getByRole('button', { name: '3 more plans' }).click();
  await expect(heading(page)).toHaveText(`Which plan do you want to compare with ${first}?`);
  await expect(kiosk(page).locator('.ranked button')).toHaveCount(4);
  await expect(kiosk(page).locator('.ranked button').first()).toContainText(second ?? '');
  const last = await kiosk(page).locator('.ranked .label').last().textContent();
  await kiosk(page).locator('.ranked button').last().click();
  await expect(columns(page).getByRole('heading')).toHaveText([first ?? '', last ?? '']);
  rmSync(folder, { recursive: true });
});

test('where the engine cannot be had, it says so and tries again', async ({ page }) => {
  await page.addInitScript(() => {
    const { compile } = WebAssembly;
    window.broken = true;
    WebAssembly.compile = async (bytes) => {
      if (window.broken) throw new Error('no');
      return compile(bytes);
    };
  });
  await page.goto(`${fileUrl}?lang=en`);
  await starts(page).first().click();
  for (let question = 0; question < 5; question++) await next(page);
  await expect(heading(page)).toHaveText(/^The answer could not be worked out \(engine-unavailable\)/);
  await page.evaluate(() => (window.broken = false));
  await kiosk(page).getByRole('button', { name: 'Try again' }).click();
  await expect(columns(page)).toHaveCount(2);
});

declare global {
  interface Window {
    /** Whether no program compiles. */
    broken: boolean;
  }
}

base('the same from a server', async ({ browser }) => {
  const site = await serve(files(dist));
  const page = await browser.newPage();
  await page.clock.install();
  await page.goto(`${site.url}kiosk.html?lang=en&idle=30`);
  await expect(starts(page)).toHaveCount(3);
  const before = await seen(page);
  await answerAll(page);
  await page.clock.runFor(61_000);
  await expect(starts(page)).toHaveCount(3);
  expect(await seen(page)).toEqual(before);
  await page.close();
  await site.close();
});

/** `make fuzz` has 500. */
const visitors = Number(process.env['VISITORS'] ?? 100);

test('later visitors leave no more behind than the first 50', async ({ page }) => {
  test.setTimeout(120_000 + visitors * 3000);
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
  await expect(starts(page)).toHaveCount(3);
  const cdp = await page.context().newCDPSession(page);
  const before = await seen(page);
  const now = async () => {
    await expect(starts(page)).toHaveCount(3);
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
  for (let visitor = 1; visitor <= visitors; visitor++) {
    // Somebody says an age and goes on to the doctors; every tenth stays until
    // the answer is there.
    const answered = await kiosk(page).evaluate(
      async (element: OutpocketKiosk, { visitor }) => {
        const root = element.shadowRoot as ShadowRoot;
        const until = async (there: () => boolean) => {
          for (let frames = 0; frames < 600 && !there(); frames++)
            await new Promise((frame) => requestAnimationFrame(frame));
          return there();
        };
        const title = () => root.querySelector('h1')?.textContent;
        const press = async (selector: string) => {
          const before = title();
          root.querySelector<HTMLElement>(selector)?.click();
          return until(() => title() !== before);
        };
        await press('.starts button');
        await press('.bar button:last-child');
        for (let years = 0; years < visitor % 20; years++) root.querySelectorAll<HTMLElement>('.key')[1]?.click();
        if (!(await until(() => root.querySelector('.number')?.textContent === String(42 + (visitor % 20)))))
          return false;
        for (let question = 0; question < 3; question++) await press('.bar button:last-child');
        if (visitor % 10 !== 0) return true;
        await press('.bar button:last-child');
        return until(() => root.querySelectorAll('.plan').length === 2);
      },
      { visitor },
    );
    expect(answered, `visitor ${visitor}`).toBe(true);
    await leaves();
    if (visitor === 50) after50 = await memory();
  }
  const after = await memory();
  test.info().annotations.push({
    type: `after 50 and after ${visitors} visitors`,
    description: JSON.stringify([after50, after]),
  });
  expect(after.bytes).toBeLessThan(after50.bytes * 1.1);
  expect(after.nodes).toBeLessThan(after50.nodes * 1.1);
  await expect(starts(page)).toHaveCount(3);
  expect(await seen(page)).toEqual(before);
});

declare global {
  interface Window {
    memories: WeakRef<WebAssembly.Memory>[];
    /** Puts the clock forward. */
    skip(milliseconds: number): void;
  }
}
