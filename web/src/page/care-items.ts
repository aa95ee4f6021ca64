import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { addKnown, changeService, knownCare, removeItem, type Item } from '../draft/draft';
import { expected } from './expected';
import { amountField, checkField, disclosure, group, problemsHere, selectField, wholeField } from './fields';
import type { Page } from './page';
import {
  countName,
  fillWords,
  itemName,
  memberChoices,
  memberName,
  serviceChoices,
  serviceName,
  type Choice,
  priceName,
} from '../answer/labels';
import { at, put, within } from '../draft/pointer';
import { keepOrSwitch } from './providers';
import { hasDays, needsPrice } from '../draft/services';

/** The fields that "More about this care" holds. */
const behind =
  'dates price charge course referral atNetworkFacility consented emergency admitted away authorized'.split(' ');

/** The care that the household expects. */
export function careItems(page: Page): TemplateResult {
  const { draft, words } = page;
  const { say } = words;
  const shared = [words, page.problems, page.opened, draft.members, tiersBehind(page)];
  return html`${guard([words, page.problems, page.opened, draft.members], () => expected(page))}
    <h4 class="event">${say('care.known')}</h4>
    <p class="help">${say('care.lead')}</p>
    <div id="/care" tabindex="-1">${problemsHere(page, '/care')}</div>
    ${draft.care.length === 0 ? html`<p class="help">${say('care.none')}</p>` : nothing}
    <div class="rows">${draft.care.map((one, i) => guard([...shared, one, about(page, one)], () => item(page, one, at('/care', i))))}</div>
    <div class="picks" role="group" aria-labelledby="care-add">
      <p id="care-add" class="subhead">${say('care.add')}</p>
      ${
        draft.members.length > 1
          ? selectField(page, 'care-for', {
              label: say('care.who'),
              value: page.careFor ?? draft.members[0]?.id ?? '',
              choices: memberChoices(words, draft),
              change: (id) => page.addCareFor(id),
            })
          : nothing
      }
      <div class="chips">
        ${knownCare.map(
          (what) => html`<button
            type="button"
            class="add"
            @click=${() => {
              const { draft } = page;
              const after = addKnown(draft, what, page.careFor);
              const added = after.care[draft.care.length];
              if (added) page.setOpen(`care ${added.id}`, true);
              page.change(after, at(at('/care', draft.care.length), 'count'));
            }}
          >
            ${say(`known.${what}`)}
          </button>`,
        )}
      </div>
    </div>`;
}

/** What of the plans the fields of an item depend on. */
const tiersBehind = ({ behind, draft }: Page): string =>
  draft.plans.map((plan) => `${plan.name} ${behind?.tiersOf(plan) ?? ''}`).join('\n');

/** An item as one line, with the fields that change it behind it. */
function item(page: Page, one: Item, pointer: string): TemplateResult {
  const { words, draft } = page;
  const { say } = words;
  const name = itemName(words, draft, one);
  const key = `care ${one.id}`;
  const troubled = page.problems.some(
    (problem) => within(problem.pointer, pointer) && problem.pointer !== at(pointer, 'count'),
  );
  const open = troubled || page.isOpen(key);
  const hidden = html`<span class="visually-hidden"> ${name}</span>`;
  return group(
    page,
    pointer,
    name,
    html`<div class="line-fields item">
        <p class="what"><strong>${serviceName(words, one.service)}</strong> <span class="note">${about(page, one)}</span></p>
        ${wholeField(page, at(pointer, 'count'), { label: countName(words, one.service, one.supply) })}
        <div class="acts">
          <button type="button" class="quiet" aria-expanded=${open} @click=${() => page.setOpen(key, !open)}>${say(open ? 'part.close' : 'part.change')}${hidden}</button>
          <button type="button" class="remove" @click=${() => page.change(removeItem(page.draft, one.id), 'undo', say('removed.care', { name }))}>${say('remove')}${hidden}</button>
        </div>
      </div>
      ${
        open
          ? html`<div class="behind">
            <div class="row">
              ${selectField(page, at(pointer, 'service'), {
                label: say('care.service'),
                choices: serviceChoices(words),
                change: (service) => page.change(put(page.draft, pointer, changeService(one, service))),
              })}
              ${selectField(page, at(pointer, 'member'), { label: say('care.who'), choices: memberChoices(words, draft) })}
              ${hasDays(one.service) || one.days !== undefined ? wholeField(page, at(pointer, 'days'), { label: say('care.days') }) : nothing}
              ${needsPrice(one.service) ? amountField(page, at(pointer, 'price'), { label: priceName(words, one), help: say('care.price.needed') }) : nothing}
              ${page.behind?.filled(page, one, pointer)} ${network(page, one, pointer)} ${page.behind?.inTiers(page, one, at(pointer, 'tier'))}
            </div>
            ${
              one.outOfNetwork !== undefined && one.outOfNetwork !== false
                ? keepOrSwitch(page, at(pointer, 'ifOutside'), one.ifOutside, (what) =>
                    page.type(at(pointer, 'ifOutside'), what),
                  )
                : nothing
            }
            ${disclosure(
              page,
              `more ${one.id}`,
              behind
                .filter((field) => field !== 'price' || !needsPrice(one.service))
                .map((field) => at(pointer, field)),
              html`${say('care.more')}<span class="visually-hidden">: ${name}</span>`,
              () => page.behind?.ofItem(page, one, pointer),
              'small',
            )}
          </div>`
          : nothing
      }`,
    'one',
  );
}

