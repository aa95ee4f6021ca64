// Made by make generate from the Go types and tables of estimator/. Edit those.

/** A Request asks what a year costs a household under each of some plans. */
export interface EstimateRequest {
  /** year is the calendar year in which the coverage starts. */
  year: number;
  /**
   * startMonth, 1 to 12, and months, 1 to 12, are the covered months of the plan year, which may run into the next
   * calendar year. Left out, the coverage is January to December.
   */
  startMonth?: number;
  /**
   * startMonth, 1 to 12, and months, 1 to 12, are the covered months of the plan year, which may run into the next
   * calendar year. Left out, the coverage is January to December.
   */
  months?: number;
  /**
   * members are those covered together, 1 to 12, in the household's order, which decides between lines of one date.
   */
  members: Member[];
  /** care is the care that they expect, at most 2,000 items and 20,000 lines. */
  care: CareItem[];
  /** providers are those whom items of the care can name, with what each plan's list says of them. */
  providers?: Provider[];
  /** drugs are those that items of the care can name, with the tier that each is in under each plan. */
  drugs?: Drug[];
  /** plans are those to compare, 1 to 12. */
  plans: Plan[];
  /**
   * income is the household's income of the year as the premium tax credit counts it: modified adjusted gross income.
   * Where it is stated, the credit is worked out and goes to the plans that can take it. Beside tax it is the income
   * before the money that goes untaxed.
   */
  income?: Amount;
  /** taxFamily is how many people the tax return names, covered here or not. It is required beside income. */
  taxFamily?: number;
  /** tribal says that the members who get the credit belong to a federally recognized tribe. */
  tribal?: boolean;
  /** place is where the household lives: required beside income, and for plans whose premium goes by rating area. */
  place?: Place;
  /**
   * places are the rating areas of the place's state, as its file has them. A program that has the files need not be
   * given any.
   */
  places?: Places;
  /** tax asks for what is saved in taxes, which comes off the total. */
  tax?: TaxReturn;
  /** ledger asks for every line of every plan, of at most MaxLedgerLines together: more are asked for plan by plan. */
  ledger?: boolean;
  /** simulation says which years are simulated; required where some are. The estimate does without. */
  simulation?: Draws;
}

/** A Member is one covered person. */
export interface Member {
  id: string;
  relationship: Relationship;
  /** age in whole years when the coverage begins. */
  age: number;
  /** alreadyPaid is what the member has paid toward limits of the plan year before the estimate begins. */
  alreadyPaid?: Paid[];
  /**
   * alreadyUsed are the visits or days that the member had before the estimate begins, which count toward limits on
   * them and as first visits.
   */
  alreadyUsed?: Used[];
  /**
   * sex, which care depends on: required where use draws care or a condition differs by it. The estimate itself does
   * not.
   */
  sex?: Sex;
  /**
   * use is how much care simulated years draw for the member, beside the care that the household lists. Left out, none.
   */
  use?: Use;
  /** conditions bring care of their own to simulated years, on top of use. */
  conditions?: Condition[];
  /** fills is how drawn drugs are filled. Left out, for 30 days at a pharmacy. */
  fills?: Fills;
  /** outOfNetwork is how often drawn care is sought outside every plan's network. Left out, never. */
  outOfNetwork?: Sought[];
  /**
   * away are the months that the member lives away from home, and so away from the plans' service areas. Left out,
   * none.
   */
  away?: Months;
  /**
   * creditEligible is false where the member gets no premium tax credit, for creditReason. Left out, the member gets it
   * until Medicare begins at 65: who is of that age gets none, and who turns 65 gets none from the month of the
   * birthday on, where birthMonth tells that month. True: the member gets it at any age, since Medicare would cost a
   * premium.
   */
  creditEligible?: boolean;
  /**
   * creditEligible is false where the member gets no premium tax credit, for creditReason. Left out, the member gets it
   * until Medicare begins at 65: who is of that age gets none, and who turns 65 gets none from the month of the
   * birthday on, where birthMonth tells that month. True: the member gets it at any age, since Medicare would cost a
   * premium.
   */
  creditReason?: CreditReason;
  /** tobacco says that the member uses tobacco, which premiums may go by. */
  tobacco?: boolean;
  /** birthMonth, 1 to 12, tells when in the year an age changes. */
  birthMonth?: number;
  /**
   * coveredFrom, 1 to 12, is the first calendar month in which the member is covered, for whoever joins within the
   * coverage: a newborn, or a spouse whose job ends. Left out, the coverage's first.
   */
  coveredFrom?: number;
  /**
   * coveredUntil is the last one, for whoever leaves: a child who turns 26, or a member whose Medicare begins. Left
   * out, the coverage's last.
   */
  coveredUntil?: number;
}

/** Relationship is how a member belongs to the household. */
export type Relationship = 'self' | 'spouse' | 'child';

/**
 * Paid is an amount already paid toward the limits of a kind. It counts toward each limit of that kind that covers what
 * it covers, in every plan, or in one.
 */
export interface Paid {
  /** plan is the one plan under which it was paid; every plan where left out. */
  plan?: string;
  toward: Toward;
  covers: Covers;
  /** services are those that it was paid for, where covers is "services". */
  services?: Service[];
  /** tier is the tier of the network in which it was paid, the first where left out. */
  tier?: number;
  /** network is where it was paid, in or out of network; not both combined. */
  network: PaidNetwork;
  amount: Amount;
}

/** Toward is a kind of limit. */
export type Toward = 'deductible' | 'outOfPocketMaximum';

/** Covers is what care a limit covers. */
export type Covers = 'medicalAndDrug' | 'medical' | 'drug' | 'services';

/** A service, as package service lists them. */
export type Service =
  | 'preventive'
  | 'primaryCare'
  | 'virtualVisit'
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
  | 'substanceUseVisit'
  | 'mentalHealthStay'
  | 'substanceUseStay'
  | 'rehabilitation'
  | 'habilitation'
  | 'chiropractic'
  | 'acupuncture'
  | 'eyeExam'
  | 'childEyeExam'
  | 'childGlasses'
  | 'childDentalCheckup'
  | 'preventiveDrug'
  | 'preferredGenericDrug'
  | 'genericDrug'
  | 'preferredBrandDrug'
  | 'nonPreferredBrandDrug'
  | 'specialtyDrug'
  | 'nonPreferredSpecialtyDrug'
  | 'infusedDrug'
  | 'dialysis'
  | 'durableEquipment'
  | 'homeHealth'
  | 'skilledNursing'
  | 'hospice'
  | 'other';

/** PaidNetwork is where an amount was paid. */
export type PaidNetwork = 'inNetwork' | 'outOfNetwork';

/**
 * An amount of US dollars with at most two decimals, in results always two. Digits and one point: no sign, exponent,
 * separator or space, but for the minus of a negative result.
 */
export type Amount = string;

/** Used are visits of a service, or days of stays, that a member had. */
export interface Used {
  /** plan is the one plan under which they count; every plan where left out. */
  plan?: string;
  service: Service;
  count: number;
  /** network is where they were, in network where left out. */
  network?: PaidNetwork;
}

/** Sex is the sex under which the reference figures count a member. */
export type Sex = 'female' | 'male';

/**
 * Use is how much care a member uses in a usual year: which tenths of people of the same age and sex, in order of
 * spending, they are then in. Years may be otherwise, by odds.
 */
export type Use = 'none' | 'low' | 'typical' | 'high' | 'unknown';

/** Condition is a condition or event that brings care of its own. */
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

/** Fills is how a member fills the drugs that are drawn. */
export interface Fills {
  /** supply is 30 or 90 days. */
  supply: number;
  mail?: boolean;
}

/** Sought is care sought out of network. */
export interface Sought {
  service: Service;
  /**
   * visits is how many of a year's drawn units of the service are sought out of network; all of them where there are no
   * more.
   */
  visits: number;
  /** ifOutside is what the member does about them under each plan. Left out, they stay out of network. */
  ifOutside?: IfOutside;
}

/** IfOutside is what a household does about a provider outside a plan's network. */
export type IfOutside = 'keep' | 'switch';

/** months are calendar months of any year, which go on from December to January. */
export interface Months {
  /** startMonth is the first, 1 to 12. */
  startMonth: number;
  /** months is how many, 1 to 12: all twelve for whoever lives elsewhere, as a child at a college may. */
  months: number;
}

/** CreditReason is why a member gets no premium tax credit. */
export type CreditReason = 'medicaid' | 'chip' | 'medicare' | 'employer' | 'otherProgram' | 'other';

/** An Item is some units of one service that a member expects. */
export interface CareItem {
  id: string;
  member: string;
  /** service is not there where the item names a drug, whose service each plan says. */
  service?: Service;
  /**
   * provider is the id of one of the request's providers, who gives the care; drug that of one of its drugs, which is
   * filled.
   */
  provider?: string;
  /**
   * provider is the id of one of the request's providers, who gives the care; drug that of one of its drugs, which is
   * filled.
   */
  drug?: string;
  /** count is how many units: visits, fills, stays and so on. */
  count: number;
  /** days is how long each stay lasts; required for stays, and for them only. */
  days?: number;
  /**
   * dates are the units' dates, one for each. Without them the units are spread over the covered days. Units outside
   * the coverage are left out of the estimate and named in the result.
   */
  dates?: DateText[];
  /**
   * price is what a network provider has agreed to, for one unit; charge what one without an agreement bills. Where
   * left out, reference figures stand in, and the result says so.
   */
  price?: Amount;
  /**
   * price is what a network provider has agreed to, for one unit; charge what one without an agreement bills. Where
   * left out, reference figures stand in, and the result says so.
   */
  charge?: Amount;
  /**
   * outOfNetwork says in whose network the provider is not. It, tier and ifOutside are not there where the item names a
   * provider, who has them.
   */
  outOfNetwork?: OutOfNetwork;
  /**
   * tier is the tier of the network that the provider is in, under every plan or by plan; the first where left out.
   */
  tier?: Tiers;
  /** supply is for how many days a drug is filled, 30 or 90; 30 where left out. mail says that it comes by mail. */
  supply?: number;
  /** supply is for how many days a drug is filled, 30 or 90; 30 where left out. mail says that it comes by mail. */
  mail?: boolean;
  /**
   * atNetworkFacility: the care is given at a facility in network. consented: the patient gave up protection from
   * balance bills there in writing.
   */
  atNetworkFacility?: boolean;
  /**
   * atNetworkFacility: the care is given at a facility in network. consented: the patient gave up protection from
   * balance bills there in writing.
   */
  consented?: boolean;
  /** emergency care is protected under every plan. */
  emergency?: boolean;
  /** admitted: the visit ends in a hospital stay, for copays waived then. */
  admitted?: boolean;
  /** away: the care is given away from the plans' service areas, whatever months the member is away. */
  away?: boolean;
  /** authorized: the plan has no network provider for it and agreed beforehand to pay one outside as one inside. */
  authorized?: boolean;
  /**
   * course names the episode that the item belongs to. Items of one course, which are of one member, share a referral;
   * an item without a course is one of its own.
   */
  course?: string;
  referral?: Referral;
  /**
   * ifOutside is what the household does under a plan whose network the provider is outside of. Left out, it keeps the
   * provider.
   */
  ifOutside?: IfOutside;
}

