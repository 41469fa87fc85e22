package markdown

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/markdown/internal/syntax"
)

// fenceName is the info string of a fence that holds a block of package
// article.
const fenceName = "newsroom"

// fence reads a fenced block: code, or a block that Markdown cannot hold.
func (r *reader) fence(b *syntax.Block) article.Block {
	value := r.tree.Code(b)
	name, more, _ := strings.Cut(syntax.Unescape(b.Info), " ")
	if name != fenceName {
		return &article.Code{Syntax: name, Info: strings.TrimSpace(more), Value: value}
	}
	block, err := parseFence([]byte(value))
	if err != nil {
		text := r.tree.Text(b)
		r.fail(text.Offset(0), fmt.Errorf("%w: a newsroom block: %w", article.ErrInvalidValue, err))
		return nil
	}
	return block
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
