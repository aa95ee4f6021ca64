// What keeping the doctors outside a network costs, and what switching changes (R49), in words.
import type { DrugResult, ProviderChoice } from '../engine/types';
import { ownId } from '../draft/draft';
import { drugName, itemName, memberName, providerName, serviceName } from './labels';
import { cents } from './order';
import { yearOf, type Answer, type Ranked } from './verdict';
import type { Words } from '../words/words';

const size = (amount: string) => amount.replace(/^-/, '');

/** Nothing under $10 is told (R52). */
export const worthTelling = (amount: string | undefined): amount is string =>
  amount !== undefined && (cents(size(amount)) ?? 0n) >= 1000n;

/** What follows the answer where the household has a choice: what it costs to keep, and what would be with the other choice. */
export function keeping(
  words: Words,
  { draft }: Answer,
  plans: readonly Ranked[],
  called: (plan: Ranked) => string,
): string[] {
  const { say, about, list } = words;
  const all = plans.map((ranked) => ({ name: called(ranked), ...yearOf(ranked).providers }));
  const choices = all.flatMap((one) => one.choices);
  const [first] = all;
  if (!first || choices.length === 0) return [];
  const count = new Set(
    choices.map(({ item, provider, member, service }) => provider ?? item ?? `${member} ${service}`),
  ).size;
  const telling = all.filter(({ difference }) => worthTelling(difference));
  const [only] = choices;
  // By name where it is about one doctor; of several the plans below tell who is in which.
  const doctor =
    only?.provider !== undefined &&
    choices.every(({ provider }) => provider === only.provider) &&
    words.has('listing.kept')
      ? {
          name: providerName(words, draft, only.provider),
          plans: list(all.filter((one) => one.choices.length > 0).map(({ name }) => name)),
        }
      : undefined;
  if (telling.length === 0) return [doctor ? say('listing.same', doctor) : say('providers.same', { count })];
  const chosen = (what: ProviderChoice['chosen']) => choices.every((one) => one.chosen === what);
  // Of more than three plans the table below tells better.
  const costs = telling.slice(0, 3).map(({ name, told }) =>
    say('providers.cost', {
      amount: words.told(size(told)),
      way: told.startsWith('-') ? 'less' : 'more',
      plan: name,
    }),
  );
  const other = chosen('switch') ? 'kept' : 'switched';
  const least = all.reduce((a, b) => ((cents(b[other]) ?? 0n) < (cents(a[other]) ?? 0n) ? b : a));
  return [
    doctor
      ? say(chosen('switch') ? 'listing.switched' : 'listing.kept', { ...doctor, costs: list(costs) })
      : say(chosen('switch') ? 'providers.switched' : chosen('keep') ? 'providers.kept' : 'providers.some', {
          count,
          costs: list(costs),
        }),
    say(other === 'kept' ? 'providers.if.kept' : 'providers.if.switched', {
      count,
      plan: least.name,
      total: about(least[other]),
      which: all.length === 1 ? 'only' : least === first ? 'still' : 'other',
    }),
  ];
}

/** What would be if a doctor of whom it is not known were outside a network. */
export function unknown(
  words: Words,
  { draft }: Answer,
  plans: readonly Ranked[],
  called: (plan: Ranked) => string,
): string[] {
  if (!words.has('listing.unknown')) return [];
  return plans
    .flatMap((ranked) =>
      (yearOf(ranked).providers.ifOutside ?? []).map(({ provider, difference }) =>
        words.say('listing.unknown', {
          name: providerName(words, draft, provider),
          plan: called(ranked),
          effect: worthTelling(difference) ? (difference.startsWith('-') ? 'less' : 'more') : 'none',
          amount: words.about(size(difference)),
        }),
      ),
    )
    .slice(0, 3);
}

/** What a medicine costs under each plan, a fill; nothing where none is filled. */
export function filling(
  words: Words,
  { draft }: Answer,
  plans: readonly Ranked[],
  called: (plan: Ranked) => string,
): string[] {
  if (!words.has('listing.fill')) return [];
  return (draft.drugs ?? []).slice(0, 3).flatMap(({ id, plans: said }) => {
    const costs = plans.slice(0, 4).flatMap((ranked) => {
      const drug = ranked.plan.drugs?.find((one) => one.drug === id);
      const text = drug ? fillWordsOf(words, drug) : '';
      return text ? [words.say('listing.with', { cost: text, plan: called(ranked) })] : [];
    });
    if (costs.length === 0) return [];
    const name = drugName(words, draft, id);
    const generic = draft.plans.filter((plan) => said?.[ownId(plan)]?.asGeneric);
    const names = generic.map((plan) => plan.name);
    // What the generic costs is told in the plans' own words.
    const terms = generic.flatMap((plan) => {
      const text = plan.benefits[said?.[ownId(plan)]?.genericAs ?? '']?.terms;
      return text ? [words.say('listing.with', { cost: words.say('listing.quoted', { text }), plan: plan.name })] : [];
    });
    return [
      words.say('listing.costs', { name, costs: words.list(costs) }),
      ...(generic.length > 0
        ? [
            words.say('listing.generic', {
              name,
              plans: words.list(names),
              count: names.length,
              known: terms.length > 0 ? 'yes' : 'no',
              terms: words.list(terms),
            }),
          ]
        : []),
    ];
  });
}

/** What one fill of a medicine costs under a plan; nothing where none is filled. */
export function fillWordsOf({ say, about }: Words, { service, fills }: DrugResult): string {
  const all = fills.flatMap(({ least, most }) => (least !== undefined && most !== undefined ? [least, most] : []));
  const inOrder = all.toSorted((a, b) => Number((cents(a) ?? 0n) - (cents(b) ?? 0n)));
  const [least, most] = [inOrder[0], inOrder.at(-1)];
  if (least === undefined || most === undefined) return '';
  return say('listing.fill', {
    range: least === most ? 'no' : 'yes',
    least: about(least),
    most: about(most),
    answer: service,
    price: fills[0]?.priceFrom ?? '',
  });
}

/** What a choice is about, and what the other would change. */
function parts(
  words: Words,
  { draft }: Answer,
  { item, provider, member, service, chosen, difference, told }: ProviderChoice,
) {
  const listed = draft.care.find((one) => one.id === item);
  const effect = !worthTelling(difference) ? 'none' : difference.startsWith('-') ? 'less' : 'more';
  return {
    name:
      provider !== undefined
        ? providerName(words, draft, provider)
        : listed
          ? itemName(words, draft, listed)
          : `${serviceName(words, service ?? '')} (${memberName(words, draft, member ?? '')})`,
    chosen,
    effect,
    amount: effect === 'none' ? '' : words.told(size(told ?? '')),
  };
}

/** One choice under a plan: what it is about, what is chosen, and what the other would change. */
export const choiceWords = (words: Words, answer: Answer, choice: ProviderChoice): string =>
  words.say('providers.choice', parts(words, answer, choice));

/** The same in the answer's columns, named only where there are several. */
export function choiceInRow(words: Words, answer: Answer, choice: ProviderChoice, several: boolean): string {
  const { name, ...of } = parts(words, answer, choice);
  const what = words.say('row.doctors.choice', of);
  return several ? words.say('row.doctors.named', { name, what }) : what;
}
