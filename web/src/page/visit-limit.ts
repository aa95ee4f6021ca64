// A limit on visits or days (R42): how many, for which time, and when that starts anew.
import { html, nothing, type TemplateResult } from 'lit';
import type { VisitLimit } from '../draft/draft';
import { alter, selectField, wholeField, type Content } from './fields';
import { monthChoices, type Choice } from '../answer/labels';
import type { Page } from './page';
import { at } from '../draft/pointer';

const periods = ['year', 'month', 'stay', 'years', 'lifetime'] as const;

/** The fields of a limit; `days` where it may be for a stay. */
export function visitLimitFields(
  page: Page,
  pointer: string,
  limit: VisitLimit = {},
  { days, optional, tag }: { days: boolean; optional: boolean; tag?: Content },
): TemplateResult {
  const { words } = page;
  const { say } = words;
  const { count, per = '', years, startsAnew } = limit;
  const stated = !optional || Boolean(count) || per !== '';
  return html`${wholeField(page, at(pointer, 'count'), {
    label: say('visits.count'),
    help: say('visits.help'),
    optional,
    ...(tag ? { tag } : {}),
  })}
  ${
    stated
      ? selectField(page, at(pointer, 'per'), {
          label: say('visits.per'),
          value: per === 'year' ? '' : per,
          choices: periods
            .filter((period) => period !== 'stay' || days || per === 'stay')
            .map((period): Choice => [period === 'year' ? '' : period, say(`visits.per.${period}`)]),
          change: (chosen) =>
            alter<typeof limit>(page, pointer, (now) => ({
              ...now,
              per: chosen || undefined,
              years: chosen === 'years' ? (now?.years ?? '2') : undefined,
              startsAnew: chosen === '' ? now?.startsAnew : undefined,
            })),
        })
      : nothing
  }
  ${per === 'years' || years ? wholeField(page, at(pointer, 'years'), { label: say('visits.years') }) : nothing}
  ${stated && (per === '' || per === 'year' || startsAnew) ? anewField(page, at(pointer, 'startsAnew')) : nothing}`;
}

/** The month in which something starts anew. */
export const anewField = (page: Page, pointer: string): TemplateResult =>
  selectField(page, pointer, {
    label: page.words.say('anew.title'),
    choices: [['', page.words.say('anew.none')], ...monthChoices(page.words)],
    change: (month) => page.type(pointer, month || undefined),
  });
