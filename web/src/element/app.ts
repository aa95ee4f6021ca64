// The estimator itself, which an element loads when it comes near the viewport.
import wasmUrl from '../../../build/outpocket.wasm?url';
import integrity from 'virtual:engine-hash';
import { html, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { createEngine, EngineError, type Engine } from '../engine/engine';
import { startWorker } from '../engine/start-worker';
import { withPlans } from '../answer/figures';
import type { Offer } from '../answer/offer';
import { sampleDraft, type Plan } from '../draft/draft';
import { inSlices } from '../draft/plan-list';
import { OutpocketPage } from '../page/outpocket-page';
import type { Decision } from '../answer/verdict';
import { samples } from '../draft/samples';
import { styles } from '../page/styles';
import { today } from '../words/today';
import { Failure } from './failure';
import { addressOf } from './fetched';
import { arrange, forwardSlots, guestOf, partOf, seat, tellsOf } from './guest';
import guestStyles from './guest.css?inline';
import type { OutpocketEstimator } from './outpocket-estimator';
import { wordsWith, type OwnWords } from './own-words';
import { checked, plansAt, type Looking } from './plan-file';
import { embedded } from './styles';
import type { Guest } from '../page/guest';
import type { Step, Tab } from '../page/page';
import type { Offer as PlanOffer } from '../page/plan-actions';
import type {
  Activity,
  ComparedPlan,
  ErrorCode,
  ErrorDetail,
  Language,
  Layout,
  Plan as GivenPlan,
  ResultDetail,
} from './types';

export interface Settings {
  /** An address, plans, or nothing: then the sample plans. */
  plans: string | readonly GivenPlan[] | undefined;
  words: OwnWords;
  language: Language;
}

/** Plans of a site, or its directory of them. */
type Offered = Partial<Offer & Pick<OutpocketPage, 'directory'>>;

/** Told of what is wrong without keeping the estimator away. */
type Tell = (detail: ErrorDetail) => void;

/** What of the page a site may style, and where it is. */
const partsOfThePage = { header: '.header', answer: '.answer', inputs: '.pane', footer: '.footer' } as const;

const guestSheet = new CSSStyleSheet();
guestSheet.replaceSync(guestStyles);

/** The page as it is within an element. */
export class EstimatorPage extends OutpocketPage {
  static override styles = embedded([...styles, guestSheet]);

  /** How the page is laid out. */
  @property({ reflect: true }) layout: Layout = 'auto';
  /** At what level the title is, 1 to 6. */
  @property({ attribute: false }) level = 2;

  /** The site's own words, if any, and who is told of what is wrong with them. */
  own: OwnWords;
  tell: Tell = () => undefined;
  activity: (activity: Activity) => void = () => undefined;

  #offer: PlanOffer = { apply: undefined, choose: false, chosen: () => undefined };
  /** Whether the reader has changed anything, and been answered. */
  #started = false;
  #answered = false;

  constructor() {
    super();
    this.wants({});
    this.addEventListener('answer', () => {
      if (this.#started && !this.#answered) this.activity({ what: 'answered' });
      this.#answered = this.#started;
    });
  }

  /** Takes what the site wants of the page, and what it offers about its plans. */
  wants(wishes: Partial<Pick<Guest, 'brand' | 'languages'>>): void {
    const { brand = '', languages } = { ...this.guest, ...wishes };
    this.guest = guestOf({ brand, languages }, this.#offer);
  }

  offers(offer: Partial<PlanOffer>): void {
    this.#offer = { ...this.#offer, ...offer };
    this.wants({});
  }

  override type(...typed: Parameters<OutpocketPage['type']>): void {
    this.#start();
    super.type(...typed);
  }

  override change(...change: Parameters<OutpocketPage['change']>): void {
    this.#start();
    super.change(...change);
  }

  override setOpen(key: string, open: boolean): void {
    const part = open && !this.isOpen(key) ? partOf(key) : undefined;
    if (part) this.activity({ what: 'part-opened', part });
    super.setOpen(key, open);
  }

  override show(step: Step): void {
    if (step !== this.step && step !== 'answer') this.activity({ what: 'part-opened', part: step });
    super.show(step);
  }

  override showTab(tab: Tab): void {
    if (tab !== this.tab) this.activity({ what: 'part-opened', part: tab });
    super.showTab(tab);
  }

  override startAgain(): void {
    this.#started = false;
    super.startAgain();
  }

  #start(): void {
    if (!this.#started) this.activity({ what: 'started' });
    this.#started = true;
  }

  override async wordsIn(language: Language, signal = new AbortController().signal) {
    return {
      words: await wordsWith(language, this.own, (wrong) => this.tell(failure(wrong)), signal),
      unused: undefined,
    };
  }

  protected override fitted(sheet: CSSStyleSheet) {
    return embedded([sheet]);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    for (const [name, selector] of Object.entries(partsOfThePage))
      this.renderRoot.querySelector(selector)?.part.add(name);
    seat(this.renderRoot, this.level, !this.matches('[hide~=title]'));
  }

  protected override render() {
    const head = [this.guest?.brand, this.words.date(today())].filter(Boolean).join(' · ');
    return html`<p class="print-head" lang=${this.words.language}>${head}</p>
      ${super.render()}`;
  }

  /** Puts other plans before the reader, or where to find them; who and whose care are on the page stays. */
  offer(offer: Offered = {}): void {
    Object.assign(this, { samples, atFirst: samples, directory: undefined, ...offer });
    const { year, plans: columns } = sampleDraft(this.atFirst);
    if (this.hasUpdated && !this.example) super.change({ ...withPlans(this.draft, columns), year });
  }
}
customElements.define('outpocket-estimator-page', EstimatorPage);

/** One engine for all the estimators of a page. */
let engine: Engine | undefined;
const held = new Set<object>();

/** Keeps the engine until what this returns is called; the last one ends it. */
export function hold(): () => void {
  const mine = {};
  held.add(mine);
  return () => {
    held.delete(mine);
    if (held.size === 0) engine?.end();
  };
}

/** The estimator as `settings` want it. Rejects with a Failure, or with the signal's reason. */
export async function open(
  element: OutpocketEstimator,
  { plans, words, language }: Settings,
  tell: Tell,
  signal: AbortSignal,
): Promise<EstimatorPage> {
  engine ??= createEngine({ wasmUrl, integrity, startWorker });
  const page = new EstimatorPage();
  page.engine = engine;
  page.own = words;
  page.tell = tell;
  // A sandbox lets nothing out of the page.
  page.sealed = self.origin === 'null';
  page.setAttribute('exportparts', Object.keys(partsOfThePage).join(', '));
  const { activity, chosen } = tellsOf(element);
  page.activity = activity;
  page.offers({ chosen });
  forwardSlots(element, page);
  const begin = async () => {
    if (!(await page.sayIn(language, signal))) {
      // The one that is always there.
      await page.sayIn('en', signal);
      page.unspoken = language;
    }
    // Those of the buttons come with all others, and faster than the engine.
    await page.words.complete().catch(() => undefined);
  };
  const arranged = rearrange(element, page);
  const household = async () => {
    await arranged;
    return page.household;
  };
  const [given] = await Promise.all([plansOf(plans, engine, { household, signal }), begin(), arranged]);
  signal.throwIfAborted();
  page.offer(given);
  return page;
}

/** Puts other plans into an estimator that is there. Rejects as `open` does. */
export async function reoffer(page: EstimatorPage, { plans }: Settings, signal: AbortSignal): Promise<void> {
  const household = async () => (page.example ? page.household : page.draft);
  const given = await plansOf(plans, page.engine, { household, signal });
  signal.throwIfAborted();
  page.offer(given);
}

/** Has an estimator do what an attribute of the element says, or all of them. Rejects as `open` does. */
export async function rearrange(element: OutpocketEstimator, page: EstimatorPage, name?: string): Promise<void> {
  try {
    await arrange(element, page, name);
  } catch (error) {
    throw failed(error);
  }
}

/** What the engine fails with, as the site is told. */
const failed = (error: unknown): unknown =>
  error instanceof EngineError ? new Failure(error.code as ErrorCode, undefined, [], { cause: error }) : error;

async function plansOf(plans: Settings['plans'], engine: Engine, looking: Looking): Promise<Offered | undefined> {
  if (plans === undefined) return undefined;
  try {
    if (typeof plans === 'string') return await plansAt(addressOf(plans), engine, looking);
    // A copy: what the host page does to its list later is not ours to follow.
    const copy = await copyOf(plans);
    await engine.load();
    return await checked(copy, engine, looking);
  } catch (error) {
    looking.signal?.throwIfAborted();
    throw failed(error);
  }
}

async function copyOf(plans: readonly GivenPlan[]): Promise<unknown> {
  try {
    if (!Array.isArray(plans)) return JSON.parse(JSON.stringify(plans));
    const copy: unknown[] = [];
    // What JSON has no word for it has as null in a list.
    await inSlices([...plans], (plan: unknown) => copy.push(JSON.parse(JSON.stringify(plan) ?? 'null')));
    return copy;
  } catch (cause) {
    throw new Failure('plans-invalid', undefined, [], { cause });
  }
}

/** What the host page is told of an answer. */
export function told({ answer: { draft, result }, verdict }: Decision, samples: readonly Plan[]): ResultDetail {
  const plans = verdict.plans.flatMap(({ plan, total }): ComparedPlan[] => {
    const column = draft.plans.find(({ id }) => id === plan.id);
    if (!column) return [];
    const from = samples.find((sample) => sample.id === column.sample);
    return [
      {
        id: from?.id,
        name: plan.name,
        type: plan.type,
        total,
        premium: plan.premium,
        worstCase: plan.worstCase.total,
        changed: !from || !same({ ...column, id: from.id, sample: undefined }, from),
      },
    ];
  });
  // They would tell what the household earns, whom it sees and what it takes.
  const { credit: _, tax: __, ...others } = result;
  const unnamed = (plan: (typeof result.plans)[number]) => {
    const { networks: _, drugs: __, tax: ___, ...said } = plan;
    return said;
  };
  const answer = { ...others, plans: result.plans.map(unnamed) };
  return { plans, drawn: verdict.drawn, answer };
}

/** Tells whether two plans say the same; what is undefined is not said. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => same((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]));
}

/** What the host page is told of an error. */
export function failure(error: unknown): ErrorDetail {
  const { code, address, problems } = error instanceof Failure ? error : new Failure('app-unavailable');
  return { code, address, problems };
}
