/**
 * What goes through the engine's door, as estimator/doc.go documents it. A Go
 * test (wasm/types_test.go) holds every name and type here against the Go
 * types; what the fields mean is written there.
 */

/** US dollars as decimal text, at most two decimals in a request, exactly two in a result. */
export type Amount = string;
/** A percentage as decimal text without its sign, at most two decimals. */
export type Percent = string;
/** A day as YYYY-MM-DD. */
export type DateText = string;

export interface EstimateRequest {
  year: number;
  startMonth?: number;
  months?: number;
  members: Member[];
  care: CareItem[];
  plans: Plan[];
  ledger?: boolean;
  simulation?: Draws;
}

export interface Draws {
  seed: number;
  years: number;
  totalsOnly?: boolean;
}

export interface Member {
  id: string;
  relationship: Relationship;
  age: number;
  alreadyPaid?: Paid[];
  sex?: Sex;
  use?: Use;
  conditions?: Condition[];
  outOfNetwork?: Sought[];
  away?: Months;
}

export interface Months {
  startMonth: number;
  months: number;
}

export interface Sought {
  service: Service;
  visits: number;
  ifOutside?: IfOutside;
}

export interface Paid {
  plan?: string;
  toward: Toward;
  covers: Covers;
  network: PaidNetwork;
  amount: Amount;
}

export interface CareItem {
  id: string;
  member: string;
  service: Service;
  count: number;
  days?: number;
  dates?: DateText[];
  price?: Amount;
  charge?: Amount;
  outOfNetwork?: OutOfNetwork;
  atNetworkFacility?: boolean;
  consented?: boolean;
  emergency?: boolean;
  admitted?: boolean;
  away?: boolean;
  authorized?: boolean;
  course?: string;
  referral?: Referral;
  ifOutside?: IfOutside;
}

/** What is done about a provider outside a plan's network; left out, keep. */
export type IfOutside = 'keep' | 'switch';

/** Out of every plan's network (true), of none's, or of those of the plans named. */
export type OutOfNetwork = boolean | string[];

export interface Plan {
  id: string;
  name: string;
  issuer?: string;
  type: PlanType;
  year: number;
  metalLevel?: MetalLevel;
  grandfathered?: boolean;
  hsaEligible?: boolean;
  acaLimit?: Amount;
  requiresPCP?: boolean;
  requiresReferral?: boolean;
  requiresServiceArea?: boolean;
  referralServices?: Service[];
  authorizationServices?: Service[];
  allowedPercent?: Percent;
  usualAndCustomaryPercent?: Percent;
  premium: Premium;
  accounts?: Accounts;
  unmarkedTerms?: UnmarkedTerms;
  deductibles?: Limit[];
  outOfPocketMaximums?: Limit[];
  benefits: Partial<Record<Service, Benefit>>;
  sources?: Source[];
  illustrations?: string[];
  notExpressed?: Record<string, string>[];
}

export interface Source {
  title: string;
  year?: number;
  url?: string;
  covers?: string[];
}

export interface Premium {
  period: Period;
  amount?: ByTier;
  byAge?: AgeAmount[];
  employerShare?: ByTier;
  taxCredit?: Amount;
}

/** One amount whoever is covered, or one for each tier. */
export type ByTier = Amount | Partial<Record<Tier, Amount>>;

export interface AgeAmount {
  from: number;
  to: number;
  amount: Amount;
}

export interface Accounts {
  hsaContribution?: ByTier;
  hra?: ByTier;
}

export interface Limit {
  covers: Covers;
  network: Network;
  self: Amount;
  person?: Amount;
  family?: Amount;
  aggregate?: boolean;
}

/** The terms alone, or with what else the plan says of the service. */
export type Benefit = string | BenefitFields;

export interface BenefitFields {
  terms?: string;
  outOfNetwork?: string;
  visitLimit?: VisitLimit;
  sharedFirstVisits?: string;
  outsideMaximum?: boolean;
}

