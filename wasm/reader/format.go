package main

import (
	"bufio"
	"errors"
	"io"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/planfile/formulary"
	"github.com/outpocket/outpocket/estimator/planfile/market"
	"github.com/outpocket/outpocket/estimator/planfile/sbc"
)

// mostText is how long a text may be: longer ones are no summary.
const mostText = 1 << 20

// refusals are what a file can be that nothing is read of.
var refusals = map[planfile.Format]refused{
	planfile.Empty:       "empty",
	planfile.Webpage:     refused(planfile.WebPage),
	planfile.Archive:     "zip",
	planfile.Spreadsheet: "spreadsheet",
	planfile.Image:       "image",
}

// read reads a file by what it begins with.
func (r *reading) read(name string) func(io.Reader) error {
	return func(in io.Reader) error {
		all := bufio.NewReaderSize(in, planfile.DetectBytes)
		head, err := all.Peek(planfile.DetectBytes)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		switch format := planfile.Detect(head); format {
		case planfile.Market, planfile.OtherJSON: // which tells an error's answer, too
			return r.readDocument(market.Read, all)
		case planfile.Formulary:
			return r.readDocument(func(in io.Reader, _ market.Options, yield func(planfile.Draft) bool) planfile.Report {
				return formulary.Read(in, 0, func(d planfile.Draft) bool {
					r.more = append(r.more, d)
					return len(r.more) < mostPlans
				})
			}, all)
		case planfile.Table:
			return r.readTable(name, all)
		case planfile.Summary:
			return r.readText(all)
		default:
			if code := refusals[format]; code != "" {
				return code
			}
			return errUnknown
		}
	}
}

// readTable adds a table to the set, which finish gives the plans of.
func (r *reading) readTable(name string, in io.Reader) error {
	report, err := r.table.Add(name, in)
	if err != nil {
		return errTooLong
	}
	for _, p := range report.Problems {
		r.wrong = append(r.wrong, wrong{string(p.Code), p.Place, p.Found, p.Expected, p.Count})
	}
	r.tables++
	return nil
}

// A document reads JSON.
type document func(io.Reader, market.Options, func(planfile.Draft) bool) planfile.Report

// readDocument keeps the plans of a document, and what in it was not read.
func (r *reading) readDocument(read document, in io.Reader) error {
	var full error
	report := read(in, market.Options{}, func(d planfile.Draft) bool {
		full = r.take(draft{Draft: d}, "")
		return full == nil
	})
	for _, refusal := range report.Refusals {
		r.wrong = append(r.wrong, wrong{Code: string(refusal.Code), Place: refusal.Place, Found: refusal.Text})
	}
	return full
}

// readText reads a summary that was copied as text.
func (r *reading) readText(in io.Reader) error {
	text, err := io.ReadAll(io.LimitReader(in, mostText+1))
	if err != nil {
		return err
	}
	if len(text) > mostText {
		return errTooLong
	}
	d, err := sbc.ReadText(string(text))
	if refusal := sbc.RefusalOf(err); refusal != nil {
		return refused(refusal.Code)
	} else if err != nil {
		return err
	}
	return r.take(draft{Draft: *d}, "")
}

// readMarks reads the marks of a PDF.
func (r *reading) readMarks(marks string) error {
	drafts, err := sbc.Read([]byte(marks))
	if refusal := sbc.RefusalOf(err); refusal != nil {
		if len(drafts) == 0 {
			return refused(refusal.Code)
		}
		w := wrong{Code: string(refusal.Code)}
		w.Place.Page = refusal.Page
		r.wrong = append(r.wrong, w)
	} else if err != nil {
		return err
	}
	return r.takeAll(drafts)
}
