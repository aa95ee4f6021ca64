//go:build race

package estimator_test

// raceDetector says whether the tests run under it.
const raceDetector = true
