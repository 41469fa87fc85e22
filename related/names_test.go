package related_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
)

// names are the names found in a text, as readers know them, by key.
func names(language, text string) []string {
	a := story("a", "All Of This Is Passed Over", text)
	a.Language = language
	found := []string{}
	for _, t := range related.Analyse(a, language).Terms {
		if t.Signal == related.SignalName {
			found = append(found, t.Text)
		}
	}
	return found
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		name, language, text string
		want                 []string
	}{
		{"a person inside of a sentence", "en", "Yesterday the mayor, Anna Keller, rang a bell.", []string{"Anna Keller"}},
		{"a person at the beginning", "en", "Anna Keller rang a bell. Anna Keller's bell is old.", []string{"Anna Keller"}},
		{"a function word at the beginning", "en", "The Northern Bank closed. From Port Ilsen the ferry went on.", []string{"Northern Bank", "Port Ilsen"}},
		{"single names are words", "en", "In winter Keller went to Basel. A", []string{}},
		{"particles inside", "en", "The governor of the Bank of Ilsen met Ludwig van der Brink.", []string{"Bank of Ilsen", "Ludwig van der Brink"}},
		{"particles at the end", "en", "We are friends of Anna Keller of the harbour.", []string{"Anna Keller"}},
		{"also known without the title", "en", "He asked Chancellor Olga Braun about it.", []string{"Chancellor Olga Braun", "Olga Braun"}},
		{"hyphens make one name", "en", "We met Minister Jean-Luc Marchand-Roy there.", []string{"Jean-Luc Marchand-Roy", "Minister Jean-Luc Marchand-Roy"}},
		{"a short word before a hyphen", "en", "Al-Dura-Ben-Ilsen spoke. Al-Dura Ilsen listened.", []string{"Al-Dura-Ben-Ilsen", "Al-Dura Ilsen"}},
		{"initials", "en", "A poem by J. K. Ostrander was read.", []string{"J. K. Ostrander", "K. Ostrander"}},
		{"commas and full stops divide", "en", "In Basel, Keller spoke. Braun listened.", []string{}},
		{"a shouted line is none", "en", "BRIDGE OPENS AFTER NINETY DAYS OF WORK. So it goes.", []string{}},
		{"French", "fr", "Hier la ministre Claire Dubois a rencontré Jean de La Rive.", []string{"Claire Dubois", "Jean de La Rive"}},
		{"Spanish", "es", "El alcalde José Ibarra habló con la Unión de los Puertos.", []string{"José Ibarra", "Unión de los Puertos"}},
		{"German", "de", "Gestern sprach Anna Keller mit Ursula von der Leine über die Europäische Union.", []string{"Anna Keller", "Europäische Union", "Ursula von der Leine"}},
		{"Russian, in two cases", "ru", "Мэр Анна Ветрова открыла мост. О мосте спросили Анну Ветрову.", []string{"Анна Ветрова", "Мэр Анна Ветрова"}},
		{"Greek", "el", "Χθες ο δήμαρχος Νίκος Παππάς άνοιξε τη γέφυρα.", []string{"Νίκος Παππάς"}},
		{"Turkish", "tr", "Dün belediye başkanı İrem Yıldız köprüyü açtı.", []string{"İrem Yıldız"}},
		{"Swedish", "sv", "I går talade Åsa Öberg om bron.", []string{"Åsa Öberg"}},
		{"Arabic has no capitals", "ar", "افتتحت رئيسة البلدية الجسر أمس.", []string{}},
		{"Japanese has no capitals", "ja", "市長は昨日橋を開いた。", []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.ElementsMatch(t, c.want, names(c.language, c.text))
		})
	}
}

func TestSharedNamesAreTold(t *testing.T) {
	x := related.New(related.Options{Now: noon})
	require.NoError(t, x.Add(
		story("bell", "A bell", "Yesterday the mayor, Anna Keller, rang a bell on the bridge."),
		story("cheese", "Cheese", "Dairies say that Anna Keller likes winter cheese."),
		story("anna", "Anna", "Anna sold milk to one Keller, who came with a ferry and rang."),
	))
	got, err := x.Related(t.Context(), related.Query{Key: "bell", Limit: 2})
	require.NoError(t, err)
	require.ElementsMatch(t, []string{"anna", "cheese"}, keys(got))
	for _, r := range got {
		if r.Key == "cheese" {
			require.Equal(t, "both name Anna Keller", r.Why())
		} else {
			require.NotContains(t, r.Why(), "both name")
		}
	}
}

func TestNamesOverSeveralInlines(t *testing.T) {
	a := &article.Article{ID: "a", Language: "en", Dek: "A word with Olga Braun", Body: article.Document{Blocks: []article.Block{
		&article.Paragraph{Content: []article.Inline{
			&article.Text{Value: "Nothing joins Port"}, &article.Text{Value: "Ilsen here."},
		}},
	}}}
	var found []string
	for _, t := range related.Analyse(a, "").Terms {
		if t.Signal == related.SignalName {
			found = append(found, t.Text)
		}
	}
	require.Equal(t, []string{"Olga Braun"}, found)
}

func FuzzAnalyse(f *testing.F) {
	for _, text := range []string{
		"Yesterday Anna Keller rang. La-B-C-D of", "J. K. Ostrander", "A", "É-É É", "İ van der Ü. ", "Die 20 Millionen Euro\u00a0Hilfe", "\xff\xfe A\xff B",
	} {
		f.Add(text, "en")
		f.Add(text, "ru")
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		a := &article.Article{ID: "a", Language: language, Headline: text, Dek: text}
		once, again := related.Analyse(a, ""), related.Analyse(a, "")
		require.Equal(t, once, again)
		shares := 0.0
		for _, term := range once.Terms {
			require.NotEmpty(t, term.Name)
			if term.Signal == related.SignalWord {
				require.Positive(t, term.Share)
				shares += term.Share
			}
		}
		if len(once.Terms) > 0 {
			require.InDelta(t, 1, shares, 1e-3)
		}
	})
}
