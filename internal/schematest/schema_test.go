// Package schematest holds the schema of the article's JSON form to a
// validator of JSON Schema. It is a module of its own, so that nobody who
// imports the library gets the validator.
package schematest

import (
	"bytes"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
)

func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(article.JSONSchema())))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	require.NoError(t, c.AddResource("article.json", doc))
	schema, err := c.Compile("article.json")
	require.NoError(t, err)
	return schema
}

func validate(t *testing.T, schema *jsonschema.Schema, src []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	require.NoError(t, err)
	return schema.Validate(v)
}

func TestArticlesAreValid(t *testing.T) {
	schema, articles := compile(t), uint64(5_000)
	if testing.Short() {
		articles = 500
	}
	for seed := range articles {
		out, err := articlegen.Article(seed, articlegen.Options{}).AppendJSON(nil)
		require.NoError(t, err)
		require.NoError(t, validate(t, schema, out), "seed %d: %s", seed, out)
	}
}

// What the reader takes and what it refuses, the schema takes and refuses.
func TestTheSchemaAgreesWithTheReader(t *testing.T) {
	schema := compile(t)
	for src, valid := range map[string]bool{
		`{}`:                                    true,
		`{"version":1}`:                         true,
		`{"version":2}`:                         false,
		`{"headline":3}`:                        false,
		`{"unheardOf":3}`:                       true,
		`{"published":"noon"}`:                  false,
		`{"published":"2031-04-01T10:00:00Z"}`:  true,
		`{"tags":"trams"}`:                      false,
		`{"body":{"blocks":"One paragraph."}}`:  true,
		`{"body":{"blocks":[{"content":"x"}]}}`: false,
		`{"body":{"blocks":[{"type":"heading","level":2,"content":"x"}]}}`:                          true,
		`{"body":{"blocks":[{"type":"heading","level":"2"}]}}`:                                      false,
		`{"body":{"blocks":[{"type":"recipe","level":"2"}]}}`:                                       true,
		`{"body":{"blocks":[{"type":"strong"}]}}`:                                                   false,
		`{"body":{"blocks":[{"type":"paragraph","content":[{"type":"list"}]}]}}`:                    false,
		`{"body":{"blocks":[{"type":"callout","callout":"tip","content":[{"type":"paragraph"}]}]}}`: true,
	} {
		_, err := article.ParseJSON([]byte(src), article.JSONOptions{})
		require.Equal(t, valid, err == nil, "the reader on %s: %v", src, err)
		err = validate(t, schema, []byte(src))
		require.Equal(t, valid, err == nil, "the schema on %s: %v", src, err)
	}
}
