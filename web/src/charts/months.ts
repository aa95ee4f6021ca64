import { html, nothing, svg, type TemplateResult } from 'lit';
import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Words } from '../words/words';
import { place, type Month, type PictureData, type Reached } from './data';
import { figure, lineLegend, table, type Drawing } from './figure';
import { widthOf } from './text-layout';
import { lineFrame, named } from './lines';
import { lookOf } from './chart-style';
import { limitName } from '../answer/limit-name';
import { whose } from './reached';
import type { Room } from './sized';

interface Course {
  id: string;
  name: string;
  months: readonly Month[];
  reached: readonly Reached[];
}

/** What the year has cost by the end of each month, and when limits are reached. */
export function monthsPicture(words: Words, data: PictureData): TemplateResult | typeof nothing {
  const { plans, comparison } = data;
  const { say, money, about, month, date } = words;
  const courses = plans.flatMap(({ id, name }): Course[] => {
    const plan = comparison?.plans.find((one) => one.id === id);
    return plan && plan.months.length > 0 ? [{ id, name, months: plan.months, reached: plan.reached }] : [];
  });
  const first = courses[0];
  if (!first) return nothing;
  const limit = (event: Reached) => limitName(words, event);
  const who = (event: Reached) => whose(words, data, event);
  const reached = courses
    .flatMap((course) => course.reached.map((event) => ({ ...event, course })))
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return figure(words, {
    id: 'picture-months',
    title: say('picture.months.title'),
    sentences: [
      say('picture.months.lead'),
      ...courses.map(({ name, months }) => {
        const middle = months[Math.ceil(months.length / 2) - 1];
        const last = months.at(-1);
        return say('picture.months.plan', {
          plan: name,
          middle: about(middle?.total ?? ''),
          month: month(middle?.month ?? ''),
          total: about(last?.total ?? ''),
          last: month(last?.month ?? ''),
        });
      }),
    ],
    legend: lineLegend(plans.map((plan) => plan.name)),
    draw: (room) =>
      draw(
        words,
        plans.map((plan) => plan.id),
        courses,
        reached,
        room,
      ),
    notes: reached.map((event) =>
      say('picture.months.reached', {
        date: date(event.date),
        plan: event.course.name,
        limit: limit(event),
        who: who(event),
      }),
    ),
    table: () => html`
      ${table(
        say('picture.months.title'),
        [say('picture.months.month'), ...courses.map((course) => course.name)],
        first.months.map(({ month: name }, i) => [
          month(name),
          ...courses.map((course) => money(course.months[i]?.total ?? '')),
        ]),
      )}
      ${courses.map(({ name, months }) => {
        const accounts = months.some((one) => one.accounts !== '0.00');
        return table(
          name,
          [
            say('picture.months.month'),
            say('row.premium'),
            say('picture.months.care'),
            ...(accounts ? [say('picture.months.accounts')] : []),
            say('row.total'),
          ],
          months.map((one) => [
            month(one.month),
            money(one.premium),
            money(one.care),
            ...(accounts ? [money(one.accounts)] : []),
            money(one.total),
          ]),
        );
      })}
      ${
        reached.length > 0
          ? table(
              say('picture.months.limits'),
              [
                say('picture.months.date'),
                say('picture.months.underPlan'),
                say('picture.months.whichLimit'),
                say('picture.months.forWhom'),
              ],
              reached.map((event) => [date(event.date), event.course.name, limit(event), who(event)]),
            )
          : nothing
      }
    `,
  });
}

/** How far into the months covered a day is: 0 is the first day, 1 the end of the first month. */
function into(months: readonly Month[], day: string): number {
  const index = months.findIndex(({ month }) => month === day.slice(0, 7));
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  return Math.max(index, 0) + (dayOfMonth - 0.5) / new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function draw(
  words: Words,
  order: readonly string[],
  courses: readonly Course[],
  reached: readonly (Reached & { course: Course })[],
  room: Room,
): Drawing {
  const { width, em } = room;
  const months = courses[0]?.months ?? [];
  const [least = 0, most = 1] = extent([
    0,
    ...courses.flatMap((course) => course.months.map((month) => place(month.total))),
  ]);
  const short = new Intl.DateTimeFormat(words.language, { month: 'short', timeZone: 'UTC' });
  const name = (month: string) => short.format(new Date(`${month}-01T00:00:00Z`));
  const room12 = (width - em * 6) / Math.max(months.length, 1);
  const every = Math.ceil(
    (Math.max(...months.map(({ month }) => widthOf(name(month), em * 0.8125))) + em * 0.25) / room12,
  );
  const steps = months.flatMap(({ month }, i) => (i % every === 0 ? [{ at: i + 0.5, name: name(month) }] : []));
  const frame = lineFrame(
    words,
    room,
    scaleLinear([0, months.length], [0, 1]),
    [least, most],
    '',
    words.say('picture.months.up'),
    steps,
  );
  const { x, y } = frame;
  // Nothing has been paid before the first day.
  const points = (course: Course) => [
    { at: 0, total: 0 },
    ...course.months.map(({ total }, i) => ({ at: i + 1, total: place(total) })),
  ];
  const path = line<{ at: number; total: number }>()
    .x((point) => x(point.at))
    .y((point) => y(point.total));
  const height = (course: Course, at: number) => {
    const all = points(course);
    const [from, to] = [all[Math.floor(at)], all[Math.ceil(at)]];
    return from && to ? from.total + (to.total - from.total) * (at - from.at) : 0;
  };
  return {
    height: frame.height,
    marks: svg`${frame.marks}
      ${months.map((_, i) => svg`<path class="zero" d="M${x(i + 1)} ${frame.bottom}v${em * 0.25}"></path>`)}
      ${courses.map((course) => {
        const look = lookOf(order.indexOf(course.id));
        const d = path(points(course)) ?? '';
        return svg`<path class="line ${look.tone}" d=${d} stroke-dasharray=${look.dashes}></path>
          ${course.months.map(({ total }, i) => svg`<circle class="end-of-month ${look.tone}" cx=${x(i + 1)} cy=${y(place(total))} r="2.5"></circle>`)}`;
      })}
      ${named(
        courses.map((course) => ({
          look: lookOf(order.indexOf(course.id)),
          y: y(place(course.months.at(-1)?.total ?? '0')),
        })),
        frame,
        em,
      )}
      ${reached.map((event, i) => {
        const at = into(months, event.date);
        const [cx, cy] = [x(at), y(height(event.course, at))];
        return svg`<circle class="crossing" cx=${cx} cy=${cy} r=${em * 0.625}></circle>
          <text class="strong" x=${cx} y=${cy} dy="0.35em" text-anchor="middle" font-size=${em * 0.75}>${i + 1}</text>`;
      })}`,
  };
}
