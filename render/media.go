package render

import (
	"path"
	"strconv"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
)

func (p *printer) figure(f *article.Figure) {
	class := "nr-figure"
	switch f.Layout {
	case article.LayoutWide:
		class = "nr-figure nr-figure--wide"
	case article.LayoutFull:
		class = "nr-figure nr-figure--full"
	case article.LayoutAside:
		class = "nr-figure nr-figure--aside"
	}
	p.open("figure", class, &f.Attrs)
	if f.URL != "" {
		p.raw(`<a`)
		p.link("href", f.URL)
		p.raw(`>`)
	}
	p.image(&f.Image, &imageUse{class: "nr-figure__image", sizes: "(min-width: 44rem) 42rem, 100vw", lazy: true, linked: f.URL != "", keep: true})
	if f.URL != "" {
		p.raw(`</a>`)
	}
	p.caption(f.Caption, f.Credit)
	p.raw(`</figure>`)
}

func (p *printer) gallery(g *article.Gallery) {
	p.open("figure", "nr-gallery", &g.Attrs)
	p.raw(`<div class="nr-gallery__items">`)
	for _, f := range g.Items {
		if f != nil {
			p.figure(f)
		}
	}
	p.raw(`</div>`)
	p.caption(g.Caption, "")
	p.raw(`</figure>`)
}

func (p *printer) video(v *article.Video) {
	p.open("figure", "nr-video", &v.Attrs)
	if p.lite || p.mail {
		if p.mail && v.Poster != nil {
			p.image(v.Poster, &imageUse{mute: true})
		}
		p.mediaFallback(v.Files, v.Title)
		p.mediaCaption("", v.Caption, v.Credit, v.Transcript)
		p.raw(`</figure>`)
		return
	}
	p.raw(`<video controls preload="none" class="nr-video__player"`)
	if v.Width > 0 && v.Height > 0 {
		p.raw(` width="`)
		p.int(v.Width)
		p.raw(`" height="`)
		p.int(v.Height)
		p.raw(`"`)
	}
	if v.Poster != nil {
		p.link("poster", v.Poster.URL)
	}
	p.attr("aria-label", v.Title)
	p.keepDuration(v.Duration)
	p.raw(`>`)
	p.mediaFiles(v.Files)
	for i := range v.Tracks {
		t := &v.Tracks[i]
		kind := t.Kind
		if kind == "" {
			kind = "subtitles"
		}
		p.raw(`<track`)
		p.attr("kind", kind)
		p.link("src", t.URL)
		p.attr("srclang", t.Language)
		p.attr("label", t.Label)
		p.raw(`>`)
	}
	p.mediaFallback(v.Files, v.Title)
	p.raw(`</video>`)
	p.mediaCaption(v.Title, v.Caption, v.Credit, v.Transcript)
	p.raw(`</figure>`)
}

func (p *printer) audio(a *article.Audio) {
	p.open("figure", "nr-audio", &a.Attrs)
	if p.lite || p.mail {
		p.mediaFallback(a.Files, a.Title)
		p.mediaCaption("", a.Caption, a.Credit, a.Transcript)
		p.raw(`</figure>`)
		return
	}
	p.raw(`<audio controls preload="none" class="nr-audio__player"`)
	p.attr("aria-label", a.Title)
	p.keepDuration(a.Duration)
	p.raw(`>`)
	p.mediaFiles(a.Files)
	p.mediaFallback(a.Files, a.Title)
	p.raw(`</audio>`)
	p.mediaCaption(a.Title, a.Caption, a.Credit, a.Transcript)
	p.raw(`</figure>`)
}

func (p *printer) mediaFiles(files []article.MediaFile) {
	for i := range files {
		p.raw(`<source`)
		p.link("src", files[i].URL)
		p.attr("type", files[i].Type)
		p.keepInt("data-bytes", files[i].Bytes)
		p.raw(`>`)
	}
}

