// Readtime prints how long texts take to read: Markdown, HTML and plain text,
// by language and script, with the range of readers and what other programs
// would say.
//
//	go run ./examples/readtime FILE...
//	go run ./examples/readtime -json FILE...
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/frontmatter"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
	"github.com/dots-newsroom/newsroom/article/markdown"
)

// A report is what is said of one file.
type report struct {
	File       string         `json:"file"`
	Language   string         `json:"language"`
	Minutes    int            `json:"minutes"`
	Seconds    float64        `json:"seconds"`
	Fast       int            `json:"fast"`
	Slow       int            `json:"slow"`
	Words      int            `json:"words"`
	Characters int            `json:"characters"`
	Profiles   map[string]int `json:"profiles"`
	Scripts    map[string]int `json:"-"` // for the table
}

func main() {
	asJSON := flag.Bool("json", false, "print a list of JSON objects instead of a table")
	language := flag.String("language", "", "BCP 47 `tag` of the texts (default: theirs, or what the scripts tell)")
	flag.Parse()
	failed := false
	reports := []report{}
	for _, file := range flag.Args() {
		r, err := read(file, *language)
		if err != nil {
			fmt.Fprintln(os.Stderr, "readtime:", err)
			failed = true
			continue
		}
		reports = append(reports, r)
	}
	if err := write(os.Stdout, reports, *asJSON); err != nil {
		fmt.Fprintln(os.Stderr, "readtime:", err)
		failed = true
	}
	if failed || flag.NArg() == 0 {
		if flag.NArg() == 0 {
			flag.Usage()
		}
		os.Exit(1)
	}
}

// read estimates one file.
func read(file, language string) (report, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return report{}, err
	}
	a, err := parse(file, src)
	if err != nil {
		return report{}, err
	}
	t := article.EstimateReadingTime(a, article.ReadingOptions{Language: language})
	r := report{
		File: file, Language: t.Language, Minutes: t.Minutes(), Seconds: t.Duration.Seconds(), Words: t.Words, Characters: t.Characters,
		Scripts: map[string]int{}, Profiles: map[string]int{},
	}
	r.Fast, r.Slow = t.Range()
	for s, n := range t.Count {
		if n > 0 {
			r.Scripts[article.Script(s).String()] = n
		}
	}
	text := a.Body.Text() // the others count neither headline nor dek
	for _, p := range article.ReadingProfiles() {
		r.Profiles[string(p)] = p.Minutes(text, t.Images, t.Language)
	}
	return r, nil
}

// parse reads a file by its name's ending; other endings are plain text, its
// paragraphs apart by empty lines.
func parse(file string, src []byte) (*article.Article, error) {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".md", ".markdown":
		a, _, err := markdown.Parse(src, markdown.Options{File: file})
		return a, err
	case ".html", ".htm":
		a, body, _, err := frontmatter.Parse(src, frontmatter.Options{File: file})
		if err != nil {
			return nil, err
		}
		a.Body, _, err = htmlbody.Parse(body, htmlbody.Options{File: file})
		return a, err
	}
	a := &article.Article{}
	for paragraph := range strings.SplitSeq(string(src), "\n\n") {
		a.Body.Blocks = append(a.Body.Blocks, &article.Paragraph{Content: []article.Inline{&article.Text{Value: paragraph}}})
	}
	return a, nil
}

func write(w io.Writer, reports []report, asJSON bool) error {
	if asJSON {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		return e.Encode(reports)
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(table, "file\tlanguage\tmin\tfast\tslow\twords\tletters\t")
	for _, p := range article.ReadingProfiles() {
		fmt.Fprintf(table, "%s\t", p)
	}
	fmt.Fprintln(table, "scripts\t")
	for _, r := range reports {
		fmt.Fprintf(table, "%s\t%s\t%d\t%d\t%d\t%d\t%d\t", filepath.Base(r.File), r.Language, r.Minutes, r.Fast, r.Slow, r.Words, r.Characters)
		for _, p := range article.ReadingProfiles() {
			fmt.Fprintf(table, "%d\t", r.Profiles[string(p)])
		}
		var scripts []string
		for s := article.Number; int(s) < len(article.TextCount{}); s++ {
			if n := r.Scripts[s.String()]; n > 0 {
				scripts = append(scripts, fmt.Sprintf("%s %d", s, n))
			}
		}
		fmt.Fprintf(table, "%s\t\n", strings.Join(scripts, ", "))
	}
	return table.Flush()
}
