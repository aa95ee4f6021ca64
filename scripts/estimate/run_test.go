package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/document"
)

// request is a small request, whose answer names the plan.
func request(plan string) string {
	return `{"year":2026,"members":[{"id":"m","relationship":"self","age":40}],` +
		`"care":[{"id":"i","member":"m","service":"primaryCare","count":3,"price":150}],` +
		`"plans":[{"id":"` + plan + `","name":"P","type":"HMO","year":2026,"premium":{"period":"month","amount":300},` +
		`"unmarkedTerms":"afterDeductible",` +
		`"deductibles":[{"covers":"medicalAndDrug","network":"inNetwork","self":200}],` +
		`"outOfPocketMaximums":[{"covers":"medicalAndDrug","network":"inNetwork","self":5000}],` +
		`"benefits":{"primaryCare":"$30","other":"20%"}}]}`
}

func filter(t *testing.T, workers int, in string) []string {
	var out bytes.Buffer
	require.NoError(t, run(strings.NewReader(in), &out, workers, doors[0].together, doors[0].answer))
	if out.Len() == 0 {
		return nil
	}
	text, ended := strings.CutSuffix(out.String(), "\n")
	require.True(t, ended)
	return strings.Split(text, "\n")
}

func estimated(line string) string { return string(estimator.EstimateJSON([]byte(line))) }

func TestTheSmallRequestIsRight(t *testing.T) {
	var answer struct {
		OK struct{ Ranking []string }
	}
	require.NoError(t, json.Unmarshal([]byte(estimated(request("a"))), &answer), estimated(request("a")))
	assert.Equal(t, []string{"a"}, answer.OK.Ranking, estimated(request("a")))
}

func TestResultsStandInTheOrderOfTheirRequests(t *testing.T) {
	var in strings.Builder
	var want []string
	for i := range 1000 {
		line := request(fmt.Sprint("p", i))
		if i%10 == 3 { // takes longer than those behind it
			line = strings.Replace(line, `"count":3`, `"count":5000`, 1)
		}
		in.WriteString(line + "\n")
		want = append(want, estimated(line))
	}
	for _, workers := range []int{1, 2, 7} {
		assert.Equal(t, want, filter(t, workers, in.String()))
	}
}

func TestDoors(t *testing.T) {
	line := strings.Replace(request("a"), `"care"`, `"simulation":{"seed":1,"years":3},"care"`, 1)
	for name, want := range map[string]string{
		"estimate": string(estimator.EstimateJSON([]byte(line))), "simulate": string(estimator.SimulateJSON([]byte(line))),
	} {
		at := slices.IndexFunc(doors, func(d door) bool { return d.name == name })
		require.GreaterOrEqual(t, at, 0)
		var out bytes.Buffer
		require.NoError(t, run(strings.NewReader(line), &out, 1, doors[at].together, doors[at].answer))
		assert.Equal(t, want+"\n", out.String())
		assert.Contains(t, want, `{"ok":`)
	}
}

func TestAnInvalidLineIsAnsweredInItsPlace(t *testing.T) {
	lines := []string{
		request("a"), `{`, `.`, request("b"), `null`, `{} {}`, "\x00\xff", `[]`, strings.Repeat("[", 10_000), request("c") + "\r", `{"year":1e9}`, request("d"),
	}
	var want []string
	for _, line := range lines {
		want = append(want, estimated(line))
	}
	got := filter(t, 2, strings.Join(lines, "\n")+"\n")
	assert.Equal(t, want, got)
	for i, answer := range got {
		_, good := map[int]bool{0: true, 3: true, 9: true, 11: true}[i]
		assert.Equal(t, good, strings.HasPrefix(answer, `{"ok":`), answer)
		assert.Equal(t, !good, strings.HasPrefix(answer, `{"error":`), answer)
		assert.True(t, json.Valid([]byte(answer)))
	}
}

func TestTheLastLineNeedsNoEnd(t *testing.T) {
	a := estimated(request("a"))
	assert.Nil(t, filter(t, 2, ""))
	assert.Equal(t, []string{a}, filter(t, 2, request("a")))
	assert.Equal(t, []string{a}, filter(t, 2, request("a")+"\n"))
}

func TestR64EmptyLinesArePassedOver(t *testing.T) {
	a, b := estimated(request("a")), estimated(request("b"))
	for _, in := range []string{"\n", " \t\r\n\n", "\ufeff\n", "\r\n \r\n ", "\ufeff"} {
		assert.Nil(t, filter(t, 2, in), "%q", in)
	}
	assert.Equal(t, []string{a}, filter(t, 2, request("a")+"\n\n"))
	assert.Equal(t, []string{a}, filter(t, 2, "\n"+request("a")))
	assert.Equal(t, []string{a, b}, filter(t, 1, "\ufeff"+request("a")+"\r\n\r\n"+strings.Repeat("\n", 1000)+request("b")+"\r\n"))
	tooLong := strings.Repeat(" ", document.MaxBytes+1)
	assert.Contains(t, filter(t, 2, tooLong)[0], "document-too-long", "of a line that long only the length is taken")
}