// mediaFallback is what a browser without a player shows.
func (p *printer) mediaFallback(files []article.MediaFile, title string) {
	if len(files) == 0 {
		return
	}
	p.raw(`<a`)
	p.link("href", files[0].URL)
	p.raw(`>`)
	if title == "" {
		title = p.words.Download
	}
	p.text(title)
	p.raw(`</a>`)
}

func (p *printer) mediaCaption(title string, caption []article.Inline, credit, transcript string) {
	if title == "" && len(caption) == 0 && credit == "" && transcript == "" {
		return
	}
	p.raw(`<figcaption class="nr-caption">`)
	if title != "" {
		p.raw(`<strong class="nr-media__title">`)
		p.text(title)
		p.raw(`</strong> `)
	}
	p.inlines(caption)
	if credit != "" {
		p.raw(` <small class="nr-credit">`)
		p.text(credit)
		p.raw(`</small>`)
	}
	if transcript != "" {
		p.raw(` <a class="nr-media__transcript"`)
		p.link("href", transcript)
		p.raw(`>`)
		p.text(p.words.Transcript)
		p.raw(`</a>`)
	}
	p.raw(`</figcaption>`)
}

func (p *printer) relatedLink(l *article.RelatedLink) {
	p.open("aside", "nr-readalso", &l.Attrs)
	if l.Image != nil && l.Image.URL != "" {
		p.image(l.Image, &imageUse{class: "nr-readalso__image", lazy: true, mute: true, keep: true})
	}
	p.raw(`<p class="nr-label"><span class="nr-label__kicker"`)
	if l.Kicker != "" {
		p.raw(`>`)
		p.text(l.Kicker)
	} else {
		p.ours(p.words.ReadAlso)
	}
	p.raw(`</span></p><p class="nr-readalso__headline"><a`)
	p.link("href", l.URL)
	p.raw(`>`)
	p.text(l.Headline)
	p.raw(`</a></p>`)
	if l.Dek != "" {
		p.raw(`<p class="nr-readalso__dek">`)
		p.text(l.Dek)
		p.raw(`</p>`)
	}
	p.raw(`</aside>`)
}

func (p *printer) file(f *article.File) {
	p.open("div", "nr-file", &f.Attrs)
	p.raw(`<a class="nr-file__link"`)
	p.link("href", f.URL)
	p.attr("data-type", f.Type)
	p.keepInt("data-bytes", f.Bytes)
	p.raw(` download`)
	if f.Name != "" {
		p.raw(`>`)
		p.text(f.Name)
	} else {
		p.ours(path.Base(f.URL))
	}
	p.raw(`</a>`)
	p.fileFacts(f)
	if len(f.Description) > 0 {
		p.raw(`<p class="nr-file__description">`)
		p.inlines(f.Description)
		p.raw(`</p>`)
	}
	p.raw(`</div>`)
}

// fileFacts says the kind and size of a download: "PDF, 2.4 MB".
func (p *printer) fileFacts(f *article.File) {
	_, kind, _ := strings.Cut(f.Type, "/")
	if kind == "" && f.Bytes <= 0 {
		return
	}
	p.raw(` <span class="nr-file__facts">`)
	start := len(p.b)
	p.b = append(p.b, kind...)
	for i := start; i < len(p.b); i++ {
		if c := p.b[i]; c >= 'a' && c <= 'z' {
			p.b[i] = c - 'a' + 'A' // types are ASCII (RFC 6838, section 4.2)
		}
	}
	p.escapeFrom(start)
	if kind != "" && f.Bytes > 0 {
		p.raw(`, `)
	}
	switch {
	case f.Bytes >= 1e6:
		p.b = strconv.AppendFloat(p.b, float64(f.Bytes)/1e6, 'f', 1, 64)
		p.raw(` MB`)
	case f.Bytes >= 1e3:
		p.b = strconv.AppendInt(p.b, f.Bytes/1e3, 10)
		p.raw(` kB`)
	case f.Bytes > 0:
		p.b = strconv.AppendInt(p.b, f.Bytes, 10)
		p.raw(` B`)
	}
	p.raw(`</span>`)
}
