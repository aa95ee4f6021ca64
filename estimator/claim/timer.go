package claim

import "github.com/outpocket/outpocket/estimator/internal/exact"

// heap is a queue of rows from which the first comes first.
type heap []int32

func (h *heap) push(row int32) {
	q := append(*h, row)
	*h = q
	for i := len(q) - 1; i > 0; {
		above := (i - 1) / 2
		if q[above] <= q[i] {
			return
		}
		q[above], q[i] = q[i], q[above]
		i = above
	}
}

func (h *heap) pop() int32 {
	q := *h
	first := q[0]
	n := len(q) - 1
	q[0] = q[n]
	*h = q[:n]
	for i := 0; ; {
		below := 2*i + 1
		if below >= n {
			return first
		}
		if below+1 < n && q[below+1] < q[below] {
			below++
		}
		if q[i] <= q[below] {
			return first
		}
		q[below], q[i] = q[i], q[below]
		i = below
	}
}

// timers tell which of many things is due first. They are a tree: each node
// holds the one of its two that is due the sooner.
type timers struct {
	f    *exact.Field
	due  []exact.Ratio // Den 0 where it never is
	tree []int32       // node n has 2n and 2n+1; the leaves come last
}

func newTimers(f *exact.Field, n int) timers {
	leaves := 1
	for leaves < n {
		leaves *= 2
	}
	t := timers{f: f, due: make([]exact.Ratio, leaves), tree: make([]int32, 2*leaves)}
	for i := range leaves {
		t.tree[leaves+i] = int32(i)
	}
	for n := leaves - 1; n > 0; n-- {
		t.tree[n] = t.tree[2*n]
	}
	return t
}

// set says when thing i is due.
func (t *timers) set(i int, at exact.Ratio) {
	if t.due[i] == at {
		return
	}
	t.due[i] = at
	for n := (len(t.due) + i) / 2; n > 0; n /= 2 {
		sooner, other := t.tree[2*n], t.tree[2*n+1]
		if t.sooner(other, sooner) {
			sooner = other
		}
		t.tree[n] = sooner
	}
}

// stop says that thing i is never due.
func (t *timers) stop(i int) { t.set(i, exact.Ratio{}) }

func (t *timers) sooner(i, j int32) bool {
	a, b := t.due[i], t.due[j]
	return a.Den != 0 && (b.Den == 0 || t.f.Compare(a, b) < 0)
}

// first returns when the first is due, and whether any is.
func (t *timers) first() (at exact.Ratio, ok bool) {
	at = t.due[t.tree[1]]
	return at, at.Den != 0
}

// ringing returns one that is due at x, and whether any is.
func (t *timers) ringing(x exact.Ratio) (i int, ok bool) {
	at, ok := t.first()
	if !ok || t.f.Compare(at, x) != 0 {
		return 0, false
	}
	return int(t.tree[1]), true
}
