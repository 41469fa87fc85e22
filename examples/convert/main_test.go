package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const story = "---\ntitle: Tram line reopens\ndek: After ninety days.\n---\n\nThe first tram crossed at **five**.\n\n## What next\n\n- Cars\n- Ferries\n"

func do(t *testing.T, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(t.Context(), args, strings.NewReader(stdin), &out, &errs)
	return status, out.String(), errs.String()
}

func TestEveryPairOfFormatsKeepsTheText(t *testing.T) {
	sources := map[string]string{"markdown": story}
	for format, to := range map[string]string{"html": "html", "webpage": "page", "json": "json", "content-tree": "content-tree", "portable-text": "portable-text", "ans": "ans", "ninjs": "ninjs"} {
		status, out, _ := do(t, story, "-from", "markdown", "-to", to)
		require.Zero(t, status)
		sources[format] = out
	}
	require.ElementsMatch(t, slices.Collect(maps.Keys(readers)), slices.Collect(maps.Keys(sources)))
	for from, src := range sources {
		for to := range writers {
			t.Run(from+" to "+to, func(t *testing.T) {
				status, out, errs := do(t, src, "-from", from, "-to", to)
				require.Zero(t, status, errs)
				for _, word := range []string{"The first tram crossed at", "five", "What next", "Cars", "Ferries"} {
					require.Contains(t, out, word)
				}
			})
		}
	}
}

func TestALossIsALineOnStandardError(t *testing.T) {
	status, out, errs := do(t, "<p>Hello</p><script>alert(1)</script>", "-from", "html", "-to", "text")
	require.Zero(t, status)
	require.Equal(t, "Hello\n", out)
	require.Contains(t, errs, "<script>: unsafe")

	for _, to := range []string{"html", "content-tree", "portable-text"} {
		_, _, errs = do(t, story, "-to", to)
		require.Contains(t, errs, "/headline: headline: unsupported", to)
	}
	_, _, errs = do(t, "---\ntitle: A\nauthor: Ana Prado\n---\n\nb\n", "-to", "text")
	require.Equal(t, "/authors: authors: unsupported (a body in text has no place for it)\n", errs)

	for to := range writers {
		status, out, errs := do(t, "<p>Hello</p><script>alert(1)</script>", "-from", "html", "-to", to)
		require.Zero(t, status)
		require.Contains(t, out, "Hello", to)
		require.Contains(t, errs, "<script>: unsafe", to)
	}
}

func TestWhatCannotBeReadEndsWithStatusOne(t *testing.T) {
	broken := map[string]string{
		"markdown": "---\ntitle: [\n---\n", "html": "<p>\xff</p>", "webpage": "", "json": `{"headline":`, "content-tree": `[]`,
		"ans": `{"type":"video"}`, "ninjs": `{"type":"text"}`, "portable-text": `{}`,
	}
	require.ElementsMatch(t, slices.Collect(maps.Keys(readers)), slices.Collect(maps.Keys(broken)))
	for from, src := range broken {
		for to := range writers {
			status, out, errs := do(t, src, "-from", from, "-to", to)
			require.Equal(t, 1, status, from)
			require.Empty(t, out)
			require.Contains(t, errs, "convert: ", from)
		}
	}
}

func TestAFileIsNamedInItsErrors(t *testing.T) {
	file := filepath.Join(t.TempDir(), "story.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"headline":3}`), 0o600))
	status, out, errs := do(t, "", "-from", "json", "-to", "text", file)
	require.Equal(t, 1, status)
	require.Empty(t, out)
	require.Contains(t, errs, "story.json: /headline: invalid value")

	require.NoError(t, os.WriteFile(file, []byte(`[{"_type":"block","children":[{"_type":"span","text":3}]}]`), 0o600))
	status, _, errs = do(t, "", "-from", "portable-text", "-to", "text", file)
	require.Equal(t, 1, status)
	require.Contains(t, errs, "story.json: /0/children/0/text: invalid value")
}

func TestWhatCannotBeDoneEndsWithStatusOne(t *testing.T) {
	for name, args := range map[string][]string{
		"an unknown source":       {"-from", "fax"},
		"an unknown target":       {"-to", "fax"},
		"an unknown flag":         {"-fast"},
		"two files":               {"a", "b"},
		"a file that isn't there": {filepath.Join(t.TempDir(), "none.md")},
	} {
		t.Run(name, func(t *testing.T) {
			status, out, errs := do(t, "", args...)
			require.Equal(t, 1, status)
			require.Empty(t, out)
			require.NotEmpty(t, errs)
		})
	}
}
