package related

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
)

// images is a snapshot taken apart, to be forged.
type images struct {
	words   *dictionaryImage
	segment *segmentImage
	topics  *topicsImage
}

// genuine is the snapshot of an index that has all there can be in one.
func genuine(t *testing.T) []byte {
	t.Helper()
	x := New(Options{})
	var articles []*article.Article
	for i := range topicMinimum + 2 {
		a := &article.Article{
			ID: "n" + strconv.Itoa(i), URL: "/n/" + strconv.Itoa(i), Language: "de", Headline: "Die Hafenbrücke",
			Body: article.Document{Blocks: []article.Block{&article.Paragraph{Content: []article.Inline{
				&article.Text{Value: strings.Repeat("Brücke Hafen ", 1+i%5) + "Tram " + strconv.Itoa(i/topicHolders)},
			}}}},
		}
		if i == 3 {
			a.Embargo = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
		}
		articles = append(articles, a)
	}
	require.NoError(t, x.Add(articles...))
	require.True(t, x.Remove("n7"))
	var b bytes.Buffer
	_, err := x.WriteTo(&b)
	require.NoError(t, err)
	return b.Bytes()
}

// forgery is a snapshot after edit changed it, with the right checksums.
func forgery(t *testing.T, src []byte, edit func(*images)) []byte {
	t.Helper()
	x, err := Load(bytes.NewReader(src), Options{})
	require.NoError(t, err)
	s := x.state.Load()
	require.Len(t, s.parts, 1)
	f := &images{x.dictionary.image(s.languages), s.parts[0].image(), s.topics.image(x.serial)}
	require.NotEmpty(t, f.words.counts)
	require.NotEmpty(t, f.segment.dead)
	require.NotEmpty(t, f.topics.rows)
	edit(f)
	var b bytes.Buffer
	out := &output{w: &b}
	out.bytes([]byte(snapshotMagic))
	out.bytes(binary.LittleEndian.AppendUint32(nil, snapshotVersion))
	out.section(sectionDictionary, f.words)
	out.section(sectionSegment, f.segment)
	out.section(sectionTopics, f.topics)
	out.section(sectionEnd, noImage{})
	require.NoError(t, out.err)
	return b.Bytes()
}

