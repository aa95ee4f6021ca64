// Throughput measures a built scripts/estimate as a process: how many small
// requests a second it answers, and the memory that it holds on the way.
//
//	go build -o build/estimate ./scripts/estimate
//	go run ./scripts/throughput build/estimate
//
// With -write it prints the requests instead.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"time"
)

func main() {
	requests := flag.Int("requests", 1_000_000, "how many requests")
	printed := flag.Bool("write", false, "print the requests, and measure nothing")
	flag.Parse()
	if *printed && flag.NArg() == 0 {
		if err := feed(os.Stdout, *requests); err != nil {
			fmt.Fprintln(os.Stderr, "throughput:", err)
			os.Exit(1)
		}
		return
	}
	if *printed || flag.NArg() != 1 || *requests < steps {
		fmt.Fprintln(os.Stderr, "usage: throughput [-requests N] PROGRAM, or throughput [-requests N] -write")
		os.Exit(2)
	}
	if err := measure(os.Stdout, flag.Arg(0), *requests); err != nil {
		fmt.Fprintln(os.Stderr, "throughput:", err)
		os.Exit(1)
	}
}

// steps is how many lines the table has.
const steps = 10

// measure sends the requests through the program and prints a table.
func measure(out io.Writer, program string, requests int) error {
	command := exec.Command(program)
	command.Stderr = os.Stderr
	in, err := command.StdinPipe()
	if err != nil {
		return err
	}
	results, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	fed := make(chan error, 1)
	go func() { fed <- feed(in, requests) }()

	fmt.Fprintf(out, "%10s %14s %16s\n", "requests", "requests/s", "resident memory")
	start := time.Now()
	lines := bufio.NewReaderSize(results, 1<<20)
	for n := 1; n <= requests; n++ {
		line, err := lines.ReadSlice('\n')
		if err != nil {
			return errors.Join(fmt.Errorf("result %d: %w", n, err), command.Wait())
		}
		if !bytes.HasPrefix(line, []byte(`{"ok":`)) {
			return fmt.Errorf("result %d: %s", n, line)
		}
		if n%(requests/steps) == 0 {
			fmt.Fprintf(out, "%10d %14.0f %16s\n", n, float64(n)/time.Since(start).Seconds(), resident(command.Process.Pid))
		}
	}
	return errors.Join(<-fed, command.Wait())
}

// feed writes small requests, no two prices following each other the same.
func feed(in io.WriteCloser, requests int) error {
	lines := bufio.NewWriterSize(in, 1<<16)
	for n := range requests {
		fmt.Fprintf(lines, `{"year":2026,"members":[{"id":"m","relationship":"self","age":40}],`+
			`"care":[{"id":"i","member":"m","service":"primaryCare","count":3,"price":%d}],`+
			`"plans":[{"id":"p","name":"P","type":"HMO","year":2026,"premium":{"period":"month","amount":300},`+
			`"unmarkedTerms":"afterDeductible",`+
			`"deductibles":[{"covers":"medicalAndDrug","network":"inNetwork","self":200}],`+
			`"outOfPocketMaximums":[{"covers":"medicalAndDrug","network":"inNetwork","self":5000}],`+
			`"benefits":{"primaryCare":"$30","other":"20%%"}}]}`+"\n", 50+n%20_000)
	}
	return errors.Join(lines.Flush(), in.Close())
}

// resident is the memory that a process holds, where the system says so in
// /proc.
func resident(pid int) string {
	text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/statm")
	if err != nil {
		return "unknown"
	}
	fields := bytes.Fields(text)
	if len(fields) < 2 {
		return "unknown"
	}
	pages, err := strconv.Atoi(string(fields[1]))
	if err != nil {
		return "unknown"
	}
	return fmt.Sprintf("%.1f MB", float64(pages)*float64(os.Getpagesize())/1e6)
}
