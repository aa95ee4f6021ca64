// What the guide takes from the engine's answer to set the household's own
// dollars beside its statements: an EstimateResult's plans and a Comparison fit
// as they are.

export interface GuideData {
  /** In the order in which they are named. */
  plans: readonly GuidePlan[];
  /** Set where care is drawn: dollars are still of the care that is listed. */
  drawn?: boolean;
  comparison?: GuideComparison;
}

export interface GuidePlan {
  id: string;
  name: string;
  type: string;
  premium: string;
  deductible: string;
  copay: string;
  notCovered: string;
  balanceBill: string;
  worstCase: { total?: string };
  asks: { pcp: boolean; referrals: boolean; serviceArea: boolean; network: boolean; referralVisits: number; referralVisitCost: string };
  changed: readonly string[];
}

export interface GuideComparison {
  plans: readonly { id: string; rules: readonly { rule: string; difference: string }[] }[];
  tippingPoints: readonly TippingPoint[];
}

export interface TippingPoint {
  quantity: string;
  now: number;
  least: number;
  most: number;
  up?: { count: number; plan: string };
  down?: { count: number; plan: string };
}