/** A day, YYYY-MM-DD. */
export type DateText = string;

/**
 * OutOfNetwork says in whose network a provider is not: in none, or not in those of the plans named. It is written as
 * true or as a list of plan ids. The zero value is in every plan's network.
 */
export type OutOfNetwork = boolean | string[];

/**
 * Tiers say which tier of a network a provider is in. It is written as a number, or as an object with one for each plan
 * that it names. The zero value is the first.
 */
export type Tiers = number | Record<string, number>;

/** Referral is how an item stands with the referral that some plans ask for. */
export type Referral = 'planned' | 'have' | 'none';

/** A Provider is a doctor, or whoever else gives care, and in whose networks. */
export interface Provider {
  id: string;
  name: string;
  /**
   * ifOutside is what the household does under a plan whose network the provider is outside of. Left out, it keeps the
   * provider.
   */
  ifOutside?: IfOutside;
  /**
   * plans are by the id of a plan what its list says of the provider. Under a plan that is left out the network is
   * unknown.
   */
  plans?: Record<string, ProviderListing>;
}

/** A ProviderListing is what a plan's list says of a provider. */
export interface ProviderListing {
  network: Standing;
  /** tier is the tier of the network, for a provider who is in it: the first where left out. */
  tier?: number;
  /** source is whose list it is, and of when. */
  source?: Listing;
}

/** Standing is where a provider stands with a plan's network. */
export type Standing = 'in' | 'out' | 'unknown';

/** A Listing is a list of providers or drugs, and when it said what was found there. */
export interface Listing {
  /** title is what the list is called. */
  title: string;
  /** checked is the day on which the list was looked at or is from. */
  checked: DateText;
  /** updated is the day on which the entry was last changed, where the list says so. */
  updated?: DateText;
}

/** A Drug is a medicine, and the tier that it is in under each plan. */
export interface Drug {
  id: string;
  name: string;
  /**
   * plans are by the id of a plan what its list says of the drug. Under a plan that is left out the tier is unknown.
   */
  plans?: Record<string, DrugListing>;
  /**
   * ifUnknown is the tier as which the drug is priced where a plan's is unknown: required there for a drug that an item
   * names. Its reference price is also the one where a plan does not cover the drug and the item states no price.
   */
  ifUnknown?: DrugTier;
}

/** A DrugListing is what a plan's list says of a drug. */
export interface DrugListing {
  service: DrugService;
  /**
   * priorAuthorization: the plan wants to agree beforehand. stepTherapy: it wants another drug to be tried first.
   * quantityLimit: it covers so much at a time. The result tells them; no figure depends on them.
   */
  priorAuthorization?: boolean;
  /**
   * priorAuthorization: the plan wants to agree beforehand. stepTherapy: it wants another drug to be tried first.
   * quantityLimit: it covers so much at a time. The result tells them; no figure depends on them.
   */
  stepTherapy?: boolean;
  /**
   * priorAuthorization: the plan wants to agree beforehand. stepTherapy: it wants another drug to be tried first.
   * quantityLimit: it covers so much at a time. The result tells them; no figure depends on them.
   */
  quantityLimit?: boolean;
  /** source is whose list it is, and of when. */
  source?: Listing;
}

/**
 * A DrugService is the tier that a drug is in under a plan, or that the plan does not cover it, or that nobody knows.
 */
export type DrugService =
  | 'preventiveDrug'
  | 'preferredGenericDrug'
  | 'genericDrug'
  | 'preferredBrandDrug'
  | 'nonPreferredBrandDrug'
  | 'specialtyDrug'
  | 'nonPreferredSpecialtyDrug'
  | 'notCovered'
  | 'unknown';

/** A DrugTier is a service that is a drug tier. */
export type DrugTier =
  | 'preventiveDrug'
  | 'preferredGenericDrug'
  | 'genericDrug'
  | 'preferredBrandDrug'
  | 'nonPreferredBrandDrug'
  | 'specialtyDrug'
  | 'nonPreferredSpecialtyDrug';

/** A Plan is one plan as it is written. */
export interface Plan {
  /** id names the plan in a request; no two plans of a request share one. */
  id: string;
  /** name is what people call it. */
  name: string;
  /** issuer is the company that offers the plan. */
  issuer?: string;
  /** type sets defaults only; what the plan itself states decides. */
  type: PlanType;
  /** year is the calendar year in which the plan's year starts. It decides which limits of the law apply. */
  year: number;
  /**
   * metalLevel matters where the law treats a level apart: from 2026 Bronze and Catastrophic marketplace plans are
   * HSA-eligible whatever their design.
   */
  metalLevel?: MetalLevel;
  /**
   * market is where the plan is sold. The premium tax credit goes to plans of the exchange that are not Catastrophic,
   * and to no other.
   */
  market?: Market;
  /**
   * hiosId is the plan's identifier in the marketplaces' files, where id is another one: by it an insurer's lists of
   * doctors and medicines have the plan.
   */
  hiosId?: HIOSID;
  /**
   * network is the identifier of a plan with the same network of doctors, where lists have that plan and not this one,
   * such as one of an employer.
   */
  network?: HIOSID;
  /**
   * through is the id of the member whose employer offers the plan. Where members of a household are split over plans,
   * it takes that member, alone or with others. Left out, it takes any adult, alone or with others.
   */
  through?: string;
  /** childAlone says that the plan takes children without an adult. */
  childAlone?: boolean;
  /** grandfathered plans keep out of the free preventive care and of the law's limit on out-of-pocket spending. */
  grandfathered?: boolean;
  /**
   * hsaEligible says that a health savings account may go with the plan. What the law asks of such plans is checked
   * from 2025 on.
   */
  hsaEligible?: boolean;
  /**
   * acaLimit is the law's self-only limit of the plan's year, in dollars, for a year whose limit is not known here. A
   * household of two or more has twice that together.
   */
  acaLimit?: Amount;
  /**
   * requiresPCP, requiresReferral and requiresServiceArea say whether members must have a primary care physician, need
   * referrals, and are covered only in an area. Where left out, the type decides.
   */
  requiresPCP?: boolean;
  /**
   * requiresPCP, requiresReferral and requiresServiceArea say whether members must have a primary care physician, need
   * referrals, and are covered only in an area. Where left out, the type decides.
   */
  requiresReferral?: boolean;
  /**
   * requiresPCP, requiresReferral and requiresServiceArea say whether members must have a primary care physician, need
   * referrals, and are covered only in an area. Where left out, the type decides.
   */
  requiresServiceArea?: boolean;
  /**
   * referralServices and authorizationServices take the place of the lists of what needs a referral, and what prior
   * authorization.
   */
  referralServices?: Service[];
  /**
   * referralServices and authorizationServices take the place of the lists of what needs a referral, and what prior
   * authorization.
   */
  authorizationServices?: Service[];
  /**
   * allowedPercent is the share of the price, 0 to 1,000, that the plan allows out of network, at most the charge.
   * Default 100, where usualAndCustomaryPercent is not stated: a plan states one of the two.
   */
  allowedPercent?: Multiple;
  /**
   * usualAndCustomaryPercent is the share of the charge, 0 to 100, that the plan allows out of network, and an
   * indemnity plan to a provider in no network. Default 100 for an indemnity plan.
   */
  usualAndCustomaryPercent?: Percent;
  /** premium is what the plan costs, and what an employer pays of it. */
  premium: Premium;
  /** accounts are what an employer pays into accounts with the plan. */
  accounts?: Accounts;
  /**
   * unmarkedTerms says how terms that do not mention the deductible meet it. Required where the plan has a deductible
   * and any term is unmarked.
   */
  unmarkedTerms?: UnmarkedTerms;
  /** deductibles are what members pay before the plan pays for care that they apply to. */
  deductibles?: Limit[];
  /** outOfPocketMaximums are the most that members pay for covered care. */
  outOfPocketMaximums?: Limit[];
  /**
   * tierShares are what share of drawn care in network, in percent, is given in each tier of the network, the first
   * tier first. Together they are 100. Where left out, all of it is in tier 1.
   */
  tierShares?: Percent[];
  /** benefits are the terms by service. "other" must be among them; the rest fall back as package service says. */
  benefits: Partial<Record<Service, Benefit>>;
  /** serviceLimits are limits on visits or days that several services share. */
  serviceLimits?: ServiceLimit[];
  /**
   * reducedCostSharing are what a plan of the exchange asks of members whose income gives them reduced cost sharing.
   */
  reducedCostSharing?: Variant[];
  /** prices are what the plan's network providers have agreed to, by service, for one unit; a stay's are for a day. */
  prices?: Partial<Record<Service, Amount>>;
  /**
   * links are where the plan's own papers are, and disclaimer is what its issuer says about an estimate. Nothing is
   * computed from them.
   */
  links?: Links;
  /**
   * links are where the plan's own papers are, and disclaimer is what its issuer says about an estimate. Nothing is
   * computed from them.
   */
  disclaimer?: string;
  /**
   * sources, illustrations and notExpressed tell where a plan file's figures come from; nothing is computed from them.
   */
  sources?: Source[];
  /** illustrations are JSON pointers into the plan to what has no source. */
  illustrations?: string[];
  /**
   * notExpressed are provisions of the plan that its fields cannot say, each by language, such as "en"; English is for
   * readers of the others too.
   */
  notExpressed?: Record<string, string>[];
}

