package locale_test

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/render/locale"
)

var day = time.Date(2026, 11, 24, 9, 40, 0, 0, time.UTC)

func ExampleFor() {
	words := locale.For("de-AT")
	fmt.Println(words.RelatedStories, "|", words.Minutes.Short(4), "|", words.Date(day))
	// Output: Mehr zum Thema | 4 Min. Lesezeit | 24. November 2026
}

func ExampleMinutes_Long() {
	russian, arabic := locale.MinutesFor("ru"), locale.MinutesFor("ar")
	for _, n := range []int{1, 2, 3, 11, 21} {
		fmt.Println(russian.Long(n), "|", arabic.Long(n))
	}
	// Output:
	// 1 минута чтения | دقيقة واحدة للقراءة
	// 2 минуты чтения | دقيقتان للقراءة
	// 3 минуты чтения | 3 دقائق للقراءة
	// 11 минут чтения | 11 دقيقة للقراءة
	// 21 минута чтения | 21 دقيقة للقراءة
}

func ExampleMinutesFor() {
	for _, tag := range []string{"en-GB", "zh-TW", "nb", "ca", "xx"} {
		fmt.Print(locale.MinutesFor(tag).Short(4), " | ")
	}
	fmt.Println()
	// Output: 4 min read | 閱讀時間 4 分鐘 | 4 min lesetid | 4 min de lectura | 4 min read |
}

func ExampleMinutes_AppendShort() {
	fmt.Println(string(locale.For("ja").Minutes.AppendShort([]byte("→ "), 4)))
	// Output: → 4分で読めます
}

func ExampleLocale_AppendTime() {
	fmt.Println(string(locale.For("en").AppendTime([]byte("at "), day)))
	// Output: at 09:40
}

func ExampleLocale_DateTime() {
	fmt.Println(locale.For("ja").DateTime(day))
	// Output: 2026年11月24日, 09:40
}

func ExampleLocale_Relative() {
	for _, tag := range []string{"en", "de", "ar", "ja"} {
		l := locale.For(tag)
		fmt.Println(l.Relative(day.Add(-2*time.Hour), day), "|", l.Relative(day.Add(5*time.Minute), day))
	}
	// Output:
	// 2 hours ago | in 5 minutes
	// vor 2 Stunden | in 5 Minuten
	// قبل ساعتين | خلال 5 دقائق
	// 2 時間前 | 5 分後
}

func ExampleCalendar_Date() {
	fmt.Println(locale.For("en-GB").Date(day), "|", locale.For("en-US").Date(day))
	// Output: 24 November 2026 | November 24, 2026
}

func TestRelativeTimesChangeUnitAtItsFullNumber(t *testing.T) {
	l := locale.For("en")
	for _, c := range []struct {
		before time.Duration
		want   string
	}{
		{0, "now"}, {59 * time.Second, "now"}, {-59 * time.Second, "now"},
		{time.Minute, "1 minute ago"}, {-time.Minute, "in 1 minute"}, {time.Hour - 1, "59 minutes ago"},
		{time.Hour, "1 hour ago"}, {24*time.Hour - 1, "23 hours ago"}, {-3 * time.Hour, "in 3 hours"},
		{24 * time.Hour, "1 day ago"}, {7*24*time.Hour - 1, "6 days ago"}, {-48 * time.Hour, "in 2 days"},
		{7 * 24 * time.Hour, "17 November 2026"}, {-7 * 24 * time.Hour, "1 December 2026"},
	} {
		require.Equal(t, c.want, l.Relative(day.Add(-c.before), day), c.before)
	}
}

func ExampleName() {
	fmt.Println(locale.Name("ar"), locale.Name("en-GB"), locale.Name("xx"))
	// Output: العربية English xx
}

