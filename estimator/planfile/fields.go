package planfile

import (
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/terms"
)

// A Convention says how a source writes terms down.
type Convention struct {
	// Unmarked is what terms mean that do not mention the deductible: UnmarkedAfter in an
	// SBC, UnmarkedWaived in files of CMS. UnmarkedIsError where nothing says it: such
	// terms are then read as CMS does, and are to be looked at.
	Unmarked terms.Unmarked
}

// Add adds a field. A second one of one pointer that says something else makes the first
// one to be looked at, and its text is kept with it.
func (d *Draft) Add(f Field) {
	first := d.Field(f.Pointer)
	switch {
	case first == nil:
		d.Fields = append(d.Fields, f)
		return
	case f.State == NotThere:
		return
	case first.State == NotThere:
		*first = f
		return
	case f.State == first.State && string(f.Value) == string(first.Value):
		return
	}
	if first.State == Read {
		first.State, first.Reason = Look, Disagrees
	}
	first.Decided = append(first.Decided, Remark{Place: f.Place, Text: f.Text})
}

// Field returns the field of a pointer, nil where there is none. It holds until the next
// is added.
func (d *Draft) Field(pointer string) *Field {
	i := slices.IndexFunc(d.Fields, func(f Field) bool { return f.Pointer == pointer })
	if i < 0 {
		return nil
	}
	return &d.Fields[i]
}

// Says adds a value that was read as it stands: a text, a number, a truth value, or what
// the plan has a type for.
func (d *Draft) Says(pointer string, value any, at Place, text string) {
	d.Add(Field{Pointer: pointer, Value: asJSON(value), State: Read, Place: at, Text: text})
}

// Looks adds a value that a person has to confirm.
func (d *Draft) Looks(pointer string, value any, why Reason, at Place, text string) {
	d.Add(Field{Pointer: pointer, Value: asJSON(value), State: Look, Reason: why, Place: at, Text: text})
}

// Unread adds that something stands there and was not read.
func (d *Draft) Unread(pointer string, why Reason, at Place, text string) {
	d.Add(Field{Pointer: pointer, State: NotRead, Reason: why, Place: at, Text: text})
}

// Lacks adds that the source does not say it.
func (d *Draft) Lacks(pointer string) {
	d.Add(Field{Pointer: pointer, State: NotThere, Reason: Unstated})
}

// NoPlace adds a provision that a plan has no place for.
func (d *Draft) NoPlace(at Place, text string) {
	if !slices.ContainsFunc(d.NotExpressed, func(r Remark) bool { return r.Text == text }) {
		d.NotExpressed = append(d.NotExpressed, Remark{Place: at, Text: text})
	}
}

func asJSON(value any) json.RawMessage {
	text, err := json.Marshal(value)
	if err != nil { // only a reader's own mistake: plan values have no cycles and no functions
		panic(err)
	}
	return text
}

// Amount adds dollars as files write them: "$1,500", "1500.00". Anything else is not read.
func (d *Draft) Amount(pointer string, at Place, text string) {
	if amount, ok := ParseAmount(text); ok {
		d.Says(pointer, amount, at, text)
		return
	}
	d.Unread(pointer, NotANumber, at, text)
}

// ParseAmount reads dollars as files write them, and nothing beside them.
func ParseAmount(text string) (money.Cents, bool) {
	plain := strings.TrimPrefix(strings.TrimSpace(text), "$")
	whole, cents, point := strings.Cut(plain, ".")
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if len(groups) > 1 && (i > 0 && len(g) != 3 || i == 0 && (len(g) < 1 || len(g) > 3)) {
			return 0, false
		}
	}
	plain = strings.Join(groups, "")
	if point {
		plain += "." + cents
	}
	amount, err := money.ParseCents(plain)
	return amount, err == nil
}

// Terms adds what members owe for a service, in the words of the source, read by the
// grammar of plans (R16, R65). The pointer is that of a text of terms, such as
// "/benefits/lab/terms". The value has the words of a plan file, which say of themselves
// how they stand to the deductible.
func (d *Draft) Terms(pointer string, c Convention, at Place, text string) {
	f := Field{Pointer: pointer, State: Read, Place: at, Text: text}
	s, cell, ok := cellOf(pointer)
	if !ok { // a reader's own mistake
		panic("planfile: " + pointer + " is not the place of terms")
	}
	reading, err := terms.Read(text, c.Unmarked)
	var fault *terms.SyntaxError
	if errors.As(err, &fault) && fault.Code == terms.CodeUnmarked && c.Unmarked == terms.UnmarkedIsError {
		f.State, f.Reason = Look, Unmarked
		reading, err = terms.Read(text, terms.UnmarkedWaived)
	}
	switch {
	case errors.As(err, &fault) && fault.Code == terms.CodeHundred:
		f.Value = asJSON("Not covered")
		if cell != "outOfNetwork" { // where most issuers file it so
			f.State, f.Reason = Look, HundredPercent
		}
	case errors.As(err, &fault):
		f.State, f.Reason, f.Column = NotRead, NotTerms, fault.Column
	case reading.Terms.Unknown:
		f.State, f.Reason = NotRead, NotTerms
	default:
		f.reading = &reading
		words, own := Words(&reading, plan.CareOf(s))
		if !own {
			f.State, f.Reason, f.Column = NotRead, OtherCare, reading.Kinds[0].Column
			break
		}
		f.Value = asJSON(words)
	}
	d.Add(f)
}

