package article_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
)

// A checker holds JSON to the schema, and more strictly: members must be
// known, but for those that the generator makes up. internal/schematest
// checks the same articles with a validator that knows all of JSON Schema.
type checker struct {
	*testing.T
	defs map[string]any
	seen map[string]bool // definitions that were used
}

func (c *checker) check(schema map[string]any, v any, path string) {
	c.Helper()
	if ref, ok := schema["$ref"].(string); ok {
		name := strings.TrimPrefix(ref, "#/$defs/")
		c.seen[name] = true
		def, ok := c.defs[name].(map[string]any)
		require.True(c, ok, "%s: no definition %s", path, name)
		c.check(def, v, path)
		return
	}
	if want, ok := schema["const"]; ok {
		require.Equal(c, want, v, path)
		return
	}
	kinds, ok := schema["type"].([]any)
	if !ok {
		kinds = []any{schema["type"]}
	}
	switch v := v.(type) {
	case map[string]any:
		require.Contains(c, kinds, "object", path)
		if rules, ok := schema["allOf"].([]any); ok {
			c.node(rules, v, path)
			return
		}
		properties := schema["properties"].(map[string]any)
		for name, member := range v {
			if name == "unheardOf" {
				continue
			}
			inner, ok := properties[name].(map[string]any)
			require.True(c, ok, "%s: member %s is not in the schema", path, name)
			c.check(inner, member, path+"/"+name)
		}
	case []any:
		require.Contains(c, kinds, "array", path)
		for _, item := range v {
			c.check(schema["items"].(map[string]any), item, path+"/*")
		}
	case string:
		require.Contains(c, kinds, "string", path)
	case bool:
		require.Contains(c, kinds, "boolean", path)
	case float64:
		require.True(c, slices.Contains(kinds, any("number")) || slices.Contains(kinds, any("integer")), path)
	default:
		c.Fatalf("%s: %T", path, v)
	}
}

// node finds the rule for the node's type.
func (c *checker) node(rules []any, v map[string]any, path string) {
	c.Helper()
	for _, r := range rules {
		rule := r.(map[string]any)
		condition := rule["if"].(map[string]any)["properties"].(map[string]any)["type"].(map[string]any)
		if condition["const"] == v["type"] {
			c.check(rule["then"].(map[string]any), v, path)
			return
		}
	}
	require.Contains(c, []any{"host-block", "host-inline"}, v["type"], "%s: no rule for a node of this type", path)
}

func TestArticlesAreWhatTheSchemaSays(t *testing.T) {
	var schema map[string]any
	require.NoError(t, json.Unmarshal([]byte(article.JSONSchema()), &schema))
	c := &checker{T: t, defs: schema["$defs"].(map[string]any), seen: make(map[string]bool)}
	for seed := range uint64(3_000) {
		out, err := articlegen.Article(seed, articlegen.Options{}).AppendJSON(nil)
		require.NoError(t, err)
		var v any
		require.NoError(t, json.Unmarshal(out, &v))
		c.check(schema, v, "")
	}
	for name := range c.defs {
		require.True(t, c.seen[name], "%s is in the schema and in no article", name)
	}
}

func TestTheSchemaIsWhatItsGeneratorWrites(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles a program")
	}
	dir := t.TempDir()
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	// The generator reads comments where it runs and writes there.
	for _, file := range files {
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(dir, file), src, 0o600))
	}
	program := filepath.Join(dir, "generator")
	out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, "gen_schema.go").CombinedOutput()
	require.NoError(t, err, "%s", out)
	command := exec.CommandContext(t.Context(), program)
	command.Dir = dir
	out, err = command.CombinedOutput()
	require.NoError(t, err, "%s", out)
	written, err := os.ReadFile(filepath.Join(dir, "z_schema.json"))
	require.NoError(t, err)
	require.True(t, string(written) == article.JSONSchema(), "run: go generate ./article")
}

func ExampleJSONSchema() {
	var schema struct {
		Schema string                                  `json:"$schema"`
		Defs   map[string]struct{ Description string } `json:"$defs"`
	}
	err := json.Unmarshal([]byte(article.JSONSchema()), &schema)
	fmt.Println(schema.Schema, err)
	fmt.Println(schema.Defs["divider"].Description)
	// Output:
	// https://json-schema.org/draft/2020-12/schema <nil>
	// A Divider marks a break between parts of the text.
}
