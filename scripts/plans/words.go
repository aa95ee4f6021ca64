package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/web/locales"
)

// words are the page's, in English.
var words = func() map[string]string {
	var all map[string]string
	if err := json.Unmarshal(locales.English, &all); err != nil {
		panic("en.json: " + err.Error())
	}
	return all
}()

// say is a message with what it is about. Of the syntax of ICU it knows what the
// messages that are said here have: values, choices by word, and by number.
func say(key string, values map[string]string) string {
	text, rest := messageText(words[key], values, "")
	if rest != "" {
		panic(key + ": a } too many")
	}
	return text
}

// messageText returns the text up to the } that ends it, and what stands behind that.
func messageText(message string, values map[string]string, number string) (text, rest string) {
	var b strings.Builder
	for message != "" {
		c := message[0]
		switch {
		case c == '}':
			return b.String(), message
		case c == '#' && number != "":
			b.WriteString(number)
			message = message[1:]
		case c == '{':
			var piece string
			piece, message = argument(message[1:], values)
			b.WriteString(piece)
		default:
			b.WriteByte(c)
			message = message[1:]
		}
	}
	return b.String(), ""
}

// argument returns what an argument comes to, and what stands behind its }.
func argument(message string, values map[string]string) (text, rest string) {
	end := strings.IndexAny(message, ",}")
	value := values[strings.TrimSpace(message[:end])]
	if message[end] == '}' {
		return value, message[end+1:]
	}
	kind, choices, _ := strings.Cut(message[end+1:], ",")
	number := ""
	if strings.TrimSpace(kind) == "plural" {
		number = value
	}
	chosen, other := "", ""
	found := false
	for choices = strings.TrimSpace(choices); choices[0] != '}'; choices = strings.TrimSpace(choices) {
		open := strings.IndexByte(choices, '{')
		name := strings.TrimSpace(choices[:open])
		var piece string
		piece, choices = messageText(choices[open+1:], values, number)
		choices = choices[1:]
		switch {
		case name == "other":
			other = piece
		case name == value || name == "="+value || name == "one" && number == "1":
			chosen, found = piece, true
		}
	}
	if !found {
		chosen = other
	}
	return chosen, choices[1:]
}

// problemWords says what is wrong, and what may stand there instead.
func problemWords(p *problem.Problem) string {
	key := "problem." + p.Code
	if _, ok := words[key]; !ok {
		key = "problem.other"
	}
	values := map[string]string{
		"found": p.Found, "expected": p.Expected, "column": strconv.Itoa(p.Column), "empty": yesNo(p.Found == ""),
		"range": yesNo(p.Most != nil), "end": yesNo(p.Choices == nil), "count": "0",
	}
	if p.FoundAmount != nil {
		values["found"] = dollars(*p.FoundAmount)
	}
	for name, n := range map[string]*int{"least": p.Least, "most": p.Most, "count": p.Most, "age": p.Age} {
		if n != nil {
			values[name] = strconv.Itoa(*n)
		}
	}
	if p.MostPercent != nil {
		values["most"] = string(p.MostPercent.AppendTo(nil))
	}
	if p.MostAmount != nil {
		values["most"], values["amount"] = dollars(*p.MostAmount), dollars(*p.MostAmount)
	}
	if p.LeastAmount != nil {
		values["amount"] = dollars(*p.LeastAmount)
	}
	return say(key, values)
}

// reasonWords says why something in a source was not read, or has to be looked at.
func reasonWords(reason planfile.Reason) string {
	if text, ok := words["reading."+string(reason)]; ok {
		return text
	}
	return string(reason)
}

func yesNo(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

// dollars writes an amount as $1,234.50, whole dollars without cents.
func dollars(amount money.Cents) string {
	whole, cents, _ := strings.Cut(amount.String(), ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if cents == "00" {
		return "$" + whole
	}
	return fmt.Sprintf("$%s.%s", whole, cents)
}
