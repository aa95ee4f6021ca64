// What an <outpocket-estimator> says to the page that it is on. Amounts are
// decimal text, exact to the cent.
import type { Amount, EstimateResult, Plan, PlanType, Problem } from '../engine/types';
import type { Language } from '../words/languages';

export type { Amount, EstimateResult, Language, Plan, PlanType, Problem };

/** Without one, the estimator follows the reader's system. */
export type Theme = 'light' | 'dark';

/** `lazy`, the default, waits until the element is near the viewport. */
export type Loading = 'lazy' | 'eager';

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
  /** The engine's whole answer with the care that is listed, in which plans have the ids of the columns. */
  readonly answer: EstimateResult;
}

/** The detail of the `language` event. */
export interface LanguageDetail {
  readonly language: Language;
}

/** What can go wrong, as the `error` event tells it. */
export type ErrorCode =
  /** The estimator's own script could not be loaded or started; under Trusted Types also where its policy is not allowed. */
  | 'app-unavailable'
  /** The engine could not be loaded or started. */
  | 'engine-unavailable'
  /** The engine ended during a request, twice. */
  | 'engine-stopped'
  /** The plan file could not be fetched: no connection, no such server, or its server lets no other site read it. */
  | 'plans-unreachable'
  /** The server of the plan file answered with another status than success. */
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
  | 'words-invalid';

/** The detail of the `error` event. */
export interface ErrorDetail {
  readonly code: ErrorCode;
  /** The file that is at fault, where it is one. */
  readonly address: string | undefined;
  /** Every problem in that file; pointers begin at its root. */
  readonly problems: readonly Problem[];
}

/** The events of an <outpocket-estimator>. They are composed and, like those of img and video, do not bubble. */
export interface OutpocketEstimatorEventMap {
  ready: CustomEvent<undefined>;
  result: CustomEvent<ResultDetail>;
  error: CustomEvent<ErrorDetail>;
  language: CustomEvent<LanguageDetail>;
}
