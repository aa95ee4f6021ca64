import { html, nothing, type TemplateResult } from 'lit';
import type { Limit, Plan } from '../draft/draft';
import { alter, amountField, checkField, disclosure, explained, group, problemsHere, selectField } from './fields';
import type { Choice } from '../answer/labels';
import type { Page } from './page';
import type { Origin } from './plan-sources';
import { tierNumbers } from './plan-tiers';
import { pickerKey, servicePicker } from './service-picker';
import { anewField } from './visit-limit';
import { append, at, drop } from '../draft/pointer';
import { tiersOf } from '../draft/tiers';

/** The deductibles of a plan, or its out-of-pocket limits. */
export function limits(
  page: Page,
  plan: Plan,
  pointer: string,
  kind: 'deductible' | 'outOfPocketMaximum',
  from: Origin,
): TemplateResult {
  const { say } = page.words;
  const field = kind === 'deductible' ? 'deductibles' : 'outOfPocketMaximums';
  const list = plan[field] ?? [];
  const fresh: Limit = {
    covers: 'medicalAndDrug',
    network: plan.type === 'Indemnity' ? 'combined' : 'inNetwork',
    self: '',
    person: '',
    family: '',
  };
  return html`<div class="limits" id=${pointer} tabindex="-1">
    <h3>${explained(page, pointer, kind === 'deductible' ? 'meaning.deductible' : 'meaning.outOfPocketMaximum', say(`limits.${kind}`))}</h3>
    ${problemsHere(page, pointer)} ${list.length === 0 ? html`<p class="help">${say(`limits.none.${kind}`)}</p>` : nothing}
    ${list.map((limit, i) => {
      const place = at(pointer, i);
      const inPlan = `/${field}/${i}`;
      const title = say('limit.title', { kind: say(`limit.${kind}`), number: i + 1, count: list.length });
      return group(
        page,
        place,
        title,
        html`<div class="row">
          ${amountField(page, at(place, 'self'), { label: say('limit.self'), tag: from.tag(page, `${inPlan}/self`) })}
          ${
            limit.aggregate && !limit.person
              ? nothing
              : amountField(page, at(place, 'person'), {
                  label: say('limit.person'),
                  tag: from.tag(page, `${inPlan}/person`),
                })
          }
          ${amountField(page, at(place, 'family'), { label: say('limit.family'), tag: from.tag(page, `${inPlan}/family`) })}
          ${coversField(page, place)}
          ${selectField(page, at(place, 'network'), {
            label: say('limit.network'),
            choices: (['inNetwork', 'outOfNetwork', 'combined'] as const).map((network): Choice => [
              network,
              say(`network.${network}`),
            ]),
          })}
        </div>
        ${
          limit.covers === 'services' || limit.services || limit.inAddition
            ? html`${servicePicker(page, at(place, 'services'), limit.services)}
              ${kind === 'deductible' || limit.inAddition ? checkField(page, at(place, 'inAddition'), { label: say('limit.inAddition'), help: say('limit.inAddition.help') }) : nothing}`
            : nothing
        }
        ${ofTiers(page, plan, limit, at(place, 'tiers'))}
        ${checkField(page, at(place, 'aggregate'), { label: say('limit.aggregate'), help: say('limit.aggregate.help') })}
        ${disclosure(
          page,
          `more ${place}`,
          ['counts', 'startsAnew'].map((field) => at(place, field)),
          html`${more(page, limit)}<span class="visually-hidden">: ${title}</span>`,
          () => html`<div class="row">
            ${
              kind === 'outOfPocketMaximum' || limit.counts
                ? selectField(page, at(place, 'counts'), {
                    label: say('limit.counts'),
                    value: limit.counts === 'allSharing' ? '' : (limit.counts ?? ''),
                    choices: [
                      ['', say('limit.counts.all')],
                      ['copayAndCoinsurance', say('limit.counts.copayAndCoinsurance')],
                      ['coinsurance', say('limit.counts.coinsurance')],
                    ],
                    change: (counts) => page.type(at(place, 'counts'), counts || undefined),
                  })
                : nothing
            }
            ${anewField(page, at(place, 'startsAnew'))}
          </div>`,
          'small',
        )}
        <button type="button" class="remove" @click=${() => page.change(drop(page.draft, place), 'undo', say('removed.limit', { name: title }))}>
          ${say('remove')}<span class="visually-hidden"> ${title}</span>
        </button>`,
        'sub',
      );
    })}
    <button type="button" class="add" @click=${() => page.change(append(page.draft, pointer, fresh), at(at(pointer, list.length), 'self'))}>
      ${say(`limit.add.${kind}`)}
    </button>
  </div>`;
}

/** What of a limit is stated behind it, or that it can be. */
function more({ words: { say, list, monthName } }: Page, { counts = 'allSharing', startsAnew = '' }: Limit): string {
  const parts = [
    ...(counts === 'allSharing' ? [] : [say('limit.of.counts', { counts })]),
    ...(/^([1-9]|1[0-2])$/.test(startsAnew) ? [say('limit.of.anew', { month: monthName(Number(startsAnew)) })] : []),
  ];
  return parts.length > 0 ? list(parts) : say('limit.more');
}

const covers = ['medicalAndDrug', 'medical', 'drug', 'services'] as const;

/** What care it is for. A list of services goes with no other choice. */
export function coversField(page: Page, pointer: string): TemplateResult {
  const { say } = page.words;
  return selectField(page, at(pointer, 'covers'), {
    label: say('limit.covers'),
    choices: covers.map((which): Choice => [which, say(`covers.${which}`)]),
    change: (which) => {
      if (which === 'services') page.setOpen(pickerKey(at(pointer, 'services')), true);
      alter<object>(page, pointer, (now) => ({ ...now, covers: which, services: undefined, inAddition: undefined }));
    },
  });
}

/** The tiers of the network that a limit is for, where there are several: all where none are stated. */
function ofTiers(page: Page, plan: Plan, { tiers, network }: Limit, pointer: string): TemplateResult | typeof nothing {
  const { say } = page.words;
  const all = tierNumbers(tiersOf(plan)).map(String);
  if (!tiers && (all.length === 1 || network === 'outOfNetwork')) return nothing;
  const chosen = tiers ?? all;
  const take = (next: string[]) =>
    page.type(pointer, next.length === 0 || next.length === all.length ? undefined : next);
  return group(
    page,
    pointer,
    say('limit.tiers'),
    html`<div class="checks">
      ${all.map((tier) =>
        checkField(page, `${pointer}.${tier}`, {
          label: say('tiers.tier', { tier }),
          checked: chosen.includes(tier),
          toggle: (checked) => take(all.filter((one) => (one === tier ? checked : chosen.includes(one)))),
        }),
      )}
    </div>
    <p class="note">${say('limit.tiers.help')}</p>`,
    'inline',
  );
}
