package planfile

import "unicode/utf8"

// Decoded returns a text of unknown encoding: UTF-8 where it is that, else Windows-1252,
// of which Latin-1 is a part.
func Decoded(text []byte) string {
	if utf8.Valid(text) {
		return string(text)
	}
	runes := make([]rune, len(text))
	for i, c := range text {
		runes[i] = rune(c)
		if c >= 0x80 && c < 0xa0 {
			runes[i] = windows1252[c-0x80]
		}
	}
	return string(runes)
}

var windows1252 = [32]rune{
	'€', '\ufffd', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\ufffd', 'Ž', '\ufffd',
	'\ufffd', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\ufffd', 'ž', 'Ÿ',
}
