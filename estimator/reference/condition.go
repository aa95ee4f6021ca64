package reference

// Condition is a condition or event that brings care of its own.
type Condition string

// The conditions and events. What care each brings, and on whose figures,
// [EpisodeOf] and [ExtraOf] tell.
const (
	Diabetes            Condition = "diabetes"
	Asthma              Condition = "asthma"
	Depression          Condition = "depression"
	BipolarDisorder     Condition = "bipolarDisorder"
	Schizophrenia       Condition = "schizophrenia"
	RheumatoidArthritis Condition = "rheumatoidArthritis"
	MultipleSclerosis   Condition = "multipleSclerosis"
	HepatitisC          Condition = "hepatitisC"
	HIV                 Condition = "hiv"
	Maternity           Condition = "maternity"
	BrokenBone          Condition = "brokenBone"
	PlannedOperation    Condition = "plannedOperation"
)

// Words returns the conditions.
func (Condition) Words() []string {
	return []string{"diabetes", "asthma", "depression", "bipolarDisorder", "schizophrenia", "rheumatoidArthritis",
		"multipleSclerosis", "hepatitisC", "hiv", "maternity", "brokenBone", "plannedOperation"}
}

// BySex tells whether the condition's care depends on a member's sex.
func (c Condition) BySex() bool { return c == Asthma || c == Depression || c == Maternity }
