// Everything that was put in, in words, so that it can be read elsewhere and put in again.
import {
  kindOf,
  payer,
  type ByTier,
  type Draft,
  type Item,
  type Limit,
  type Member,
  type Paid,
  type Plan,
  type Used,
} from '../draft/draft';
import { isType } from '../draft/plan-types';
import { inDollars } from '../draft/quick';
import { services } from '../draft/services';
import type { Key, Words } from '../words/words';
import { benefitWords, visitLimitWords } from './benefit-words';
import { awayWords, careName, countName, fillWords, memberName, priceName, serviceName } from './labels';
import { listedWords } from './named';
import { limitOf } from './limit-name';

/** Something that was put in: of the household with one value, of the plans with one for each, empty where it has none. */
export interface InputRow {
  readonly label: string;
  readonly values: readonly string[];
}

export interface InputPart {
  readonly title: string;
  readonly rows: readonly InputRow[];
}

/** Between the parts of a value: terms have commas and semicolons of their own. */
const joined = (parts: readonly string[]): string => parts.filter(Boolean).join(' · ');

/** A name and what is stated there: “Age: 42”; nothing where nothing is. */
const stated = (name: string, value: string | undefined): string => (value ? `${name}: ${value}` : '');

const isMonth = (text: string | undefined): text is string => /^([1-9]|1[0-2])$/.test(text ?? '');

/** What was put in of the household: who is covered and when, and the care that is listed. */
export function householdInputs(words: Words, draft: Draft): InputPart[] {
  const { say, monthName } = words;
  const { year, startMonth, months } = draft;
  const from = isMonth(startMonth) ? `${monthName(Number(startMonth))} ${year}` : joined([startMonth, year]);
  return [
    {
      title: say('step.title.who'),
      rows: [
        ...draft.members.map((member) => ({
          label: memberName(words, draft, member.id),
          values: [joined(memberWords(words, member))],
        })),
        ...draft.members.flatMap((member) => already(words, draft, member)),
        { label: say('coverage.title'), values: [joined([from, say('months', { count: Number(months) || 0 })])] },
        { label: say('payer.title'), values: [say(`payer.${payer(draft)}`)] },
      ],
    },
    {
      title: say('care.known'),
      rows: draft.care.map((item) => ({
        label: `${careName(words, draft, item)} (${memberName(words, draft, item.member)})`,
        values: [joined(itemWords(words, draft, item))],
      })),
    },
  ].filter(({ rows }) => rows.length > 0);
}

function memberWords(words: Words, member: Member): string[] {
  const { say, list } = words;
  const { age, sex, use = 'none', conditions = [], fills, outOfNetwork = [] } = member;
  return [
    stated(say('member.age'), age),
    chosen(words, 'member.sex', sex || 'unsaid'),
    use === 'none' || use === '' ? say('usual.none') : stated(say('usual.title'), chosen(words, 'use', use)),
    stated(say('conditions.title'), list(conditions.map((one) => chosen(words, 'condition', one)))),
    ...awayWords(words, member),
    stated(say('fills.title'), fills ? list(fillWords(words, fills)) : ''),
    stated(
      say('doctors.usual'),
      list(
        outOfNetwork.map(
          ({ service, visits, ifOutside }) =>
            `${serviceName(words, service)} ${visits} (${say(`care.ifOutside.${ifOutside === 'switch' ? 'switch' : 'keep'}`)})`,
        ),
      ),
    ),
  ];
}

/** What was paid and used before the estimate begins. */
function already(words: Words, draft: Draft, member: Member): InputRow[] {
  const { say, list } = words;
  const label = `${memberName(words, draft, member.id)}, ${say('paid.title')}`;
  const under = ({ plan = '' }: Paid | Used) => draft.plans.find(({ id }) => id === plan)?.name ?? '';
  const where = (network: string | undefined) =>
    network === undefined || network === '' ? '' : say(`network.${network === 'outOfNetwork' ? network : 'inNetwork'}`);
  const paid = (one: Paid) => [
    dollars(words, one.amount),
    say(`limit.${one.toward === 'outOfPocketMaximum' ? one.toward : 'deductible'}`),
    one.services ? list(one.services.map((id) => serviceName(words, id))) : chosen(words, 'covers', one.covers),
    where(one.network),
    one.tier ? say('tiers.tier', { tier: one.tier }) : '',
    under(one),
  ];
  const used = (one: Used) => [`${serviceName(words, one.service)} ${one.count}`, where(one.network), under(one)];
  return [...(member.alreadyPaid ?? []).map(paid), ...(member.alreadyUsed ?? []).map(used)].map((parts) => ({
    label,
    values: [joined(parts)],
  }));
}

const questions = ['atNetworkFacility', 'consented', 'emergency', 'admitted', 'away', 'authorized'] as const;

