package directory

// Manifest says what a directory has: manifest.json.
type Manifest struct {
	// Year is the plan year; Date the day on which the files were taken up, as 2027-01-31.
	Year int    `json:"year"`
	Date string `json:"date"`
	// Issuers are the insurers whose lists these are.
	Issuers []ManifestIssuer `json:"issuers"`
	// Plans are those that have data, by identifier.
	Plans []PlanEntry `json:"plans"`
	// Networks and Formularies are how many there are of each: one for all plans with the
	// same rows.
	Networks    int            `json:"networks"`
	Formularies int            `json:"formularies"`
	Areas       []ManifestArea `json:"areas"`
	// Skipped are the plans that have no data, and why.
	Skipped []SkippedPlan `json:"skipped,omitempty"`
}

// JSON is the manifest as a file.
func (m *Manifest) JSON() []byte { return asJSON(m) }

// ManifestIssuer is an insurer.
type ManifestIssuer struct {
	Name string `json:"name"`
	// Updated is the newest date of its records of providers, as 2027-01-31.
	Updated string `json:"updated,omitempty"`
}

// PlanEntry is a plan that has data.
type PlanEntry struct {
	// ID is its identifier in the marketplaces, without the variant: 12345TX0010001.
	ID   string `json:"id"`
	Name string `json:"name,omitempty"`
	// Issuer is whose list it is, an index of Manifest.Issuers.
	Issuer int `json:"issuer"`
	// Network and Formulary are the numbers of its own, from 0. Without one, who or what is
	// covered is not known.
	Network   *int `json:"network,omitempty"`
	Formulary *int `json:"formulary,omitempty"`
	// Tiers are the names of the network's tiers, in the insurer's order, where there are
	// several.
	Tiers []string `json:"tiers,omitempty"`
	// Updated is the date of its entry.
	Updated string `json:"updated,omitempty"`
	// ProvidersUnread and DrugsUnread are how many entries of its files do not say clearly
	// what they are about. If there are any, what is not listed is not known.
	ProvidersUnread int `json:"providersUnread,omitempty"`
	DrugsUnread     int `json:"drugsUnread,omitempty"`
}

// SkippedPlan is a plan without data.
type SkippedPlan struct {
	ID   string `json:"id"`
	Name string `json:"name,omitempty"`
	// Reason is NotWhole or NoRows, File the file that is not whole.
	Reason string `json:"reason"`
	File   string `json:"file,omitempty"`
}

// ManifestArea is an area and its files.
type ManifestArea struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Providers int    `json:"providers"`
	Drugs     int    `json:"drugs"`
	// Search, Details and Formularies are the names of the files.
	Search      string `json:"search"`
	Details     string `json:"details"`
	Formularies string `json:"formularies"`
}

// Letters of Search.Patterns and Formularies.Patterns. A digit is a tier: of a network from
// 1, of drugs an index of Formularies.Services.
const (
	Out     = '-'
	Unknown = '?'
)

// Search has the columns in which providers are looked up: persons first, then facilities
// and groups, each by name.
type Search struct {
	// Kinds are how many persons, facilities and groups there are.
	Kinds [3]int `json:"kinds"`
	// Last are last names, or names of facilities and groups; each is of as many providers
	// as Runs says.
	Last []string `json:"last"`
	Runs []int    `json:"runs"`
	// Firsts are first names, First is which one of each person.
	Firsts []string `json:"firsts"`
	First  []int    `json:"first"`
	// Middle are middle names of persons that share first and last name, specialties and cities
	// with another, by where they stand.
	Middle map[int]string `json:"middle,omitempty"`
	// Specialties and Cities are names. A number below their count is one of them, others are
	// SpecialtySets and CitySets from there on. -1 is none.
	Specialties   []string `json:"specialties"`
	SpecialtySets [][]int  `json:"specialtySets,omitempty"`
	Specialty     []int    `json:"specialty"`
	Cities        []string `json:"cities"`
	CitySets      [][]int  `json:"citySets,omitempty"`
	City          []int    `json:"city"`
	// Networks are the numbers of those that anyone here is or may be in. A pattern has a letter for
	// each: Out, Unknown, or the tier from 1.
	Networks []int    `json:"networks"`
	Patterns []string `json:"patterns"`
	Pattern  []int    `json:"pattern"`
	// Unjoined are the providers without a number, by where they stand: what lists are
	// silent about is not known of them.
	Unjoined []int `json:"unjoined,omitempty"`
}

// Details are what is shown of a provider that was found.
type Details struct {
	// Streets, SiteCity, ZIPs and Phones are places, by city and street. SiteCity are indexes
	// of Search.Cities, -1 where none is said.
	Streets  []string `json:"streets"`
	SiteCity []int    `json:"siteCity"`
	ZIPs     []string `json:"zips"`
	Phones   []string `json:"phones"`
	// SiteSets are several places. At is of each provider: below the count of places one of
	// them, others SiteSets from there on.
	SiteSets [][]int `json:"siteSets,omitempty"`
	At       []int   `json:"at"`
	// Accepting is whether new patients are: 0 not known, 1 yes, 2 no, 3 in some places.
	Accepting []int `json:"accepting"`
	// Updated is how many days before Manifest.Date a record was looked after; -1 where it
	// does not say.
	Updated []int `json:"updated"`
}

// Formularies are the drugs, and how plans cover them.
type Formularies struct {
	// Formularies are the numbers of those that plans of the area have. A pattern has two
	// letters for each: Out for not covered, Unknown, or the index in Services; then what has
	// to be asked for first, as bits: 1 prior authorization, 2 step therapy, 4 quantity limit,
	// and 8 where rows differ and the worse was taken (hexadecimal).
	Formularies []int    `json:"formularies"`
	Services    []string `json:"services"`
	Patterns    []string `json:"patterns"`
	// Ingredients, Brands, Forms and Strengths are words. A name that does not come apart is
	// an ingredient as a whole.
	Ingredients []string `json:"ingredients"`
	Brands      []string `json:"brands"`
	Forms       []string `json:"forms"`
	Strengths   []string `json:"strengths"`
	// Ingredient, Brand and Form are of a medicine, by ingredient; 0 of Brands and of Forms is
	// none. Each has as many strengths as Runs says.
	Ingredient []int `json:"ingredient"`
	Brand      []int `json:"brand"`
	Form       []int `json:"form"`
	Runs       []int `json:"runs"`
	// Strength and Pattern are of each strength of each medicine. Strength 0 is none.
	Strength []int `json:"strength"`
	Pattern  []int `json:"pattern"`
	// Unjoined are drugs without a number, by where their strength stands: what lists are
	// silent about is not known of them.
	Unjoined []int `json:"unjoined,omitempty"`
}
