package locale_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/render/locale"
)

var day = time.Date(2026, 11, 24, 9, 40, 0, 0, time.UTC)

func ExampleFor() {
	words := locale.For("de-AT")
	fmt.Println(words.RelatedStories, "|", words.MinRead(4), "|", words.Date(day))
	// Output: Mehr zum Thema | 4 Min. Lesezeit | 24. November 2026
}

func ExampleLocale_MinRead() {
	for _, n := range []int{1, 2, 3, 11} {
		fmt.Println(locale.For("ar").MinRead(n))
	}
	// Output:
	// دقيقة قراءة واحدة
	// دقيقتا قراءة
	// 3 دقائق قراءة
	// 11 دقيقة قراءة
}

func ExampleLocale_AppendMinRead() {
	fmt.Println(string(locale.For("en").AppendMinRead([]byte("about "), 4)))
	// Output: about 4 min read
}

func ExampleLocale_DateTime() {
	fmt.Println(locale.For("ja").DateTime(day))
	// Output: 2026年11月24日, 09:40
}

func ExampleName() {
	fmt.Println(locale.Name("ar"), locale.Name("en-GB"), locale.Name("xx"))
	// Output: العربية English xx
}

func TestEveryLanguageSaysEverything(t *testing.T) {
	for _, tag := range []string{"en", "de", "fr", "es", "ar", "ja"} {
		l := locale.For(tag)
		require.Equal(t, tag, l.Tag)
		words := reflect.ValueOf(l.Words)
		for i := range words.NumField() {
			require.NotEmpty(t, words.Field(i).String(), "%s has no %s", tag, words.Type().Field(i).Name)
		}
		for _, month := range l.Months {
			require.NotEmpty(t, month, tag)
		}
		require.NotEmpty(t, l.Minutes[locale.Other], tag)
		require.NotEqual(t, tag, locale.Name(tag))
	}
}

func TestALanguageWithoutWordsIsEnglish(t *testing.T) {
	for _, tag := range []string{"", "xx", "tlh-Latn"} {
		require.Equal(t, "en", locale.For(tag).Tag, tag)
	}
}
