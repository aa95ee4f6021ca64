// Who somebody new in the household is to the others: as likely as their age has it, until somebody says.
import type { Draft, Member } from './draft';

/** Whether a member’s relationship follows the age; members that no change has come by yet are not in it. */
const follows = new WeakMap<Member, boolean>();

/** The relationship that an age makes likely, beside the others: insurance covers children until 26. */
function likely(others: readonly Member[], age: number): Member['relationship'] {
  const of = (one: Member['relationship']) => others.find(({ relationship }) => relationship === one);
  // Somebody of 25 can be married to somebody of 27.
  const isChild = age < 18 || (age < 26 && Number(of('self')?.age) - age > 15);
  return of('spouse') || isChild ? 'child' : 'spouse';
}

/** The draft `after` a change, with who somebody new is by the age that is being typed: not where somebody has chosen it. */
export function related(before: Draft, after: Draft): Draft {
  const members = after.members.map((now) => {
    const was = before.members.find(({ id }) => id === now.id);
    if (was === now || follows.has(now)) return now;
    const chosen = was && was.relationship !== now.relationship;
    const follow = !chosen && now.relationship !== 'self' && ((was && follows.get(was)) ?? (was ?? now).age === '');
    const others = after.members.filter((other) => other !== now);
    const member = follow && now.age ? { ...now, relationship: likely(others, Number(now.age)) } : now;
    follows.set(member, follow);
    return member;
  });
  return members.every((member, i) => member === after.members[i]) ? after : { ...after, members };
}
