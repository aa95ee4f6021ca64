import { html, nothing, type TemplateResult } from 'lit';
import type { AgeAmount, ByTier, Plan } from '../draft/draft';
import type { Period, Tier } from '../engine/types';
import { amountField, disclosure, group, selectField, wholeField } from './fields';
import type { Choice } from '../answer/labels';
import { monthsOf } from '../answer/months';
import type { Page } from './page';
import type { Origin } from './plan-sources';
import { append, at, drop, get, put } from '../draft/pointer';
import { stretches, tiersCovered } from '../draft/premiums';

const periods = ['month', 'year', 'semimonthly', 'biweekly', 'weekly'] as const satisfies readonly Period[];
const tiers = ['individual', 'individualAndSpouse', 'individualAndChildren', 'family'] as const;

/** What membership costs, and who pays part of it. */
export function premium(page: Page, plan: Plan, pointer: string, from: Origin): TemplateResult {
  const { say } = page.words;
  const { premium } = plan;
  const byAge = premium.byAge !== undefined;
  const changes = tiersCovered(page.draft).length > 1;
  const how = byAge ? 'byAge' : typeof premium.amount === 'object' ? 'byTier' : 'same';
  const period = periods.find((one) => one === premium.period) ?? 'month';
  const byMonthOrYear = period === 'month' || period === 'year';
  const stated: Record<string, object> = {
    same: { amount: '' },
    byTier: { amount: {} },
    byAge: { byAge: [{ from: '0', to: '120', amount: '' }] },
  };
  const change = (chosen: string) =>
    page.change(put(page.draft, pointer, { ...premium, amount: undefined, byAge: undefined, ...stated[chosen] }));
  const amountPointer = at(pointer, 'amount');
  return group(
    page,
    pointer,
    say('premium.title'),
    html`<div class="row">
        ${
          how === 'same'
            ? amountField(page, amountPointer, {
                label: say(`premium.per.${period}`),
                help: byMonthOrYear ? say('premium.help') : say('premium.help.pay', { period }),
                tag: from.tag(page, '/premium/amount'),
              })
            : nothing
        }
        ${selectField(page, at(pointer, 'period'), {
          label: say('premium.period'),
          choices: periods.map((one): Choice => [one, say(`premium.period.${one}`)]),
        })}
        ${selectField(page, `${pointer}.how`, {
          label: say('premium.how'),
          value: how,
          // One amount is not for all of them, where other people are covered in other months.
          choices: (['same', 'byTier', 'byAge'] as const)
            .filter((which) => which === how || which !== 'same' || !changes)
            .map((which): Choice => [which, say(`premium.how.${which}`)]),
          change,
        })}
      </div>
      ${how === 'byTier' ? tierFields(page, amountPointer, '/premium/amount', from) : nothing}
      ${
        byAge
          ? disclosure(
              page,
              `ages ${plan.id}`,
              [at(pointer, 'byAge')],
              say('premium.ages', { count: premium.byAge?.length ?? 0 }),
              () => ages(page, premium.byAge ?? [], at(pointer, 'byAge'), from),
            )
          : nothing
      }
      ${disclosure(
        page,
        `help ${plan.id}`,
        [at(pointer, 'employerShare'), at(pointer, 'taxCredit')],
        say('premium.others'),
        () => [
          byTier(page, at(pointer, 'employerShare'), '/premium/employerShare', say('premium.employerShare'), from),
          html`<div class="row">
          ${amountField(page, at(pointer, 'taxCredit'), {
            label: say('premium.taxCredit'),
            help: say('premium.taxCredit.help'),
            tag: from.tag(page, '/premium/taxCredit'),
            optional: true,
          })}
        </div>`,
        ],
      )}`,
    'plain',
  );
}

