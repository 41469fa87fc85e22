package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// sources parses every Go file of the module that is not a test.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := make(map[string]*ast.File)
	set := token.NewFileSet()
	require.NoError(t, filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			_, nested := os.Stat(filepath.Join(path, "go.mod"))
			if path != "../.." && nested == nil || entry.Name() == "testdata" {
				return fs.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
			require.NoError(t, err)
			files[path] = file
		}
		return nil
	}))
	return files
}

// members are the types of package article that have a method.
func members(files map[string]*ast.File, method string) map[string]bool {
	out := make(map[string]bool)
	for _, file := range files {
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if file.Name.Name != "article" || !ok || f.Recv == nil || f.Name.Name != method {
				continue
			}
			if star, ok := f.Recv.List[0].Type.(*ast.StarExpr); ok {
				out[star.X.(*ast.Ident).Name] = true
			}
		}
	}
	return out
}

// A type switch that knows many of the nodes must know all of them, or say by
// a default what it does with the rest: a block type that is added later must
// not vanish in one of them.
func TestTypeSwitchesOverNodesAreExhaustive(t *testing.T) {
	files := sources(t)
	blocks, inlines := members(files, "isBlock"), members(files, "isInline")
	require.Len(t, blocks, 23)
	require.Len(t, inlines, 16)
	found := 0
	for path, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			s, ok := n.(*ast.TypeSwitchStmt)
			if !ok {
				return true
			}
			named, open := cases(s)
			for what, all := range map[string]map[string]bool{"block": blocks, "inline": inlines} {
				var missing []string
				for name := range all {
					if !named[name] {
						missing = append(missing, name)
					}
				}
				if len(all)-len(missing) < 8 {
					continue // it picks a few
				}
				found++
				require.True(t, open || len(missing) == 0, "%s: a switch knows many a %s but not %v", path, what, missing)
			}
			return true
		})
	}
	require.Greater(t, found, 6, "the test looks in the wrong place")
}

// cases are the types that a switch names, and whether it has a default.
func cases(s *ast.TypeSwitchStmt) (named map[string]bool, open bool) {
	named = make(map[string]bool)
	for _, c := range s.Body.List {
		clause := c.(*ast.CaseClause)
		open = open || clause.List == nil
		for _, e := range clause.List {
			if star, ok := e.(*ast.StarExpr); ok {
				e = star.X
			}
			switch e := e.(type) {
			case *ast.Ident:
				named[e.Name] = true
			case *ast.SelectorExpr:
				named[e.Sel.Name] = true
			}
		}
	}
	return named, open
}
