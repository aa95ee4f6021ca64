import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Words } from '../words/words';
import { place, type Crossing, type PictureData, type Point } from './data';
import { figure, lineLegend, table, type Drawing } from './figure';
import { lineFrame, named } from './lines';
import { lookOf } from './chart-style';
import { lineThrough } from './scale';
import { wrapped } from './text-layout';
import type { Room } from './sized';

type By = 'ownCare' | 'plainAmount';

interface Curve {
  id: string;
  name: string;
  points: readonly Point[];
}

/** What each plan costs by the amount of care, with the amounts at which another becomes the cheaper. */
export function amountPicture(
  words: Words,
  { plans, comparison }: PictureData,
  by: By,
): TemplateResult | typeof nothing {
  const { say, money, about } = words;
  const curves = plans.flatMap(({ id, name }): Curve[] => {
    const points = comparison?.plans.find((plan) => plan.id === id)?.[by] ?? [];
    return points.length > 0 ? [{ id, name: words.named(name), points }] : [];
  });
  if (!comparison || curves.length === 0) return nothing;
  const nameOf = (id: string) => curves.find((plan) => plan.id === id)?.name ?? id;
  const crossings = comparison.breakEvens
    .flatMap((pair) => pair[by])
    .toSorted((a, b) => place(a.x) - place(b.x))
    // Those at which the cheapest of all changes come first in what is said.
    .map((crossing) => ({ ...crossing, leading: leads(curves, crossing) }));
  const leading = crossings.filter((crossing) => crossing.leading);
  const said = ({ x, until, below, above }: Crossing) => {
    const values = { below: nameOf(below), above: nameOf(above), amount: about(x) };
    return until === undefined
      ? say('picture.amount.crossing', values)
      : say('picture.amount.meeting', { ...values, until: about(until) });
  };
  const ends = curves.map(({ name, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    // A plan's maximum makes a curve level: from there on the end says nothing.
    const level = points.find(({ cost }) => cost === last?.cost) ?? last;
    const values = {
      plan: name,
      least: about(first?.cost ?? ''),
      most: about(level?.cost ?? ''),
      amount: about(level?.x ?? ''),
    };
    return say(level === last ? 'picture.amount.plan' : 'picture.amount.level', values);
  });
  const id = `picture-${by}`;
  const title = say(`picture.amount.${by}`);
  return figure(words, {
    id,
    title,
    sentences: [
      say(`picture.amount.${by}.lead`),
      ...ends,
      ...(curves.length < 2
        ? []
        : crossings.length === 0
          ? [
              alike(curves)
                ? say('picture.amount.alike')
                : say('picture.amount.none', { plan: cheapest(curves)?.name ?? '' }),
            ]
          : leading.length === 0
            ? [say('picture.amount.same', { plan: cheapest(curves)?.name ?? '' })]
            : []),
    ],
    legend: lineLegend(plans.map(({ name }) => words.named(name))),
    draw: (room) =>
      draw(
        words,
        plans.map((plan) => plan.id),
        curves,
        crossings,
        by === 'ownCare',
        room,
      ),
    notes: leading.map(said),
    table: () => html`
      ${
        crossings.length > 0
          ? table(
              say('picture.amount.crossings'),
              [say('picture.amount.care'), say('picture.amount.below'), say('picture.amount.above')],
              crossings.map(({ x, until, below, above }) => [
                until === undefined ? money(x) : say('picture.amount.range', { from: money(x), to: money(until) }),
                nameOf(below),
                nameOf(above),
              ]),
            )
          : nothing
      }
      ${curves.map((curve) =>
        table(
          curve.name,
          [say('picture.amount.care'), say('row.total')],
          curve.points.map((point) => [money(point.x), money(point.cost)]),
        ),
      )}
    `,
  });
}

/** Tells whether every plan costs the same at every amount. */
const alike = (curves: readonly Curve[]): boolean =>
  new Set(curves.map(({ points }) => points.map(({ x, cost }) => `${x} ${cost}`).join())).size === 1;

/** The curve that is the cheapest in the middle of its range; where none cross, everywhere. */
function cheapest(curves: readonly Curve[]): Curve | undefined {
  const end = Math.min(...curves.map(({ points }) => place(points.at(-1)?.x ?? '0')));
  return curves.toSorted(
    (a, b) => Math.max(...heights(a.points, end / 2)) - Math.max(...heights(b.points, end / 2)),
  )[0];
}

/** Tells whether the cheapest of all plans changes at a crossing. */
function leads(curves: readonly Curve[], { x, below, above }: Crossing): boolean {
  const at = meeting(curves, x, below, above);
  return curves.every(({ id, points }) => id === below || id === above || Math.max(...heights(points, place(x))) >= at);
}

/** The heights that a curve has at an amount and within the dollar that crossings are rounded to: one, or the two ends of a step. */
function heights(points: readonly Point[], x: number): number[] {
  const steps = points.filter(
    (point, i) => Math.abs(place(point.x) - x) <= 1 && (points[i - 1]?.x === point.x || points[i + 1]?.x === point.x),
  );
  if (steps.length > 0) return steps.map((point) => place(point.cost));
  const next = points.findIndex((point) => place(point.x) >= x);
  const right = points[next === -1 ? points.length - 1 : next];
  const left = points[next - 1];
  if (!right) return [];
  if (!left) return [place(right.cost)];
  const [x0, x1] = [place(left.x), place(right.x)];
  const [y0, y1] = [place(left.cost), place(right.cost)];
  return [x1 === x0 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0)];
}

