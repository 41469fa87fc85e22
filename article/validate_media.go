package article

import (
	"path"
	"strconv"
	"strings"
)

func (v *validator) figure(f *Figure) {
	v.in(func() { v.image(&f.Image) }, "image")
	if alt := f.Image.Alt; strings.TrimSpace(alt) != "" && sameWords(alt, InlineText(f.Caption)) {
		v.say(AltRepeats, Doubtful, "the caption says the same: those who do not see the picture hear it twice", "image", "alt")
	}
	if f.Image.URL != "" && !f.Image.Decorative && strings.TrimSpace(f.Credit) == "" {
		v.say(NoCredit, Doubtful, "nobody is named as who made the picture", "credit")
	}
	v.unsafe(f.URL)
	v.text(f.Caption, "caption")
}

func (v *validator) image(i *Image) {
	if i.URL == "" {
		v.say(NoAddress, Wrong, "a picture has no address", "url")
	}
	v.alt(i)
	if i.Width <= 0 || i.Height <= 0 {
		v.say(NoSize, Doubtful, "without width and height the page shifts when the picture comes", "width")
	}
	if p := i.Focal; p != nil && !(p.X >= 0 && p.X <= 1 && p.Y >= 0 && p.Y <= 1) {
		v.say(FocalRange, Wrong, "the focal point lies outside of the picture: its coordinates go from 0 to 1", "focal")
	}
	for j := range i.Variants {
		if i.Variants[j].Width <= 0 {
			v.say(NoSize, Doubtful, "without its width a browser cannot choose this file", "variants", strconv.Itoa(j), "width")
		}
	}
}

// placeholders are alternatives that are none, in WCAG's failure F30.
var placeholders = map[string]bool{
	"image": true, "picture": true, "photo": true, "photograph": true, "graphic": true, "spacer": true, "untitled": true, "alt": true, "alt text": true,
}

func (v *validator) alt(i *Image) {
	alt := strings.TrimSpace(i.Alt)
	if alt == "" {
		if !i.Decorative {
			v.say(NoAlt, Wrong, "those who do not see the picture are not told what it shows; if it shows nothing, mark it decorative", "alt")
		}
		return
	}
	extension := strings.ToLower(path.Ext(alt))
	switch extension {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".tif", ".tiff", ".heic":
	default:
		extension = ""
	}
	if placeholders[strings.ToLower(alt)] || extension != "" && !strings.Contains(alt, " ") {
		v.say(BadAlt, Wrong, strconv.Quote(alt)+" does not say what the picture shows", "alt")
	}
}

func (v *validator) video(b *Video) {
	v.files(b.Files, "a video")
	captioned := b.Transcript != ""
	for i := range b.Tracks {
		switch b.Tracks[i].Kind {
		case "", "subtitles", "captions":
			captioned = true
		}
	}
	if !captioned {
		v.say(NoCaptions, Doubtful, "those who do not hear it have neither captions nor a transcript", "tracks")
	}
	v.text(b.Caption, "caption")
}

func (v *validator) audio(b *Audio) {
	v.files(b.Files, "a recording")
	if b.Transcript == "" {
		v.say(NoTranscript, Doubtful, "those who do not hear it have no transcript", "transcript")
	}
	v.text(b.Caption, "caption")
}

func (v *validator) files(files []MediaFile, what string) {
	if len(files) == 0 {
		v.say(NoAddress, Wrong, what+" has no file", "files")
	}
	for i := range files {
		if files[i].URL == "" {
			v.say(NoAddress, Wrong, "a file of "+what+" has no address", "files", strconv.Itoa(i), "url")
		}
	}
}