/** Type is the kind of plan. */
export type PlanType = 'HMO' | 'EPO' | 'POS' | 'PPO' | 'Indemnity';

/** MetalLevel is a marketplace level. */
export type MetalLevel = 'Catastrophic' | 'Bronze' | 'Silver' | 'Gold' | 'Platinum';

/** Market is where a plan is sold. */
export type Market = 'exchange' | 'offExchange' | 'employer';

/**
 * A HIOSID is a plan's identifier in the marketplaces' files, such as 12345TX0010001: five digits of the issuer, two
 * letters of the state, seven digits, and the variant behind it or not, such as -01.
 */
export type HIOSID = string;

/**
 * A percentage from 0 to 1,000 with at most two decimals. Digits and one point: no sign, exponent, separator or space.
 */
export type Multiple = string;

/**
 * A percentage from 0 to 100 with at most two decimals. Digits and one point: no sign, exponent, separator or space.
 */
export type Percent = string;

/** A Premium is what membership costs. Exactly one of amount, byAge, base and byArea is stated. */
export interface Premium {
  /** period is what every amount here is for. */
  period: Period;
  /** amount is the whole premium by who is covered. */
  amount?: ByTier;
  /** byAge are amounts per person; of children under 21 the three oldest pay. */
  byAge?: AgeAmount[];
  /** base is the rate that curve multiplies by age, or by family tier. */
  base?: Amount;
  /** byArea are the rates of each rating area in which the plan is sold. */
  byArea?: AreaRates[];
  /** curve is the age curve of base, here and in byArea: a state's own, or "default". */
  curve?: Curve;
  /** tobaccoPercent is how much more those who use tobacco pay, of a rate by age that states no amount for them. */
  tobaccoPercent?: Percent;
  /** employerShare is what an employer pays of it. */
  employerShare?: ByTier;
  /**
   * essentialPercent is the share of the whole premium that pays for essential health benefits, which alone the premium
   * tax credit pays for. Default 100.
   */
  essentialPercent?: Percent;
  /** taxCredit is the premium tax credit that the household gets for this plan, where no income is stated. */
  taxCredit?: Amount;
}

/** Period is what a premium is paid for: a month, a year, or a paycheck of one of the usual rhythms. */
export type Period = 'month' | 'year' | 'weekly' | 'biweekly' | 'semimonthly';

/**
 * ByTier is an amount that may depend on who is covered: one amount whoever is, or an object with one for each tier
 * that it has.
 */
export type ByTier = Amount | Partial<Record<Tier, Amount>>;

/** An AgeAmount is an amount for people of an age from from to to, both included. */
export interface AgeAmount {
  /** from and to are ages in years at the start of coverage. */
  from: number;
  /** from and to are ages in years at the start of coverage. */
  to: number;
  /** amount is for each person of these ages, for the period of the premium. */
  amount: Amount;
  /** tobacco is the amount of those who use tobacco. */
  tobacco?: Amount;
}

/** AreaRates are a plan's rates in one rating area of its state. Exactly one of amount, byAge and base is stated. */
export interface AreaRates {
  /** area is the number of the rating area within its state. */
  area: number;
  /** amount is the same at every age. */
  amount?: ByTier;
  /** byAge are amounts per person; of children under 21 the three oldest pay. */
  byAge?: AgeAmount[];
  /** base is the rate that the premium's Curve multiplies by age. */
  base?: Amount;
}

/**
 * A Curve is how premiums go by age, or by family tier: named after the state that has one of its own, else "default".
 */
export type Curve = 'default' | 'AL' | 'DC' | 'MA' | 'MN' | 'MS' | 'NY' | 'OR' | 'UT' | 'VT';

/** Accounts are what an employer pays into accounts with the plan, in dollars for the whole coverage period. */
export interface Accounts {
  /** hsaContribution goes into a health savings account. */
  hsaContribution?: ByTier;
  /** hra is what a health reimbursement arrangement pays back. */
  hra?: ByTier;
}

/** UnmarkedTerms is how terms that do not mention the deductible meet it. */
export type UnmarkedTerms = 'deductibleWaived' | 'afterDeductible' | 'copaysWaived';

/**
 * A Limit is a deductible or an out-of-pocket maximum: an account that lines of care draw on. A plan may have several
 * of a kind, for medical care and drugs, for each network, each tier, or a list of services. A line draws on all that
 * cover it, so one limit can be within another one.
 */
export interface Limit {
  /** covers is what care the limit is for. */
  covers: Covers;
  /** network is on which side of the network that care is. */
  network: Network;
  /**
   * services are what a limit that covers "services" covers. As a deductible it stands in for the others on these
   * services, or comes before them.
   */
  services?: Service[];
  /**
   * tiers are the tiers of the network that the limit covers, all where left out. A tier for which a plan has no limit
   * of the kind is under those of the tier before.
   */
  tiers?: number[];
  /** self is for one person covered alone. */
  self: Amount;
  /**
   * person is for each person within a family, family for the family. They are required where the household has more
   * than one member, but that an aggregate limit has no person.
   */
  person?: Amount;
  /**
   * person is for each person within a family, family for the family. They are required where the household has more
   * than one member, but that an aggregate limit has no person.
   */
  family?: Amount;
  /** aggregate limits know the family's amount only. */
  aggregate?: boolean;
  /** inAddition says that a deductible for a list of services is taken first, and the others after it. */
  inAddition?: boolean;
  /** counts is what a maximum counts, all cost sharing where left out. */
  counts?: Counts;
  /**
   * startsAnew is the month, 1 to 12, in which the whole amount is there again, if that is within the coverage: 1 for
   * limits of a calendar year.
   */
  startsAnew?: number;
}

/** Network is on which side of the network a limit is. */
export type Network = 'inNetwork' | 'outOfNetwork' | 'combined';

/** Counts is what an out-of-pocket maximum counts. */
export type Counts = 'allSharing' | 'copayAndCoinsurance' | 'coinsurance';

/** A Benefit is a plan's terms for one service: a text alone, the terms, or an object. */
export type Benefit = string | BenefitFields;

export interface BenefitFields {
  /**
   * terms are the terms in network, and of an indemnity plan those of every provider, as text. Where empty, those of
   * the service that stands in. "Unknown" where nobody has read what the plan pays, here and in the fields below.
   */
  terms?: string;
  /**
   * tier2 and tier3 are the terms in the second and the third tier of the network. Where empty, those of the tier
   * before.
   */
  tier2?: string;
  /**
   * tier2 and tier3 are the terms in the second and the third tier of the network. Where empty, those of the tier
   * before.
   */
  tier3?: string;
  /**
   * outOfNetwork are the terms out of network. Where empty, those of the nearest service standing in that states some;
   * where none does, nothing is covered there.
   */
  outOfNetwork?: string;
  /**
   * retail90 and mail90 are a drug's terms in network for a fill of 90 days at a pharmacy and by mail. Where empty,
   * such a fill is three of 30 days.
   */
  retail90?: string;
  /**
   * retail90 and mail90 are a drug's terms in network for a fill of 90 days at a pharmacy and by mail. Where empty,
   * such a fill is three of 30 days.
   */
  mail90?: string;
  /** visitLimit is for this service alone. */
  visitLimit?: VisitLimit;
  /** planPaysAtMost is the most that the plan pays. What care costs beyond it is not covered. */
  planPaysAtMost?: PayLimit;
  /**
   * sharedFirstVisits names a counter of first visits that several services, and both networks, share. Without a name
   * each text of terms has its own.
   */
  sharedFirstVisits?: string;
  /** outsideMaximum keeps the service out of the out-of-pocket maximums and of the law's limit. */
  outsideMaximum?: boolean;
}

/** A VisitLimit is how much of a service is covered for a member. */
export interface VisitLimit {
  /** count is how many visits or other units, or of stays how many days. */
  count: number;
  /** per is the time that it is for, a year where left out. */
  per?: LimitPeriod;
  /** years is how many, where per is "years". */
  years?: number;
  /** perNetwork counts care in network and out of network apart; otherwise both count together. */
  perNetwork?: boolean;
  /** startsAnew is the month, 1 to 12, in which a limit of a year starts anew, if that is within the coverage. */
  startsAnew?: number;
}

/**
 * LimitPeriod is the time that a limit on visits or days is for. A limit of years or of a lifetime is unused when the
 * estimate begins, unless the household says otherwise.
 */
export type LimitPeriod = 'year' | 'month' | 'stay' | 'years' | 'lifetime';

/** A PayLimit is the most that a plan pays for a service. */
export interface PayLimit {
  /** amount is the most that the plan pays, in dollars. */
  amount: Amount;
  /** per is what it pays that much for. */
  per: PayPeriod;
}

/** PayPeriod is what the most that a plan pays is for. */
export type PayPeriod = 'use' | 'day' | 'year' | 'lifetime';

/** A ServiceLimit is a limit that several services share. */
export interface ServiceLimit {
  /** services are those that share the limit. */
  services: Service[];
  /** limit is how much of all of them together is covered for a member. */
  limit: VisitLimit;
}

/**
 * A Variant is a plan with reduced cost sharing. What it states takes the place of what the plan does: all deductibles,
 * all maximums, and the benefits service by service.
 */
export interface Variant {
  /**
   * percent is the actuarial value of the variant: 73, 87 or 94 of a Silver plan; 100 for members of tribes, at any
   * level.
   */
  percent: number;
  /** deductibles and outOfPocketMaximums are all of the variant's; those of the plan hold where none are stated. */
  deductibles?: Limit[];
  /** deductibles and outOfPocketMaximums are all of the variant's; those of the plan hold where none are stated. */
  outOfPocketMaximums?: Limit[];
  /** benefits are the terms of the services that differ from the plan's. */
  benefits?: Partial<Record<Service, Benefit>>;
}

/** Links are where a plan's own papers are, and whom to call. */
export interface Links {
  /** summary is the summary of Benefits and Coverage. */
  summary?: Address;
  /** brochure is the plan's brochure or evidence of coverage. */
  brochure?: Address;
  /** directory is where providers of the network are found. */
  directory?: Address;
  /** formulary is the list of drugs that the plan covers. */
  formulary?: Address;
  /** phone is the number that members call. */
  phone?: Phone;
}

