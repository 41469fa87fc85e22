package contenttree_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// members are what SPEC.md requires of each type that is written, and, behind
// a question mark, what it allows. Every node may have data as well.
var members = map[string]string{
	"root":               "body",
	"body":               "version children",
	"text":               "value",
	"break":              "",
	"thematic-break":     "",
	"paragraph":          "children",
	"heading":            "children level ?fragmentIdentifier",
	"strong":             "children",
	"emphasis":           "children",
	"strikethrough":      "children",
	"subscript":          "children",
	"superscript":        "children",
	"link":               "url title children",
	"list":               "ordered children",
	"list-item":          "children",
	"blockquote":         "children",
	"pullquote":          "text ?source",
	"image-set":          "id picture ?fragmentIdentifier",
	"image-pair":         "children",
	"recommended":        "id ?heading ?teaserTitleOverride teaser",
	"tweet":              "id html",
	"youtube-video":      "url",
	"vimeo-video":        "url",
	"acast-podcast":      "url",
	"clip-set":           "id layoutWidth ?fragmentIdentifier clips publishedDate ?caption ?credits ?displayTitle",
	"table":              "stripes compact layoutWidth responsiveStyle columnSettings children",
	"table-caption":      "children",
	"table-header":       "children",
	"table-body":         "children",
	"table-footer":       "children",
	"table-row":          "children",
	"table-cell":         "?heading ?columnSpan ?rowSpan children",
	"timeline":           "title children",
	"timeline-event":     "title children",
	"big-number":         "number description",
	"in-numbers":         "?title children",
	"definition":         "term description",
	"info-box":           "layoutWidth children",
	"card":               "?title children",
	"find-out-more-link": "url children",
}

// parents are the types that may stand in another, where SPEC.md narrows it.
var parents = map[string]string{
	"body":           "paragraph heading list blockquote thematic-break " + stories,
	"list":           "list-item",
	"list-item":      "paragraph " + phrasing,
	"blockquote":     "paragraph " + phrasing,
	"paragraph":      phrasing,
	"heading":        "text",
	"image-pair":     "image-set",
	"table":          "table-caption table-header table-body table-footer",
	"table-header":   "table-row",
	"table-body":     "table-row",
	"table-row":      "table-cell",
	"table-cell":     phrasing,
	"timeline":       "timeline-event",
	"timeline-event": "paragraph image-set",
	"in-numbers":     "definition",
	"info-box":       "card",
	"card":           "paragraph heading list blockquote thematic-break image-set",
}

const (
	phrasing = "text break strong emphasis strikethrough subscript superscript link find-out-more-link"
	stories  = "pullquote image-set image-pair recommended tweet youtube-video vimeo-video acast-podcast clip-set table timeline big-number in-numbers info-box"
)

// followsTheSpecification checks what was written against the two tables.
func followsTheSpecification(t *testing.T, out []byte) {
	t.Helper()
	var root map[string]any
	require.NoError(t, json.Unmarshal(out, &root))
	checkNode(t, root, nil)
	body, ok := root["body"].(map[string]any)
	require.True(t, ok)
	checkNode(t, body, nil)
}

func checkNode(t *testing.T, n map[string]any, above []string) {
	t.Helper()
	kind, _ := n["type"].(string)
	spec, known := members[kind]
	require.True(t, known, "no type of the tree: %q", kind)
	allowed := []string{"type", "data"}
	for name := range strings.FieldsSeq(spec) {
		name, optional := strings.CutPrefix(name, "?")
		allowed = append(allowed, name)
		_, there := n[name]
		require.True(t, there || optional, "%s needs the member %s", kind, name)
	}
	for name := range n {
		require.Contains(t, allowed, name, "%s has no such member", kind)
	}
	if slices.Contains(strings.Fields(phrasing), kind) {
		require.NotContains(t, above, kind, "no phrasing node stands in one of its own type")
	}
	children, ok := n["children"].([]any)
	if !ok {
		return
	}
	if kind == "image-pair" {
		require.Len(t, children, 2)
	}
	for _, c := range children {
		child := c.(map[string]any)
		if list, narrow := parents[kind]; narrow {
			require.Contains(t, strings.Fields(list), child["type"], "in %s", kind)
		}
		checkNode(t, child, append(above[:len(above):len(above)], kind))
	}
}
