package feed

import (
	"strings"
	"time"
)

// rfc822 is how RSS writes a moment: RFC 822 with a year of four digits.
const rfc822 = "Mon, 02 Jan 2006 15:04:05 -0700"

// zones are the names that RFC 822 (5.1) gives a meaning. The time package
// takes a name that it does not know for UTC, and would be hours off.
var zones = map[string]string{
	"UT": "+0000", "GMT": "+0000", "UTC": "+0000", "Z": "+0000",
	"EST": "-0500", "EDT": "-0400", "CST": "-0600", "CDT": "-0500",
	"MST": "-0700", "MDT": "-0600", "PST": "-0800", "PDT": "-0700",
}

// parseDate reads a moment as feeds write it: RFC 822 with its usual faults,
// or RFC 3339 with its.
func parseDate(s string) (time.Time, bool) {
	s = strings.Join(strings.Fields(s), " ")
	for _, layout := range [...]string{
		time.RFC3339Nano, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05",
		"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05", time.DateOnly,
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	// The weekday says nothing that the date does not, and is often wrong or
	// in another language.
	if _, rest, found := strings.Cut(s, ","); found {
		s = strings.TrimSpace(rest)
	}
	if last := strings.LastIndexByte(s, ' '); last >= 0 {
		if offset, known := zones[strings.ToUpper(s[last+1:])]; known {
			s = s[:last+1] + offset
		}
	}
	for _, layout := range [...]string{
		"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04 -0700", "2 January 2006 15:04:05 -0700", "2 Jan 06 15:04:05 -0700", "2 Jan 06 15:04 -0700",
		"2 Jan 2006 15:04:05 -07:00", "2 Jan 2006 15:04:05", "2 Jan 2006",
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
