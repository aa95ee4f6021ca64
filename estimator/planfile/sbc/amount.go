package sbc

import (
	"regexp"
	"slices"
	"strings"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
)

// amounts are a deductible or a maximum as page 1 states it, for a side of the network.
type amounts struct {
	network plan.Network
	covers  plan.Covers
	// tier is that of the network, from 1; 0: no tier is named.
	tier int
	// self is the amount of one person, person that of a person in a family where the
	// paper tells the two apart, family that of all.
	self, person, family *money.Cents
	// unlimited says that the paper has no limit there.
	unlimited bool
}

// What the words of an answer are.
type word uint8

const (
	amountWord word = iota
	inWord
	outWord
	bothWord
	selfWord
	memberWord // a person in a family
	familyWord
	medicalWord
	drugWord
	noneWord
	fillWord
)

var (
	wordsOf = regexp.MustCompile(`\$ ?[0-9][0-9,]*(?:\.[0-9]+)?|[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]`)
	// phrases are written as one word each before the words are told apart.
	phrases = strings.NewReplacer(
		"in-network and out-of-network", "both-networks", "in network and out of network", "both-networks",
		"in and out of network", "both-networks", "in- and out-of-network", "both-networks",
		"in-network or out-of-network", "both-networks",
		"out of network", "out-of-network", "out-of network", "out-of-network", "out of-network", "out-of-network",
		"in network", "in-network", "non participating", "non-participating", "non network", "non-network",
		"per person in a family", "family-member", "family member", "family-member",
		"member of a family", "family-member",
		"self only", "self-only", "not applicable", "not-applicable", "no limit", "unlimited",
		"prescription drugs", "drugs", "prescription drug", "drugs",
		"dentro de la red", "in-network", "fuera de la red", "out-of-network", "no aplica", "not-applicable",
	)
	torn = regexp.MustCompile(`([a-z])- ([a-z])`)
	// exempting is where an answer begins to say what its amounts are not for.
	exempting   = regexp.MustCompile(`\b(?:(?:the|this) )?(?:overall )?(?:deductible )?(?:does not|do not|doesn't|don't) apply to\b`)
	exemptDrugs = regexp.MustCompile(`(?:,|\bto|\band|\bor) (?:outpatient )?prescription drugs?\b`)
	meanings    = map[string]word{
		"in-network": inWord, "network": inWord, "participating": inWord, "preferred": inWord, "red": inWord,
		"out-of-network": outWord, "non-network": outWord, "non-participating": outWord, "nonparticipating": outWord,
		"non-preferred": outWord, "non-plan": outWord,
		"combined": bothWord, "both-networks": bothWord,
		"individual": selfWord, "person": selfWord, "single": selfWord, "self": selfWord, "self-only": selfWord,
		"member": selfWord, "persona": selfWord,
		"family-member": memberWord,
		"family":        familyWord, "familia": familyWord, "familiar": familyWord,
		"medical": medicalWord, "drugs": drugWord, "pharmacy": drugWord,
		"not-applicable": noneWord, "unlimited": noneWord, "none": noneWord,
	}
)

func init() {
	for _, w := range strings.Fields(`for per a an the of each or and providers provider coverage plan in up to is calendar
		year yes sí si
		para por cada proveedores proveedor de la el o y`) {
		meanings[w] = fillWord
	}
	for _, sign := range []string{"/", ":", ";", ",", ".", "(", ")", "-", "–", "—", "|", "•"} {
		meanings[sign] = fillWord
	}
}

