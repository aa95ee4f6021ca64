import { html, LitElement, nothing, render, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { EngineError, type Engine } from '../engine/engine';
import type { EstimateRequest, EstimateResult, Problem, Simulation } from '../engine/types';
import type { Directory } from '../draft/directory';
import {
  emptyDraft,
  payer,
  removePlan,
  sampleDraft,
  typed,
  type Draft,
  type Household,
  type Plan,
  isDrawn,
} from '../draft/draft';
import { History } from '../draft/history';
import { ledgerOpen } from './ledger';
import { announcement } from '../answer/sentences';
import { asStanding, inOrder, type Order } from '../answer/order';
import { isWhole, verdict, type Answer, type Decided, type Decision, type First, type Years } from '../answer/verdict';
import type { Guest } from './guest';
import type { Page, Grouping, Kept, Step, Tab } from './page';
import { wordsWith, type Spoken } from '../words/own-words';
import { stepOf } from './inputs';
import { broken } from './part';
import { at, get, parent, put, within } from '../draft/pointer';
import { released } from './press';
import { apart, lackedAt, problemsTitle } from '../answer/problems';
import { Later } from './later';
import { PlanList } from './plan-list';
import { ShownProblems } from './shown-problems';
import { draws, requestOf } from '../draft/request';
import { samples } from '../draft/samples';
import { view } from './template';
import { Where } from './where';
import { today } from '../words/today';
import { Words, type Key, type Language } from '../words/words';

/** How long a pause in typing is, after which what is half typed counts as meant. */
const pause = 700;

/** How long pictures and guide wait, in milliseconds, where nobody comes near them. */
const unhurried = 5000;

/** How long amounts of an earlier draft may stand, in milliseconds, before it is said: less than two seconds. */
const patience = 1800;

/** How long to wait for more changes before years are drawn anew, in milliseconds. */
const quiet = 250;

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
  'kept',
  'notice',
  'late',
  'announcement',
];

/** What brings files. */
const given = ['dragover', 'drop', 'paste'];

/** Resolves behind the next paint. */
const painted = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));

const whenIdle = (then: () => void): unknown => (globalThis.requestIdleCallback ?? setTimeout)(then);

