package document

// compact checks that text is JSON (RFC 8259), without brackets that stand too
// deeply in each other, and takes the space between its tokens out. Where ok is
// false, pos is the offset of the first byte that cannot stand where it does,
// which is the length where the end comes too early. Bytes beyond ASCII are not
// looked at. What memory keeps is known to be JSON, and passed over.
//
// encoding/json does the same, at 2% of the engine as it is sent; the tests hold
// the two together.
func compact(text []byte, memory Memory) (c compactor, ok bool) {
	c = compactor{text: text, memory: memory}
	if memory != nil {
		c.list = memory.List()
	}
	ok = c.document()
	return c, ok
}

// compactor walks a text. Its methods return false where the byte at pos
// cannot stand there.
type compactor struct {
	text []byte
	pos  int
	// out is the text before from without its space, as far as there was any.
	out  []byte
	from int
	// wide and escaped tell whether some text has bytes beyond ASCII, and escapes.
	wide, escaped bool
	memory        Memory
	list          string // whose objects memory keeps
	listed        bool   // the walk is in the list
}

// compacted returns the text without its space. Where it has none, it is the
// text itself.
func (c *compactor) compacted() []byte {
	if c.out == nil {
		return c.text[c.from:]
	}
	return append(c.out, c.text[c.from:]...)
}

// next returns the byte at pos, 0 at the end, which can stand nowhere.
func (c *compactor) next() byte {
	if c.pos == len(c.text) {
		return 0
	}
	return c.text[c.pos]
}

// token moves behind space and returns the byte there.
func (c *compactor) token() byte {
	if b := c.next(); b > ' ' {
		return b
	}
	return c.space()
}

// space leaves space out and returns the byte behind it.
func (c *compactor) space() byte {
	start := c.pos
	for c.pos < len(c.text) {
		switch c.text[c.pos] {
		case ' ', '\t', '\n', '\r':
			c.pos++
			continue
		}
		break
	}
	if c.pos > start {
		if c.out == nil {
			c.out = make([]byte, 0, len(c.text))
		}
		c.out = append(c.out, c.text[c.from:start]...)
		c.from = c.pos
	}
	return c.next()
}

// document walks the whole text. It does not recurse: of the brackets that are
// open, objects has a bit each, the innermost in the lowest place, set where it is
// an object's.
func (c *compactor) document() bool {
	var objects uint64
	for depth := 0; ; {
		// A value stands here.
		switch b := c.token(); {
		case b == '{' || b == '[':
			if c.listed && depth == 2 && b == '{' {
				if known := c.memory.Recall(c.text[c.pos:]); known > 0 {
					c.pos += known
					break
				}
			}
			if depth == MaxDepth {
				return false
			}
			c.pos++
			depth++
			objects <<= 1
			if b == '{' {
				objects |= 1
			}
			if shut := c.token(); shut == b+2 { // '}' is two behind '{', and ']' behind '['
				break
			}
			if b == '{' && !c.name(depth) {
				return false
			}
			continue
		case b == '"':
			if !c.string() {
				return false
			}
		case b == '-' || isDigit(b):
			if !c.number() {
				return false
			}
		case b == 't':
			if !c.word("true") {
				return false
			}
		case b == 'f':
			if !c.word("false") {
				return false
			}
		case b == 'n':
			if !c.word("null") {
				return false
			}
		default:
			return false
		}
		// Behind a value, or in an empty list.
		for {
			b := c.token()
			if depth == 0 {
				return c.pos == len(c.text)
			}
			inObject := objects&1 == 1
			if b == ',' {
				c.pos++
				c.token()
				if inObject && !c.name(depth) {
					return false
				}
				break
			}
			if inObject && b != '}' || !inObject && b != ']' {
				return false
			}
			c.pos++
			depth--
			objects >>= 1
		}
	}
}

// name takes the name of a field and the colon behind it.
func (c *compactor) name(depth int) bool {
	start := c.pos
	if c.next() != '"' || !c.string() {
		return false
	}
	if depth == 1 {
		c.listed = c.list != "" && string(c.text[start+1:c.pos-1]) == c.list
	}
	if c.token() != ':' {
		return false
	}
	c.pos++
	return true
}

func (c *compactor) word(word string) bool {
	for i := range len(word) {
		if c.next() != word[i] {
			return false
		}
		c.pos++
	}
	return true
}

// string takes a text, with its quotes and its escapes as they stand.
func (c *compactor) string() bool {
	text := c.text
	var all byte
	for i := c.pos + 1; i < len(text); i++ {
		b := text[i]
		if b >= ' ' && b != '"' && b != '\\' {
			all |= b
			continue
		}
		c.pos = i
		switch {
		case b == '"':
			c.pos++
			c.wide = c.wide || all >= 0x80
			return true
		case b < ' ':
			return false
		}
		if !c.escape() {
			return false
		}
		i = c.pos
	}
	c.pos = len(text)
	return false
}

// escape reads an escape and leaves its last character to the caller. It tells
// whether the escape is one of JSON.
func (c *compactor) escape() bool {
	c.escaped = true
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
	return true
}

func (c *compactor) number() bool {
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
	return true
}

// digits takes one digit or more.
func (c *compactor) digits() bool {
	start := c.pos
	for c.pos < len(c.text) && isDigit(c.text[c.pos]) {
		c.pos++
	}
	return c.pos > start
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func isHex(b byte) bool {
	return isDigit(b) || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F'
}
