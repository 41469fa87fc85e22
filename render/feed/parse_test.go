package feed_test

import (
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render/feed"
)

// item reads the one item of an RSS feed.
func item(t *testing.T, markup string) (feed.Item, []article.Loss) {
	t.Helper()
	f, losses, err := feed.Parse([]byte(`<rss><channel><link>https://ledger.example/</link><item>`+markup+`</item></channel></rss>`), feed.Options{})
	require.NoError(t, err)
	require.Len(t, f.Items, 1)
	return f.Items[0], losses
}

func TestRSSAsItIsFound(t *testing.T) {
	for name, c := range map[string]struct {
		markup string
		want   feed.Item
	}{
		"a guid is a link where there is none": {`<guid>https://ledger.example/a</guid>`,
			feed.Item{Article: &article.Article{URL: "https://ledger.example/a"}}},
		"a guid that is no link is an id": {`<guid isPermaLink="false">17</guid><link>/a</link>`,
			feed.Item{Article: &article.Article{ID: "17", URL: "https://ledger.example/a"}}},
		"entities of HTML, a bare ampersand": {`<title>Salt &amp; sea&nbsp;air &mdash; R&D</title>`,
			feed.Item{Article: &article.Article{Headline: "Salt & sea\u00a0air — R&D"}}},
		"a description of HTML is the body too": {`<description>&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;.&lt;/p&gt;</description>`,
			feed.Item{ContentHTML: "<p>One <b>two</b>.</p>", Article: &article.Article{Dek: "One two.", Body: article.Document{Blocks: []article.Block{
				&article.Paragraph{Content: []article.Inline{&article.Text{Value: "One "}, &article.Strong{Content: text("two")}, &article.Text{Value: "."}}}}}}}},
		"authors by mailbox": {`<author>ines@ledger.example (Ines Marlow)</author><author>Ø. Dahl</author>`,
			feed.Item{Article: &article.Article{Authors: []article.Author{{Name: "Ines Marlow", Email: "ines@ledger.example"}, {Name: "Ø. Dahl"}}}}},
		"names win over a mailbox": {`<author>desk@ledger.example</author><dc:creator xmlns:dc="https://purl.org/dc/elements/1.1">Ines</dc:creator>`,
			feed.Item{Article: &article.Article{Authors: []article.Author{{Name: "Ines"}}}}},
		"a prefix that nobody declared": {`<dc:creator>Ines</dc:creator><media:thumbnail url="/t.jpg" width="90"/>`,
			feed.Item{Article: &article.Article{Authors: []article.Author{{Name: "Ines"}}, Hero: &article.Figure{Image: article.Image{URL: "https://ledger.example/t.jpg", Width: 90}}}}},
		"the widest of a group": {`<media:group><media:content url="/1.jpg" width="100"/><media:content url="/2.jpg" width="900"><media:credit>Ana</media:credit></media:content></media:group>`,
			feed.Item{Article: &article.Article{Hero: &article.Figure{Image: article.Image{URL: "https://ledger.example/2.jpg", Width: 900}, Credit: "Ana"}}}},
		"an enclosed picture is the hero": {`<enclosure url="/p.jpg" type="image/jpeg" length="9"/><enclosure url="/a.mp3" type="audio/mpeg" length=""/>`,
			feed.Item{Article: &article.Article{Hero: &article.Figure{Image: article.Image{URL: "https://ledger.example/p.jpg", Type: "image/jpeg"}}},
				Enclosures: []article.MediaFile{{URL: "https://ledger.example/a.mp3", Type: "audio/mpeg"}}}},
		"addresses in a body are the page's": {`<link>https://ledger.example/news/a</link><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<a href="#n">x</a>]]></content:encoded>`,
			feed.Item{ContentHTML: `<a href="https://ledger.example/news/a#n">x</a>`, Article: &article.Article{URL: "https://ledger.example/news/a",
				Body: article.Document{Blocks: []article.Block{&article.Paragraph{Content: []article.Inline{&article.Link{URL: "https://ledger.example/news/a#n", Content: text("x")}}}}}}}},
		"xml:base": {`<link xml:base="https://other.example/b/">c</link>`, feed.Item{Article: &article.Article{URL: "https://other.example/b/c"}}},
	} {
		t.Run(name, func(t *testing.T) {
			got, _ := item(t, c.markup)
			require.Empty(t, cmp.Diff(c.want, got))
		})
	}
}

