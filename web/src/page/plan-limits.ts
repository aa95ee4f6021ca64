import { html, nothing, type TemplateResult } from 'lit';
import type { Limit, Plan } from '../draft/draft';
import { amountField, checkField, explained, group, problemsHere, selectField } from './fields';
import type { Choice } from '../answer/labels';
import type { Page } from './page';
import type { Origin } from './plan-sources';
import { append, at, drop } from '../draft/pointer';

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
    <h4>${explained(page, pointer, kind === 'deductible' ? 'meaning.deductible' : 'meaning.outOfPocketMaximum', say(`limits.${kind}`))}</h4>
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
          ${selectField(page, at(place, 'covers'), {
            label: say('limit.covers'),
            choices: (['medicalAndDrug', 'medical', 'drug'] as const).map((covers): Choice => [
              covers,
              say(`covers.${covers}`),
            ]),
          })}
          ${selectField(page, at(place, 'network'), {
            label: say('limit.network'),
            choices: (['inNetwork', 'outOfNetwork', 'combined'] as const).map((network): Choice => [
              network,
              say(`network.${network}`),
            ]),
          })}
        </div>
        ${checkField(page, at(place, 'aggregate'), { label: say('limit.aggregate'), help: say('limit.aggregate.help') })}
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
