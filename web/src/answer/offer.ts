// Plans that somebody puts before the reader, and which of them are compared at first.
import { maxPlans, sampleDraft, type Draft, type Household, type Plan } from '../draft/draft';
import { readPlans } from '../draft/plan-list';
import { EngineError, type Engine } from '../engine/engine';
import type { Problem } from '../engine/types';
import { firstYears, KnownFigures, mostAtOnce, rankedYears, share, withPlans } from './figures';
import { byName, inRank } from './ranking';

/** Plans to choose from, and those that are compared at first. */
export interface Offer {
  samples: readonly Plan[];
  atFirst: readonly Plan[];
}

/** Narrower than this, in CSS pixels, three columns are as many as can be read. */
const narrow = 700;

type Wanted = Draft | Household | undefined;

/** Whose year is looked at: of who is given, else of the example. */
const draftOf = (plans: readonly Plan[], household: Wanted): Draft =>
  household && 'plans' in household
    ? withPlans(household, plans)
    : { ...sampleDraft(plans, household), plans: [...plans] };

/**
 * Offers the plans of a list, or tells what is wrong with it. As many as can be
 * read side by side are all compared at first; of more it is those that cost the
 * household least, whatever their order. The example is the one where none is
 * given. Rejects with an EngineError that has no problems, or with the signal's
 * reason.
 */
export async function offerIn(
  list: unknown,
  engine: Engine,
  household?: () => Promise<Wanted>,
  signal?: AbortSignal,
): Promise<Offer | { problems: Problem[] }> {
  const known = new KnownFigures(engine);
  const ahead = new Ahead(known, household, signal);
  const read = await readPlans(list, engine, signal, (plan) => ahead.take(plan));
  await ahead.end();
  if ('problems' in read) return read;
  const { plans } = read;
  if (plans.length <= maxPlans) return { samples: plans, atFirst: plans };
  const samples = plans.toSorted(byName);
  share(samples, known);
  const best = async (draft: Draft) => {
    await known.complete(draft, firstYears, { signal });
    const first = inRank(known.of(draft, firstYears)).slice(0, mostAtOnce);
    // The first of them are looked at again, over all the years of a ranking.
    const last = { ...draft, plans: first.map(({ plan }) => plan) };
    await known.complete(last, rankedYears, { signal });
    return inRank(known.of(last, rankedYears)).map(({ plan }) => plan);
  };
  const given = await household?.();
  const ranked = await best(draftOf(samples, given)).catch((error: unknown) => {
    // Some of what is typed may not be right yet.
    if (given && error instanceof EngineError && error.problems.length > 0) return best(draftOf(samples, undefined));
    throw error;
  });
  // Those that have no price for the household come last.
  const most = innerWidth < narrow ? maxPlans - 1 : maxPlans;
  return { samples, atFirst: [...new Set([...ranked, ...samples])].slice(0, most) };
}

/** Looks at the plans of a list while the rest of it is still read: that is done on two threads. */
class Ahead {
  readonly #known: KnownFigures;
  readonly #household: Promise<Wanted>;
  readonly #signal: AbortSignal | undefined;
  #waiting: Plan[] = [];
  #under = Promise.resolve();
  #busy = false;

  constructor(known: KnownFigures, household: (() => Promise<Wanted>) | undefined, signal: AbortSignal | undefined) {
    this.#known = known;
    this.#household = household?.() ?? Promise.resolve(undefined);
    this.#signal = signal;
    // Who waits for the household hears of it.
    this.#household.catch(() => undefined);
  }

  take(plan: Plan): void {
    this.#waiting.push(plan);
    if (!this.#busy && this.#waiting.length >= mostAtOnce) this.#under = this.#look();
  }

  async #look(): Promise<void> {
    this.#busy = true;
    try {
      while (this.#waiting.length >= mostAtOnce) {
        const plans = this.#waiting.splice(0, mostAtOnce);
        const draft = draftOf(plans, await this.#household);
        await this.#known.complete(draft, firstYears, { signal: this.#signal });
      }
      this.#busy = false;
    } catch {
      // It is asked for again, and said then.
    }
  }

  /** Ends looking ahead: what is under way is waited for, and nothing more is begun. */
  async end(): Promise<void> {
    this.#waiting = [];
    await this.#under;
  }
}
