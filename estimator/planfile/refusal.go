package planfile

// A Refusal is why a file, or an entry of it, gives no draft.
type Refusal struct {
	Code  Reason `json:"code"`
	Place Place  `json:"place,omitzero"`
	// Text is what stands there, shortened.
	Text string `json:"text,omitempty"`
}

// Error gives a line for logs; what a person reads is in the locales.
func (r *Refusal) Error() string { return string(r.Code) + " at " + r.Place.Pointer }

// Why a file, or an entry of it, gives no draft.
const (
	// WebPage: it is a page of a website, such as one that tells of an error.
	WebPage Reason = "web-page"
	// NotJSON: it is not the JSON that it begins as.
	NotJSON Reason = "not-json"
	// TooDeep: lists and objects stand within each other too often.
	TooDeep Reason = "too-deep"
	// EntryTooLarge: an entry is larger than a plan can be.
	EntryTooLarge Reason = "entry-too-large"
	// NoPlans: it holds no plans.
	NoPlans Reason = "no-plans"
	// NoID: the plan does not say which one it is.
	NoID Reason = "no-id"
	// ErrorAnswer: it is what a server answers that has no plans to give.
	ErrorAnswer Reason = "error-answer"
	// Dental: it is a plan for dental care alone.
	Dental Reason = "dental"
	// Index: it only says where files of plans are.
	Index Reason = "index"
	// IncompleteFile: it ends before its end.
	IncompleteFile Reason = "incomplete-file"
	// NotUTF8: it is in another encoding, and read as Windows-1252.
	NotUTF8 Reason = "not-utf8"
)

// A Report is what became of the entries of a file.
type Report struct {
	// Plans is how many gave drafts, Refused how many did not.
	Plans   int `json:"plans"`
	Refused int `json:"refused"`
	// Refusals are the first of them, and why the file as a whole was not read.
	Refusals []Refusal `json:"refusals,omitempty"`
}

// mostRefusals is how many a report has.
const mostRefusals = 100

// Refuse adds an entry that gives no draft.
func (r *Report) Refuse(code Reason, at Place, text string) {
	r.Refused++
	if len(r.Refusals) < mostRefusals {
		r.Refusals = append(r.Refusals, Refusal{Code: code, Place: at, Text: cut(text, 80)})
	}
}
