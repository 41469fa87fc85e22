package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAReportOfEachKindOfFile(t *testing.T) {
	dir := t.TempDir()
	var reports []report
	for name, content := range map[string]string{
		"a.md":   "---\ntitle: Two words\nlanguage: en\n---\n" + strings.Repeat("word ", 400),
		"b.html": "<p>" + strings.Repeat("word ", 400) + "</p><img src=/x.jpg alt=x>",
		"c.txt":  strings.Repeat("橋が", 500),
	} {
		file := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(file, []byte(content), 0o644))
		r, err := read(file, "")
		require.NoError(t, err)
		reports = append(reports, r)
		switch name {
		case "a.md":
			require.Equal(t, []any{"en", 3, 402, 0}, []any{r.Language, r.Minutes, r.Words, r.Characters}, "402 / 200, rounded up")
		case "b.html":
			require.Equal(t, []any{"und-Latn", 3, 400, 132.0}, []any{r.Language, r.Minutes, r.Words, r.Seconds}, "two minutes and a picture")
		case "c.txt":
			require.Equal(t, []any{"ja", 2, 0, 1000}, []any{r.Language, r.Minutes, r.Words, r.Characters})
			require.Equal(t, 6, len(r.Profiles))
		}
	}
	var out bytes.Buffer
	require.NoError(t, write(&out, reports, true))
	var back []map[string]any
	require.NoError(t, json.Unmarshal(out.Bytes(), &back))
	require.Equal(t, []string{"characters", "fast", "file", "language", "minutes", "profiles", "seconds", "slow", "words"}, slices.Sorted(maps.Keys(back[0])))
	out.Reset()
	require.NoError(t, write(&out, reports, false))
	require.Equal(t, 4, strings.Count(out.String(), "\n"))
}

func TestAFileThatCannotBeReadIsNamed(t *testing.T) {
	_, err := read(filepath.Join(t.TempDir(), "none.md"), "")
	require.ErrorContains(t, err, "none.md")
}
