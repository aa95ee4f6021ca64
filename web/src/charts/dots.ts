import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Words } from '../words/words';
import { cents } from '../answer/order';
import { place, type Amount, type Figure as Measure, type PictureData, type SimulatedPlan } from './data';
import { drawing, figure, table, type Drawing } from './figure';
import { apart, widthOf, wrapped } from './text-layout';
import { badge, lookOf } from './chart-style';
import { linear, ticks, tickStep, type Scale, type Span } from './scale';
import type { Room } from './sized';

const measures: readonly Measure[] = ['mean', 'p10', 'p25', 'median', 'p75', 'p90', 'p95', 'p99', 'max'];

/** The part of the axis, of all that is in the window, that a typical and a bad year are apart at least where other years would squeeze them: 60 of 720 pixels and some. */
const apartAtLeast = 0.09;

interface Plotted extends SimulatedPlan {
  name: string;
  premium: Amount;
  index: number;
  /** The totals that are drawn, each for 2 of 100 years. */
  dots: readonly Amount[];
}

/**
 * The plans that years have been drawn for, and of the hundred totals of each
 * every second: the 1st, 3rd, … 99th are the percentiles 1, 3, … 99, each the
 * middle of the 2 of 100 years that its dot stands for. So 25 dots are up to
 * the typical year and 45 up to the bad one, as many as there are such years;
 * with the 2nd, 4th, … 100th all dots would be too dear by a percentile.
 */
const plotted = ({ plans, simulation }: PictureData): Plotted[] =>
  plans.flatMap(({ id, name, premium }, index) => {
    const plan = simulation?.plans.find((one) => one.id === id);
    return plan && plan.hundred.length > 0
      ? [{ ...plan, name, premium, index, dots: plan.hundred.filter((_, rank) => rank % 2 === 0) }]
      : [];
  });

/** What plots on the same axis share to say. */
export function dotsLead(words: Words, data: PictureData): string {
  // Of years that cost the same, at a limit for one, fewer than ten cost more than a bad one.
  const ten = plotted(data).every(({ hundred, total }) => beyond(hundred, total.p90).length === 10);
  return words.say('picture.dots.lead', { exact: ten ? 'yes' : 'no' });
}

const beyond = (amounts: readonly Amount[], limit: Amount): Amount[] =>
  amounts.filter((amount) => (cents(amount) ?? 0n) > (cents(limit) ?? 0n));

const sentence = (words: Words, { name, premium, total, told, hundred }: Plotted): string =>
  words.say('picture.dots.plan', {
    plan: name,
    premium: words.about(premium),
    typical: words.told(told.median),
    bad: words.told(told.p90),
    count: beyond(hundred, total.p90).length,
  });

/** How the year could turn out under each plan: 50 dots of years, all plans on one axis. */
export function dotsPicture(words: Words, data: PictureData): TemplateResult | typeof nothing {
  const { say, money, number } = words;
  const plans = plotted(data);
  if (plans.length === 0) return nothing;
  const names = plans.map((plan) => words.named(plan.name));
  return figure(words, {
    id: 'picture-dots',
    title: say('picture.dots.title'),
    lead: dotsLead(words, data),
    sentences: plans.map((plan) => sentence(words, plan)),
    labelled: true,
    draw: (room) => draw(words, plans, plans, room, true),
    table: () => html`
      ${table(
        say('picture.dots.figures'),
        [say('picture.dots.figure'), ...names],
        [
          ...measures.map((measure) => [
            say(`picture.dots.${measure}`),
            ...plans.map((plan) => money(plan.total[measure])),
          ]),
          [say('picture.dots.cheapest'), ...plans.map((plan) => number(plan.cheapestOrTied))],
          [say('picture.dots.deductibleReached'), ...plans.map((plan) => number(plan.deductibleReached))],
          [say('picture.dots.maximumReached'), ...plans.map((plan) => number(plan.maximumReached))],
        ],
      )}
      ${table(
        say('picture.dots.years'),
        [say('picture.dots.year'), ...names],
        Array.from({ length: 100 }, (_, i) => [number(i + 1), ...plans.map((plan) => money(plan.hundred[i] ?? ''))]),
      )}
    `,
  });
}

