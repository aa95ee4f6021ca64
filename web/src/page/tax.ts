// What is saved in taxes: how the household files, what it earns, and the money that goes
// untaxed. Like what the tax credit depends on, it is neither sent nor stored, and links
// leave it out.
import { html, nothing, type TemplateResult } from 'lit';
import { memberName, monthChoices, type Choice } from '../answer/labels';
import { cents } from '../answer/order';
import { coversSpouse, payer } from '../draft/draft';
import { at } from '../draft/pointer';
import type { FilingStatus } from '../engine/types';
import { amountField, checkField, percentField, selectField } from './fields';
import type { Page } from './page';

const statuses = [
  'single',
  'marriedFilingJointly',
  'marriedFilingSeparately',
  'headOfHousehold',
] as const satisfies readonly FilingStatus[];

/** Who turns 55 or 65 within the year is asked when, where the coverage does not begin with the year. */
const birthdays = ['54', '64'];

export function taxes(page: Page): TemplateResult {
  const { draft, words } = page;
  const { say } = words;
  const { filingStatus, hsa } = draft.tax ?? {};
  const employed = payer(draft) === 'employer';
  const joint = filingStatus === 'marriedFilingJointly';
  // Of a couple with plans through each of them, the first wages are those of whoever the household is named after.
  const through = (who: string) =>
    draft.members.some(
      ({ id, relationship }) => relationship === who && draft.plans.some((plan) => plan.through === id),
    );
  const both = joint && through('self') && through('spouse');
  const withHSA = draft.plans.some(({ hsaEligible }) => hsaEligible) || Boolean(hsa?.amount);
  return html`<div class="credit tax">
    <p class="help">${say('tax.lead')}</p>
    ${selectField(page, '/tax/filingStatus', {
      label: say('tax.status'),
      choices: statuses.map((status): Choice => [status, say(`tax.status.${status}`)]),
    })}
    ${amountField(page, '/tax/wages', {
      label: say('tax.wages', { year: draft.year, joint: joint && !both ? 'yes' : 'no' }),
      help: say('tax.wages.help'),
    })}
    ${joint ? amountField(page, '/tax/spouseWages', { label: say('tax.spouseWages', { year: draft.year, both: both ? 'yes' : 'no' }), optional: true }) : nothing}
    ${joint && !coversSpouse(draft) ? checkField(page, '/tax/spouseAged', { label: say('tax.spouseAged', { year: draft.year }) }) : nothing}
    ${amountField(page, '/tax/otherIncome', { label: say('tax.otherIncome'), help: say('tax.otherIncome.help'), optional: true })}
    ${
      withHSA
        ? html`${amountField(page, '/tax/hsa/amount', { label: say('tax.hsa'), help: say('tax.hsa.help'), optional: true })}
          ${employed ? checkField(page, '/tax/hsa/throughPayroll', { label: say('tax.hsa.payroll') }) : nothing}`
        : html`<p class="help">${say('tax.hsa.none')}</p>`
    }
    ${
      employed
        ? html`${amountField(page, '/tax/healthFSA/amount', { label: say('tax.fsa'), help: say('tax.fsa.help'), optional: true })}
          ${checkField(page, '/tax/pretaxPremium', { label: say('tax.premium'), help: say('tax.premium.help') })}`
        : nothing
    }
    ${percentField(page, '/tax/stateRate', { label: say('tax.state'), help: say('tax.state.help'), optional: true })}
    ${draft.members.map((member, i) =>
      birthdays.includes(member.age) && member.relationship !== 'child' && draft.startMonth !== '1'
        ? selectField(page, at(at('/members', i), 'birthMonth'), {
            label: say('credit.birthMonth', { name: memberName(words, draft, member.id) }),
            choices: [['', say('where.choose')], ...monthChoices(words)],
          })
        : nothing,
    )}
    ${said(page)}
  </div>`;
}

/** What the engine says of it, plan by plan. */
function said({ answer, upToDate, draft, words }: Page): TemplateResult {
  const { say, money } = words;
  if (!draft.tax?.wages) return html`<p class="help">${say('tax.needs')}</p>`;
  const plans = upToDate ? (answer?.result.plans ?? []).filter(({ tax }) => tax) : [];
  if (plans.length === 0) return html``;
  return html`<ul class="facts credit-says" aria-label=${say('payer.tax')}>
      ${plans.map(({ name, tax, taxSaved = '0.00' }) => {
        if (!tax || !cents(taxSaved)) return html`<li>${say('tax.plan.none', { plan: name })}</li>`;
        const some = (amount: string) => (cents(amount) ? money(amount) : '');
        const taxes = [
          ...(cents(tax.incomeTax) ? [say('tax.of.income', { amount: some(tax.incomeTax) })] : []),
          ...(cents(tax.socialSecurity) ? [say('tax.of.socialSecurity', { amount: some(tax.socialSecurity) })] : []),
          ...(cents(tax.medicare) ? [say('tax.of.medicare', { amount: some(tax.medicare) })] : []),
          ...(cents(tax.stateTax) ? [say('tax.of.state', { amount: some(tax.stateTax) })] : []),
        ];
        const more = tax.moreCredit;
        return html`<li>
          ${say('tax.plan', { plan: name, amount: money(taxSaved), taxes: words.list(taxes) })}
          ${more && cents(more) ? say('tax.credit', { amount: money(more.replace('-', '')), sign: more.startsWith('-') ? 'less' : 'more' }) : nothing}
        </li>`;
      })}
    </ul>
    <p class="help">${say('tax.about')}</p>`;
}