/**
 * An Address is a whole address on the web that begins with https://, at most 500 characters long. What is not ASCII is
 * written as RFC 3986 has it: %C3%A5. A page can make a link of it as it stands: it runs nothing, and it names no user.
 */
export type Address = string;

/**
 * A Phone is a telephone number as people write it, 3 to 40 characters long: digits, at least three, and between them
 * spaces and + ( ) - . alone.
 */
export type Phone = string;

/** A Source is a document that figures of a plan come from. */
export interface Source {
  /** title is what the document is called. */
  title: string;
  /** year is the plan year that the source describes. */
  year?: number;
  /** url is where it can be read. */
  url?: string;
  /**
   * covers are JSON pointers into the plan to what it supports; the whole plan, but for its illustrations, where left
   * out.
   */
  covers?: string[];
}

/** A Place is where a household lives. */
export interface Place {
  state: State;
  /**
   * county is its name, with or without its kind, as in "Harris" or "Harris county", or the five digits of its FIPS
   * code. It is needed for the rating area.
   */
  county?: string;
  /** zip is the five digits of the zip code, where a county lies in several rating areas, as Los Angeles does. */
  zip?: string;
  /**
   * benchmark is the premium a month of the second-lowest silver plan for the members who get the credit, as the
   * marketplace says it. Left out, it is that of silver, else an estimate.
   */
  benchmark?: Amount;
  /**
   * silver are the silver plans that the marketplace sells there: all of them, or those that can be among the two with
   * the lowest premiums.
   */
  silver?: SilverPlan[];
}

/**
 * A State is a state of the United States, the District of Columbia, Guam, Puerto Rico or the Virgin Islands, by its
 * two letters.
 */
export type State =
  | 'AK'
  | 'AL'
  | 'AR'
  | 'AZ'
  | 'CA'
  | 'CO'
  | 'CT'
  | 'DC'
  | 'DE'
  | 'FL'
  | 'GA'
  | 'GU'
  | 'HI'
  | 'IA'
  | 'ID'
  | 'IL'
  | 'IN'
  | 'KS'
  | 'KY'
  | 'LA'
  | 'MA'
  | 'MD'
  | 'ME'
  | 'MI'
  | 'MN'
  | 'MO'
  | 'MS'
  | 'MT'
  | 'NC'
  | 'ND'
  | 'NE'
  | 'NH'
  | 'NJ'
  | 'NM'
  | 'NV'
  | 'NY'
  | 'OH'
  | 'OK'
  | 'OR'
  | 'PA'
  | 'PR'
  | 'RI'
  | 'SC'
  | 'SD'
  | 'TN'
  | 'TX'
  | 'UT'
  | 'VA'
  | 'VI'
  | 'VT'
  | 'WA'
  | 'WI'
  | 'WV'
  | 'WY';

/** A SilverPlan is what the benchmark needs to know of a plan. */
export interface SilverPlan {
  /** id is the plan's own, such as its HIOS identifier. */
  id: string;
  /** year is whose premium it is. Those of other years do not count. */
  year: number;
  /** premium is what the plan costs, whoever pays it. */
  premium: Premium;
}

/** Places are the rating areas of one state. Each state has a file of them. */
export interface Places {
  state: State;
  /** byZIP says that the law sets the areas by ZIP code, so that the county's area is an estimate. */
  byZIP?: boolean;
  areas: RatingArea[];
}

/** An Area is one within which an insurer's premiums differ by age and tobacco alone. */
export interface RatingArea {
  area: number;
  /**
   * benchmarks are the premiums of the second-lowest silver plan by year, a month at age 0; in New York and Vermont
   * those of an adult.
   */
  benchmarks?: Benchmark[];
  /**
   * zips are the first three digits of the ZIP codes in the area. They decide for a county that lies in several areas.
   */
  zips?: string[];
  /** counties are the FIPS code and the name of each county, as in "48201 Harris County". */
  counties: string[];
}

/** A Benchmark is an area's premium of a year. */
export interface Benchmark {
  year: number;
  amount: Amount;
}

/**
 * A Return is what the taxes of a household depend on, and the money that goes untaxed. All amounts are of the calendar
 * year, in dollars.
 */
export interface TaxReturn {
  /** filingStatus is how the household files its federal return. */
  filingStatus: FilingStatus;
  /**
   * wages are those of the person through whose pay the money below goes, before it comes off. Of a couple who file
   * jointly, and have plans through the one and plans through the other, they are the ones of the member who is self. A
   * return that states its filing status alone leaves them out: that decides whether there is a premium tax credit, and
   * nothing is said of taxes.
   */
  wages?: Amount;
  /** spouseWages are the other one's, of a couple who file jointly. */
  spouseWages?: Amount;
  /** otherIncome is all other income that is taxed like wages, without payroll tax. */
  otherIncome?: Amount;
  /**
   * spouseAged says that the spouse of a joint return, who is not among the members, is 65 or older when the year ends.
   */
  spouseAged?: boolean;
  /**
   * stateRate is the rate in percent of a state's or a city's tax on what goes untaxed. Left out, none is saved there.
   */
  stateRate?: Percent;
  /** pretaxPremium says that the premiums of the plans of an employer come off pay before taxes. */
  pretaxPremium?: boolean;
  /** hsa is what the household puts into a health savings account itself, under the plans that go with one. */
  hsa?: HSA;
  /** healthFSA is what goes into a general health flexible spending arrangement. */
  healthFSA?: HealthFSA;
}

/** FilingStatus is how a household files its federal return. */
export type FilingStatus = 'single' | 'marriedFilingJointly' | 'marriedFilingSeparately' | 'headOfHousehold';

/** An HSA is what a household puts into a health savings account. */
export interface HSA {
  /** amount is the household's own money, without the employer's. */
  amount: Amount;
  /** throughPayroll says that it comes off pay, so that no payroll tax is due on it. */
  throughPayroll?: boolean;
}

/** A HealthFSA is what comes off pay into a flexible spending arrangement for health care. */
export interface HealthFSA {
  amount: Amount;
  /**
   * plans are the ids of the plans that it is chosen beside; all of them where left out. It cannot be beside one with
   * money in a health savings account.
   */
  plans?: string[];
}

/**
 * Draws say which years are simulated: the same seed draws the same years, and more years begin with those that fewer
 * have.
 */
export interface Draws {
  /** seed, 0 to 2^53 − 1. */
  seed: number;
  /** years is how many, at most a million. */
  years: number;
  /**
   * totalsOnly leaves out what rules cost and tipping points, which take several times as long as the years themselves
   * where those are few.
   */
  totalsOnly?: boolean;
}

/**
 * A Result is what a year costs under each plan of a request. Amounts are in US dollars, exact to the cent, as text
 * with two decimals.
 */
export interface EstimateResult {
  coverage: Coverage;
  /** credit is the household's premium tax credit, where its income is stated. */
  credit?: Credit;
  /** tax is what the taxes rest on, where the request asks for them. */
  tax?: TaxBasis;
  /** plans stand in the order of the request. */
  plans: PlanResult[];
  /** ranking are the plans' ids, the least total first. */
  ranking: string[];
  /**
   * defaults are the reference figures taken where an item states none, and for visits that get referrals where no item
   * has their price.
   */
  defaults: Default[];
  /** lawLimits are the law's limits that hold for some of the plans, each once. */
  lawLimits: LawLimit[];
  /**
   * sources are the documents that defaults and lawLimits name, each once, in the order in which they are first named.
   */
  sources: SourceDocument[];
  /** outsideCoverage are the units left out because of their dates. */
  outsideCoverage: Outside[];
}

/** Coverage is the time that the estimate is for: whole months. */
export interface Coverage {
  from: DateText;
  to: DateText;
  months: number;
  days: number;
}

/** A Credit is what is known of a household's premium tax credit. */
export interface Credit {
  /** ratingArea is the number of the area in its state. */
  ratingArea?: number;
  /**
   * povertyLine is that of the tax family: the guideline of the year before the coverage. It is absent for years that
   * are not known here.
   */
  povertyLine?: Amount;
  /** percentOfPovertyLine is the income's whole percent of it; 401 for anything above four times the line. */
  percentOfPovertyLine?: number;
  /**
   * applicablePercent is the share of the income that the law expects for the benchmark plan; absent where the income
   * gets no credit.
   */
  applicablePercent?: Percent;
  /** contribution is that share a year, in whole dollars. */
  contribution?: Amount;
  /**
   * benchmark is the premium of the second-lowest silver plan a month, for the members who get the credit; absent where
   * it changes within the coverage.
   */
  benchmark?: Amount;
  /** year is the most that the credit of the covered months can be. A plan uses no more than its own premium. */
  year?: Amount;
  /**
   * month is the most for each covered month, where fewer than twelve are covered: then the credit is worked out by
   * month. It is absent where it changes.
   */
  month?: Amount;
  /**
   * stretches are the covered months in order, where members join or leave: the credit is worked out by month then.
   */
  stretches?: Stretch[];
  /**
   * reducedCostSharing is the actuarial value, in percent, of the silver plans that the income gets: 73, 87 or 94. For
   * members of tribes it is 100, at any level.
   */
  reducedCostSharing?: number;
  /** cliff is where more income ends the credit, in years in which it does. */
  cliff?: Cliff;
  /** reasons say why there is a credit or none, what is an estimate, and what else to ask about. */
  reasons: CreditNote[];
  /** sources are the codes of the documents that the figures are from. */
  sources: string[];
}

/** A Stretch is covered months in which the same members are covered. */
export interface Stretch {
  /** startMonth, 1 to 12, is the first of them; months is how many. */
  startMonth: number;
  /** startMonth, 1 to 12, is the first of them; months is how many. */
  months: number;
  /**
   * benchmark is the premium of the second-lowest silver plan a month for those of them who get the credit, 0 where
   * nobody does.
   */
  benchmark: Amount;
  /** month is the most that the credit of each month can be. */
  month: Amount;
}

