// The words of the page in one language, and its way of writing amounts, dates
// and numbers.
import { languages, load } from 'virtual:languages';
import type all from '../../locales/en.json';
import english from '../../locales/en.json?first';
import type { Language } from './languages';
import type { Marks } from './decimals';

export { languages, type Language };
export type Key = Exclude<keyof typeof all, `locale.${string}`>;
export type Messages = Partial<Record<Key, Message>>;

/** A message as messages.ts compiles it from ICU: text, or its parts. */
export type Message = string | Part[];
/** Text, the name of a value, or a choice by a value: by its words (0) or its plural category (1). */
export type Part = string | [value: string] | [value: string, kind: 0 | 1, cases: Record<string, Message>];

export type Values = Readonly<Record<string, string | number>>;

/** What a language comes with (vite.messages.ts). */
export interface Locale {
  /** By which Intl writes as US readers of the language do. */
  tag: string;
  marks: Marks;
  /** The messages that the first answer needs. */
  messages: Messages;
  /** Those that it does without, but for those about files of others. */
  rest: () => Promise<{ default: Messages }>;
  /** Those about files of others. */
  files: () => Promise<{ default: Messages }>;
}

const dollars = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const;

/** The language that an address asks for (?lang=), else the reader's first that there is, else English. */
export function chosenLanguage(search: string, preferred: readonly string[]): Language {
  const wanted = [new URLSearchParams(search).get('lang') ?? '', ...preferred];
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0] ?? '';
    if (Object.hasOwn(languages, language)) return language as Language;
  }
  return 'en';
}

export async function wordsOf(language: Language): Promise<Words> {
  return new Words(language, (await load[language]?.())?.default);
}

/** Makes something when it is first asked for: what Intl has takes milliseconds each to make. */
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

export class Words {
  #messages: Messages;
  readonly #number: () => Intl.NumberFormat;
  readonly #dollars: () => Intl.NumberFormat;
  readonly #tens: () => Intl.NumberFormat;
  readonly #wholeDollars: () => Intl.NumberFormat;
  readonly #day: () => Intl.DateTimeFormat;
  readonly #month: () => Intl.DateTimeFormat;
  readonly #monthName: () => Intl.DateTimeFormat;
  readonly #list: () => Intl.ListFormat;
  readonly #plural: () => Intl.PluralRules;

