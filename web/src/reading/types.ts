// Made by make generate from the Go types and tables of estimator/. Edit those.
import type { Problem, Source } from '../engine/types';

/** A Draft is one plan as a source states it. */
export interface Draft {
  /**
   * id and name tell the plans of a file apart: the source's own identifier, such as a HIOS plan id with its variant,
   * and the name that it prints.
   */
  id: string;
  /**
   * id and name tell the plans of a file apart: the source's own identifier, such as a HIOS plan id with its variant,
   * and the name that it prints.
   */
  name: string;
  /**
   * fields are in the order in which the source states them. No two have one pointer. Terms of a service that the
   * source should state and does not are among them, as NotThere: no fallback stands in for what nobody looked at.
   */
  fields: Field[];
  /** sources are the documents that the draft is from, as a plan file names them. */
  sources?: Source[];
  /** notExpressed are provisions that a plan has no place for, in the source's words. */
  notExpressed?: Remark[];
}

/** A Field is one value of a plan, read from a source or missing from it. */
export interface Field {
  /**
   * field is the place in the plan, a JSON pointer (RFC 6901), such as "/benefits/primaryCare/terms" or
   * "/deductibles/0/self".
   */
  field: string;
  /** value is what would stand there, as JSON; absent where state is NotRead or NotThere. */
  value?: RawMessage;
  /** state is how sure the reading is. */
  state: State;
  /** reason is why it is to be looked at or was not read; empty where state is Read. */
  reason?: Reason;
  /** place is where in the source it stands; zero where state is NotThere. */
  place?: Place;
  /** text is what stands there, exactly. */
  text?: string;
  /**
   * column is the character of text, from 1, at which its terms could not be read; 0 where they were, or text is not of
   * terms.
   */
  column?: number;
  /** decided are other places of the source that decided the reading, such as a remark that lifts the deductible. */
  decided?: Remark[];
}

export type RawMessage = unknown;

/** State is how sure a reading is. */
export type State = 'read' | 'look' | 'notRead' | 'notThere';

/**
 * Reason is a stable code for why a field is to be looked at or was not read. The words for people are made from it in
 * the locales ("reading.CODE").
 */
export type Reason =
  | 'assumed'
  | 'hundred-percent'
  | 'percent-of-plan'
  | 'named-deductible'
  | 'limit-shared'
  | 'tiers-count'
  | 'unmarked'
  | 'narrower'
  | 'zeros'
  | 'of-household'
  | 'disagrees'
  | 'decided-by-answer'
  | 'decided-by-remark'
  | 'deciding-remark'
  | 'no-charge-bare'
  | 'merged-cell'
  | 'several-cells'
  | 'reference'
  | 'two-rows'
  | 'other-label'
  | 'own-deductible'
  | 'unclear-amount'
  | 'unclear-family'
  | 'from-examples'
  | 'no-plan-type'
  | 'from-text'
  | 'not-terms'
  | 'other-care'
  | 'not-a-number'
  | 'not-a-word'
  | 'wrong-shape'
  | 'unstated'
  | 'several'
  | 'empty-cell'
  | 'across-cells'
  | 'unread-amount'
  | 'web-page'
  | 'not-json'
  | 'too-deep'
  | 'entry-too-large'
  | 'no-plans'
  | 'no-id'
  | 'error-answer'
  | 'dental'
  | 'index'
  | 'incomplete-file'
  | 'not-utf8'
  | 'no-share-stated'
  | 'no-share-columns'
  | 'copay-and-coinsurance-differ'
  | 'coverage-unsaid'
  | 'limit-unit'
  | 'no-family-amount'
  | 'no-self-amount'
  | 'together-or-apart'
  | 'several-areas'
  | 'not-in-area'
  | 'rates-by-date'
  | 'rates-by-children'
  | 'not-a-table'
  | 'not-a-public-file'
  | 'column-missing'
  | 'cut-off'
  | 'file-too-long'
  | 'packed-too-tightly'
  | 'row-quotes'
  | 'row-too-long'
  | 'row-cut'
  | 'row-long'
  | 'row-plan-id'
  | 'row-year'
  | 'row-twice'
  | 'plan-too-long'
  | 'no-attributes'
  | 'too-large'
  | 'no-pdf'
  | 'password'
  | 'too-many-pages'
  | 'too-many-marks'
  | 'no-marks'
  | 'scan'
  | 'no-sbc'
  | 'no-lines'
  | 'two-charts'
  | 'tiers'
  | 'many-columns'
  | 'no-columns'
  | 'old-year';

/**
 * A Place is where in a source something stands: in a table by row and column, in JSON by pointer, on a page by
 * rectangle.
 */
export interface Place {
  /** file is the file's name where several are read together. */
  file?: string;
  /** row is the row of a table, from 1, its headers among them; column is its header. */
  row?: number;
  /** row is the row of a table, from 1, its headers among them; column is its header. */
  column?: string;
  /** pointer is a JSON pointer into the source. */
  pointer?: string;
  /** page is the page, from 1. rectangle is x0, y0, x1, y1 on it in points, from the page's upper left corner. */
  page?: number;
  /** page is the page, from 1. rectangle is x0, y0, x1, y1 on it in points, from the page's upper left corner. */
  rectangle?: [number, number, number, number];
}

/** A Remark is text of a source and where it stands. */
export interface Remark {
  place: Place;
  text: string;
}

/** Made is what a draft comes to with what a person has said of it. */
export interface Made {
  /** plan is the plan, as a plan file has it; absent where lacks or problems has anything. */
  plan?: RawMessage;
  /** unknown are JSON pointers to the terms that are unknown in the plan. */
  unknown?: string[];
  /**
   * lacks are JSON pointers to fields that were not read, or not confirmed, and that no plan can do without: whatever
   * stands there moves every figure.
   */
  lacks?: string[];
  /** problems are what is wrong with the plan, or missing from it. */
  problems?: Problem[];
}

/** A Count is how many fields of a draft are in each state. */
export interface Count {
  read: number;
  look: number;
  notRead: number;
  notThere: number;
}
