import type { Draft } from './draft';
import { at, get } from './pointer';

/** So many changes can be undone. */
const most = 200;

interface Step {
  draft: Draft;
  /** The field in which the draft differs from the one after it, where it is one. */
  pointer: string | undefined;
}

/** A draft that was gone back to, or forth, and where it differs from the one that stood there. */
export interface Gone {
  readonly draft: Draft;
  readonly pointer: string;
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

  undo(now: Draft): Gone | undefined {
    return this.#go(now, this.#before, this.#after);
  }

  redo(now: Draft): Gone | undefined {
    return this.#go(now, this.#after, this.#before);
  }

  #go(now: Draft, from: Step[], to: Step[]): Gone | undefined {
    this.#typing = undefined;
    const step = from.pop();
    if (!step) return undefined;
    const { draft, pointer } = step;
    to.push({ draft: now, pointer });
    return { draft, pointer: pointer ?? changedAt(now, draft) };
  }
}

/** Where a draft differs from another: the field, or the nearest list or group that has more or fewer. */
function changedAt(was: Draft, is: Draft): string {
  for (let place = ''; ;) {
    const [before, after] = [get(was, place), get(is, place)];
    if (typeof before !== 'object' || typeof after !== 'object' || !before || !after) return place;
    // By what is said there: who takes something away copies what could have spoken of it.
    const said = (of: object, step: string) => JSON.stringify((of as Record<string, unknown>)[step]);
    const [step, ...others] = Object.keys(after).filter((step) => said(before, step) !== said(after, step));
    // Something else stands there, as a whole.
    if (step === undefined || [step, ...others].includes('id')) return place;
    place = at(place, step);
  }
}
