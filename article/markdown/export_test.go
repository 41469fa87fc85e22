package markdown

import "github.com/dots-newsroom/newsroom/article"

// ReadBacks tells how many blocks of a document are read back to print it.
func ReadBacks(d *article.Document) int {
	w := writer{}
	_, _ = w.document(nil, d.Blocks)
	return w.readBacks
}