func TestALineBeyondTheLimitIsAnsweredAndPassedOver(t *testing.T) {
	padded := func(length int) string {
		r := request("a")
		return r + strings.Repeat(" ", length-len(r))
	}
	lines := []string{
		request("b"), padded(document.MaxBytes), padded(document.MaxBytes + 1), padded(2 << 20), request("c"), strings.Repeat("x", 5<<20+1),
	}
	var want []string
	for _, line := range lines {
		want = append(want, estimated(line))
	}
	assert.Equal(t, want, filter(t, 2, strings.Join(lines, "\n")))
	assert.Contains(t, want[1], `{"ok":`)
	assert.Contains(t, want[3], `"document-too-long"`)
	assert.Contains(t, want[3], `"2097152 bytes"`)
}

// A request typed is answered before the next one comes.
func TestAnswersDoNotWaitForMoreInput(t *testing.T) {
	in, typed := io.Pipe()
	read, out := io.Pipe()
	ended := make(chan error)
	go func() { ended <- run(in, out, 2, doors[0].together, doors[0].answer) }()
	answers := bufio.NewReader(read)
	begun := ""
	for i := range 21 {
		line, next := request(fmt.Sprint("p", i)), request(fmt.Sprint("p", i+1))
		// Nor for the rest of a line that has begun.
		_, err := io.WriteString(typed, line[len(begun):]+"\n"+next[:100*(i%2)])
		begun = next[:100*(i%2)]
		require.NoError(t, err)
		answer, err := answers.ReadString('\n')
		require.NoError(t, err)
		assert.Equal(t, estimated(line)+"\n", answer)
	}
	require.NoError(t, typed.Close())
	assert.NoError(t, <-ended)
}

// failing gives its text, then an error.
type failing struct {
	text io.Reader
	err  error
}

func (f failing) Read(p []byte) (int, error) {
	if n, err := f.text.Read(p); err == nil {
		return n, nil
	}
	return 0, f.err
}

func TestAFailingInputIsAnError(t *testing.T) {
	broken := errors.New("disk gone")
	var out bytes.Buffer
	err := run(failing{strings.NewReader(request("a") + "\n" + request("b")[:50]), broken}, &out, 2, doors[0].together, doors[0].answer)
	assert.EqualError(t, err, "reading: disk gone")
	assert.ErrorIs(t, err, broken)
	assert.Equal(t, estimated(request("a"))+"\n", out.String(), "whole lines are answered, a torn one is not")
}

// full takes so many bytes.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errors.New("no space")
	}
	return len(p), nil
}

func TestAFailingOutputIsAnError(t *testing.T) {
	for _, room := range []int{0, 100_000} {
		err := run(&endless{line: []byte(request("a") + "\n"), left: -1}, &full{room}, 2, doors[0].together, doors[0].answer)
		assert.EqualError(t, err, "writing: no space")
	}
}

// endless gives a line again and again, left times, or for ever where that is
// negative, and calls at with how many are left.
type endless struct {
	line []byte
	rest []byte
	left int
	at   func(left int)
}

func (e *endless) Read(p []byte) (int, error) {
	if len(e.rest) == 0 {
		if e.left == 0 {
			return 0, io.EOF
		}
		e.left--
		e.rest = e.line
		if e.at != nil {
			e.at(e.left)
		}
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

// What is alive on the heap does not grow with the lines that have passed. A
// result kept of each would come to more than the slack.
func TestMemoryIsFlat(t *testing.T) {
	const lines, slack = 20_000, 8 << 20
	require.Greater(t, lines/2*len(estimated(request("a"))), slack)
	alive := map[int]uint64{}
	in := &endless{line: []byte(request("a") + "\n"), left: lines, at: func(left int) {
		if left == lines/2 || left == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			alive[left] = m.HeapAlloc
		}
	}}
	require.NoError(t, run(in, io.Discard, 2, doors[0].together, doors[0].answer))
	assert.Less(t, alive[0], alive[lines/2]+slack)
}

// However long a line is, no more of it is kept than a request may have.
func TestMemoryIsFlatInALongLine(t *testing.T) {
	const pieces, slack = 64, 16 << 20
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	in := &endless{line: bytes.Repeat([]byte("["), 1<<20), left: pieces, at: func(left int) {
		if left == 0 {
			runtime.GC()
			runtime.ReadMemStats(&after)
		}
	}}
	var out bytes.Buffer
	require.NoError(t, run(in, &out, 2, doors[0].together, doors[0].answer))
	assert.Contains(t, out.String(), fmt.Sprint(pieces<<20, " bytes"))
	assert.Less(t, after.HeapAlloc, before.HeapAlloc+slack)
}

// BenchmarkRun tells the time for each small request.
func BenchmarkRun(b *testing.B) {
	b.ReportAllocs()
	in := &endless{line: []byte(request("a") + "\n"), left: b.N}
	b.ResetTimer()
	require.NoError(b, run(in, io.Discard, runtime.GOMAXPROCS(0), doors[0].together, doors[0].answer))
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
}
