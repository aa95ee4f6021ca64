//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// ignoreBrokenPipe makes writing to a reader that has gone an error like any
// other. Otherwise it ends the program without a word.
func ignoreBrokenPipe() { signal.Ignore(syscall.SIGPIPE) }