/** A Cliff is the income beyond which there is no credit. */
export interface Cliff {
  /** income is the most that gets a credit. */
  income: Amount;
  /** room is how much more income there may be; over how much there is too much. One of them is there. */
  room?: Amount;
  /** room is how much more income there may be; over how much there is too much. One of them is there. */
  over?: Amount;
  /** credit is the year's credit at that income: what goes beyond it. */
  credit: Amount;
}

/** A Reason is something to say about a credit. */
export interface CreditNote {
  code: CreditNoteCode;
  /** member is whom it is about, where it is about one. */
  member?: string;
  /** month, 1 to 12, is from when. */
  month?: number;
  /** plan is the employer's plan, or the one whose premium is the benchmark. */
  plan?: string;
  /** program is the one to ask about. */
  program?: Program;
}

/** Code is what a reason says. */
export type CreditNoteCode =
  | 'belowPovertyLine'
  | 'aboveFourTimes'
  | 'filesSeparately'
  | 'yearWithoutTable'
  | 'nobodyEligible'
  | 'benchmarkEstimated'
  | 'benchmarkOfPlans'
  | 'benchmarkStated'
  | 'areaByZIP'
  | 'paidBackWhole'
  | 'medicaid'
  | 'pregnancy'
  | 'chip'
  | 'program'
  | 'medicare'
  | 'employerAffordable';

/** A Program covers people whose income is just above Medicaid's. */
export type Program = 'essentialPlan' | 'healthyDC' | 'minnesotaCare' | 'ohpBridge';

/** A Basis is what the taxes of a household rest on, whatever the plan. */
export interface TaxBasis {
  /** aged is how many of those who file are 65 or older when the year ends. */
  aged: number;
  /** standardDeduction has what is added for them, but not the deduction for seniors. */
  standardDeduction: Amount;
  /**
   * hsaLimit is the most that may go into health savings accounts for the covered months, the employer's money
   * included. healthFSALimit is the year's.
   */
  hsaLimit: Amount;
  /**
   * hsaLimit is the most that may go into health savings accounts for the covered months, the employer's money
   * included. healthFSALimit is the year's.
   */
  healthFSALimit: Amount;
  /** sources are the codes of the documents that the figures are from. */
  sources: string[];
}

/** A PlanResult is the year under one plan. */
export interface PlanResult {
  id: string;
  name: string;
  type: PlanType;
  /**
   * total is the total yearly cost: the parts below, less the account money and what is saved in taxes. It may be below
   * zero.
   */
  total: Amount;
  /** premium is the net premium for the covered months. */
  premium: Amount;
  /** premiumMonth is that premium a month; absent where it changes within the coverage. */
  premiumMonth?: Amount;
  /** creditUsed is what the plan uses of the premium tax credit, where it can take it and an income is stated. */
  creditUsed?: Amount;
  /**
   * reducedCostSharing is the actuarial value, in percent, of the variant of the plan that was taken, since the
   * household's income gives it and the plan states it.
   */
  reducedCostSharing?: number;
  deductible: Amount;
  copay: Amount;
  coinsurance: Amount;
  notCovered: Amount;
  balanceBill: Amount;
  hsaContribution: Amount;
  hraUsed: Amount;
  /** taxSaved is what is saved in taxes, and tax what that is made of, where the request asks for it. */
  taxSaved?: Amount;
  /** taxSaved is what is saved in taxes, and tax what that is made of, where the request asks for it. */
  tax?: TaxSaving;
  /**
   * planPays and amount complete the sum: amount = planPays + deductible + copay + coinsurance + notCovered +
   * balanceBill.
   */
  planPays: Amount;
  /**
   * planPays and amount complete the sum: amount = planPays + deductible + copay + coinsurance + notCovered +
   * balanceBill.
   */
  amount: Amount;
  worstCase: WorstCase;
  asks: Asks;
  /** providers are what it does to the total to keep or to switch providers outside the plan's network. */
  providers: Providers;
  /** networks are what is said of each provider of the request. */
  networks?: ProviderNetwork[];
  /** drugs are what is said of each drug of the request, and what its fills cost. */
  drugs?: DrugResult[];
  /** limits are what each limit comes to, in the order in which the ledger tells what is left of them. */
  limits: LimitResult[];
  /**
   * fallbacks are the services of the estimate whose terms the plan does not state, with the service whose terms stood
   * in.
   */
  fallbacks: Fallback[];
  /**
   * beside are what the plan's terms state for care that is no service here, such as mail order, if anything: it is in
   * no figure.
   */
  beside?: Beside[];
  /** unknownTerms are those that the plan says are unknown, where its year meets any. */
  unknownTerms?: UnknownTerms;
  /** ledger is every line, in the order adjudicated, where asked for: empty where there is none. */
  ledger?: Entry[];
}

/** A Saving is what is saved under a plan, by the tax, and what goes untaxed. */
export interface TaxSaving {
  incomeTax: Amount;
  socialSecurity: Amount;
  /** medicare has the additional medicare tax too. */
  medicare: Amount;
  stateTax: Amount;
  /** premium, hsa and healthFSA are what goes untaxed. */
  premium: Amount;
  /** premium, hsa and healthFSA are what goes untaxed. */
  hsa: Amount;
  /** premium, hsa and healthFSA are what goes untaxed. */
  healthFSA: Amount;
  /**
   * moreCredit is what the plan uses more of the premium tax credit since the money lowers the income that the credit
   * goes by, below 0 where it uses less. It is in the premium, and absent where the plan takes no credit.
   */
  moreCredit?: Amount;
}

/** WorstCase is the most that the year can cost within the plan's in-network maximum. */
export interface WorstCase {
  /** total is absent where there is no limit. */
  total?: Amount;
  /** unlimited says that there is none. */
  unlimited: boolean;
  /**
   * outside are what no limit covers under this plan: "outOfNetwork", "balanceBills", "notCovered", "excludedServices".
   */
  outside: string[];
}

/** Asks is what the plan asks of its members, and what that costs this household in visits. */
export interface Asks {
  pcp: boolean;
  referrals: boolean;
  serviceArea: boolean;
  /** network says that care outside the network is not covered. */
  network: boolean;
  /** referralVisits are the primary care visits added to get referrals, and what the household pays for them. */
  referralVisits: number;
  referralVisitCost: Amount;
  /** priorAuthorizations is how many lines take prior authorization. */
  priorAuthorizations: number;
}

/**
 * Providers are what it does to the total yearly cost under a plan to keep or to switch the providers outside its
 * network.
 */
export interface Providers {
  /**
   * kept is the total where every one is kept, switched where every one is switched. Both are the plan's total where
   * the household has no choice.
   */
  kept: Amount;
  /**
   * kept is the total where every one is kept, switched where every one is switched. Both are the plan's total where
   * the household has no choice.
   */
  switched: Amount;
  /** difference is kept less switched: what it costs to keep them. */
  difference: Amount;
  /** told is what kept and switched differ by as sentences tell them. */
  told: Amount;
  /** choices are those that the household has under the plan, the listed items' first. */
  choices: ProviderChoice[];
  /**
   * ifOutside are, for each provider of whom it is unknown whether they are in the plan's network, what the care that
   * names them would cost outside of it: the first ones, where a year with so many lines has too many of them.
   */
  ifOutside?: TotalIfOutside[];
}

/**
 * A Choice is of an item, of all items that name one provider, or of a member's drawn visits of a service that are
 * sought out of network.
 */
export interface ProviderChoice {
  item?: string;
  provider?: string;
  member?: string;
  service?: Service;
  /** chosen is what the request says. */
  chosen: IfOutside;
  /**
   * other is the total yearly cost with the other choice here, everything else as it is; difference is that less the
   * plan's total, and told the same of both as sentences tell them. All are absent from the 21st choice on, and sooner
   * where years with so many lines under so many plans are too much for one estimate: not while lines times plans are
   * at most 10,000.
   */
  other?: Amount;
  /**
   * other is the total yearly cost with the other choice here, everything else as it is; difference is that less the
   * plan's total, and told the same of both as sentences tell them. All are absent from the 21st choice on, and sooner
   * where years with so many lines under so many plans are too much for one estimate: not while lines times plans are
   * at most 10,000.
   */
  difference?: Amount;
  /**
   * other is the total yearly cost with the other choice here, everything else as it is; difference is that less the
   * plan's total, and told the same of both as sentences tell them. All are absent from the 21st choice on, and sooner
   * where years with so many lines under so many plans are too much for one estimate: not while lines times plans are
   * at most 10,000.
   */
  told?: Amount;
}

/** IfOutside is the total yearly cost if a provider were outside the network, kept or switched as the request says. */
export interface TotalIfOutside {
  provider: string;
  total: Amount;
  /** difference is total less the plan's total. */
  difference: Amount;
}

/** A ProviderNetwork is where a provider stands with a plan's network, and who says so. */
export interface ProviderNetwork {
  provider: string;
  name: string;
  network: Standing;
  /** tier is the tier of the network, for a provider who is in it: the first where left out. */
  tier?: number;
  /** source is whose list it is, and of when. */
  source?: Listing;
}

/** A DrugResult is a drug under a plan. */
export interface DrugResult {
  drug: string;
  name: string;
  service: DrugService;
  /**
   * priorAuthorization: the plan wants to agree beforehand. stepTherapy: it wants another drug to be tried first.
   * quantityLimit: it covers so much at a time. The result tells them; no figure depends on them.
   */
  priorAuthorization?: boolean;
  /**
   * priorAuthorization: the plan wants to agree beforehand. stepTherapy: it wants another drug to be tried first.
   * quantityLimit: it covers so much at a time. The result tells them; no figure depends on them.
   */
  stepTherapy?: boolean;
  /**
   * priorAuthorization: the plan wants to agree beforehand. stepTherapy: it wants another drug to be tried first.
   * quantityLimit: it covers so much at a time. The result tells them; no figure depends on them.
   */
  quantityLimit?: boolean;
  /** source is whose list it is, and of when. */
  source?: Listing;
  /** pricedAs is the tier that was picked for it, where the plan's is unknown. */
  pricedAs?: DrugTier;
  /** fills are those of each item that names it. */
  fills: DrugFills[];
}

