import type { Draft, Item, Member } from './draft';
import { isService, unitOf } from './services';
import type { Words } from './words';

/** What the page calls a member: nobody has to type names. */
export function memberName(words: Words, draft: Draft, id: string): string {
  const member = draft.members.find((one) => one.id === id);
  if (!member) return words.say('member.unknown');
  const alike = draft.members.filter((other) => other.relationship === member.relationship);
  if (alike.length === 1) return words.say(`member.${member.relationship}`);
  return words.say(`member.numbered`, { name: words.say(`member.${member.relationship}`), number: alike.indexOf(member) + 1 });
}

/** The members to choose from, those of an item that has none among them too. */
export const memberChoices = (words: Words, draft: Draft): [string, string][] =>
  draft.members.map((member: Member) => [member.id, memberName(words, draft, member.id)]);

export const serviceName = (words: Words, id: string): string => (isService(id) ? words.say(`service.${id}`) : id);

/** "How many visits", "How many fills". */
export const countName = (words: Words, service: string): string => words.say(`count.${isService(service) ? unitOf(service) : 'item'}`);

/** An item in a few words: the service and whose it is. */
export function itemName(words: Words, draft: Draft, item: Item): string {
  return words.say('care.name', { service: serviceName(words, item.service), who: memberName(words, draft, item.member) });
}
