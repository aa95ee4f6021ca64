import type {
  Amount,
  Comparison,
  EstimateResult,
  PlanResult,
  Problem,
  SimulatedPlan,
  Simulation,
} from '../engine/types';
import type { Draft, Plan } from './draft';
import type { Grouping } from './ledger';
import type { Order } from './order';
import type { Language, Words } from './words';

/** An answer of the engine, with the draft that it answers. */
export interface Answer {
  draft: Draft;
  result: EstimateResult;
}

/** Possible years, and what decides, each with the draft that it is of. */
export interface Years {
  draft: Draft;
  simulation: Simulation;
}

export interface Decided {
  draft: Draft;
  comparison: Comparison;
}

/** An answer with the order of its plans, all of its years drawn. */
export interface Decision {
  answer: Answer;
  verdict: Verdict;
}

/** An answer that was worked out elsewhere, when the page was built. */
export interface First {
  result: EstimateResult;
  simulation: Simulation;
  comparison: Comparison;
}

/** What the parts of the page see of it, and what they can have it do. */
export interface Page {
  readonly words: Words;
  /** What is wrong with an insurer's own words, for whoever put them there. */
  readonly unused?: unknown;
  /** The language that was chosen, while its words are on their way, and the last whose words did not come. */
  readonly chosen?: Language | undefined;
  readonly unspoken?: Language | undefined;
  /** Whether something of the page could not be loaded, and has it loaded again. */
  readonly unloaded: boolean;
  reload(): void;
  /** False where the page stands as plain HTML, before its scripts run. */
  readonly live: boolean;
  /** The plans to begin with and to choose from. */
  readonly samples: readonly Plan[];
  /** The same, with those that are fetched later. */
  everySample(): Promise<readonly Plan[]>;
  readonly draft: Draft;
  /** True while the draft is the household that the page came with. */
  readonly example: boolean;
  /** The last good answer. */
  readonly answer: Answer | undefined;
  /** False while the answer is of an earlier draft than the one on the page. */
  readonly upToDate: boolean;
  /** Whether the columns of the answer are in the window. */
  readonly answerInSight: boolean;
  /** The possible years that were worked out last, some or all of them, and the last of which all were. */
  readonly years: Years | undefined;
  readonly whole: Years | undefined;
  /** What decides, worked out last. */
  readonly decided: Decided | undefined;
  /** The answer at the last pause: what pictures and guide show, so that typing does not wait for them. */
  readonly paused: Answer | undefined;
  /** The order that was chosen for the plans, and their ids as they stand since it was last taken. */
  readonly order: Order;
  readonly standing: readonly string[];
  putInOrder(order: Order): void;
  /** What draws the year in pictures, and the guide, once fetched. */
  readonly pictures: typeof import('../pictures/pictures').pictures | undefined;
  readonly guide: typeof import('../guide/guide').guide | undefined;
  /** The answer with its ledger, once one has been opened. */
  readonly ledger: Answer | undefined;
  /** By what the lines of a ledger are put together. */
  readonly grouping: Grouping;
  group(grouping: Grouping): void;
  /** The member for whom care is added; undefined: nobody was chosen. */
  readonly careFor: string | undefined;
  addCareFor(member: string): void;
  /** Every problem to show now. */
  readonly problems: readonly Problem[];
  /** Why there is no answer, where the draft is not at fault: a code of EngineError. */
  readonly fault: string | undefined;
  /** The mistakes shown beside the field or group with this pointer. */
  problemsAt(pointer: string): readonly Problem[];
  /** Tells whether it is still to be filled in, and nobody has left it empty. */
  neededAt(pointer: string): boolean;
  /** Whether all problems are of that kind. */
  readonly onlyNeeded: boolean;

  /** Puts what was typed or chosen into the draft. */
  type(pointer: string, value: unknown): void;
  /** The field that was typed into has been left. */
  settle(): void;
  /** Takes another draft, says `what` was done where that cannot be seen, and goes to the field `focus`. */
  change(draft: Draft, focus?: string, what?: string): void;
  /** Goes back to before the last change, and forth again. */
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What was done last, in words, where that is said. */
  readonly notice: string | undefined;
  /** Forgets everything and begins with the example. */
  startAgain(): void;