/** One plan's dots, on the axis of all plans, for a place that has its name already. */
export function dotsOf(words: Words, data: PictureData, planId: string): TemplateResult | typeof nothing {
  const plans = plotted(data);
  const plan = plans.find(({ id }) => id === planId);
  if (!plan) return nothing;
  return drawing(sentence(words, plan), (room) => draw(words, plans, [plan], room, false));
}

/**
 * From the least premium or year, not from nothing, to the dearest year; but if
 * that squeezed a plan's typical and bad year together, less far: at least to
 * the dearest bad year. What lies beyond is gathered at the end.
 */
function axisOf(plans: readonly Plotted[]): { span: Span; whole: boolean } {
  const every = plans.flatMap(({ dots, premium }) => [...dots, premium].map(place));
  const least = Math.min(...every);
  const most = Math.max(...every, least + 1);
  const bad = Math.max(...plans.flatMap(({ total, premium }) => [place(total.p90), place(premium)]));
  const reaches = plans
    .map(({ total }) => least + (place(total.p90) - place(total.median)) / apartAtLeast)
    // A plan whose years are all much alike would still not be half as far apart.
    .filter((reach) => reach - least >= (bad - least) / 2);
  const end = Math.ceil(Math.max(bad, Math.min(most, ...reaches)));
  if (end >= most) return { span: [least, most], whole: true };
  // An amount that is easy to say, if there is one.
  const step = tickStep(least, end, 10);
  const round = Math.floor(end / step) * step;
  return { span: [least, round >= bad ? round : end], whole: false };
}

/** A mark with its words over it, or where there is no room beside the others, in a list with a sample. */
interface Label {
  kind: 'premium' | 'typical' | 'bad' | 'gathered';
  x: number;
  amount: string;
  text: string;
}

