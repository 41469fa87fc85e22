package related

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
)

func TestNamesAreSpeltByTheirWords(t *testing.T) {
	d := newDictionary()
	terms := make(map[string]uint32)
	for _, form := range []string{"anna", "Keller", "ludwig", "van", "der", "brink", "McAllen", "bank", "of", "ilsen", "éva"} {
		terms[form] = d.add(kindWord, "stem of "+form, form)
	}
	for _, c := range []struct {
		text  string
		words []string
		plain bool
	}{
		{"Anna Keller", []string{"anna", "Keller"}, true},
		{"Ludwig van der Brink", []string{"ludwig", "van", "der", "brink"}, true},
		{"Van Brink", []string{"van", "brink"}, true},
		{"Éva McAllen", []string{"éva", "McAllen"}, true},
		{"Bank of Ilsen", []string{"bank", "of", "ilsen"}, true},
		{"Bank Of Ilsen", []string{"bank", "of", "ilsen"}, false},
		{"Banks of Ilsen", []string{"bank", "of", "ilsen"}, false},
		{"Anna-Keller", []string{"anna", "Keller"}, false},
		{"Anna Kellers", []string{"anna", "Keller"}, false},
		{"Anna", []string{"anna", "Keller"}, false},
		{"", []string{"anna"}, false},
	} {
		var words []uint32
		for _, w := range c.words {
			words = append(words, terms[w])
		}
		require.Equal(t, c.plain, d.spells(c.text, words), c.text)
		require.Equal(t, c.plain, d.spell(words) == c.text, c.text)
	}
}

func TestNamesThatTakeTooMuchRoomAreLeftOut(t *testing.T) {
	long := func(first string) string { return first + strings.Repeat("a", 50) + "-Q" + strings.Repeat("u", 50) }
	b := newBatch("en")
	b.read(&article.Article{ID: "a", Dek: "He met " + long("B") + ", " + long("C") + ", " + long("D") + "."})
	b.resolve(newDictionary())
	d := b.finish()[0]
	require.LessOrEqual(t, len(d.names), maxNameBytes)
	var texts []string
	for words, text := range d.names.all(d.terms) {
		require.Len(t, words, 2)
		texts = append(texts, text)
	}
	require.Equal(t, []string{long("B"), long("C")}, texts)
}

func FuzzNameList(f *testing.F) {
	f.Add([]byte{2, 0, 1, 2 | spelt, 1, 2, 3, 'A', ' ', 'B'}, uint16(3))
	f.Add([]byte{2 | spelt, 0, 1, 200, 'A'}, uint16(2))
	f.Add([]byte{spelt, 0, 0, 5}, uint16(1))
	f.Add(append([]byte{1 | spelt, 0, 255}, make([]byte, 300)...), uint16(1))
	f.Fuzz(func(t *testing.T, list []byte, terms uint16) {
		for words, text := range nameList(list).all(int(terms)) {
			require.NotEmpty(t, words)
			for _, place := range words {
				require.Less(t, place, uint32(terms))
			}
			require.LessOrEqual(t, len(words)+len(text), len(list))
		}
	})
}
