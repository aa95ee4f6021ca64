// The pictures, drawn from data written by hand: what they say, where their
// marks are, and that they can be read in every way in which a page is read.
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { harness } from '../playwright.config';
import type { Language } from '../src/words/words';
import { languages } from '../vite.languages.ts';
import { expectAccessible } from './axe';
import { edges, four, two, type Data } from './picture-data';

const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await use(page);
    expect(complaints).toEqual([]);
  },
});

async function show(page: Page, data: Data = two, language: Language = 'en'): Promise<void> {
  await page.goto(new URL('pictures.html', harness).href);
  await page.waitForFunction(() => 'show' in window);
  await again(page, data, language);
}

async function again(page: Page, data: Data, language: Language = 'en'): Promise<void> {
  await page.evaluate(([language, data]) => window.show(language, data), [language, data] as const);
  await expect(page.getByRole('img').first()).toBeVisible();
}

const picture = (page: Page, name: string) => page.getByRole('img', { name, exact: true });
const around = (page: Page, name: string) => page.getByRole('figure', { name, exact: true });
const openTable = async (figure: Locator) => figure.locator('summary').click();
const titles = [
  'What the year is made of',
  'A hundred possible years',
  'If the care you list has other prices',
  'Other care in the network, by amount',
  'Month by month',
];

/** The numbers of the attribute `name` of everything that `marks` finds. */
const numbers = (marks: Locator, name: string): Promise<number[]> =>
  marks.evaluateAll((elements, name) => elements.map((element) => Number(element.getAttribute(name))), name);

/** The corners of a line. */
async function corners(path: Locator): Promise<{ x: number; y: number }[]> {
  const d = (await path.getAttribute('d')) ?? '';
  return d
    .split(/[ML]/)
    .filter(Boolean)
    .map((corner) => {
      const [x = Number.NaN, y = Number.NaN] = corner.split(',').map(Number);
      return { x, y };
    });
}

/** How high a line is at `x`, and how deep: the same but for a step. */
function reach(corners: readonly { x: number; y: number }[], x: number): [number, number] {
  const found = corners.slice(1).flatMap((to, i) => {
    const from = corners[i] ?? to;
    if (x < from.x - 0.5 || x > to.x + 0.5) return [];
    return to.x - from.x < 0.5 ? [from.y, to.y] : [from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x)];
  });
  return [Math.min(...found), Math.max(...found)];
}

test('every picture has a name, says its numbers, and has its table', async ({ page }) => {
  await show(page);
  await expect(page.getByRole('img')).toHaveCount(titles.length);
  const said: Record<string, RegExp> = {
    'What the year is made of':
      /PPO.* costs you about \$13,880: a premium of \$11,880, a deductible of \$1,500, copays of \$120.*Already taken off: \$1,000 that/,
    'A hundred possible years':
      /HMO.*: about \$9,670 in a typical year and \$15,130 in a bad one\. It is the cheapest, or tied, in 81 of 100 years/,
    'If the care you list has other prices':
      /HMO.*: about \$9,120 with no care, and \$16,800 at most, from \$30,000 of care on/,
    'Other care in the network, by amount':
      /PPO.*: about \$10,880 with no care, and \$17,480 at most, from \$27,000 of care on/,
    'Month by month': /HMO.*: about \$6,680 by the end of June 2026, \$12,480 by the end of December 2026/,
  };
  for (const title of titles) {
    await expect(picture(page, title)).toBeVisible();
    await expect(picture(page, title)).toHaveAccessibleDescription(said[title] ?? /^$/);
    await openTable(around(page, title));
    await expect(around(page, title).getByRole('table').first()).toBeVisible();
  }
  const cells = (title: string, row: string) => around(page, title).getByRole('row', { name: row }).getByRole('cell');
  await expect(cells('What the year is made of', 'Copays')).toHaveText(['$1,040.55', '$120.00']);
  await expect(cells('What the year is made of', 'HSA money you get')).toHaveText(['$0.00', '-$1,000.00']);
  await expect(cells('What the year is made of', 'Total cost for you')).toHaveText(['$12,480.55', '$13,875.40']);
  await expect(cells('A hundred possible years', '(a bad year)')).toHaveText(['$15,129.00', '$18,229.00']);
  await expect(
    around(page, 'A hundred possible years').getByRole('table', { name: 'from the cheapest' }).getByRole('row'),
  ).toHaveCount(101);
  await expect(cells('Month by month', 'September 2026')).toHaveText(
    [
      ['$9,160.55', '$10,985.40'],
      ['$0.00', '$0.00', '$9,160.55'],
      ['$5,940.00', '$2,995.40', '$500.00', '$10,985.40'],
    ].flat(),
  );
  await expect(
    around(page, 'If the care you list has other prices').getByRole('row', { name: /^\$4,000\.00/ }),
  ).toHaveText([/HMO.*PPO/, /\$10,120\.00/, /\$13,620\.00/]);
  // What nobody pays has no row.
  await again(page, edges);
  await expect(around(page, 'What the year is made of').getByRole('row')).toHaveText([
    /Part of the cost/,
    /^Premium/,
    /^HSA money/,
    /^Total/,
  ]);
});

