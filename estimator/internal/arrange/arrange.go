// Package arrange sorts short lists. What package slices brings for each type that it
// sorts is some ten kilobytes of WebAssembly, which every visitor loads; lists of a
// dozen limits or plans need none of it.
package arrange

// Stable sorts a short list, up to some hundred elements. What compares as equal stays
// in its order.
func Stable[E any](list []E, compare func(a, b E) int) {
	for i := 1; i < len(list); i++ {
		moved, at := list[i], i
		for ; at > 0 && compare(list[at-1], moved) > 0; at-- {
			list[at] = list[at-1]
		}
		list[at] = moved
	}
}
