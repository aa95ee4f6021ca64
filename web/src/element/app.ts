// The estimator itself, which an element loads when it comes near the viewport.
import wasmUrl from '../../../build/outpocket.wasm?url';
import type { PropertyValues } from 'lit';
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
import { Failure } from './failure';
import { wordsWith, type OwnWords } from './own-words';
import { checked, plansAt, type Looking } from './plan-file';
import { embedded } from './styles';
import type { ComparedPlan, ErrorCode, ErrorDetail, Language, Plan as GivenPlan, ResultDetail } from './types';

export interface Settings {
  /** An address, plans, or nothing: then the sample plans. */
  plans: string | readonly GivenPlan[] | undefined;
  words: OwnWords;
  language: Language;
}

/** Told of what is wrong without keeping the estimator away. */
type Tell = (detail: ErrorDetail) => void;

/** What of the page a site may style, and where it is. */
const partsOfThePage = { header: 'header', answer: '.answer', inputs: '.parts', footer: 'footer' } as const;

/** The page as it is within an element. */
export class EstimatorPage extends OutpocketPage {
  static override styles = embedded(styles);

  /** The site's own words, if any, and who is told of what is wrong with them. */
  own: OwnWords;
  tell: Tell = () => undefined;

  override async wordsIn(language: Language, signal = new AbortController().signal) {
    return {
      words: await wordsWith(language, this.own, (wrong) => this.tell(failure(wrong)), signal),
      unused: undefined,
    };
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    for (const [name, selector] of Object.entries(partsOfThePage))
      this.renderRoot.querySelector(selector)?.part.add(name);
  }

  /** Puts other plans before the reader; who and whose care are on the page stays. */
  offer(offer: Offer = { samples, atFirst: samples }): void {
    Object.assign(this, offer);
    const { year, plans: columns } = sampleDraft(this.atFirst);
    if (this.hasUpdated && !this.example) this.change({ ...withPlans(this.draft, columns), year });
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
  { plans, words, language }: Settings,
  tell: Tell,
  signal: AbortSignal,
): Promise<EstimatorPage> {
  engine ??= createEngine({ wasmUrl, startWorker });
  const page = new EstimatorPage();
  page.engine = engine;
  page.own = words;
  page.tell = tell;
  // A sandbox lets nothing out of the page.
  page.sealed = self.origin === 'null';
  page.setAttribute('exportparts', Object.keys(partsOfThePage).join(', '));
  const begin = async () => {
    if (await page.sayIn(language, signal)) return;
    // The one that is always there.
    await page.sayIn('en', signal);
    page.unspoken = language;
  };
  const [given] = await Promise.all([plansOf(plans, engine, { signal }), begin()]);
  signal.throwIfAborted();
  page.offer(given);
  return page;
}

/** Puts other plans into an estimator that is there. Rejects as `open` does. */
export async function reoffer(page: EstimatorPage, { plans }: Settings, signal: AbortSignal): Promise<void> {
  const household = page.example ? undefined : page.draft;
  const given = await plansOf(plans, page.engine, { household, signal });
  signal.throwIfAborted();
  page.offer(given);
}

async function plansOf(plans: Settings['plans'], engine: Engine, looking: Looking): Promise<Offer | undefined> {
  if (plans === undefined) return undefined;
  try {
    if (typeof plans === 'string') return await plansAt(plans, engine, looking);
    // A copy: what the host page does to its list later is not ours to follow.
    const copy = await copyOf(plans);
    await engine.load();
    return await checked(copy, engine, looking);
  } catch (error) {
    looking.signal?.throwIfAborted();
    throw error instanceof EngineError ? new Failure(error.code as ErrorCode, undefined, [], { cause: error }) : error;
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
  return { plans, drawn: verdict.drawn, answer: result };
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
