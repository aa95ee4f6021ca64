// What an <outpocket-estimator> says to the page that it is on. Amounts are
// decimal text, exact to the cent.
import type { Amount, CareItem, EstimateResult, Member, Plan, PlanType, Problem } from '../engine/types';
import type { Language } from '../words/languages';

export type { Amount, CareItem, EstimateResult, Language, Member, Plan, PlanType, Problem };

/** Without one, the estimator follows the reader's system. */
export type Theme = 'light' | 'dark';

/** `lazy`, the default, waits until the element is near the viewport. */
export type Loading = 'lazy' | 'eager';

/** How the page is laid out: `steps` shows one part at a time; the others stand side by side where there is room. */
export type Layout = 'auto' | 'panes' | 'steps';

/** What of the page can be left out. */
export type Hideable = 'title' | 'language' | 'plans' | 'prices' | 'pictures' | 'bills' | 'guide' | 'share';

/** Whom and what care the estimate begins with, each the same object as in a request to the engine. */
export interface Household {
  readonly members: readonly Member[];
  readonly care?: readonly CareItem[];
}

/** Households that have a name: of one, two, three or four people, who are as old as it says. */
export type HouseholdName = 'single-27' | 'couple-60' | 'family-3' | 'family-4';

/** Messages of the estimator, as ICU text, that take the place of its own, by language. */
export type WordOverrides = Partial<Record<Language, Readonly<Record<string, string>>>>;

/** A plan that was compared, as it stood in the comparison. */
export interface ComparedPlan {
  /** The id of the plan in what `plans` gave; undefined for one that the reader made. */
  readonly id: string | undefined;
  readonly name: string;
  readonly type: PlanType;
  /**
   * Total yearly cost, by which the plans stand (R29): with the care that is
   * listed (R27), or where care is drawn the mean of the possible years. Below
   * zero where accounts pay more than is spent.
   */
  readonly total: Amount;
  readonly premium: Amount;
  /** The most that the year can cost (R28); undefined where there is no limit. */
  readonly worstCase: Amount | undefined;
  /** Whether the reader changed anything in the plan: then the figures are theirs. */
  readonly changed: boolean;
}

/** The detail of the `result` event. */
export interface ResultDetail {
  /** The plans, the least total first (R29). */
  readonly plans: readonly ComparedPlan[];
  /** Whether totals are means of possible years. */
  readonly drawn: boolean;
  /**
   * The engine's answer with the care that is listed, in which plans have the ids of the columns. What the tax credit
   * and taxes depend on is left out, since it tells what the household earns, and so are the doctors and medicines by name.
   */
  readonly answer: Omit<EstimateResult, 'credit' | 'tax' | 'plans'> & {
    readonly plans: readonly Omit<EstimateResult['plans'][number], 'networks' | 'drugs' | 'tax'>[];
  };
}

/** The detail of the `plan-chosen` event. */
export interface PlanChosenDetail {
  /** The id of the plan in what `plans` gave. */
  readonly id: string;
  /** The name of that plan there. */
  readonly name: string;
  /** Its place by total yearly cost among the plans that were compared, 1 the least; undefined while that is worked out. */
  readonly rank: number | undefined;
  /** How many plans were compared. */
  readonly plans: number;
}

/** What can be opened, as the `activity` event names it: kinds of parts, not whose or of what. */
export type ActivityPart =
  | 'who'
  | 'care'
  | 'doctors'
  | 'plans'
  | 'why'
  | 'whatIf'
  | 'rules'
  | 'bills'
  | 'assumptions'
  | 'guide'
  | 'keep'
  | 'member'
  | 'coverage'
  | 'where'
  | 'lookup'
  | 'paid'
  | 'conditions'
  | 'fills'
  | 'outOfNetwork'
  | 'away'
  | 'plan'
  | 'costs'
  | 'events'
  | 'accounts'
  | 'prices'
  | 'ledger';

/**
 * The detail of the `activity` event. It has no place for anything that a
 * reader typed, nor for an amount: words of fixed lists, the id of a plan of
 * yours, and a rank.
 */
export type Activity =
  /** The reader changed something for the first time. */
  | { readonly what: 'started' }
  /** The reader opened a part. */
  | { readonly what: 'part-opened'; readonly part: ActivityPart }
  /** The first answer to what the reader said is there. */
  | { readonly what: 'answered' }
  /** The reader chose a plan: its id in what `plans` gave, and its rank as in `plan-chosen`. */
  | { readonly what: 'plan-chosen'; readonly plan: string; readonly rank: number | undefined };

/** The detail of the `language` event. */
export interface LanguageDetail {
  readonly language: Language;
}

/** What can go wrong, as the `error` event tells it. */
export type ErrorCode =
  /** The estimator's own script could not be loaded or started; under Trusted Types also where its policy is not allowed. */
  | 'app-unavailable'
  /** The engine could not be loaded. */
  | 'engine-unavailable'
  /** The engine does not run in this browser, or the site's policy forbids it (`wasm-unsafe-eval`). */
  | 'engine-unsupported'
  /** The engine ended during a request, twice. */
  | 'engine-stopped'
  /** The plan file could not be fetched: no connection, no such server, or its server lets no other site read it. */
  | 'plans-unreachable'
  /** The plan file’s server answered with another status than success, or its address is none. */
  | 'plans-not-found'
  /** The plan file did not arrive in time (20 seconds). */
  | 'plans-slow'
  /** The plan file is larger than 4 MiB. */
  | 'plans-too-large'
  /** The plan file is not JSON in UTF-8. */
  | 'plans-not-json'
  /** The plans are not a list of plan objects that the engine takes; `problems` says what is wrong where. */
  | 'plans-invalid'
  /** The file of words could not be fetched, is too large, or is not JSON. */
  | 'words-unavailable'
  /** The words are not messages by language; `problems` says what is wrong where. */
  | 'words-invalid'
  /** An attribute says something that it cannot say; `attribute` says which and `problems` what. The estimator does without what is wrong. */
  | 'attribute-invalid';

/** The detail of the `error` event. */
export interface ErrorDetail {
  readonly code: ErrorCode;
  /** The file that is at fault, where it is one. */
  readonly address: string | undefined;
  /** The attribute that is at fault, where it is one. */
  readonly attribute?: string;
  /** Every problem in that file or attribute; pointers begin at its root. */
  readonly problems: readonly Problem[];
}

/** The events of an <outpocket-estimator>. They are composed and, like those of img and video, do not bubble. */
export interface OutpocketEstimatorEventMap {
  ready: CustomEvent<undefined>;
  result: CustomEvent<ResultDetail>;
  'plan-chosen': CustomEvent<PlanChosenDetail>;
  activity: CustomEvent<Activity>;
  error: CustomEvent<ErrorDetail>;
  language: CustomEvent<LanguageDetail>;
}
