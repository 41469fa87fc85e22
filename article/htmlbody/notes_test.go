package htmlbody_test

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
	"github.com/dots-newsroom/newsroom/render"
)

// Notes are made up apart from the other blocks: a mark needs its note, and a
// note stands in one place.
func TestNotesAndTheirMarksAreReadBack(t *testing.T) {
	documents := uint64(20_000)
	if testing.Short() {
		documents = 1_000
	}
	for seed := range documents {
		kinds := append(slices.Clone(core), article.KindFootnoteRef)
		options := articlegen.Options{Kinds: kinds, Size: 1 + int(seed*3/documents), Depth: 2 + int(seed%3)}
		want := articlegen.Document(seed, options)
		notes := &article.Footnotes{Attrs: article.Attrs{ID: "notes"}}
		for i := range 1 + seed%3 {
			// What a note says may have marks of its own.
			said := articlegen.Document(seed+i<<32, options)
			notes.Items = append(notes.Items, article.Footnote{Label: fmt.Sprint([]string{"", "a \"b\" ", "é&"}[seed%3], i), Content: said.Blocks})
		}
		want.Blocks = append(want.Blocks, notes)
		marks := 0
		for n := range want.Preorder() {
			if ref, ok := n.(*article.FootnoteRef); ok {
				ref.Label = notes.Items[marks%len(notes.Items)].Label
				marks++
			}
		}
		normal(reflect.ValueOf(&want).Elem())
		out := render.Body{Document: &want}.AppendHTML(nil)
		got, losses, err := htmlbody.Parse(out, htmlbody.Options{})
		require.NoError(t, err, "seed %d, %+v: %s", seed, options, out)
		require.Empty(t, losses, "seed %d, %+v: %s", seed, options, out)
		if !cmp.Equal(want, got) {
			t.Fatalf("seed %d, %+v: %s\n%s", seed, options, out, cmp.Diff(want, got))
		}
	}
}

func ExampleParse_notes() {
	doc, _, err := htmlbody.Parse([]byte(`<p>It is open<sup class="noteref"><a href="#n1">1</a></sup>.</p>
		<section class="notes"><h2>Notes</h2><ol><li id="n1" data-label="harbour">Says the port.</li></ol></section>`), htmlbody.Options{})
	mark := doc.Blocks[0].(*article.Paragraph).Content[1].(*article.FootnoteRef)
	note := doc.Blocks[1].(*article.Footnotes).Items[0]
	fmt.Println(strconv.Quote(mark.Label), strconv.Quote(note.Label), err)
	fmt.Println(doc.Text())
	// Output:
	// "harbour" "harbour" <nil>
	// It is open.
	//
	// Says the port.
}
