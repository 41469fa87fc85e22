package markdown

import "github.com/dots-newsroom/newsroom/article"

// IsCertain tells whether a document is printed without being read back.
func IsCertain(d *article.Document) bool {
	_, done := (&writer{}).certain(nil, d.Blocks)
	return done
}
