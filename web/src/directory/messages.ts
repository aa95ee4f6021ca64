// What the page and the Worker that looks up say to each other.
import type { Coverage, Standing } from './directory';
import type { Fitting } from './finder';
import type { ManifestArea, PlanEntry } from './types';

/** So many of what is found are shown, the best ones. */
export const mostShown = 10;

/** What can keep the files of an area away. */
export type Trouble = 'unreachable' | 'gone' | 'damaged';

/** A place where a provider is listed; what is empty is not said. */
export interface Site {
  readonly street: string;
  readonly city: string;
  readonly zip: string;
  readonly phone: string;
}

/** A provider that was found, with how it stands to the network of each plan that was asked about. */
export interface Doctor {
  readonly name: string;
  /** What tells it from others in any lists. */
  readonly entry: string;
  readonly specialties: readonly string[];
  readonly sites: readonly Site[];
  /** Whether new patients are taken: not known, yes, no, in some places. */
  readonly accepting: number;
  /** How many days before the list its record was looked after; -1 where that is not said. */
  readonly updated: number;
  readonly standings: readonly Standing[];
}

/** How each plan that was asked about covers a strength. */
export interface Strength {
  /** Empty where the list does not say it. */
  readonly strength: string;
  /** What tells it from others in any lists. */
  readonly entry: string;
  readonly coverages: readonly Coverage[];
}

/** A medicine that was found: its brand where it has one, ingredient and form. */
export interface Medicine {
  readonly ingredient: string;
  readonly brand: string;
  readonly form: string;
  /** What tells it from others in any lists, of whatever strength. */
  readonly entry: string;
  readonly strengths: readonly Strength[];
  /** The same without a brand, where a plan covers that one only. */
  readonly generic?: Medicine | undefined;
}

export type Asked =
  | { readonly what: 'open'; readonly base: string; readonly area: ManifestArea }
  | {
      readonly what: 'again';
      readonly doctors: readonly string[];
      readonly medicines: readonly string[];
      readonly plans: readonly PlanEntry[];
    }
  | { readonly what: 'doctors' | 'medicines'; readonly typed: string; readonly plans: readonly PlanEntry[] };

/** What the lists say of entries that were taken from lists before; nothing of those that they do not have. */
export interface Again {
  readonly doctors: readonly (Doctor | undefined)[];
  /** How each plan covers a medicine. */
  readonly medicines: readonly (readonly Coverage[] | undefined)[];
}

/** Whether nothing fits all words that were typed, and which of them nothing fits that was found. */
export type Near = Omit<Fitting, 'rows'>;

export type Answered =
  | { readonly again: Again }
  | { readonly trouble: Trouble }
  | ({ readonly doctors: readonly Doctor[] } & Near)
  | ({ readonly medicines: readonly Medicine[] } & Near)
  | { readonly ready: true };

export interface ToWorker {
  readonly id: number;
  readonly asked: Asked;
}

export interface FromWorker {
  readonly id: number;
  readonly answered: Answered;
}