test('a part of a bar is as long as its amount, and account money goes the other way', async ({ page }) => {
  await show(page);
  const bars = picture(page, 'What the year is made of').locator('rect.segment');
  const widths = await numbers(bars, 'width');
  const lefts = await numbers(bars, 'x');
  const amounts = [9120, 1040.55, 320, 2000, 11_880, 1500, 120, 875.4, 500, 1000];
  const scale = (widths[0] ?? 0) / 9120;
  expect(widths).toHaveLength(amounts.length);
  amounts.forEach((amount, i) => expect(widths[i]).toBeCloseTo(Math.max(amount * scale, 1), 3));
  // One after another from zero, and from zero to the left.
  expect(lefts[1]).toBeCloseTo((lefts[0] ?? 0) + (widths[0] ?? 0), 3);
  expect(lefts[4]).toBe(lefts[0]);
  expect((lefts[9] ?? 0) + (widths[9] ?? 0)).toBeCloseTo(lefts[0] ?? 0, 3);
});

test('a crossing is marked where the lines meet, a step drawn upright', async ({ page }) => {
  await show(page);
  const curves = picture(page, 'If the care you list has other prices');
  const lines = await Promise.all((await curves.locator('path.line').all()).map(corners));
  expect(lines).toHaveLength(2);
  // The HMO's step at $4,000.
  const step = lines[0]?.slice(1).find((to, i) => to.x === lines[0]?.[i]?.x);
  expect(step).toBeDefined();
  const [across, down] = [
    await numbers(curves.locator('circle.crossing'), 'cx'),
    await numbers(curves.locator('circle.crossing'), 'cy'),
  ];
  expect(across).toHaveLength(2);
  expect(across[0]).toBeCloseTo(step?.x ?? 0, 3);
  across.forEach((x, i) => {
    for (const line of lines) {
      const [top, bottom] = reach(line, x);
      expect(down[i]).toBeGreaterThanOrEqual(top - 0.5);
      expect(down[i]).toBeLessThanOrEqual(bottom + 0.5);
    }
  });
  await expect(around(page, 'If the care you list has other prices').locator('ol > li')).toHaveText([
    /^Up to about \$4,000 of care, Gold 80 HMO.* costs less\. With more care, Gold 80 PPO.* does\.$/,
    /^Up to about \$20,430 of care, Gold 80 PPO.* costs less\. With more care, Gold 80 HMO.* does\.$/,
  ]);
  // What is expected is a tenth of where the household's own curve ends.
  await expect(curves).toContainText('The care you list');
  await expect(picture(page, 'Other care in the network, by amount')).not.toContainText('The care you list');
});

test('a crossing at which the cheapest of all stays the same is a lesser one', async ({ page }) => {
  const third = { ...(two.plans[0] ?? { id: '' }), id: 'plan3', name: 'Third' } as Data['plans'][number];
  const below = [
    { x: '0.00', cost: '5000.00' },
    { x: '100000.00', cost: '6000.00' },
  ];
  const comparison = two.comparison ?? { plans: [], breakEvens: [] };
  await show(page, {
    firstMonth: two.firstMonth,
    plans: [...two.plans, third],
    comparison: {
      ...comparison,
      plans: [...comparison.plans, { id: 'plan3', ownCare: [], plainAmount: below, months: [], reached: [] }],
    },
  });
  await expect(picture(page, 'Other care in the network, by amount').locator('circle.crossing')).toHaveClass([
    'crossing lesser',
  ]);
  await expect(around(page, 'Other care in the network, by amount')).toContainText(
    'Some lines cross, but Third costs the least throughout.',
  );
});