/** DrugFills are an item's fills of a drug in the coverage, one of 90 days being one. */
export interface DrugFills {
  item: string;
  count: number;
  /**
   * cost is what the household pays for all of them, least and most what it pays for one: absent where there is none.
   */
  cost: Amount;
  /**
   * cost is what the household pays for all of them, least and most what it pays for one: absent where there is none.
   */
  least?: Amount;
  /**
   * cost is what the household pays for all of them, least and most what it pays for one: absent where there is none.
   */
  most?: Amount;
  /** price is what one comes to under the plan, priceFrom whose price it is. */
  price: Amount;
  /** price is what one comes to under the plan, priceFrom whose price it is. */
  priceFrom: PriceFrom;
}

/** PriceFrom says whose price something has. */
export type PriceFrom = 'household' | 'plan' | 'reference';

/** A LimitResult is one limit of a plan for this household. */
export interface LimitResult {
  kind: LimitKind;
  covers: Covers;
  network: Network;
  /** services, tiers, inAddition, counts and startsAnew are as the plan states them. */
  services?: Service[];
  /** services, tiers, inAddition, counts and startsAnew are as the plan states them. */
  tiers?: number[];
  /** services, tiers, inAddition, counts and startsAnew are as the plan states them. */
  inAddition?: boolean;
  /** services, tiers, inAddition, counts and startsAnew are as the plan states them. */
  counts?: Counts;
  /** services, tiers, inAddition, counts and startsAnew are as the plan states them. */
  startsAnew?: number;
  /** person is the limit for one member, family for all; either may be absent. */
  person?: Amount;
  /** person is the limit for one member, family for all; either may be absent. */
  family?: Amount;
}

/** Kind is a kind of account. */
export type LimitKind = 'deductible' | 'outOfPocketMaximum' | 'acaLimit';

/** A Fallback tells whose terms stood in for a service. */
export interface Fallback {
  service: Service;
  network: Network;
  from: Service;
}

/** Beside is what terms for a service state beside them. */
export interface Beside {
  service: Service;
  network: Network;
  terms: string;
}

/**
 * UnknownTerms are what unknown terms do to a plan's year: the care under them counts at its full amount, as part of
 * what is not covered.
 */
export interface UnknownTerms {
  /** services are those of the care, in the order in which it comes. */
  services: UnknownService[];
  /**
   * totalIfPaid is the total if the plan paid all of that care. Known terms would bring it to between this and Total.
   */
  totalIfPaid: Amount;
}

/** An UnknownService is a service on a side of the network, and what its care comes to. */
export interface UnknownService {
  service: Service;
  network: Network;
  amount: Amount;
}

/**
 * An Entry is one line of the ledger. amount = planPays + deductible + copay + coinsurance + notCovered + balanceBill
 */
export interface Entry {
  /** item and unit, from 1, say what the line is of. item is empty for a visit added to get a referral. */
  item?: string;
  /** item and unit, from 1, say what the line is of. item is empty for a visit added to get a referral. */
  unit?: number;
  date: DateText;
  member: string;
  service: Service;
  /** days of a stay. */
  days?: number;
  /** network is whose terms and limits apply, tier the tier of the network where that is not the first. */
  network: EntryNetwork;
  /** network is whose terms and limits apply, tier the tier of the network where that is not the first. */
  tier?: number;
  /** terms are those used, as text; empty where none are. */
  terms?: string;
  /**
   * amount is what the line is about: the price in network, the lesser of price and charge for protected care, else the
   * charge.
   */
  amount: Amount;
  deductible: Amount;
  copay: Amount;
  coinsurance: Amount;
  notCovered: Amount;
  balanceBill: Amount;
  planPays: Amount;
  /** left is what is left of each of the plan's limits after the line. */
  left: Left[];
  reasons: Reason[];
}

/** EntryNetwork says whose terms and limits apply to a line. */
export type EntryNetwork = 'inNetwork' | 'outOfNetwork' | 'notCovered';

/** Left is what is left of one limit: for the line's member and for the family. */
export interface Left {
  person?: Amount;
  family?: Amount;
}

/** A Reason says why a line came out as it did. */
export interface Reason {
  /** code is stable, such as "deductible-applied". */
  code: ReasonCode;
  /** amount is how many dollars it is about, where it is about some. */
  amount?: Amount;
  /**
   * service is the one whose terms or counter it is about; count the visits or days; course the course of a referral.
   */
  service?: Service;
  /**
   * service is the one whose terms or counter it is about; count the visits or days; course the course of a referral.
   */
  count?: number;
  /**
   * service is the one whose terms or counter it is about; count the visits or days; course the course of a referral.
   */
  course?: string;
}

/** ReasonCode says why a line came out as it did. */
export type ReasonCode =
  | 'preventive'
  | 'emergency-protected'
  | 'network-facility-protected'
  | 'ground-ambulance'
  | 'authorized'
  | 'urgent-care-away'
  | 'out-of-network'
  | 'usual-and-customary'
  | 'out-of-network-not-covered'
  | 'away-not-covered'
  | 'changed-to-network'
  | 'no-referral'
  | 'no-referral-out-of-network'
  | 'referral-visit-added'
  | 'referral'
  | 'prior-authorization'
  | 'fallback'
  | 'not-covered'
  | 'unknown-terms'
  | 'visit-limit'
  | 'first-visits'
  | 'copay-waived-admitted'
  | 'coinsurance-waived-admitted'
  | 'line-minimum'
  | 'line-maximum'
  | 'deductible-applied'
  | 'deductible-met'
  | 'out-of-pocket-maximum-reached'
  | 'aca-limit-reached'
  | 'drug-not-covered'
  | 'drug-unknown'
  | 'network-unknown'
  | 'plan-pays-at-most'
  | 'three-fills'
  | 'plan-price'
  | 'balance-bill'
  | 'default-price'
  | 'default-charge';

/** A Default is a reference figure that was taken, and what it rests on. */
export interface Default {
  /** item that it was taken for; empty for visits added to get referrals. */
  item?: string;
  /** member whose visits they are. */
  member?: string;
  /** service is the one whose reference price it is, where the item names a drug: plans may count it as several. */
  service?: Service;
  /** field is "price" or "charge". */
  field: string;
  amount: Amount;
  /** drawn is what one costs on average in the member's simulated years, where that is another price. */
  drawn?: Amount;
  /** year is the one whose dollars a price is in; of a charge, the one in which its factor was observed. */
  year: number;
  method: Method;
  /**
   * factor is what a price of 2014 was multiplied by to be in dollars of 2026; of a charge, how many times the price it
   * is.
   */
  factor?: string;
  /** like is the service whose price stands in, where no source has one. */
  like?: string;
  /**
   * medicare says that it is what medicare pays, since no figure for the privately insured was found: private prices
   * tend to be higher.
   */
  medicare?: boolean;
  /** sources are the codes of every document that it rests on, the main one first. */
  sources: string[];
}

/** Method is how a figure came about. */
export type Method = 'observed' | 'derived' | 'broughtTo2026' | 'illustration';

/**
 * A LawLimit is the most that the law lets a plan of a year ask for in network: amount of one person, family of a
 * household of two or more. One that a plan states for a year not known here has no source, and is not among them.
 */
export interface LawLimit {
  year: number;
  amount: Amount;
  family: Amount;
  /** source is the code of the document that it is from. */
  source: string;
}

/** A Source is a document that figures come from. */
export interface SourceDocument {
  /** code is the stable name by which figures point here. */
  code: string;
  title: string;
  publisher: string;
  /** year is the calendar year that the document's figures are about. */
  year: number;
  /** identifier is the number under which the publisher keeps it, where it has one. */
  identifier?: string;
  url?: string;
}

/** Outside is a unit whose date is not in the coverage. */
export interface Outside {
  item: string;
  date: DateText;
}

/**
 * A Comparison tells what decides between the plans of a request: where their costs cross, what would change the
 * answer, which plan is never worth its price, and where the difference comes from. Amounts are in US dollars, exact to
 * the cent, as text with two decimals.
 */
export interface Comparison {
  /** plans stand in the order of the request. */
  plans: PlanComparison[];
  /** breakEvens are of every pair of plans, in the order of the request. */
  breakEvens: BreakEven[];
  /** tippingPoints are of every quantity, in the order of Quantity. */
  tippingPoints: TippingPoint[];
  /**
   * dominated are the plans that are never worth their price, in the order of the request, each with one plan that is
   * better.
   */
  dominated: Dominated[];
  /** explanations are of the first plan by the ranking against each other one, in the order of the ranking. */
  explanations: Explanation[];
}

/** A PlanComparison is what a Comparison tells of one plan. */
export interface PlanComparison {
  id: string;
  /**
   * ownCare is the total yearly cost by amount of the household's own care, every price and charge multiplied by 0 to
   * 10. It is empty where the care has no price.
   */
  ownCare: Point[];
  /** plainAmount is the same by one plain amount in network under the terms of "other", of the first member. */
  plainAmount: Point[];
  /** rules are what the plan's rules cost this household. */
  rules: RuleCost[];
  /** months are the covered months in their order. */
  months: MonthCost[];
  /** reached are the limits that are reached in the year, by day. */
  reached: Reached[];
  /** savings are what other fills and other tiers would do, where the plan has any. */
  savings?: Saving[];
}

/**
 * A Point is one of a curve that is straight between its points, which are its ends and every kink, rounded to the
 * cent.
 */
export interface Point {
  /** x is the amount of care at network prices. */
  x: Amount;
  cost: Amount;
}

/**
 * A RuleCost is what one rule of a plan costs a household, or saves it where it is negative: the total yearly cost with
 * the rule, less that without it. The rules are lifted one after the other, so that the differences add up.
 */
export interface RuleCost {
  rule: Rule;
  difference: Amount;
}

/** Rule is one that says where and how members get their care. */
export type Rule = 'referral' | 'network' | 'serviceArea';

/** A MonthCost is what the year has cost by the end of a month. total = premium + care − accounts − taxSaved */
export interface MonthCost {
  /** month is written YYYY-MM. */
  month: string;
  total: Amount;
  /**
   * premium is the net premium, spread evenly over the months with the same members; care what the household has paid
   * for care; accounts the HSA contribution, spread alike, and the HRA money used.
   */
  premium: Amount;
  /**
   * premium is the net premium, spread evenly over the months with the same members; care what the household has paid
   * for care; accounts the HSA contribution, spread alike, and the HRA money used.
   */
  care: Amount;
  /**
   * premium is the net premium, spread evenly over the months with the same members; care what the household has paid
   * for care; accounts the HSA contribution, spread alike, and the HRA money used.
   */
  accounts: Amount;
  /** taxSaved is what is saved in taxes, spread alike; absent where nothing is. */
  taxSaved?: Amount;
}