// Words gives what a reading says of a kind of care in the words of a plan file: they read
// back as the same under any convention. It tells whether the text has terms of that care.
func Words(r *terms.Reading, care terms.Care) (words string, ok bool) {
	of := r.Terms
	if first := r.Kinds[0].Care; first != terms.OwnCare && care != terms.OwnCare {
		of, ok = r.Of(care)
		if !ok {
			return "", false
		}
	} else if first == terms.Lab || first == terms.XRay {
		return "", false
	}
	words = of.String()
	if l := &r.Limit; l.Column > 0 {
		unit := "visits"
		if l.Days {
			unit = "days"
		}
		words += "; limited to " + strconv.Itoa(l.Count) + " " + unit + each(l.Per, l.Years)
	}
	if p := &r.PlanPays; p.Column > 0 {
		words += "; the plan pays up to $" + p.Amount.String() + each(p.Per, 1)
	}
	return words, true
}

// each is what a limit counts anew for, as terms say it.
func each(of terms.Each, years int) string {
	if of == terms.EachYear && years > 1 {
		return " every " + strconv.Itoa(years) + " years"
	}
	return [...]string{
		terms.EachUnsaid: "", terms.EachUse: "", terms.EachDay: " per day", terms.EachStay: " per stay", terms.EachMonth: " per month",
		terms.EachYear: " per year", terms.EachLifetime: " per lifetime",
	}[of]
}

// cellOf returns the service and the network or fill that a pointer to terms is of.
func cellOf(pointer string) (s service.ID, cell string, ok bool) {
	below, ok := strings.CutPrefix(pointer, "/benefits/")
	if !ok {
		return 0, "", false
	}
	name, cell, _ := strings.Cut(below, "/")
	s, ok = service.Parse(name)
	return s, cell, ok && slices.Contains([]string{"terms", "tier2", "tier3", "outOfNetwork", "retail90", "mail90"}, cell)
}

// Settle looks at a draft as a whole, once its fields are there: percentages that are
// probably the plan's (R66), and terms that name another deductible than the draft's
// (R65), are to be looked at.
func (d *Draft) Settle() {
	above, all := 0, 0
	for i := range d.Fields {
		f := &d.Fields[i]
		if _, cell, ok := cellOf(f.Pointer); !ok || cell == "outOfNetwork" || f.reading == nil {
			continue
		}
		for _, p := range f.reading.Percentages {
			all++
			if p.Rate > money.MaxRate/2 {
				above++
			}
		}
	}
	for i := range d.Fields {
		f := &d.Fields[i]
		if f.reading == nil || f.State != Read {
			continue
		}
		bare := func(p terms.Percentage) bool { return p.Bare && p.Rate > money.MaxRate/2 }
		named := &f.reading.Deductible
		switch {
		case 2*above >= all && slices.ContainsFunc(f.reading.Percentages, bare):
			f.State, f.Reason = Look, PercentOfPlan
		case named.HasAmount && !d.hasDeductible(named.Amount):
			f.State, f.Reason = Look, NamedDeductible
		}
	}
}

// hasDeductible tells whether an amount is one of the draft's deductibles'.
func (d *Draft) hasDeductible(amount money.Cents) bool {
	want := string(asJSON(amount))
	return slices.ContainsFunc(d.Fields, func(f Field) bool {
		return strings.HasPrefix(f.Pointer, "/deductibles/") && string(f.Value) == want
	})
}

// A Count is how many fields of a draft are in each state.
type Count struct {
	Read     int `json:"read"`
	Look     int `json:"look"`
	NotRead  int `json:"notRead"`
	NotThere int `json:"notThere"`
}

// Count counts the fields by their states.
func (d *Draft) Count() Count {
	var c Count
	for i := range d.Fields {
		switch d.Fields[i].State {
		case Read:
			c.Read++
		case Look:
			c.Look++
		case NotRead:
			c.NotRead++
		case NotThere:
			c.NotThere++
		}
	}
	return c
}

// addresses is what an address on the web looks like in a plan file.
var addresses = regexp.MustCompile(plan.AddressPattern)

// IsAddress tells whether a plan file can have the text as an address.
func IsAddress(text string) bool {
	return len(text) <= plan.MostAddress && addresses.MatchString(text)
}
