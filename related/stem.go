package related

import (
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/tamil"
	"github.com/blevesearch/snowballstem/turkish"
)

// stem brings a word in lower case to its stem by the Snowball algorithm of
// its language, given as a base language. Words of languages without one
// stay as they are.
//
// The algorithms are those of the Snowball project as its own compiler
// writes them for Go; the package holding them has no dependencies.
func stem(language, word string) string {
	var run func(*snowballstem.Env) bool
	switch language {
	case "ar":
		run = arabic.Stem
	case "da":
		run = danish.Stem
	case "nl":
		run = dutch.Stem
	case "en":
		run = english.Stem
	case "fi":
		run = finnish.Stem
	case "fr":
		run = french.Stem
	case "de":
		run = german.Stem
	case "hu":
		run = hungarian.Stem
	case "ga":
		run = irish.Stem
	case "it":
		run = italian.Stem
	case "no", "nb", "nn":
		run = norwegian.Stem
	case "pt":
		run = portuguese.Stem
	case "ro":
		run = romanian.Stem
	case "ru":
		run = russian.Stem
	case "es":
		run = spanish.Stem
	case "sv":
		run = swedish.Stem
	case "ta":
		run = tamil.Stem
	case "tr":
		run = turkish.Stem
	default:
		return word
	}
	env := snowballstem.NewEnv(word)
	run(env)
	return env.Current()
}
