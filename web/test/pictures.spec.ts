// The pictures, drawn from data written by hand: what they say, where their
// marks are, and that they can be read in every way in which a page is read.
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { harness } from '../playwright.config';
import type { Language } from '../src/words/words';
import { languages } from '../vite.languages.ts';
import { expectAccessibleIn } from './axe';
import { edges, far, four, two, type Data } from './picture-data';

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
const dots = 'How the year could turn out';
const ownCare = 'If the care you list has other prices';
const plainAmount = 'Other care in the network, by amount';
const titles = [dots, ownCare, plainAmount];

const nameOf = (data: Data) =>
  data === two ? 'two plans' : data === four ? 'four plans' : data === far ? 'dear years' : 'nothing paid';

/** Waits until every picture is drawn for the room it has, so that its text is as large as it says. */
async function drawnForRoom(page: Page): Promise<void> {
  const drawings = page.locator('svg[viewBox][role=img]');
  await expect
    .poll(() =>
      drawings.evaluateAll((all) =>
        all.every(
          (drawing) =>
            Math.abs(drawing.getBoundingClientRect().width - (drawing as SVGSVGElement).viewBox.baseVal.width) < 1,
        ),
      ),
    )
    .toBe(true);
}

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
  await expect(page.getByRole('figure')).toHaveCount(titles.length);
  const said: Record<string, RegExp> = {
    [dots]:
      /HMO.*: about \$9,670 in a typical year; the premium is \$9,120\. 10 of 100 years cost more than \$15,130\. .*PPO/,
    [ownCare]: /HMO.*: about \$9,120 with no care, and \$16,800 at most, from \$30,000 of care on/,
    [plainAmount]: /PPO.*: about \$10,880 with no care, and \$17,480 at most, from \$27,000 of care on/,
  };
  for (const title of titles) {
    await expect(picture(page, title)).toBeVisible();
    await expect(picture(page, title)).toHaveAccessibleDescription(said[title] ?? /^$/);
    await openTable(around(page, title));
    await expect(around(page, title).getByRole('table').first()).toBeVisible();
  }
  const cells = (title: string, row: string) => around(page, title).getByRole('row', { name: row }).getByRole('cell');
  await expect(cells(dots, '(a bad year)')).toHaveText(['$15,129.00', '$18,229.00']);
  await expect(around(page, dots).getByRole('table', { name: 'from the cheapest' }).getByRole('row')).toHaveCount(101);
  await expect(around(page, ownCare).getByRole('row', { name: /^\$4,000\.00/ })).toHaveText([
    /HMO.*PPO/,
    /\$10,120\.00/,
    /\$13,620\.00/,
  ]);
});

test('a part of a bar is as long as its amount, on one scale, and account money is a mark at what is left', async ({
  page,
}) => {
  await show(page);
  const bars = page.locator('.made-of-bar');
  await expect(bars).toHaveCount(2);
  await expect(bars.first()).toHaveAccessibleName(
    'a premium of $9,120, copays of $1,040, coinsurance of $320, and $2,000 for care not covered',
  );
  await expect(bars.last()).toHaveAccessibleName(/^a premium of \$11,880, .*\. Already taken off: \$1,000 that/);
  const boxes = (marks: string) =>
    page.locator(`.made-of-bar ${marks}`).evaluateAll((all) =>
      all.map((mark) => {
        const [box, bar] = [mark.getBoundingClientRect(), mark.closest('svg')?.getBoundingClientRect()];
        return { start: box.left - (bar?.left ?? 0), width: box.width };
      }),
    );
  const segments = await boxes('.segment');
  const amounts = [9120, 1040.55, 320, 2000, 11_880, 1500, 120, 875.4, 500];
  const scale = (segments[0]?.width ?? 0) / 9120;
  expect(segments).toHaveLength(amounts.length);
  amounts.forEach((amount, i) => expect(segments[i]?.width).toBeCloseTo(amount * scale, 1));
  // One after another from the start of their cell.
  for (const i of [0, 4]) expect(segments[i]?.start).toBeCloseTo(0, 1);
  expect(segments[1]?.start).toBeCloseTo(segments[0]?.width ?? 0, 1);
  const [mark] = await boxes('.total-mark');
  expect((mark?.start ?? 0) + (mark?.width ?? 0) / 2).toBeCloseTo(13_875.4 * scale, 0);
  await expect(page.locator('.made-of-legend li')).toHaveText([
    'Premium',
    'Deductible',
    'Copays',
    'Coinsurance',
    'Care not covered',
    'Balance bills',
    'Total cost for you',
  ]);
  // Where a total is below nothing, so is its mark; what nobody pays has no sample.
  await again(page, edges);
  await expect(bars.first()).toHaveAccessibleName('$0');
  const [below] = await boxes('.total-mark');
  expect((below?.start ?? 0) + (below?.width ?? 0) / 2).toBeCloseTo(0, 0);
  await expect(page.locator('.made-of-legend li')).toHaveText(['Premium', 'Total cost for you']);
});

