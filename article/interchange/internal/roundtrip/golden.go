package roundtrip

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Foreign reads testdata/foreign/*.json, documents as other programs write
// them, and compares the article, and what of it could not be read, with the
// .golden beside each. What was read must survive being written.
func Foreign(t *testing.T, c Codec) {
	t.Helper()
	files, err := filepath.Glob("testdata/foreign/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files, "no documents in testdata/foreign")
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			src, err := os.ReadFile(file)
			require.NoError(t, err)
			a, losses, err := c.Parse(src)
			require.NoError(t, err)
			data, err := a.AppendJSON(nil)
			require.NoError(t, err)
			var out bytes.Buffer
			require.NoError(t, json.Indent(&out, data, "", "  "))
			out.WriteString("\n-- losses --\n")
			for _, l := range losses {
				out.WriteString(l.String() + "\n")
			}
			golden := strings.TrimSuffix(file, ".json") + ".golden"
			if *update {
				require.NoError(t, os.WriteFile(golden, out.Bytes(), 0o600))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.Equal(t, string(want), out.String())
			Article(t, c, a, file)
		})
	}
}

// Fuzz reads any bytes. What can be read must be written, and read again as
// the same.
func Fuzz(f *testing.F, c Codec) {
	files, err := filepath.Glob("testdata/foreign/*.json")
	require.NoError(f, err)
	for _, file := range files {
		src, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(src)
	}
	f.Add([]byte(`{"type":"body","children":[{"type":"text","value":"a"}]}`))
	f.Add([]byte(`[{"_type":"block","children":[{"_type":"span","text":"a"}]}]`))
	f.Fuzz(func(t *testing.T, src []byte) {
		a, _, err := c.Parse(src)
		if err != nil {
			require.NotEmpty(t, err.Error())
			return
		}
		out, _, err := c.Append(a)
		require.NoError(t, err)
		b, _, err := c.Parse(out)
		require.NoError(t, err, "%s", out)
		again, _, err := c.Append(b)
		require.NoError(t, err)
		d, _, err := c.Parse(again)
		require.NoError(t, err, "%s", again)
		require.Equal(t, canonical(Tree(t, b)), canonical(Tree(t, d)), "%s", out)
	})
}
