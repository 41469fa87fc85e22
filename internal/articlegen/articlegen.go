// Package articlegen makes up articles for property tests: any article that
// the types of package article allow, the same one for the same seed.
//
//	for seed := range uint64(100_000) {
//		a := articlegen.Article(seed, articlegen.Options{})
//		...
//	}
//
// A failing seed is made smaller by lowering [Options.Size] and by naming
// fewer kinds. The options also hold a generator to what one format can say.
package articlegen

// Note to the maintainer: the values are filled by reflection, so that a field
// added to a type is in every property test from that day on. The rules that
// types cannot state are in rules.go.

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

// Options say what may occur. The zero value allows everything.
type Options struct {
	// Kinds are the kinds of block and inline that may occur. Nil: all.
	Kinds []article.Kind
	// Size bounds how many items a list holds. Zero: 3.
	Size int
	// Depth bounds how deep nodes are nested. Zero: 4.
	Depth int
}

// Article makes up an article. It panics where opts names kinds but no block.
func Article(seed uint64, opts Options) *article.Article {
	a := &article.Article{}
	newGenerator(seed, opts).fill(reflect.ValueOf(a).Elem(), 0)
	return a
}

// Document makes up a body; see [Article].
func Document(seed uint64, opts Options) article.Document {
	var d article.Document
	newGenerator(seed, opts).fill(reflect.ValueOf(&d).Elem(), 0)
	return d
}

var (
	blockType  = reflect.TypeFor[article.Block]()
	inlineType = reflect.TypeFor[article.Inline]()
)

// A generator fills values at random.
type generator struct {
	rand            *rand.Rand
	size, depth     int
	blocks, inlines []reflect.Type
}

func newGenerator(seed uint64, opts Options) *generator {
	g := &generator{rand: rand.New(rand.NewPCG(seed, 0)), size: opts.Size, depth: opts.Depth}
	if g.size == 0 {
		g.size = 3
	}
	if g.depth == 0 {
		g.depth = 4
	}
	for _, n := range nodes {
		if opts.Kinds != nil && !slices.Contains(opts.Kinds, n.Kind()) {
			continue
		}
		t := reflect.TypeOf(n)
		if t.Implements(blockType) {
			g.blocks = append(g.blocks, t.Elem())
		} else {
			g.inlines = append(g.inlines, t.Elem())
		}
	}
	return g
}

// fill sets a value. Half of what may be left out is left out.
func (g *generator) fill(v reflect.Value, depth int) {
	switch v.Type() {
	case reflect.TypeFor[time.Time]():
		if g.maybe() {
			zone := time.FixedZone("", (g.rand.IntN(27)-13)*1800)
			v.Set(reflect.ValueOf(time.Unix(g.rand.Int64N(4e9), g.rand.Int64N(1e9)).In(zone)))
		}
		return
	case reflect.TypeFor[time.Duration]():
		if g.maybe() {
			v.SetInt(int64(time.Millisecond) * (1 + g.rand.Int64N(1e7)))
		}
		return
	case reflect.TypeFor[article.Extra]():
		if g.rand.IntN(8) == 0 {
			v.Set(reflect.ValueOf(article.Extra{"unheardOf": g.json(2)}))
		}
		return
	case reflect.TypeFor[json.RawMessage]():
		v.Set(reflect.ValueOf(json.RawMessage(fmt.Sprintf(`{"payload":%s}`, g.json(2)))))
		return
	case blockType:
		g.node(v, g.blocks, depth)
		return
	case inlineType:
		g.node(v, g.inlines, depth)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			g.fill(v.Field(i), depth)
		}
		obey(v.Addr().Interface())
	case reflect.Pointer:
		// A category has parents and an author a picture: these end too.
		if depth < g.depth && g.maybe() {
			v.Set(reflect.New(v.Type().Elem()))
			g.fill(v.Elem(), depth+1)
		}
	case reflect.Slice:
		g.list(v, depth)
	case reflect.String:
		v.SetString(g.text())
	case reflect.Bool:
		v.SetBool(g.maybe())
	case reflect.Int, reflect.Int64:
		v.SetInt(g.rand.Int64N(2000) * g.rand.Int64N(2))
	case reflect.Float64:
		v.SetFloat(g.rand.Float64())
	default:
		panic("articlegen: no rule for " + v.Type().String())
	}
}

// list fills a list; an empty one is nil.
func (g *generator) list(v reflect.Value, depth int) {
	item := v.Type().Elem()
	none := item == blockType && len(g.blocks) == 0 || item == inlineType && len(g.inlines) == 0
	n := g.rand.IntN(g.size + 1)
	if n == 0 || none || depth >= g.depth {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		at := v.Index(i)
		if at.Kind() == reflect.Pointer { // a figure of a gallery: nil stands for none
			at.Set(reflect.New(item.Elem()))
			at = at.Elem()
		}
		g.fill(at, depth+1)
	}
}

func (g *generator) node(v reflect.Value, types []reflect.Type, depth int) {
	n := reflect.New(types[g.rand.IntN(len(types))])
	g.fill(n.Elem(), depth)
	v.Set(n)
}

func (g *generator) maybe() bool { return g.rand.IntN(2) == 0 }

// pieces are what texts are made of: scripts, marks that some format takes
// for its own, white space, and characters beyond the first plane.
var pieces = []string{
	"harbour", "Brücke", "橋が再び", "мост", "جسر", "สะพาน", "🚋", "e\u0301", "x", "42",
	" ", " ", " ", "\u00a0", "\u200d", "*", "_", "`", "[", "](", "<b>", "&amp;", "\\", "\"", "'", "|", "#", "- ", "1. ", "://", "~~", "$", "\u2028",
}

func (g *generator) text() string {
	s := ""
	for range g.rand.IntN(5) {
		s += pieces[g.rand.IntN(len(pieces))]
	}
	return s
}

// json makes up a value of JSON, as short as it can be written.
func (g *generator) json(depth int) json.RawMessage {
	switch g.rand.IntN(6) {
	case 0:
		return json.RawMessage(`null`)
	case 1:
		return json.RawMessage(`true`)
	case 2:
		return json.RawMessage(fmt.Sprint(g.rand.Int64N(1e12)))
	case 3:
		if depth > 0 {
			return json.RawMessage(fmt.Sprintf(`[%s,%s]`, g.json(depth-1), g.json(depth-1)))
		}
	case 4:
		if depth > 0 {
			return json.RawMessage(fmt.Sprintf(`{"b":%s,"a":%s}`, g.json(depth-1), g.json(depth-1)))
		}
	}
	return json.RawMessage(`"a \"word\" \u00e9"`)
}