/**
 * A Reached tells on which day nothing was left of a limit. Limits of 0, and those met before the estimate begins, are
 * not told of.
 */
export interface Reached {
  kind: LimitKind;
  covers: Covers;
  network: Network;
  /** services, tiers, inAddition, counts and startsAnew are as the plan states them. */
  services?: Service[];
  /** services, tiers, inAddition, counts and startsAnew are as the plan states them. */
  tiers?: number[];
  /** services, tiers, inAddition, counts and startsAnew are as the plan states them. */
  inAddition?: boolean;
  /** services, tiers, inAddition, counts and startsAnew are as the plan states them. */
  counts?: Counts;
  /** services, tiers, inAddition, counts and startsAnew are as the plan states them. */
  startsAnew?: number;
  /** member whose limit it is; the family's where absent. */
  member?: string;
  date: DateText;
}

/** A Saving is what a change does to the total yearly cost under a plan, everything else as it is. */
export interface Saving {
  change: Change;
  /**
   * item is whose tier changes; absent for drawn care, and for fills, which are of all drugs that the plan has terms
   * for.
   */
  item?: string;
  /** difference is the total with the change less the total as it is: negative where the change saves. */
  difference: Amount;
  /**
   * cheapest: with the change, made under each plan that has it, this plan costs the least, and as things are another
   * one does.
   */
  cheapest?: boolean;
}

/** Change is another way to get the same care under a plan. */
export type Change = 'retail90' | 'mail90' | 'tier1';

/** a BreakEven is where the costs of two plans cross. */
export interface BreakEven {
  a: string;
  b: string;
  ownCare: Crossing[];
  plainAmount: Crossing[];
}

/** A Crossing is an amount of care at which another plan becomes the cheaper one of two. */
export interface Crossing {
  /** x is the amount at network prices, to the dollar. */
  x: Amount;
  /** until is there where the plans cost the same from x on to it. */
  until?: Amount;
  /** factor is x as a percentage of the household's own care, such as "132.5". */
  factor?: string;
  /** below is the plan that is cheaper just below, above the one just above. */
  below: string;
  /** below is the plan that is cheaper just below, above the one just above. */
  above: string;
}

/** A TippingPoint is how much one quantity of care would have to change for another plan to be the cheapest. */
export interface TippingPoint {
  quantity: Quantity;
  /** now is the quantity as given; least and most are how far it was changed. */
  now: number;
  /** now is the quantity as given; least and most are how far it was changed. */
  least: number;
  /** now is the quantity as given; least and most are how far it was changed. */
  most: number;
  /** up and down are absent where no such change makes a difference. */
  up?: Tip;
  /** up and down are absent where no such change makes a difference. */
  down?: Tip;
}

/**
 * Quantity is an amount of care that a household can change: how many units in the coverage its items have of a kind.
 */
export type Quantity =
  | 'outOfNetworkVisits'
  | 'specialistVisits'
  | 'primaryCareVisits'
  | 'emergencyVisits'
  | 'hospitalDays'
  | 'brandFills'
  | 'specialtyFills';

/** A Tip is the nearest quantity at which another plan is the cheapest. */
export interface Tip {
  /** count is that quantity. */
  count: number;
  /** plan is the one that is the cheapest then, and total its cost then. */
  plan: string;
  /** plan is the one that is the cheapest then, and total its cost then. */
  total: Amount;
  /** instead is what the plan that is the cheapest as things are costs then. */
  instead: Amount;
  /** years is of how many years the totals are the means: of one, of the care that the household lists alone. */
  years: number;
}

/**
 * A Dominated plan costs at least as much as another in every year, at every amount of care and with every change that
 * tipping points were looked for in, and more in some.
 */
export interface Dominated {
  plan: string;
  by: string;
  /** atLeast and atMost are how much more. */
  atLeast: Amount;
  /** atLeast and atMost are how much more. */
  atMost: Amount;
}

/** An Explanation is where the difference between two plans comes from. */
export interface Explanation {
  plan: string;
  other: string;
  /** difference is the total yearly cost of other less that of plan. */
  difference: Amount;
  /**
   * told is the difference as sentences say it: over simulated years, that of the two means as sentences say them; for
   * one year, difference, rounded.
   */
  told: Amount;
  /** reasons add up to the difference, the largest first, whatever its sign. */
  reasons: Contribution[];
  /** kinds are the reasons by what kind of cost they are, the largest first: they add up to the difference, too. */
  kinds: KindOfCost[];
}

/** A Contribution is one part of the difference between two plans. */
export interface Contribution {
  code: ContributionCode;
  /** amount is how much more the other plan costs in this, negative where it costs less. */
  amount: Amount;
  /** rest is what the reasons after this one come to together. */
  rest: Amount;
  /** count is of how many lines it is, under the plan that costs more in it. */
  count?: number;
  service?: Service;
  /** item is there too in copay-and-coinsurance of an item that names a drug. */
  item?: string;
  covers?: Covers;
}

/** Code says what a part of the difference between two plans is about. */
export type ContributionCode =
  | 'premium'
  | 'hsa-contribution'
  | 'hra-used'
  | 'tax-saved'
  | 'deductible'
  | 'copay-and-coinsurance'
  | 'referral-visits'
  | 'balance-bill'
  | 'plan-pays-at-most'
  | 'visit-limit'
  | 'not-covered'
  | 'unknown-terms'
  | 'no-referral'
  | 'away'
  | 'out-of-network';

/**
 * A KindOfCost is several reasons that a reader takes for one: HSA and HRA money are both account money; a visit for a
 * referral and care without one both come of the referral rule; and what a plan pays nothing for, by its terms or
 * beyond a limit, is not covered.
 */
export interface KindOfCost {
  /**
   * code is the one that the reasons have, or stand under: of account money hsa-contribution, of the referral rule
   * referral-visits, of what is not paid for not-covered.
   */
  code: ContributionCode;
  /** amount is how much more the other plan costs in all of them, negative where it costs less. */
  amount: Amount;
}

/**
 * A SimulationResult is what many possible years cost under each plan of a request. Amounts are in US dollars, exact to
 * the cent, as text with two decimals.
 */
export interface Simulation {
  seed: number;
  /** years is how many are done, of how many were asked for. */
  years: number;
  /** years is how many are done, of how many were asked for. */
  of: number;
  /** stage is what is worked out next. */
  stage: Stage;
  /** drawn says that the years differ: care is drawn for some member. */
  drawn: boolean;
  /** plans stand in the order of the request. */
  plans: SimulatedPlan[];
  /** ranking are the plans' ids, the least mean first. */
  ranking: string[];
  /** pairs are every two plans, in the order of the request. */
  pairs: Pair[];
  /**
   * dominated are the plans that cost at least as much as another in every year, at every amount of care and with every
   * change that was tried, once all of it was; none with totalsOnly.
   */
  dominated: Dominated[];
  /**
   * explanations are of the first plan by the ranking against each other one, in the order of the ranking: where the
   * difference between their means comes from. Reasons are of listed items, and of drawn care by service.
   */
  explanations: Explanation[];
  /**
   * tippingPoints are of every quantity, in the order of Quantity, once some years were tried: how much of it more in
   * every year, or less of what the household lists, makes another plan's mean the least. There are none of a request
   * for totals only.
   */
  tippingPoints: TippingPoint[];
  /** approximate says that percentiles of totals are from bins at most 0.5% wide; those of parts always are. */
  approximate: boolean;
  /** assumptions are what the years rest on beside the request. */
  assumptions: Assumption[];
  /**
   * conditions are what the conditions of the members bring, member by member in the order of the request. Absent where
   * nobody has one.
   */
  conditions?: ConditionCare[];
}

/** Stage is how far a simulation has come. */
export type Stage = 'years' | 'rules' | 'tippingPoints' | 'done';

/** A SimulatedPlan is the years under one plan. */
export interface SimulatedPlan {
  id: string;
  /** total is the total yearly cost. */
  total: Distribution;
  /** told is total as people are told it. */
  told: Told;
  parts: Parts;
  /**
   * cheapest is in how many of 100 years the plan costs least, a tie going to the first in order; over the plans they
   * add up to 100.
   */
  cheapest: number;
  /**
   * cheapestOrTied is in how many of 100 years no plan costs less. Where plans tie in some years, these add up to more
   * than 100.
   */
  cheapestOrTied: number;
  /**
   * deductibleReached and maximumReached are in how many of 100 years nothing is left of some deductible, or of some
   * out-of-pocket maximum, of the plan's or the law's, for some member or the family.
   */
  deductibleReached: number;
  /**
   * deductibleReached and maximumReached are in how many of 100 years nothing is left of some deductible, or of some
   * out-of-pocket maximum, of the plan's or the law's, for some member or the family.
   */
  maximumReached: number;
  /**
   * hundred are the totals of 100 years that stand for all, the least first: the percentiles 1 to 100 by nearest rank.
   */
  hundred: Amount[];
  /** referralVisits is how many primary care visits are added in 100 years to get referrals. */
  referralVisits: number;
  /** referralVisitCost is what they cost the household, the mean of the years. */
  referralVisitCost: Amount;
  /**
   * unknownTerms is what care comes to whose terms are unknown, the mean of the years: the plan may pay some or all of
   * it. Absent where there is none.
   */
  unknownTerms?: Amount;
  /**
   * rules are what the plan's rules cost over the years: the mean total with a rule less that without it, lifted one
   * after the other. There are none before the stage StageTippingPoints, and none of a request for totals only.
   */
  rules: RuleCost[];
  /**
   * reached are the limits by how often nothing is left of them, those of which something is left in every year left
   * out.
   */
  reached: ReachedLimit[];
  /**
   * providers are what it does to the mean to keep or to switch providers outside the plan's network: their totals are
   * means of the same years.
   */
  providers: Providers;
  /** savings are what other fills and other tiers would do to the mean of the same years, where the plan has any. */
  savings?: Saving[];
  /** drugs are what the listed fills of each drug of the request cost, the mean of the years. */
  drugs?: SimulatedDrug[];
}

