package article

// An Embed is a piece of another site shown in the body: a video, a post, a
// chart. Which hosts are allowed is decided by the reader that makes the
// node and again by the writer that prints it.
type Embed struct {
	Attrs
	// Provider names the host in lower case ("youtube"). Empty: not known.
	Provider string
	// URL is the address a reader would open, not that of a frame.
	URL   string
	Title string
	// Width and Height give the aspect ratio, in pixels or any other unit.
	// Zero: the writer's default for the provider.
	Width, Height int
	// Thumbnail is shown until the reader asks for the embed.
	Thumbnail *Image
	// Text is what the embed says, for those who cannot load it: the words of
	// a post, the data of a chart.
	Text    string
	Caption []Inline
}

// Kind returns [KindEmbed].
func (*Embed) Kind() Kind { return KindEmbed }
func (*Embed) isNode()    {}
func (*Embed) isBlock()   {}

// A RelatedLink is a link to another story set inside the body.
type RelatedLink struct {
	Attrs
	URL      string
	Headline string
	Dek      string
	Kicker   string
	Image    *Image
}

// Kind returns [KindRelatedLink].
func (*RelatedLink) Kind() Kind { return KindRelatedLink }
func (*RelatedLink) isNode()    {}
func (*RelatedLink) isBlock()   {}

// A File is a document offered for download.
type File struct {
	Attrs
	URL   string
	Name  string // what readers see; empty: the address's last element
	Type  string // media type; empty: unknown
	Bytes int64  // size; zero: unknown
	// Description says what is in it.
	Description []Inline
}

// Kind returns [KindFile].
func (*File) Kind() Kind { return KindFile }
func (*File) isNode()    {}
func (*File) isBlock()   {}