// amountsOf reads the amounts of an answer, a set for each side of the network that it
// names. clear is false where it has words that may change them.
func amountsOf(text string) (all []amounts, clear, ok bool) {
	clear = true
	type token struct {
		kind   word
		amount money.Cents
	}
	var tokens []token
	plain := torn.ReplaceAllString(strings.ToLower(plainText(text)), "$1-$2")
	covers := plan.MedicalAndDrug
	if at := exempting.FindStringIndex(plain); at != nil && strings.Contains(plain[:at[0]], "$") {
		// What the amounts are not for is no word about whom they are for.
		if exemptDrugs.MatchString(plain[at[0]:]) {
			covers = plan.Medical
		}
		plain, clear = plain[:at[0]], false
	}
	for _, w := range wordsOf.FindAllString(phrases.Replace(plain), -1) {
		if strings.HasPrefix(w, "$") && len(w) > 1 {
			amount, err := money.ParseCents(strings.ReplaceAll(strings.TrimSpace(strings.Trim(w[1:], ",")), ",", ""))
			if err != nil {
				return nil, false, false
			}
			tokens = append(tokens, token{amountWord, amount})
			continue
		}
		kind, known := meanings[w]
		if !known {
			clear = false
			continue
		}
		if kind != fillWord {
			tokens = append(tokens, token{kind: kind})
		}
	}
	// Sides are named either before their amounts or after them.
	leading := true
	for _, t := range tokens {
		if t.kind == amountWord || t.kind == noneWord {
			leading = false
			break
		}
		if t.kind == inWord || t.kind == outWord || t.kind == bothWord {
			break
		}
	}
	var group []token
	var side word = fillWord
	close := func() bool {
		if len(group) == 0 {
			return true
		}
		one := amounts{network: plan.InNetwork, covers: covers}
		switch side {
		case outWord:
			one.network = plan.OutOfNetwork
		case bothWord:
			one.network = plan.Combined
		case fillWord:
			one.network = ""
		}
		var pairs []token
		for _, t := range group {
			switch t.kind {
			case medicalWord:
				one.covers, clear = plan.Medical, false
			case drugWord:
				if one.covers == plan.Medical && covers != plan.Medical {
					return false // two limits in one
				}
				one.covers, clear = plan.Drug, false
			case noneWord:
				one.unlimited = true
			default:
				pairs = append(pairs, t)
			}
		}
		if one.unlimited {
			// "Individual: not applicable / Family: $3,000": what is not applicable is one person's
			// amount, and there is a limit.
			if slices.ContainsFunc(pairs, func(t token) bool { return t.kind == amountWord }) {
				return false
			}
		} else if !one.assign(len(pairs), func(i int) (word, money.Cents) { return pairs[i].kind, pairs[i].amount }) {
			return false
		}
		group = nil
		all = append(all, one)
		return true
	}
	for _, t := range tokens {
		isSide := t.kind == inWord || t.kind == outWord || t.kind == bothWord
		switch {
		case !isSide:
			group = append(group, t)
		case leading:
			if len(group) > 0 && !hasAmount(len(group), func(i int) word { return group[i].kind }) {
				// "for network providers: individual": a second word for the same side, or both of them
				if side != t.kind {
					side = bothWord
				}
				continue
			}
			if t.kind == bothWord && len(group) > 0 {
				// "combined" behind the amounts
				side = bothWord
				continue
			}
			if !close() {
				return nil, false, false
			}
			if t.kind != bothWord && side != fillWord && len(group) == 0 && len(all) == 0 && side != t.kind {
				side = bothWord // "in-network and out-of-network" before any amount
				continue
			}
			side = t.kind
		default:
			if len(group) == 0 {
				// A second word about the side of the amounts before.
				if len(all) > 0 && side != t.kind {
					all[len(all)-1].network = plan.Combined
				}
				continue
			}
			side = t.kind
			if !close() {
				return nil, false, false
			}
		}
	}
	if !leading && len(group) > 0 {
		side = fillWord
	}
	if !close() || len(all) == 0 {
		return nil, false, false
	}
	for i, a := range all {
		for _, b := range all[:i] {
			if a.network == b.network && a.covers == b.covers {
				return nil, false, false
			}
		}
	}
	return all, clear, true
}

