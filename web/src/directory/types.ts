// Made by make generate from the Go types and tables of estimator/. Edit those.

/** Manifest says what a directory has: manifest.json. */
export interface Manifest {
  /** year is the plan year; date the day on which the files were taken up, as 2027-01-31. */
  year: number;
  /** year is the plan year; date the day on which the files were taken up, as 2027-01-31. */
  date: string;
  /** issuers are the insurers whose lists these are. */
  issuers: ManifestIssuer[];
  /** plans are those that have data, by identifier. */
  plans: PlanEntry[];
  /** networks and formularies are how many there are of each: one for all plans with the same rows. */
  networks: number;
  /** networks and formularies are how many there are of each: one for all plans with the same rows. */
  formularies: number;
  areas: ManifestArea[];
  /** skipped are the plans that have no data, and why. */
  skipped?: SkippedPlan[];
}

/** ManifestIssuer is an insurer. */
export interface ManifestIssuer {
  name: string;
  /** updated is the newest date of its records of providers, as 2027-01-31. */
  updated?: string;
}

/** PlanEntry is a plan that has data. */
export interface PlanEntry {
  /** id is its identifier in the marketplaces, without the variant: 12345TX0010001. */
  id: string;
  name?: string;
  /** issuer is whose list it is, an index of Manifest.Issuers. */
  issuer: number;
  /** network and formulary are the numbers of its own, from 0. Without one, who or what is covered is not known. */
  network?: number;
  /** network and formulary are the numbers of its own, from 0. Without one, who or what is covered is not known. */
  formulary?: number;
  /** tiers are the names of the network's tiers, in the insurer's order, where there are several. */
  tiers?: string[];
  /** updated is the date of its entry. */
  updated?: string;
  /**
   * providersUnread and drugsUnread are how many entries of its files do not say clearly what they are about. If there
   * are any, what is not listed is not known.
   */
  providersUnread?: number;
  /**
   * providersUnread and drugsUnread are how many entries of its files do not say clearly what they are about. If there
   * are any, what is not listed is not known.
   */
  drugsUnread?: number;
}

/** ManifestArea is an area and its files. */
export interface ManifestArea {
  id: string;
  name: string;
  providers: number;
  drugs: number;
  /** search, details and formularies are the names of the files. */
  search: string;
  /** search, details and formularies are the names of the files. */
  details: string;
  /** search, details and formularies are the names of the files. */
  formularies: string;
}

/** SkippedPlan is a plan without data. */
export interface SkippedPlan {
  id: string;
  name?: string;
  /** reason is NotWhole or NoRows, file the file that is not whole. */
  reason: string;
  /** reason is NotWhole or NoRows, file the file that is not whole. */
  file?: string;
}

/**
 * Search has the columns in which providers are looked up: persons first, then facilities and groups, each by name.
 */
export interface Search {
  /** kinds are how many persons, facilities and groups there are. */
  kinds: [number, number, number];
  /** last are last names, or names of facilities and groups; each is of as many providers as runs says. */
  last: string[];
  /** last are last names, or names of facilities and groups; each is of as many providers as runs says. */
  runs: number[];
  /** firsts are first names, first is which one of each person. */
  firsts: string[];
  /** firsts are first names, first is which one of each person. */
  first: number[];
  /**
   * middle are middle names of persons that share first and last name, specialties and cities with another, by where
   * they stand.
   */
  middle?: Record<number, string>;
  /**
   * specialties and cities are names. A number below their count is one of them, others are specialtySets and citySets
   * from there on. -1 is none.
   */
  specialties: string[];
  /**
   * specialties and cities are names. A number below their count is one of them, others are specialtySets and citySets
   * from there on. -1 is none.
   */
  specialtySets?: number[][];
  specialty: number[];
  /**
   * specialties and cities are names. A number below their count is one of them, others are specialtySets and citySets
   * from there on. -1 is none.
   */
  cities: string[];
  /**
   * specialties and cities are names. A number below their count is one of them, others are specialtySets and citySets
   * from there on. -1 is none.
   */
  citySets?: number[][];
  city: number[];
  /**
   * networks are the numbers of those that anyone here is or may be in. A pattern has a letter for each: Out, Unknown,
   * or the tier from 1.
   */
  networks: number[];
  patterns: string[];
  pattern: number[];
  /**
   * unjoined are the providers without a number, by where they stand: what lists are silent about is not known of them.
   */
  unjoined?: number[];
}