export interface VisitLimit {
  count: number;
  perNetwork?: boolean;
}

export interface EstimateResult {
  coverage: Coverage;
  plans: PlanResult[];
  ranking: string[];
  defaults: Default[];
  lawLimits: LawLimit[];
  sources: SourceDocument[];
  outsideCoverage: Outside[];
}

export interface Coverage {
  from: DateText;
  to: DateText;
  months: number;
  days: number;
}

export interface Default {
  item?: string;
  member?: string;
  field: string;
  amount: Amount;
  drawn?: Amount;
  year: number;
  method: Method;
  factor?: string;
  like?: string;
  medicare?: boolean;
  sources: string[];
}

export interface LawLimit {
  year: number;
  amount: Amount;
  family: Amount;
  source: string;
}

export interface SourceDocument {
  code: string;
  title: string;
  publisher: string;
  year: number;
  identifier?: string;
  url?: string;
}

export interface Outside {
  item: string;
  date: DateText;
}

export interface PlanResult {
  id: string;
  name: string;
  type: PlanType;
  total: Amount;
  premium: Amount;
  deductible: Amount;
  copay: Amount;
  coinsurance: Amount;
  notCovered: Amount;
  balanceBill: Amount;
  hsaContribution: Amount;
  hraUsed: Amount;
  planPays: Amount;
  amount: Amount;
  worstCase: WorstCase;
  asks: Asks;
  providers: Providers;
  limits: LimitResult[];
  fallbacks: Fallback[];
  beside?: Beside[];
  ledger?: Entry[];
}

/** What it does to a plan's total to keep or to switch providers outside its network. */
export interface Providers {
  kept: Amount;
  switched: Amount;
  difference: Amount;
  choices: ProviderChoice[];
}

/** Of an item, or of a member's drawn visits of a service. */
export interface ProviderChoice {
  item?: string;
  member?: string;
  service?: Service;
  chosen: IfOutside;
  other?: Amount;
  difference?: Amount;
}

export interface WorstCase {
  total?: Amount;
  unlimited: boolean;
  outside: string[];
}

export interface Asks {
  pcp: boolean;
  referrals: boolean;
  serviceArea: boolean;
  network: boolean;
  referralVisits: number;
  referralVisitCost: Amount;
  priorAuthorizations: number;
}

export interface LimitResult {
  kind: string;
  covers: Covers;
  network: Network;
  person?: Amount;
  family?: Amount;
}

export interface Fallback {
  service: Service;
  network: Network;
  from: Service;
}

export interface Beside {
  service: Service;
  network: Network;
  terms: string;
}

export interface Entry {
  item?: string;
  unit?: number;
  date: DateText;
  member: string;
  service: Service;
  days?: number;
  network: string;
  terms?: string;
  amount: Amount;
  deductible: Amount;
  copay: Amount;
  coinsurance: Amount;
  notCovered: Amount;
  balanceBill: Amount;
  planPays: Amount;
  left: Left[];
  reasons: Reason[];
}

export interface Left {
  person?: Amount;
  family?: Amount;
}

export interface Reason {
  code: string;
  amount?: Amount;
  service?: string;
  count?: number;
  course?: string;
}

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
  years: number;
}

export interface Simulation {
  seed: number;
  years: number;
  of: number;
  stage: Stage;
  drawn: boolean;
  plans: SimulatedPlan[];
  ranking: string[];
  pairs: Pair[];
  dominated: Dominated[];
  explanations: Explanation[];
  tippingPoints: TippingPoint[];
  approximate: boolean;
  assumptions: Assumption[];
}

export interface SimulatedPlan {
  id: string;
  total: Distribution;
  parts: Parts;
  cheapest: number;
  cheapestOrTied: number;
  deductibleReached: number;
  maximumReached: number;
  hundred: Amount[];
  referralVisits: number;
  referralVisitCost: Amount;
  rules: RuleCost[];
  reached: ReachedLimit[];
  providers: Providers;
}

