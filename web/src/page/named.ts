// What is said of a doctor or a medicine that care names: below the care, and in the answer.
import { html, nothing, type TemplateResult } from 'lit';
import type { DrugResult, PlanResult } from '../engine/types';
import { drugName, providerName, serviceName, type Choice } from '../answer/labels';
import { acceptingWords, namedBy, planAnswers, ruleWords, sourceWords, standingOf } from '../answer/named';
import { fillWordsOf } from '../answer/providers';
import type { Answer } from '../answer/verdict';
import { ownId, type Item } from '../draft/draft';
import { at } from '../draft/pointer';
import { drugTiers } from '../draft/services';
import type { Row } from './columns';
import { selectField } from './fields';
import { keepOrSwitch } from './keep-or-switch';
import type { Page } from './page';
import { answerList } from './signs';

/** How each plan answers, who says so, and what the household can decide about it. */
export function ofNamed(page: Page, item: Item): TemplateResult | typeof nothing {
  const { words, draft } = page;
  const { say } = words;
  const { doctor, medicine } = namedBy(draft, item);
  if (doctor) {
    const pointer = at('/providers', draft.providers?.indexOf(doctor) ?? 0);
    const everywhere = draft.plans.every((plan) => doctor.plans?.[ownId(plan)]?.network === 'in');
    // One doctor can be named by several items: what is decided stands at the first.
    const first = draft.care.find(({ provider }) => provider === doctor.id) === item;
    const charge = page.answer?.result.defaults.find((one) => one.item === item.id && one.field === 'charge');
    return html`<div class="named" id=${pointer} tabindex="-1">
      ${answerList(planAnswers(words, draft, item))}
      ${charge ? html`<p class="help">${say('assumed.charge', { amount: words.money(charge.amount) })}</p>` : nothing}
      ${doctor.accepting ? html`<p class="help">${acceptingWords(words, doctor.accepting)}</p>` : nothing}
      ${sourceWords(words, draft, doctor).map((text) => html`<p class="help">${text}</p>`)}
      ${
        everywhere || !first
          ? nothing
          : keepOrSwitch(page, at(pointer, 'ifOutside'), doctor.ifOutside, (what) =>
              page.type(at(pointer, 'ifOutside'), what),
            )
      }
    </div>`;
  }
  if (!medicine) return nothing;
  const pointer = at('/drugs', draft.drugs?.indexOf(medicine) ?? 0);
  const unclear = draft.plans.some((plan) =>
    ['unknown', 'notCovered'].includes(medicine.plans?.[ownId(plan)]?.service ?? 'unknown'),
  );
  const first = draft.care.find(({ drug }) => drug === medicine.id) === item;
  return html`<div class="named" id=${pointer} tabindex="-1">
    ${answerList(planAnswers(words, draft, item))}
    ${sourceWords(words, draft, medicine).map((text) => html`<p class="help">${text}</p>`)}
    ${
      unclear && first
        ? selectField(page, at(pointer, 'ifUnknown'), {
            label: say('listing.ifUnknown'),
            help: say('listing.ifUnknown.help'),
            choices: [
              ['', say('listing.ifUnknown.none')],
              ...drugTiers.map((tier): Choice => [tier, serviceName(words, tier)]),
            ],
            change: (tier) => page.type(at(pointer, 'ifUnknown'), tier || undefined),
          })
        : nothing
    }
  </div>`;
}

/** What of the doctors whom nothing is to be decided about, under a plan; and how what is said of several others adds up. */
export function doctorsUnder({ words }: Page, { draft }: Answer, plan: PlanResult): string[] {
  const decided = new Set(plan.providers.choices.map(({ provider }) => provider));
  const undecided = (plan.networks ?? [])
    .filter(({ provider }) => !decided.has(provider))
    .map(({ provider, network }) => {
      const own = draft.plans.find(({ id }) => id === plan.id);
      const doctor = draft.providers?.find(({ id }) => id === provider);
      const listing = own && doctor?.plans?.[ownId(own)];
      return words.say('listing.row', {
        name: providerName(words, draft, provider),
        standing: own ? standingOf(own, listing) : network,
        tier: listing?.tier ?? '',
        accepting: doctor?.accepting ?? '',
      });
    });
  return plan.providers.choices.length > 1 ? [...undecided, words.say('listing.alone')] : undecided;
}

/** The rows of an answer about medicines. */
export function namedRows({ words }: Page, { draft, result }: Answer): Row[] {
  const { list } = words;
  if (!result.plans.some(({ drugs }) => drugs?.some(({ fills }) => fills.length > 0))) return [];
  const cell = (plan: PlanResult) =>
    (plan.drugs ?? [])
      .filter(({ fills }) => fills.length > 0)
      .map((drug: DrugResult) => {
        const rules = list(ruleWords(words, drug));
        return html`<p class="choice">${drugName(words, draft, drug.drug)}: ${fillWordsOf(words, drug)}${rules && `; ${rules}`}</p>`;
      });
  return [{ label: 'row.drugs', cell }];
}
