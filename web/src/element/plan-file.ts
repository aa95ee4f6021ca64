// Plan files: a list of plans, each the same object as in a request and in
// plans/*.json, fetched and checked before anything of them is shown.
import { EngineError, type Engine } from '../engine/engine';
import type { EstimateRequest, Plan as RequestPlan, Problem } from '../engine/types';
import { planFrom, type Plan } from '../draft/draft';
import { Failure } from './failure';
import { fetched, type Codes } from './fetched';

/** The engine's limit for a request. */
const mostPlans = 12;

const codes: Codes = {
  unreachable: 'plans-unreachable',
  notFound: 'plans-not-found',
  slow: 'plans-slow',
  tooLarge: 'plans-too-large',
  notText: 'plans-not-json',
};

/** The plans of the file at `address`, checked. Rejects with a Failure, or with the signal's reason. */
export async function plansAt(address: string, engine: Engine, signal: AbortSignal): Promise<Plan[]> {
  const text = await planText(address, signal);
  await engine.load();
  return plansIn(text, engine, address);
}

/** What is in the file at `address`, not yet looked at. */
export const planText = (address: string, signal: AbortSignal): Promise<string> => fetched(address, codes, signal);

/** The plans that a file says, checked by an engine that is there. Throws a Failure. */
export function plansIn(text: string, engine: Engine, address?: string): Plan[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new Failure('plans-not-json', address, [], { cause });
  }
  return checked(parsed, engine, address);
}

/** What is not a list of plans that the engine takes is refused whole, with every problem found. */
export function checked(value: unknown, engine: Engine, address?: string): Plan[] {
  const refuse = (problems: readonly Problem[], cause?: unknown): never => {
    throw new Failure('plans-invalid', address, problems, { cause });
  };
  if (!Array.isArray(value) || value.length === 0 || value.length > mostPlans) {
    return refuse([
      { code: 'plan-list', pointer: '', found: foundOf(value), expected: `a list of 1 to ${mostPlans} plans` },
    ]);
  }
  const ids = new Map<unknown, number>();
  const problems = value.flatMap((plan: unknown, i): Problem[] => {
    const pointer = `/${i}`;
    if (typeof plan !== 'object' || plan === null || Array.isArray(plan))
      return [{ code: 'plan-list', pointer, found: foundOf(plan), expected: 'a plan' }];
    const { id } = plan as Record<string, unknown>;
    if (ids.has(id))
      return [
        {
          code: 'duplicate-id',
          pointer: `${pointer}/id`,
          found: JSON.stringify(id),
          expected: `another id than /${ids.get(id)}`,
        },
      ];
    ids.set(id, i);
    return problemsOf(plan, engine, pointer);
  });
  if (problems.length > 0) return refuse(problems);
  try {
    return value.map(planFrom);
  } catch (cause) {
    return refuse([], cause);
  }
}

/** What the engine has against one plan, whoever is covered by it. */
function problemsOf(plan: object, engine: Engine, pointer: string): Problem[] {
  const request: EstimateRequest = {
    year: 2026,
    members: [{ id: 'self', relationship: 'self', age: 40 }],
    care: [],
    plans: [plan as RequestPlan],
  };
  try {
    engine.estimateNow(request);
    return [];
  } catch (error) {
    // JSON nested too deep for the browser to write it.
    if (error instanceof RangeError)
      return [{ code: 'nested', pointer, found: 'JSON nested too deep', expected: 'a plan' }];
    if (!(error instanceof EngineError)) throw error;
    if (error.problems.length === 0) throw error;
    const inFile = (place: string) => place.replace(/^\/plans\/0/, pointer);
    return error.problems.map(({ missing, ...problem }) => ({
      ...problem,
      pointer: inFile(problem.pointer),
      ...(missing && { missing: missing.map(inFile) }),
    }));
  }
}

function foundOf(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return value === null ? 'null' : typeof value === 'object' ? 'an object' : typeof value;
}
