/** What engine.compare answers, as the engine's door documents it. */
import type { Amount, Covers, DateText, Dominated, Network, Service } from './types';

export interface Comparison {
  plans: PlanComparison[];
  breakEvens: BreakEven[];
  tippingPoints: TippingPoint[];
  dominated: Dominated[];
  explanations: Explanation[];
}

export interface PlanComparison {
  id: string;
  ownCare: Point[];
  plainAmount: Point[];
  rules: RuleCost[];
  months: MonthCost[];
  reached: Reached[];
}

export interface Point {
  x: Amount;
  cost: Amount;
}

export interface RuleCost {
  rule: Rule;
  difference: Amount;
}

export interface MonthCost {
  month: string;
  total: Amount;
  premium: Amount;
  care: Amount;
  accounts: Amount;
}

export interface Reached {
  kind: string;
  covers: Covers;
  network: Network;
  member?: string;
  date: DateText;
}

export interface BreakEven {
  a: string;
  b: string;
  ownCare: Crossing[];
  plainAmount: Crossing[];
}

export interface Crossing {
  x: Amount;
  until?: Amount;
  factor?: string;
  below: string;
  above: string;
}

export interface TippingPoint {
  quantity: Quantity;
  now: number;
  least: number;
  most: number;
  up?: Tip;
  down?: Tip;
}

export interface Tip {
  count: number;
  plan: string;
  total: Amount;
  instead: Amount;
}

export interface Explanation {
  plan: string;
  other: string;
  difference: Amount;
  reasons: Contribution[];
}

export interface Contribution {
  code: ReasonCode;
  amount: Amount;
  rest: Amount;
  count?: number;
  service?: Service;
  item?: string;
  covers?: Covers;
}

export type Rule = 'serviceArea' | 'network' | 'referral';
export type Quantity =
  | 'outOfNetworkVisits'
  | 'specialistVisits'
  | 'primaryCareVisits'
  | 'emergencyVisits'
  | 'hospitalDays'
  | 'brandFills'
  | 'specialtyFills';
export type ReasonCode =
  | 'premium'
  | 'hsa-contribution'
  | 'hra-used'
  | 'deductible'
  | 'copay-and-coinsurance'
  | 'referral-visits'
  | 'balance-bill'
  | 'visit-limit'
  | 'not-covered'
  | 'no-referral'
  | 'away'
  | 'out-of-network';
