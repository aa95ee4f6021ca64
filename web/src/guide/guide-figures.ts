// The household's own dollars, beside the guide's statements that have some.
import type { Words } from '../words/words';
import { cents, leading } from '../answer/order';
import { worthTelling } from '../answer/providers';
import type { GuideData, GuidePlan } from './data';

/** A statement of the guide, numbered as in its messages. */
export type Statement = `s${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14}`;

/** Those whose sentences are of the simulated years, where there are some. */
export const ofYears: ReadonlySet<Statement> = new Set(['s4', 's7', 's8', 's9', 's10', 's13']);

/** What a statement means for this household: sentences, or none. */
export function own(words: Words, statement: Statement, data: GuideData): string[] {
  return found[statement]?.(words, data) ?? [];
}

type Amounts = 'premium' | 'deductible' | 'copay' | 'notCovered' | 'balanceBill';

const each = ({ say, about, list }: Words, plans: readonly GuidePlan[], amount: Amounts): string =>
  list(plans.map((plan) => say('guide.own.each', { plan: plan.name, amount: about(plan[amount]) })));

const names = ({ list }: Words, plans: readonly GuidePlan[]): string => list(plans.map((plan) => plan.name));

/** Whether several plans cost the least, in words: then none of them does. */
const tied = (plans: readonly GuidePlan[]): boolean =>
  leading(plans.toSorted((one, other) => Number((cents(one.total) ?? 0n) - (cents(other.total) ?? 0n)))).length > 1;

/** What a rule costs or saves, plan by plan, where a comparison tells. */
const rule = (
  { say, about, told }: Words,
  { plans, comparison }: GuideData,
  which: 'network' | 'referral' | 'serviceArea',
): string[] =>
  plans.flatMap((plan) => {
    const cost = comparison?.plans.find((one) => one.id === plan.id)?.rules.find((one) => one.rule === which);
    // What it costs to keep doctors has one figure, which the answer tells (R51).
    const kept = which === 'network' && plan.providers.choices.length > 0;
    const difference = kept ? plan.providers.difference : cost?.difference;
    if (difference === undefined) return [];
    // Who sees nobody outside a network learns nothing from what that would change.
    if (which === 'network' && !kept && !worthTelling(difference)) return [];
    const effect = !worthTelling(difference) ? 'none' : difference.startsWith('-') ? 'saves' : 'costs';
    const amount = kept ? told(plan.providers.told.replace('-', '')) : about(difference.replace('-', ''));
    return [say(`guide.own.rule.${which}`, { plan: plan.name, effect, amount })];
  });

const found: Partial<Record<Statement, (words: Words, data: GuideData) => string[]>> = {
  s1: (words, { plans }) => [words.say('guide.own.premium', { plans: each(words, plans, 'premium') })],
  s2: ({ say }, { plans }) =>
    plans
      .filter((plan) => plan.asks.network && plan.providers.choices.length > 0)
      .map((plan) =>
        say('guide.own.changed', {
          plan: plan.name,
          count: plan.providers.choices.filter(({ chosen }) => chosen === 'switch').length,
        }),
      ),
  s3(words, { plans }) {
    const asking = plans.filter((plan) => plan.asks.pcp);
    return [words.say(asking.length > 0 ? 'guide.own.pcp' : 'guide.own.pcp.none', { plans: names(words, asking) })];
  },
  s4(words, data) {
    const { say, about, number } = words;
    const visits = data.plans
      .filter((plan) => plan.asks.referrals)
      .map(({ id, name, asks }) => {
        const years = data.comparison?.plans.find((plan) => plan.id === id);
        const visits = years?.referralVisits ?? 0;
        return data.drawn
          ? say('guide.own.referrals.years', {
              plan: name,
              some: visits > 0 ? 'yes' : 'no',
              visits: number(Math.round(visits / 10) / 10),
              amount: about(years?.referralVisitCost ?? ''),
            })
          : say('guide.own.referrals', {
              plan: name,
              count: asks.referralVisits,
              amount: about(asks.referralVisitCost),
            });
      });
    // Of possible years the visits say what it costs, as among the rules (asks.ts).
    return data.drawn ? visits : [...visits, ...rule(words, data, 'referral')];
  },
  s7: (words, { plans }) => [words.say('guide.own.copay', { plans: each(words, plans, 'copay') })],
  s8(words, data) {
    const limited = data.plans.filter((plan) => plan.asks.network);
    return [
      ...(limited.length > 0 ? [words.say('guide.own.notCovered', { plans: each(words, limited, 'notCovered') })] : []),
      ...rule(words, data, 'network'),
    ];
  },
  s9: (words, { plans }) => [words.say('guide.own.deductible', { plans: each(words, plans, 'deductible') })],
  s10(words, { plans }) {
    const free = plans.filter((plan) => !plan.asks.network);
    return free.length > 0 ? [words.say('guide.own.balanceBill', { plans: each(words, free, 'balanceBill') })] : [];
  },
  s11({ say, money, list }, { plans }) {
    const worst = plans.map((plan) =>
      say('guide.own.each', {
        plan: plan.name,
        amount: plan.worstCase.total === undefined ? say('guide.own.unlimited') : money(plan.worstCase.total),
      }),
    );
    return [say('guide.own.worst', { plans: list(worst) })];
  },
  s12(words, data) {
    const bound = data.plans.filter((plan) => plan.asks.serviceArea);
    return [
      ...(bound.length > 0 ? [words.say('guide.own.serviceArea', { plans: names(words, bound) })] : []),
      ...rule(words, data, 'serviceArea'),
    ];
  },
  s13: ({ say }, { plans, comparison, drawn }) =>
    ((!tied(plans) && comparison?.tippingPoints) || []).flatMap(({ quantity, now, least, most, up, down }) => {
      if (quantity !== 'specialistVisits' && quantity !== 'outOfNetworkVisits') return [];
      const name = (id: string) => plans.find((plan) => plan.id === id)?.name ?? id;
      if (drawn) {
        const change = (count: number) => say(`quantity.${quantity}`, { count: Math.abs(count - now) });
        const tips = [up, down].flatMap((tip, i) =>
          tip
            ? [
                say(i === 0 ? 'guide.own.tip.more' : 'guide.own.tip.fewer', {
                  quantity: change(tip.count),
                  plan: name(tip.plan),
                }),
              ]
            : [],
        );
        return tips.length > 0 ? tips : [say('guide.own.tip.none', { quantity: change(most) })];
      }
      const tips = [up, down].flatMap((tip) =>
        tip ? [say(`guide.own.tip.${quantity}`, { count: tip.count, now, plan: name(tip.plan) })] : [],
      );
      return tips.length > 0 ? tips : [say(`guide.own.tip.${quantity}.none`, { least, most })];
    }),
  s14(words, { plans }) {
    const open = plans.filter((plan) => plan.type === 'HMO' && !plan.asks.referrals);
    return open.length > 0 ? [words.say('guide.own.openAccess', { plans: names(words, open) })] : [];
  },
};
