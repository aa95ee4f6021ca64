// What is made of the answer to be taken along: a link, text, files. All of it stays on this device.
import { asStanding } from '../answer/order';
import { isWhole, verdict } from '../answer/verdict';
import { isDrawn, type Draft, type Plan } from '../draft/draft';
import { fragmentOf } from '../draft/link';
import { today } from '../words/today';
import type { OutpocketPage } from './outpocket-page';

/** What a link says only where somebody wants it to: which doctors and medicines, and what is said of income, taxes and place. */
export type Told = 'names' | 'income';

/** A link or the answer as text, and whether it could be copied. */
export interface Kept {
  readonly what: 'link' | 'text';
  readonly text: string;
  readonly copied: boolean;
}

export class Keeping {
  readonly #page: OutpocketPage;
  #made: { readonly kept: Kept; readonly draft: Draft } | undefined;
  readonly #told = new Set<Told>();

  constructor(page: OutpocketPage) {
    this.#page = page;
  }

  /** What was made last, while it says what stands on the page. */
  get kept(): Kept | undefined {
    return this.#made?.draft === this.#page.draft ? this.#made.kept : undefined;
  }

  tells(told: Told): boolean {
    return this.#told.has(told);
  }

  putTold(told: Told, wanted: boolean): void {
    if (wanted) this.#told.add(told);
    else this.#told.delete(told);
    this.#made = undefined;
    this.#page.requestUpdate();
  }

  forget(): void {
    this.#told.clear();
    this.#made = undefined;
  }

  async makeLink(): Promise<void> {
    const { draft, address } = this.#page;
    if (address === undefined) return;
    const link = `${address}#${await fragmentOf(draft, this.tells('names'), this.tells('income'))}`;
    if (draft === this.#page.draft) await this.#hand('link', link);
  }

  async makeText(): Promise<void> {
    const page = this.#page;
    const { answer } = page;
    const brought = await page.bring(import('../answer/summary'));
    if (!brought) return;
    await this.#whole();
    // What it says must be what stands on the page, and all of it of one household.
    if (answer !== page.answer || !verdict(page)?.settled) return;
    const { brand: from = '', disclaimers } = page.guest ?? {};
    await this.#hand('text', brought.summary(page, { today: today(), from, disclaimers: disclaimers?.(page) ?? [] }));
  }

  /** Waits for all years of what stands in the fields: those of before, or the first of these, may still stand. */
  async #whole(): Promise<void> {
    const page = this.#page;
    const waits = () => {
      const order = verdict(page);
      return page.upToDate && page.fault === undefined && !(order && isWhole(page, order));
    };
    if (!waits()) return;
    await new Promise<void>((resolve) => {
      const watch = {
        hostUpdated() {
          if (waits()) return;
          page.removeController(watch);
          resolve();
        },
      };
      page.addController(watch);
    });
  }

  /** Shows what was made, and copies it where that is allowed. */
  async #hand(what: Kept['what'], text: string): Promise<void> {
    const page = this.#page;
    let copied = true;
    try {
      // Pages without https have no clipboard.
      await navigator.clipboard.writeText(text);
    } catch {
      copied = false;
    }
    this.#made = { kept: { what, text, copied }, draft: page.draft };
    page.requestUpdate();
    await page.updateComplete;
    if (!copied) page.goTo('kept');
    page.announcement = page.words.say(`keep.${what}.${copied ? 'copied' : 'help'}`);
  }

  async download(what: keyof typeof import('../answer/downloads').downloads): Promise<void> {
    const page = this.#page;
    const brought = await page.bring(Promise.all([import('../answer/downloads'), page.engine.load()]));
    if (!brought || !page.upToDate) return;
    const [{ downloads, save }] = brought;
    page.answering.makeLedger();
    const { draft, ledger: answer, words, years, decided } = page;
    if (!answer) return;
    const tables = { ...answer, result: { ...answer.result, plans: asStanding(page, answer.result.plans) } };
    const drawn = years?.draft === draft && isDrawn(draft) ? years.simulation : undefined;
    const simulation = drawn && drawn.years === drawn.of ? drawn : undefined;
    const comparison = decided?.draft === draft ? decided.comparison : undefined;
    const { name, type, text } = downloads[what];
    save(name, type, text({ words, answer, tables, simulation, comparison }));
  }

  async savePlanFile(plan: Plan): Promise<void> {
    (await this.#page.bring(import('../answer/downloads')))?.savePlan(plan);
  }
}