  /** An insurer's messages in place of some (overrides.ts). */
  constructor(
    readonly language: Language,
    readonly locale: Locale = english,
    readonly own: Messages = {},
  ) {
    const { tag, messages } = locale;
    this.#messages = messages;
    this.#number = once(() => new Intl.NumberFormat(tag, { maximumFractionDigits: 20 }));
    this.#dollars = once(() => new Intl.NumberFormat(tag, dollars));
    this.#tens = once(
      () => new Intl.NumberFormat(tag, { ...dollars, maximumFractionDigits: 0, roundingIncrement: 10 }),
    );
    this.#wholeDollars = once(() => new Intl.NumberFormat(tag, { ...dollars, maximumFractionDigits: 0 }));
    // Dates of the engine have no time zone; UTC keeps the day.
    this.#day = once(
      () => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
    );
    this.#month = once(() => new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }));
    this.#monthName = once(() => new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' }));
    this.#list = once(() => new Intl.ListFormat(tag, { type: 'conjunction' }));
    this.#plural = once(() => new Intl.PluralRules(tag));
  }

  /** Has the ways of writing made that the first answer needs, which takes a browser tens of milliseconds the first time. */
  prepare(): void {
    for (const amount of ['1000.00', '10.00']) this.about(amount);
    this.money('0.00');
    this.date('2000-01-01');
    this.list([]);
  }

  /** Whether the messages are there that the first answer does without. */
  get isComplete(): boolean {
    return this.has('picture.dots.title');
  }

  /** Whether the messages about files of others are there, for those who open one. */
  get ofFiles(): boolean {
    return this.has('review.title');
  }

  /** Whether others have messages of a kind that these have not fetched. */
  lack(others: Words): boolean {
    return (others.isComplete && !this.isComplete) || (others.ofFiles && !this.ofFiles);
  }

  /** Fetches the messages that the first answer does without, and those about files where asked; until then they cannot be said. */
  async complete(files = false): Promise<this> {
    const { rest, files: ofFiles } = this.locale;
    const more = [...(this.isComplete ? [] : [rest()]), ...(files && !this.ofFiles ? [ofFiles()] : [])];
    for (const { default: messages } of await Promise.all(more)) this.#messages = { ...this.#messages, ...messages };
    return this;
  }

  /** The same language with an insurer's messages in place of these. */
  with(own: Messages): Words {
    return new Words(this.language, { ...this.locale, messages: this.#messages }, own);
  }

  /** The message `key` as it comes with the page. */
  builtIn(key: Key): Message {
    const message = this.#messages[key];
    if (message === undefined) throw new Error(`the message ${key} is not loaded`);
    return message;
  }

  /**
   * The message `key` with `values` in their places. Where all messages are there, a key without one is
   * made of a word that another edition of the page knows: it is said as it is, and the engine refuses it.
   */
  readonly say = (key: Key, values: Values = {}): string => {
    const message = this.own[key] ?? this.#messages[key];
    return message === undefined && this.isComplete
      ? (key as string).slice((key as string).lastIndexOf('.') + 1)
      : this.#text(message ?? this.builtIn(key), values);
  };

  /** What a plan is called: the page's own samples in its language, wherever their names are said, others as they are filed. */
  readonly named = (name: string): string => {
    const key = `sample.${name}` as Key;
    return ((this.own[key] ?? this.#messages[key]) as string | undefined) ?? name;
  };

  /** Tells whether there is a message `key`, for keys made of the engine's codes. */
  has(key: string): key is Key {
    return Object.hasOwn(this.#messages, key);
  }

  #text(message: Message, values: Values): string {
    if (typeof message === 'string') return message;
    return message
      .map((part) => {
        if (typeof part === 'string') return part;
        const [name, kind, cases] = part;
        const value = values[name] ?? '';
        if (!cases) return typeof value === 'number' ? this.#number().format(value) : this.named(value);
        const category = kind === 1 ? this.#plural().select(Number(value)) : String(value);
        return this.#text(cases[`=${value}`] ?? cases[category] ?? cases['other'] ?? '', values);
      })
      .join('');
  }

  /** An amount of the engine, which is decimal text: never a number, so to the cent. */
  readonly money = (amount: string): string => this.#dollars().format(amount as Intl.StringNumericLiteral);

  /** An amount as sentences say it, to the ten dollars; below a hundred to the dollar, between nothing and one to the cent. */
  readonly about = (amount: string): string => {
    const [, whole = ''] = /^-?(\d+)/.exec(amount) ?? [];
    const format =
      whole.length > 2 ? this.#tens() : whole === '0' && amount !== '0.00' ? this.#dollars() : this.#wholeDollars();
    return format.format(amount as Intl.StringNumericLiteral);
  };

  /** An amount that the engine has rounded for sentences (R52): as it is, with cents only where it has some. */
  readonly told = (amount: string): string =>
    (amount.endsWith('.00') ? this.#wholeDollars() : this.#dollars()).format(amount as Intl.StringNumericLiteral);

  /** An amount to the dollar, where there is no room for cents. */
  readonly wholeDollars = (amount: number | string): string =>
    this.#wholeDollars().format(amount as Intl.StringNumericLiteral);

  readonly number = (value: number): string => this.#number().format(value);

  readonly date = (date: string): string => this.#day().format(new Date(`${date}T00:00:00Z`));

  /** The month of a date, with its year. */
  readonly month = (date: string): string => this.#month().format(new Date(`${date.slice(0, 7)}-01T00:00:00Z`));

  /** The name of month 1 to 12. */
  readonly monthName = (month: number): string => this.#monthName().format(new Date(Date.UTC(2000, month - 1, 1)));

  readonly list = (parts: readonly string[]): string => this.#list().format(parts.map(this.named));
}
