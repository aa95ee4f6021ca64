import type { Words } from '../words/words';
import type { Reason } from './types';

/** Why a field is to be looked at or was not read, in a sentence. */
export const reasonWords = (words: Words, reason: Reason): string => words.say(`reading.${reason}`);
