// What is on the screen where the page is not as it usually is, held against
// axe in every language, light and dark; and what readers ask of their system:
// less motion, colours of their own.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Language } from '../src/words/languages';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { steps } from '../src/page/page';
import { languages } from '../vite.languages.ts';
import { expectAccessibleIn } from './axe';
import { settled } from './job';
import { starts } from './kiosk';
import { open, answerOf } from './page';
import { plainHost } from './site';
import { states } from './states';
import { test } from './years';

const root = (page: Page) => page.locator('outpocket-page');
const speak = (page: Page, language: Language) =>
  root(page).evaluate(
    (page, language) => (page as unknown as { speak: (language: string) => Promise<void> }).speak(language),
    language,
  );

test('is accessible where the engine cannot be had', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404 }));
  await page.goto('/?lang=en');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  for (const language of languages) {
    await speak(page, language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expectAccessibleIn(language, page, language);
  }
});

test('is accessible where an insurer’s words cannot be used', async ({ page }) => {
  await page.route('**/words.json', (route) =>
    route.fulfill({ json: { en: { tittle: 'A year', 'answer.other': '{plan} costs more.' } } }),
  );
  await page.goto('/?lang=en');
  for (const language of languages) {
    await speak(page, language);
    await expect(root(page).getByText('/en/tittle')).toBeVisible();
    await expectAccessibleIn(language, page, language);
  }
});

test('is accessible before scripts run', async ({ page }) => {
  await page.route('**/assets/*.js', (route) => route.abort());
  // What a browser without scripts shows.
  await page.route('**/*.html', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll(/<(\/?)noscript>/g, '<$1div>') });
  });
  for (const language of languages) {
    await page.goto(language === 'en' ? '/index.html' : `/${language}.html`);
    await expect(page.locator('.scripts a')).toHaveCount(2);
    await expectAccessibleIn(language, page, language);
  }
});

test('is accessible on a phone, in each step', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  for (const [i, step] of steps.entries()) {
    await page.locator('.steps button').nth(i).click();
    await expect(page.locator('[data-step]:visible')).toHaveAttribute('data-step', step);
    for (const language of languages) {
      await speak(page, language);
      await expectAccessibleIn(language, page, `${step} ${language}`);
    }
  }
});

test('is accessible while it offers another version', async ({ page }) => {
  await page.addInitScript(() => {
    // A worker that is there, and another that waits.
    const waiting = { postMessage: () => undefined };
    const registration = { waiting, active: waiting, addEventListener: () => undefined };
    const workers = { controller: waiting, register: async () => registration, addEventListener: () => undefined };
    Object.defineProperty(navigator, 'serviceWorker', { value: workers });
  });
  for (const language of languages) {
    await page.goto(`/?lang=${language}`);
    await expect(page.locator('.update')).toBeVisible();
    await expectAccessibleIn(language, page, language);
  }
});

test('is accessible while the kiosk asks who is there', async ({ page }) => {
  await page.clock.install();
  for (const language of languages) {
    await page.goto(`/kiosk.html?lang=${language}&idle=10&warning=300`);
    await expect(starts(page)).not.toHaveCount(0);
    await page.keyboard.press('Tab');
    await page.clock.runFor(12_000);
    // axe needs time that passes.
    await page.clock.resume();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await expectAccessibleIn(language, page, language);
  }
});

test('is accessible where an element cannot show its plans', async ({ page }) => {
  const site = await plainHost('{');
  try {
    await page.goto(`${site.url}plain.html`);
    const estimator = page.locator('outpocket-estimator');
    await estimator.scrollIntoViewIfNeeded();
    const message = estimator.getByRole('alert');
    for (const language of languages) {
      await expect(message).toBeVisible();
      await page.evaluate((language) => (document.documentElement.lang = language), language);
      await message.getByRole('button').click();
      await expect(message).toHaveAttribute('lang', language);
      // The page around is not ours.
      await expectAccessibleIn(language, page, language, 'outpocket-estimator');
    }
  } finally {
    await site.close();
  }
});

/** What moves on the page while its answer to another age is worked out: by its style, and at that moment. */
const moving = (page: Locator) =>
  page.evaluate(async (element: OutpocketPage) => {
    const frame = 1 / 60;
    const seconds = (times: string) =>
      Math.max(...times.split(',').map((time) => parseFloat(time) * (time.trim().endsWith('ms') ? 0.001 : 1)));
    const inner = element.shadowRoot as ShadowRoot;
    const age = inner.querySelector<HTMLInputElement>('input[inputmode=numeric]');
    if (!age) throw new Error('no age');
    age.value = age.value === '58' ? '59' : '58';
    age.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    // What is not seen shows it too from then on.
    element.settle();
    await element.updateComplete;
    if (!inner.querySelector('.waiting')) throw new Error('nothing is worked out');
    const named = [document.documentElement, document.body, element, ...inner.querySelectorAll('*')].flatMap((one) =>
      [undefined, '::before', '::after', '::marker', '::backdrop'].flatMap((part) => {
        const { transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(one, part);
        const moves =
          seconds(transitionDuration) > frame ||
          (animationName !== 'none' && seconds(animationDuration) > frame) ||
          scrollBehavior === 'smooth';
        return moves ? [`${one.localName}.${one.getAttribute('class') ?? ''}${part ?? ''}`] : [];
      }),
    );
    return [
      ...named,
      ...[...document.getAnimations(), ...inner.getAnimations()]
        .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > frame * 1000)
        .map(({ playState }) => playState),
    ];
  });