/** Some of the plans, with axis and dots as all of them need. */
function draw(
  words: Words,
  plans: readonly Plotted[],
  shown: readonly Plotted[],
  { width, em }: Room,
  withNames: boolean,
): Drawing {
  const { say } = words;
  const { span, whole } = axisOf(plans);
  const size = em * 0.8125;
  const line = size * 1.25;
  const plot = em * 4.25;
  // Names stand before the plots, as before the rows of a table, unless that leaves the plots little room.
  const besides = withNames && width >= em * 40;
  const left = besides ? em * 9 : 0;
  const gap = em * (besides ? 0.625 : 1.25);
  const gutter = whole ? 0 : em * 2.25;
  const x = linear(span, [left + em * 0.5, width - em * 0.5 - gutter]);
  const room = x(span[1]) - x(span[0]);
  const inside = (amount: Amount) => place(amount) <= span[1];
  const dot = dotWidth(plans, inside, x, plot, em);
  // Columns too tall even of the least dots: they overlap, everywhere alike.
  const tallest = Math.max(...plans.map((plan) => Math.max(...columns(plan.dots.filter(inside), x, dot).values())));
  const step = Math.min(dot, plot / tallest);
  const steps = ticks(
    ...span,
    Math.max(2, Math.floor(room / (widthOf(words.wholeDollars(Math.ceil(span[1])), size) * 2))),
  );
  const end = width - em * 0.5 - dot / 2;
  let top = 0;
  const plots = shown.map((plan) => {
    const far = plan.dots.filter((amount) => !inside(amount)).length;
    const label = (kind: 'premium' | 'typical' | 'bad', value: Amount, amount: string): Label => {
      return { kind, x: x(place(value)), amount, text: say(`picture.dots.${kind}`, { amount }) };
    };
    const limit = words.wholeDollars(span[1]);
    const gatheredLabel: Label = {
      kind: 'gathered',
      x: end,
      amount: limit,
      text: say('picture.dots.beyond', { count: far, amount: limit }),
    };
    const labels = [
      label('premium', plan.premium, words.about(plan.premium)),
      label('typical', plan.total.median, words.told(plan.told.median)),
      label('bad', plan.total.p90, words.told(plan.told.p90)),
      ...(far > 0 ? [gatheredLabel] : []),
    ];
    const name = withNames ? wrapped(words.named(plan.name), (besides ? left : width) - em * 2.25, size * 1.06) : [];
    const nameTop = top;
    // Over its plot, or before it and its labels, which a long name moves down.
    const head = besides
      ? Math.max(0, name.length * line - plot - line)
      : name.length * line + (withNames ? em * 0.375 : 0);
    const over = labelled(labels, left, width, top + head, em);
    const start = over.bottom;
    const base = start + plot;
    top = base + gap;
    const [premium, typical, bad] = labels.map((label) => label.x);
    return svg`
      <rect class="band" x=${typical} y=${start} width=${(bad ?? 0) - (typical ?? 0)} height=${plot}></rect>
      ${steps.map((at) => svg`<path class="grid" d="M${x(at)} ${start}V${base}"></path>`)}
      <path class="zero" d="M${left} ${base}H${whole ? width : width - gutter}"></path>
      <path class="premium-mark" d="M${premium} ${start}V${base}"></path>
      <path class="edge" d="M${typical} ${start}V${base}M${bad} ${start}V${base}"></path>
      ${dotsIn(plan, inside, x, dot, step, base)}
      ${whole ? nothing : gathered(plan, far, width, end, dot, step, base, em)}
      ${over.marks}
      ${withNames ? badge(lookOf(plan.index), em * 0.75, nameTop + line * 0.6, em) : nothing}
      <text class="strong">${name.map((text, i) => svg`<tspan x=${em * 1.875} y=${nameTop + i * line + size}>${text}</tspan>`)}</text>`;
  });
  const base = top - gap;
  return {
    height: base + size * 1.5,
    marks: svg`${plots}
      ${steps.map((at) => {
        const text = words.wholeDollars(at);
        const half = widthOf(text, size) / 2;
        const out = x(at) - half < 0 || x(at) + half > width;
        return svg`<path class="zero" d="M${x(at)} ${base}v${em * 0.25}"></path>
          ${out ? nothing : svg`<text class="soft tick" x=${x(at)} y=${base + size * 1.3} text-anchor="middle">${text}</text>`}`;
      })}`,
  };
}

