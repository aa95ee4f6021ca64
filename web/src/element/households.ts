// The household that a site begins with: one of its own, or one that has a name.
import { duplicateFields } from '../draft/duplicates';
import { householdFrom, sampleDraft, type Household as Drafted } from '../draft/draft';
import { requestOf } from '../draft/request';
import { samples } from '../draft/samples';
import { EngineError, type Engine } from '../engine/engine';
import type { EstimateRequest, Problem } from '../engine/types';
import type { Household, HouseholdName } from './types';

/** How old those are who live there. Their care is like that of all people of their age and sex. */
const named: Record<HouseholdName, readonly number[]> = {
  'single-27': [27],
  'couple-60': [60, 60],
  'family-3': [42, 40, 9],
  'family-4': [42, 40, 12, 9],
};

const ofAges = (ages: readonly number[]): Household => ({
  members: ages.map((age, i) => ({
    id: `member${i + 1}`,
    relationship: i === 0 ? 'self' : age < 18 ? 'child' : 'spouse',
    age,
    sex: i % 2 === 0 ? 'female' : 'male',
    use: 'unknown',
  })),
});

const refused = (found: unknown, expected: string, code = 'household', pointer = ''): Problem[] => [
  { code, pointer, found: String(found), expected },
];

/** The household that a site gives, looked at by an engine that is there; or what is wrong with it. */
export function householdOf(
  given: string | Household,
  engine: Engine,
): { household: Drafted } | { problems: Problem[] } {
  let stated: unknown = given;
  if (typeof given === 'string') {
    const name = given.trim();
    if (Object.hasOwn(named, name)) stated = ofAges(named[name as HouseholdName]);
    else if (!name.startsWith('{')) return { problems: refused(name, [...Object.keys(named), 'JSON'].join(' ')) };
  }
  // A copy: what the page around does to its object later is not ours to follow.
  const text = typeof stated === 'string' ? stated : JSON.stringify(stated);
  try {
    stated = JSON.parse(text);
  } catch {
    return { problems: refused('', 'JSON', 'not-json') };
  }
  const problems = duplicateFields(text);
  if (problems.length > 0) return { problems };
  if (typeof stated !== 'object' || stated === null || Array.isArray(stated))
    return { problems: refused(Array.isArray(stated) ? 'a list' : stated, 'members care') };
  const unknown = Object.keys(stated).filter((field) => field !== 'members' && field !== 'care');
  if (unknown.length > 0)
    return { problems: unknown.flatMap((field) => refused(field, 'members care', 'unknown-field', `/${field}`)) };
  // Members that are left out are missing: those of the sample must not stand in.
  const household = { members: undefined, care: [], ...stated } as unknown as Pick<EstimateRequest, 'members' | 'care'>;
  try {
    engine.estimateNow({ ...requestOf(sampleDraft(samples.slice(0, 1))), ...household });
  } catch (error) {
    if (!(error instanceof EngineError) || error.problems.length === 0) throw error;
    return { problems: [...error.problems] };
  }
  return { household: householdFrom(household) };
}
