// A browser gives a click only to what was there when the press began and when
// it ended. So nothing on the page is replaced, and nothing moves, in between:
// whatever is pressed, with what, and however long.
import { draws } from '../src/draft/request';
import { expect, test as anywhere, type Locator, type Page } from '@playwright/test';
import type { OutpocketPage } from '../src/page/outpocket-page';
import { open, openParts, section, test, answerOf } from './page';
import { plainHost } from './site';
import { states } from './states';

test.use({ years: draws.years });

const root = (page: Page) => page.locator('outpocket-page');
/** As long as somebody presses whose hand is not steady; longer than the page waits for a pause in typing. */
const long = 900;

/** Changes what is on the page from top to bottom: an age that is none, told at once. */
const upset = (page: Page) =>
  root(page).evaluate((element: OutpocketPage) => {
    element.type('/members/0/age', `none ${Math.random()}`);
    element.settle();
  });

/** Counts what changes on the page from the next press on: what changes before it is nobody's fault. */
const watch = (page: Page) =>
  root(page).evaluate((element) => {
    window.mutations = 0;
    const observer = new MutationObserver((all) => (window.mutations += all.length));
    const begin = () => {
      observer.takeRecords();
      window.mutations = 0;
    };
    observer.observe(element.shadowRoot as ShadowRoot, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    for (const type of ['pointerdown', 'keydown']) addEventListener(type, begin, { capture: true, once: true });
  });
const mutations = (page: Page) => page.evaluate(() => window.mutations);

async function middleOf(locator: Locator): Promise<[x: number, y: number]> {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (!box) throw new Error('not to be seen');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** The steps of a phone, one at a time. */
const onAPhone = Object.fromEntries(
  ['Who', 'Care', 'Doctors', 'Plans', 'Answer'].map((step) => [
    `${step} on a phone`,
    async (page: Page) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByRole('group', { name: 'Steps' }).getByRole('button', { name: step }).click();
      await expect(page.locator('.steps [aria-current=step]')).toContainText(step);
    },
  ]),
);

for (const [state, bring] of Object.entries({ ...states, ...onAPhone })) {
  test(`nothing that can be pressed is replaced while it is: ${state}`, async ({ page }) => {
    await open(page);
    await bring(page);
    const found = await root(page).evaluate(async (element: OutpocketPage) => {
      const inner = element.shadowRoot as ShadowRoot;
      const turn = () =>
        new Promise<void>((then) => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => then());
          port1.start();
          port2.postMessage(undefined);
        });
      let mutations = 0;
      const observer = new MutationObserver((all) => (mutations += all.length));
      observer.observe(inner, { subtree: true, childList: true, attributes: true, characterData: true });
      // What a click does is for other tests.
      addEventListener('click', (event) => (event.preventDefault(), event.stopImmediatePropagation()), {
        capture: true,
      });
      const wrong: string[] = [];
      const kinds = new Set<string>();
      const all = [
        ...inner.querySelectorAll<HTMLElement>('a[href], button, input, label, select, summary, textarea'),
      ].filter((one) => one.checkVisibility() && one.getClientRects().length > 0);
      // One of each kind in each place, and two of those that there are many of.
      const many = new Map<string, number>();
      const some = all.filter((one) => {
        const kind = `${one.localName}.${one.className} in ${one.parentElement?.localName}.${one.parentElement?.className}`;
        many.set(kind, (many.get(kind) ?? 0) + 1);
        return (many.get(kind) ?? 0) <= 2;
      });
      for (const [i, one] of some.entries()) {
        if (!one.isConnected) continue; // went with the change before
        const what = `${one.localName}.${one.className} ${one.id} ${one.textContent.trim().slice(0, 30)}`;
        kinds.add(one.localName);
        const pointer = {
          bubbles: true,
          composed: true,
          cancelable: true,
          pointerId: i + 2,
          pointerType: ['mouse', 'touch', 'pen'][i % 3] as string,
          isPrimary: true,
        };
        one.dispatchEvent(new PointerEvent('pointerdown', { ...pointer, button: 0, buttons: 1 }));
        await turn();
        mutations = 0;
        element.type('/members/0/age', i % 2 === 0 ? `none ${i}` : String(20 + (i % 40)));
        element.settle();
        await turn();
        await turn();
        if (mutations > 0 || !one.isConnected) wrong.push(`${what}: ${mutations} changes while pressed`);
        one.dispatchEvent(new PointerEvent('pointerup', { ...pointer, button: 0, buttons: 0 }));
        if (mutations > 0 || !one.isConnected) wrong.push(`${what}: ${mutations} changes before its click`);
        one.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
        await turn();
        await element.updateComplete;
        await turn();
        if (mutations === 0) wrong.push(`${what}: what waited was never drawn`);
      }
      return { wrong, kinds: [...kinds], count: some.length };
    });
    expect(found.wrong).toEqual([]);
    expect(found.count).toBeGreaterThan(8);
    expect(found.kinds).toEqual(
      expect.arrayContaining(['button', 'select', ...(state in onAPhone ? [] : ['summary', 'input'])]),
    );
  });
}

