import type { Decision } from '../answer/verdict';
import { released } from '../page/press';
import type { EstimatorPage } from './app';
import type {
  ErrorCode,
  ErrorDetail,
  Household,
  Language,
  Layout,
  Loading,
  OutpocketEstimatorEventMap,
  Plan,
  ResultDetail,
  Theme,
  WordOverrides,
} from './types';
import shell from './shell.css?inline';
import { say, spoken } from './words';

type App = typeof import('./app');

interface Given {
  plans?: readonly Plan[];
  words?: WordOverrides;
  household?: Household;
}

/** How near the viewport is near: the estimator then has the time of a scroll to load. */
const near = '800px 0px';

const sheet = new CSSStyleSheet();
sheet.replaceSync(shell);

/**
 * The cost estimator, for a page of your own. It compares what a year costs
 * under several health plans, for a household that its reader describes, on the
 * reader's device: nothing typed is stored or sent.
 *
 * Until it is near the viewport it costs a few kilobytes and shows what stands
 * inside it. What is typed stays when the element is moved in the document, and
 * goes with the element.
 *
 * @tagname outpocket-estimator
 *
 * @attr {Language} lang - The language, which is otherwise that of what the element is in, or the reader's own, or English.
 * @attr {an address} directory - The address of the manifest of lists of doctors and medicines that `scripts/directory build` made, relative to the page: then the reader can look them up, on the device.
 * @attr {string} area - The area of those lists, by its id in the manifest; without it the reader chooses where there are several.
 *
 * @slot - Shown until the estimator is there, and beside the message when it cannot be shown.
 * @slot lead - Your own words or pictures, before the answer.
 * @slot action - Your own button or link, beside the answer.
 * @slot plan-{id} - Your own button or link for the plan with that id, in the place of the estimator's.
 *
 * @fires {CustomEvent<undefined>} ready - The estimator is there.
 * @fires {CustomEvent<ResultDetail>} result - There is an answer: the first, and another after every change that the reader makes, once all of its simulated years are drawn. Its detail is personal: it tells the health spending of a household. Feed no analytics with it.
 * @fires {CustomEvent<PlanChosenDetail>} plan-chosen - The reader pressed the button of a plan. `preventDefault()` keeps the reader from being led to what `apply` says.
 * @fires {CustomEvent<Activity>} activity - What the reader does, in words of fixed lists: started, opened a part, was answered, chose a plan. It holds nothing that was typed and no amount, so this is the one to feed analytics with.
 * @fires {CustomEvent<LanguageDetail>} language - The reader chose another language; `lang` says it too.
 * @fires {CustomEvent<ErrorDetail>} error - Something is wrong, told by a code. Where that keeps the estimator away, the reader has a message in its place.
 *
 * @csspart page - The whole estimator.
 * @csspart header - The title and what stands with it.
 * @csspart answer - The answer: the sentence and the columns.
 * @csspart inputs - Who is covered, what care is expected, the plans.
 * @csspart footer - What stands at the end.
 * @csspart message - What is shown in the place of the estimator when it cannot be.
 *
 * @cssprop {<color>} --outpocket-accent - Links, buttons, marks, the best of each row.
 * @cssprop {<color>} --outpocket-on-accent - Text on the accent.
 * @cssprop {<color>} --outpocket-accent-ground - Behind what is marked with the accent.
 * @cssprop {<color>} --outpocket-ground - Behind everything.
 * @cssprop {<color>} --outpocket-surface - Behind the answer, cards and fields.
 * @cssprop {<color>} --outpocket-sunken - Behind what is set back.
 * @cssprop {<color>} --outpocket-ink - Text.
 * @cssprop {<color>} --outpocket-soft - Text that is less important.
 * @cssprop {<color>} --outpocket-line - Lines between things.
 * @cssprop {<color>} --outpocket-edge - Around fields and buttons; at least 3 to 1 against what is behind them.
 * @cssprop {<color>} --outpocket-wrong - Text that says what is wrong.
 * @cssprop {<color>} --outpocket-wrong-ground - Behind that text.
 * @cssprop {<length>} --outpocket-radius - How round corners are.
 * @cssprop {<length>} [--outpocket-rem=1rem] - What text sizes and distances are multiples of; for sites whose root font size is not that of their text.
 */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the interface below only types the listeners
export class OutpocketEstimator extends HTMLElement {
  /** @internal */
  static readonly observedAttributes = [
    'apply',
    'area',
    'brand',
    'choose',
    'directory',
    'heading-level',
    'hide',
    'household',
    'lang',
    'languages',
    'layout',
    'loading',
    'plans',
    'theme',
    'words',
  ];

