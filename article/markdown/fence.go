package markdown

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"go.yaml.in/yaml/v3"

	"github.com/dots-newsroom/newsroom/article"
)

// fenceName is the info string of a fence that holds a block of package
// article.
const fenceName = "newsroom"

// fence reads a fenced block: code, or a block that Markdown cannot hold.
func (r *reader) fence(n *ast.FencedCodeBlock) []article.Block {
	value := r.lines(n)
	info := ""
	if n.Info != nil {
		info = unescape(n.Info.Segment.Value(r.body))
	}
	syntax, more, _ := strings.Cut(strings.TrimSpace(info), " ")
	if syntax != fenceName {
		return []article.Block{&article.Code{Syntax: syntax, Info: strings.TrimSpace(more), Value: string(value)}}
	}
	b, err := parseFence(value)
	if err != nil {
		r.fail(at(n), fmt.Errorf("%w: a newsroom block: %w", article.ErrInvalidValue, err))
		return nil
	}
	return []article.Block{b}
}

// parseFence reads a block from JSON, or from YAML, which people would rather
// write.
func parseFence(src []byte) (article.Block, error) {
	if json.Valid(src) {
		return article.ParseBlockJSON(src, article.JSONOptions{})
	}
	var fields map[string]any
	if err := yaml.Unmarshal(src, &fields); err != nil {
		return nil, errors.New(strings.TrimPrefix(err.Error(), "yaml: "))
	}
	data, err := json.Marshal(fields)
	if err != nil {
		return nil, err
	}
	return article.ParseBlockJSON(data, article.JSONOptions{})
}