test('a press of any length on a link to a field goes there', async ({ page }) => {
  await open(page);
  await openParts(page, 'household');
  await page.getByRole('button', { name: 'Add a person' }).click();
  const age = page.getByRole('textbox', { name: 'Age' }).last();
  await expect(age).toBeFocused();
  const link = answerOf(page).getByRole('link', { name: 'Fill in' });
  await page.mouse.move(...(await middleOf(link)));
  await watch(page);
  await page.mouse.down();
  // The press takes the focus from the new person's age, which was left empty: that is told after a pause.
  await page.waitForTimeout(long);
  await upset(page);
  expect(await mutations(page)).toBe(0);
  await page.mouse.up();
  await expect(age).toBeFocused();
  expect(await mutations(page)).toBeGreaterThan(0);
});

const presses: [element: (page: Page) => Locator, came: (page: Page) => Promise<void>][] = [
  [
    (page) => page.getByRole('button', { name: 'Add a person' }),
    (page) => expect(page.getByRole('textbox', { name: 'Age' })).toHaveCount(4),
  ],
  [
    (page) => page.locator('summary').filter({ hasText: 'More conditions' }),
    (page) => expect(page.getByRole('button', { name: 'Hepatitis C' })).toBeVisible(),
  ],
  [
    (page) => page.getByRole('button', { name: 'Asthma' }),
    (page) => expect(page.getByRole('button', { name: 'Asthma' })).toHaveAttribute('aria-pressed', 'true'),
  ],
  [
    (page) => page.getByRole('checkbox', { name: 'Count only the care I list' }),
    (page) => expect(page.getByRole('checkbox', { name: 'Count only the care I list' })).toBeChecked(),
  ],
  [
    (page) => page.getByRole('tab', { name: 'Rules' }),
    (page) => expect(section(page, 'What each plan asks of you')).toBeVisible(),
  ],
  [
    (page) => page.getByRole('button', { name: 'Change the plans' }),
    (page) => expect(section(page, 'Your plans')).toBeVisible(),
  ],
];

for (const how of ['the mouse', 'a finger', 'the space bar'] as const) {
  test(`what is pressed with ${how} does what it does though the page changes meanwhile`, async ({ page }) => {
    await open(page);
    await openParts(page, 'household', 'care');
    const cdp = await page.context().newCDPSession(page);
    if (how === 'a finger') await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    for (const [element, came] of presses) {
      const [x, y] = await middleOf(element(page));
      const press: Record<typeof how, [down: () => Promise<unknown>, up: () => Promise<unknown>]> = {
        'the mouse': [() => page.mouse.down(), () => page.mouse.up()],
        'a finger': [
          () => cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] }),
          () => cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
        ],
        'the space bar': [() => page.keyboard.down('Space'), () => page.keyboard.up('Space')],
      };
      if (how === 'the mouse') await page.mouse.move(x, y);
      if (how === 'the space bar') await element(page).focus();
      await watch(page);
      await press[how][0]();
      // A finger that rests longer asks the browser for its own menu.
      await page.waitForTimeout(how === 'a finger' ? 300 : long);
      await upset(page);
      expect(await mutations(page)).toBe(0);
      await press[how][1]();
      await came(page);
      await page.waitForFunction(() => window.mutations > 0);
    }
  });
}

test('a press whose end is lost does not keep the page as it is', async ({ page }) => {
  await page.clock.install();
  await open(page);
  const language = page.getByRole('combobox', { name: 'Language' });
  const pointer = (type: string, buttons: number) =>
    language.evaluate(
      (select, [type, buttons]) =>
        select.dispatchEvent(
          new PointerEvent(type, {
            bubbles: true,
            composed: true,
            pointerId: 7,
            pointerType: 'mouse',
            button: 0,
            buttons,
          }),
        ),
      [type, buttons] as const,
    );
  const ends: Record<string, () => Promise<unknown>> = {
    'the mouse comes back without it': () => pointer('pointermove', 0),
    'the browser takes it for something else': () => pointer('pointercancel', 0),
    'the window is left': () => page.evaluate(() => window.dispatchEvent(new FocusEvent('blur'))),
    'something is chosen': () =>
      language.evaluate((select) => select.dispatchEvent(new Event('change', { bubbles: true, composed: true }))),
    'nothing is heard of it': () => page.clock.runFor(10_000),
  };
  for (const [name, end] of Object.entries(ends)) {
    await watch(page);
    await pointer('pointerdown', 1);
    await pointer('pointermove', 1);
    await upset(page);
    expect(await mutations(page), name).toBe(0);
    await end();
    await page.waitForFunction(() => window.mutations > 0);
  }
});

anywhere(
  'the button of an element whose plans cannot be shown is not replaced while it is pressed',
  async ({ page }) => {
    const site = await plainHost('{');
    try {
      await page.goto(`${site.url}plain.html`);
      const estimator = page.locator('outpocket-estimator');
      await estimator.scrollIntoViewIfNeeded();
      const retry = estimator.getByRole('button');
      await page.mouse.move(...(await middleOf(retry)));
      await page.mouse.down();
      const kept = await retry.elementHandle();
      // Its plans are others now, so the message goes.
      await estimator.evaluate((element: HTMLElementTagNameMap['outpocket-estimator']) => (element.plans = null));
      await page.waitForTimeout(long);
      expect(await kept?.evaluate((button) => button.isConnected)).toBe(true);
      await page.mouse.up();
      await expect(page.locator('outpocket-estimator-page').getByRole('table').first()).toBeVisible();
    } finally {
      await site.close();
    }
  },
);

declare global {
  interface Window {
    mutations: number;
  }
}