  /** The address that links are made of; without one none are. */
  readonly address: string | undefined;
  /** The link that was made last, while it says what stands on the page, and whether it could be copied. */
  readonly link: string | undefined;
  readonly linkCopied: boolean;
  /** Set where nothing may be taken along or brought: no printing, no files. */
  readonly sealed?: boolean;
  makeLink(): Promise<void>;
  download(what: 'columns' | 'lines' | 'json'): Promise<void>;
  savePlanFile(plan: Plan): Promise<void>;
  /** Asks for a plan file and adds its plan. */
  openPlanFile(): void;
  /** What is wrong with the file that was opened last. */
  readonly unread: readonly string[] | undefined;

  /** Grows with every part that is opened or closed. */
  readonly opened: number;
  isOpen(key: string): boolean;
  setOpen(key: string, open: boolean): void;
  /** Opens what is around the field with this pointer and goes there. */
  goTo(pointer: string): void;
  /** Goes to the field of a problem, which is told there. */
  goToProblem(problem: Problem | undefined): void;
  retry(): void;
}

/** Tells whether anybody's care is drawn: then the answer is about possible years. */
export const isDrawn = ({ members }: Draft): boolean =>
  members.some(
    ({ use, conditions }) => (use !== undefined && use !== '' && use !== 'none') || (conditions ?? []).length > 0,
  );

/** Tells whether what was worked out earlier is about the plans of an answer, and no other. */
export const ofSamePlans = ({ result }: Answer, plans: readonly { id: string }[]): boolean =>
  plans.length === result.plans.length && plans.every(({ id }) => result.plans.some((plan) => plan.id === id));

/** A plan with the one total by which it stands in order (R29), and its possible years where care is drawn. */
export interface Ranked {
  plan: PlanResult;
  total: Amount;
  years?: SimulatedPlan;
}

/** The year of a plan among those that are ranked, where it is there. */
export function yearOfPlan(ranked: readonly Ranked[] | undefined, { id }: PlanResult): PlanResult | undefined {
  const its = ranked?.find(({ plan }) => plan.id === id);
  return its && yearOf(its);
}

/** A plan's year as it comes to its total: the estimate's, or the mean of the possible years. */
export function yearOf({ plan, total, years }: Ranked): PlanResult {
  if (!years) return plan;
  const { deductible, copay, coinsurance, notCovered, balanceBill, hraUsed, planPays, amount } = years.parts;
  return {
    ...plan,
    total,
    deductible: deductible.mean,
    copay: copay.mean,
    coinsurance: coinsurance.mean,
    notCovered: notCovered.mean,
    balanceBill: balanceBill.mean,
    hraUsed: hraUsed.mean,
    planPays: planPays.mean,
    amount: amount.mean,
    providers: years.providers,
  };
}

/** The plans in order, and whether that is the order of what stands on the page now. */
export interface Verdict {
  plans: Ranked[];
  drawn: boolean;
  settled: boolean;
}

/**
 * The plans, the least total first (R29): the estimate's, or where care is
 * drawn the mean of the possible years. Those that were worked out last stand
 * until there are others, as far as they are of the same plans.
 */
export function verdict({
  answer,
  years,
  upToDate,
  draft,
}: Pick<Page, 'answer' | 'years' | 'upToDate' | 'draft'>): Verdict | undefined {
  if (!answer) return undefined;
  const { ranking, plans } = answer.result;
  const named = (id: string) => plans.filter((plan) => plan.id === id);
  if (!isDrawn(answer.draft)) {
    return {
      plans: ranking.flatMap(named).map((plan) => ({ plan, total: plan.total })),
      drawn: false,
      settled: upToDate,
    };
  }
  const simulated = years?.simulation;
  const known = plans.every(({ id }) => simulated?.plans.some((one) => one.id === id));
  if (!simulated || !known) return undefined;
  const inOrder = simulated.ranking.flatMap(named).flatMap((plan): Ranked[] => {
    const its = simulated.plans.find(({ id }) => id === plan.id);
    return its ? [{ plan, total: its.total.mean, years: its }] : [];
  });
  return { plans: inOrder, drawn: true, settled: upToDate && years?.draft === draft };
}

/** Whether an order is that of what stands on the page now, with all years drawn that it rests on. */
export const isWhole = ({ draft, whole }: Pick<Page, 'draft' | 'whole'>, order: Verdict): boolean =>
  order.settled && (!order.drawn || whole?.draft === draft);