func TestDatesAsTheyAreFound(t *testing.T) {
	want := time.Date(2026, 11, 4, 12, 30, 0, 0, time.UTC)
	for _, s := range []string{
		"Wed, 04 Nov 2026 12:30:00 +0000", "Wed, 4 Nov 2026 12:30:00 GMT", "04 Nov 2026 12:30:00 UT", "Wed, 04 Nov 26 12:30:00 Z", "Wed, 4 Nov 2026 12:30 GMT",
		"Wed, 04 Nov 2026 07:30:00 EST", "Wed, 04 Nov 2026 04:30:00 PST", "Wed, 04 Nov 2026 05:30:00 PDT", "mer., 4 Nov 2026 13:30:00 +0100",
		"Mon,  4  November 2026 12:30:00 +0000", "2026-11-04T12:30:00Z", "2026-11-04T13:30:00.000+01:00", "2026-11-04T13:30:00+0100", "2026-11-04 12:30:00",
	} {
		got, losses := item(t, "<pubDate>"+s+"</pubDate>")
		require.Empty(t, losses, s)
		require.True(t, want.Equal(got.Article.Published), "%s: %s", s, got.Article.Published)
	}
	got, losses := item(t, "<pubDate>yesterday</pubDate>")
	require.True(t, got.Article.Published.IsZero())
	require.Equal(t, "line 1, column 57: <pubDate>: invalid (not a date)", losses[0].String())
}

func TestWhatAFeedSaysBesideIsALoss(t *testing.T) {
	_, losses := item(t, `<link>javascript:alert(1)</link><comments>https://ledger.example/c</comments><itunes:duration xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">9</itunes:duration>`)
	var got []string
	for _, l := range losses {
		got = append(got, string(l.Reason)+" "+l.What)
	}
	require.Equal(t, []string{"unsafe address", "unsupported <comments>", "unsupported <{http://www.itunes.com/dtds/podcast-1.0.dtd}duration>"}, got)
}

func TestAtomAsItIsFound(t *testing.T) {
	f, losses, err := feed.Parse([]byte(`<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://ledger.example/x/">
 <title type="html">The &lt;b&gt;Ledger&lt;/b&gt;</title><id>urn:x</id><link rel="alternate" href="../"/><updated>2026-11-24T12:00:00Z</updated>
 <entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <em>ferry</em></div></title><id>urn:1</id><link href="a"/>
  <summary>Plain &lt;text&gt;</summary><updated>2026-11-24T12:00:00Z</updated>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One<br/>two <img src="i.png" alt="&quot;"/></p></div></content>
  <link rel="enclosure" href="a.mp3" type="audio/mpeg" length="7"/><category term="City"/><author><name>Ines</name><uri>/ines</uri></author></entry>
 <entry><id>urn:2</id><content>a &lt; b</content><updated>2026-11-24T12:00:00Z</updated></entry>
</feed>`), feed.Options{})
	require.NoError(t, err)
	require.Equal(t, "The Ledger", f.Title)
	require.Equal(t, "https://ledger.example/", f.URL)
	require.Equal(t, "A ferry", f.Items[0].Article.Headline)
	require.Equal(t, "Plain <text>", f.Items[0].Article.Dek)
	require.Equal(t, `<p>One<br>two <img src="https://ledger.example/x/i.png" alt="&quot;"></p>`, f.Items[0].ContentHTML)
	require.Equal(t, "https://ledger.example/ines", f.Items[0].Article.Authors[0].URL)
	require.Equal(t, []article.MediaFile{{URL: "https://ledger.example/x/a.mp3", Type: "audio/mpeg", Bytes: 7}}, f.Items[0].Enclosures)
	require.Equal(t, "a < b", f.Items[1].Article.Body.Text())
	require.Len(t, losses, 1) // the markup of the two titles
}