test('nothing moves, whatever the reader asks for, and what would is found', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await open(page);
  await states['with everything open']?.(page);
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    await page.emulateMedia({ reducedMotion });
    expect(await moving(root(page)), reducedMotion).toEqual([]);
  }
  await root(page).evaluate((element: OutpocketPage) => element.adopt('.answer { transition: color 1s; }'));
  expect(await moving(root(page))).not.toEqual([]);
});

test('in forced colours what is best, chosen, faulty and focused is seen without colour', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page);
  await settled(root(page));
  const answer = answerOf(page);
  const style = (locator: Locator, ...names: string[]) =>
    locator.evaluate(
      (element, names) =>
        Object.fromEntries(names.map((name) => [name, getComputedStyle(element).getPropertyValue(name)])),
      names,
    );
  const canvas = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'Canvas';
    return getComputedStyle(probe).color;
  });

  // The best of each row, in words; the best column, in words and between lines.
  await expect(answer.getByRole('columnheader').first()).toContainText('Costs least');
  const badge = await style(
    answer.locator('.badge'),
    'border-top-width',
    'border-top-style',
    'border-top-color',
    'color',
    'background-color',
  );
  expect(badge).toMatchObject({ 'border-top-style': 'solid' });
  expect(parseFloat(badge['border-top-width'] ?? '')).toBeGreaterThan(0);
  expect(badge['border-top-color']).not.toBe(canvas);
  expect(badge['color']).not.toBe(badge['background-color']);
  const least = await style(answer.locator('.columns .least').first(), 'border-left-style', 'border-left-color');
  expect(least['border-left-style']).toBe('solid');
  expect(least['border-left-color']).not.toBe(canvas);
  for (const row of ['Bad year']) {
    const cell = answer
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })
      .getByRole('cell')
      .first();
    await expect(cell).toContainText('lowest');
  }

  // The tab that is shown has lines around it, the others below only.
  const tab = (name: string) =>
    style(page.getByRole('tab', { name, exact: true }), 'border-top-style', 'border-top-width');
  expect(await tab('Why')).toEqual({ 'border-top-style': 'solid', 'border-top-width': '2px' });
  expect(await tab('Rules')).not.toEqual(await tab('Why'));

  await states['with everything open']?.(page);
  // Boxes are the system's own, whose mark has its colours.
  const box = page.getByRole('checkbox').first();
  await expect(box).toBeVisible();
  expect(await style(box, 'appearance')).toEqual({ appearance: 'auto' });
  // What is chosen has a stronger edge than what is not.
  const edges = async (locator: Locator) => {
    const { width, color } = await locator.evaluate((element) => {
      const { borderBottomWidth, borderBottomColor, borderTopWidth } = getComputedStyle(element);
      return { width: Math.min(parseFloat(borderBottomWidth), parseFloat(borderTopWidth)), color: borderBottomColor };
    });
    expect(color).not.toBe(canvas);
    return width;
  };
  const diabetes = page.getByRole('button', { name: 'Diabetes' });
  await diabetes.click();
  await expect(diabetes).toHaveAttribute('aria-pressed', 'true');
  expect(await edges(diabetes)).toBeGreaterThan(await edges(page.getByRole('button', { name: 'Asthma' })));
  const usual = page.getByRole('group', { name: 'Care: You', exact: true });
  await expect(usual.getByRole('radio', { name: 'Not sure' })).toBeChecked();
  expect(await edges(usual.getByText('Not sure'))).toBeGreaterThan(await edges(usual.getByText('A lot')));
  // Fields and buttons have an edge.
  for (const one of [
    page.getByRole('textbox').first(),
    page.getByRole('combobox').first(),
    page.getByRole('button', { name: /^Remove/ }).first(),
  ]) {
    const edge = await style(one, 'border-bottom-style', 'border-bottom-width', 'border-bottom-color');
    expect(edge['border-bottom-style']).toBe('solid');
    expect(edge['border-bottom-color']).not.toBe(canvas);
  }
  // A fault is said, beside its field.
  const age = page.getByRole('textbox', { name: 'Age' }).first();
  await age.fill('old');
  await age.blur();
  await expect(age).toHaveAttribute('aria-invalid', 'true');
  await expect(age).toHaveAccessibleDescription(/\S/);

  // Whatever has the focus has a line around it.
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const one = document.querySelector('outpocket-page')?.shadowRoot?.activeElement;
      if (!one) return undefined;
      // What is drawn in the place of a button to choose has its line.
      const drawn = getComputedStyle(one).opacity === '0' ? (one.nextElementSibling ?? one) : one;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(drawn);
      return {
        name: one.id || one.textContent?.trim().slice(0, 30),
        outlineStyle,
        width: parseFloat(outlineWidth),
        outlineColor,
      };
    });
    if (!focused) continue;
    expect(focused.outlineStyle, focused.name).not.toBe('none');
    expect(focused.width, focused.name).toBeGreaterThanOrEqual(2);
    expect(focused.outlineColor, focused.name).not.toBe(canvas);
  }
});