/** What an employer pays into accounts that go with the plan. */
export function accounts(page: Page, plan: Plan, pointer: string, from: Origin): TemplateResult {
  const { say } = page.words;
  return html`<p class="help">${say('accounts.help')}</p>
    ${byTier(page, at(pointer, 'hsaContribution'), '/accounts/hsaContribution', say('accounts.hsa'), from)}
    ${byTier(page, at(pointer, 'hra'), '/accounts/hra', say('accounts.hra'), from)}
    ${plan.accounts?.hsaContribution && !plan.hsaEligible ? html`<p class="help">${say('accounts.hsa.eligible')}</p>` : nothing}`;
}

/** One amount whoever is covered, or one for each tier. */
function byTier(page: Page, pointer: string, inPlan: string, label: string, from: Origin): TemplateResult {
  const { say } = page.words;
  const value = get(page.draft, pointer) as ByTier | undefined;
  const apart = typeof value === 'object';
  return group(
    page,
    // One amount's field has the pointer itself.
    apart ? pointer : `${pointer}.group`,
    label,
    html`<div class="row">
        ${apart ? nothing : amountField(page, pointer, { label: say('amount'), optional: true, tag: from.tag(page, inPlan) })}
        ${selectField(page, `${pointer}.how`, {
          label: say('premium.how'),
          value: apart ? 'byTier' : 'same',
          choices: (['same', 'byTier'] as const).map((which): Choice => [which, say(`premium.how.${which}`)]),
          change: (chosen) => page.change(put(page.draft, pointer, chosen === 'byTier' ? {} : '')),
        })}
      </div>
      ${apart ? tierFields(page, pointer, inPlan, from) : nothing}`,
  );
}

/** An amount for each kind of household: for whom it is in this one is said, and the kinds that are not in it wait behind. */
function tierFields(page: Page, pointer: string, inPlan: string, from: Origin): TemplateResult {
  const { say, list } = page.words;
  const { draft } = page;
  const all = stretches(draft);
  const covered = tiersCovered(draft);
  const now = tiers.filter((tier) => covered.includes(tier));
  const rest = tiers.filter((tier) => !covered.includes(tier));
  const fields = (some: readonly Tier[]) =>
    html`<div class="row tiers">
      ${some.map((tier) =>
        amountField(page, at(pointer, tier), {
          label: say(`tier.${tier}`),
          help: list(
            all.filter((one) => one.tier === tier && covered.length > 1).map((one) => monthsOf(page.words, one)),
          ),
          tag: from.tag(page, at(inPlan, tier)),
        }),
      )}
    </div>`;
  return html`${fields(now)}
    ${
      rest.length > 0
        ? disclosure(
            page,
            `tiers ${pointer}`,
            rest.map((tier) => at(pointer, tier)),
            say('premium.tiers'),
            () => fields(rest),
            'small',
          )
        : nothing
    }`;
}

function ages(page: Page, list: readonly AgeAmount[], pointer: string, from: Origin): TemplateResult {
  const { say } = page.words;
  return html`<p class="help">${say('premium.ages.help')}</p>
    ${list.map((_, i) => {
      const place = at(pointer, i);
      return group(
        page,
        place,
        say('premium.age', { number: i + 1 }),
        html`<div class="row ages">
          ${wholeField(page, at(place, 'from'), { label: say('premium.age.from') })}
          ${wholeField(page, at(place, 'to'), { label: say('premium.age.to') })}
          ${amountField(page, at(place, 'amount'), { label: say('amount'), tag: from.tag(page, `/premium/byAge/${i}/amount`) })}
        </div>
        ${
          list.length > 1
            ? html`<button type="button" class="remove" @click=${() => page.change(drop(page.draft, place), 'undo', say('removed.age'))}>
              ${say('remove')}<span class="visually-hidden"> ${say('premium.age', { number: i + 1 })}</span>
            </button>`
            : nothing
        }`,
        'sub',
      );
    })}
    <button type="button" class="add" @click=${() => page.change(append(page.draft, pointer, { from: '', to: '', amount: '' }), at(at(pointer, list.length), 'from'))}>
      ${say('premium.age.add')}
    </button>`;
}
