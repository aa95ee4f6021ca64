// What the guide takes from the engine's answer to set the household's own
// dollars beside its statements: an EstimateResult's plans and a Comparison fit
// as they are, and where care is drawn the plans' mean years and a Simulation.

export interface GuideData {
  /** In the order in which they are named. */
  plans: readonly GuidePlan[];
  /** Set where care is drawn: dollars are then the means of the possible years. */
  drawn?: boolean;
  comparison?: GuideComparison;
}

export interface GuidePlan {
  id: string;
  name: string;
  type: string;
  total: string;
  premium: string;
  deductible: string;
  copay: string;
  notCovered: string;
  balanceBill: string;
  worstCase: { total?: string };
  asks: {
    pcp: boolean;
    referrals: boolean;
    serviceArea: boolean;
    network: boolean;
    referralVisits: number;
    referralVisitCost: string;
  };
  providers: { choices: readonly { chosen: string }[]; difference: string; told: string };
}

export interface GuideComparison {
  /** With the visits for referrals in 100 possible years, and what they cost in one, where care is drawn. */
  plans: readonly {
    id: string;
    rules: readonly { rule: string; difference: string }[];
    referralVisits?: number;
    referralVisitCost?: string;
  }[];
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
