package care_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/care"
)

// Every day of 800 years is the one that package time makes of it.
func TestDatesAreThoseOfPackageTime(t *testing.T) {
	for day := time.Date(1700, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2500; day = day.AddDate(0, 0, 1) {
		text := day.Format(time.DateOnly)
		want := care.Date(day.Unix() / (24 * 60 * 60))
		require.Equal(t, want, care.NewDate(day.Year(), int(day.Month()), day.Day()), text)
		require.Equal(t, text, want.String())
		got, ok := care.ParseDate(text)
		require.True(t, ok, text)
		require.Equal(t, want, got, text)
	}
}

func TestMonthsCountOn(t *testing.T) {
	for month := 1; month <= 36; month++ {
		want := time.Date(2026, time.Month(month), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		assert.Equal(t, want, care.NewDate(2026, month, 1).String())
	}
}

// Whatever is written, a date is read exactly where package time reads one.
func TestWhatIsNoDate(t *testing.T) {
	for _, text := range []string{
		"", "2026", "2026-1-01", "2026-01-1", "2026-01-011", "02026-01-01", "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-01T00:00:00Z",
		"2026-00-01", "2026-13-01", "2026-01-00", "2026-01-32", "2026-02-29", "2028-02-29", "2028-02-30", "2100-02-29", "2000-02-29",
		"2026-04-31", "2026-12-31", "+026-01-01", "-026-01-01", "20x6-01-01", "0001-01-01", "0004-02-29", "9999-12-31", "９026-01-01",
	} {
		want, err := time.Parse(time.DateOnly, text)
		got, ok := care.ParseDate(text)
		assert.Equal(t, err == nil, ok, text)
		if ok {
			assert.Equal(t, care.Date(want.Unix()/(24*60*60)), got, text)
			assert.Equal(t, text, got.String())
		}
	}
	_, ok := care.ParseDate("0000-12-31")
	assert.False(t, ok, "there is no year 0")
}
