import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { EngineError, type Engine } from '../engine/engine';
import type { Problem } from '../engine/types';
import { answer, sentences, totals } from './answer';
import { careItems } from './care-items';
import { sampleDraft, type Draft } from './draft';
import { household } from './household';
import { ledger, ledgerOpen } from './ledger';
import type { Answer, Page } from './page';
import { plans } from './plans';
import { parent, put } from './pointer';
import { requestOf } from './request';
import { samples } from './samples';
import { styles } from './styles';
import { languages, wordsOf, Words, type Language } from './words';

/** How long a pause in typing is, after which what is half typed counts as meant. */
const pause = 700;

/**
 * The page: household, care and plans as fields, and what the year costs under
 * each plan. What is typed lives in memory only: it is neither stored nor sent.
 */
@customElement('outpocket-page')
export class OutpocketPage extends LitElement implements Page {
  static override styles = styles;

  @property({ attribute: false }) engine!: Engine;

  @state() words = new Words('en');
  @state() draft: Draft = sampleDraft(samples.slice(0, 2));
  @state() answer: Answer | undefined;
  @state() ledger: Answer | undefined;
  @state() problems: readonly Problem[] = [];
  @state() fault: string | undefined;
  @state() removed: string | undefined;
  /** What is read out to those who cannot see the answer change. */
  @state() private announcement = '';

  /** Problems by the pointer of the field or group that shows them. */
  #placed = new Map<string, Problem[]>();
  /** Every problem of the draft; those of a field still being typed in wait for `problems`. */
  #found: readonly Problem[] = [];
  #typing: string | undefined;
  readonly #open = new Set<string>();
  #beforeRemoval: { draft: Draft; pointer: string } | undefined;
  #goingTo: string | undefined;
  #settling = 0;

  get upToDate(): boolean {
    return this.answer?.draft === this.draft;
  }

  /** Shows the page in another language. */
  async speak(language: Language): Promise<void> {
    this.words = await wordsOf(language);
    this.dispatchEvent(new CustomEvent('language', { detail: language }));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.retry();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#settling);
  }

  async retry(): Promise<void> {
    this.fault = undefined;
    try {
      await this.engine.load();
    } catch (error) {
      this.#failed(error);
      return;
    }
    this.#estimate();
    this.settle();
  }

  type(pointer: string, value: unknown): void {
    this.#typing = pointer;
    // Undoing later would take back what is typed now, too.
    this.removed = undefined;
    this.draft = put(this.draft, pointer, value);
    this.#estimate();
  }

  settle(): void {
    clearTimeout(this.#settling);
    this.#typing = undefined;
    this.problems = this.#found;
    if (this.upToDate && ledgerOpen(this)) this.#makeLedger();
    this.announcement = this.#news();
  }

  change(draft: Draft, focus?: string): void {
    this.draft = draft;
    this.#goingTo = focus;
    this.removed = undefined;
    this.#estimate();
    this.settle();
  }

  undoable(draft: Draft, what: string, pointer: string): void {
    const before = { draft: this.draft, pointer };
    this.change(draft, 'undo');
    this.#beforeRemoval = before;
    this.removed = what;
  }

  undo(): void {
    if (this.#beforeRemoval) this.change(this.#beforeRemoval.draft, this.#beforeRemoval.pointer);
  }

  problemsAt(pointer: string): readonly Problem[] {
    return this.#placed.get(pointer) ?? [];
  }

  isOpen(key: string): boolean {
    return this.#open.has(key);
  }

  setOpen(key: string, open: boolean): void {
    if (this.#open.has(key) === open) return;
    if (open) this.#open.add(key);
    else this.#open.delete(key);
    if (this.upToDate && ledgerOpen(this) && this.ledger?.draft !== this.draft) this.#makeLedger();
    this.requestUpdate();
  }

  goTo(pointer: string): void {
    this.#goingTo = pointer;
    this.requestUpdate();
  }

  /** Works the answer out at once, so that it follows within the frame. */
  #estimate(): void {
    if (!this.engine.ready) return;
    this.#found = [];
    try {
      this.answer = { draft: this.draft, result: this.engine.estimateNow(requestOf(this.draft)) };
      this.fault = undefined;
    } catch (error) {
      this.#failed(error);
    }
    // What is solved goes at once. What is new waits while its field is being
    // typed in, since most of what is half typed is wrong.
    const still = this.#found.filter((problem) => problem.pointer !== this.#typing || this.problemsAt(problem.pointer).length > 0);
    this.problems = still;
    clearTimeout(this.#settling);
    this.#settling = window.setTimeout(() => this.settle(), pause);
  }

  #makeLedger(): void {
    try {
      this.ledger = { draft: this.draft, result: this.engine.estimateNow(requestOf(this.draft, true)) };
    } catch (error) {
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    if (!(error instanceof EngineError)) throw error;
    this.#found = error.problems;
    this.fault = error.problems.length > 0 ? undefined : error.code;
  }

  #news(): string {
    const { say } = this.words;
    if (this.problems.length > 0) return say('problems.title', { count: this.problems.length });
    return this.answer && this.upToDate ? sentences(this.words, this.answer).join(' ') : '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('problems')) this.#place();
    if (changed.has('words') && this.announcement) this.announcement = this.#news();
  }

  protected override updated(changed: PropertyValues): void {
    // Fields that were hidden until a problem opened what they are in are there now.
    if (changed.has('problems') && this.problems.length > 0 && this.#place()) this.requestUpdate();
    if (this.#goingTo === undefined) return;
    const target = this.#nearest(this.#goingTo);
    this.#goingTo = undefined;
    if (!target) return;
    for (let around = target.closest('details'); around; around = around.parentElement?.closest('details') ?? null) around.open = true;
    target.focus();
  }

  /** Gives every problem to its field, or else to the nearest group around; says whether one moved. */
  #place(): boolean {
    const placed = new Map<string, Problem[]>();
    for (const problem of this.problems) {
      const pointer = this.#nearest(problem.pointer)?.id ?? '';
      placed.set(pointer, [...(placed.get(pointer) ?? []), problem]);
    }
    const moved = [...placed.keys()].some((pointer) => !this.#placed.has(pointer));
    this.#placed = placed;
    return moved;
  }

  #nearest(pointer: string): HTMLElement | undefined {
    for (let id = pointer; id !== ''; id = id.includes('/') ? parent(id) : '') {
      const element = this.renderRoot.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`);
      if (element) return element;
    }
    return this.renderRoot.querySelector<HTMLElement>('#answer') ?? undefined;
  }

  protected override render() {
    const { say, language } = this.words;
    return html`<header lang=${language}>
        <div class="brand">
          <p class="name">Outpocket</p>
          <div class="language">
            <label for="language">${say('language')}</label>
            <select id="language" @change=${(event: Event) => void this.speak((event.target as HTMLSelectElement).value as Language)}>
              ${Object.entries(languages).map(([code, name]) => html`<option value=${code} lang=${code} .selected=${code === language}>${name}</option>`)}
            </select>
          </div>
        </div>
        <h1>${say('title')}</h1>
        <p class="lead">${say('lead')}</p>
        <p class="privacy">${say('privacy')}</p>
      </header>
      <main lang=${language}>
        ${answer(this)}
        <div class="inputs">${household(this)} ${careItems(this)} ${plans(this)} ${totals(this)}</div>
        ${ledger(this)}
        <p class="visually-hidden" role="status">${this.announcement}</p>
      </main>
      <footer lang=${language}><p>${say('footer')}</p></footer>`;
  }
}
