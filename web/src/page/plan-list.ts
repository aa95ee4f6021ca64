// The list of all plans, where there are more than columns: what the first
// answer has of it. The rest is loaded when there is such a list.
import type { ReactiveController } from 'lit';
import type { OutpocketPage } from './outpocket-page';
import type { Page } from './page';

/** All plans in order, below the columns; nothing where all of them are columns. */
export const planList = (page: Page): unknown => page.list?.();

/** Brings the list once there is one, and has it follow the page. */
export class PlanList implements ReactiveController {
  readonly #page: OutpocketPage;
  #list: import('./plan-list-view').RankedPlans | undefined;
  #coming = false;

  constructor(page: OutpocketPage) {
    this.#page = page;
    page.addController(this);
  }

  readonly render = (): unknown => (this.#wanted ? this.#list?.render() : undefined);

  /** Whether somebody offers plans that are not compared now. */
  get #wanted(): boolean {
    const { samples, offered, draft } = this.#page;
    return offered && samples.some(({ id }) => !draft.plans.some(({ sample }) => sample === id));
  }

  hostUpdated(): void {
    if (this.#wanted && !this.#list && !this.#page.unloaded) void this.#bring();
    this.#list?.follow(this.#wanted);
  }

  hostDisconnected(): void {
    this.#list?.follow(false);
  }

  async #bring(): Promise<void> {
    if (this.#coming) return;
    this.#coming = true;
    try {
      const [{ RankedPlans }] = await Promise.all([import('./plan-list-view'), this.#page.words.complete()]);
      this.#list = new RankedPlans(this.#page);
    } catch {
      this.#page.unloaded = true;
    }
    this.#coming = false;
    this.#page.requestUpdate();
  }
}