func TestForgedSnapshotsAreRefused(t *testing.T) {
	src := genuine(t)
	require.True(t, bytes.Equal(src, forgery(t, src, func(*images) {})))

	// A list of more than one group, and of more than one document in its
	// last.
	grouped := func(s *segment) list {
		for i := range s.terms {
			if l := s.listAt(i); bits.OnesCount16(l[0]) > 1 && int(l[1])+3 < l.len() {
				return l
			}
		}
		t.Fatal("no such list")
		return nil
	}
	for _, c := range []struct {
		name string
		edit func(*images)
	}{
		{"more terms than bytes", func(f *images) { f.words.shape[dictionaryTerms] = math.MaxUint32 }},
		{"a term more than there is", func(f *images) { f.words.shape[dictionaryTerms]++ }},
		{"a term less", func(f *images) { f.words.shape[dictionaryTerms]-- }},
		{"unknown kind of term", func(f *images) { f.words.terms[0] = byte(kinds) }},
		{"name longer than the dictionary", func(f *images) { f.words.terms[1] = 0xFF }},
		{"no language", func(f *images) {
			f.words.languages = blobs{}
			f.words.shape[dictionaryLanguages], f.words.shape[dictionaryLanguageBytes] = 0, 0
		}},
		{"first language has a name", func(f *images) { f.words.languages.ends[0] = 1 }},
		{"languages end outside", func(f *images) { f.words.languages.ends[1] = 9 }},
		{"surfaces descend", func(f *images) { f.words.surfaces.ends[0] = math.MaxUint32 }},

		{"no documents", func(f *images) {
			f.segment = &segmentImage{shape: make([]uint32, segmentShape), seg: segment{starts: []uint32{0}}}
		}},
		{"all documents dead", func(f *images) {
			for i := range f.segment.dead {
				f.segment.dead[i] = math.MaxUint64
			}
		}},
		{"marks for half of the documents", func(f *images) {
			f.segment.dead = f.segment.dead[:2]
			f.segment.shape[segmentDead] = 2
		}},
		{"marks beyond the documents", func(f *images) { f.segment.dead[len(f.segment.dead)-1] |= 1 << 2 }},
		{"unknown language", func(f *images) { f.segment.seg.languages[5] = 2 }},
		{"length that is no number", func(f *images) { f.segment.seg.lengths[5] = float32(math.NaN()) }},
		{"negative length", func(f *images) { f.segment.seg.lengths[5] = -1 }},
		{"infinite length", func(f *images) { f.segment.seg.lengths[5] = float32(math.Inf(1)) }},
		{"keys end outside", func(f *images) { f.segment.seg.keys.ends[257]++ }},
		{"keys descend", func(f *images) { f.segment.seg.keys.ends[5] = 0 }},
		{"empty key", func(f *images) { f.segment.seg.keys.ends[0] = 0 }},
		{"key listed twice", func(f *images) { copy(f.segment.seg.keys.bytes, "n1") }},
		{"extra with unknown flags", func(f *images) { f.segment.seg.extras.bytes[0] = extraFlags }},
		{"extra cut off", func(f *images) { f.segment.seg.extras.ends[2]-- }},
		{"extra with a long list", func(f *images) { f.segment.seg.extras.bytes[1] = 0x7F }},
		{"times where there are none", func(f *images) { f.segment.seg.extras.bytes[0] = extraEmbargo | extraExpires }},
		{"vectors end outside", func(f *images) { f.segment.seg.vectors.ends[257] = math.MaxUint32 }},
		{"vector cut in a number", func(f *images) { f.segment.seg.vectors.bytes[len(f.segment.seg.vectors.bytes)-1] |= 0x80 }},
		{"vector of long numbers", func(f *images) {
			v := f.segment.seg.vector(0)
			for i := range v[:6] {
				v[i] = 0xFF
			}
		}},
		{"vector with a term twice", func(f *images) { f.segment.seg.vector(0)[1] &= codes - 1 }},
		{"vector with an unknown term", func(f *images) {
			v := f.segment.seg.vectors.bytes
			v[len(v)-2], v[len(v)-1] = 0xFF, 0x7F
		}},
		{"vector with another code", func(f *images) { f.segment.seg.vector(0)[0] ^= 1 }},
		{"names longer than their document", func(f *images) { f.segment.seg.vectors.bytes[0] = math.MaxUint8 }},
		{"document without a vector", func(f *images) { f.segment.seg.vectors.ends[0] = 0 }},
		{"terms descend", func(f *images) { slices.Reverse(f.segment.seg.terms) }},
		{"lists descend", func(f *images) { f.segment.seg.starts[1] = 0 }},
		{"lists begin late", func(f *images) { f.segment.seg.starts[0] = 1 }},
		{"lists end outside", func(f *images) { f.segment.seg.starts[1] = math.MaxUint32 }},
		{"lists end early", func(f *images) { f.segment.seg.starts[len(f.segment.seg.terms)]-- }},
		{"list without groups", func(f *images) { f.segment.seg.postings[0] = 0 }},
		{"list with more groups than numbers", func(f *images) { f.segment.seg.postings[0] = math.MaxUint16 }},
		{"list of other codes", func(f *images) {
			l := f.segment.seg.listAt(0)
			l[0] = bits.RotateLeft16(l[0], 1)
		}},
		{"group longer than the list", func(f *images) { grouped(&f.segment.seg)[1] = math.MaxUint16 }},
		{"nothing left for the last group", func(f *images) {
			l := grouped(&f.segment.seg)
			l[1] = uint16(l.len() - 1)
		}},
		{"documents descend", func(f *images) {
			l := grouped(&f.segment.seg)
			slices.Reverse(l[len(l)-2:])
		}},
		{"unknown document", func(f *images) {
			l := grouped(&f.segment.seg)
			l[len(l)-1] = math.MaxUint16
		}},
		{"too many documents for topics", func(f *images) { f.topics.shape[topicsDocuments] = math.MaxUint32 }},
		{"topics descend", func(f *images) { slices.Reverse(f.topics.terms) }},
		{"topic of an unknown term", func(f *images) { f.topics.terms[len(f.topics.terms)-1] = math.MaxUint32 }},
		{"topic that is no number", func(f *images) { f.topics.rows[0][0] = float32(math.NaN()) }},
		{"topic out of bounds", func(f *images) { f.topics.rows[0][0] = 2 * maxTopic }},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Load(bytes.NewReader(forgery(t, src, c.edit)), Options{})
			require.ErrorIs(t, err, ErrSnapshot)
			require.NotContains(t, err.Error(), "checksum")
		})
	}
}
