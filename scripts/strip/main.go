// Strip takes out of a WebAssembly program what Go keeps there only for stack
// traces:
//
//	go run ./scripts/strip PROGRAM
//
// The linker's -s -w leave it in, since traces of the running program use it: a
// seventh of our engine as it is sent. Without it a trace still names every
// function that was not inlined, and "?:0" stands where file and line would.
//
// What goes are the names of files, the lines, which calls were inlined where,
// where arguments are, where a signal may interrupt (there are none in
// WebAssembly), and the names that only these use. What the garbage collector,
// panics and recover need stays byte for byte, and so does what both share.
// Nothing moves: what goes is set to 0, and compresses to nothing. A program that
// is laid out in another way than this command knows is left as it is, and the
// command says so.
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "strip: name one program")
		os.Exit(2)
	}
	if err := file(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "strip:", err)
		os.Exit(1)
	}
}

func file(name string) error {
	program, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	err = strip(program)
	if errors.Is(err, errUnknown) {
		fmt.Fprintf(os.Stderr, "strip: %s stays as it is, and so is larger: %v\n", name, err)
		return nil
	}
	if err != nil {
		return err
	}
	return os.WriteFile(name, program, 0o755)
}

// errUnknown says that a program is not laid out as this command knows it.
var errUnknown = errors.New("its tables are laid out in a way that is not known here")

// The layout is that of the runtime's pcHeader, moduledata and _func. Offsets
// are in bytes.
const (
	magic       = 0xfffffff1
	pointerSize = 8
	headerSize  = 8 + 8*pointerSize
	moduleSize  = 41 * pointerSize // up to where the functions' data is
	alignment   = 64

	nameAt       = 4  // of a function: its name
	stackAt      = 16 // its table of stack sizes; file and line follow
	tableCountAt = 28 // how many more tables there are, after the function
	unitAt       = 32 // its compile unit, and the line where it starts
	kindAt       = 40 // 0 for an ordinary function
	dataCountAt  = 43 // how many references to data there are, after the tables
	functionSize = 44

	inlinedSize   = 16 // of an inlined call
	inlinedNameAt = 4
	argumentsEnd  = 0xff
	noData        = 1<<32 - 1
)

// Which tables and which data of a function are for traces alone. (What was
// inlined into a function that is not ordinary stays: recover passes over
// wrappers, and asks what is in them.)
const (
	unsafePoints  = 0
	inlinedIndex  = 2
	liveArguments = 3

	inlinedCalls     = 3
	argumentLayout   = 5
	argumentLiveness = 6
)

// strip takes what is for traces out of a program, in place. Where it fails
// nothing has changed.
func strip(program []byte) (err error) {
	defer func() {
		if cause := recover(); cause != nil { // an offset beyond the end
			err = fmt.Errorf("%w (%v)", errUnknown, cause)
		}
	}()
	segments, err := segments(program)
	if err != nil {
		return err
	}
	end := 0
	for _, s := range segments {
		end = max(end, s.address+len(s.bytes))
	}
	memory := make([]byte, end)
	for _, s := range segments {
		copy(memory[s.address:], s.bytes)
	}
	m, err := moduleOf(memory)
	if err != nil {
		return err
	}
	clear(m.units)
	clear(m.files)
	keepNames, keepTables := make([]bool, len(m.names)), make([]bool, len(m.tables))
	keepTables[0] = true // offset 0 stands for no table
	keepData, dropData := map[uint32]bool{}, map[uint32]int{}
	for _, f := range m.functions {
		mark(keepNames[f.word(nameAt):], nameLength(m.names[f.word(nameAt):]))
		mark(keepTables[f.word(stackAt):], m.length(f.word(stackAt)))
		ordinary := f[kindAt] == 0
		calls := 0
		for k := range f.word(tableCountAt) {
			table := f.table(k)
			if k == inlinedIndex {
				calls = m.most(table.word(0)) + 1
			}
			if k == unsafePoints || k == liveArguments || k == inlinedIndex && ordinary {
				table.put(0)
			} else {
				mark(keepTables[table.word(0):], m.length(table.word(0)))
			}
		}
		for k := range f[dataCountAt] {
			data := f.data(k)
			at := data.word(0)
			switch {
			case at == noData:
			case k == inlinedCalls && ordinary:
				dropData[at] = calls * inlinedSize
				data.put(noData)
			case k == argumentLayout:
				dropData[at] = bytes.IndexByte(m.data[at:], argumentsEnd)
				data.put(noData)
			case k == argumentLiveness:
				data.put(noData)
			case k == inlinedCalls:
				for i := range calls {
					name := record(m.data[at:]).word(i*inlinedSize + inlinedNameAt)
					mark(keepNames[name:], nameLength(m.names[name:]))
				}
				fallthrough
			default:
				keepData[at] = true
			}
		}
		clear(f[stackAt+4 : stackAt+12]) // file and line
		clear(f[unitAt : unitAt+8])
	}
	for at, n := range dropData {
		if !keepData[at] {
			clear(m.data[at:][:n])
		}
	}
	clearRest(m.names, keepNames)
	clearRest(m.tables, keepTables)
	for _, s := range segments {
		copy(s.bytes, memory[s.address:])
	}
	return nil
}

func mark(keep []bool, n int) {
	for i := range keep[:n] {
		keep[i] = true
	}
}

