import type { TemplateResult } from 'lit';
import type { Words } from '../words/words';
import type { PictureData, ReachedLimit } from './data';
import { limitName } from '../answer/limit-name';
import { table } from './figure';

interface Named {
  name: string;
  reached: readonly ReachedLimit[];
}

/** Whose limit it is, in words. */
export const whose = (
  { say }: Words,
  { memberName }: Pick<PictureData, 'memberName'>,
  { member }: { member?: string },
): string => (member === undefined ? say('picture.months.family') : memberName(member));

/** In how many of 100 years. */
const often = ({ byMonth }: ReachedLimit): number => byMonth.at(-1) ?? 0;

/** The month by whose end half of those years have come to it. */
function halfBy({ month }: Words, firstMonth: string, { byMonth }: ReachedLimit): string {
  const all = byMonth.at(-1) ?? 0;
  const [year = 0, first = 1] = firstMonth.split('-').map(Number);
  const at = first - 1 + byMonth.findIndex((count) => 2 * count >= all);
  return month(`${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);
}

/** How often each plan's deductible and limit are used up and by when: of each kind the one that is so most often. */
export function reachedSentences(words: Words, { firstMonth }: PictureData, plans: readonly Named[]): string[] {
  return plans.flatMap(({ name, reached }) =>
    [reached.filter(({ kind }) => kind === 'deductible'), reached.filter(({ kind }) => kind !== 'deductible')].flatMap(
      (of) => {
        const [most] = of.toSorted((a, b) => often(b) - often(a));
        if (!most || often(most) === 0) return [];
        const kind = most.kind === 'deductible' ? 'deductible' : 'maximum';
        return [
          words.say(`picture.reached.${kind}`, {
            plan: name,
            count: often(most),
            month: halfBy(words, firstMonth, most),
          }),
        ];
      },
    ),
  );
}

/** Every limit that is ever used up, plan by plan. */
export function reachedTable(words: Words, data: PictureData, plans: readonly Named[]): TemplateResult | undefined {
  const { say } = words;
  const rows = plans.flatMap(({ name, reached }) =>
    reached.map((limit) => [
      name,
      limitName(words, limit),
      whose(words, data, limit),
      say('years.of100', { count: often(limit) }),
      often(limit) === 0 ? '' : halfBy(words, data.firstMonth, limit),
    ]),
  );
  if (rows.length === 0) return undefined;
  return table(
    say('picture.reached.title'),
    [
      say('picture.months.underPlan'),
      say('picture.months.whichLimit'),
      say('picture.months.forWhom'),
      say('picture.reached.often'),
      say('picture.reached.half'),
    ],
    rows,
  );
}