/** Where on the picture two curves cross: within the reach of both, where one or both step. */
function meeting(curves: readonly Curve[], x: string, below: string, above: string): number {
  const reach = [below, above].map((id) => {
    const found = heights(curves.find((curve) => curve.id === id)?.points ?? [], place(x));
    return [Math.min(...found), Math.max(...found)] as const;
  });
  const low = Math.max(...reach.map(([least]) => least));
  const high = Math.min(...reach.map(([, most]) => most));
  return (low + high) / 2;
}

/** How far the picture goes: past the last bend and the last crossing, since from there on nothing changes. */
function reachOf(curves: readonly Curve[], crossings: readonly Crossing[]): number {
  const end = Math.max(...curves.map(({ points }) => place(points.at(-1)?.x ?? '0')));
  const bends = curves.flatMap(({ points }) => {
    // Flat at its end: the maximum is reached where that begins.
    const last = points.at(-1)?.cost;
    const flat = points.findLastIndex((point) => point.cost !== last) + 1;
    return [place(points[Math.min(flat, points.length - 1)]?.x ?? '0')];
  });
  const last = Math.max(...bends, ...crossings.map((crossing) => place(crossing.x)));
  return Math.min(end, last * 1.15) || 1;
}

function draw(
  words: Words,
  order: readonly string[],
  curves: readonly Curve[],
  crossings: readonly (Crossing & { leading: boolean })[],
  own: boolean,
  room: Room,
): Drawing {
  const { em } = room;
  const reach = reachOf(curves, crossings);
  const within = curves.map((curve) => ({ ...curve, points: clipped(curve.points, reach) }));
  const costs = within.flatMap(({ points }) => points.map((point) => point.y));
  const frame = lineFrame(
    words,
    room,
    [0, reach],
    [Math.min(...costs), Math.max(...costs)],
    words.say('picture.amount.care'),
    words.say('row.total'),
  );
  const { x, y } = frame;
  // Ten times the household's own care is where its curve ends.
  const end = Math.max(...curves.map(({ points }) => place(points.at(-1)?.x ?? '0')));
  const expected = x(end / 10) + em * 0.375;
  let number = 0;
  return {
    height: frame.height,
    marks: svg`${frame.marks}
      ${
        own && end > 0
          ? svg`<path class="expected" d="M${x(end / 10)} ${frame.top}V${frame.bottom}"></path>
            <text class="soft over" y=${frame.top}>${wrapped(words.say('picture.amount.expected'), room.width - expected, em * 0.8125).map((line, i) => svg`<tspan x=${expected} dy=${i === 0 ? '0.8em' : '1.2em'}>${line}</tspan>`)}</text>`
          : nothing
      }
      ${within.map(({ id, points }) => {
        const look = lookOf(order.indexOf(id));
        const d = lineThrough(points.map((point) => [x(point.x), y(point.y)]));
        return svg`<path class="line ${look.tone}" d=${d} stroke-dasharray=${look.dashes}></path>`;
      })}
      ${named(
        within.map(({ id, points }) => ({ look: lookOf(order.indexOf(id)), y: y(points.at(-1)?.y ?? 0) })),
        frame,
        em,
      )}
      ${crossings.map((crossing) => {
        const [cx, cy] = [x(place(crossing.x)), y(meeting(curves, crossing.x, crossing.below, crossing.above))];
        if (!crossing.leading) return svg`<circle class="crossing lesser" cx=${cx} cy=${cy} r="3.5"></circle>`;
        number += 1;
        return svg`<path class="drop" d="M${cx} ${cy}V${frame.bottom}"></path>
          <circle class="crossing" cx=${cx} cy=${cy} r=${em * 0.625}></circle>
          <text class="strong" x=${cx} y=${cy} dy="0.35em" text-anchor="middle" font-size=${em * 0.75}>${number}</text>`;
      })}`,
  };
}

/** A curve up to an amount. */
function clipped(points: readonly Point[], reach: number): { x: number; y: number }[] {
  const inside = points
    .filter((point) => place(point.x) <= reach)
    .map((point) => ({ x: place(point.x), y: place(point.cost) }));
  return inside.length === points.length ? inside : [...inside, { x: reach, y: Math.max(...heights(points, reach)) }];
}
