import { html, LitElement, nothing, render, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { EngineError, type Engine } from '../engine/engine';
import type { Problem } from '../engine/types';
import type { Directory } from '../draft/directory';
import { emptyDraft, payer, sampleDraft, typed, type Draft, type Household, type Plan, isDrawn } from '../draft/draft';
import { History } from '../draft/history';
import { ledgerOpen } from './ledger';
import { announcement } from '../answer/sentences';
import { asStanding, inOrder, type Order } from '../answer/order';
import { isWhole, verdict, type Answer, type Decided, type Decision, type First, type Years } from '../answer/verdict';
import { Answering } from './answering';
import { Furnishing } from './furnishing';
import { Going } from './going';
import type { Guest } from './guest';
import { idle, whenIdle } from './idle';
import type { Keeping } from './keeping';
import type { Page, Grouping, Step, Tab } from './page';
import { wordsWith, type Spoken } from '../words/own-words';
import { painted } from './painted';
import { broken } from './part';
import { parent, put } from '../draft/pointer';
import { released } from './press';
import { lackedAt, problemsTitle } from '../answer/problems';
import { Later } from './later';
import { PlanList } from './plan-list';
import { ShownProblems } from './shown-problems';
import { requestOf } from '../draft/request';
import { samples } from '../draft/samples';
import { view } from './template';
import { Where } from './where';
import { Words, type Key, type Language } from '../words/words';

/** How long a pause in typing is, after which what is half typed counts as meant. */
const pause = 700;

/** After so many runs the first keys are answered as fast as the later ones, all but a millisecond or two. */
const rehearsals = 12;

/** What changes by typing alone, and by what is worked out for it. */
const byTyping: readonly PropertyKey[] = [
  'draft',
  'answer',
  'years',
  'whole',
  'decided',
  'problems',
  'notice',
  'late',
  'announcement',
];

/** What brings files. */
const given = ['dragover', 'drop', 'paste'];

/**
 * The page: household, care and plans as fields, and what the year costs under
 * each plan. What is typed lives in memory only: it is neither stored nor sent.
 */
@customElement('outpocket-page')
export class OutpocketPage extends LitElement implements Page {
  /** What works the answer out. */
  @property({ attribute: false }) engine!: Engine;
  /** The style sheets of a page that brings its own. */
  sheets: readonly CSSStyleSheet[] = [];
  /** The plans to choose from. */
  @property({ attribute: false }) samples: readonly Plan[] = samples;
  /** Those of them that are compared at first. */
  @property({ attribute: false }) atFirst: readonly Plan[] = samples;
  /** Where to find the plans that are sold in a place, where somebody has put them. */
  @property({ attribute: false }) directory: Directory | undefined;
  @property({ attribute: false }) lists: Page['lists'];
  /** Whom the example is about, in the place of the page's own family. */
  @property({ attribute: false }) household: Household | undefined;
  /** What the page that this one is part of wants of it. */
  @property({ attribute: false }) guest: Guest | undefined;
  /** The language, and its words. */
  @property({ attribute: false }) words = new Words('en');
  /** A file of an insurer's own words, of which each language takes its own. */
  @property({ attribute: false }) ownWords = '';
  /** What of it cannot be used, listed. */
  @property({ attribute: false }) unused: unknown;
  /** The language that was chosen last, until its words are there; and the last whose words did not come. */
  @property({ attribute: false }) chosen: Language | undefined;
  @property({ attribute: false }) unspoken: Language | undefined;
  /** What stands in the fields. */
  @property({ attribute: false }) draft: Draft = sampleDraft(samples);

  /** The address that links to what stands here begin with; undefined: none are made. */
  @property({ attribute: false }) address: string | undefined;
  /** Set where nothing may be taken along or brought: no printing, no files. */
  @property({ attribute: false }) sealed = false;

  readonly live = true;
  typing = false;
  atKey = false;
  /** Whether it failed to show itself. */
  broken = false;
  /** There with what is behind what is opened. */
  keeping: Keeping | undefined;
  readonly list = new PlanList(this).render;
  readonly #where = new Where(this);
  readonly where = this.#where.render;
  readonly #credit = new Later(
    this,
    (credit) => !credit && payer(this.draft) === 'marketplace',
    async () => new (await import('./credit')).Credit(this),
  );
  readonly #taxes = new Later(
    this,
    (taxes) => !taxes && this.draft.tax !== undefined,
    async () => {
      const [{ taxes }, { default: styles }] = await Promise.all([import('./tax'), import('./places.css?inline')]);
      this.adopt(styles);
      return taxes;
    },
  );
  readonly taxes = () => (this.draft.tax ? this.#taxes.part?.(this) : undefined);
  readonly credit = () => (payer(this.draft) === 'marketplace' ? this.#credit.part?.render() : undefined);
  @state() answer: Answer | undefined;
  @state() years: Years | undefined;
  @state() decided: Decided | undefined;
  @state() paused: Answer | undefined;
  @state() whole: Years | undefined;
  @state() opened = 0;
  @state() step: Step = 'answer';
  @state() tab: Tab = 'why';
  @state() order: Order = 'total';
  @state() standing: readonly string[] = [];
  @state() pictures: Page['pictures'];
  @state() guide: Page['guide'];
  @state() private opening: typeof import('./behind') | undefined;
  @state() unloaded = false;
  @state() replaced = false;
  @state() ledger: Answer | undefined;
  @state() grouping: Grouping = 'month';
  @state() careFor: string | undefined;
  @state() problems: readonly Problem[] = [];
  @state() fault: string | undefined;
  @state() notice: string | undefined;
  @state() answerInSight = true;
  @state() late = false;
  @state() printing = false;
  @state() unread: readonly string[] | undefined;
  @state() review: Page['review'];
  /** What is read out to those who cannot see the answer change. */
  @state() announcement = '';

  #example: Draft = this.draft;
  #history = new History();
  readonly shown = new ShownProblems(this);
  readonly answering = new Answering(this);
  readonly #furnishing = new Furnishing(this);
  readonly going = new Going(this);
  /** The answer that those around the page were told of last. */
  #decision: Answer | undefined;
  #typing: string | undefined;
  #rehearsed = false;
  readonly #open = new Set<string>();
  #settling = 0;
  /** Until what follows the answer to a key is drawn. */
  #rest: Promise<void> | undefined;
  /** What was asked for last of what is loaded for a choice: what was asked for before is not taken any more. */
  #askedWords: object | undefined;
  #askedLink: object | undefined;
  #watched: Element | undefined;
  readonly #sight = new IntersectionObserver((entries) => {
    this.answerInSight = entries.at(-1)?.isIntersecting ?? true;
  });

  /** What was left empty is told a moment later: telling it moves what is being pressed from under the finger. */
  readonly #left = ({ target }: Event): void => {
    const { id } = target as Element;
    this.shown.touch(id);
    if (this.shown.neededAt(id)) this.#settleSoon();
  };

  /** What is typed where something is looked up waits for no rehearsal, and needs none. */
  readonly #come = ({ target }: Event): void => {
    if (!(target as Element).closest('[data-part=lookup]')) this.rehearse();
  };

  #givenTo: EventTarget | undefined;
  /** Files that are dropped, and files and text that are pasted where nothing is typed. */
  readonly #given = (event: DragEvent | ClipboardEvent): void => {
    const data = 'dataTransfer' in event ? event.dataTransfer : event.clipboardData;
    if (this.sealed || !data) return;
    const { files, types } = data;
    const typed = (event.composedPath()[0] as Partial<Element>).matches?.('input, textarea, select');
    const text = event.type === 'paste' && !typed ? data.getData('text') : '';
    if (!types.includes('Files') && !text) return;
    // A browser would leave the page to show what was dropped.
    event.preventDefault();
    if (event.type !== 'dragover') void this.openFiles(files.length > 0 ? [...files] : text ? [new Blob([text])] : []);
  };

  /** Printing does not wait for what is rendered later; what is not loaded yet is there when it is printed again. */
  readonly #print = ({ type }: Event): void => {
    this.printing = type === 'beforeprint';
    void this.completeWords();
    this.performUpdate();
  };

  get upToDate(): boolean {
    return this.answer?.draft === this.draft;
  }

  get updating(): boolean {
    return !this.upToDate && !this.engine.ready && this.fault === undefined;
  }

  get example(): boolean {
    return this.draft === this.#example;
  }

  get ofExample(): Draft {
    return this.#example;
  }

  /** Whether the plans to choose from are somebody's, and not the page's own. */
  get offered(): boolean {
    return this.atFirst !== samples;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** Shows the page in another language, as its reader wishes. */
  async speak(language: Language): Promise<void> {
    if (await this.sayIn(language)) this.dispatchEvent(new CustomEvent('language', { detail: language }));
  }

  /** Says the page in a language, if its words come and no other is chosen meanwhile; tells whether it does. */
  async sayIn(language: Language, signal?: AbortSignal): Promise<boolean> {
    const asked = (this.#askedWords = {});
    this.chosen = language;
    this.unspoken = undefined;
    let spoken: Spoken | undefined;
    try {
      const those = await this.wordsIn(language, signal);
      // What is open has its words at once, and so has what is opened meanwhile.
      while (those.words.lack(this.words)) await those.words.complete(this.words.ofFiles);
      spoken = those;
    } catch {
      // Those of before stay.
    }
    if (asked !== this.#askedWords) return false;
    this.chosen = undefined;
    // What was told of the last change was told in other words.
    if (spoken) Object.assign(this, spoken, { notice: undefined });
    else this.unspoken = language;
    return spoken !== undefined;
  }

  /** Brings the words of a language, and an insurer's own. */
  protected wordsIn(language: Language, _signal?: AbortSignal): Promise<Spoken> {
    return wordsWith(language, this.ownWords);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    if (root instanceof ShadowRoot) root.adoptedStyleSheets.push(...this.sheets);
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#arrive();
    window.addEventListener('beforeprint', this.#print);
    window.addEventListener('afterprint', this.#print);
    this.renderRoot.addEventListener('focusin', this.#come);
    this.renderRoot.addEventListener('focusout', this.#left);
    // Part of somebody else's page, it takes what is given to it alone.
    this.#givenTo = this.guest ? this : window;
    for (const type of given) this.#givenTo.addEventListener(type, this.#given as EventListener);
  }

  /** Takes the answer to the example that was worked out when the page was built. */
  begin(first: First): void {
    this.answering.begin(first);
  }

  /** What is behind what is opened: nothing without its words. */
  get behind(): Page['behind'] {
    return this.words.isComplete ? this.opening?.behind : undefined;
  }

  get closer(): Page['closer'] {
    return this.behind?.closerTabs;
  }

  /** Adds styles that only a part that comes later needs. */
  adopt(text: string): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    (this.renderRoot as ShadowRoot).adoptedStyleSheets.push(...this.fitted(sheet));
  }

  /** Styles as they are where this page is. */
  protected fitted(sheet: CSSStyleSheet): readonly CSSStyleSheet[] {
    return [sheet];
  }

  /** Brings the pictures and the guide now. */
  furnish(): Promise<void> {
    return this.#furnishing.furnish();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of given) this.#givenTo?.removeEventListener(type, this.#given as EventListener);
    window.removeEventListener('beforeprint', this.#print);
    window.removeEventListener('afterprint', this.#print);
    clearTimeout(this.#settling);
    this.#sight.disconnect();
    this.#watched = undefined;
  }

  /** Loads the engine, behind the paint of an answer that is here already: neither waits for the other. */
  async #arrive(): Promise<void> {
    if (this.upToDate && !this.engine.ready) await painted();
    if (this.isConnected) await this.retry();
  }

  async retry(): Promise<void> {
    if (this.replaced) return this.reload();
    this.fault = undefined;
    if (!this.engine.ready) {
      try {
        await this.engine.load();
        if (!this.upToDate) await this.engine.start();
      } catch (error) {
        this.failed(error);
        return;
      }
    }
    // What was worked out when the page was built is not worked out again.
    if (this.upToDate) this.answering.work();
    else this.#estimate();
    this.#settled();
  }

  /**
   * Programs, the engine and the page's own, are compiled bit by bit as they
   * run: better when somebody comes to the fields than at their first keys. The
   * same answer is worked out and rendered a few times, while nothing else is to do.
   */
  rehearse(): void {
    if (!this.#rehearsed) whenIdle(() => void this.#rehearse());
    this.#rehearsed = true;
  }

  async #rehearse(): Promise<void> {
    try {
      // A plan alone first: with it, the first estimate would take half of its time, and hold the page up.
      await this.engine.start();
      await this.engine.checkPlan(requestOf(this.draft).plans[0]);
      await idle();
      for (let n = 0; n < rehearsals && this.isConnected; n++) {
        await this.engine.estimate(requestOf(this.draft));
        await idle();
        this.opened++;
        await this.updateComplete;
        await idle();
      }
    } catch {
      // Whoever asks for the answer is told.
    }
  }

  type(pointer: string, value: unknown, field = pointer): void {
    this.#history.remember(this.draft, field);
    this.#typing = field;
    this.shown.touch(field);
    this.notice = undefined;
    this.draft = this.#followed(put(this.draft, pointer, typed(value)));
    this.#estimate();
  }

  /** A changed draft with what follows from that: nobody changes who is covered without what is behind. */
  #followed(draft: Draft): Draft {
    return this.behind?.follow(this.draft, draft) ?? draft;
  }

  settle(): void {
    this.#history.settle();
    this.#settled();
  }

  change(draft: Draft, focus?: string, what?: string): void {
    this.#history.remember(this.draft);
    this.#take(draft, focus, what);
  }

  undo(): void {
    const step = this.#history.undo(this.draft);
    if (step) this.#take(step.draft, step.pointer, this.words.say('undone'));
  }

  redo(): void {
    const step = this.#history.redo(this.draft);
    if (step) this.#take(step.draft, step.pointer, this.words.say('redone'));
  }

  show(step: Step): void {
    this.step = step;
    if (step === 'plans') void this.completeWords();
  }

  showTab(tab: Tab): void {
    this.tab = tab;
    // What is seen now is wanted now.
    if (tab !== 'why') void this.completeWords();
    if (tab === 'guide') void this.furnish();
  }

  clear(): void {
    this.answering.forget();
    this.change(emptyDraft(this.draft), '/members/0/age', this.words.say('cleared'));
  }

  async useOwnPlans(): Promise<void> {
    await this.completeWords();
    this.behind?.useOwnPlans(this);
  }

  startAgain(): void {
    this.#open.clear();
    this.step = 'answer';
    this.tab = 'why';
    this.order = 'total';
    this.answering.forgetYears();
    this.answering.forgetPlans();
    this.ledger = undefined;
    this.careFor = undefined;
    this.keeping?.forget();
    this.#where.forget();
    this.#example = this.#exampleAnew();
    this.unread = undefined;
    this.review?.end();
    this.#take(this.#example, 'answer', this.words.say('started'));
    this.#history = new History();
    this.dispatchEvent(new CustomEvent('started'));
  }

  #exampleAnew(): Draft {
    return sampleDraft(this.atFirst, this.household);
  }

  /** Takes the draft that a link says, if it can be read here. */
  async openLink(fragment: string): Promise<boolean> {
    const asked = (this.#askedLink = {});
    const [samples, links] = await Promise.all([this.everySample(), this.#links(), this.completeWords()]);
    const read = await links?.draftOf(fragment, samples);
    if (asked !== this.#askedLink) return false;
    // Where its words have not come, that is told in their place.
    const said = (key: Key) => (links && this.words.isComplete ? this.words.say(key) : this.#unloadedWords());
    if (read) this.change(read.draft, undefined, said(read.kept ? 'link.opened.kept' : 'link.opened'));
    else this.notice = said('link.unread');
    return read !== undefined;
  }

  /** What opens and makes links, with what is behind what is opened; nothing where it does not come. */
  async #links(): Promise<typeof import('./behind').links | undefined> {
    return (await import('./behind').catch(() => undefined))?.links;
  }

  /** Takes the plans of files, or tells in `unread` or in the review what is wrong with them. */
  async openFiles(files: readonly (Blob & { name?: string })[]): Promise<void> {
    if (this.sealed || files.length === 0) return;
    this.unread = undefined;
    await this.completeWords();
    const brought = await this.bring(import('./open-files'));
    // Without the words for it, that these are missing is told.
    if (!brought || !this.words.isComplete) return;
    try {
      await brought.openFiles(this, files);
    } catch (error) {
      this.failed(error);
    }
  }

  #take(draft: Draft, focus: string | undefined, what: string | undefined): void {
    this.shown.leave(parent(focus ?? ''));
    this.draft = this.#followed(draft);
    this.notice = what;
    this.unread = undefined;
    if (focus !== undefined) this.goTo(focus);
    this.#estimate();
    this.#settled();
  }

  /** A pause: what is half typed counts as meant, and is said. */
  #settled(): void {
    clearTimeout(this.#settling);
    this.#typing = undefined;
    // What is not seen has waited.
    if (this.typing) this.requestUpdate();
    this.shown.tellAll();
    const said = this.paused?.draft === this.draft;
    if (this.upToDate) this.paused = this.answer;
    if (this.upToDate && ledgerOpen(this)) this.answering.makeLedger();
    // An answer that stood there already must not take the place of what is said now.
    if (!said) this.tellNews();
  }

  problemsAt(pointer: string): readonly Problem[] {
    return this.shown.at(pointer);
  }

  neededAt(pointer: string): boolean {
    return this.shown.neededAt(pointer);
  }

  get onlyNeeded(): boolean {
    return this.problems.every((problem) => this.shown.isNeeded(problem));
  }

  isOpen(key: string): boolean {
    return this.#open.has(key);
  }

  setOpen(key: string, open: boolean): void {
    if (this.#open.has(key) === open) return;
    if (open) this.#open.add(key);
    else this.#open.delete(key);
    if (open) void this.completeWords();
    this.opened++;
    if (this.upToDate && ledgerOpen(this) && this.ledger?.draft !== this.draft) this.answering.makeLedger();
    this.requestUpdate();
  }

  group(grouping: Grouping): void {
    this.grouping = grouping;
  }

  putInOrder(order: Order): void {
    this.order = order;
    this.standing = inOrder(this, order);
    const plans = asStanding(this, this.answer?.result.plans ?? []);
    this.announcement = this.words.say('order.now', { plans: this.words.list(plans.map(({ name }) => name)) });
  }

  addCareFor(member: string): void {
    this.careFor = member;
  }

  goTo(pointer: string): void {
    void this.going.go(pointer);
  }

  /** Opens what is around a field, once it is here with its words. */
  openAround(pointer: string): void {
    for (const key of this.behind?.keysAround(this.draft, pointer) ?? []) this.#open.add(key);
    this.opened++;
  }

  goToProblem(problem: Problem | undefined): void {
    if (!problem) return;
    const pointer = lackedAt(this.draft, problem) ?? problem.pointer;
    this.shown.touch(pointer);
    this.shown.tellAll();
    this.goTo(pointer);
  }

  /** Has the answer follow within the frame, once the engine is there. */
  #estimate(): void {
    if (!this.engine.ready) return;
    this.answering.estimate();
    this.shown.tellWhile(this.#typing);
    this.#settleSoon();
  }

  #settleSoon(): void {
    clearTimeout(this.#settling);
    this.#settling = window.setTimeout(() => this.#settled(), pause);
  }

  /** All there are to choose from: the page's own follow the first of them. */
  async everySample(): Promise<readonly Plan[]> {
    if (this.samples === samples) {
      try {
        const { everySample } = await import('../draft/more-samples');
        if (this.samples === samples) this.samples = everySample;
      } catch {
        // Without them the first can be chosen.
        this.missing();
      }
    }
    return this.samples;
  }

  /** Brings what is behind what is opened, and the words. */
  async bringBehind(): Promise<void> {
    const [opening] = await Promise.all([import('./behind'), this.allWords()]);
    this.keeping ??= new opening.Keeping(this);
    this.opening = opening;
  }

  /** Fetches what is told only when opened, and its words, unless they are there. */
  async completeWords(): Promise<void> {
    if (this.behind) return;
    const { words } = this;
    try {
      await this.bringBehind();
      this.opened++;
      this.unloaded = false;
    } catch {
      // Without them it stays empty.
      if (words === this.words) this.missing();
    }
  }

  /** Fetches the words that the first answer does without, and those about files where asked, of whatever language is chosen meanwhile. */
  async allWords(files = false): Promise<void> {
    const { words } = this;
    await words.complete(files);
    if (words !== this.words) await this.allWords(files);
  }

  /** What comes with the words for it, or that it does not is told. */
  async bring<T>(coming: Promise<T>): Promise<T | undefined> {
    try {
      await this.allWords();
      return await coming;
    } catch {
      this.notice = this.#unloadedWords();
      this.announcement = this.notice;
      void this.#askWhetherReplaced();
      return undefined;
    }
  }

  /** Tells that something of the page is not there, and offers to load it again. */
  missing(): void {
    this.unloaded = true;
    this.announcement = this.#unloadedWords();
    void this.#askWhetherReplaced();
  }

  /** What cannot be loaded may be of a version that is no longer there. */
  async #askWhetherReplaced(): Promise<void> {
    // Another's page is not ours to load again.
    if (this.address === undefined) return;
    this.replaced = (await this.opening?.isReplaced().catch(() => false)) ?? false;
    this.unloaded ||= this.replaced;
  }

  #unloadedWords(): string {
    return this.words.say('unloaded', { language: 'none' });
  }

  /** Loads what is missing, or the version that took this one's place, with what stands here. */
  reload(): void {
    if (this.replaced) {
      // What told that it is replaced has come with this.
      void this.opening?.links.fragmentOf(this.draft).then((fragment) => {
        if (!this.example) history.replaceState(null, '', `#${fragment}`);
        location.reload();
      });
      return;
    }
    this.unloaded = false;
    void this.completeWords();
    if (this.ownWords) void this.sayIn(this.words.language);
    if (!this.guide) void this.furnish();
  }

  /** Tells why the engine gave no answer. */
  failed(error: unknown): void {
    if (!(error instanceof EngineError)) throw error;
    this.shown.take(error.problems);
    this.fault = error.problems.length > 0 ? undefined : error.code;
    if (this.fault) void this.completeWords();
    if (this.fault === 'engine-unavailable') void this.#askWhetherReplaced();
  }

  /** Has read out what the answer is now, or what is in its way. */
  tellNews(): void {
    const { answer, problems, upToDate } = this;
    if (upToDate) this.announcement = answer ? announcement(this) : '';
    else this.announcement = problems.length > 0 ? problemsTitle(this) : '';
  }

  /** Draws what has waited for the paint of the answer. */
  async #drawRest(): Promise<void> {
    await painted();
    this.#rest = undefined;
    this.requestUpdate();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#rest;
    return super.getUpdateComplete();
  }

  /** Draws nothing between a press and its click. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    return released()?.then(() => super.scheduleUpdate()) ?? super.scheduleUpdate();
  }

  /** Shows the page, or that it cannot be shown. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      if (this.broken) throw error;
      reportError(error);
      this.broken = true;
      // What stands there is neither the old nor the new.
      render(nothing, this.renderRoot, this.renderOptions);
      this.requestUpdate();
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    // A first answer brings its tabs with it.
    const first = changed.has('answer') && changed.get('answer') === undefined;
    this.typing = this.#typing !== undefined && !first && [...changed.keys()].every((key) => byTyping.includes(key));
    this.atKey = this.typing && changed.has('draft') && !this.printing;
    if (this.atKey) this.#rest ??= this.#drawRest();
    if (!this.draft.members.some(({ id }) => id === this.careFor)) this.careFor = undefined;
    // The household that the page comes with compares what is offered.
    const otherPlans = changed.has('atFirst') && (this.hasUpdated || this.atFirst !== samples);
    if ((otherPlans || changed.has('household')) && this.example) {
      this.#example = this.#exampleAnew();
      this.draft = this.#example;
      this.#estimate();
    }
    // A link can bring it before there is anything to be styled.
    if (changed.has('opening') && this.opening) this.adopt(this.opening.behindStyles);
    this.#stand();
    if (changed.has('standing')) this.going.hold();
    // What has problems is open too.
    if (!this.unloaded && (this.guide || this.#open.size > 0 || this.problems.length > 0)) {
      void this.completeWords();
      void this.everySample();
    }
    // Words that only become more say the same.
    const before = changed.get('words');
    if (before && before.language !== this.words.language && this.announcement) this.tellNews();
  }

  /** Takes the order of the plans anew. While somebody types and while years are drawn they stay where they are. */
  #stand(): void {
    const { draft, order } = this;
    const resting = this.paused?.draft === draft && (!isDrawn(draft) || this.whole?.draft === draft);
    const standing = resting || this.standing.length === 0 ? inOrder(this, order) : this.standing;
    if (standing.join() !== this.standing.join()) this.standing = standing;
  }

  protected override updated(changed: PropertyValues): void {
    this.#tellOthers();
    if (changed.has('fault') && this.fault) this.dispatchEvent(new CustomEvent('fault', { detail: this.fault }));
    if (this.#watched?.isConnected) return;
    this.#sight.disconnect();
    this.#watched = this.renderRoot.querySelector('.answer .total') ?? undefined;
    if (this.#watched) this.#sight.observe(this.#watched);
  }

  /** Tells those around the page of an answer once it is whole. */
  #tellOthers(): void {
    const { answer } = this;
    if (!answer || answer === this.#decision) return;
    const order = verdict(this);
    if (!order || !isWhole(this, order)) return;
    this.#decision = answer;
    this.dispatchEvent(new CustomEvent<Decision>('answer', { detail: { answer, verdict: order } }));
  }

  protected override render() {
    if (this.broken) return broken(this);
    return html`${view(this, (language) => void this.speak(language))}
      <p class="visually-hidden" role="status">${this.announcement}</p>`;
  }
}