function itemWords(words: Words, draft: Draft, item: Item): string[] {
  const { say, list } = words;
  const { outOfNetwork: outside, tier = {} } = item;
  const plans = Array.isArray(outside) ? draft.plans.filter(({ id }) => outside.includes(id)) : [];
  const tiers = typeof tier === 'string' ? draft.plans.map(({ id }) => [id, tier]) : Object.entries(tier);
  return [
    stated(countName(words, kindOf(item), item.supply), item.count),
    stated(say('care.days'), item.days),
    ...fillWords(words, item),
    outside === true ? say('care.about.outside') : '',
    plans.length > 0 ? say('care.about.some', { plans: list(plans.map(({ name }) => name)) }) : '',
    ...listedWords(words, draft, item),
    outside === true || plans.length > 0
      ? say(`care.ifOutside.${item.ifOutside === 'switch' ? 'switch' : 'keep'}`)
      : '',
    ...tiers.flatMap(([id, number = '']) => {
      const plan = draft.plans.find((one) => one.id === id);
      return plan ? [say('care.about.tier', { tier: number, plan: plan.name })] : [];
    }),
    stated(priceName(words, item), dollars(words, item.price)),
    stated(say('care.charge'), dollars(words, item.charge)),
    item.referral === 'have' || item.referral === 'none' ? say(`care.referral.${item.referral}`) : '',
    stated(say('care.course'), item.course),
    stated(
      say('care.dates'),
      list((item.dates ?? []).map((date) => (/^\d{4}-\d\d-\d\d$/.test(date) ? words.date(date) : date))),
    ),
    ...questions.map((one) => (item[one] ? say(`care.${one}`) : '')),
  ];
}

const dollars = ({ locale }: Words, text: string | undefined): string => inDollars(text ?? '', locale.marks);

/** The words for a choice, or what stands there where it is none. */
function chosen(words: Words, part: string, choice = ''): string {
  const key = `${part}.${choice}`;
  return words.has(key) ? words.say(key) : choice;
}

/** What was put in of the plans: their terms, a value for each plan. */
export function planInputs(words: Words, draft: Draft): InputPart[] {
  const { say } = words;
  const { plans } = draft;
  const row = (label: string, value: (plan: Plan) => string): InputRow => ({ label, values: plans.map(value) });
  const yesNo = (field: 'requiresPCP' | 'requiresReferral' | 'requiresServiceArea' | 'grandfathered' | 'hsaEligible') =>
    row(say(`plan.${field}`), ({ [field]: stated }) => (stated === undefined ? '' : say(stated ? 'yes' : 'no')));
  const serviceList = (field: 'referralServices' | 'authorizationServices') =>
    row(say(`plan.${field}`), ({ [field]: own }) =>
      own ? joined(own.map((id) => serviceName(words, id))) || say('quick.none') : '',
    );
  const limits = (field: 'deductibles' | 'outOfPocketMaximums', label: Key) =>
    row(say(label), (plan) => (plan[field] ?? []).map((limit) => limitWords(words, limit)).join('; '));
  return [
    {
      title: say('step.title.plans'),
      rows: [
        row(say('plan.type'), ({ type }) => (isType(type) ? say(`type.name.${type}`) : type)),
        row(say('list.issuer'), ({ issuer = '' }) => issuer),
        row(say('plan.year'), ({ year = '' }) => year),
        row(say('quick.whose'), ({ through }) => (through ? memberName(words, draft, through) : '')),
        row(say('quick.alone'), ({ childAlone }) => (childAlone ? say('yes') : '')),
        row(say('plan.metalLevel'), ({ metalLevel = '' }) => metalLevel),
        row(say('premium.title'), (plan) => joined(premiumWords(words, plan))),
        row(say('premium.employerShare'), ({ premium }) => byTier(words, premium.employerShare)),
        row(say('premium.taxCredit'), ({ premium }) => dollars(words, premium.taxCredit)),
        row(say('accounts.hsa'), ({ accounts }) => byTier(words, accounts?.hsaContribution)),
        row(say('accounts.hra'), ({ accounts }) => byTier(words, accounts?.hra)),
        limits('deductibles', 'limit.deductible'),
        limits('outOfPocketMaximums', 'limit.outOfPocketMaximum'),
        row(say('plan.unmarkedTerms'), ({ unmarkedTerms = '' }) => unmarkedWords(words, unmarkedTerms)),
        row(say('plan.allowedPercent'), ({ allowedPercent }) => percent(allowedPercent)),
        row(say('plan.usualAndCustomaryPercent'), ({ usualAndCustomaryPercent }) => percent(usualAndCustomaryPercent)),
        yesNo('requiresReferral'),
        yesNo('requiresPCP'),
        yesNo('requiresServiceArea'),
        serviceList('referralServices'),
        serviceList('authorizationServices'),
        row(say('tiers.shares'), ({ tierShares = [] }) =>
          joined(tierShares.map((share, i) => stated(say('tiers.tier', { tier: i + 1 }), percent(share)))),
        ),
        yesNo('grandfathered'),
        yesNo('hsaEligible'),
        row(say('tag.illustration'), ({ illustrations = [] }) =>
          illustrations.length > 0 ? say('plan.digest.marked') : '',
        ),
        row(say('plan.acaLimit'), ({ acaLimit }) => dollars(words, acaLimit)),
        row(say('shared.one'), ({ serviceLimits = [] }) =>
          serviceLimits
            .map(({ services: which = [], limit }) =>
              stated(words.list(which.map((id) => serviceName(words, id))), joined(visitLimitWords(words, limit))),
            )
            .join('; '),
        ),
        row(say('prices.title'), ({ prices = {} }) =>
          joined(Object.entries(prices).map(([id, price]) => stated(serviceName(words, id), dollars(words, price)))),
        ),
      ],
    },
    ...columns.map(([column, title]) => ({
      title: say(title, { tier: column.at(-1) ?? '' }),
      rows: alike(
        benefitsOf(plans).map((service) =>
          row(serviceName(words, service), ({ benefits: { [service]: benefit = {} } }) =>
            joined([
              benefit[column] ?? '',
              // What holds of a service wherever it is stands with its terms in the network.
              ...(column === 'terms' ? benefitWords(words, benefit) : []),
            ]),
          ),
        ),
      ),
    })),
  ]
    .map(({ title, rows }) => ({ title, rows: rows.filter(({ values }) => values.some(Boolean)) }))
    .filter(({ rows }) => rows.length > 0);
}

