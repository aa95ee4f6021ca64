// What was paid and used of a plan year before the estimate begins.
import { html, nothing, type TemplateResult } from 'lit';
import type { Member, Paid, Used } from '../draft/draft';
import { amountField, group, problemsHere, selectField, wholeField } from './fields';
import type { Page } from './page';
import { coversField } from './plan-limits';
import { tierNumbers } from './plan-tiers';
import { servicePicker } from './service-picker';
import { countName, memberName, serviceChoices, type Choice } from '../answer/labels';
import { append, at, drop } from '../draft/pointer';
import { hasDays } from '../draft/services';
import { tiersOf } from '../draft/tiers';

export function already(page: Page): TemplateResult {
  const { words, draft } = page;
  const { say } = words;
  return html`<p class="help">${say('paid.help')}</p>
    ${draft.members.map((one, i) => {
      const place = at('/members', i);
      return group(
        page,
        `${place}.paid`,
        memberName(words, draft, one.id),
        html`${alreadyPaid(page, one, at(place, 'alreadyPaid'))} ${alreadyUsed(page, one, at(place, 'alreadyUsed'))}`,
        'paid',
      );
    })}`;
}

/** Under which plan it was. */
const underPlan = (page: Page, place: string): TemplateResult =>
  selectField(page, at(place, 'plan'), {
    label: page.words.say('paid.plan'),
    choices: [
      ['', page.words.say('paid.everyPlan')],
      ...page.draft.plans.map((plan): Choice => [plan.id, page.words.named(plan.name)]),
    ],
  });

/** What counts toward deductibles and maximums before the estimate begins. */
function alreadyPaid(page: Page, one: Member, pointer: string): TemplateResult {
  const { words, draft } = page;
  const { say } = words;
  const list = one.alreadyPaid ?? [];
  const fresh: Paid = { toward: 'deductible', covers: 'medicalAndDrug', network: 'inNetwork', amount: '' };
  const name = memberName(page.words, draft, one.id);
  const tiers = Math.max(...draft.plans.map(tiersOf));
  return html`<div id=${pointer} tabindex="-1">${problemsHere(page, pointer)}</div>
    ${list.map((stated, i) => {
      const place = at(pointer, i);
      return group(
        page,
        place,
        say('paid.amount', { number: i + 1 }),
        html`<div class="row">
          ${amountField(page, at(place, 'amount'), { label: say('amount') })}
          ${selectField(page, at(place, 'toward'), {
            label: say('paid.toward'),
            choices: [
              ['deductible', say('limit.deductible')],
              ['outOfPocketMaximum', say('limit.outOfPocketMaximum')],
            ],
          })}
          ${coversField(page, place)}
          ${selectField(page, at(place, 'network'), {
            label: say('paid.network'),
            choices: (['inNetwork', 'outOfNetwork'] as const).map((network): Choice => [
              network,
              say(`network.${network}`),
            ]),
          })}
          ${underPlan(page, place)}
          ${
            stated.tier || (stated.network === 'inNetwork' && tiers > 1)
              ? selectField(page, at(place, 'tier'), {
                  label: say('paid.tier'),
                  value: stated.tier || '1',
                  choices: tierNumbers(tiers).map((tier): Choice => [String(tier), say('tiers.tier', { tier })]),
                  change: (tier) => page.type(at(place, 'tier'), tier === '1' ? undefined : tier),
                })
              : nothing
          }
        </div>
        ${stated.covers === 'services' || stated.services ? servicePicker(page, at(place, 'services'), stated.services) : nothing}
        <button type="button" class="remove" @click=${() => page.change(drop(page.draft, place), 'undo', say('removed.paid'))}>
          ${say('remove')}<span class="visually-hidden"> ${say('paid.amount', { number: i + 1 })}</span>
        </button>`,
        'sub',
      );
    })}
    <button type="button" class="add" @click=${() => page.change(append(page.draft, pointer, fresh), at(at(pointer, list.length), 'amount'))}>${say('paid.add')}<span class="visually-hidden">: ${name}</span>
    </button>`;
}

/** Visits and days that count toward limits on them, and as first visits. */
function alreadyUsed(page: Page, one: Member, pointer: string): TemplateResult {
  const { words, draft } = page;
  const { say } = words;
  const list = one.alreadyUsed ?? [];
  const fresh: Used = { service: 'specialist', count: '', network: 'inNetwork' };
  const name = memberName(words, draft, one.id);
  return html`<div id=${pointer} tabindex="-1">${problemsHere(page, pointer)}</div>
    ${list.map(({ service, network }, i) => {
      const place = at(pointer, i);
      return group(
        page,
        place,
        say('used.visits', { number: i + 1 }),
        html`<div class="row">
          ${selectField(page, at(place, 'service'), { label: say('care.service'), choices: serviceChoices(words) })}
          ${wholeField(page, at(place, 'count'), { label: hasDays(service) ? say('count.day') : countName(words, service) })}
          ${selectField(page, at(place, 'network'), {
            label: say('used.network'),
            value: network ?? 'inNetwork',
            choices: (['inNetwork', 'outOfNetwork'] as const).map((where): Choice => [where, say(`network.${where}`)]),
          })}
          ${underPlan(page, place)}
        </div>
        <button type="button" class="remove" @click=${() => page.change(drop(page.draft, place), 'undo', say('removed.used'))}>
          ${say('remove')}<span class="visually-hidden"> ${say('used.visits', { number: i + 1 })}</span>
        </button>`,
        'sub',
      );
    })}
    <button type="button" class="add" @click=${() => page.change(append(page.draft, pointer, fresh), at(at(pointer, list.length), 'service'))}>${say('used.add')}<span class="visually-hidden">: ${name}</span>
    </button>`;
}
