package locale

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

//go:generate go run gen_calendars.go

// A Calendar words dates and relative times. Those of this package are CLDR's,
// release 48, with the digits 0 to 9 in every language.
type Calendar struct {
	// Months are the names of the months as they stand in a date.
	Months [12]string
	// DateForm is the order of a date: D, M, N and Y stand for the day, the
	// month's name, the month's number and the year.
	DateForm string
	// Now is less than a minute from now.
	Now string
	// The others are so far from now, by plural form, with "#" for the
	// number; Other serves for a form without.
	MinutesAgo, InMinutes, HoursAgo, InHours, DaysAgo, InDays map[Form]string
}

// Date is the day as printed in a byline: "24 November 2026".
func (c *Calendar) Date(t time.Time) string { return string(c.AppendDate(nil, t)) }

// AppendDate appends [Calendar.Date](t) to dst.
func (c *Calendar) AppendDate(dst []byte, t time.Time) []byte {
	year, month, day := t.Date()
	for _, r := range c.DateForm {
		switch r {
		case 'D':
			dst = strconv.AppendInt(dst, int64(day), 10)
		case 'M':
			dst = append(dst, c.Months[month-1]...)
		case 'N':
			dst = strconv.AppendInt(dst, int64(month), 10)
		case 'Y':
			dst = strconv.AppendInt(dst, int64(year), 10)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// Relative is a time as seen from now, before or after: "now", "5 minutes
// ago", "in 3 hours", "6 days ago", in whole units that have passed. From
// seven days on it is the date.
func (l *Locale) Relative(t, now time.Time) string {
	d := now.Sub(t)
	ago := d >= 0
	if !ago {
		d = -d
	}
	side := func(past, future map[Form]string) map[Form]string {
		if ago {
			return past
		}
		return future
	}
	switch {
	case d < time.Minute:
		return l.Now
	case d < time.Hour:
		return counted(l.Tag, side(l.MinutesAgo, l.InMinutes), int(d/time.Minute))
	case d < 24*time.Hour:
		return counted(l.Tag, side(l.HoursAgo, l.InHours), int(d/time.Hour))
	case d < 7*24*time.Hour:
		return counted(l.Tag, side(l.DaysAgo, l.InDays), int(d/(24*time.Hour)))
	}
	return l.Date(t)
}

// counted is the wording for a number in the plural form that CLDR's rules
// give it in a language, as golang.org/x/text has them.
func counted(tag string, words map[Form]string, n int) string {
	form := words[Other]
	if parsed, err := language.Parse(tag); err == nil {
		if own, ok := words[forms[plural.Cardinal.MatchPlural(parsed, n, 0, 0, 0, 0)]]; ok {
			form = own
		}
	}
	return strings.Replace(form, "#", strconv.Itoa(n), 1)
}
