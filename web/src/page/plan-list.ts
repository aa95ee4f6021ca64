// The list of all plans, where there are more than columns: what the first
// answer has of it. The rest is loaded when there is such a list.
import { Later } from './later';
import type { OutpocketPage } from './outpocket-page';
import type { Page } from './page';

/** All plans in order, below the columns; nothing where all of them are columns. */
export const planList = (page: Page): unknown => page.list?.();

/** Brings the list once there is one, and has it follow the page. */
export class PlanList {
  readonly #page: OutpocketPage;
  readonly #list: Later<import('./plan-list-view').RankedPlans>;

  constructor(page: OutpocketPage) {
    this.#page = page;
    this.#list = new Later(
      page,
      (list) => this.#wanted && !list,
      async () => new (await import('./plan-list-view')).RankedPlans(page),
      false,
    );
    page.addController({
      hostUpdated: () => this.#list.part?.follow(this.#wanted),
      hostDisconnected: () => this.#list.part?.follow(false),
    });
  }

  readonly render = (): unknown => (this.#wanted ? this.#list.part?.render() : undefined);

  /** Whether somebody offers plans that are not compared now. */
  get #wanted(): boolean {
    const { samples, offered, draft } = this.#page;
    return offered && samples.some(({ id }) => !draft.plans.some(({ sample }) => sample === id));
  }
}
