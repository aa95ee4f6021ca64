// What the pictures draw: the part they need of what the engine answers with,
// so that an EstimateResult's plans, a Comparison and a Simulation fit as they are.

/** Dollars as decimal text. A picture turns it into a number for a place on the screen, never for an amount that is read. */
export type Amount = string;

export interface PictureData {
  /** The plans in the order in which they are drawn and lettered. */
  plans: readonly PicturePlan[];
  /** Set where care is drawn: the plans' years are then the mean ones of the simulation, once it is there. */
  drawn?: boolean;
  comparison?: ComparisonPictured;
  simulation?: SimulationPictured;
  /** The first covered month: YYYY-MM. */
  firstMonth: string;
  /** What the page calls a member of the household. */
  memberName: (id: string) => string;
}

/** One plan's year, as PlanResult has it, and where care is drawn the mean year. */
export interface PicturePlan {
  id: string;
  name: string;
  total: Amount;
  premium: Amount;
  deductible: Amount;
  copay: Amount;
  coinsurance: Amount;
  notCovered: Amount;
  balanceBill: Amount;
  hsaContribution: Amount;
  hraUsed: Amount;
}

export interface ComparisonPictured {
  plans: readonly PlanPictured[];
  breakEvens: readonly BreakEven[];
}

export interface PlanPictured {
  id: string;
  ownCare: readonly Point[];
  plainAmount: readonly Point[];
  months: readonly Month[];
  reached: readonly Reached[];
}

export interface Point {
  x: Amount;
  cost: Amount;
}

export interface BreakEven {
  a: string;
  b: string;
  ownCare: readonly Crossing[];
  plainAmount: readonly Crossing[];
}

export interface Crossing {
  x: Amount;
  /** Where they cost the same from `x` on to it. */
  until?: Amount;
  below: string;
  above: string;
}

/** What the year has cost by the end of a month. */
export interface Month {
  /** YYYY-MM. */
  month: string;
  /** Premium and care, less the money of accounts. */
  total: Amount;
  premium: Amount;
  care: Amount;
  accounts: Amount;
}

export interface Reached {
  kind: string;
  covers: string;
  network: string;
  member?: string;
  /** YYYY-MM-DD. */
  date: string;
}

export interface SimulationPictured {
  plans: readonly SimulatedPlan[];
}

export interface SimulatedPlan {
  id: string;
  total: Distribution;
  /** In how many of 100 years none costs less. */
  cheapestOrTied: number;
  deductibleReached: number;
  maximumReached: number;
  /** The nearest-rank percentiles 1 to 100 of the total, ascending. */
  hundred: readonly Amount[];
  reached: readonly ReachedLimit[];
}

/** In how many of 100 years nothing is left of a limit by the end of each covered month. */
export interface ReachedLimit {
  kind: string;
  covers: string;
  network: string;
  member?: string;
  byMonth: readonly number[];
}

export type Figure = 'mean' | 'median' | 'p10' | 'p25' | 'p75' | 'p90' | 'p95' | 'p99' | 'max';
export type Distribution = Readonly<Record<Figure, Amount>>;

/** Where an amount is drawn. */
export const place = (amount: Amount): number => Number(amount);
