package webpage

import (
	"strings"
	"time"
)

// The forms in which pages write times, most exact first. Fractions of a
// second are read in each. Numbers with slashes are left: nothing says whether
// the day or the month comes first.
var timeForms = []string{
	time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04:05-07", "2006-01-02T15:04Z07:00", "2006-01-02T15:04-0700", "2006-01-02T15:04:05", "2006-01-02T15:04",
	"2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05-0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 MST", "2006-01-02 15:04:05", "2006-01-02 15:04",
	time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", time.DateOnly, "2006/01/02", "20060102",
	"January 2, 2006 3:04 PM", "2006年1月2日 15:04", "2006年1月2日", "2006. 1. 2.",
}

func moment(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	for _, form := range timeForms {
		if t, err := time.Parse(form, s); err == nil && t.Year() > 0 {
			return t, true
		}
	}
	t, others, ok := writtenDate(s)
	return t, ok && others <= 4 // a weekday, a time of day
}