test('a stretch on which two plans cost the same is said as one', async ({ page }) => {
  const comparison = two.comparison ?? { plans: [], breakEvens: [] };
  const crossing = { x: '30000.00', until: '33000.00', below: 'plan1', above: 'plan2' };
  await show(page, {
    ...two,
    comparison: { ...comparison, breakEvens: [{ a: 'plan1', b: 'plan2', ownCare: [], plainAmount: [crossing] }] },
  });
  const figure = around(page, 'Other care in the network, by amount');
  await expect(figure.locator('ol > li')).toHaveText([
    /^Up to about \$30,000 of care, Gold 80 HMO.* From there to \$33,000 both cost the same\. With more care, Gold 80 PPO.* costs less\.$/,
  ]);
  await openTable(figure);
  await expect(figure.getByRole('row', { name: /^\$30,000\.00 to \$33,000\.00/ })).toBeVisible();
});

test('a hundred bars for each plan, on one scale, the typical and the bad year marked', async ({ page }) => {
  await show(page);
  const bars = picture(page, 'A hundred possible years').locator('rect.year');
  const heights = await numbers(bars, 'height');
  const amounts = (two.simulation?.plans ?? []).flatMap((plan) => plan.hundred.map(Number));
  expect(heights).toHaveLength(200);
  const scale = (heights[0] ?? 0) / (amounts[0] ?? 1);
  amounts.forEach((amount, i) => expect(heights[i]).toBeCloseTo(amount * scale, 3));
  const marked = await bars.evaluateAll((all) =>
    all.flatMap((bar, i) => (bar.classList.contains('marked') ? [i] : [])),
  );
  expect(marked).toEqual([49, 89, 149, 189]);
  await expect(picture(page, 'A hundred possible years')).toContainText('Typical year: $12,460');
  await expect(picture(page, 'A hundred possible years')).toContainText('Bad year: $18,230');
});

test('a limit is marked on its day, on the line of its plan', async ({ page }) => {
  await show(page);
  const months = picture(page, 'Month by month');
  const [hmo = [], ppo = []] = await Promise.all((await months.locator('path.line').all()).map(corners));
  const [across, down] = [
    await numbers(months.locator('circle.crossing'), 'cx'),
    await numbers(months.locator('circle.crossing'), 'cy'),
  ];
  const start = hmo[0]?.x ?? 0;
  const month = (hmo[1]?.x ?? 0) - start;
  expect(((across[0] ?? 0) - start) / month).toBeCloseTo(5 + 13.5 / 30, 3);
  expect(((across[1] ?? 0) - start) / month).toBeCloseTo(8 + 2.5 / 30, 3);
  across.forEach((x, i) => expect(down[i]).toBeCloseTo(reach(ppo, x)[0], 1));
  await expect(around(page, 'Month by month').locator('ol > li')).toHaveText([
    /^Jun 14, 2026, Gold 80 PPO.*Limit reached \(Child 2\): Deductible/,
    /^Sep 3, 2026, Gold 80 PPO.*Limit reached \(the family together\): Out-of-pocket limit/,
  ]);
});

test('nothing is told apart by colour alone', async ({ page }) => {
  await show(page, four);
  for (const title of [
    'If the care you list has other prices',
    'Other care in the network, by amount',
    'Month by month',
  ]) {
    const dashes = await picture(page, title)
      .locator('path.line')
      .evaluateAll((all) => all.map((line) => line.getAttribute('stroke-dasharray')));
    expect(new Set(dashes).size, title).toBe(4);
    await expect(picture(page, title).locator('.badge-mark')).toHaveText(['A', 'B', 'C', 'D']);
    await expect(around(page, title).locator('.legend li > span')).toHaveText([
      /^A: Gold/,
      /^B: Gold/,
      /^C: Gold/,
      /^D: Gold/,
    ]);
  }
  const hatches = await page.locator('pattern path').evaluateAll((all) => all.map((path) => path.getAttribute('d')));
  expect(new Set(hatches).size).toBe(8);
});

