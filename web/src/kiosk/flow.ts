import { html, LitElement, nothing, svg, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { verdict, type Answer, type Years } from '../answer/verdict';
import { maxPlans, type Draft, type Plan } from '../draft/draft';
import { fragmentOf, shortFragmentOf } from '../draft/link';
import { draws, requestOf } from '../draft/request';
import { samples } from '../draft/samples';
import { EngineError, type Engine } from '../engine/engine';
import { mark } from '../page/mark';
import { released } from '../page/press';
import type { Spoken } from '../words/own-words';
import { languages, type Language } from '../words/words';
import css from './flow.css?inline';
import { morePlans, outcome, type Outcome } from './outcome';
import { asks, questions, screens, type Question } from './questions';
import { draftFrom, freshVisit, type Visit } from './visit';

/** Years of care, many cheap and few dear: what the kiosk is about, to be seen from afar. */
const heights = [4, 7, 10, 11, 9, 7, 6, 4, 3, 2, 2, 1, 2, 1, 0, 1, 0, 0, 1];
const years = html`<svg class="years" viewBox=${`0 0 ${heights.length * 4} 46`} aria-hidden="true">
  ${heights.map((height, x) => Array.from({ length: height }, (_, y) => svg`<circle class=${x > 10 ? 'dear' : ''} cx=${x * 4 + 2} cy=${43 - y * 4} r="1.5"></circle>`))}
  <path d=${`M0 45.5H${heights.length * 4}`}></path>
</svg>`;

type Step = 'start' | Question | 'answer' | 'plans';

/** How large the text is: as it comes, larger, largest. */
export const sizes = ['normal', 'large', 'largest'] as const;
export type Size = (typeof sizes)[number];

/** The last question: while it stands, the answer is worked out already. */
const lastQuestion = questions[questions.length - 1] as Question;

/**
 * The kiosk: one question a screen, by touch alone, and then the answer. All of
 * it is forgotten with the element. Fires `language` (its detail) and `size`
 * (its detail) when they are chosen, and `over` when a visitor starts over.
 */
@customElement('outpocket-kiosk')
export class OutpocketKiosk extends LitElement {
  static override styles = unsafeCSS(css);

  /** What works the answer out. */
  @property({ attribute: false }) engine!: Engine;
  /** The plans to compare, as their file has them. */
  @property({ attribute: false }) plans: readonly Plan[] = [];
  /** The languages to choose from, with all of their words; the first is spoken until another is chosen. */
  @property({ attribute: false }) spoken: readonly Spoken[] = [];
  /** Whose kiosk it is; empty: nobody says. */
  @property({ attribute: false }) brand = '';
  /** The page that the answer is taken home to. */
  @property({ attribute: false }) address: string | undefined;

  @state() private step: Step = 'start';
  @state() private chosen = 0;
  @state() private visit: Visit = freshVisit;
  @state() private size: Size = 'normal';
  @state() private answer: Answer | undefined;
  @state() private years: Years | undefined;
  /** How many of a hundred parts of the years are looked at. */
  @state() private done = 0;
  /** Why there is no answer: a code of EngineError. */
  @state() private fault: string | undefined;
  @state() private beside: string | undefined;
  @state() private link: string | undefined;

  #draft!: Draft;
  #asked: Draft | undefined;
  #background = new AbortController();

  /** The words that are spoken. */
  get words() {
    return this.#current.words;
  }

  get #current(): Spoken {
    return this.spoken[this.chosen] as Spoken;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // It is there when it is asked; whether it comes is told then.
    this.engine.load().catch(() => undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#background.abort();
  }

  /** Nothing is drawn between a press and its click. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    return released()?.then(() => super.scheduleUpdate()) ?? super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('visit') || changed.has('plans')) this.#draft = draftFrom(this.visit, this.plans);
    if (this.step === lastQuestion || this.step === 'answer') void this.#work();
  }

  protected override updated(changed: PropertyValues): void {
    const answered = changed.has('years') && this.#isAnswered && this.step === 'answer';
    // The first screen comes by itself: nobody is taken there.
    if ((changed.has('step') && changed.get('step') !== undefined) || answered) {
      scrollTo({ top: 0, behavior: 'instant' });
      this.renderRoot.querySelector<HTMLElement>(`#${asks}`)?.focus({ preventScroll: true });
    }
  }

  /** Works the answer to the draft out, once. */
  async #work(): Promise<void> {
    const draft = this.#draft;
    if (draft === this.#asked) return;
    this.#asked = draft;
    this.#background.abort();
    this.#background = new AbortController();
    const { signal } = this.#background;
    this.fault = undefined;
    this.link = undefined;
    this.beside = undefined;
    this.done = 0;
    try {
      const request = requestOf(draft);
      const result = await this.engine.estimate(request);
      const simulation = await this.engine.simulate(
        { ...request, simulation: { ...draws, totalsOnly: true } },
        { signal, onProgress: ({ years, of }) => (this.done = Math.round((100 * years) / of)) },
      );
      this.answer = { draft, result };
      this.years = { draft, simulation };
      const link = await this.#linkTo(draft, simulation.ranking);
      if (!signal.aborted) this.link = link;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof EngineError)) throw error;
      this.fault = error.code;
    }
  }

  /**
   * The answer on the insurer's page. That page knows the samples by name; of
   * plans of the insurer's own it is told all terms, so of the best two alone.
   */
  async #linkTo(draft: Draft, ranking: readonly string[]): Promise<string | undefined> {
    if (this.address === undefined) return undefined;
    const known = this.plans === samples;
    const best = ranking.slice(0, known ? maxPlans : 2);
    const brief = { ...draft, plans: draft.plans.filter(({ id }) => best.includes(id)) };
    return `${this.address}#${await (known ? shortFragmentOf : fragmentOf)(brief)}`;
  }

  get #isAnswered(): boolean {
    return this.years?.draft === this.#draft;
  }

  #start(index: number): void {
    this.chosen = index;
    this.#go('who');
    this.#tell('language', this.words.language satisfies Language);
  }

  #go(step: Step): void {
    this.step = step;
  }

  #tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #retry(): void {
    this.#asked = undefined;
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { language, say } = this.words;
    const { step } = this;
    return html`<div class="kiosk ${step}" lang=${language}>
      <header>
        <p class="brand">${this.brand || html`${mark('logo')}Outpocket`}</p>
      </header>
      <main>${keyed(step, this.#screen())}</main>
      <footer>
        ${this.#bar()}
        <div class="tools">
          <div class="sizes" role="group" aria-label=${say('kiosk.size')}>${sizes.map(
            (size) =>
              html`<button type="button" class="tile size ${size}" aria-label=${say(`kiosk.size.${size}`)} aria-pressed=${size === this.size ? 'true' : 'false'} @click=${() => this.#resize(size)}><span aria-hidden="true">A</span></button>`,
          )}</div>
          ${step === 'start' || step === 'answer' ? nothing : this.#over()}
        </div>
      </footer>
    </div>`;
  }

  #over(): TemplateResult {
    return html`<button type="button" class="tile over" @click=${() => this.#tell('over')}>${this.words.say('kiosk.over')}</button>`;
  }

  #resize(size: Size): void {
    this.size = size;
    this.#tell('size', size);
  }

  #screen(): TemplateResult {
    const { step, words } = this;
    const { say, number } = words;
    if (step === 'start') return this.#welcome();
    if (step === 'answer' || step === 'plans') return this.#result(step);
    const at = questions.indexOf(step);
    const { title, help, controls } = screens[step]({
      words,
      visit: this.visit,
      draft: this.#draft,
      change: (touched) => (this.visit = touched(this.visit)),
    });
    return html`<div class="said">
        <p class="progress"><span class="parts" aria-hidden="true">${questions.map((_, i) => html`<span class=${i <= at ? 'part past' : 'part'}></span>`)}</span>${say('kiosk.step', { step: number(at + 1), of: number(questions.length) })}</p>
        <h1 id=${asks} tabindex="-1">${title}</h1>
        ${help ? html`<p class="help">${help}</p>` : nothing}
      </div>
      <div class="controls">${controls}</div>`;
  }

  #welcome(): TemplateResult {
    const { say } = this.words;
    return html`${years}
      <div class="said">
        <h1 id=${asks} tabindex="-1">${say('title')}</h1>
        <p class="help">${say('kiosk.lead')}</p>
        ${this.#current.unused}
      </div>
      <div class="controls"><div class="tiles starts">
        ${this.spoken.map(
          (
            { words: { say, language } },
            i,
          ) => html`<button type="button" class="tile ${i === this.chosen ? 'primary' : ''}" lang=${language} @click=${() => this.#start(i)}>
            <span class="label">${say('kiosk.start')}</span>
            ${this.spoken.length > 1 ? html`<span class="more">${languages[language]}</span>` : nothing}
          </button>`,
        )}
      </div></div>`;
  }

  #result(step: 'answer' | 'plans'): TemplateResult {
    const { answer, years, words, fault } = this;
    const { say } = words;
    const order = this.#isAnswered ? verdict({ answer, years, upToDate: true, draft: this.#draft }) : undefined;
    if (fault)
      return html`<div class="said" role="alert">
          <h1 id=${asks} tabindex="-1">${say('kiosk.fault', { code: fault })}</h1>
        </div>
        <div class="controls"><div class="tiles"><button type="button" class="tile primary" @click=${() => this.#retry()}>${say('fault.retry')}</button></div></div>`;
    if (!answer || !years || !order)
      return html`<div class="said">
        <h1 id=${asks} tabindex="-1">${say('years.first')}</h1>
        <progress max="100" .value=${this.done} aria-label=${say('years.progress')}></progress>
      </div>`;
    const all: Outcome = {
      words,
      decision: { answer, verdict: order },
      years,
      beside: this.beside,
      link: this.link,
      showMore: () => this.#go('plans'),
    };
    return step === 'answer'
      ? outcome(all)
      : morePlans(all, (id) => {
          this.beside = id;
          this.#go('answer');
        });
  }

  /** Back and on, at the bottom of every screen but the first. */
  #bar(): TemplateResult | typeof nothing {
    const { step } = this;
    const { say } = this.words;
    const button = (text: string, to: Step, primary = false) =>
      html`<button type="button" class="tile ${primary ? 'primary' : ''}" @click=${() => this.#go(to)}>${text}</button>`;
    const bar = (...buttons: TemplateResult[]) => html`<div class="bar">${buttons}</div>`;
    if (step === 'start') return nothing;
    if (step === 'answer') return bar(button(say('kiosk.change'), 'who'), this.#over());
    if (step === 'plans') return bar(button(say('kiosk.back'), 'answer'));
    const at = questions.indexOf(step);
    const last = step === lastQuestion;
    return bar(
      button(say('kiosk.back'), questions[at - 1] ?? 'start'),
      button(say(last ? 'kiosk.see' : 'kiosk.next'), questions[at + 1] ?? 'answer', true),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'outpocket-kiosk': OutpocketKiosk;
  }
}
