package article

import (
	"strconv"
	"strings"
)

// text checks running text that stands below the present path.
func (v *validator) text(content []Inline, steps ...string) {
	v.in(func() {
		n := 0 // in JSON nothing stands for a nil
		for _, inline := range content {
			if inline != nil {
				v.in(func() { v.inline(inline) }, strconv.Itoa(n))
				n++
			}
		}
	}, steps...)
}

func (v *validator) inline(n Inline) {
	switch n := n.(type) {
	case *Link:
		v.link(n)
	case *InlineImage:
		v.in(func() { v.alt(&n.Image) }, "image")
	case *FootnoteRef:
		if _, known := v.notes[n.Label]; !known {
			v.say(NoteMissing, Wrong, "there is no note "+strconv.Quote(n.Label), "label")
		}
	case *Span:
		if n.Language != "" {
			v.tag(n.Language)
		}
	}
	if content := InlineContent(n); content != nil {
		v.text(*content, "content")
	}
}

// vague are link texts that say nothing by themselves, as screen readers list
// links without what surrounds them (WCAG 2.4.4): what editors write in
// languages of wide circulation.
var vague = map[string]bool{
	"click here": true, "click": true, "here": true, "read more": true, "more": true, "link": true, "this": true, "this link": true, "learn more": true,
	"see here": true, "this article": true, "this page": true, "continue reading": true, "find out more": true,
	"hier": true, "hier klicken": true, "mehr": true, "mehr lesen": true, "weiterlesen": true, "mehr erfahren": true, // German
	"klik hier": true, "lees meer": true, "lees verder": true, "meer": true, // Dutch
	"ici": true, "cliquez ici": true, "lire la suite": true, "en savoir plus": true, "plus": true, // French
	"aquí": true, "haga clic aquí": true, "leer más": true, "más": true, "más información": true, // Spanish
	"aqui": true, "clique aqui": true, "leia mais": true, "saiba mais": true, "mais": true, // Portuguese
	"qui": true, "clicca qui": true, "leggi di più": true, "leggi tutto": true, "scopri di più": true, // Italian
	"tutaj": true, "kliknij tutaj": true, "czytaj więcej": true, "więcej": true, // Polish
	"här": true, "klicka här": true, "läs mer": true, // Swedish
	"buraya tıklayın": true, "devamını oku": true, // Turkish
	"здесь": true, "тут": true, "подробнее": true, "читать далее": true, "нажмите здесь": true, // Russian
	"هنا": true, "اضغط هنا": true, "المزيد": true, "اقرأ المزيد": true, // Arabic
	"यहाँ क्लिक करें": true, "और पढ़ें": true, // Hindi
	"ここ": true, "こちら": true, "ここをクリック": true, "続きを読む": true, "詳細はこちら": true, // Japanese
	"点击这里": true, "点此": true, "这里": true, "更多": true, "阅读更多": true, "了解更多": true, // Chinese
	"여기": true, "여기를 클릭": true, "더 보기": true, "자세히 보기": true, // Korean
}

func (v *validator) link(l *Link) {
	shown := strings.TrimSpace(InlineText(l.Content))
	text := strings.ToLower(strings.Trim(shown, ".…»>→:!。 "))
	switch {
	case shown == "":
		v.say(EmptyLink, Wrong, "a link to "+strconv.Quote(l.URL)+" has no text", "content")
	case vague[text]:
		v.say(VagueLink, Doubtful, "a link says only "+strconv.Quote(text)+": say where it leads", "content")
	case bare(shown, l.URL):
		v.say(BareURL, Doubtful, "a link shows its address: say where it leads", "content")
	}
	if anchor, ok := strings.CutPrefix(l.URL, "#"); ok && anchor != "" {
		if _, known := v.anchors[anchor]; !known {
			v.say(DeadAnchor, Wrong, "a link leads to "+strconv.Quote(l.URL)+", which is nowhere on the page", "url")
		}
	}
	if l.URL == "" {
		v.say(NoAddress, Wrong, "a link has no address", "url")
	}
	v.unsafe(l.URL)
}

// bare reports whether a text is the address that it leads to: all of it, with
// a path. The name of a site and an address for mail say enough.
func bare(text, url string) bool {
	strip := func(s string) string {
		_, after, scheme := strings.Cut(s, "://")
		if scheme {
			s = after
		}
		return strings.TrimSuffix(strings.TrimPrefix(s, "www."), "/")
	}
	return strings.EqualFold(strip(text), strip(url)) && strings.Contains(strip(text), "/") && strings.Contains(url, ".")
}

// unsafe checks that an address does not run script. It is what matters most
// of the policy that writers and readers share; they leave such addresses out.
func (v *validator) unsafe(url string) {
	scheme, _, ok := strings.Cut(url, ":")
	switch strings.ToLower(strings.Trim(scheme, " \t\r\n\f\x00")) {
	case "javascript", "vbscript", "data":
		if ok {
			v.say(UnsafeAddress, Wrong, "an address that runs script or holds a document is left out of pages", "url")
		}
	}
}