/** How many dots stand where: by the number of the column, all plans' in the same places. */
function columns(dots: readonly Amount[], x: Scale, width: number): Map<number, number> {
  const counts = new Map<number, number>([[0, 0]]);
  for (const amount of dots) {
    const column = Math.round(x(place(amount)) / width);
    counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  return counts;
}

/** As wide as dots can be for the tallest column to have room. */
function dotWidth(
  plans: readonly Plotted[],
  inside: (amount: Amount) => boolean,
  x: Scale,
  plot: number,
  em: number,
): number {
  const [least, most] = [em * 0.34, em * 0.6875];
  const fits = (width: number) =>
    plans.every(({ dots }) => [...columns(dots.filter(inside), x, width).values()].every((n) => n * width <= plot));
  for (let width = most; width > least; width -= em / 32) if (fits(width)) return width;
  return least;
}

/** The dots up to the axis' end, those that cost more than a bad year hollow. */
function dotsIn(
  plan: Plotted,
  inside: (amount: Amount) => boolean,
  x: Scale,
  width: number,
  step: number,
  base: number,
): unknown {
  const worse = beyond(plan.dots, plan.total.p90).length;
  const standing = new Map<number, number>();
  return plan.dots.map((amount, i) => {
    if (!inside(amount)) return nothing;
    const column = Math.round(x(place(amount)) / width);
    const below = standing.get(column) ?? 0;
    standing.set(column, below + 1);
    return circle(plan, i >= plan.dots.length - worse, column * width, base - width / 2 - below * step, width);
  });
}

const circle = ({ index }: Plotted, hollow: boolean, x: number, y: number, width: number): unknown =>
  svg`<circle class="dot ${hollow ? 'hollow' : ''} ${lookOf(index).tone}" cx=${x} cy=${y} r=${width / 2 - (hollow ? 0.75 : 0.5)}></circle>`;

/** The dots beyond the axis, after a break in it. */
function gathered(
  plan: Plotted,
  count: number,
  width: number,
  at: number,
  dot: number,
  step: number,
  base: number,
  em: number,
): unknown {
  const cut = width - em * 2.25;
  const slash = (x: number) => `M${x - em * 0.15} ${base + em * 0.35}L${x + em * 0.15} ${base - em * 0.35}`;
  return svg`<path class="zero" d="M${cut + em * 0.4} ${base}H${width}"></path>
    <path class="break" d="${slash(cut)}${slash(cut + em * 0.4)}"></path>
    ${Array.from({ length: count }, (_, i) => circle(plan, true, at, base - dot / 2 - i * step, dot))}`;
}

/** Labels over their marks, side by side; where they have no room so, as many to a line as fit, each behind a sample of its mark. */
function labelled(
  labels: readonly Label[],
  left: number,
  width: number,
  top: number,
  em: number,
): { bottom: number; marks: unknown } {
  const size = em * 0.8125;
  const gap = em * 0.75;
  const widths = labels.map(({ text }) => widthOf(text, size));
  if (widths.reduce((sum, one) => sum + one + gap, 0) <= width - left) {
    const middles = apart(
      labels.map((label) => label.x),
      widths.map((one) => one + gap),
      left - gap / 2,
      width + gap / 2,
    );
    const bottom = top + size * 1.25 + em * 0.5;
    return {
      bottom,
      marks: labels.map(({ kind, x, amount, text }, i) => {
        const middle = middles[i] ?? x;
        const reach = (widths[i] ?? 0) / 2 - em * 0.25;
        const under = Math.min(Math.max(x, middle - reach), middle + reach);
        return svg`${kind === 'gathered' ? nothing : svg`<path class=${kind === 'premium' ? 'premium-mark' : 'edge'} d="M${x} ${bottom}L${under} ${top + size * 1.35}"></path>`}
          <text class="mark-label" x=${middle} y=${top + size} text-anchor="middle">${amountStrong(text, amount)}</text>`;
      }),
    };
  }
  const sample = em * 1.25;
  let [x, y] = [left, top];
  const marks = labels.map(({ kind, amount, text }, i) => {
    const lines = wrapped(text, width - left - sample, size);
    if (x > left && x + sample + (widths[i] ?? 0) > width) [x, y] = [left, y + size * 1.4];
    const [from, to] = [x, y];
    x += sample + (widths[i] ?? 0) + gap;
    if (lines.length > 1) [x, y] = [width, y + (lines.length - 1) * size * 1.25];
    return svg`${sampleOf(kind, from + em * 0.5, to + size * 0.15, size, em)}
      <text class="mark-label">${lines.map((one, n) => svg`<tspan x=${from + sample} y=${to + size * (1 + n * 1.25)}>${amountStrong(one, amount)}</tspan>`)}</text>`;
  });
  return { bottom: y + size * 1.25 + em * 0.5, marks };
}

/** Words with their amount in bold, where it stands on one line. */
function amountStrong(text: string, amount: string): unknown {
  const at = text.indexOf(amount);
  return at === -1
    ? text
    : svg`${text.slice(0, at)}<tspan class="strong">${amount}</tspan>${text.slice(at + amount.length)}`;
}

/** A piece of what a label is of. */
const sampleOf = (kind: Label['kind'], x: number, y: number, height: number, em: number): unknown =>
  kind === 'premium'
    ? svg`<path class="premium-mark" d="M${x} ${y}v${height}"></path>`
    : kind === 'gathered'
      ? svg`<circle class="dot hollow" cx=${x} cy=${y + height / 2} r=${em * 0.3}></circle>`
      : svg`<rect class="band" x=${kind === 'typical' ? x : x - em * 0.45} y=${y} width=${em * 0.45} height=${height}></rect>
          <path class="edge" d="M${x} ${y}v${height}"></path>`;