func TestEveryLanguageSaysEverything(t *testing.T) {
	tags := locale.Tags()
	require.GreaterOrEqual(t, len(tags), 30)
	for _, tag := range tags {
		l := locale.For(tag)
		require.Equal(t, tag, l.Tag)
		words := reflect.ValueOf(l.Words)
		for i := range words.NumField() {
			require.NotEmpty(t, words.Field(i).String(), "%s has no %s", tag, words.Type().Field(i).Name)
		}
		for _, month := range l.Months {
			require.NotEmpty(t, month, tag)
		}
		require.Equal(t, locale.MinutesFor(tag).Short(4), l.Minutes.Short(4))
		require.NotEqual(t, tag, locale.Name(tag))
	}
}

// Package render prints dates and reading times of this wording as they are.
func TestNoWordingNeedsEscaping(t *testing.T) {
	for _, tag := range locale.Tags() {
		l := locale.For(tag)
		for month := range 12 {
			words := fmt.Sprint(l.Minutes.Short(4), l.DateTime(day.AddDate(0, month, 0)))
			require.False(t, strings.ContainsAny(words, "<>&\"\x00"), words)
		}
	}
}

func ExampleTags() {
	fmt.Println(locale.Tags()[:4])
	// Output: [ar bg cs da]
}

// A label that is the English one in another language is one that nobody
// translated, but for words that the languages share.
func TestFewLabelsAreEnglish(t *testing.T) {
	english := reflect.ValueOf(locale.For("en").Words)
	for _, tag := range locale.Tags() {
		if strings.HasPrefix(tag, "en") {
			continue
		}
		words, same := reflect.ValueOf(locale.For(tag).Words), 0
		for i := range words.NumField() {
			if words.Field(i).String() == english.Field(i).String() {
				same++
			}
		}
		require.LessOrEqual(t, same, 5, tag)
	}
}

func TestALanguageWithoutWordsIsEnglish(t *testing.T) {
	for _, tag := range []string{"", "xx", "tlh-Latn"} {
		require.Equal(t, "en", locale.For(tag).Tag, tag)
	}
}

func TestReadingTimeInThirtyLanguages(t *testing.T) {
	tags := strings.Fields("ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja km ko lt lv ms nl no pl pt ro ru sk sl sr sv th tr uk ur vi zh zh-Hant")
	require.GreaterOrEqual(t, len(tags), 30)
	for _, tag := range tags {
		for n := range 130 {
			long := locale.MinutesFor(tag).Long(n)
			require.NotContains(t, long, "#", "%s %d", tag, n)
			require.NotEmpty(t, long)
			require.Contains(t, locale.MinutesFor(tag).Short(n), strconv.Itoa(n), tag)
			if tag != "en" {
				require.NotContains(t, long, "minutes to read", tag)
			}
		}
	}
	// CLDR's rules where they differ most.
	for tag, want := range map[string]map[int]string{
		"pl": {1: "1 minuta czytania", 2: "2 minuty czytania", 5: "5 minut czytania", 22: "22 minuty czytania", 112: "112 minut czytania"},
		"cs": {1: "1 minuta čtení", 3: "3 minuty čtení", 5: "5 minut čtení"},
		"sl": {1: "1 minuta branja", 2: "2 minuti branja", 3: "3 minute branja", 5: "5 minut branja", 101: "101 minuta branja"},
		"lv": {10: "10 minūšu lasīšanai", 1: "1 minūte lasīšanai", 2: "2 minūtes lasīšanai", 21: "21 minūte lasīšanai"},
		"lt": {1: "1 minutė skaitymo", 2: "2 minutės skaitymo", 10: "10 minučių skaitymo"},
		"ro": {1: "1 minut de citit", 4: "4 minute de citit", 20: "20 de minute de citit"},
		"he": {1: "דקת קריאה אחת", 2: "שתי דקות קריאה", 4: "4 דקות קריאה"},
		"fr": {0: "0 minute de lecture", 1: "1 minute de lecture", 2: "2 minutes de lecture"},
	} {
		for n, words := range want {
			require.Equal(t, words, locale.MinutesFor(tag).Long(n))
		}
	}
}