/** What is said of an item beside its service and number. */
function about(page: Page, one: Item): string {
  const { words, draft, answer } = page;
  const { say, money, list } = words;
  // While a field is missing, the answer is an earlier one, perhaps of other care.
  const answered = answer?.draft.care.find(({ id }) => id === one.id);
  const same = answered?.service === one.service && answered.days === one.days;
  const defaults = answer?.result.defaults.filter((other) => same && other.item === one.id) ?? [];
  const assumed = (field: string) => defaults.find((other) => other.field === field);
  const [price, charge] = [assumed('price'), assumed('charge')];
  const outside = one.outOfNetwork;
  const plans = Array.isArray(outside) ? draft.plans.filter((plan) => outside.includes(plan.id)) : [];
  return [
    memberName(words, draft, one.member),
    ...fillWords(words, one),
    ...(page.behind?.tierWords(page, one) ?? []),
    ...(one.days ? [say('care.stays', { count: Number(one.days) || 0 })] : []),
    ...(outside === true ? [say('care.about.outside')] : []),
    ...(plans.length > 0 ? [say('care.about.some', { plans: list(plans.map((plan) => plan.name)) })] : []),
    ...(one.ifOutside === 'switch' ? [say('care.about.switch')] : []),
    ...(one.emergency ? [say('care.about.emergency')] : []),
    ...(one.away ? [say('care.about.away')] : []),
    ...(charge && outside === true
      ? [say('assumed.charge', { amount: money(charge.amount) })]
      : price
        ? [
            say('assumed.price', { amount: money(price.amount) }),
            ...(price.drawn ? [say('assumed.price.drawn', { amount: money(price.drawn) })] : []),
          ]
        : []),
  ].join(' · ');
}

/** In whose network the provider is: everyone's, no one's, or some plans'. */
function network(page: Page, one: Item, whole: string): TemplateResult {
  const pointer = at(whole, 'outOfNetwork');
  const { say } = page.words;
  const outside = one.outOfNetwork;
  const value = outside === true ? 'none' : Array.isArray(outside) ? 'some' : 'every';
  const meaning: Record<string, boolean | string[] | undefined> = { every: undefined, none: true, some: [] };
  return html`${selectField(page, pointer, {
    label: say('care.network'),
    value,
    choices: (['every', 'some', 'none'] as const).map((which): Choice => [which, say(`care.network.${which}`)]),
    change: (which) =>
      page.type(whole, {
        ...one,
        outOfNetwork: meaning[which],
        ifOutside: which === 'every' ? undefined : (one.ifOutside ?? 'keep'),
      }),
  })}
  ${
    Array.isArray(outside)
      ? group(
          page,
          `${pointer}.plans`,
          say('care.network.not'),
          page.draft.plans.map((plan) =>
            checkField(page, `${pointer}.${plan.id}`, {
              label: plan.name,
              checked: outside.includes(plan.id),
              toggle: (checked) =>
                page.type(pointer, checked ? [...outside, plan.id] : outside.filter((other) => other !== plan.id)),
            }),
          ),
          'inline',
        )
      : nothing
  }`;
}