test('a crossing is marked where the lines meet, a step drawn upright', async ({ page }) => {
  await show(page);
  const curves = picture(page, ownCare);
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
  await expect(around(page, ownCare).locator('ol > li')).toHaveText([
    /^Up to about \$4,000 of care, Gold 80 HMO.* costs less\. With more care, Gold 80 PPO.* does\.$/,
    /^Up to about \$20,430 of care, Gold 80 PPO.* costs less\. With more care, Gold 80 HMO.* does\.$/,
  ]);
  // What is expected is a tenth of where the household's own curve ends.
  await expect(curves).toContainText('The care you list');
  await expect(picture(page, plainAmount)).not.toContainText('The care you list');
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
      plans: [...comparison.plans, { id: 'plan3', ownCare: [], plainAmount: below, reached: [] }],
    },
  });
  await expect(picture(page, plainAmount).locator('circle.crossing')).toHaveClass(['crossing lesser']);
  await expect(around(page, plainAmount)).toContainText('Some lines cross, but Third costs the least throughout.');
});

test('a stretch on which two plans cost the same is said as one', async ({ page }) => {
  const comparison = two.comparison ?? { plans: [], breakEvens: [] };
  const crossing = { x: '30000.00', until: '33000.00', below: 'plan1', above: 'plan2' };
  await show(page, {
    ...two,
    comparison: { ...comparison, breakEvens: [{ a: 'plan1', b: 'plan2', ownCare: [], plainAmount: [crossing] }] },
  });
  const figure = around(page, plainAmount);
  await expect(figure.locator('ol > li')).toHaveText([
    /^Up to about \$30,000 of care, Gold 80 HMO.* From there to \$33,000 both cost the same\. With more care, Gold 80 PPO.* costs less\.$/,
  ]);
  await openTable(figure);
  await expect(figure.getByRole('row', { name: /^\$30,000\.00 to \$33,000\.00/ })).toBeVisible();
});

/** Where things of a dot plot are drawn, plan by plan: its premium, its typical and bad year, and its dots. */
async function plots(drawing: Locator) {
  const premiums = await drawing
    .locator('.premium-mark')
    .evaluateAll((all) => all.flatMap((mark) => /^M([\d.]+) [\d.]+V/.exec(mark.getAttribute('d') ?? '')?.[1] ?? []));
  const edges = await drawing
    .locator('.edge')
    .evaluateAll((all) =>
      all.flatMap((mark) => [...(mark.getAttribute('d') ?? '').matchAll(/M([\d.]+) [\d.]+V/g)].map(([, x]) => x)),
    );
  const circles = await drawing.locator('.dot').evaluateAll((all) =>
    all.map((dot) => ({
      tone: /tone-\d/.exec(dot.getAttribute('class') ?? '')?.[0],
      hollow: dot.classList.contains('hollow'),
      x: Number(dot.getAttribute('cx')),
      y: Number(dot.getAttribute('cy')),
    })),
  );
  return premiums.map((premium, i) => ({
    premium: Number(premium),
    typical: Number(edges[i * 2]),
    bad: Number(edges[i * 2 + 1]),
    dots: circles.filter(({ tone }) => tone === `tone-${i}`),
  }));
}