export interface ReachedLimit {
  kind: string;
  covers: Covers;
  network: Network;
  member?: string;
  byMonth: number[];
}

export type Stage = 'years' | 'rules' | 'tippingPoints' | 'done';

export interface Parts {
  deductible: Distribution;
  copay: Distribution;
  coinsurance: Distribution;
  notCovered: Distribution;
  balanceBill: Distribution;
  hraUsed: Distribution;
  planPays: Distribution;
  amount: Distribution;
}

export interface Distribution {
  mean: Amount;
  p10: Amount;
  p25: Amount;
  median: Amount;
  p75: Amount;
  p90: Amount;
  p95: Amount;
  p99: Amount;
  max: Amount;
}

export interface Pair {
  a: string;
  b: string;
  least: Amount;
  most: Amount;
}

export interface Dominated {
  plan: string;
  by: string;
  atLeast: Amount;
  atMost: Amount;
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

export interface Assumption {
  code: string;
  value: string;
}

export interface Problem {
  code: string;
  pointer: string;
  found: string;
  expected: string;
  column?: number;
  least?: number;
  most?: number;
  leastAmount?: Amount;
  mostAmount?: Amount;
  leastPercent?: Percent;
  mostPercent?: Percent;
  foundAmount?: Amount;
  age?: number;
  choices?: string[];
  missing?: string[];
}

export type Relationship = 'self' | 'spouse' | 'child';
export type Sex = 'female' | 'male';
export type Use = 'none' | 'low' | 'typical' | 'high' | 'unknown';
export type Condition =
  | 'diabetes'
  | 'asthma'
  | 'depression'
  | 'bipolarDisorder'
  | 'schizophrenia'
  | 'rheumatoidArthritis'
  | 'multipleSclerosis'
  | 'hepatitisC'
  | 'hiv'
  | 'maternity'
  | 'brokenBone'
  | 'plannedOperation';
export type Referral = 'planned' | 'have' | 'none';
export type Toward = 'deductible' | 'outOfPocketMaximum';
export type Covers = 'medicalAndDrug' | 'medical' | 'drug';
export type Network = 'inNetwork' | 'outOfNetwork' | 'combined';
export type PaidNetwork = 'inNetwork' | 'outOfNetwork';
export type PlanType = 'HMO' | 'EPO' | 'POS' | 'PPO' | 'Indemnity';
export type MetalLevel = 'Catastrophic' | 'Bronze' | 'Silver' | 'Gold' | 'Platinum';
export type UnmarkedTerms = 'deductibleWaived' | 'afterDeductible';
export type Period = 'month' | 'year';
export type Tier = 'individual' | 'individualAndSpouse' | 'individualAndChildren' | 'family';
export type Method = 'observed' | 'derived' | 'broughtTo2026' | 'illustration';
export type Rule = 'referral' | 'network' | 'serviceArea';
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
export type Service =
  | 'preventive'
  | 'primaryCare'
  | 'specialist'
  | 'obgyn'
  | 'urgentCare'
  | 'emergencyRoom'
  | 'ambulance'
  | 'airAmbulance'
  | 'lab'
  | 'xray'
  | 'imaging'
  | 'outpatientFacility'
  | 'outpatientSurgeon'
  | 'hospitalStay'
  | 'hospitalPhysician'
  | 'prenatalVisit'
  | 'deliveryFacility'
  | 'deliveryPhysician'
  | 'mentalHealthVisit'
  | 'mentalHealthStay'
  | 'rehabilitation'
  | 'habilitation'
  | 'chiropractic'
  | 'eyeExam'
  | 'genericDrug'
  | 'preferredBrandDrug'
  | 'nonPreferredBrandDrug'
  | 'specialtyDrug'
  | 'infusedDrug'
  | 'dialysis'
  | 'durableEquipment'
  | 'homeHealth'
  | 'skilledNursing'
  | 'hospice'
  | 'other';
