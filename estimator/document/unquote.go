package document

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// loneSurrogate returns where in text, whose syntax has been checked, the
// first escape stands that is half of a surrogate pair without the other half,
// or -1. It is no character: read on, it would have to turn into another one.
func loneSurrogate(text []byte) int {
	for i := 0; ; {
		next := bytes.IndexByte(text[i:], '\\')
		if next < 0 {
			return -1
		}
		i += next
		r := escaped(text[i:])
		switch {
		case r < 0:
			i += 2
		case !utf16.IsSurrogate(r):
			i += 6
		case utf16.DecodeRune(r, escaped(text[i+6:])) == utf8.RuneError:
			return i
		default:
			i += 12
		}
	}
}

// unquote returns the text of a JSON string whose syntax has been checked and
// whose surrogates stand in pairs. Without an escape it is part of quoted.
func unquote(quoted string) string {
	inner := quoted[1 : len(quoted)-1]
	if strings.IndexByte(inner, '\\') < 0 {
		return inner
	}
	out := make([]byte, 0, len(inner))
	for i := 0; i < len(inner); i++ {
		c := inner[i]
		if c != '\\' {
			out = append(out, c)
			continue
		}
		i++
		switch inner[i] {
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'u':
			r := hex4(inner[i+1:])
			i += 4
			if utf16.IsSurrogate(r) {
				r = utf16.DecodeRune(r, escaped(inner[i+1:]))
				i += 6
			}
			out = utf8.AppendRune(out, r)
		default: // a quote, a backslash or a slash stands for itself
			out = append(out, inner[i])
		}
	}
	return string(out)
}

// escaped returns the value of the \uXXXX that text begins with, or -1.
func escaped[T string | []byte](text T) rune {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return -1
	}
	return hex4(text[2:])
}

func hex4[T string | []byte](text T) rune {
	n, err := strconv.ParseUint(string(text[:4]), 16, 16)
	if err != nil {
		return utf8.RuneError
	}
	return rune(n)
}
