// A list of plans, as a plan file has it, checked before anything of it is shown.
import { EngineError, type Engine } from '../engine/engine';
import type { Problem } from '../engine/types';
import { turn } from '../engine/turn';
import { planFrom, type Plan } from './draft';

/** So many plans can be ranked while somebody waits for it. */
export const mostPlans = 500;
/** What so many plans come to, at 8 KiB each. */
export const mostBytes = 4 << 20;
/** Who mends so many problems looks again at what is left. */
export const mostProblems = 100;
/** How many milliseconds of work may come one after the other where the page is. */
const slice = 8;

/** Does something with each element of a list, with pauses in which the page goes on. */
export async function inSlices<T>(list: readonly T[], act: (one: T, i: number) => unknown): Promise<void> {
  let from = performance.now();
  for (const [i, one] of list.entries()) {
    await act(one, i);
    if (performance.now() - from < slice) continue;
    await turn();
    from = performance.now();
  }
}

/** The plans of a list that the engine takes, or everything that is wrong with it. */
export type ReadPlans = { plans: Plan[] } | { problems: Problem[] };

/**
 * Reads a list of plans: all of them, or none and what is wrong, up to some
 * hundred problems. Whatever is found right goes to onPlan at once. Rejects with
 * an EngineError where the engine is at fault, or with the signal's reason.
 */
export async function readPlans(
  value: unknown,
  engine: Engine,
  signal?: AbortSignal,
  onPlan: (plan: Plan) => void = () => undefined,
): Promise<ReadPlans> {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostPlans) {
    const expected = `a list of 1 to ${mostPlans} plans`;
    return { problems: [{ code: 'plan-list', pointer: '', found: foundOf(value), expected }] };
  }
  const ids = new Map<unknown, number>();
  const problems: Problem[] = [];
  const plans: Plan[] = [];
  await inSlices(value, async (plan: unknown, i) => {
    signal?.throwIfAborted();
    if (problems.length >= mostProblems) return;
    const pointer = `/${i}`;
    const wrong = withinList(plan, i, ids) ?? (await problemsOf(plan, engine, pointer));
    problems.push(...wrong);
    // Text for numbers takes time too, so it is not left for the end.
    if (wrong.length > 0) return;
    const right = planFrom(plan);
    plans.push(right);
    onPlan(right);
  });
  return problems.length > 0 ? { problems: problems.slice(0, mostProblems) } : { plans };
}

/** What is wrong with a plan as one of a list; undefined: nothing. */
function withinList(plan: unknown, i: number, ids: Map<unknown, number>): Problem[] | undefined {
  const pointer = `/${i}`;
  if (typeof plan !== 'object' || plan === null || Array.isArray(plan))
    return [{ code: 'plan-list', pointer, found: foundOf(plan), expected: 'a plan' }];
  const { id } = plan as Record<string, unknown>;
  const other = ids.get(id);
  ids.set(id, other ?? i);
  if (other === undefined) return undefined;
  return [
    {
      code: 'duplicate-id',
      pointer: `${pointer}/id`,
      found: JSON.stringify(id),
      expected: `another id than /${other}`,
    },
  ];
}

/** What the engine has against one plan, whoever is covered by it. */
async function problemsOf(plan: unknown, engine: Engine, pointer: string): Promise<Problem[]> {
  try {
    await engine.checkPlan(plan);
    return [];
  } catch (error) {
    // JSON nested too deep for the browser to write it.
    if (error instanceof RangeError)
      return [{ code: 'nested', pointer, found: 'JSON nested too deep', expected: 'a plan' }];
    if (!(error instanceof EngineError) || error.problems.length === 0) throw error;
    const inList = (place: string) => `${pointer}${place}`;
    return error.problems.map(({ missing, ...problem }) => ({
      ...problem,
      pointer: inList(problem.pointer),
      ...(missing && { missing: missing.map(inList) }),
    }));
  }
}

function foundOf(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return value === null ? 'null' : typeof value === 'object' ? 'an object' : typeof value;
}
