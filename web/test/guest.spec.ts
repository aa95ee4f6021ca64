// The element as a guest: on the pages of two insurers as their web teams would
// write them (hosts/harbor, hosts/meridian).
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { Activity, ErrorDetail, Hideable, PlanChosenDetail } from '../src/element/types';
import type { EstimatorPage } from '../src/element/app';
import type { Plan } from '../src/engine/types';
import type { Step, Tab } from '../src/page/page';
import { hideable } from '../src/element/hideable';
import { planLink } from '../src/page/plan-link';
import { expectAccessible, expectAccessibleIn } from './axe';
import { answered, doTheJob, settled, typed } from './job';
import { files, dist, hostPage, insurer, serve, type Site } from './site';
import { test as base } from './years';

/** The plans of Harbor Health Plan. */
const harbor = JSON.parse(readFileSync(new URL('hosts/harbor/plans.json', import.meta.url), 'utf8')) as Plan[];

type Estimator = HTMLElementTagNameMap['outpocket-estimator'];

declare global {
  interface Window {
    analytics: Activity[];
  }
}

// Every test fails when something was thrown that nobody caught, and when the browser complained.
const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on(
      'console',
      (message) =>
        message.type() === 'error' &&
        !message.location().url.endsWith('favicon.ico') &&
        complaints.push(message.text()),
    );
    await use(page);
    expect(complaints).toEqual([]);
  },
});

const estimator = (page: Page) => page.locator('outpocket-estimator');
const inner = (page: Page) => page.locator('outpocket-estimator-page');
const columns = (page: Page) => inner(page).getByRole('table').first().getByRole('columnheader');
const heard = <Detail>(page: Page, type: string) =>
  page.evaluate((type) => window.heard.filter((one) => one.type === type).map(({ detail }) => detail), type) as Promise<
    Detail[]
  >;
const errors = (page: Page) => heard<ErrorDetail>(page, 'error');
const set = (page: Page, attributes: Record<string, string | null>) =>
  estimator(page).evaluate((element, attributes) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
  }, attributes);

/** What a screen reader is told of the page, flattened: roles with names and levels. */
async function tree(page: Page): Promise<{ role: string; name: string; level: number | undefined }[]> {
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = (await cdp.send('Accessibility.getFullAXTree')) as {
    nodes: {
      ignored: boolean;
      role?: { value: string };
      name?: { value: string };
      properties?: { name: string; value: { value: unknown } }[];
    }[];
  };
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties }) => ({
      role: role?.value ?? '',
      name: name?.value ?? '',
      level: properties?.find((one) => one.name === 'level')?.value.value as number | undefined,
    }));
}
const headings = async (page: Page) => (await tree(page)).filter(({ role }) => role === 'heading');

/** Opens parts of each kind, and shows a step. */
async function openSome(page: Page, step: Step): Promise<void> {
  await inner(page).evaluate(async (page: EstimatorPage, step) => {
    for (const key of [
      'coverage',
      'paid',
      'fills',
      'away',
      'outOfNetwork',
      'plan plan1',
      'costs plan1',
      'prices plan1',
      'ledger plan1',
    ])
      page.setOpen(key, true);
    for (const { id } of page.draft.members) page.setOpen(`member ${id}`, true);
    page.show(step);
    await page.updateComplete;
  }, step);
  const last =
    step === 'plans' ? inner(page).locator('[data-part=prices]') : inner(page).locator('.dots-room .picture');
  await expect(last.first()).toBeVisible();
}

/** Compares the first plan alone, of which everything is soon opened and filled in. */
const compareOne = (page: Page) =>
  estimator(page).evaluate(async (element: Estimator) => {
    element.plans = (await (await fetch('plans.json')).json()).slice(0, 1);
  });

