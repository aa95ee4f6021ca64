// What keeping the doctors outside a network costs, and what switching changes (R49), in words.
import type { ProviderChoice } from '../engine/types';
import { itemName, memberName, serviceName } from './labels';
import { cents } from './order';
import { yearOf, type Answer, type Ranked } from './verdict';
import type { Words } from '../words/words';

const size = (amount: string) => amount.replace(/^-/, '');

/** Nothing under $10 is told (R52). */
export const worthTelling = (amount: string | undefined): amount is string =>
  amount !== undefined && (cents(size(amount)) ?? 0n) >= 1000n;

/** What follows the answer where the household has a choice: what it costs to keep, and what would be with the other choice. */
export function keeping(words: Words, plans: readonly Ranked[], called: (plan: Ranked) => string): string[] {
  const { say, about, list } = words;
  const all = plans.map((ranked) => ({ name: called(ranked), ...yearOf(ranked).providers }));
  const choices = all.flatMap((one) => one.choices);
  const [first] = all;
  if (!first || choices.length === 0) return [];
  const count = new Set(choices.map(({ item, member, service }) => item ?? `${member} ${service}`)).size;
  const telling = all.filter(({ difference }) => worthTelling(difference));
  if (telling.length === 0) return [say('providers.same', { count })];
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
    say(chosen('switch') ? 'providers.switched' : chosen('keep') ? 'providers.kept' : 'providers.some', {
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

/** What a choice is about, and what the other would change. */
function parts(words: Words, { draft }: Answer, { item, member, service, chosen, difference, told }: ProviderChoice) {
  const listed = draft.care.find((one) => one.id === item);
  const effect = !worthTelling(difference) ? 'none' : difference.startsWith('-') ? 'less' : 'more';
  return {
    name: listed
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