// tierWord names a tier of the network, or what stands outside it.
var tierWord = regexp.MustCompile(`(?i)\b(?:tier|level|nivel) ?([1-9])\b`)

// amountsOfTiers reads the amounts of an answer about a network of several tiers. Where it
// names tiers by their numbers, each name stands before its amounts.
func amountsOfTiers(text string, tiers int) (all []amounts, clear, ok bool) {
	names := tierWord.FindAllStringSubmatchIndex(text, -1)
	if tiers < 2 || len(names) == 0 {
		return amountsOf(text)
	}
	if strings.Contains(text[:names[0][0]], "$") {
		return nil, false, false // amounts before the first name
	}
	clear = true
	for i, name := range names {
		end := len(text)
		if i+1 < len(names) {
			end = names[i+1][0]
		}
		tier, said := int(text[name[2]]-'0'), text[name[1]:end]
		side := "in-network "
		if tier > tiers {
			side = "" // the words themselves have to say that it is outside
		}
		one, isClear, ok := amountsOf(side + said)
		want := plan.InNetwork
		if tier > tiers {
			want = plan.OutOfNetwork
		}
		if !ok || one[0].network != want {
			return nil, false, false
		}
		if tier <= tiers {
			one[0].tier = tier
		}
		for j := range one {
			if j > 0 && one[j].network == plan.InNetwork {
				return nil, false, false // it does not say of which tier
			}
		}
		all = append(all, one...)
		clear = clear && isClear
	}
	for i, a := range all {
		for _, b := range all[:i] {
			if a.network == b.network && a.covers == b.covers && a.tier == b.tier {
				return nil, false, false
			}
		}
	}
	return all, clear, true
}

// ofTier leaves of the amounts of several tiers those of one: its own, else those of the
// tier before, under which it is then (R39).
func ofTier(all []amounts, tier int) (own []amounts) {
	nearest := 0
	for _, a := range all {
		if a.tier <= tier {
			nearest = max(nearest, a.tier)
		}
	}
	for _, a := range all {
		if a.tier == 0 || a.tier == nearest {
			own = append(own, a)
		}
	}
	return own
}

func hasAmount(n int, kind func(int) word) bool {
	for i := range n {
		if k := kind(i); k == amountWord || k == noneWord {
			return true
		}
	}
	return false
}

// assign gives each amount to the one whom it is for, who stands behind each amount or
// before each.
func (a *amounts) assign(n int, at func(int) (word, money.Cents)) bool {
	set := func(who word, amount money.Cents) bool {
		var to **money.Cents
		switch who {
		case selfWord:
			to = &a.self
		case memberWord:
			to = &a.person
		case familyWord:
			to = &a.family
		default:
			return false
		}
		if *to != nil {
			return false
		}
		*to = &amount
		return true
	}
	if n == 1 {
		kind, amount := at(0)
		if kind != amountWord {
			return false
		}
		a.self = &amount
		if amount == 0 {
			a.family = &amount
		}
		return true
	}
	if n%2 != 0 || n == 0 {
		return false
	}
	for i := 0; i < n; i += 2 {
		first, amount := at(i)
		second, other := at(i + 1)
		switch {
		case first == amountWord && second != amountWord:
			if !set(second, amount) {
				return false
			}
		case second == amountWord && first != amountWord:
			if !set(first, other) {
				return false
			}
		default:
			return false
		}
	}
	return a.self != nil || a.family != nil
}

// plainText writes the signs of typesetting as a keyboard does.
func plainText(text string) string {
	return strings.Join(strings.Fields(typeset.Replace(text)), " ")
}

var typeset = strings.NewReplacer("\u00a0", " ", "–", "-", "—", "-", "‐", "-", "‑", "-", "−", "-", "’", "'", "‘", "'",
	"“", `"`, "”", `"`, "\u00ad", "", "\u200b", "", "ﬁ", "fi", "ﬂ", "fl")