test.describe('Harbor Health Plan', () => {
  let site: Site;
  test.beforeAll(async () => void (site = await insurer('harbor')));
  test.afterAll(async () => site.close());
  const open = async (page: Page) => {
    await page.goto(site.url);
    await answered(inner(page));
    await expect.poll(async () => (await heard(page, 'result')).length).toBeGreaterThan(0);
  };

  test('leads from each plan to its application, by its id as it is', async ({ page }) => {
    await open(page);
    expect(await errors(page)).toEqual([]);
    await expect(columns(page)).toHaveCount(4);
    const plans = (await heard<{ plans: { id: string; name: string }[] }>(page, 'result'))[0]?.plans ?? [];
    for (const { id, name } of plans) {
      const link = inner(page).getByRole('link', { name: `Choose this plan ${name}`, exact: true });
      await expect(link).toHaveAttribute('href', `${site.url}apply?plan=${encodeURIComponent(id)}`);
    }
    const last = plans.at(-1);
    await inner(page)
      .getByRole('link', { name: `Choose this plan ${last?.name}` })
      .click();
    await page.waitForURL(`${site.url}apply?plan=${encodeURIComponent(last?.id ?? '')}`);
  });

  test('hears which plan was chosen, and can do something else', async ({ page }) => {
    await open(page);
    await estimator(page).evaluate((element) =>
      element.addEventListener('plan-chosen', (event) => event.preventDefault()),
    );
    const plans = (await heard<{ plans: { id: string; name: string }[] }>(page, 'result'))[0]?.plans ?? [];
    await inner(page)
      .getByRole('link', { name: `Choose this plan ${plans[1]?.name}` })
      .press('Enter');
    await expect
      .poll(() => heard<PlanChosenDetail>(page, 'plan-chosen'))
      .toEqual([{ id: plans[1]?.id, name: plans[1]?.name, rank: 2, plans: 4 }]);
    expect(page.url()).toBe(site.url);
    expect(await page.evaluate(() => window.analytics)).toEqual([{ what: 'plan-chosen', plan: plans[1]?.id, rank: 2 }]);
  });

  test('has no landmark and no first heading that is not its own, and its headings follow on', async ({ page }) => {
    await open(page);
    await settled(inner(page));
    for (const step of ['answer', 'plans'] as const) {
      await openSome(page, step);
      const told = await tree(page);
      const landmarks = ['banner', 'complementary', 'contentinfo', 'form', 'main', 'navigation', 'region', 'search'];
      // A form without a name is no landmark.
      const theirs = told.filter(({ role, name }) => landmarks.includes(role) && (role !== 'form' || name !== ''));
      expect(theirs.map(({ role }) => role).toSorted()).toEqual(['banner', 'contentinfo', 'main', 'navigation']);
      const elements = await inner(page).evaluate((element) =>
        ['h1', 'header', 'main', 'footer', 'nav', 'aside'].flatMap((name) => [
          ...(element.shadowRoot?.querySelectorAll(name) ?? []),
        ]),
      );
      expect(elements).toEqual([]);
      for (const level of [2, 4]) {
        await set(page, { 'heading-level': String(level) });
        await inner(page).evaluate((element: EstimatorPage) => element.updateComplete);
        // In the order of the page, and as a screen reader is told, which has no order here.
        const levels = await inner(page).evaluate((element) =>
          [...(element.shadowRoot?.querySelectorAll('.title, h2, h3, h4, h5, h6') ?? [])]
            .filter((one) => one.checkVisibility())
            .map((one) => Number(one.ariaLevel)),
        );
        const told = await headings(page);
        expect([1, ...levels]).toEqual(expect.arrayContaining(told.map((one) => one.level ?? 0)));
        const title = await inner(page).locator('.title').textContent();
        expect(told.find(({ name }) => name === title)?.level).toBe(level);
        expect(levels.slice(0, 2)).toEqual([level, level + 1]);
        for (const [i, one] of levels.slice(1).entries()) {
          expect(one).toBeGreaterThan(level);
          expect(one - (levels[i] ?? 0)).toBeLessThanOrEqual(1);
        }
        expect(Math.max(...levels)).toBeLessThanOrEqual(6);
      }
    }
  });

  test('shows its own name and never ours, on paper with the date', async ({ page }) => {
    await open(page);
    await expect(inner(page).locator('.name')).toHaveText('Harbor Health Plan');
    await expect(inner(page)).not.toContainText('Outpocket');
    const head = inner(page).locator('.print-head');
    await expect(head).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(head).toBeVisible();
    await expect(head).toHaveText(/^Harbor Health Plan · [A-Z][a-z]{2} \d{1,2}, \d{4}$/);
    await expect(inner(page).locator('.name')).toBeHidden();
    await expect(inner(page).getByRole('link', { name: /^Choose this plan/ })).toHaveCount(0);
    await page.emulateMedia({ media: 'screen' });
    await set(page, { brand: null });
    await expect(inner(page).locator('.name')).toHaveCount(0);
    await expect(head).toHaveText(/^[A-Z][a-z]{2} \d{1,2}, \d{4}$/);
  });

  test('is accessible in its languages', async ({ page }) => {
    await open(page);
    await settled(inner(page));
    for (const language of ['en', 'es']) {
      await set(page, { lang: language });
      await expect(inner(page).locator('.header')).toHaveAttribute('lang', language);
      await expectAccessibleIn(language, page, language);
    }
  });

  test('offers the languages that it says, and speaks no other', async ({ page }) => {
    await open(page);
    const options = inner(page)
      .getByRole('combobox', { name: /Language|Idioma/ })
      .getByRole('option');
    await expect(options).toHaveText(['English', 'Español']);
    await set(page, { lang: 'sv' });
    await expect(inner(page).locator('.header')).toHaveAttribute('lang', 'en');
    await set(page, { languages: 'es' });
    await expect(inner(page).locator('.header')).toHaveAttribute('lang', 'es');
    await expect(options).toHaveCount(0);
    await set(page, { languages: 'xx' });
    await expect(options).toHaveCount(3);
    expect(await errors(page)).toMatchObject([
      { code: 'attribute-invalid', attribute: 'languages', problems: [{ code: 'unknown-word', found: 'xx' }] },
    ]);
  });

  test('begins with the household that it says, until somebody changes it', async ({ page }) => {
    await open(page);
    const ages = () => inner(page).evaluate((page: EstimatorPage) => page.draft.members.map(({ age }) => age));
    expect(await ages()).toEqual(['42', '40', '9']);
    for (const [name, its] of Object.entries({
      'single-27': ['27'],
      'couple-60': ['60', '60'],
      'family-4': ['42', '40', '12', '9'],
    })) {
      await set(page, { household: name });
      await expect.poll(ages).toEqual(its);
      expect(await inner(page).evaluate((page: EstimatorPage) => page.upToDate && page.example)).toBe(true);
    }
    await set(page, {
      household: '{"members": [{"id": "a", "relationship": "self", "age": 62, "sex": "male", "use": "high"}]}',
    });
    await expect.poll(ages).toEqual(['62']);
    expect(await errors(page)).toEqual([]);
    await inner(page).evaluate((page: EstimatorPage) => page.type('/members/0/age', '63'));
    await set(page, { household: 'single-27' });
    await inner(page).evaluate((page: EstimatorPage) => page.updateComplete);
    expect(await ages()).toEqual(['63']);
  });

  test('is told of a household that cannot be, and the example stands', async ({ page }) => {
    await open(page);
    const wrong: [household: string, problem: Record<string, unknown>][] = [
      ['family-of-9', { code: 'household', found: 'family-of-9' }],
      ['{"members": [', { code: 'not-json' }],
      [
        '{"members": [{"id": "a", "relationship": "self", "age": 42, "age": 24}]}',
        { code: 'duplicate-field', pointer: '/members/0/age' },
      ],
      ['{}', { code: 'missing', pointer: '/members' }],
      ['{"members": [], "pets": []}', { code: 'unknown-field', pointer: '/pets' }],
      ['{"members": [{"id": "a", "relationship": "self", "age": 420}]}', { pointer: '/members/0/age' }],
      ['{"members": [{"id": "a", "relationship": "self", "age": 42, "ssn": "1"}]}', { pointer: '/members/0/ssn' }],
    ];
    for (const [n, [household, problem]] of wrong.entries()) {
      await set(page, { household });
      await expect.poll(async () => (await errors(page)).length).toBe(n + 1);
      const error = (await errors(page)).at(-1);
      expect(error).toMatchObject({ code: 'attribute-invalid', attribute: 'household' });
      expect(error?.problems).toContainEqual(expect.objectContaining(problem));
      expect(await inner(page).evaluate((page: EstimatorPage) => page.draft.members.length)).toBe(3);
    }
    await expect(columns(page)).toHaveCount(4);
  });

  test('leads nobody to an address that runs something, or to none', async ({ page }) => {
    await open(page);
    const wrong = [
      'javascript:alert({id})',
      ' JavaScript:alert(1)',
      'java\tscript:alert(1)',
      'data:text/html,{id}',
      'blob:https://harbor.example/{id}',
      'mailto:plans@harbor.example?subject={id}',
      'https://[{id}',
      '/apply?plan={plan}',
    ];
    for (const [n, apply] of wrong.entries()) {
      await set(page, { apply });
      expect((await errors(page)).slice(n)).toMatchObject([
        { code: 'attribute-invalid', attribute: 'apply', problems: [{ code: 'address', found: apply }] },
      ]);
      await inner(page).evaluate((page: EstimatorPage) => page.updateComplete);
      expect(await inner(page).evaluate((page) => page.shadowRoot?.querySelectorAll('.choose').length)).toBe(0);
    }
    await set(page, { apply: 'https://apply.harbor.example/{id}' });
    await expect(inner(page).getByRole('link', { name: /^Choose this plan/ })).toHaveCount(4);
  });

  test('leaves out what it says, in every word that there is', async ({ page }) => {
    await open(page);
    await set(page, { languages: null });
    // Where each is: in a step, the last ones in a tab of their own.
    const places: Record<Hideable, { step: Step; tab?: Tab }> = {
      title: { step: 'answer' },
      language: { step: 'answer' },
      plans: { step: 'plans' },
      prices: { step: 'plans' },
      pictures: { step: 'answer' },
      bills: { step: 'answer', tab: 'bills' },
      guide: { step: 'answer', tab: 'guide' },
      share: { step: 'answer', tab: 'keep' },
    };
    expect(Object.keys(places)).toEqual(Object.keys(hideable));
    const shown = (within = '*') =>
      inner(page).evaluate(
        (element, within) =>
          [...(element.shadowRoot?.querySelectorAll(within) ?? [])].filter((one) => one.checkVisibility()).length,
        within,
      );
    for (const [word, { step, tab }] of Object.entries(places)) {
      await set(page, { hide: null });
      await openSome(page, step);
      if (tab) await inner(page).locator(`#tab-${tab}`).click();
      const before = await shown();
      await set(page, { hide: word });
      expect(await shown(), word).toBeLessThan(before);
      if (tab) expect(await shown(`#tab-${tab}, #panel-${tab}, #panel-${tab} *`), word).toBe(0);
    }
    await set(page, { hide: 'plans' });
    for (const step of ['answer', 'plans'] as const) {
      await openSome(page, 'answer');
      await inner(page).evaluate((page: EstimatorPage, step) => page.show(step), step);
      expect(await shown('.to-plans, [data-step=plans], [data-step=plans] *')).toBe(0);
    }
    // Arrows lead from tab to tab over those that are left out.
    await set(page, { hide: 'bills guide share' });
    await inner(page).evaluate((page: EstimatorPage) => page.show('answer'));
    await inner(page).getByRole('tab', { name: 'Rules' }).click();
    for (const [key, name] of [
      ['ArrowRight', 'Assumptions'],
      ['ArrowRight', 'Why'],
      ['ArrowLeft', 'Assumptions'],
    ] as const) {
      await page.keyboard.press(key);
      const tab = inner(page).getByRole('tab', { name, exact: true });
      await expect(tab).toBeFocused();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
    }
    await set(page, { hide: 'title share' });
    await inner(page).evaluate((element: EstimatorPage) => element.updateComplete);
    // What is in it takes the level of the title.
    expect(await inner(page).locator('#answer').getAttribute('aria-level')).toBe('2');
    expect(await errors(page)).toEqual([]);
    await set(page, { hide: 'guide assumptions' });
    expect(await errors(page)).toMatchObject([
      { attribute: 'hide', problems: [{ code: 'unknown-word', found: 'assumptions' }] },
    ]);
    await expect(inner(page).getByRole('tab', { name: 'Guide' })).toHaveCount(0);
  });

  test('has what comes later in the size and the theme of the rest', async ({ page }) => {
    // The site's root is set to 10 pixels, its element to a light theme.
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(page);
    for (const step of ['answer', 'plans'] as const) {
      await openSome(page, step);
      const small = await inner(page).evaluate((element) =>
        [...(element.shadowRoot?.querySelectorAll('*') ?? [])]
          .filter(
            (one) =>
              one.checkVisibility() && [...one.childNodes].some((node) => node instanceof Text && node.data.trim()),
          )
          .filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < 11)
          .map((one) => `${one.localName}.${one.getAttribute('class')} ${one.textContent}`),
      );
      expect(small).toEqual([]);
    }
    await openSome(page, 'answer');
    const colors = () =>
      inner(page)
        .locator('.dots-room .picture')
        .first()
        .evaluate((element) =>
          ['--tone-0', '--tone-1', '--tone-2'].map((name) => getComputedStyle(element).getPropertyValue(name)),
        );
    const told = await colors();
    await page.emulateMedia({ colorScheme: 'light' });
    expect(told).toEqual(await colors());
  });

  test('puts its own into the places for it', async ({ page }) => {
    await open(page);
    const top = (text: string) => page.getByText(text).evaluate((element) => element.getBoundingClientRect().top);
    const answer = await inner(page)
      .locator('.answer')
      .evaluate((element) => element.getBoundingClientRect().top);
    expect(await top('Open enrollment ends on January 15.')).toBeLessThan(answer);
    await expect(page.getByRole('link', { name: 'Have us call you' })).toBeVisible();
    // Of the plans that are compared, one has a link of the site's own.
    const plans = (await heard<{ plans: { id: string; name: string }[] }>(page, 'result'))[0]?.plans ?? [];
    const { id, name } = plans.find(({ id }) => id !== 'harbor/open') as { id: string; name: string };
    const choose = inner(page).getByRole('link', { name: `Choose this plan ${name}`, exact: true });
    await expect(choose).toBeVisible();
    await estimator(page).evaluate((element, id) => {
      const own = document.createElement('a');
      own.href = '/talk';
      own.slot = `plan-${id}`;
      own.textContent = 'Talk to us first';
      element.append(own);
    }, id);
    await expect(page.getByRole('link', { name: 'Talk to us first' })).toBeVisible();
    await expect(choose).toHaveCount(0);
    await page.getByText('Talk to us first').evaluate((element) => element.remove());
    await expect(choose).toBeVisible();
  });

  test('shows the papers of each plan, and once what the insurer says of all', async ({ page }) => {
    await open(page);
    const plans = (await heard<{ plans: { id: string; name: string }[] }>(page, 'result'))[0]?.plans ?? [];
    const labels = {
      summary: 'Summary of benefits',
      brochure: 'Brochure',
      directory: 'Find a doctor',
      formulary: 'Covered drugs',
    };
    const linked = plans.filter(({ id }) => harbor.find((one) => one.id === id)?.links);
    // One has them all, one has some, and one has none.
    expect(linked.length).toBeGreaterThanOrEqual(2);
    expect(linked.length).toBeLessThan(plans.length);
    for (const [i, { id, name }] of plans.entries()) {
      const { phone, ...papers } = harbor.find((one) => one.id === id)?.links ?? {};
      const links = columns(page).nth(i).locator('.papers').getByRole('link');
      await expect(links).toHaveCount(Object.keys(papers).length + (phone ? 1 : 0));
      for (const [kind, address] of Object.entries(papers)) {
        const link = links.and(
          page.getByRole('link', { name: `${labels[kind as keyof typeof labels]} ${name}`, exact: true }),
        );
        await expect(link).toHaveAttribute('href', address);
        // What is typed stays: it is another tab, which cannot reach this one.
        await expect(link).toHaveAttribute('target', '_blank');
        await expect(link).toHaveAttribute('rel', 'noopener');
      }
      if (!phone) continue;
      const call = links.and(page.getByRole('link', { name: `Call ${phone} ${name}`, exact: true }));
      await expect(call).toHaveAttribute('href', `tel:${phone.replaceAll(/\D/g, '')}`);
      expect(await call.getAttribute('target')).toBeNull();
    }
    const said = new Set(harbor.map(({ disclaimer = '' }) => disclaimer));
    expect(said.size).toBe(1);
    await expect(inner(page).locator('.disclaimers p')).toHaveText([...said]);
    // A plan that a reader changes is still the site's; one that a reader made has nothing of it.
    await inner(page).evaluate((page: EstimatorPage) => page.clear());
    await expect(inner(page).locator('.papers, .disclaimers')).toHaveCount(0);
  });

  test('gets nothing in activity that somebody typed, and no amount', async ({ page }) => {
    test.slow();
    await open(page);
    await compareOne(page);
    await expect(columns(page)).toHaveCount(1);
    // There may be no answer to all that is typed then.
    await inner(page).evaluate((page: EstimatorPage) => page.type('/members/0/age', '43'));
    await expect.poll(() => page.evaluate(() => window.analytics.some(({ what }) => what === 'answered'))).toBe(true);
    await doTheJob(page, inner(page));
    await settled(inner(page));
    await inner(page).evaluate((page: EstimatorPage) => {
      page.undo();
      page.startAgain();
    });
    await settled(inner(page));
    await estimator(page).evaluate((element) =>
      element.addEventListener('plan-chosen', (event) => event.preventDefault(), { once: true }),
    );
    await inner(page)
      .getByRole('link', { name: /^Choose this plan/ })
      .first()
      .click();
    const activity = await page.evaluate(() => window.analytics);
    expect(new Set(activity.map(({ what }) => what))).toEqual(
      new Set(['started', 'part-opened', 'answered', 'plan-chosen']),
    );
    const plans = await inner(page).evaluate((page: EstimatorPage) => page.samples.map(({ id }) => id));
    const fields: Record<string, (value: unknown) => boolean> = {
      what: (value) => ['started', 'part-opened', 'answered', 'plan-chosen'].includes(String(value)),
      part: (value) => /^[a-z]+([A-Z][a-z]+)*$/.test(String(value)),
      plan: (value) => plans.includes(String(value)),
      rank: (value) => value === undefined || (Number(value) >= 1 && Number(value) <= 12),
    };
    for (const one of activity)
      for (const [name, value] of Object.entries(one)) expect(fields[name]?.(value), JSON.stringify(one)).toBe(true);
    const text = JSON.stringify(activity);
    for (const mine of Object.values(typed)) expect(text).not.toContain(mine);
    expect(text).not.toMatch(/\$|\d\.\d/);
  });

  test('fits a phone with large text', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await open(page);
    await set(page, { hide: 'guide title' });
    await estimator(page).evaluate((element: HTMLElement) => {
      element.style.setProperty('--outpocket-rem', '32px');
      element.style.setProperty('font-size', '32px');
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const clipped = await inner(page).evaluate((element) =>
      [...(element.shadowRoot?.querySelectorAll('.choose, .plan-name') ?? [])]
        // What is there for a screen reader alone has no room at all.
        .filter((one) => (one.closest('thead')?.clientWidth ?? 0) > 1)
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
        .map(({ textContent }) => textContent),
    );
    expect(clipped).toEqual([]);
    // With a line for each plan, too, all that can be done about a plan is in sight.
    for (const link of await columns(page).getByRole('link').all()) {
      await link.scrollIntoViewIfNeeded();
      const hit = await link.evaluate((link) => {
        const { left, top, width, height } = link.getBoundingClientRect();
        const at = (link.getRootNode() as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2);
        return link.contains(at);
      });
      expect(hit, (await link.textContent()) ?? '').toBe(true);
    }
  });
});

