package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const table = "bridge\tcity\tThe harbour bridge carries trams again after ninety days of repairs.\n" +
	"tram\tcity\tEngineers tested the repaired bridge with empty trams before the harbour opened.\n" +
	"cheese\tfarms\tDairies blame a mild winter for the falling price of cheese and milk.\n" +
	"milk\tfarms\tFarmers pour away milk while dairies cut the price of cheese again.\n"

func runOn(t *testing.T, args ...string) (string, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "table.tsv")
	require.NoError(t, os.WriteFile(path, []byte(table), 0o600))
	var out, progress bytes.Buffer
	err := run(t.Context(), append(args, path), &out, &progress)
	require.Contains(t, progress.String(), "4/4")
	return out.String(), err
}

func TestProgramPrintsStoriesWithReasons(t *testing.T) {
	out, err := runOn(t, "-k", "1", "-why")
	require.NoError(t, err)
	require.Contains(t, out, "bridge  The harbour bridge")
	require.Contains(t, out, "shares ")
}

func TestProgramJudgesByLabels(t *testing.T) {
	out, err := runOn(t, "-eval")
	require.NoError(t, err)
	require.Contains(t, out, "articles  P@5")
	require.Contains(t, out, "       4  0.200")
}

func TestProgramWritesLists(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lists.json")
	out, err := runOn(t, "-k", "1", "-eval", "-out", path)
	require.NoError(t, err)
	require.Contains(t, out, "articles  P@5")
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	var lists map[string][]string
	require.NoError(t, json.Unmarshal(b, &lists))
	require.Equal(t, map[string][]string{"bridge": {"tram"}, "tram": {"bridge"}, "cheese": {"milk"}, "milk": {"cheese"}}, lists)
}

func TestProgramReadsFolders(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.md":   "---\ntitle: Harbour bridge reopens\ncategory: City\n---\nTrams cross the harbour bridge.\n",
		"b.html": "<p>Empty trams tested the harbour bridge.</p>",
		"c.txt":  "not an article",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	var out bytes.Buffer
	require.NoError(t, run(t.Context(), []string{dir}, &out, new(strings.Builder)))
	require.Contains(t, out.String(), "b.html")
}

func TestProgramComparesWithPeople(t *testing.T) {
	dir := os.Getenv("NEWSROOM_CORPORA")
	if dir == "" {
		t.Skip("NEWSROOM_CORPORA is not set: the judged collection is not here")
	}
	var out bytes.Buffer
	require.NoError(t, run(t.Context(), []string{"-lee", filepath.Join(dir, "related", "lee")}, &out, new(strings.Builder)))
	require.Regexp(t, `\nr 0\.\d{3}\n$`, out.String())
}