  readonly #root = this.attachShadow({ mode: 'open' });
  /** What was given as it is, not as an attribute. */
  readonly #given: Given = {};
  #result: ResultDetail | undefined;

  #app: App | undefined;
  #page: EstimatorPage | undefined;
  /** What is being loaded; aborted when that is no longer wanted. */
  #loading: AbortController | undefined;
  /** Set once loading has begun: then it goes on wherever the element is. */
  #wanted = false;
  /** Set while the estimator does not have the plans that were given last. */
  #others = false;
  #observer: IntersectionObserver | undefined;
  #languageObserver: MutationObserver | undefined;
  #release: (() => void) | undefined;
  /** What was put into the element last. */
  #shown: readonly Element[] = [];

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
  }

  /**
   * The plans to compare: the address of a plan file, or a list of plans;
   * whichever is set last holds. A plan file is a JSON list of 1 to 500 plans,
   * at most 4 MiB, each the same object as in a request to the engine. Up to
   * four are compared; of more those that cost least, three where it is narrow,
   * and all are a list below, ranked and to choose from. The order of the file
   * does not matter then. The address can be that of the index of a directory that
   * `scripts/plans build` made: then the reader is asked for a place, and the plans sold
   * there are loaded. Without any, the sample plans are compared.
   *
   * @attr {string} plans - The address of a plan file, or of the index of a directory of plans, relative to the page.
   */
  get plans(): string | readonly Plan[] | null {
    return this.#given.plans ?? this.getAttribute('plans');
  }

  set plans(plans: string | readonly Plan[] | null | undefined) {
    this.#give('plans', plans);
  }

  /**
   * Your own words in place of some of the estimator's: the address of a file
   * of them, or the words; whichever is set last holds. By language and name,
   * in ICU as in the estimator's own: `{"en": {"title": "…"}, "es": {…}}`. What
   * is wrong is told by an `error` event, and the estimator's own words stay in
   * its place.
   *
   * @attr {string} words - The address of a file of your own words, relative to the page.
   */
  get words(): string | WordOverrides | null {
    return this.#given.words ?? this.getAttribute('words');
  }

  set words(words: string | WordOverrides | null | undefined) {
    this.#give('words', words);
  }

  /**
   * Whom the estimate begins with, until the reader changes something: the name
   * of a household (`single-27`, `couple-60`, `family-3`, `family-4`), or one
   * of your own, `{"members": […], "care": […]}`, each the same object as in a
   * request to the engine; whichever is set last holds.
   *
   * @attr {"single-27" | "couple-60" | "family-3" | "family-4" | string} household - Whom the estimate begins with: the name of a household, or JSON.
   */
  get household(): string | Household | null {
    return this.#given.household ?? this.getAttribute('household');
  }

  set household(household: string | Household | null | undefined) {
    this.#give('household', household);
  }

  /**
   * Where the button of a plan leads. `{id}` stands for the plan's id,
   * percent-encoded. Only https, http and addresses relative to the page are taken.
   *
   * @attr {string} apply - Where the button of a plan leads, such as `/apply?plan={id}`.
   */
  get apply(): string | null {
    return this.getAttribute('apply');
  }

  set apply(apply: string | null | undefined) {
    this.#reflect('apply', apply);
  }

  /**
   * Whether plans have a button although it leads nowhere: a listener of `plan-chosen` does what it is for.
   *
   * @attr {boolean} choose
   */
  get choose(): boolean {
    return this.hasAttribute('choose');
  }

  set choose(choose: boolean) {
    this.#reflect('choose', choose ? '' : null);
  }

  /**
   * The name shown at the top and on paper. Without it none is.
   *
   * @attr {string} brand
   */
  get brand(): string | null {
    return this.getAttribute('brand');
  }

  set brand(brand: string | null | undefined) {
    this.#reflect('brand', brand);
  }

  /**
   * The level of the estimator's title among the headings of your page, 1 to 6; what is in it follows.
   *
   * @attr {1 | 2 | 3 | 4 | 5 | 6} heading-level
   * @default 2
   */
  get headingLevel(): number {
    return Number(this.getAttribute('heading-level') ?? 2);
  }

  set headingLevel(level: number) {
    this.#reflect('heading-level', level);
  }

  /**
   * What to leave out, in words with spaces between: `title`, `language` (its
   * choice), `plans` (to change and add plans), `prices` (of services),
   * `pictures`, `bills` (each one explained), `guide`, `share` (link, text, print, files).
   *
   * @attr {string} hide - What to leave out: words of `title language plans prices pictures bills guide share`.
   */
  get hide(): string | null {
    return this.getAttribute('hide');
  }

  set hide(hide: string | null | undefined) {
    this.#reflect('hide', hide);
  }

  /**
   * The languages to choose from, with spaces between; all without it.
   *
   * @attr {string} languages - The languages to choose from, such as `en es`; all without it.
   */
  get languages(): string | null {
    return this.getAttribute('languages');
  }

  set languages(languages: string | null | undefined) {
    this.#reflect('languages', languages);
  }

  /**
   * How it is laid out: `steps`, one part at a time; `auto`, side by side where there is room, else in steps; `panes`, side by side on pages a fifth narrower, too.
   *
   * @attr {"auto" | "panes" | "steps"} layout
   * @default "auto"
   */
  get layout(): Layout {
    const layout = this.getAttribute('layout')?.toLowerCase();
    return layout === 'panes' || layout === 'steps' ? layout : 'auto';
  }

  set layout(layout: Layout) {
    this.#reflect('layout', layout);
  }

  /**
   * When to load: `lazy`, near the viewport, or `eager`, at once.
   *
   * @attr {"lazy" | "eager"} loading
   * @default "lazy"
   */
  get loading(): Loading {
    return this.getAttribute('loading')?.toLowerCase() === 'eager' ? 'eager' : 'lazy';
  }

  set loading(loading: Loading) {
    this.#reflect('loading', loading);
  }

  /**
   * The colours: `light` or `dark`; otherwise those of the reader's system.
   *
   * @attr {"light" | "dark"} theme
   */
  get theme(): Theme | null {
    const theme = this.getAttribute('theme')?.toLowerCase();
    return theme === 'light' || theme === 'dark' ? theme : null;
  }

  set theme(theme: Theme | null | undefined) {
    this.#reflect('theme', theme);
  }

  #reflect(name: string, value: string | number | null | undefined): void {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  /** Takes text as the attribute, and anything else as it is. */
  #give(name: keyof Given, value: unknown): void {
    const before = this.getAttribute(name);
    delete this.#given[name];
    if (typeof value === 'object' && value) Object.assign(this.#given, { [name]: value });
    else this.#reflect(name, value as string | null | undefined);
    if (this.getAttribute(name) === before) this.#changed(name);
  }

  /** The plans and amounts of the last answer; undefined until there is one. */
  get result(): ResultDetail | undefined {
    return this.#result;
  }

  /** @internal */
  connectedCallback(): void {
    // Set before the script came: then the value hides the property.
    for (const [name, value] of Object.entries(this)) {
      if (!(name in OutpocketEstimator.prototype)) continue;
      delete (this as Record<string, unknown>)[name];
      (this as Record<string, unknown>)[name] = value;
    }
    this.#languageObserver = new MutationObserver(() => this.#speak());
    this.#languageObserver.observe(this.ownerDocument.documentElement, { attributeFilter: ['lang'] });
    if (this.#page) {
      this.#release ??= this.#app?.hold();
      this.#speak();
      // Given while it was not in the document, or on their way when it was moved.
      if (this.#others) this.#offerOthers();
      return;
    }
    this.#wait();
    if (this.#wanted || this.loading === 'eager') void this.#load();
    else this.#watch();
  }

  /** @internal */
  disconnectedCallback(): void {
    this.#observer?.disconnect();
    this.#languageObserver?.disconnect();
    this.#loading?.abort();
    // An element that is moved is disconnected and connected at once.
    setTimeout(() => {
      if (this.isConnected) return;
      this.#release?.();
      this.#release = undefined;
    });
  }

  /** @internal */
  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    delete (this.#given as Record<string, unknown>)[name];
    this.#changed(name);
  }

  #changed(name: string): void {
    const page = this.#page;
    if (name === 'plans') {
      this.#offerOthers();
    } else if (name === 'loading') {
      if (this.loading === 'eager' && this.isConnected && !this.#wanted) void this.#load();
    } else if (!page) {
      // It is taken with all others once there is an estimator.
    } else if (name === 'words') {
      this.#reword();
    } else if (name === 'lang') {
      this.#speak();
    } else {
      this.#app?.rearrange(this, page, name).catch((error: unknown) => this.#dispatch('error', this.#detail(error)));
      if (name === 'languages') this.#speak();
    }
  }

  get #language(): Language {
    return spoken([...languagesAround(this), ...navigator.languages], this.languages);
  }

  get #settings() {
    const said = (name: string) => this.getAttribute(name) || undefined;
    return {
      plans: this.#given.plans ?? said('plans'),
      words: this.#given.words ?? said('words'),
      language: this.#language,
    };
  }

  #watch(): void {
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void this.#load();
      },
      { rootMargin: near },
    );
    this.#observer.observe(this);
  }

  async #load(): Promise<void> {
    this.#observer?.disconnect();
    this.#wanted = true;
    await this.#try(async (signal) => {
      this.#app ??= await import('./app');
      signal.throwIfAborted();
      this.#release ??= this.#app.hold();
      const page = await this.#app.open(this, this.#settings, (wrong) => this.#dispatch('error', wrong), signal);
      await released();
      signal.throwIfAborted();
      this.#show(page);
    });
  }

  /** Other plans, once there is an estimator to put them into. */
  #offerOthers(): void {
    this.#others = true;
    if (!this.#wanted || !this.isConnected) return;
    const page = this.#page;
    if (!page) {
      this.#wait();
      void this.#load();
      return;
    }
    void this.#try(async (signal) => {
      await this.#app?.reoffer(page, this.#settings, signal);
      this.#put(page);
    });
  }

  async #try(act: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    try {
      await act(signal);
      this.#others = false;
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  #show(page: EstimatorPage): void {
    this.#page = page;
    page.setAttribute('part', 'page');
    page.addEventListener('answer', (event) => {
      this.#result = this.#app?.told((event as CustomEvent<Decision>).detail, page.samples);
      if (this.#result) this.#dispatch('result', this.#result);
    });
    page.addEventListener('fault', (event) => {
      this.#dispatch('error', { code: (event as CustomEvent<ErrorCode>).detail, address: undefined, problems: [] });
    });
    page.addEventListener('language', (event) => {
      const language = (event as CustomEvent<Language>).detail;
      this.lang = language;
      this.#dispatch('language', { language });
    });
    this.#put(page);
    this.#speak();
    this.#dispatch('ready', undefined);
  }

  #put(page: EstimatorPage): void {
    if (this.#shown[0] !== page) void this.#fill(page);
  }

  #speak(): void {
    const page = this.#page;
    if (page && (page.chosen ?? page.words.language) !== this.#language) void page.sayIn(this.#language);
  }

  /** Other words, once there is an estimator to say them. */
  #reword(): void {
    if (!this.#page) return;
    this.#page.own = this.#settings.words;
    void this.#page.sayIn(this.#language);
  }

  /** Puts these in the place of what is there, once nothing is pressed. */
  async #fill(...shown: Element[]): Promise<void> {
    this.#shown = shown;
    if (released()) await released();
    if (this.#shown === shown) this.#root.replaceChildren(...shown);
  }

  /** What stands inside the element, or else that it is loading. */
  #wait(): void {
    const slot = document.createElement('slot');
    slot.append(this.#paragraph(say(this.#language, 'element.loading')));
    void this.#fill(slot);
  }

  #fail(error: unknown): void {
    const detail = this.#detail(error);
    const language = this.#language;
    const message = document.createElement('div');
    message.setAttribute('part', 'message');
    message.setAttribute('role', 'alert');
    message.lang = language;
    const retry = document.createElement('button');
    retry.type = 'button';
    retry.textContent = say(language, 'element.retry');
    retry.addEventListener('click', () => {
      this.#wait();
      this.#offerOthers();
    });
    message.append(
      this.#paragraph(say(language, detail.code.startsWith('plans-') ? 'element.plans' : 'element.unavailable')),
      retry,
    );
    void this.#fill(document.createElement('slot'), message);
    this.#dispatch('error', detail);
  }

  #detail(error: unknown): ErrorDetail {
    return this.#app?.failure(error) ?? { code: 'app-unavailable', address: undefined, problems: [] };
  }

  #paragraph(text: string): HTMLParagraphElement {
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    return paragraph;
  }

  #dispatch<Name extends keyof OutpocketEstimatorEventMap>(
    name: Name,
    detail: OutpocketEstimatorEventMap[Name]['detail'],
  ): void {
    this.dispatchEvent(new CustomEvent(name, { detail, composed: true }));
  }
}

/** The language of an element or else of what it is in, where one is said. */
function languagesAround(start: Element): string[] {
  for (let node: Node | null = start; node; node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null) {
    const tag = node instanceof Element ? node.getAttribute('lang') : null;
    if (tag) return [tag];
  }
  return [];
}

type Events = Omit<HTMLElementEventMap, keyof OutpocketEstimatorEventMap> & OutpocketEstimatorEventMap;

// Listeners know the details of the element's events.
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging
export interface OutpocketEstimator {
  addEventListener<Name extends keyof Events>(
    type: Name,
    listener: (this: OutpocketEstimator, event: Events[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof Events>(
    type: Name,
    listener: (this: OutpocketEstimator, event: Events[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}
