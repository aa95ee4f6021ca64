import type { EstimateResult, PlanResult, Problem } from '../engine/types';
import type { Draft } from './draft';
import type { Words } from './words';

/** An answer of the engine, with the draft that it answers. */
export interface Answer {
  draft: Draft;
  result: EstimateResult;
}

/** What the parts of the page see of it, and what they can have it do. */
export interface Page {
  readonly words: Words;
  readonly draft: Draft;
  /** The last good answer. */
  readonly answer: Answer | undefined;
  /** False while the answer is of an earlier draft than the one on the page. */
  readonly upToDate: boolean;
  /** The answer with its ledger, once one has been opened. */
  readonly ledger: Answer | undefined;
  /** Every problem to show now. */
  readonly problems: readonly Problem[];
  /** Why there is no answer, where the draft is not at fault: a code of EngineError. */
  readonly fault: string | undefined;
  /** The problems shown beside the field or group with this pointer. */
  problemsAt(pointer: string): readonly Problem[];

  /** Puts what was typed or chosen into the draft. */
  type(pointer: string, value: unknown): void;
  /** The field that was typed into has been left. */
  settle(): void;
  /** Takes another draft, and then goes to the field `focus`. */
  change(draft: Draft, focus?: string): void;
  /** Takes a draft from which what stood at `pointer` was removed, which can be undone. */
  undoable(draft: Draft, what: string, pointer: string): void;
  undo(): void;
  /** What was removed last, in words, while that can be undone. */
  readonly removed: string | undefined;

  isOpen(key: string): boolean;
  setOpen(key: string, open: boolean): void;
  /** Opens what is around the field with this pointer and goes there. */
  goTo(pointer: string): void;
  retry(): void;
}

/** The plans of an answer, the least total first. */
export function ranked({ ranking, plans }: EstimateResult): PlanResult[] {
  return ranking.flatMap((id) => plans.filter((plan) => plan.id === id));
}
