//go:build ignore

// Gen_schema writes z_schema.json, the JSON Schema of an article: members and
// their kinds from the Go types, descriptions from their comments.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"log"
	"os"
	"reflect"
	"strings"
	"time"
	"unicode"

	"github.com/dots-newsroom/newsroom/article"
)

// nodes are one of each kind. That none is missing is tested where the schema
// is.
var nodes = []article.Node{
	&article.Paragraph{}, &article.Heading{}, &article.List{}, &article.Quote{}, &article.PullQuote{}, &article.Code{},
	&article.Table{}, &article.Figure{}, &article.Gallery{}, &article.Video{}, &article.Audio{}, &article.Embed{},
	&article.RelatedLink{}, &article.Callout{}, &article.File{}, &article.Divider{}, &article.Footnotes{},
	&article.Timeline{}, &article.KeyFacts{}, &article.LiveUpdate{}, &article.CorrectionNote{}, &article.Disclosure{},
	&article.Text{}, &article.Emphasis{}, &article.Strong{}, &article.Strike{}, &article.CodeSpan{}, &article.Link{},
	&article.Sub{}, &article.Sup{}, &article.Mark{}, &article.Abbreviation{}, &article.Span{}, &article.InlineImage{},
	&article.Break{}, &article.FootnoteRef{}, &article.Math{},
}

// renamed are the members that are not called like their field: "type" is the
// node's own.
var renamed = map[string]string{"Callout.Type": "callout", "Disclosure.Type": "disclosure", "File.Type": "mediaType"}

// An object is a JSON object with its members in the order they were added.
type object []member

type member struct {
	name  string
	value any
}

func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%q:", m.name)
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

type generator struct {
	comments map[string]string // by "Type" and "Type.Field"
	kinds    map[reflect.Type]article.Kind
	defs     object
	done     map[string]bool
}

