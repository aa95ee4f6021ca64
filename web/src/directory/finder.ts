// Finds rows of columns by words: who is typed as people type, with a wrong letter, without
// an accent, the first name first, or a specialty and a city beside a name.

/** A Column has a text of a dictionary for each row, or several. */
export interface Column {
  readonly texts: readonly string[];
  /** Sets of several texts: their numbers begin behind those of the texts. */
  readonly sets?: readonly (readonly number[])[] | undefined;
  /** The number of each row's text or set, -1 for none. Rows behind its end have none. */
  readonly numbers: ArrayLike<number>;
  /** Whether its texts are where somebody is: one who has moved has another, however many words it has. */
  readonly places?: boolean;
  /** Whether its texts are terms, as of specialties or forms: who has one goes by more endings than it is listed with. */
  readonly terms?: boolean;
}

// What a word is worth by how it fits.
const same = 12;
const begins = 8;
const oneEdit = 5;
const twoEdits = 2;
/** It is more than all words of a text are worth. So who fits in all but the place comes before namesakes who are there. */
const moved = 100;

/** Letters that are not a plain one with an accent. */
const others: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' };

/** fold is a text in small letters, without accents and apostrophes. */
export function fold(text: string): string {
  const small = text.toLowerCase();
  // Most names need no more, and lists have a great many.
  if (/^[a-z\d -]*$/.test(small)) return small;
  return small
    .normalize('NFD')
    .replace(/[\p{M}'’ʼ.]/gu, '')
    .replace(/[ßæœøđðþłı]/gu, (letter) => others[letter] ?? letter);
}

function wordsOf(text: string): string[] {
  const folded = fold(text);
  return /^[a-z\d]+$/.test(folded) ? [folded] : folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Words of what is typed, at most: a score is a byte. */
const mostWords = 12;

/** In front of names, between and behind them; and the units of a strength, which no name has. */
const titles = new Set(
  'dr doctor doctora md do np pa phd dds dpm od rn mr mrs ms miss the in and of de la el y och i mg mcg ml'.split(' '),
);

/** at is a number of a list of bytes; 0 beyond it. For lists of one kind alone it is fast. */
const at = (list: Uint8Array, i: number): number => list[i] ?? 0;

/** letters are the letters that a word has, a bit for each; some share one. */
function letters(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31);
  return mask;
}

/** hasMore tells whether a number has more bits than most. */
function hasMore(mask: number, most: number): boolean {
  let n = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) if (++n > most) return true;
  return false;
}

// The three last rows of the table of edits, for words of any length that is compared.
const longest = 40;
const rows = [0, 1, 2].map(() => new Uint8Array(longest + 2));

/**
 * edits is how many letters have to be changed, put in, left out, or swapped with their neighbor to make one word of
 * another; one more than most if it is more than that.
 */
export function edits(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || Math.max(a.length, b.length) > longest) return most + 1;
  let [before, last, row] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    // What is further from the diagonal takes more edits.
    const [from, to] = [Math.max(1, i - most), Math.min(b.length, i + most)];
    let least = from === 1 ? i : most + 1;
    row[from - 1] = least;
    row[to + 1] = most + 1;
    for (let j = from; j <= to; j++) {
      const equal = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let n = Math.min(at(last, j - 1) + (equal ? 0 : 1), at(last, j) + 1, at(row, j - 1) + 1);
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        n = Math.min(n, at(before, j - 2) + 1);
      row[j] = n;
      least = Math.min(least, n);
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(at(last, b.length), most + 1);
}

/** A word of a column, and the texts that have it. */
interface Word {
  readonly word: string;
  readonly letters: number;
  readonly texts: number[];
}

/** worth is what a word that was typed is worth to one that is there; 0 where it does not fit. */
function worth(typed: string, typedLetters: number, there: Word): number {
  const { word } = there;
  const lacking = typedLetters & ~there.letters;
  if (lacking === 0 && word.startsWith(typed)) return typed === word ? same : begins;
  // Of a short word two wrong letters leave nothing of it.
  const most = typed.length < 3 ? 0 : typed.length < 6 ? 1 : 2;
  if (most === 0 || Math.abs(typed.length - word.length) > most) return 0;
  // An edit brings one new letter at most, and takes one away.
  if (hasMore(lacking, most) || hasMore(there.letters & ~typedLetters, most)) return 0;
  const n = edits(typed, word, most);
  return n > most ? 0 : n === 1 ? oneEdit : twoEdits;
}

/**
 * termWorth is what a word that was typed is worth to one of a term. A longer word is another one, as a name is, but for
 * its plural: nobody called Oralia is a kind of surgery. Who has it has another ending: a dermatologist, dermatology.
 */
function termWorth(typed: string, typedLetters: number, there: Word): number {
  const { word } = there;
  if (typed.startsWith(word)) return typed === word ? same : /^[ae]?s?$/.test(typed.slice(word.length)) ? begins : 0;
  let alike = 0;
  while (alike < typed.length && typed[alike] === word[alike]) alike++;
  const endings = typed.length + word.length - 2 * alike;
  return alike >= 5 && endings <= 5 ? begins : worth(typed, typedLetters, there);
}

/** wordsIn are the words of a column, each once. */
function wordsIn(column: Column): Word[] {
  const words = new Map<string, Word>();
  column.texts.forEach((text, i) => {
    const all = wordsOf(text);
    // Names with a hyphen are typed as one word too.
    if (text.includes('-'))
      for (const part of text.split(/\s+/)) if (part.includes('-')) all.push(wordsOf(part).join(''));
    for (const word of all) {
      const known = words.get(word);
      // A text can have a word twice.
      if (known) {
        if (known.texts.at(-1) !== i) known.texts.push(i);
      } else words.set(word, { word, letters: letters(word), texts: [i] });
    }
  });
  return [...words.values()];
}

/** What fits: rows, the best one first, whether no row fits all of the text, and what of it none of these fits. */
export interface Fitting {
  readonly rows: readonly number[];
  readonly near: boolean;
  readonly without: string;
}

/** Words of what is typed that fit together: one, or those of a place. */
interface Part {
  readonly words: readonly string[];
  readonly place: boolean;
}

/** What a column is looked up by. */
interface Looked {
  readonly column: Column;
  readonly words: readonly Word[];
  /** The number of each row's text or set; one more than there are for none. */
  readonly numbers: Int32Array;
}

/** numbersOf gives a column's number for each row, in a list that is fast to go through. */
function numbersOf({ texts, sets = [], numbers }: Column, rows: number): Int32Array {
  const none = texts.length + sets.length;
  const all = new Int32Array(rows).fill(none);
  for (let row = 0; row < Math.min(numbers.length, rows); row++) {
    const n = numbers[row] ?? -1;
    if (n >= 0) all[row] = n;
  }
  return all;
}

/** Finds rows by words. Making it ready takes most of the time: once for some columns. */
export class Finder {
  readonly #columns: readonly Looked[];
  readonly #rows: number;
  /** What the words of the last text are worth to each row: at a key all of them but one are the same. */
  readonly #worths = new Map<string, Uint8Array>();
  /** The texts that are places, as words with a space between them. */
  readonly #places: ReadonlySet<string>;

  constructor(rows: number, columns: readonly Column[]) {
    this.#rows = rows;
    this.#columns = columns.map((column) => ({
      column,
      words: wordsIn(column),
      numbers: numbersOf(column, rows),
    }));
    const places = columns.filter(({ places }) => places).flatMap(({ texts }) => texts);
    this.#places = new Set(places.map((text) => wordsOf(text).join(' ')));
  }

  /** The words that are typed, those of a place together. */
  #parts(words: readonly string[]): Part[] {
    const parts: Part[] = [];
    for (let i = 0; i < words.length;) {
      let end = words.length;
      while (end > i + 1 && !this.#places.has(words.slice(i, end).join(' '))) end--;
      const part = words.slice(i, end);
      parts.push({ words: part, place: this.#places.has(part.join(' ')) });
      i = end;
    }
    return parts;
  }

  /**
   * find gives the rows that a text fits best, at most so many: those that every word fits somewhere, by how well all
   * fit, those that fit alike in their order; where there are none, those that most words fit, two at least or all but
   * one, a place being one; those whom all but the place fits first, as somebody who has moved. Titles, numbers
   * and single letters need not fit: they are in no list, or a name.
   */
  find(text: string, most: number): Fitting {
    const all = [...new Set(wordsOf(text))].slice(0, mostWords);
    const needed = all.filter((word) => word.length > 1 && !titles.has(word) && !/^\d/.test(word));
    const beside = needed.length > 0 ? all.filter((word) => !needed.includes(word)) : [];
    const asked = needed.length > 0 ? needed : all;
    const parts = this.#parts(asked);
    for (const word of this.#worths.keys()) if (!all.includes(word)) this.#worths.delete(word);
    const score = new Uint8Array(this.#rows);
    const fits = new Uint8Array(this.#rows);
    const placed = new Uint8Array(this.#rows);
    let fullest = 0;
    for (const { words, place } of parts) {
      const worths = this.#worthOfAll(words);
      for (let row = 0; row < this.#rows; row++) {
        const n = at(worths, row);
        if (n === 0) continue;
        score[row] = at(score, row) + n;
        const so = at(fits, row) + 1;
        fits[row] = so;
        if (so > fullest) fullest = so;
        if (place) placed[row] = at(placed, row) + 1;
      }
    }
    const near = fullest < parts.length;
    if (fullest === 0 || fullest < Math.min(2, parts.length - 1)) return { rows: [], near, without: '' };
    const places = parts.filter(({ place }) => place).length;
    if (near)
      for (let row = 0; row < this.#rows; row++) if (at(placed, row) < places) score[row] = at(score, row) + moved;
    for (const word of beside) {
      const best = this.#worthOf(word);
      for (let row = 0; row < this.#rows; row++) score[row] = at(score, row) + at(best, row);
    }
    // As many rows of each score as are wanted, from the best one down.
    const byScore: number[][] = [];
    for (let row = 0; row < this.#rows; row++) {
      if (fits[row] !== fullest) continue;
      const n = at(score, row);
      const list = (byScore[n] ??= []);
      if (list.length < most) list.push(row);
    }
    // Scores that no row has are holes of the list, and no rows.
    const rows = Object.values(byScore).toReversed().flat().slice(0, most);
    return { rows, near, without: this.#without(text, parts, parts.length - fullest, rows) };
  }

  /**
   * without is what of a text, as it was typed, so many parts of it are that none of these rows fits: nothing where they
   * do not all fit the rest.
   */
  #without(text: string, parts: readonly Part[], lacking: number, rows: readonly number[]): string {
    const missing = parts.filter(({ words }) =>
      rows.every((row) => words.some((word) => this.#worthOf(word)[row] === 0)),
    );
    if (missing.length !== lacking) return '';
    const none = missing.flatMap(({ words }) => words);
    return text
      .split(/[\s,;:()]+/)
      .filter((typed) => {
        const words = wordsOf(typed);
        return words.length > 0 && words.every((word) => none.includes(word));
      })
      .join(' ');
  }

  /** What words are worth together: nothing to a row that one of them does not fit. */
  #worthOfAll(words: readonly string[]): Uint8Array {
    const [first = new Uint8Array(this.#rows), ...others] = words.map((word) => this.#worthOf(word));
    if (others.length === 0) return first;
    const all = first.slice();
    for (const other of others)
      for (let row = 0; row < this.#rows; row++)
        all[row] = at(all, row) === 0 || at(other, row) === 0 ? 0 : at(all, row) + at(other, row);
    return all;
  }

  #worthOf(word: string): Uint8Array {
    const known = this.#worths.get(word) ?? this.#best(word);
    this.#worths.set(word, known);
    return known;
  }

  /** best is what a word is worth to each row, in the column that it fits best. */
  #best(word: string): Uint8Array {
    const best = new Uint8Array(this.#rows);
    const has = letters(word);
    for (const { column, words, numbers } of this.#columns) {
      const worths = new Uint8Array(column.texts.length + (column.sets?.length ?? 0) + 1);
      let any = false;
      for (const there of words) {
        const n = column.terms ? termWorth(word, has, there) : worth(word, has, there);
        if (n === 0) continue;
        any = true;
        for (const i of there.texts) worths[i] = Math.max(at(worths, i), n);
      }
      if (!any) continue;
      column.sets?.forEach((set, i) => {
        worths[column.texts.length + i] = Math.max(...set.map((one) => at(worths, one)));
      });
      for (let row = 0; row < numbers.length; row++) {
        const n = at(worths, numbers[row] ?? 0);
        if (n > at(best, row)) best[row] = n;
      }
    }
    return best;
  }
}
