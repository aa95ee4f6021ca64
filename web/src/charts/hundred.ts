import { html, nothing, svg, type TemplateResult } from 'lit';
import { max, min } from 'd3-array';
import { scaleBand, scaleLinear } from 'd3-scale';
import type { Words } from '../words/words';
import { place, type Figure as Measure, type PictureData, type SimulatedPlan } from './data';
import { figure, table, type Drawing } from './figure';
import { widthOf, wrapped } from './text-layout';
import { badge, lookOf } from './chart-style';
import { reachedSentences, reachedTable } from './reached';
import type { Room } from './sized';

const measures: readonly Measure[] = ['mean', 'p10', 'p25', 'median', 'p75', 'p90', 'p95', 'p99', 'max'];
/** The year in the middle, and the one that only ten of a hundred are dearer than. */
const typical = 50;
const bad = 90;

type Named = SimulatedPlan & { name: string; index: number };

/** A hundred possible years under each plan, from the cheapest to the dearest, all on one scale. */
export function hundredPicture(words: Words, data: PictureData): TemplateResult | typeof nothing {
  const { plans, simulation } = data;
  const { say, money, about, number } = words;
  const drawn = plans.flatMap(({ id, name }, index): Named[] => {
    const plan = simulation?.plans.find((one) => one.id === id);
    return plan && plan.hundred.length > 0 ? [{ ...plan, name, index }] : [];
  });
  if (drawn.length === 0) return nothing;
  const names = drawn.map((plan) => plan.name);
  return figure(words, {
    id: 'picture-hundred',
    title: say('picture.hundred.title'),
    sentences: [
      say('picture.hundred.lead'),
      ...drawn.map((plan) =>
        say('picture.hundred.plan', {
          plan: plan.name,
          typical: about(plan.total.median),
          bad: about(plan.total.p90),
          count: plan.cheapestOrTied,
        }),
      ),
      ...reachedSentences(words, data, drawn),
    ],
    draw: (room) => draw(words, drawn, room),
    table: () => html`
      ${table(
        say('picture.hundred.figures'),
        [say('picture.hundred.figure'), ...names],
        [
          ...measures.map((measure) => [
            say(`picture.hundred.${measure}`),
            ...drawn.map((plan) => money(plan.total[measure])),
          ]),
          [say('picture.hundred.cheapest'), ...drawn.map((plan) => number(plan.cheapestOrTied))],
          [say('picture.hundred.deductibleReached'), ...drawn.map((plan) => number(plan.deductibleReached))],
          [say('picture.hundred.maximumReached'), ...drawn.map((plan) => number(plan.maximumReached))],
        ],
      )}
      ${reachedTable(words, data, drawn)}
      ${table(
        say('picture.hundred.years'),
        [say('picture.hundred.year'), ...names],
        Array.from({ length: 100 }, (_, i) => [number(i + 1), ...drawn.map((plan) => money(plan.hundred[i] ?? ''))]),
      )}
    `,
  });
}

function draw(words: Words, plans: readonly Named[], { width, em }: Room): Drawing {
  const size = em * 0.8125;
  const every = plans.flatMap((plan) => plan.hundred.map(place));
  const heights: [number, number] = [Math.min(0, min(every) ?? 0), Math.max(1, max(every) ?? 1)];
  const plot = em * 7;
  // The same scale, laid on each plan's own place.
  const y = scaleLinear(heights, [plot, 0]);
  const ticks = y.ticks(3);
  const left = Math.max(...ticks.map((tick) => widthOf(words.wholeDollars(tick), size))) + em * 0.5;
  const x = scaleBand<number>(
    Array.from({ length: 100 }, (_, i) => i + 1),
    [left, width],
  ).paddingInner(width - left > 400 ? 0.25 : 0.1);
  let top = 0;
  const strips = plans.map((plan) => {
    const look = lookOf(plan.index);
    const count = words.say('picture.hundred.count', { count: plan.cheapestOrTied });
    const beside = widthOf(plan.name, size) + widthOf(count, size) + em * 3.5 < width;
    const lines = wrapped(plan.name, beside ? width : width - em * 2, size);
    const countLines = beside ? [] : wrapped(count, width - em * 2, size);
    const head = top + size * 1.25 * (lines.length + countLines.length);
    const start = head + em * 2.5;
    const end = start + plot;
    top = end + size * 1.5 + em * 0.75;
    const name = svg`${badge(look, em * 0.75, head - size * 1.25 * (lines.length + countLines.length) + em * 0.7, em)}
      <text>${lines.map((text, i) => svg`<tspan class="strong" x=${em * 1.75} y=${head - size * 1.25 * (lines.length + countLines.length - i) + size}>${text}</tspan>`)}
      ${countLines.map((text, i) => svg`<tspan x=${em * 1.75} y=${head - size * 1.25 * (countLines.length - i) + size}>${text}</tspan>`)}</text>
      ${beside ? svg`<text x=${width} y=${head - size * 0.25} text-anchor="end">${count}</text>` : nothing}`;
    const bars = plan.hundred.map((amount, i) => {
      const [from, to] = [y(0), y(place(amount))];
      const marked = i + 1 === typical || i + 1 === bad;
      return svg`<rect class=${marked ? 'year marked' : `year ${look.tone}`} x=${x(i + 1) ?? 0} y=${start + Math.min(from, to)} width=${x.bandwidth()} height=${Math.max(Math.abs(from - to), 1)}></rect>`;
    });
    const spot = (rank: number) => ({
      x: (x(rank) ?? 0) + x.bandwidth() / 2,
      y: start + y(Math.max(0, place(plan.hundred[rank - 1] ?? '0'))),
    });
    const [usual, worse] = [spot(typical), spot(bad)];
    const usualLabel = usual.y - em * 0.75;
    const worseLabel = Math.min(worse.y - em * 0.75, usualLabel - size * 1.4);
    const label = (at: { x: number; y: number }, labelY: number, text: string) => {
      // To the left, over years that cost less, unless there is no room.
      const fits = widthOf(text, size) < at.x - left;
      return svg`<path class="pointer" d="M${at.x} ${at.y}V${labelY - size * 0.3}"></path>
        <text class="over" x=${fits ? at.x - em * 0.3 : Math.max(0, Math.min(left, width - widthOf(text, size)))} y=${labelY} text-anchor=${fits ? 'end' : 'start'}>${text}</text>`;
    };
    return svg`${name}
      ${ticks.map(
        (tick) => svg`<path class=${tick === 0 ? 'zero' : 'grid'} d="M${left} ${start + y(tick)}H${width}"></path>
          <text class="soft" x=${left - em * 0.375} y=${start + y(tick)} dy="0.35em" text-anchor="end">${words.wholeDollars(tick)}</text>`,
      )}
      ${bars}
      ${label(usual, usualLabel, words.say('picture.hundred.typical', { amount: words.about(plan.total.median) }))}
      ${label(worse, worseLabel, words.say('picture.hundred.bad', { amount: words.about(plan.total.p90) }))}
      <text class="soft" x=${left} y=${end + size * 1.2}>${words.say('picture.hundred.from')}</text>
      <text class="soft" x=${width} y=${end + size * 1.2} text-anchor="end">${words.say('picture.hundred.to')}</text>`;
  });
  return { height: top - em * 0.5, marks: svg`${strips}` };
}
