package article

import "iter"

// Unresolved returns the blocks that only point to something, in reading order:
// what a desk wrote in a hurry, or another system sent as a reference. A host
// that knows what is there fills the block in while the loop runs; nothing else
// may change. They are
//
//   - a [RelatedLink] with an address and no headline
//   - an [Embed] with neither title, text nor thumbnail
//   - a [Figure], also in a gallery, whose picture has an address and no size
//   - a [File] with neither type nor size
//   - a [Video] or [Audio] with files and no duration
func (d *Document) Unresolved() iter.Seq[Block] {
	return func(yield func(Block) bool) {
		for b := range d.All() {
			if unresolved(b) && !yield(b) {
				return
			}
		}
	}
}

func unresolved(b Block) bool {
	switch b := b.(type) {
	case *RelatedLink:
		return b.URL != "" && b.Headline == ""
	case *Embed:
		return b.URL != "" && b.Title == "" && b.Text == "" && b.Thumbnail == nil
	case *Figure:
		return b.Image.URL != "" && (b.Image.Width <= 0 || b.Image.Height <= 0)
	case *File:
		return b.URL != "" && b.Type == "" && b.Bytes == 0
	case *Video:
		return len(b.Files) > 0 && b.Duration == 0
	case *Audio:
		return len(b.Files) > 0 && b.Duration == 0
	default:
		return false // it says all there is
	}
}
