package socialcard

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"image"
	"image/png"
	"io"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"golang.org/x/image/draw"
)

// The size of a card in pixels: the ratio 1.91 to 1 of Open Graph's large
// previews. They are what a host states in og:image:width and og:image:height.
const (
	Width  = 1200
	Height = 630
)

// The measures of a card in pixels. The margin is free of text on all sides,
// since some places round the corners or crop to 2 to 1, which takes 15 pixels
// from the top and from the bottom.
const (
	margin      = 72
	barHeight   = 14
	labelSize   = 30
	footerSize  = 28
	logoHeight  = 48
	logoWidth   = 240
	gap         = 24
	largest     = 104 // the headline's sizes
	smallest    = 40
	withDek     = 52 // below this a dek would leave the headline too small
	sizeStep    = 4
	dekLines    = 3
	headlineMax = 5 // lines above the smallest size: more is a wall of text
)

// ErrNoHeadline is the error for a card without an article, or whose article
// has no headline.
var ErrNoHeadline = errors.New("socialcard: no headline to draw")

// A Card is the picture for one article. Article with a headline is all it
// needs; what else is empty is not drawn.
type Card struct {
	// Article gives the category, the social headline (see
	// [article.Article.HeadlineFor]), the dek, the authors and the language.
	Article *article.Article
	// SiteName stands opposite the authors.
	SiteName string
	// Logo stands before the site's name, scaled down to fit 240 by 48 pixels.
	Logo image.Image
	// Theme gives the colours. Empty: the broadsheet.
	Theme render.Theme
	// Dark takes the theme's colours for dark.
	Dark bool
	// Colours replace the theme's one by one.
	Colours Colours
	// Fonts come before the built-in ones.
	Fonts Fonts
}