func TestJSONAsItIsFound(t *testing.T) {
	f, losses, err := feed.Parse([]byte(`{"version":"https://jsonfeed.org/version/1","title":"T","author":{"name":"Desk"},"home_page_url":"https://ledger.example",
 "items":[{"id":17,"content_text":"One & two.\n\nThree\nfour.","banner_image":"/b.jpg","tags":["","City"],"_x":{},"date_published":4,"attachments":[{"url":"/a.mp3","mime_type":"audio/mpeg","size_in_bytes":7,"title":"A"}]},
 {"id":"https://ledger.example/b"}]}`), feed.Options{})
	require.NoError(t, err)
	require.Equal(t, "Desk", f.Authors[0].Name)
	a := f.Items[0].Article
	require.Equal(t, "17", a.ID)
	require.Equal(t, "<p>One &amp; two.</p><p>Three<br>four.</p>", f.Items[0].ContentHTML)
	require.Equal(t, "https://ledger.example/b.jpg", a.Hero.Image.URL)
	require.Equal(t, "City", a.Category.Name)
	require.EqualValues(t, 7, f.Items[0].Enclosures[0].Bytes)
	require.Equal(t, "https://ledger.example/b", f.Items[1].Article.URL)
	var got []string
	for _, l := range losses {
		got = append(got, l.String())
	}
	require.Equal(t, []string{"/items/0: date_published: invalid (not a date)", "/items/0: title: unsupported", "/items/0: _x: unsupported"}, got)
}

func TestEncodings(t *testing.T) {
	const head, tail = `<rss><channel><title>`, `</title></channel></rss>`
	utf16le := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(head + "Brücke 夜" + tail)) {
		utf16le = append(utf16le, byte(u), byte(u>>8))
	}
	for name, c := range map[string]struct{ src, want string }{
		"UTF-8 with a mark":       {"\uFEFF" + head + "Brücke" + tail, "Brücke"},
		"UTF-16":                  {string(utf16le), "Brücke 夜"},
		"Windows-1252":            {`<?xml version="1.0" encoding="windows-1252"?>` + head + "Br\xfccke \x96 \x80" + tail, "Brücke – €"},
		"UTF-8 that denies it":    {`<?xml version="1.0" encoding="ISO-8859-1"?>` + head + "Brücke" + tail, "Brücke"},
		"a declared UTF-8":        {`<?xml version="1.0" encoding="utf-8"?>` + head + "Brücke" + tail, "Brücke"},
		"ISO 8859-1 as it is met": {`<?xml version="1.0" encoding="iso-8859-1"?>` + head + "Br\xfccke" + tail, "Brücke"},
	} {
		f, _, err := feed.Parse([]byte(c.src), feed.Options{})
		require.NoError(t, err, name)
		require.Equal(t, c.want, f.Title, name)
	}
}

func TestWhatIsNoFeedIsAnError(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		opts feed.Options
		want error
		text string
	}{
		"nothing":           {"", feed.Options{File: "a.xml"}, article.ErrSyntax, "feed: a.xml: line 1, column 1: syntax error: no element in it"},
		"text":              {"hello", feed.Options{}, article.ErrSyntax, "no element"},
		"a page":            {"<html><body></body></html>", feed.Options{}, article.ErrVersion, "<html> begins no feed"},
		"half a feed":       {"<rss><channel>\n<item>", feed.Options{}, article.ErrSyntax, "line 2, column 7: syntax error: unexpected EOF"},
		"two roots":         {"<rss/><rss/>", feed.Options{}, article.ErrSyntax, "second root"},
		"broken JSON":       {"{\"version\":\n]", feed.Options{}, article.ErrSyntax, "line 2, column 1"},
		"other JSON":        {`{"version":"2"}`, feed.Options{}, article.ErrVersion, `version is "2"`},
		"too large":         {"<rss/>", feed.Options{Limits: article.Limits{Bytes: 5}}, article.ErrTooLarge, "6 bytes, at most 5"},
		"too deep":          {"<rss><a><b/></a></rss>", feed.Options{Limits: article.Limits{Depth: 2}}, article.ErrTooDeep, "2 levels"},
		"too many":          {"<rss><a/><b/></rss>", feed.Options{Limits: article.Limits{Nodes: 2}}, article.ErrTooMany, "more than 2"},
		"too many items":    {`{"version":"https://jsonfeed.org/version/1.1","items":[{},{},{}]}`, feed.Options{Limits: article.Limits{Nodes: 2}}, article.ErrTooMany, "more than 2"},
		"no known encoding": {"<?xml version='1.0' encoding='koi8-r'?><rss>\xc1</rss>", feed.Options{}, article.ErrEncoding, "no other encoding"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := feed.Parse([]byte(c.src), c.opts)
			var at *article.ParseError
			require.ErrorAs(t, err, &at)
			require.ErrorIs(t, err, c.want)
			require.ErrorContains(t, err, c.text)
		})
	}
}
