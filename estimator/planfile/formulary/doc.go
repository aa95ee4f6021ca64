// Package formulary reads what issuers publish of the drugs, networks and papers of their
// plans, to be added to a plan that is there (R60): machine-readable plans of qualified
// health plans (plans.json, by CMS's schema) and InsurancePlan resources of FHIR, as the
// guides for formularies and plan networks (Da Vinci) have them. They have no medical cost
// sharing, so that no plan comes about from them alone: see [planfile.Draft.Merge].
package formulary
