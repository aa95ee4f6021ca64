// Strip takes out of a WebAssembly program what Go keeps there only to name
// files and lines in a stack trace:
//
//	go run ./scripts/strip PROGRAM
//
// The linker's -s -w leave these tables in, since traces of the running program
// use them. They are a twelfth of our engine as it is sent. Without them a trace
// still names every function, and "?:0" stands where file and line would.
//
// They are two of the tables that map a function's instructions to numbers. The
// others, which the garbage collector and panics need, stay byte for byte. A
// table that both kinds share stays too. Nothing moves: what goes is set to 0,
// and compresses to nothing. A program whose tables are laid out in another way
// than this command knows is left as it is, and the command says so.
package main

import (
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

// The layout of the tables is that of package runtime's pcHeader and _func,
// which has been the same since Go 1.20. Offsets are in bytes.
const (
	magic        = 0xfffffff1
	pointerSize  = 8
	headerSize   = 8 + 8*pointerSize
	functionSize = 44 // up to its tables
	tablesAt     = 16 // stack, file, line and how many others
)

// strip takes the tables out of a program, in place. Where it fails nothing has
// changed.
func strip(program []byte) (err error) {
	defer func() {
		if cause := recover(); cause != nil { // an offset beyond the end
			err = fmt.Errorf("%w (%v)", errUnknown, cause)
		}
	}()
	data, err := segments(program)
	if err != nil {
		return err
	}
	end := 0
	for _, s := range data {
		end = max(end, s.address+len(s.bytes))
	}
	memory := make([]byte, end)
	for _, s := range data {
		copy(memory[s.address:], s.bytes)
	}
	at, err := header(memory)
	if err != nil {
		return err
	}
	word := func(i int) int { return int(binary.LittleEndian.Uint64(memory[at+8+i*pointerSize:])) }
	functions, tables, first := word(0), memory[at+word(6):at+word(7)], memory[at+word(7):]
	kept := make([]bool, len(tables))
	kept[0] = true // offset 0 stands for no table
	keep := func(table uint32) error {
		if table == 0 {
			return nil
		}
		n, err := length(tables[table:])
		for i := range n {
			kept[int(table)+i] = true
		}
		return err
	}
	for i := range functions {
		f := first[binary.LittleEndian.Uint32(first[8*i+4:]):]
		of := func(i int) uint32 { return binary.LittleEndian.Uint32(f[tablesAt+4*i:]) }
		if err := keep(of(0)); err != nil {
			return err
		}
		others := f[functionSize:]
		for k := range of(3) {
			if err := keep(binary.LittleEndian.Uint32(others[4*k:])); err != nil {
				return err
			}
		}
		clear(f[tablesAt+4 : tablesAt+12]) // file and line
	}
	for i := range tables {
		if !kept[i] {
			tables[i] = 0
		}
	}
	for _, s := range data {
		copy(s.bytes, memory[s.address:])
	}
	return nil
}

// header finds the tables' header in a program's memory.
func header(memory []byte) (int, error) {
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

// length returns how many bytes a table has: pairs of numbers, up to a first of
// a pair that is 0, but for the very first.
func length(table []byte) (int, error) {
	for at := 0; ; {
		value, n := binary.Uvarint(table[at:])
		if n <= 0 {
			return 0, fmt.Errorf("%w: a table has no end", errUnknown)
		}
		at += n
		if value == 0 && at > n {
			return at, nil
		}
		_, n = binary.Uvarint(table[at:])
		if n <= 0 {
			return 0, fmt.Errorf("%w: a table has no end", errUnknown)
		}
		at += n
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