/**
 * A Distribution is how an amount varies over the years: mean, rounded to the cent so that parts add up, and by nearest
 * rank the percentiles.
 */
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

/**
 * Told are figures of a plan's total as people are told them: rounded, but to the cent where rounding would carry one
 * past the premium or the worst case, which stand beside them to the cent.
 */
export interface Told {
  mean: Amount;
  median: Amount;
  p90: Amount;
}

/**
 * Parts are what totals are made of, each part with percentiles of its own. The means add up, to the cent: Total =
 * premium − HSA contribution + deductible + copay + coinsurance + notCovered + balanceBill − hraUsed
 */
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

/**
 * A ReachedLimit is in how many years nothing is left of a limit. Limits of 0, and those met before the estimate
 * begins, are not among them.
 */
export interface ReachedLimit {
  kind: LimitKind;
  covers: Covers;
  network: Network;
  /** services, tiers, inAddition, counts and startsAnew are as the plan states them. */
  services?: Service[];
  /** services, tiers, inAddition, counts and startsAnew are as the plan states them. */
  tiers?: number[];
  /** services, tiers, inAddition, counts and startsAnew are as the plan states them. */
  inAddition?: boolean;
  /** services, tiers, inAddition, counts and startsAnew are as the plan states them. */
  counts?: Counts;
  /** services, tiers, inAddition, counts and startsAnew are as the plan states them. */
  startsAnew?: number;
  /** member whose limit it is; the family's where absent. */
  member?: string;
  /** byMonth are by covered month in how many of 100 years nothing is left by its end. */
  byMonth: number[];
}

/** A SimulatedDrug is a drug over the years. */
export interface SimulatedDrug {
  drug: string;
  cost: Amount;
}

/** a Pair is how the totals of two plans differ over the years: a's less b's. */
export interface Pair {
  a: string;
  b: string;
  least: Amount;
  most: Amount;
}

/** An Assumption is something that simulated years rest on. */
export interface Assumption {
  /** code is stable. */
  code: AssumptionCode;
  value: string;
}

/** AssumptionCode names something that simulated years rest on. */
export type AssumptionCode =
  | 'price-factor'
  | 'mean-spending'
  | 'utilization-source'
  | 'price-source'
  | 'visits-per-referral'
  | 'condition-without-drugs'
  | 'condition-illustration';

/**
 * A ConditionCare is the care that a condition brings a member in a year of twelve months, on average: before listed
 * care takes its place, and before any plan pays.
 */
export interface ConditionCare {
  member: string;
  condition: Condition;
  /** services are those of which it brings any, in the order of the services. */
  services: ConditionService[];
  /** amount is what all of it costs at the average prices of care in network. */
  amount: Amount;
  /** method is how the counts came about, sources the documents that they, and prices of their own, rest on. */
  method: Method;
  /** method is how the counts came about, sources the documents that they, and prices of their own, rest on. */
  sources: SourceDocument[];
}

/** A ConditionService is how much of a service a condition brings. */
export interface ConditionService {
  service: Service;
  /** units are how many in 100 years, rounded half up: visits, stays, tests, fills. */
  units: number;
}

/**
 * A RankingResult is what a list of plans says of each of them. Amounts are in US dollars, exact to the cent, as text
 * with two decimals.
 */
export interface Ranking {
  seed: number;
  /** years is how many are done, of how many were asked for. */
  years: number;
  /** years is how many are done, of how many were asked for. */
  of: number;
  /** stage is what is worked out next, the years or nothing. */
  stage: Stage;
  /** plans stand in the order of the request. */
  plans: RankedPlan[];
}

/** A RankedPlan is what the years under one plan come to. */
export interface RankedPlan {
  id: string;
  /** premium is the net premium of the coverage. */
  premium: Amount;
  /** total is the total yearly cost, the same in all years where no care is drawn. */
  total: Distribution;
  /** told is total as people are told it. */
  told: Told;
  /** worstCase is the most that could be paid in network, left out where there is no limit. */
  worstCase?: Amount;
  /**
   * unknownTerms is what care comes to whose terms are unknown, the mean of the years: the plan may pay some or all of
   * it. Absent where there is none.
   */
  unknownTerms?: Amount;
}

/**
 * A SplitResult says how the members of a household are best split over plans. Amounts are in US dollars, exact to the
 * cent, as text with two decimals.
 */
export interface SplitAnswer {
  /** seed is what the years are drawn from, 0 where no care is drawn. */
  seed: number;
  /** years is how many the splits were compared over, of how many were asked for; 1 of 1 where no care is drawn. */
  years: number;
  /** years is how many the splits were compared over, of how many were asked for; 1 of 1 where no care is drawn. */
  of: number;
  /** stage is what is worked out next, the years or nothing. */
  stage: Stage;
  /**
   * best is the split that costs least of all, and single the one on a single plan; the same where a single plan is the
   * best. Both are absent before the first years.
   */
  best?: Split;
  /**
   * best is the split that costs least of all, and single the one on a single plan; the same where a single plan is the
   * best. Both are absent before the first years.
   */
  single?: Split;
  /** saves is how much less best costs than single; told is that of the two as they are told. */
  saves: Amount;
  /** saves is how much less best costs than single; told is that of the two as they are told. */
  told: Amount;
  /**
   * compared is how many splits there are, those on a single plan among them; several is how many of them are on
   * several.
   */
  compared: number;
  /**
   * compared is how many splits there are, those on a single plan among them; several is how many of them are on
   * several.
   */
  several: number;
  /**
   * together are the ids of children who were not split, since there would be too many splits; none where all splits
   * were compared.
   */
  together: string[];
  /**
   * unstated are what is left out in plans or in the household, each once, without which some splits could not be
   * compared.
   */
  unstated: Problem[];
  /**
   * otherVariants is how many splits could not be compared since money that goes untaxed would give their plans other
   * variants of reduced cost sharing.
   */
  otherVariants: number;
}

/** A Split gives each member of a household one plan. */
export interface Split {
  /** parts are by plan, in the order of the request. */
  parts: SplitPart[];
  /** creditUsed is what the plans use of the premium tax credit together, absent where none takes one. */
  creditUsed?: Amount;
  /**
   * taxSaved is what is saved in taxes by all of the plans together, and tax what it is made of; absent where nobody
   * asks. Of what a household puts into health savings accounts tax has as much as the limit lets those on such plans.
   */
  taxSaved?: Amount;
  /**
   * taxSaved is what is saved in taxes by all of the plans together, and tax what it is made of; absent where nobody
   * asks. Of what a household puts into health savings accounts tax has as much as the limit lets those on such plans.
   */
  tax?: TaxSaving;
  /**
   * total is the total yearly cost: the totals of the parts less the credit and the taxes saved. told is it as people
   * are told it.
   */
  total: Amount;
  /**
   * total is the total yearly cost: the totals of the parts less the credit and the taxes saved. told is it as people
   * are told it.
   */
  told: Amount;
  /**
   * p90 is what 90 of 100 years cost no more than, all parts together, and toldP90 as people are told it. Both are
   * absent where no care is drawn, and before all years are done.
   */
  p90?: Amount;
  /**
   * p90 is what 90 of 100 years cost no more than, all parts together, and toldP90 as people are told it. Both are
   * absent where no care is drawn, and before all years are done.
   */
  toldP90?: Amount;
  /** worstCase is the most that could be paid in network, absent where there is no limit. */
  worstCase?: Amount;
}

/**
 * A SplitPart are the members who are on one plan. Its amounts add up: total = premium + care − hsaContribution −
 * hraUsed
 */
export interface SplitPart {
  /** plan is the plan's id. */
  plan: string;
  /** members are the ids of those on it, in the order of the request. */
  members: string[];
  /** premium is what they pay before the premium tax credit of the household's income. */
  premium: Amount;
  /** care is what they pay for care: deductible, copays, coinsurance, what is not covered and balance bills. */
  care: Amount;
  /** hsaContribution and hraUsed are the employer's money. */
  hsaContribution: Amount;
  /** hsaContribution and hraUsed are the employer's money. */
  hraUsed: Amount;
  total: Amount;
}

/** A Problem is one thing wrong at one place of a document. */
export interface Problem {
  /** code is a stable name for the kind of problem, such as "unknown-field". */
  code: string;
  /** pointer is the place, a JSON pointer (RFC 6901) into the document; empty for the document as a whole. */
  pointer: string;
  /** found is what stands there, shortened where it is long; empty where nothing does. */
  found: string;
  /**
   * expected says what may stand there, as far as possible in symbols and names of the document format, not in
   * sentences.
   */
  expected: string;
  /** column is the character of the text at the place, from 1, where the problem is; 0 where it is about the whole. */
  column?: number;
  /**
   * least and most are the bounds, both possible, of a whole number: of a value such as an age or a year, of how many
   * there are in a list, of how many characters a text has. They are the same where one number alone is right.
   */
  least?: number;
  /**
   * least and most are the bounds, both possible, of a whole number: of a value such as an age or a year, of how many
   * there are in a list, of how many characters a text has. They are the same where one number alone is right.
   */
  most?: number;
  /** leastAmount and mostAmount are the bounds of an amount in dollars, the same where one amount alone is right. */
  leastAmount?: Amount;
  /** leastAmount and mostAmount are the bounds of an amount in dollars, the same where one amount alone is right. */
  mostAmount?: Amount;
  /** leastPercent and mostPercent are the bounds of a percentage. */
  leastPercent?: Multiple;
  /** leastPercent and mostPercent are the bounds of a percentage. */
  mostPercent?: Multiple;
  /**
   * foundAmount is what was found, in dollars, where that is an amount as it may be written, but not beside others or
   * under the law.
   */
  foundAmount?: Amount;
  /** age is the age that nothing is stated for. */
  age?: number;
  /**
   * choices are the words, or the names of fields, one of which may stand there; for terms what they could go on with,
   * none where they should end.
   */
  choices?: string[];
  /** missing are the places, JSON pointers, one of which is to be filled in where nothing is stated. */
  missing?: string[];
}

/** Tier is who of a household is covered, as premiums distinguish it. */
export type Tier = 'individual' | 'individualAndSpouse' | 'individualAndChildren' | 'family';
