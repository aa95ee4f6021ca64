// What an answer lacks that can turn it, said beside it and with what it assumes.
import { payer, type Plan } from '../draft/draft';
import { isOneAmount } from '../draft/premiums';
import type { Words } from '../words/words';
import { cents } from './order';
import type { Answer } from './verdict';

/**
 * What could turn the answer, in sentences: premiums and credits that are not whole, examples' premiums that no
 * marketplace asks, full premiums beside those that an employer pays part of, and cost sharing that an income lowers.
 */
export function cautions(
  { say, list, about }: Words,
  { draft, result }: Answer,
  isExample: (plan: Plan) => boolean,
): string[] {
  const plans = draft.plans.filter(({ id }) => result.plans.some((one) => one.id === id));
  const names = (some: typeof plans) => list(some.map(({ name }) => name));
  const one = plans.filter((plan) => isOneAmount(draft, plan));
  const buys = draft.whoPays !== undefined && payer(draft) === 'marketplace' && result.credit?.year === undefined;
  const without = buys
    ? plans.filter(({ premium, through }) => !through && !(premium.taxCredit && !result.credit))
    : [];
  const examples =
    payer(draft) === 'marketplace' ? plans.filter((plan) => plan.premium.employerShare && isExample(plan)) : [];
  const full =
    payer(draft) === 'employer'
      ? // One amount alone is what the household pays; rates by age or by who is covered are the whole premium.
        plans.filter(({ premium }) => !premium.employerShare && typeof premium.amount !== 'string')
      : [];
  const { year: credit, benchmark, contribution } = result.credit ?? {};
  // Without a credit the contribution is no price.
  const silver = (cents(credit) ?? 0n) > 0n && benchmark !== undefined ? contribution : undefined;
  const percent = result.credit?.reducedCostSharing;
  // The same law takes all shares away from members of tribes, under any plan.
  const taken = result.plans.some(({ reducedCostSharing }) => reducedCostSharing === percent);
  return [
    ...(examples.length > 0
      ? [
          say('assumptions.examples', {
            plans: names(examples),
            known: silver === undefined ? 'no' : 'yes',
            amount: silver === undefined ? '' : about(silver),
          }),
        ]
      : []),
    ...(full.length > 0 ? [say('assumptions.full', { plans: names(full) })] : []),
    ...(one.length > 0 ? [say('assumptions.premium', { plans: names(one) })] : []),
    ...(without.length > 0
      ? [say('assumptions.credit', { plans: names(without), known: result.credit ? 'no' : 'yes', year: draft.year })]
      : []),
    ...(percent === undefined || taken
      ? []
      : [say(percent === 100 ? 'assumptions.reduced.tribal' : 'assumptions.reduced', { percent: String(percent) })]),
  ];
}
