// Package spectest finds the examples of CommonMark 0.31.2 and of GitHub's
// extensions to it, for tests: goldmark's module holds them, and
// internal/peers, where goldmark is measured, says which version.
package spectest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// An Example is a text and the HTML it must give.
type Example struct {
	Markdown string
	HTML     string
	Example  int // its number
	Section  string
}

// folder is goldmark's; where it cannot be had the test is skipped.
func folder(t *testing.T) string {
	t.Helper()
	root, err := exec.CommandContext(t.Context(), "go", "list", "-f", "{{.Module.Dir}}", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	download := exec.CommandContext(t.Context(), "go", "mod", "download", "-json", "github.com/yuin/goldmark")
	download.Dir = filepath.Join(strings.TrimSpace(string(root)), "internal", "peers")
	out, err := download.Output()
	if err != nil {
		t.Skipf("goldmark's module, which holds the examples, cannot be had here: %v", err)
	}
	var module struct{ Dir string }
	if err := json.Unmarshal(out, &module); err != nil {
		t.Fatal(err)
	}
	return module.Dir
}

// CommonMark returns the examples of the specification.
func CommonMark(t *testing.T) []Example {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(folder(t), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []Example
	if err := json.Unmarshal(src, &all); err != nil {
		t.Fatal(err)
	}
	if len(all) != 652 {
		t.Fatalf("%d examples, want 652", len(all))
	}
	return all
}

// Extension returns the examples of one of GitHub's extensions: "table",
// "strikethrough", "linkify" or "tasklist". To those of GitHub's specification
// goldmark has added its own.
func Extension(t *testing.T, name string) []Example {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(folder(t), "extension", "_test", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	const part, end = "//- - - - - - - - -//\n", "//= = = = = = = = = = = = = = = = = = = = = = = =//"
	var all []Example
	for text := range strings.SplitSeq(string(src), end) {
		parts := strings.Split(text, part)
		if len(parts) == 3 {
			all = append(all, Example{Markdown: strings.ReplaceAll(parts[1], `\t`, "\t"), HTML: parts[2], Example: len(all) + 1, Section: name})
		}
	}
	if len(all) == 0 {
		t.Fatal("no examples")
	}
	return all
}
