//go:build !(js && wasm)

package main

import (
	"fmt"
	"os"
)

// Built for anything but a JavaScript host there is nobody to open the door to.
func main() {
	fmt.Fprintln(os.Stderr, "This program runs in a JavaScript host: build it with GOOS=js GOARCH=wasm. On a command line, scripts/plans reads the same files.")
	os.Exit(2)
}
