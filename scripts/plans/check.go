package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/problem"
)

// check tells what is wrong with plan files, and how much of other files was read.
func check(names []string, out io.Writer) error {
	var count tally
	s, err := newSources("", out, count.add)
	if err != nil {
		return err
	}
	defer s.close()
	if err := s.all(names, func(name string, text []byte) error {
		s.wrong = checkPlanFile(name, text, out) > 0 || s.wrong
		return nil
	}); err != nil {
		return err
	}
	if count.plans > 0 {
		fmt.Fprintf(out, "%s: %s\n", plural(count.plans, "plan"), count.String())
	}
	if s.wrong {
		return errWrong
	}
	return nil
}

// checkPlanFile tells what is wrong with a file of one plan, or of a list of plans, and
// returns how many problems it has.
func checkPlanFile(name string, text []byte, out io.Writer) int {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	w := &shower{name: name, text: text, out: out}
	if at, ok := notJSON(text); !ok {
		w.show(span{at, at + 1}, "not-json", "", "This is not JSON from here on.", nil)
		return 1
	}
	w.places = positionsOf(text)
	if bytes.HasPrefix(bytes.TrimSpace(text), []byte("[")) {
		plans, problems := 0, 0
		for {
			at, there := w.places.values["/"+strconv.Itoa(plans)]
			if !there {
				break
			}
			problems += w.plan(at, "/"+strconv.Itoa(plans))
			plans++
		}
		if plans == 0 {
			w.show(w.places.values[""], "list-length", "", problemWords(&problem.Problem{Code: "missing"}), nil)
			return 1
		}
		return w.end(problems, plural(plans, "plan"))
	}
	return w.end(w.plan(w.places.values[""], ""), "1 plan")
}

func (w *shower) end(problems int, plans string) int {
	if problems > 0 {
		fmt.Fprintf(w.out, "%s: %s\n", w.name, plural(problems, "problem"))
	} else {
		fmt.Fprintf(w.out, "%s: %s, no problem\n", w.name, plans)
	}
	return problems
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// notJSON returns where a text stops to be JSON.
func notJSON(text []byte) (int, bool) {
	var any json.RawMessage
	err := json.Unmarshal(text, &any)
	var fault *json.SyntaxError
	switch {
	case err == nil:
		return 0, true
	case errors.As(err, &fault):
		return max(0, min(int(fault.Offset)-1, len(text)-1)), false
	}
	return 0, false
}

// plan tells what is wrong with the plan at a place of the document.
func (w *shower) plan(at span, prefix string) int {
	var answer struct {
		Error struct{ Problems problem.List }
	}
	checked := new(estimator.Estimator).CheckPlan(w.text[at.from:at.to])
	if err := json.Unmarshal(checked, &answer); err != nil {
		panic(err)
	}
	problems := answer.Error.Problems
	type placed struct {
		at span
		*problem.Problem
	}
	all := make([]placed, len(problems))
	for i := range problems {
		p := &problems[i]
		where := w.places.find(prefix+p.Pointer, p.Code == "unknown-field" || p.Code == "replaced-field" || p.Code == "duplicate-field")
		if p.Column > 0 && where.from < where.to && w.text[where.from] == '"' {
			where = column(w.text, where, p.Column, utf8.RuneCountInString(p.Found))
		}
		all[i] = placed{where, p}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.at.from, b.at.from) })
	for _, p := range all {
		w.show(p.at, p.Code, cmp.Or(prefix+p.Pointer, "/"), problemWords(p.Problem), instead(p.Problem))
	}
	return len(all)
}

// instead are the choices that are most like what was found; all of a few; and where
// something is missing, where to write it.
func instead(p *problem.Problem) []string {
	if p.Missing != nil {
		return p.Missing
	}
	if p.Code == "terms-syntax" || p.Code == "unknown-word" { // the words have them
		if near := nearest(p.Found, p.Choices); len(near) == 1 {
			return near
		}
		return nil
	}
	if near := nearest(p.Found, p.Choices); near != nil {
		return near
	}
	if len(p.Choices) <= 12 {
		return p.Choices
	}
	return nil
}

// nearest are the choices that differ least from a word, if they are like it.
func nearest(word string, choices []string) []string {
	var best []string
	least := max(2, len(word)/3) + 1
	for _, choice := range choices {
		switch d := distance(strings.ToLower(word), strings.ToLower(choice)); {
		case d < least:
			best, least = []string{choice}, d
		case d == least && best != nil:
			best = append(best, choice)
		}
	}
	return best
}

// distance is how many letters are to be put in, taken out or changed.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			was := row[j+1]
			change := before
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, was+1, row[j]+1)
			before = was
		}
	}
	return row[len(b)]
}

// A shower shows problems where they are in a text.
type shower struct {
	name   string
	text   []byte
	places positions
	out    io.Writer
}

// mostShown is how much of a line is shown.
const mostShown = 100

// show tells a problem as compilers do: file, line and column, what is wrong, the line
// itself with a mark below, and what may stand there instead.
func (w *shower) show(at span, code, pointer, text string, instead []string) {
	line, col, whole := lineOf(w.text, at.from)
	fmt.Fprintf(w.out, "%s:%d:%d: %s", w.name, line, col, text)
	if pointer != "" {
		pointer = " at " + pointer
	}
	fmt.Fprintf(w.out, " [%s%s]\n", code, pointer)

	runes := []rune(whole)
	at.to = min(at.to, len(w.text))
	length := utf8.RuneCount(w.text[at.from:at.to])
	length = max(1, min(length, len(runes)-(col-1)))
	from := 0
	if len(runes) > mostShown && col > mostShown/2 {
		from = min(col-mostShown/2, len(runes)-mostShown)
	}
	shown := runes[from:min(len(runes), from+mostShown)]
	before, after := "", ""
	if from > 0 {
		before = "…"
	}
	if from+len(shown) < len(runes) {
		after = "…"
	}
	number := strconv.Itoa(line)
	margin := strings.Repeat(" ", len(number))
	fmt.Fprintf(w.out, " %s | %s%s%s\n", number, before, string(shown), after)
	var indent strings.Builder
	if before != "" {
		indent.WriteByte(' ')
	}
	for _, r := range runes[from:min(col-1, len(runes))] {
		if r != '\t' {
			r = ' '
		}
		indent.WriteRune(r)
	}
	length = min(length, max(1, from+len(shown)-(col-1)))
	fmt.Fprintf(w.out, " %s | %s^%s\n", margin, indent.String(), strings.Repeat("~", length-1))
	if instead != nil {
		fmt.Fprintf(w.out, " %s = %s\n", margin, strings.Join(instead, " | "))
	}
}