func clearRest(bytes []byte, keep []bool) {
	for i := range bytes {
		if !keep[i] {
			bytes[i] = 0
		}
	}
}

// A record is a part of a program's memory that begins with numbers.
type record []byte

func (r record) word(at int) uint32 { return binary.LittleEndian.Uint32(r[at:]) }
func (r record) put(word uint32)    { binary.LittleEndian.PutUint32(r, word) }

// table and data return where function f refers to table k, and to data k.
func (f record) table(k uint32) record { return f[functionSize+4*k:] }
func (f record) data(k byte) record    { return f.table(f.word(tableCountAt) + uint32(k)) }

// A module is what Go keeps of a program's functions.
type module struct {
	names, units, files, tables, data []byte
	functions                         []record
}

// moduleOf finds a program's module in its memory.
func moduleOf(memory []byte) (*module, error) {
	header, err := headerOf(memory)
	if err != nil {
		return nil, err
	}
	for at := 0; at+moduleSize <= len(memory); at += pointerSize {
		word := func(i int) int { return int(binary.LittleEndian.Uint64(memory[at+i*pointerSize:])) }
		slice := func(i, size int) []byte { return memory[word(i):][:word(i+1)*size] }
		offset := func(i int) int { return int(binary.LittleEndian.Uint64(memory[header+8+i*pointerSize:])) }
		if word(0) != header || word(1) != header+offset(3) || word(13) != header+offset(7) {
			continue
		}
		functions := slice(13, 1)
		// Their data follows, aligned.
		data := word(40)
		if gap := data - word(13) - len(functions); gap < 0 || gap >= alignment {
			return nil, fmt.Errorf("%w: the functions' data is elsewhere", errUnknown)
		}
		m := module{names: slice(1, 1), units: slice(4, 4), files: slice(7, 1), tables: slice(10, 1), data: memory[data:]}
		for i := range offset(0) {
			m.functions = append(m.functions, functions[record(functions).word(8*i+4):])
		}
		return &m, nil
	}
	return nil, fmt.Errorf("%w: there is no module", errUnknown)
}

// headerOf finds the tables' header in a program's memory.
func headerOf(memory []byte) (int, error) {
	found := -1
	for at := 0; at+headerSize <= len(memory); at += pointerSize {
		h := memory[at:]
		if binary.LittleEndian.Uint32(h) == magic && h[4] == 0 && h[5] == 0 && h[6] == 1 && h[7] == pointerSize {
			if found >= 0 {
				return 0, fmt.Errorf("%w: there are two headers", errUnknown)
			}
			found = at
		}
	}
	if found < 0 {
		return 0, fmt.Errorf("%w: there is no header", errUnknown)
	}
	return found, nil
}

// nameLength returns how many bytes a name has.
func nameLength(name []byte) int { return bytes.IndexByte(name, 0) }

// length returns how many bytes a table has.
func (m *module) length(at uint32) int {
	n, _ := m.walk(at)
	return n
}

// most returns the largest value in a table, or -1.
func (m *module) most(at uint32) int {
	_, most := m.walk(at)
	return most
}

// walk goes through a table, whose values start at -1: pairs of how much a value
// changes and of how many instructions later, up to a first of a pair that is 0,
// but for the very first.
func (m *module) walk(at uint32) (length, most int) {
	if at == 0 {
		return 0, -1
	}
	r := reader{m.tables[at:]}
	size := len(r.rest)
	value := -1
	for most = value; ; most = max(most, value) {
		first := len(r.rest) == size
		change := r.number()
		if change == 0 && !first {
			return size - len(r.rest), most
		}
		value += change>>1 ^ -(change & 1)
		r.number()
	}
}

// A segment is a part of a program's memory as it starts.
type segment struct {
	address int
	bytes   []byte // of the program
}

const dataSection = 11

// segments returns those of a WebAssembly program.
func segments(program []byte) ([]segment, error) {
	if len(program) < 8 || string(program[:4]) != "\x00asm" {
		return nil, errors.New("not a WebAssembly program")
	}
	r := reader{program[8:]}
	for len(r.rest) > 0 {
		section := r.rest[0]
		r.rest = r.rest[1:]
		content := reader{r.take(r.number())}
		if section != dataSection {
			continue
		}
		data := make([]segment, content.number())
		for i := range data {
			// A segment of memory 0 at a constant address: i32.const address end.
			if kind := content.number(); kind != 0 || content.rest[0] != 0x41 {
				return nil, fmt.Errorf("%w: a segment of kind %d", errUnknown, kind)
			}
			content.rest = content.rest[1:]
			data[i].address = content.number()
			if content.rest[0] != 0x0b {
				return nil, fmt.Errorf("%w: a segment without a constant address", errUnknown)
			}
			content.rest = content.rest[1:]
			data[i].bytes = content.take(content.number())
		}
		return data, nil
	}
	return nil, fmt.Errorf("%w: there is no data", errUnknown)
}

// reader reads a program front to back; beyond its end it panics.
type reader struct{ rest []byte }

func (r *reader) number() int {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		panic("a number has no end")
	}
	r.rest = r.rest[size:]
	return int(n)
}

func (r *reader) take(n int) []byte {
	taken := r.rest[:n:n]
	r.rest = r.rest[n:]
	return taken
}
