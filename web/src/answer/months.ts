import type { Words } from '../words/words';

/** Months in a row, by their names: “January to May”. */
export const monthsOf = ({ say, monthName }: Words, { from, until }: { from: number; until: number }): string =>
  say('quick.months', { from: monthName(from), to: monthName(until), same: from === until ? 'yes' : 'no' });