test('fifty dots for each plan on one axis, those dearer than a bad year hollow', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await show(page);
  const drawn = await plots(picture(page, dots));
  const [hmo, ppo] = drawn;
  // One scale: laid by the HMO's, the PPO's marks are where they belong.
  const perDollar = ((hmo?.bad ?? 0) - (hmo?.premium ?? 0)) / (15_129 - 9120);
  const at = (amount: number) => (hmo?.premium ?? 0) + (amount - 9120) * perDollar;
  expect(ppo?.premium).toBeCloseTo(at(11_880), 3);
  expect(ppo?.bad).toBeCloseTo(at(18_229), 3);
  drawn.forEach(({ dots, typical }, i) => {
    const { hundred, total } = two.simulation?.plans[i] ?? { hundred: [], total: { median: '', p90: '' } };
    expect(typical).toBeCloseTo(at(Number(total.median)), 3);
    expect(dots).toHaveLength(50);
    const chosen = hundred.filter((_, rank) => rank % 2 === 0).map(Number);
    // In columns as wide as a dot, at most 11 pixels.
    chosen.forEach((amount, n) => expect(Math.abs((dots[n]?.x ?? 0) - at(amount))).toBeLessThan(5.6));
    expect(dots.map(({ hollow }) => hollow)).toEqual(chosen.map((amount) => amount > Number(total.p90)));
    expect(dots.filter(({ hollow }) => hollow)).toHaveLength(5);
    // None stands on another.
    expect(new Set(dots.map(({ x, y }) => `${x} ${y}`)).size).toBe(50);
  });
  await expect(picture(page, dots)).toContainText('Typical year $12,460');
  await expect(picture(page, dots)).toContainText('Bad year $18,230');
  await expect(around(page, dots)).toContainText('Hollow dots are the 10 of 100 years that cost more.');
});

test('at 1280 pixels two plots take 300 pixels, a typical year and a bad one at least 60 apart', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await show(page);
  for (const data of [two, far]) {
    await again(page, data);
    for (const { typical, bad } of await plots(picture(page, dots))) expect(bad - typical).toBeGreaterThanOrEqual(60);
    const [figure, summary] = [
      await around(page, dots).boundingBox(),
      await around(page, dots).locator('details').boundingBox(),
    ];
    expect((summary?.y ?? 0) - (figure?.y ?? 0)).toBeLessThanOrEqual(305);
  }
});

test('years too dear for the axis are gathered at its end, and told', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await show(page, far);
  const drawing = picture(page, dots);
  await expect(drawing.locator('.break')).toHaveCount(2);
  await expect(drawing).toContainText('2 of 50 over $21,000');
  await expect(drawing).toContainText('3 of 50 over $21,000');
  const [hmo, ppo] = await plots(drawing);
  const [end] = (hmo?.dots ?? []).map(({ x }) => x).slice(-1);
  const gathered = (all: typeof hmo) => (all?.dots ?? []).filter(({ x }) => x === end);
  expect(gathered(hmo).map(({ hollow }) => hollow)).toEqual([true, true]);
  expect(gathered(ppo)).toHaveLength(3);
  await again(page, two);
  await expect(drawing.locator('.break')).toHaveCount(0);
});

test('a plan by itself is drawn on the axis of all', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await show(page, far);
  const alone = page.locator('.card').getByRole('img');
  await expect(alone).toHaveCount(2);
  await expect(alone.last()).toHaveAccessibleName(/PPO.*: about \$12,730 in a typical year/);
  const ticks = await Promise.all(
    (await alone.all()).map((one) => one.locator('.tick').evaluateAll((all) => all.map((tick) => tick.outerHTML))),
  );
  expect(ticks[0]?.length).toBeGreaterThan(2);
  const numbersOf = (marks: string[] | undefined) =>
    marks?.map((mark) => [/ x="([\d.]+)"/.exec(mark)?.[1], />(\$[\d,]+)/.exec(mark)?.[1]]);
  expect(numbersOf(ticks[0])).toEqual(numbersOf(ticks[1]));
});