/** Resolves once there is nothing else to do. */
const idle = () => new Promise<void>((then) => whenIdle(then));

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
  /** Whether it failed to show itself. */
  broken = false;
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
  @state() namesInLinks = false;
  @state() incomeInLinks = false;
  @state() ledger: Answer | undefined;
  @state() grouping: Grouping = 'month';
  @state() careFor: string | undefined;
  @state() problems: readonly Problem[] = [];
  @state() fault: string | undefined;
  @state() notice: string | undefined;
  @state() answerInSight = true;
  @state() late = false;
  @state() kept: Page['kept'];
  @state() printing = false;
  @state() unread: readonly string[] | undefined;
  @state() review: Page['review'];
  /** What is read out to those who cannot see the answer change. */
  @state() private announcement = '';

  #example: Draft = this.draft;
  #history = new History();
  readonly #problems = new ShownProblems(this);
  /** The plans that have been part of an answer. */
  #answered = new Set<string>();
  /** The answer that those around the page were told of last. */
  #decision: Answer | undefined;
  #typing: string | undefined;
  readonly #open = new Set<string>();
  #goingTo: string | undefined;
  #settling = 0;
  /** What is worked out in the background, until the draft changes. */
  #background = new AbortController();
  #beginning = 0;
  /** Set since amounts of an earlier draft stand. */
  #waiting = 0;
  #soon = 0;
  /** What was asked for last of what is loaded for a choice: what was asked for before is not taken any more. */
  #askedWords: object | undefined;
  #askedLink: object | undefined;
  #places: readonly Element[] = [];
  #furnished = false;
  #watched: Element | undefined;
  /** What had the focus before plans changed their places. */
  #held: HTMLElement | undefined;
  readonly #sight = new IntersectionObserver((entries) => {
    this.answerInSight = entries.at(-1)?.isIntersecting ?? true;
  });

  readonly #near = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting) && !this.pictures)
        void this.#bringPictures().catch(() => this.#missing());
    },
    { rootMargin: '600px' },
  );

  /** What was left empty is told a moment later: telling it moves what is being pressed from under the finger. */
  readonly #left = ({ target }: Event): void => {
    const { id } = target as Element;
    this.#problems.touch(id);
    if (this.#problems.neededAt(id)) this.#settleSoon();
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

  /** Printing does not wait for what is rendered later. */
  readonly #print = ({ type }: Event): void => {
    this.printing = type === 'beforeprint';
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
    const spoken = await this.wordsIn(language, signal)
      // What is open has its words at once.
      .then(async (those) => (this.words.isComplete && (await those.words.complete(this.words.ofFiles)), those))
      .catch(() => undefined);
    if (asked !== this.#askedWords) return false;
    this.chosen = undefined;
    if (spoken) Object.assign(this, spoken);
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
    this.addEventListener('focusin', () => whenIdle(() => void this.#rehearse()), { once: true });
    this.renderRoot.addEventListener('focusout', this.#left);
    // Part of somebody else's page, it takes what is given to it alone.
    this.#givenTo = this.guest ? this : window;
    for (const type of given) this.#givenTo.addEventListener(type, this.#given as EventListener);
    this.#soon = window.setTimeout(() => whenIdle(() => void this.furnish()), unhurried);
  }

  /** Takes the answer to the example that was worked out when the page was built. */
  begin({ result, simulation, comparison }: First): void {
    const { draft } = this;
    this.answer = { draft, result };
    this.paused = this.answer;
    for (const plan of result.plans) this.#answered.add(plan.id);
    this.years = { draft, simulation };
    this.whole = this.years;
    this.decided = { draft, comparison };
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

  /** Brings the pictures and the guide, which the answer does without: near the window, or when there is time. */
  async furnish(): Promise<void> {
    if (this.#furnished) return;
    this.#furnished = true;
    try {
      const [, { guide }, { default: guideStyles }] = await Promise.all([
        this.#bringPictures(),
        import('../guide/guide'),
        import('../guide/guide.css?inline'),
        this.#bringBehind(),
      ]);
      this.adopt(guideStyles);
      this.guide = guide;
    } catch {
      // Everything else is there without them; they are tried again.
      this.#furnished = false;
      this.#missing();
    }
  }

  /** Brings the pictures and their words. */
  async #bringPictures(): Promise<void> {
    const [pictures] = await Promise.all([import('../charts/charts'), this.words.complete()]);
    this.pictures = pictures;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of given) this.#givenTo?.removeEventListener(type, this.#given as EventListener);
    window.removeEventListener('beforeprint', this.#print);
    window.removeEventListener('afterprint', this.#print);
    clearTimeout(this.#settling);
    clearTimeout(this.#soon);
    clearTimeout(this.#waiting);
    this.#waiting = 0;
    this.#near.disconnect();
    this.#places = [];
    this.#stop();
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
        this.#failed(error);
        return;
      }
    }
    // What was worked out when the page was built is not worked out again.
    if (this.upToDate) this.#begin();
    else this.#estimate();
    this.#settled();
  }

  /**
   * Programs, the engine and the page's own, are compiled bit by bit as they
   * run: better when somebody comes to the fields than at their first keys. The
   * same answer is worked out and rendered a few times, while nothing else is to do.
   */
  async #rehearse(): Promise<void> {
    try {
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
    this.#problems.touch(field);
    this.notice = undefined;
    this.draft = put(this.draft, pointer, typed(value));
    this.#estimate();
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
    if (step) this.#take(step.draft, this.#changedAt(step), this.words.say('undone'));
  }

  redo(): void {
    const step = this.#history.redo(this.draft);
    if (step) this.#take(step.draft, this.#changedAt(step), this.words.say('redone'));
  }

  show(step: Step): void {
    this.step = step;
    if (step === 'plans') void this.#completeWords();
  }

  showTab(tab: Tab): void {
    this.tab = tab;
    // What is seen now is wanted now.
    if (tab !== 'why') void this.#completeWords();
    if (tab === 'guide') void this.furnish();
  }

  clear(): void {
    this.#forget();
    this.change(emptyDraft(this.draft), '/members/0/age', this.words.say('cleared'));
  }

  async useOwnPlans(): Promise<void> {
    await this.#completeWords();
    this.behind?.useOwnPlans(this);
  }

  startAgain(): void {
    this.#open.clear();
    this.step = 'answer';
    this.tab = 'why';
    this.order = 'total';
    this.#forgetYears();
    this.#answered.clear();
    this.ledger = undefined;
    this.careFor = undefined;
    this.namesInLinks = false;
    this.incomeInLinks = false;
    this.#where.forget();
    this.#example = this.#exampleAnew();
    this.kept = undefined;
    this.unread = undefined;
    this.review?.end();
    this.#take(this.#example, 'answer', this.words.say('started'));
    this.#history = new History();
    this.dispatchEvent(new CustomEvent('started'));
  }

  /** Forgets the answer, with what was worked out behind it. */
  #forget(): void {
    this.answer = undefined;
    this.paused = undefined;
    this.#forgetYears();
  }

  /** Forgets what was worked out behind an answer, and the order that it gave. */
  #forgetYears(): void {
    this.years = undefined;
    this.whole = undefined;
    this.decided = undefined;
    this.standing = [];
  }

  #exampleAnew(): Draft {
    return sampleDraft(this.atFirst, this.household);
  }

  /** Takes the draft that a link says, if it can be read here. */
  async openLink(fragment: string): Promise<boolean> {
    const asked = (this.#askedLink = {});
    const [samples, links] = await Promise.all([this.everySample(), this.#links(), this.#completeWords()]);
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

  putNamesInLinks(names: boolean): void {
    this.namesInLinks = names;
    this.kept = undefined;
  }

  putIncomeInLinks(income: boolean): void {
    this.incomeInLinks = income;
    this.kept = undefined;
  }

  async makeLink(): Promise<void> {
    const { draft, address } = this;
    if (address === undefined) return;
    const [links] = await Promise.all([this.#links(), this.#completeWords()]);
    const link = links && `${address}#${await links.fragmentOf(draft, this.namesInLinks, this.incomeInLinks)}`;
    if (!link || draft !== this.draft || !this.words.isComplete) return;
    await this.#hand('link', link);
  }

  async makeText(): Promise<void> {
    const { answer } = this;
    const brought = await this.#bring(Promise.all([import('../answer/summary'), this.words.complete()]));
    // What it says must be what stands on the page.
    if (!brought || !this.upToDate || answer !== this.answer) return;
    const [{ summary }] = brought;
    const { brand: from = '', disclaimers } = this.guest ?? {};
    await this.#hand('text', summary(this, { today: today(), from, disclaimers: disclaimers?.(this) ?? [] }));
  }

  /** Shows what was made to be taken along, and copies it where that is allowed. */
  async #hand(what: Kept['what'], text: string): Promise<void> {
    let copied = true;
    try {
      // Pages without https have no clipboard.
      await navigator.clipboard.writeText(text);
    } catch {
      copied = false;
    }
    this.kept = { what, text, copied };
    await this.updateComplete;
    if (!copied) this.goTo('kept');
    this.announcement = this.words.say(`keep.${what}.${copied ? 'copied' : 'help'}`);
  }

  async download(what: keyof typeof import('../answer/downloads').downloads): Promise<void> {
    const brought = await this.#bring(
      Promise.all([import('../answer/downloads'), this.words.complete(), this.engine.load()]),
    );
    if (!brought || !this.upToDate) return;
    const [{ downloads, save }] = brought;
    this.#makeLedger();
    const { ledger: answer, words } = this;
    if (!answer) return;
    const tables = { ...answer, result: { ...answer.result, plans: asStanding(this, answer.result.plans) } };
    const drawn = this.years?.draft === this.draft && isDrawn(this.draft) ? this.years.simulation : undefined;
    const simulation = drawn && drawn.years === drawn.of ? drawn : undefined;
    const comparison = this.decided?.draft === this.draft ? this.decided.comparison : undefined;
    const { name, type, text } = downloads[what];
    save(name, type, text({ words, answer, tables, simulation, comparison }));
  }

  async savePlanFile(plan: Plan): Promise<void> {
    (await this.#bring(import('../answer/downloads')))?.savePlan(plan);
  }

  chooseFiles(): void {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = '.json,.csv,.pdf,.txt,.gz';
    input.addEventListener('change', () => void this.openFiles([...(input.files ?? [])]));
    input.click();
  }

  /** Takes the plans of files, or tells in `unread` or in the review what is wrong with them. */
  async openFiles(files: readonly (Blob & { name?: string })[]): Promise<void> {
    if (this.sealed || files.length === 0) return;
    this.unread = undefined;
    await this.#completeWords();
    const brought = await this.#bring(import('./open-files'));
    // Without the words for it, that these are missing is told.
    if (!brought || !this.words.isComplete) return;
    try {
      await brought.openFiles(this, files);
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Where the draft differs from the step's: the field, or the nearest list or group that has more or fewer. */
  #changedAt({ draft, pointer }: { draft: Draft; pointer: string | undefined }): string {
    if (pointer !== undefined) return pointer;
    let place = '';
    for (;;) {
      const [was, is] = [get(this.draft, place), get(draft, place)];
      if (typeof was !== 'object' || typeof is !== 'object' || !was || !is) return place;
      // By what is said there: who takes something away copies what could have spoken of it.
      const said = (of: object, step: string) => JSON.stringify((of as Record<string, unknown>)[step]);
      const steps = Object.keys(is).filter((step) => said(was, step) !== said(is, step));
      // Something else stands there, as a whole.
      if (steps.includes('id')) return place;
      const [step] = steps;
      if (step === undefined) return place;
      place = at(place, step);
    }
  }

  #take(draft: Draft, focus: string | undefined, what: string | undefined): void {
    this.#problems.leave(parent(focus ?? ''));
    this.draft = draft;
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
    this.#problems.tellAll();
    const said = this.paused?.draft === this.draft;
    if (this.upToDate) this.paused = this.answer;
    if (this.upToDate && ledgerOpen(this)) this.#makeLedger();
    // An answer that stood there already must not take the place of what is said now.
    if (!said) this.announcement = this.#news();
  }

  problemsAt(pointer: string): readonly Problem[] {
    return this.#problems.at(pointer);
  }

  neededAt(pointer: string): boolean {
    return this.#problems.neededAt(pointer);
  }

  get onlyNeeded(): boolean {
    return this.problems.every((problem) => this.#problems.isNeeded(problem));
  }

  isOpen(key: string): boolean {
    return this.#open.has(key);
  }

  setOpen(key: string, open: boolean): void {
    if (this.#open.has(key) === open) return;
    if (open) this.#open.add(key);
    else this.#open.delete(key);
    if (open) void this.#completeWords();
    this.opened++;
    if (this.upToDate && ledgerOpen(this) && this.ledger?.draft !== this.draft) this.#makeLedger();
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
    const [, list, index, field] = pointer.split('/');
    // A person's conditions are shown while care is added for them.
    if (list === 'members' && field === 'conditions') this.careFor = this.draft.members[Number(index)]?.id;
    const step = stepOf(this.draft, pointer);
    if (step) this.show(step);
    // What opens has its place once it is here with its words. Who has gone elsewhere by then stays there.
    const before = this.#focused;
    void this.#completeWords().then(() => {
      for (const key of this.behind?.keysAround(this.draft, pointer) ?? []) this.#open.add(key);
      this.opened++;
      if (this.#focused && this.#focused !== before) return;
      this.#goingTo = pointer;
      this.requestUpdate();
    });
  }

  goToProblem(problem: Problem | undefined): void {
    if (!problem) return;
    const pointer = lackedAt(this.draft, problem) ?? problem.pointer;
    this.#problems.touch(pointer);
    this.#problems.tellAll();
    this.goTo(pointer);
  }

  /** Works the answer out at once, so that it follows within the frame. */
  #estimate(): void {
    if (!this.engine.ready) return;
    this.#problems.found = [];
    try {
      const result = this.#result();
      this.answer = { draft: this.draft, result };
      for (const plan of result.plans) this.#answered.add(plan.id);
      this.fault = undefined;
      this.#begin();
    } catch (error) {
      this.#failed(error);
      // The last complete answer stands until its problems are solved, and becomes whole meanwhile.
      if (this.fault) this.#stop();
      // One of other plans than these would be taken for theirs.
      else if (!this.answer?.result.plans.some(({ id }) => this.draft.plans.some((plan) => plan.id === id)))
        this.#forget();
    }
    this.#problems.tellWhile(this.#typing);
    this.#settleSoon();
  }

  #settleSoon(): void {
    clearTimeout(this.#settling);
    this.#settling = window.setTimeout(() => this.#settled(), pause);
  }

  /** Gives up what is worked out in the background. */
  #stop(): void {
    clearTimeout(this.#beginning);
    this.#background.abort();
  }

  /** Has possible years drawn and what decides worked out, unless that is done for this draft. */
  #begin(): void {
    this.#stop();
    const { draft, engine } = this;
    const { signal } = (this.#background = new AbortController());
    const current = () => !signal.aborted && draft === this.answer?.draft;
    const run = async <T>(work: Promise<T>, done: (value: T) => void) => {
      try {
        const value = await work;
        if (current()) done(value);
      } catch (error) {
        // What is wrong with the draft is told by the estimate. Else the answer stands, without what was to come.
        if (signal.aborted) return;
        if (!(error instanceof EngineError)) throw error;
        if (error.problems.length === 0) this.fault = error.code;
      }
    };
    const take = (simulation: Simulation) => {
      if (!current()) return;
      this.years = { draft, simulation };
      const whole = this.whole?.draft === draft ? this.whole : undefined;
      // The answer is whole with its years. What decides follows; pictures and guide wait for all of it.
      if (simulation.years === simulation.of && (!whole || simulation.stage === 'done')) this.whole = this.years;
      if (this.whole?.draft === draft && !whole) this.announcement = this.#news();
    };
    this.#beginning = window.setTimeout(() => {
      const request = this.#complete(draft);
      // Some years of this draft may be left from before it was changed and changed back.
      if ((this.years?.draft !== draft || this.years.simulation.stage !== 'done') && isDrawn(draft)) {
        void run(engine.simulate({ ...request, simulation: draws }, { signal, onProgress: take }), take);
      }
      if (this.decided?.draft !== draft)
        void run(engine.compare(request, { signal }), (comparison) => {
          this.decided = { draft, comparison };
          // What was settled without it is told now.
          if (this.paused?.draft === draft && !isDrawn(draft)) this.announcement = this.#news();
        });
    }, quiet);
  }

  /** The request of the draft, without the plans that are still being filled in. */
  #complete(draft: Draft): EstimateRequest {
    const present = this.answer?.result.plans ?? [];
    return requestOf(
      draft.plans
        .filter(({ id }) => !present.some((plan) => plan.id === id))
        .reduce((complete, plan) => removePlan(complete, plan.id), draft),
    );
  }

  /**
   * The answer to the draft. A plan that is still being filled in for the first
   * time does not keep the others' answer away: it is left out until it is
   * complete, and its problems are told.
   */
  #result(ledger = false): EstimateResult {
    try {
      return this.engine.estimateNow(requestOf(this.draft, ledger));
    } catch (error) {
      if (!(error instanceof EngineError) || error.problems.length === 0) throw error;
      const { plans } = this.draft;
      const unfinished = plans.filter(
        (plan, i) =>
          !this.#answered.has(plan.id) && error.problems.some(({ pointer }) => within(pointer, at('/plans', i))),
      );
      const others = error.problems.some(
        ({ pointer }) => !unfinished.some((plan) => within(pointer, at('/plans', plans.indexOf(plan)))),
      );
      if (unfinished.length === 0 || unfinished.length === plans.length || others) throw error;
      const result = this.engine.estimateNow(
        requestOf(
          unfinished.reduce((draft, plan) => removePlan(draft, plan.id), this.draft),
          ledger,
        ),
      );
      this.#problems.found = apart(error.problems);
      return result;
    }
  }

  /** All there are to choose from: the page's own follow the first of them. */
  async everySample(): Promise<readonly Plan[]> {
    if (this.samples === samples) {
      try {
        const { everySample } = await import('../draft/more-samples');
        if (this.samples === samples) this.samples = everySample;
      } catch {
        // Without them the first can be chosen.
        this.#missing();
      }
    }
    return this.samples;
  }

  /** Brings what is behind what is opened, and the words. */
  async #bringBehind(): Promise<void> {
    [this.opening] = await Promise.all([import('./behind'), this.words.complete()]);
  }

  /** Fetches what is told only when opened, and its words, unless they are there. */
  async #completeWords(): Promise<void> {
    if (this.behind) return;
    const { words } = this;
    try {
      await this.#bringBehind();
      this.opened++;
      this.unloaded = false;
    } catch {
      // Without them it stays empty.
      if (words === this.words) this.#missing();
    }
  }

  /** What comes, or that it does not is told. */
  async #bring<T>(coming: Promise<T>): Promise<T | undefined> {
    try {
      return await coming;
    } catch {
      this.notice = this.#unloadedWords();
      this.announcement = this.notice;
      void this.#askWhetherReplaced();
      return undefined;
    }
  }

  /** Tells that something of the page is not there, and offers to load it again. */
  #missing(): void {
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
    void this.#completeWords();
    if (this.ownWords) void this.sayIn(this.words.language);
    if (!this.guide) void this.furnish();
  }

  /** The answer with its ledgers: plan by plan where they are too long for one. */
  #withLedgers(): EstimateResult {
    try {
      return this.#result(true);
    } catch (error) {
      if (!(error instanceof EngineError && error.problems.some(({ code }) => code === 'long-ledger'))) throw error;
      const result = this.#result();
      const alone = (id: string) =>
        result.plans.reduce((rest, plan) => (plan.id === id ? rest : removePlan(rest, plan.id)), this.draft);
      const plans = result.plans.map((plan) => {
        const { ledger } = this.engine.estimateNow(requestOf(alone(plan.id), true)).plans[0] ?? plan;
        return ledger ? { ...plan, ledger } : plan;
      });
      return { ...result, plans };
    }
  }

  #makeLedger(): void {
    // It follows with the engine, as the answer does.
    if (!this.engine.ready) return;
    try {
      this.ledger = { draft: this.draft, result: this.#withLedgers() };
    } catch (error) {
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    if (!(error instanceof EngineError)) throw error;
    this.#problems.found = apart(error.problems);
    this.fault = error.problems.length > 0 ? undefined : error.code;
    if (this.fault) void this.#completeWords();
    if (this.fault === 'engine-unavailable') void this.#askWhetherReplaced();
  }

  #news(): string {
    if (this.problems.length > 0 && !this.upToDate) return problemsTitle(this);
    return this.answer && this.upToDate ? announcement(this) : '';
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
    if (changed.has('draft')) {
      this.kept = undefined;
      if (!this.draft.members.some(({ id }) => id === this.careFor)) this.careFor = undefined;
    }
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
    this.#seeWhatStands();
    if (changed.has('standing')) this.#held = (this.#focused as HTMLElement | null) ?? undefined;
    // What has problems is open too.
    if (!this.unloaded && (this.guide || this.#open.size > 0 || this.problems.length > 0)) {
      void this.#completeWords();
      void this.everySample();
    }
    if (changed.has('words') && this.announcement) this.announcement = this.#news();
  }

  /** Sees to it that it is said where amounts of an earlier draft stand for long, through whatever it is. */
  #seeWhatStands(): void {
    const { draft, answer, years } = this;
    const earlier = answer && (!this.upToDate || (isDrawn(draft) && years && years.draft !== draft));
    if (earlier) this.#waiting ||= window.setTimeout(() => (this.late = true), patience);
    else {
      clearTimeout(this.#waiting);
      this.#waiting = 0;
      this.late = false;
    }
  }

  /** Takes the order of the plans anew. While somebody types and while years are drawn they stay where they are. */
  #stand(): void {
    const { draft, order } = this;
    const resting = this.paused?.draft === draft && (!isDrawn(draft) || this.whole?.draft === draft);
    const standing = resting || this.standing.length === 0 ? inOrder(this, order) : this.standing;
    if (standing.join() !== this.standing.join()) this.standing = standing;
  }

  protected override updated(changed: PropertyValues): void {
    // What is moved loses the focus.
    if (this.#held?.isConnected && this.#focused !== this.#held) this.#held.focus({ preventScroll: true });
    this.#held = undefined;
    this.#tellOthers();
    if (changed.has('fault') && this.fault) this.dispatchEvent(new CustomEvent('fault', { detail: this.fault }));
    // Where pictures and guide will be.
    const places = this.pictures ? [] : [...this.renderRoot.querySelectorAll('.soon')];
    if (places.length !== this.#places.length || places.some((place, i) => place !== this.#places[i])) {
      // Observing asks for a frame, so it is not done again at each key.
      this.#near.disconnect();
      for (const place of places) this.#near.observe(place);
      this.#places = places;
    }
    const total = this.renderRoot.querySelector('.answer .total') ?? undefined;
    if (total !== this.#watched) {
      this.#sight.disconnect();
      if (total) this.#sight.observe(total);
      this.#watched = total;
    }
    if (this.#goingTo === undefined) return;
    const goingTo = this.#goingTo;
    const target = this.nearest(goingTo);
    this.#goingTo = undefined;
    if (!target) return;
    // Where it stands in a step or tab that is not shown, that comes first.
    const step = target.closest<HTMLElement>('[data-step]')?.dataset['step'] as Step | undefined;
    const tab = target.closest<HTMLElement>('[data-tab]')?.dataset['tab'] as Tab | undefined;
    if ((step && step !== this.step) || (tab && tab !== this.tab)) {
      if (step) this.show(step);
      if (tab) this.showTab(tab);
      this.#goingTo = goingTo;
      return;
    }
    for (let around = target.closest('details'); around; around = around.parentElement?.closest('details') ?? null)
      around.open = true;
    target.focus();
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

  get #focused(): Element | null {
    return (this.renderRoot as ShadowRoot).activeElement;
  }

  /** The field with a pointer, or else the nearest group around that is there, or the answer. */
  nearest(pointer: string): HTMLElement | undefined {
    const root = this.renderRoot as ShadowRoot;
    for (let id = pointer; id !== ''; id = id.includes('/') ? parent(id) : '') {
      const element = root.getElementById(id);
      if (element) return element;
    }
    return root.getElementById('answer') ?? undefined;
  }

  protected override render() {
    if (this.broken) return broken(this);
    return html`${view(this, (language) => void this.speak(language))}
      <p class="visually-hidden" role="status">${this.announcement}</p>`;
  }
}
