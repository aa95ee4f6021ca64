import type { Draft } from './draft';

/** So many changes can be undone. */
const most = 200;

interface Step {
  draft: Draft;
  /** The field in which the draft differs from the one after it, where it is one. */
  pointer: string | undefined;
}

/** The drafts before this one, and those that were undone. */
export class History {
  #before: Step[] = [];
  #after: Step[] = [];
  /** The field that is being typed in: what is typed there in one go is one change. */
  #typing: string | undefined;

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  get canRedo(): boolean {
    return this.#after.length > 0;
  }

  /** Remembers `draft`, which is about to change, at `pointer` where in one field. */
  remember(draft: Draft, pointer?: string): void {
    if (pointer === undefined || pointer !== this.#typing)
      this.#before = [...this.#before, { draft, pointer }].slice(-most);
    this.#after = [];
    this.#typing = pointer;
  }

  /** The field has been left: typing there again is another change. */
  settle(): void {
    this.#typing = undefined;
  }

  undo(now: Draft): Step | undefined {
    const step = this.#before.pop();
    if (step) this.#after.push({ draft: now, pointer: step.pointer });
    this.#typing = undefined;
    return step;
  }

  redo(now: Draft): Step | undefined {
    const step = this.#after.pop();
    if (step) this.#before.push({ draft: now, pointer: step.pointer });
    this.#typing = undefined;
    return step;
  }
}
