package article

// InlineText returns the plain text of inlines: formatting gone, line breaks
// and soft breaks as "\n", images by their alternative text, footnote marks
// left out.
func InlineText(content []Inline) string { return string(AppendInlineText(nil, content)) }

// AppendInlineText appends [InlineText](content) to dst.
func AppendInlineText(dst []byte, content []Inline) []byte {
	for _, n := range content {
		switch n := n.(type) {
		case nil, *FootnoteRef:
		case *Text:
			dst = append(dst, n.Value...)
		case *CodeSpan:
			dst = append(dst, n.Value...)
		case *Math:
			dst = append(dst, n.Value...)
		case *InlineImage:
			dst = append(dst, n.Image.Alt...)
		case *CustomInline:
			dst = append(dst, n.Text...)
		case *Break:
			dst = append(dst, '\n')
		case *Emphasis:
			dst = AppendInlineText(dst, n.Content)
		case *Strong:
			dst = AppendInlineText(dst, n.Content)
		case *Strike:
			dst = AppendInlineText(dst, n.Content)
		case *Link:
			dst = AppendInlineText(dst, n.Content)
		case *Sub:
			dst = AppendInlineText(dst, n.Content)
		case *Sup:
			dst = AppendInlineText(dst, n.Content)
		case *Mark:
			dst = AppendInlineText(dst, n.Content)
		case *Abbreviation:
			dst = AppendInlineText(dst, n.Content)
		case *Span:
			dst = AppendInlineText(dst, n.Content)
		}
	}
	return dst
}