// Render writes the card as PNG. Nothing is written where drawing fails or ctx
// is done before the picture is complete.
func (c Card) Render(ctx context.Context, w io.Writer) error {
	data, err := c.AppendPNG(nil)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// AppendPNG appends the card as PNG. With an error, dst is returned as it was.
func (c Card) AppendPNG(dst []byte) ([]byte, error) {
	img, err := c.draw()
	if err != nil {
		return dst, err
	}
	buf := bytes.NewBuffer(dst)
	if err := png.Encode(buf, img); err != nil {
		return dst, err
	}
	return buf.Bytes(), nil
}

// A part is one text of the card with the fonts it is set in.
type part struct {
	name  string
	text  []rune
	fonts stack
}

func (c *Card) draw() (*image.RGBA, error) {
	a := c.Article
	if a == nil {
		return nil, ErrNoHeadline
	}
	colours, err := c.colours()
	if err != nil {
		return nil, err
	}
	bold, regular, err := c.Fonts.stacks()
	if err != nil {
		return nil, err
	}
	headline := part{"headline", clean(a.HeadlineFor(article.HeadlineSocial)), bold}
	dek := part{"dek", clean(a.Dek), regular}
	label := part{"category", clean(cmp.Or(a.Category.Name, a.Kicker)), bold}
	authors := part{"authors", clean(names(a.Authors)), regular}
	site := part{"site name", clean(c.SiteName), bold}
	if len(headline.text) == 0 {
		return nil, ErrNoHeadline
	}
	for _, p := range []part{headline, dek, label, authors, site} {
		if r, found := p.fonts.uncovered(p.text); found {
			return nil, &UncoveredError{r, p.name}
		}
	}

	s := setter{direction: direction(a.Language, headline.text), language: language.NewLanguage(a.Language)}
	img := canvas{RGBA: image.NewRGBA(image.Rect(0, 0, Width, Height))}
	img.fill(img.Rect, colours.Paper)
	img.fill(image.Rect(0, 0, Width, barHeight), colours.Accent)

	const left, right = margin, Width - margin
	top, bottom := margin, Height-margin
	if len(label.text) > 0 {
		b, _ := s.set(label.text, label.fonts, labelSize, right-left, 1, true)
		img.block(&b, left, right, top, s.direction, colours.Accent)
		top += b.height() + gap
	}
	if footer := c.footer(&img, &s, authors, site, colours); footer > 0 {
		bottom -= footer + gap
		img.fill(image.Rect(left, bottom, right, bottom+2), colours.Rule)
		bottom -= gap
	}

	title, summary := fit(&s, headline, dek, right-left, bottom-top)
	used := title.height()
	if summary.height() > 0 {
		used += gap + summary.height()
	}
	top += max(0, bottom-top-used) / 2
	img.block(&title, left, right, top, s.direction, colours.Ink)
	img.block(&summary, left, right, top+title.height()+gap, s.direction, colours.Soft)
	return img.RGBA, nil
}

// fit finds the largest headline that leaves room for the dek, or else the
// largest that fits alone, or else the smallest with an ellipsis.
func fit(s *setter, headline, dek part, width, height int) (title, summary block) {
	for size := largest; size >= withDek && len(dek.text) > 0; size -= sizeStep {
		title, ok := s.set(headline.text, headline.fonts, size, width, headlineMax, false)
		if !ok || title.height() > height {
			continue
		}
		// 28 to 36 pixels: well below the headline, yet readable in a preview
		// that is shown at a third of its size.
		summary, ok := s.set(dek.text, dek.fonts, max(28, min(36, size/2)), width, dekLines, false)
		if ok && title.height()+gap+summary.height() <= height {
			return s.balance(title, headline.text, headline.fonts, width), s.balance(summary, dek.text, dek.fonts, width)
		}
	}
	for size := largest; size >= smallest; size -= sizeStep {
		most := headlineMax
		if size == smallest {
			most = height / size
		}
		title, ok := s.set(headline.text, headline.fonts, size, width, most, false)
		if ok && title.height() <= height {
			return s.balance(title, headline.text, headline.fonts, width), block{}
		}
	}
	// How many lines fit depends on the fonts and is known once the text is set.
	title, _ = s.set(headline.text, headline.fonts, smallest, width, 1, true)
	most := 1 + max(0, height-title.height())/title.pitch
	title, _ = s.set(headline.text, headline.fonts, smallest, width, most, true)
	return title, block{}
}

// footer draws authors at the edge where reading starts, logo and site name at
// the other, and returns how high they are.
func (c *Card) footer(img *canvas, s *setter, authors, site part, colours Colours) int {
	const left, right = margin, Width - margin
	const width = right - left
	logo := logoSize(c.Logo)
	if len(authors.text) == 0 && len(site.text) == 0 && logo.X == 0 {
		return 0
	}
	room := width / 2
	if len(authors.text) == 0 {
		room = width
	}
	if logo.X > 0 {
		room -= logo.X + gap/2
	}
	name, _ := s.set(site.text, site.fonts, footerSize, room, 1, true)
	nameWidth := 0
	for _, line := range name.lines {
		from, to := ink(line)
		nameWidth = (to - from).Ceil()
	}
	used := nameWidth + logo.X
	if nameWidth > 0 && logo.X > 0 {
		used += gap / 2
	}
	by, _ := s.set(authors.text, authors.fonts, footerSize, width-used-gap, 1, true)
	ascent, descent := max(name.ascent, by.ascent), max(name.descent, by.descent)
	height := max(logo.Y, ascent+descent)
	top := Height - margin - height
	baseline := top + (height-ascent-descent)/2 + ascent

	// The site's part is as wide as used and stands at the far edge; within it
	// the logo comes first in reading order.
	start, nameLeft, logoLeft := right-used, right-nameWidth, right-used
	if s.direction == di.DirectionRTL {
		start, nameLeft, logoLeft = left, left, left+used-logo.X
	}
	if logo.X > 0 {
		at := image.Pt(logoLeft, top+(height-logo.Y)/2)
		draw.CatmullRom.Scale(img.RGBA, image.Rectangle{at, at.Add(logo)}, c.Logo, c.Logo.Bounds(), draw.Over, nil)
	}
	img.block(&name, nameLeft, nameLeft+nameWidth, baseline-name.ascent, s.direction, colours.Ink)
	byLeft, byRight := left, start-gap
	if s.direction == di.DirectionRTL {
		byLeft, byRight = start+used+gap, right
	}
	img.block(&by, byLeft, byRight, baseline-by.ascent, s.direction, colours.Ink)
	return height
}

// logoSize is the size at which a logo is drawn: never larger than it is.
func logoSize(logo image.Image) image.Point {
	if logo == nil || logo.Bounds().Empty() {
		return image.Point{}
	}
	size := logo.Bounds().Size()
	scale := min(1, float64(logoWidth)/float64(size.X), float64(logoHeight)/float64(size.Y))
	return image.Pt(max(1, int(float64(size.X)*scale)), max(1, int(float64(size.Y)*scale)))
}

func names(authors []article.Author) string {
	var list []string
	for i := range authors {
		if authors[i].Name != "" {
			list = append(list, authors[i].Name)
		}
	}
	return strings.Join(list, ", ")
}
