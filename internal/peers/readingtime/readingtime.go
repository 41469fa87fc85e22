// Package readingtime measures counting words for reading time beside Hugo's
// counting, Miniflux's, Unicode's rules for words, and strings.Fields.
//
// The Go ports of the npm package reading-time (begmaroman/reading-time,
// edoardottt/go-readingtime, lazarcloud/reading-time) are not on the module
// proxy that this was built with, so that the rule is measured as this
// library's own profile computes it. Miniflux keeps its package internal; its
// counting is written out here.
package readingtime

import (
	"context"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
	"github.com/gohugoio/hugo/helpers"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/peers/measure"
)

// hugoCJK counts as Hugo does on a page that it takes for Chinese, Japanese
// or Korean (hugolib/page__content.go, v0.160.0).
func hugoCJK(s string) (n int) {
	for word := range strings.FieldsSeq(s) {
		if runes := utf8.RuneCountInString(word); runes != len(word) {
			n += runes
		} else {
			n++
		}
	}
	return n
}

// miniflux counts as Miniflux 2.3 does behind its sanitizer: letters where
// most of the first hundred are Chinese, Japanese or Korean, or else fields.
func miniflux(s string) (n int) {
	letters, cjk := 0, 0
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		if letters++; letters == 100 {
			break
		}
		if unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana, unicode.Yi, unicode.Bopomofo) {
			cjk++
		}
	}
	if cjk > letters/2 {
		return utf8.RuneCountInString(s)
	}
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

// unicodeWords counts by the rules of UAX #29 the pieces that hold a letter or
// digit.
func unicodeWords(s string) (n int) {
	for pieces := words.FromString(s); pieces.Next(); {
		if r, _ := utf8.DecodeRuneInString(pieces.Value()); unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// Measure runs the comparison: megabytes a second on one core.
func Measure(ctx context.Context) ([]measure.Ratio, error) {
	texts := []struct{ name, text string }{
		{"English, 16 KB", strings.Repeat("The harbour bridge reopened to trams at five in the morning, ninety days late. ", 200)},
		{"Japanese, 19 KB", strings.Repeat("午前五時、最初の路面電車が橋を渡った。九十日ぶりのことである。", 200)},
	}
	peers := []struct {
		name string
		run  func(string) int
	}{
		{"len(strings.Fields(s))", func(s string) int { return len(strings.Fields(s)) }},
		{"hugo helpers.TotalWords", helpers.TotalWords},
		{"hugo, CJK page", hugoCJK},
		{"miniflux", miniflux},
		{"clipperhouse/uax29 words", unicodeWords},
		{"npm rule (our profile)", func(s string) int { return article.ProfileNPM.Minutes(s, 0, "") }},
	}
	var out []measure.Ratio
	for _, t := range texts {
		ours := speed(t.text, func(s string) int { c := article.CountText(s); return c.Words() + c.Characters() })
		for _, p := range peers {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			out = append(out, measure.More(measure.Ratio{
				Area: "readingtime", Case: t.name, Peer: p.name, Unit: "MB/s", Ours: ours, Theirs: speed(t.text, p.run),
			}))
		}
	}
	return out, nil
}

func speed(text string, count func(string) int) float64 {
	r := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
			count(text)
		}
	})
	return float64(len(text)) * float64(r.N) / r.T.Seconds() / 1e6
}