test('the letters at the ends of lines do not overlap', async ({ page }) => {
  await show(page, four);
  for (const title of ['If the care you list has other prices', 'Month by month']) {
    const down = (await numbers(picture(page, title).locator('.badge-mark circle'), 'cy')).toSorted((a, b) => a - b);
    for (const [i, y] of down.slice(1).entries()) expect(y - (down[i] ?? 0), title).toBeGreaterThan(20);
  }
});

for (const data of [two, four, edges]) {
  test(`text keeps its size and nothing spills at 320 pixels and with text at 200% (${data === two ? 'two plans' : data === four ? 'four plans' : 'nothing paid'})`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await show(page, data);
    for (const [width, textSize, language] of [
      [320, 100, 'en'],
      [320, 100, 'es'],
      [320, 100, 'sv'],
      [320, 200, 'en'],
      [640, 200, 'sv'],
    ] as const) {
      await page.setViewportSize({ width, height: 700 });
      await page.evaluate((size) => (document.documentElement.style.fontSize = `${size}%`), textSize);
      await again(page, data, language);
      await expect
        .poll(() =>
          page
            .getByRole('img')
            .evaluateAll((all) =>
              all.map(
                (picture) => picture.getBoundingClientRect().width / (picture as SVGSVGElement).viewBox.baseVal.width,
              ),
            ),
        )
        .toEqual((await page.getByRole('img').all()).map(() => 1));
      const sizes = await page
        .getByRole('img')
        .first()
        .locator('text')
        .evaluateAll((all) => all.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(width === 640 ? 24 : 12);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} ${textSize} ${language}`).toBe(
        width,
      );
      // Nothing is drawn beyond a picture's edges, where something else begins.
      const spilled = await page.getByRole('img').evaluateAll((all) =>
        all.flatMap((picture) => {
          const edge = picture.getBoundingClientRect();
          return [...picture.querySelectorAll('text, rect, circle')].flatMap((mark) => {
            const box = mark.getBoundingClientRect();
            const out = Math.max(
              edge.left - box.left,
              box.right - edge.right,
              edge.top - box.top,
              box.bottom - edge.bottom,
            );
            return out > 4 && !mark.closest('pattern') ? [`${mark.outerHTML} by ${out}`] : [];
          });
        }),
      );
      expect(spilled, `${width} ${textSize} ${language}`).toEqual([]);
    }
  });
}

test('a picture follows the room it has', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 700 });
  await show(page);
  const wide = await picture(page, 'Month by month').getAttribute('viewBox');
  await page.setViewportSize({ width: 400, height: 700 });
  await expect(picture(page, 'Month by month')).not.toHaveAttribute('viewBox', wide ?? '');
  await expect.poll(async () => (await picture(page, 'Month by month').boundingBox())?.width).toBeLessThan(400);
});

test('there is no style that a strict policy would stop', async ({ page }) => {
  await show(page);
  await expect(page.locator('style, [style]')).toHaveCount(0);
});

test('forced colours: every mark is in a colour of the system', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await show(page);
  const system = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('p'));
    const colours = ['CanvasText', 'Canvas', 'GrayText', 'Highlight', 'LinkText'].map((name) => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    return colours;
  });
  const others = await page
    .getByRole('img')
    .locator('path, rect, circle, text')
    .evaluateAll(
      (all, system) =>
        all.flatMap((mark) => {
          const { fill, stroke } = getComputedStyle(mark);
          return [fill, stroke]
            .filter((colour) => colour.startsWith('rgb') && !system.includes(colour))
            .map((colour) => `${mark.getAttribute('class')}: ${colour}`);
        }),
      system,
    );
  expect([...new Set(others)]).toEqual([]);
});

for (const language of languages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is accessible with its tables open, ${language}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await show(page, four, language);
      for (const summary of await page.locator('figure summary').all()) await summary.click();
      await expect(page.getByRole('table').last()).toBeVisible();
      await expectAccessible(page, `${language}, ${colorScheme}`);
    });
  }
}
