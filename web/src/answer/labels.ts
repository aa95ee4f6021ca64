import { kindOf, type Draft, type Item, type Member } from '../draft/draft';
import { groupNames, isService, serviceGroups, unitOf } from '../draft/services';
import { isType } from '../draft/plan-types';
import type { Words } from '../words/words';

/** What is chosen, and what it is called. */
export type Choice = readonly [value: string, label: string];

/** What the page calls a member: nobody has to type names. */
export function memberName(words: Words, draft: Draft, id: string): string {
  const member = draft.members.find((one) => one.id === id);
  if (!member) return words.say('member.unknown');
  const alike = draft.members.filter((other) => other.relationship === member.relationship);
  if (alike.length === 1) return words.say(`member.${member.relationship}`);
  return words.say(`member.numbered`, {
    name: words.say(`member.${member.relationship}`),
    number: alike.indexOf(member) + 1,
  });
}

/** The members to choose from, those of an item that has none among them too. */
export const memberChoices = (words: Words, draft: Draft): [string, string][] =>
  draft.members.map((member: Member) => [member.id, memberName(words, draft, member.id)]);

export const serviceName = (words: Words, id: string): string => (isService(id) ? words.say(`service.${id}`) : id);

/** Who gives care, by name; a number where a link has no names. */
export function providerName({ say }: Words, { providers = [] }: Draft, id: string): string {
  const at = providers.findIndex((one) => one.id === id);
  return providers[at]?.name || say('named.doctor', { number: at + 1 });
}

/** What a medicine is called; a number where a link has no names. */
export function drugName({ say }: Words, { drugs = [] }: Draft, id: string): string {
  const at = drugs.findIndex((one) => one.id === id);
  return drugs[at]?.name || say('named.medicine', { number: at + 1 });
}

/** What care it is: a service, with whom where that is said, or a medicine. */
export function careName(words: Words, draft: Draft, { service, provider, drug }: Item): string {
  if (drug !== undefined) return drugName(words, draft, drug);
  const what = serviceName(words, service);
  return provider === undefined
    ? what
    : words.say('named.visit', { service: what, name: providerName(words, draft, provider) });
}

/** Every service that is not left out, under the headings of its groups. */
export const serviceChoices = ({ say }: Words, without: readonly string[] = []) =>
  groupNames.map((name) => ({
    label: say(`group.${name}`),
    choices: serviceGroups[name]
      .filter((service) => !without.includes(service))
      .map((service): Choice => [service, say(`service.${service}`)]),
  }));

const months = Array.from({ length: 12 }, (_, i) => i + 1);

/** The months of a year by name, and numbers of months, to choose from. */
export const monthChoices = ({ monthName }: Words): Choice[] =>
  months.map((month) => [String(month), monthName(month)]);
export const monthCountChoices = ({ say }: Words): Choice[] =>
  months.map((count) => [String(count), say('months', { count })]);

/** The months in which a member is away, in words; none where there are none, or no such month. */
export const awayWords = ({ say, monthName }: Words, { away }: Member): string[] =>
  away && /^([1-9]|1[0-2])$/.test(away.startMonth)
    ? [say('away.months', { month: monthName(Number(away.startMonth)), count: Number(away.months) || 0 })]
    : [];

/** What an item of care is counted in. */
function unitName(service: string, supply = '30') {
  const unit = isService(service) ? unitOf(service) : 'item';
  return unit === 'fill' && supply === '90' ? 'fill90' : unit;
}

/** "How many visits", "How many fills". */
export const countName = (words: Words, service: string, supply?: string): string =>
  words.say(`count.${unitName(service, supply)}`);

/** "Price of a whole stay", "Price of a 90-day fill". */
export const priceName = (words: Words, item: Item): string =>
  words.say('care.price', { unit: unitName(kindOf(item), item.supply) });

/** How a drug is filled, where not for 30 days at a pharmacy. */
export const fillWords = ({ say }: Words, { supply, mail }: { supply?: string; mail?: boolean }): string[] =>
  supply === '90' ? [say(mail ? 'fill.mail90' : 'fill.retail90')] : mail ? [say('fill.mail30')] : [];

/** An item in a few words: the service and whose it is. */
export function itemName(words: Words, draft: Draft, item: Item): string {
  return words.say('care.name', {
    service: careName(words, draft, item),
    who: memberName(words, draft, item.member),
  });
}

/**
 * What sentences call each plan, by its id: "the HMO" where no other plan is of
 * its type, else its name; a line of its own has "HMO". Tables have the whole name.
 */
export function shortNames(
  { say, named }: Words,
  plans: readonly { id: string; name: string; type: string }[],
  where: 'sentence' | 'line' = 'sentence',
): Map<string, string> {
  const alone = (type: string) => plans.length > 1 && plans.filter((one) => one.type === type).length === 1;
  return new Map(
    plans.map(({ id, name, type }) => [
      id,
      !isType(type) || !alone(type)
        ? named(name)
        : where === 'line'
          ? say(`type.name.${type}`)
          : say('answer.short', { type }),
    ]),
  );
}

/** A sentence that begins with a name begins with a capital letter. */
export const sentence = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
