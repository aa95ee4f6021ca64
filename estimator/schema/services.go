package schema

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

// The order of the groups and of the common medical events on the page. A group
// or an event that is missing here is an error.
var (
	groups = []string{"office", "urgent", "tests", "drugs", "hospital", "birth", "therapy", "more"}
	events = []string{"office", "test", "drugs", "surgery", "urgent", "hospital", "mental", "pregnant", "recovery", "child", "beyond"}
)

// Services returns the text of the table of services in TypeScript: the groups,
// of each service its unit, whether it lasts days and whether it has a reference
// price, and what can be in no list of a plan; and the last year of the law's limits.
func Services() ([]byte, error) {
	var units, stays, unpriced []string
	inGroup := map[string][]string{}
	for s := range service.Count {
		inGroup[s.Group()] = append(inGroup[s.Group()], s.String())
		if s.Unit() != "visit" {
			units = append(units, fmt.Sprintf("  %s: '%s',\n", s, s.Unit()))
		}
		if s.HasDays() {
			stays = append(stays, s.String())
		}
		if !reference.HasPrice(s) {
			unpriced = append(unpriced, s.String())
		}
	}
	byGroup, err := lists(groups, inGroup)
	if err != nil {
		return nil, err
	}
	_, last := reference.ACAYears()
	return []byte(generated + `
/** The services in the groups in which a reader looks for them. */
export const serviceGroups = {
` + byGroup + `} as const;

/** What a unit of a service is, where it is no visit. */
export const units = {
` + strings.Join(units, "") + `} as const;

/** The services of which a unit is a stay that lasts days. */
export const stays = ` + list(stays) + ` as const;

/** The services without a reference price, of which an item states its own. */
export const unpriced = ` + list(unpriced) + ` as const;

/** The services that can be in no list of what needs a referral or an approval. */
export const never = {
  referralServices: ` + list(service.Names(plan.NeverReferred)) + `,
  authorizationServices: ` + list(service.Names(plan.NeverAuthorized)) + `,
} as const;

/** The last year that the law's limits are known for. */
export const lastYear = ` + strconv.Itoa(last) + `;
`), nil
}

// SummaryRows returns the text of the rows of the Summary of Benefits and
// Coverage in TypeScript: the services by its common medical events.
func SummaryRows() ([]byte, error) {
	inEvent := map[string][]service.ID{}
	for s := range service.Count {
		event, _ := s.SummaryRow()
		inEvent[event] = append(inEvent[event], s)
	}
	names := map[string][]string{}
	for event, rows := range inEvent {
		slices.SortFunc(rows, func(a, b service.ID) int {
			_, i := a.SummaryRow()
			_, j := b.SummaryRow()
			return cmp.Compare(i, j)
		})
		for _, s := range rows {
			names[event] = append(names[event], s.String())
		}
	}
	byEvent, err := lists(events, names)
	if err != nil {
		return nil, err
	}
	return []byte(generated + `
/** The common medical events of a summary, in its order, each with the services of its rows; beyond is what it has no row for. */
export const summaryRows = {
` + byEvent + `} as const;
`), nil
}

// lists writes the members of an object, one list each, in the order given.
func lists(order []string, of map[string][]string) (string, error) {
	var b strings.Builder
	for _, name := range order {
		fmt.Fprintf(&b, "  %s: %s,\n", name, list(of[name]))
		delete(of, name)
	}
	for name, services := range of {
		return "", fmt.Errorf("%v are in %q, which has no place among %v", services, name, order)
	}
	return b.String(), nil
}

func list(words []string) string { return "['" + strings.Join(words, "', '") + "']" }
