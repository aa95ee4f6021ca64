// Package arrange sorts lists. What package slices brings for each type that it sorts
// is some ten kilobytes of WebAssembly, which every visitor loads.
package arrange

// Stable sorts a list of up to some thousand elements. What compares as equal stays in
// its order. It compares n × log n times, and moves what is larger for each element.
func Stable[E any](list []E, compare func(a, b E) int) {
	for i := 1; i < len(list); i++ {
		from, to := 0, i // the place is the first whose element is larger
		for from < to {
			if middle := (from + to) / 2; compare(list[middle], list[i]) > 0 {
				to = middle
			} else {
				from = middle + 1
			}
		}
		moved := list[i]
		copy(list[from+1:i+1], list[from:i])
		list[from] = moved
	}
}
