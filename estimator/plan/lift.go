package plan

// Rule is one that says where and how members get their care.
type Rule string

// The rules, in the order in which they are lifted to tell what each costs.
const (
	ServiceAreaRule Rule = "serviceArea" // care is to be within an area (R10)
	NetworkRule     Rule = "network"     // care is to be in a network (R6–R8)
	ReferralRule    Rule = "referral"    // some care takes a referral (R11–R13)
)

// Words returns the rules.
func (Rule) Words() []string {
	return []string{string(ReferralRule), string(NetworkRule), string(ServiceAreaRule)}
}

// Has tells whether the plan has the rule. An indemnity plan has no network
// to keep to.
func (r *Rules) Has(rule Rule) bool {
	switch rule {
	case ServiceAreaRule:
		return r.RequiresServiceArea
	case NetworkRule:
		return r.HasNetwork && !r.AnyProvider
	default:
		return r.RequiresReferral
	}
}

// Without returns the plan as it would be without the rule, its terms and
// limits as they are. Without the network rule every provider is in network.
func (r *Rules) Without(rule Rule) *Rules {
	lifted := *r
	switch rule {
	case ServiceAreaRule:
		lifted.RequiresServiceArea = false
	case NetworkRule:
		lifted.AnyProvider = true
	default:
		lifted.RequiresReferral = false
	}
	return &lifted
}
