// The problems of the draft, and where on the page they show: each at its field,
// or else at the nearest group around that is there.
import type { ReactiveController } from 'lit';
import { apart, lackedAt } from '../answer/problems';
import { within } from '../draft/pointer';
import type { Problem } from '../engine/types';
import type { OutpocketPage } from './outpocket-page';

export class ShownProblems implements ReactiveController {
  readonly #page: OutpocketPage;
  /** Every problem of the draft; those of a field still being typed in wait for the page's. */
  found: readonly Problem[] = [];
  /** The page's, as they were placed last. */
  #shown: readonly Problem[] = [];
  /** Problems by the pointer of the field or group that shows them. */
  #placed = new Map<string, Problem[]>();
  /** The pointers of what is still to be filled in, and not told as a mistake. */
  #needed = new Set<string>();
  /** The fields that were typed in, left, or gone to because of a problem. */
  readonly #touched = new Set<string>();
  #moved = false;
  #step: string | undefined;

  constructor(page: OutpocketPage) {
    this.#page = page;
    page.addController(this);
  }

  /** Takes what the engine found. */
  take(problems: readonly Problem[]): void {
    this.found = apart(problems);
  }

  at(pointer: string): readonly Problem[] {
    return this.#placed.get(pointer) ?? [];
  }

  neededAt(pointer: string): boolean {
    return this.#needed.has(pointer);
  }

  /** Whether it is of a field that nobody has come to yet. */
  isNeeded(problem: Problem): boolean {
    const field = lackedAt(this.#page.draft, problem);
    return field !== undefined && !this.#touched.has(field);
  }

  touch(pointer: string): void {
    this.#touched.add(pointer);
  }

  /** What is new has not been touched, and what stands behind something taken away has another pointer. */
  leave(list: string): void {
    for (const pointer of this.#touched) if (within(pointer, list)) this.#touched.delete(pointer);
  }

  /**
   * Shows those that are left. What is solved goes at once. What is new waits while its field is being
   * typed in, since most of what is half typed is wrong.
   */
  tellWhile(typing: string | undefined): void {
    this.#tell(this.found.filter((problem) => problem.pointer !== typing || this.at(problem.pointer).length > 0));
  }

  tellAll(): void {
    this.#tell(this.found);
  }

  /** None are always the same list, so that what depends on it stays as it is. */
  #tell(problems: readonly Problem[]): void {
    const page = this.#page;
    if (problems.length > 0 || page.problems.length > 0) page.problems = [...problems];
  }

  hostUpdate(): void {
    const { problems, step } = this.#page;
    // In another step other fields are there.
    this.#moved = problems !== this.#shown || step !== this.#step;
    this.#shown = problems;
    this.#step = step;
    if (this.#moved) this.#place();
  }

  hostUpdated(): void {
    // Fields that were hidden until a problem opened what they are in are there now.
    if (this.#moved && this.#shown.length > 0 && this.#place()) this.#page.opened++;
    this.#moved = false;
  }

  /** Gives every problem to its place; says whether one came to another. */
  #place(): boolean {
    const placed = new Map<string, Problem[]>();
    const needed = new Set<string>();
    for (const problem of this.#shown) {
      const pointer = this.#page.going.nearest(lackedAt(this.#page.draft, problem) ?? problem.pointer)?.id ?? '';
      if (this.isNeeded(problem)) needed.add(pointer);
      else placed.set(pointer, [...(placed.get(pointer) ?? []), problem]);
    }
    const moved = [...placed.keys(), ...needed].some(
      (pointer) => !this.#placed.has(pointer) && !this.#needed.has(pointer),
    );
    this.#placed = placed;
    this.#needed = needed;
    return moved;
  }
}