for (const data of [two, four, far, edges]) {
  test(`no words of the dot plots lie on others (${nameOf(data)})`, async ({ page }) => {
    await show(page, data);
    for (const language of languages) {
      for (const width of [240, 390, 680, 892, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await again(page, data, language);
        await drawnForRoom(page);
        const overlaps = await page.locator('.picture-dots svg[role=img], .alone svg[role=img]').evaluateAll((all) =>
          all.flatMap((drawing) => {
            const words = [...drawing.querySelectorAll('text')]
              .flatMap((text) => {
                const lines = [...text.querySelectorAll('tspan[x]')];
                return lines.length > 0 ? lines : [text];
              })
              .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
            const over = (a: DOMRect, b: DOMRect) =>
              Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
            return words.flatMap((one, i) =>
              words.slice(i + 1).flatMap((other) => (over(one.box, other.box) ? [`${one.text} / ${other.text}`] : [])),
            );
          }),
        );
        expect(overlaps, `${language} ${width}`).toEqual([]);
      }
    }
  });
}

test('the room kept for the dot plots is what they take', async ({ page }) => {
  const named = (data: Data, count: number): Data => ({
    firstMonth: data.firstMonth,
    plans: data.plans.slice(0, count).map((plan, i) => ({ ...plan, name: `Example ${'ABCD'[i]}` })),
    simulation: { plans: (data.simulation?.plans ?? []).slice(0, count) },
  });
  await show(page);
  for (const count of [1, 2, 3, 4]) {
    for (const width of [390, 680, 892, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await again(page, named(four, count));
      await drawnForRoom(page);
      const [taken, kept] = [
        await page.locator('.picture-dots').boundingBox(),
        await page.locator('.dots-room').boundingBox(),
      ];
      const spare = (kept?.height ?? 0) - (taken?.height ?? 0);
      expect(spare, `${count} plans, ${width}`).toBeGreaterThanOrEqual(-1);
      expect(spare, `${count} plans, ${width}`).toBeLessThan(30);
    }
  }
});

test('limits used up are told in sentences, with all of them behind', async ({ page }) => {
  await show(page);
  const told = page.getByRole('region', { name: 'When limits are used up' });
  await expect(told.locator('.says li')).toHaveText([
    /^With Gold 80 PPO.*, the deductible is used up in June 2026 \(Child 2\)\.$/,
    /^With Gold 80 PPO.*, your family reaches the out-of-pocket limit in September 2026\. After that, covered network care costs nothing more\.$/,
  ]);
  await told.locator('summary').click();
  await expect(told.getByRole('row')).toHaveText([
    /Plan.*Limit.*For.*Date/,
    /PPO.*Deductible.*Child 2.*Jun 14, 2026/,
    /PPO.*Out-of-pocket limit.*the family together.*Sep 3, 2026/,
  ]);
  await expect(page.locator('.reached-years li')).toHaveText([
    /^With Gold 80 HMO.*, you reach the out-of-pocket limit in 4 of 100 years, in half of those by the end of October 2026\.$/,
    /^With Gold 80 PPO.*, you use up the deductible in 36 of 100 years, in half of those by the end of July 2026\.$/,
    /^With Gold 80 PPO.*, you reach the out-of-pocket limit in 7 of 100 years, in half of those by the end of September 2026\.$/,
  ]);
  // Of the limit of one of the family alone, and of one that is not of all care, less is said.
  const reached = two.comparison?.plans[1]?.reached[1];
  if (!two.comparison || !reached) throw new Error('no limit');
  const plans = two.comparison.plans.map((plan) => ({
    ...plan,
    reached: [plan.id === 'plan1' ? { ...reached, member: '1' } : { ...reached, covers: 'drug' as const }],
  }));
  await again(page, { ...two, comparison: { ...two.comparison, plans } });
  await expect(told.locator('.says li')).toHaveText([
    /HMO.*\(Child 1\)\. After that, covered network care costs nothing more for that person\.$/,
    /PPO.*your family reaches the out-of-pocket limit in September 2026\.$/,
  ]);
  await again(page, edges);
  await expect(told).toHaveCount(0);
});

test('nothing is told apart by colour alone', async ({ page }) => {
  await show(page, four);
  await expect(picture(page, dots).locator('.badge-mark')).toHaveText(['A', 'B', 'C', 'D']);
  for (const title of [ownCare, plainAmount]) {
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
  expect(new Set(hatches).size).toBe(6);
});

test('the letters at the ends of lines do not overlap', async ({ page }) => {
  await show(page, four);
  for (const title of [ownCare, plainAmount]) {
    const down = (await numbers(picture(page, title).locator('.badge-mark circle'), 'cy')).toSorted((a, b) => a - b);
    for (const [i, y] of down.slice(1).entries()) expect(y - (down[i] ?? 0), title).toBeGreaterThan(20);
  }
});

for (const data of [two, four, far, edges]) {
  test(`text keeps its size and nothing spills at 320 pixels and with text at 200% (${nameOf(data)})`, async ({
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
      await drawnForRoom(page);
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
  const wide = await picture(page, dots).getAttribute('viewBox');
  await page.setViewportSize({ width: 400, height: 700 });
  await expect(picture(page, dots)).not.toHaveAttribute('viewBox', wide ?? '');
  await expect.poll(async () => (await picture(page, dots).boundingBox())?.width).toBeLessThan(400);
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

for (const language of languages)
  test(`is accessible with its tables open, ${language}`, async ({ page }) => {
    await show(page, four, language);
    for (const summary of await page.locator('figure summary').all()) await summary.click();
    await expect(page.getByRole('table').last()).toBeVisible();
    await expectAccessibleIn(language, page, language);
  });
