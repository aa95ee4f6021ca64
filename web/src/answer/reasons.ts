// Where a difference between two plans comes from, in words.
import type { Contribution } from '../engine/types';
import type { Draft } from '../draft/draft';
import { itemName, serviceName } from './labels';
import type { Words } from '../words/words';

/** An amount without its sign, and which it has. */
export const signed = ({ about }: Words, amount: string) => ({
  amount: about(amount.replace(/^-/, '')),
  sign: amount.startsWith('-') ? 'less' : 'more',
});

/** A name within a sentence: “hospital stay (the facility)” of “Hospital stay: the facility”. */
const within = (name: string): string =>
  name.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase()).replace(/: (.*)$/, ' ($1)');

/** One part of a difference, as a sentence with several has it. */
export function briefly(words: Words, draft: Draft, { code, amount, service, item, covers }: Contribution): string {
  const care = draft.care.find(({ id }) => id === item);
  const name = service === undefined ? '' : within(serviceName(words, service));
  const key = `brief.${code}`;
  return words.say(words.has(key) ? key : 'brief.other', {
    ...signed(words, amount),
    covers: covers ?? 'medicalAndDrug',
    service: name,
    item: care ? within(itemName(words, draft, care)) : name,
  });
}

/** One reason for a difference, as a sentence. */
export function because(
  words: Words,
  draft: Draft | undefined,
  { code, amount, count, service, item, covers }: Contribution,
): string {
  const care = draft?.care.find(({ id }) => id === item);
  const name = service === undefined ? '' : serviceName(words, service);
  const ofAll =
    code === 'not-covered' && service === undefined
      ? 'why.not-covered.mean'
      : code === 'referral-visits' && count === undefined
        ? 'why.referral-visits.mean'
        : undefined;
  return words.say(ofAll ?? `why.${code}`, {
    ...signed(words, amount),
    count: count ?? 0,
    service: name,
    item: draft && care ? itemName(words, draft, care) : name,
    covers: covers ?? 'medicalAndDrug',
  });
}