test.describe('Meridian Mutual', () => {
  let site: Site;
  test.beforeAll(async () => void (site = await insurer('meridian')));
  test.afterAll(async () => site.close());

  test('sets it all by script, and does what choosing a plan is for itself', async ({ page }) => {
    await page.goto(site.url);
    await settled(inner(page));
    expect(await errors(page)).toEqual([]);
    await expect(inner(page).locator('.header')).toHaveAttribute('lang', 'es');
    await expect(inner(page).locator('.title')).toBeHidden();
    expect(await inner(page).locator('#answer').getAttribute('aria-level')).toBe('3');
    const draft = await inner(page).evaluate((page: EstimatorPage) => page.draft);
    expect(draft.members).toEqual([{ id: 'yo', relationship: 'self', age: '31', sex: 'female', use: 'low' }]);
    expect(draft.care).toEqual([{ id: 'x', member: 'yo', service: 'primaryCare', count: '2' }]);
    // What was given as an object stands in no attribute, where what records pages would find it.
    expect(await estimator(page).evaluate((element) => element.hasAttribute('household'))).toBe(false);

    await inner(page).getByRole('button', { name: 'Elegir este plan Meridian Plus' }).click();
    await expect(page.getByRole('heading', { name: 'Eligió Meridian Plus' })).toBeVisible();
    expect(await heard<PlanChosenDetail>(page, 'plan-chosen')).toMatchObject([{ id: '102', plans: 3 }]);
    await expectAccessible(page, 'Meridian', { part: 'outpocket-estimator' });
  });

  test('passes the layout on, and is told of one that there is not', async ({ page }) => {
    await page.goto(site.url);
    await settled(inner(page));
    await expect(inner(page)).toHaveAttribute('layout', 'auto');
    await estimator(page).evaluate((element) => ((element as Estimator).layout = 'steps'));
    await expect(inner(page)).toHaveAttribute('layout', 'steps');
    // On a page too narrow for both by itself, panes are side by side all the same.
    await page.setViewportSize({ width: 1040, height: 900 });
    const pane = inner(page).locator('.pane');
    for (const [layout, beside] of [
      ['auto', false],
      ['panes', true],
      ['steps', false],
    ] as const) {
      await estimator(page).evaluate((element, to) => ((element as Estimator).layout = to), layout);
      await expect(pane).toBeVisible({ visible: beside });
    }
    await set(page, { layout: 'stairs', 'heading-level': '7' });
    await expect(inner(page)).toHaveAttribute('layout', 'auto');
    expect(await errors(page)).toMatchObject([
      { attribute: 'layout', problems: [{ found: 'stairs', expected: 'auto panes steps' }] },
      { attribute: 'heading-level', problems: [{ found: '7', expected: '1 2 3 4 5 6' }] },
    ]);
    expect(await inner(page).locator('.title').getAttribute('aria-level')).toBe('2');
  });
});

