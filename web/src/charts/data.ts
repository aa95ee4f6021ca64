// What the pictures draw: the part they need of what the engine answers with.
import type {
  Amount,
  BreakEven,
  Distribution,
  PlanComparison,
  PlanResult,
  SimulatedPlan as SimulatedPlanResult,
} from '../engine/types';
import type { parts } from '../engine/parts';

export type { Amount, Crossing, Point, Reached, ReachedLimit } from '../engine/types';

export interface PictureData {
  /** The plans in the order in which they are drawn and lettered. */
  plans: readonly PicturePlan[];
  /** Set where care is drawn: the plans' years are then the mean ones of the simulation, once it is there. */
  drawn?: boolean;
  comparison?: ComparisonPictured;
  simulation?: { plans: readonly SimulatedPlan[] };
  /** The first covered month: YYYY-MM. */
  firstMonth: string;
  /** What the page calls a member of the household. */
  memberName: (id: string) => string;
}

/** One plan's year, and where care is drawn the mean year. */
export type PicturePlan = Pick<
  PlanResult,
  'id' | 'name' | 'total' | (typeof parts)[number] | 'hsaContribution' | 'hraUsed' | 'taxSaved'
>;

export interface ComparisonPictured {
  plans: readonly Pick<PlanComparison, 'id' | 'ownCare' | 'plainAmount' | 'reached'>[];
  breakEvens: readonly BreakEven[];
}

export type SimulatedPlan = Pick<
  SimulatedPlanResult,
  'id' | 'total' | 'told' | 'cheapestOrTied' | 'deductibleReached' | 'maximumReached' | 'hundred' | 'reached'
>;

export type Figure = keyof Distribution;

/** Where an amount is drawn: a picture turns it into a number for a place on the screen, never for an amount that is read. */
export const place = (amount: Amount): number => Number(amount);
