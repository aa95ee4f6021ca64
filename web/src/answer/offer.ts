// Plans that somebody puts before the reader, and which of them are compared at first.
import { maxPlans, sampleDraft, type Draft, type Household, type Plan } from '../draft/draft';
import { EngineError, type Engine } from '../engine/engine';
import { figuresOf, firstYears, mostAtOnce, rankedYears, withPlans } from './figures';
import { byName, inRank } from './ranking';

/** Plans to choose from, and those that are compared at first. */
export interface Offer {
  samples: readonly Plan[];
  atFirst: readonly Plan[];
}

/** Narrower than this, in CSS pixels, three columns are as many as can be read. */
const narrow = 700;

/**
 * Offers plans. As many as can be read side by side are all compared at first;
 * of more it is those that cost the household least, whatever their order. The
 * example is the one where none is given. Rejects with an EngineError that has
 * no problems, or with the signal's reason.
 */
export async function offerOf(
  plans: readonly Plan[],
  engine: Engine,
  household?: Draft | Household,
  signal?: AbortSignal,
): Promise<Offer> {
  if (plans.length <= maxPlans) return { samples: plans, atFirst: plans };
  const samples = plans.toSorted(byName);
  const most = innerWidth < narrow ? maxPlans - 1 : maxPlans;
  const known = figuresOf(samples, engine);
  const best = async (draft: Draft) => {
    await known.complete(draft, firstYears, { signal });
    const first = inRank(known.of(draft, firstYears)).slice(0, mostAtOnce);
    // The first of them are looked at again, over all the years of a ranking.
    const last = { ...draft, plans: first.map(({ plan }) => plan) };
    await known.complete(last, rankedYears, { signal });
    return inRank(known.of(last, rankedYears)).map(({ plan }) => plan);
  };
  const example = (of?: Household) => ({ ...sampleDraft(samples, of), plans: samples });
  const given = household && 'plans' in household ? withPlans(household, samples) : example(household);
  const ranked = await best(given).catch((error: unknown) => {
    // Some of what is typed may not be right yet.
    if (household && error instanceof EngineError && error.problems.length > 0) return best(example());
    throw error;
  });
  // Those that have no price for the household come last.
  return { samples, atFirst: [...new Set([...ranked, ...samples])].slice(0, most) };
}