test('from a frame, the page around hears what is done, and leads where it says', async ({ page }) => {
  const provider = await serve(files(dist, { under: '/widgets/', headers: { 'access-control-allow-origin': '*' } }));
  const host = await serve((path, _request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(
      path === '/framed.html'
        ? hostPage('framed.html', { outpocket: `${provider.url}widgets/` })
            .replace('lang=es', 'lang=en&amp;choose=1&amp;brand=Harbor')
            .replace('data-outpocket', 'data-outpocket data-apply="/apply/{id}"')
        : '<!doctype html>',
    ),
  );
  try {
    await page.goto(`${host.url}framed.html`);
    const framed = page.frameLocator('iframe').locator('outpocket-estimator-page');
    await settled(framed);
    await page.locator('iframe').evaluate((frame) => {
      window.heard = [];
      for (const type of ['activity', 'plan-chosen'])
        frame.addEventListener(type, (event) => window.heard.push({ type, detail: (event as CustomEvent).detail }));
      frame.addEventListener('plan-chosen', (event) => event.preventDefault(), { once: true });
    });
    await expect(framed.locator('.name')).toHaveText('Harbor');
    const choose = framed.getByRole('button', { name: 'Choose this plan Example HMO' });
    await choose.click();
    await expect
      .poll(() => heard<PlanChosenDetail>(page, 'plan-chosen'))
      .toMatchObject([{ id: 'example-hmo', plans: 2 }]);
    expect(await heard<Activity>(page, 'activity')).toMatchObject([{ what: 'plan-chosen', plan: 'example-hmo' }]);
    expect(page.url()).toBe(`${host.url}framed.html`);
    await choose.click();
    await page.waitForURL(`${host.url}apply/example-hmo`);
  } finally {
    await provider.close();
    await host.close();
  }
});

test('an id is one part of an address, whatever is in it', () => {
  const at = (template: string, id: string) => planLink(template, id, 'https://harbor.example/shop/');
  expect(at('/apply?plan={id}', 'gold & well/1?#%')).toBe(
    'https://harbor.example/apply?plan=gold%20%26%20well%2F1%3F%23%25',
  );
  expect(at('../{id}/apply', '$&..')).toBe('https://harbor.example/%24%26../apply');
  expect(at('{id}', 'javascript:alert(1)')).toBe('https://harbor.example/shop/javascript%3Aalert(1)');
  expect(at('/{id}', '\ud800')).toBe('https://harbor.example/%EF%BF%BD');
  expect(at('/call', 'gold')).toBe('https://harbor.example/call');
});