/** Details are what is shown of a provider that was found. */
export interface Details {
  /**
   * streets, siteCity, zips and phones are places, by city and street. siteCity are indexes of Search.Cities, -1 where
   * none is said.
   */
  streets: string[];
  /**
   * streets, siteCity, zips and phones are places, by city and street. siteCity are indexes of Search.Cities, -1 where
   * none is said.
   */
  siteCity: number[];
  /**
   * streets, siteCity, zips and phones are places, by city and street. siteCity are indexes of Search.Cities, -1 where
   * none is said.
   */
  zips: string[];
  /**
   * streets, siteCity, zips and phones are places, by city and street. siteCity are indexes of Search.Cities, -1 where
   * none is said.
   */
  phones: string[];
  /**
   * siteSets are several places. at is of each provider: below the count of places one of them, others siteSets from
   * there on.
   */
  siteSets?: number[][];
  /**
   * siteSets are several places. at is of each provider: below the count of places one of them, others siteSets from
   * there on.
   */
  at: number[];
  /** accepting is whether new patients are: 0 not known, 1 yes, 2 no, 3 in some places. */
  accepting: number[];
  /** updated is how many days before Manifest.Date a record was looked after; -1 where it does not say. */
  updated: number[];
}

/** formularies are the drugs, and how plans cover them. */
export interface Formularies {
  /**
   * formularies are the numbers of those that plans of the area have. A pattern has two letters for each: Out for not
   * covered, Unknown, or the index in services; then what has to be asked for first, as bits: 1 prior authorization, 2
   * step therapy, 4 quantity limit, and 8 where rows differ and the worse was taken (hexadecimal).
   */
  formularies: number[];
  /**
   * formularies are the numbers of those that plans of the area have. A pattern has two letters for each: Out for not
   * covered, Unknown, or the index in services; then what has to be asked for first, as bits: 1 prior authorization, 2
   * step therapy, 4 quantity limit, and 8 where rows differ and the worse was taken (hexadecimal).
   */
  services: string[];
  patterns: string[];
  /**
   * ingredients, brands, forms and strengths are words. A name that does not come apart is an ingredient as a whole.
   */
  ingredients: string[];
  /**
   * ingredients, brands, forms and strengths are words. A name that does not come apart is an ingredient as a whole.
   */
  brands: string[];
  /**
   * ingredients, brands, forms and strengths are words. A name that does not come apart is an ingredient as a whole.
   */
  forms: string[];
  /**
   * ingredients, brands, forms and strengths are words. A name that does not come apart is an ingredient as a whole.
   */
  strengths: string[];
  /**
   * ingredient, brand and form are of a medicine, by ingredient; 0 of brands and of forms is none. Each has as many
   * strengths as runs says.
   */
  ingredient: number[];
  /**
   * ingredient, brand and form are of a medicine, by ingredient; 0 of brands and of forms is none. Each has as many
   * strengths as runs says.
   */
  brand: number[];
  /**
   * ingredient, brand and form are of a medicine, by ingredient; 0 of brands and of forms is none. Each has as many
   * strengths as runs says.
   */
  form: number[];
  /**
   * ingredient, brand and form are of a medicine, by ingredient; 0 of brands and of forms is none. Each has as many
   * strengths as runs says.
   */
  runs: number[];
  /** strength and pattern are of each strength of each medicine. strength 0 is none. */
  strength: number[];
  /** strength and pattern are of each strength of each medicine. strength 0 is none. */
  pattern: number[];
  /**
   * unjoined are drugs without a number, by where their strength stands: what lists are silent about is not known of
   * them.
   */
  unjoined?: number[];
}