func main() {
	log.SetFlags(0)
	g := &generator{comments: comments(), kinds: make(map[reflect.Type]article.Kind), done: make(map[string]bool)}
	for _, n := range nodes {
		g.kinds[reflect.TypeOf(n).Elem()] = n.Kind()
	}
	blocks, inlines := g.sets()
	root := append(object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "Article"},
	}, g.describe(reflect.TypeFor[article.Article]())...)
	properties := root.get("properties").(object)
	version := object{{"description", "The version of the form."}, {"type", "integer"}, {"minimum", 1}, {"maximum", article.JSONVersion}}
	root.set("properties", append(object{{"version", version}}, properties...))
	root = append(root, member{"$defs", append(object{{"block", blocks}, {"inline", inlines}}, g.defs...)})
	var out bytes.Buffer
	data, err := json.Marshal(root)
	if err != nil {
		log.Fatal(err)
	}
	if err := json.Indent(&out, data, "", "  "); err != nil {
		log.Fatal(err)
	}
	out.WriteByte('\n')
	if err := os.WriteFile("z_schema.json", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

func (o object) get(name string) any {
	for _, m := range o {
		if m.name == name {
			return m.value
		}
	}
	return nil
}

func (o object) set(name string, value any) {
	for i := range o {
		if o[i].name == name {
			o[i].value = value
		}
	}
}

// sets are the schemas of any block and any inline: that of its type where the
// type is known, and else any object, which becomes a custom node.
func (g *generator) sets() (blocks, inlines object) {
	var ofBlock, ofInline []any
	var blockKinds, inlineKinds []article.Kind
	for _, n := range nodes {
		rule := object{
			{"if", object{{"properties", object{{"type", object{{"const", n.Kind()}}}}}}},
			{"then", g.schema(reflect.TypeOf(n).Elem(), "")},
		}
		if _, ok := n.(article.Block); ok {
			ofBlock, blockKinds = append(ofBlock, rule), append(blockKinds, n.Kind())
		} else {
			ofInline, inlineKinds = append(ofInline, rule), append(inlineKinds, n.Kind())
		}
	}
	set := func(what string, others []article.Kind, rules []any) object {
		return object{
			{"description", g.comments[what]},
			{"type", "object"},
			{"required", []string{"type"}},
			{"properties", object{{"type", object{{"type", "string"}, {"minLength", 1}, {"not", object{{"enum", others}}}}}}},
			{"allOf", rules},
		}
	}
	return set("Block", inlineKinds, ofBlock), set("Inline", blockKinds, ofInline)
}

// describe is the schema of a struct.
func (g *generator) describe(t reflect.Type) object {
	properties := object{}
	if kind, ok := g.kinds[t]; ok {
		// A figure has no type where nothing else can stand, so that the type
		// is required of a block and not of its kinds.
		properties = append(properties, member{"type", object{{"const", kind}}})
	}
	properties = append(properties, g.properties(t)...)
	o := object{}
	if comment := g.comments[t.Name()]; comment != "" {
		o = append(o, member{"description", comment})
	}
	return append(o, member{"type", "object"}, member{"properties", properties})
}

func (g *generator) properties(t reflect.Type) (out object) {
	for i := range t.NumField() {
		f := t.Field(i)
		switch {
		case f.Anonymous:
			out = append(out, g.properties(f.Type)...)
		case f.Type == reflect.TypeFor[article.Extra]():
			// Members that are not known may stand in every object.
		default:
			name := renamed[t.Name()+"."+f.Name]
			if name == "" {
				name = lower(f.Name)
			}
			out = append(out, member{name, g.schema(f.Type, g.comments[t.Name()+"."+f.Name])})
		}
	}
	return out
}

// lower is a field's name as JSON spells it: "colSpan", "url".
func lower(name string) string {
	if strings.ToUpper(name) == name {
		return strings.ToLower(name)
	}
	return string(unicode.ToLower(rune(name[0]))) + name[1:]
}

func (g *generator) schema(t reflect.Type, comment string) object {
	o := object{}
	if comment != "" {
		o = append(o, member{"description", comment})
	}
	switch t {
	case reflect.TypeFor[time.Time]():
		return append(o, member{"type", "string"}, member{"format", "date-time"})
	case reflect.TypeFor[time.Duration]():
		return append(o, member{"type", "number"}, member{"$comment", "seconds"})
	case reflect.TypeFor[article.Block]():
		return append(o, member{"$ref", "#/$defs/block"})
	case reflect.TypeFor[article.Inline]():
		return append(o, member{"$ref", "#/$defs/inline"})
	}
	switch t.Kind() {
	case reflect.String:
		return append(o, member{"type", "string"})
	case reflect.Bool:
		return append(o, member{"type", "boolean"})
	case reflect.Int, reflect.Int64:
		return append(o, member{"type", "integer"})
	case reflect.Float64:
		return append(o, member{"type", "number"})
	case reflect.Pointer:
		return g.schema(t.Elem(), comment)
	case reflect.Slice:
		list := member{"items", g.schema(t.Elem(), "")}
		if t.Elem().Kind() == reflect.Interface {
			// A string stands for one text, or one paragraph of it.
			return append(o, member{"type", []string{"array", "string"}}, list)
		}
		return append(o, member{"type", "array"}, list)
	case reflect.Struct:
		name := lower(t.Name())
		if !g.done[name] {
			g.done[name] = true
			at := len(g.defs)
			g.defs = append(g.defs, member{name, nil})
			g.defs[at].value = g.describe(t)
		}
		return append(o, member{"$ref", "#/$defs/" + name})
	}
	log.Fatalf("no schema for %s", t)
	return nil
}

// comments are the comments of the types and fields of this folder.
func comments() map[string]string {
	out := make(map[string]string)
	set := token.NewFileSet()
	files, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		log.Fatal(err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(set, name, nil, parser.ParseComments)
		if err != nil {
			log.Fatal(err)
		}
		if file.Name.Name != "article" {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			d, ok := n.(*ast.GenDecl)
			if !ok || d.Tok != token.TYPE {
				return true
			}
			for _, s := range d.Specs {
				spec := s.(*ast.TypeSpec)
				out[spec.Name.Name] = text(d.Doc)
				body, ok := spec.Type.(*ast.StructType)
				if !ok {
					continue
				}
				for _, f := range body.Fields.List {
					for _, name := range f.Names {
						out[spec.Name.Name+"."+name.Name] = text(f.Doc, f.Comment)
					}
				}
			}
			return true
		})
	}
	return out
}

// text is the first paragraph of the first comment, on one line.
func text(groups ...*ast.CommentGroup) string {
	for _, g := range groups {
		if g != nil {
			first, _, _ := strings.Cut(g.Text(), "\n\n")
			return strings.NewReplacer("[", "", "]", "").Replace(strings.Join(strings.Fields(first), " "))
		}
	}
	return ""
}