/** Where terms can hold, and what that is called. */
const columns = [
  ['terms', 'benefit.in'],
  ['tier2', 'benefit.tier'],
  ['tier3', 'benefit.tier'],
  ['outOfNetwork', 'benefit.out'],
  ['retail90', 'benefit.retail90'],
  ['mail90', 'benefit.mail90'],
] as const satisfies readonly (readonly [string, Key])[];

/** The services for which a plan states something, in their usual order. */
function benefitsOf(plans: readonly Plan[]): string[] {
  const stated = new Set(plans.flatMap(({ benefits }) => Object.keys(benefits)));
  const known = services.filter((service) => stated.delete(service));
  return [...known, ...stated];
}

/** Rows that say the same under every plan as one row, by all their names. */
function alike(rows: readonly InputRow[]): InputRow[] {
  const groups = new Map<string, InputRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(row.values);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => ({
    label: group.map(({ label }) => label).join(', '),
    values: group[0]?.values ?? [],
  }));
}

const percent = (text: string | undefined): string => (text ? `${text}%` : '');

const tierNames = ['individual', 'individualAndSpouse', 'individualAndChildren', 'family'] as const;

/** One amount, or one for each kind of household. */
const byTier = (words: Words, amounts: ByTier | undefined): string =>
  typeof amounts === 'object'
    ? joined(tierNames.map((tier) => stated(words.say(`tier.${tier}`), dollars(words, amounts[tier]))))
    : dollars(words, amounts);

function premiumWords(words: Words, { premium: { amount, byAge = [], period = 'month' } }: Plan): string[] {
  return [
    byTier(words, amount),
    ...byAge.map(({ from, to, amount: its }) => stated(from === to ? from : `${from}–${to}`, dollars(words, its))),
    chosen(words, 'premium.period', period),
  ];
}

/** A limit by all that is stated of it. */
function limitWords(words: Words, { self, person, family, aggregate, ...limit }: Limit): string {
  const { say, list } = words;
  const { tiers = [], startsAnew } = limit;
  const of = {
    ...limit,
    tiers: tiers.map(Number),
    startsAnew: isMonth(startsAnew) ? Number(startsAnew) : undefined,
  };
  const services = list((limit.services ?? []).map((id) => serviceName(words, id)));
  return joined([
    // What is chosen there is one of the engine's words.
    limitOf(words, of as Parameters<typeof limitOf>[1], services),
    stated(say('limit.self'), dollars(words, self)),
    stated(say('limit.person'), dollars(words, person)),
    stated(say('limit.family'), dollars(words, family)),
    aggregate ? say('limit.aggregate') : '',
  ]);
}

const unmarked: Record<string, Key> = {
  copaysWaived: 'plan.unmarkedTerms.copays',
  afterDeductible: 'plan.unmarkedTerms.after',
  deductibleWaived: 'plan.unmarkedTerms.waived',
};

const unmarkedWords = ({ say }: Words, terms: string): string => {
  const key = unmarked[terms];
  return key ? say(key) : terms;
};
