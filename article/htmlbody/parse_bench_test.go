package htmlbody_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article/htmlbody"
)

// body is what a content management system stores of an article.
var body = []byte(strings.Repeat(`<h2 id="day">What happened on the day</h2>
<p>The harbour bridge reopened to trams at <strong>five in the morning</strong>, ninety days late, and the <em>first</em> driver waved to nobody. <a href="https://port.example/notice">The port</a> had asked for quiet; <code>line 7</code> ran empty until seven.</p>
<figure class="wp-block-image size-large"><img src="/img/bridge.jpg" alt="A tram on the bridge" width="1600" height="900" srcset="/img/bridge-800.jpg 800w, /img/bridge.jpg 1600w"><figcaption>The first tram. <small>Ana Prado</small></figcaption></figure>
<blockquote><p>Nobody believed the date any more.</p><footer>— Ines Marlow</footer></blockquote>
<ul><li>The tolls end in May</li><li>The ferries keep their <em>summer</em> timetable</li><li>A second span waits for its money</li></ul>
<p>Engineers count the days by the tide table, and the table does not bend. A crane came from the south yard, a second from the north, and between them hung the last forty metres of deck.</p>
`, 6))

func BenchmarkParse(b *testing.B) {
	b.Run("document", func(b *testing.B) {
		b.SetBytes(int64(len(body)))
		b.ReportAllocs()
		for b.Loop() {
			_, losses, err := htmlbody.Parse(body, htmlbody.Options{})
			require.NoError(b, err)
			require.Empty(b, losses)
		}
	})
	b.Run("tree alone, quickly", func(b *testing.B) {
		b.SetBytes(int64(len(body)))
		b.ReportAllocs()
		for b.Loop() {
			_, ok := htmlbody.Quick(body)
			require.True(b, ok)
		}
	})
	b.Run("tree alone, by the parser", func(b *testing.B) {
		b.SetBytes(int64(len(body)))
		b.ReportAllocs()
		for b.Loop() {
			_, err := htmlbody.Slow(body)
			require.NoError(b, err)
		}
	})
}
