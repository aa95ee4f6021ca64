package document

// compact checks that text is JSON (RFC 8259) and returns it without the space
// between its tokens; else the offset of the first byte that cannot stand where
// it does, which is the length where the end comes too early. Text is valid
// UTF-8, and brackets do not stand too deeply in each other.
//
// encoding/json does the same, at 2% of the engine as it is sent; the tests hold
// the two together.
func compact(text []byte) (out []byte, at int, ok bool) {
	c := compactor{text: text, out: make([]byte, 0, len(text))}
	c.space()
	ok = c.value()
	if ok {
		c.space()
		ok = c.pos == len(text)
	}
	return c.out, c.pos, ok
}

// compactor walks a text. Its methods return false where the byte at pos
// cannot stand there.
type compactor struct {
	text []byte
	pos  int
	out  []byte
}

// next returns the byte at pos, 0 at the end, which can stand nowhere.
func (c *compactor) next() byte {
	if c.pos == len(c.text) {
		return 0
	}
	return c.text[c.pos]
}

func (c *compactor) space() {
	for c.pos < len(c.text) {
		switch c.text[c.pos] {
		case ' ', '\t', '\n', '\r':
			c.pos++
		default:
			return
		}
	}
}

// take takes one byte that stands by itself.
func (c *compactor) take(b byte) bool {
	if c.next() != b {
		return false
	}
	c.out = append(c.out, b)
	c.pos++
	return true
}

func (c *compactor) value() bool {
	switch b := c.next(); {
	case b == '{':
		return c.list('{', '}', c.field)
	case b == '[':
		return c.list('[', ']', c.value)
	case b == '"':
		return c.string()
	case b == '-' || isDigit(b):
		return c.number()
	case b == 't':
		return c.word("true")
	case b == 'f':
		return c.word("false")
	case b == 'n':
		return c.word("null")
	}
	return false
}

// list takes elements between brackets.
func (c *compactor) list(open, shut byte, element func() bool) bool {
	c.take(open)
	c.space()
	if c.take(shut) {
		return true
	}
	for {
		if !element() {
			return false
		}
		c.space()
		if c.take(shut) {
			return true
		}
		if !c.take(',') {
			return false
		}
		c.space()
	}
}

func (c *compactor) field() bool {
	if c.next() != '"' || !c.string() {
		return false
	}
	c.space()
	if !c.take(':') {
		return false
	}
	c.space()
	return c.value()
}

func (c *compactor) word(word string) bool {
	for i := range len(word) {
		if c.next() != word[i] {
			return false
		}
		c.pos++
	}
	c.out = append(c.out, word...)
	return true
}

// string takes a text, with its quotes and its escapes as they stand.
func (c *compactor) string() bool {
	start := c.pos
	for c.pos++; ; c.pos++ {
		switch b := c.next(); {
		case b == '"':
			c.pos++
			c.out = append(c.out, c.text[start:c.pos]...)
			return true
		case b < ' ':
			return false
		case b == '\\':
			c.pos++
			switch c.next() {
			case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
			case 'u':
				for range 4 {
					c.pos++
					if !isHex(c.next()) {
						return false
					}
				}
			default:
				return false
			}
		}
	}
}

func (c *compactor) number() bool {
	start := c.pos
	if c.next() == '-' {
		c.pos++
	}
	if c.next() == '0' {
		c.pos++
	} else if !c.digits() {
		return false
	}
	if c.next() == '.' {
		c.pos++
		if !c.digits() {
			return false
		}
	}
	if b := c.next(); b == 'e' || b == 'E' {
		c.pos++
		if b := c.next(); b == '+' || b == '-' {
			c.pos++
		}
		if !c.digits() {
			return false
		}
	}
	c.out = append(c.out, c.text[start:c.pos]...)
	return true
}

// digits takes one digit or more.
func (c *compactor) digits() bool {
	start := c.pos
	for isDigit(c.next()) {
		c.pos++
	}
	return c.pos > start
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func isHex(b byte) bool {
	return isDigit(b) || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F'
}
