// Package house checks what the packages of this module may know of each
// other, and that its prose agrees with its code.
package house

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/dots-newsroom/newsroom"

type pkg struct {
	ImportPath string
	Standard   bool
	Imports    []string
	Deps       []string
}

// list asks the go command for packages and, with deps, all they stand on.
func list(t *testing.T, args ...string) map[string]pkg {
	t.Helper()
	command := exec.CommandContext(t.Context(), "go", append([]string{"list", "-json=ImportPath,Standard,Imports,Deps"}, args...)...)
	command.Dir = "../.."
	command.Stderr = os.Stderr
	out, err := command.Output()
	require.NoError(t, err)
	packages := make(map[string]pkg)
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := d.Decode(&p); err == io.EOF {
			return packages
		} else {
			require.NoError(t, err)
		}
		packages[p.ImportPath] = p
	}
}

// room is a package's path within the module.
func room(path string) string { return strings.TrimPrefix(strings.TrimPrefix(path, module), "/") }

func TestTheGroundFloorStandsOnTheStandardLibrary(t *testing.T) {
	all := list(t, "-deps", "./article", "./ticker")
	for _, p := range []string{"article", "ticker"} {
		for _, dep := range all[module+"/"+p].Deps {
			if room(dep) == "article" && p == "ticker" || strings.HasPrefix(room(dep), "article/internal/") {
				continue // what is inside of it stands on the standard library too
			}
			require.True(t, all[dep].Standard, "%s links %s", p, dep)
		}
	}
}

func TestArrowsPointDown(t *testing.T) {
	all := list(t, "./...")
	require.Greater(t, len(all), 15)
	// may lists the rooms that a room may import; a room's own subpackages
	// and internal ones are always allowed.
	may := map[string][]string{
		"article": {}, "ticker": {"article"}, "related": {"article"}, "render": {"article", "ticker", "related"},
	}
	for path, p := range all {
		top, _, _ := strings.Cut(room(path), "/")
		allowed, ruled := may[top]
		if !ruled {
			continue
		}
		for _, dep := range p.Imports {
			if !strings.HasPrefix(dep, module) {
				continue
			}
			to, _, _ := strings.Cut(room(dep), "/")
			require.True(t, to == top || to == "internal" || contains(allowed, to), "%s imports %s", room(path), room(dep))
		}
	}
	for _, reader := range list(t, "./article")[module+"/article"].Imports {
		if !strings.HasPrefix(room(reader), "article/internal/") {
			require.NotContains(t, reader, module, "article knows none of its neighbours")
		}
	}
}

func TestADependencyLivesInOneRoom(t *testing.T) {
	home := map[string][]string{
		"go.yaml.in/yaml":             {"article/frontmatter", "article/markdown"}, // a fence in Markdown is YAML too
		"github.com/BurntSushi/toml":  {"article/frontmatter"},
		"golang.org/x/net":            {"article/htmlbody", "article/markdown", "article/webpage"},
		"golang.org/x/text":           {"render/locale", "related"},
		"github.com/blevesearch":      {"related"},
		"github.com/stretchr/testify": {"article/interchange/internal/roundtrip"}, // imported by tests alone
		"github.com/google/go-cmp":    {"article/interchange/internal/roundtrip"},
	}
	for path, p := range list(t, "./...") {
		for _, dep := range p.Imports {
			first, _, _ := strings.Cut(dep, "/")
			if !strings.Contains(first, ".") || strings.HasPrefix(dep, module) {
				continue
			}
			known := false
			for prefix, rooms := range home {
				if strings.HasPrefix(dep, prefix) {
					known = true
					require.Contains(t, rooms, room(path), "%s is imported by %s", dep, room(path))
				}
			}
			require.True(t, known, "%s: no room is named for this dependency of %s", dep, room(path))
		}
	}
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// body is the code between the braces of a function, without indentation.
func body(t *testing.T, file, function string) string {
	t.Helper()
	src, err := os.ReadFile("../../" + file)
	require.NoError(t, err)
	found := regexp.MustCompile(`(?s)\nfunc ` + function + `\(\) \{\n(.*?)\n\}\n`).FindSubmatch(src)
	require.NotNil(t, found, "%s has no function %s", file, function)
	code, _, _ := strings.Cut(string(found[1]), "\n\t// Output:")
	var lines []string
	for line := range strings.SplitSeq(code, "\n") {
		lines = append(lines, strings.TrimPrefix(line, "\t"))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

func TestTheREADMEsCodeIsTheExamples(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	require.Contains(t, string(readme), "```go\n"+body(t, "render/example_test.go", "Example")+"\n```")
}
