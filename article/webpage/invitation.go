package webpage

import "strings"

// invitations drops lines by which publishers turn from the story to the
// reader: to follow, to subscribe, to comment. They end or interrupt stories.
// They count only in a short line and at its beginning, because a story may
// tell of subscribing too.
func (p *page) invitations() {
	blocks := p.own()
	for k := range blocks {
		b := &blocks[k]
		if b.gone || b.size > 260 {
			continue
		}
		text := strings.ToLower(strings.ReplaceAll(p.textOfBlock(b), "’", "'"))
		if advertisement[text] {
			p.leave(b, Invitation)
			continue
		}
		for _, c := range closing {
			if strings.HasPrefix(text, c) {
				p.leave(b, Invitation)
				break
			}
		}
	}
}

// closing are beginnings of such lines: words of command that a story does
// not give its readers, and labels of advertisements and buttons, in the
// languages of most news pages.
var closing = []string{
	"follow us", "follow @", "follow on", "subscribe", "sign up", "read more", "also read", "read also", "read next", "related:", "don't miss", "more:",
	"click here", "click to tweet", "get the latest", "share this", "tags:", "image copyright", "photo:", "continue reading", "support our", "join our",
	"you may also like", "you may like", "you might also like", "recommended for you", "related articles", "related stories", "related news", "related coverage", "more from ",
	"have a tip", "listen to ", "watch:", "download our app", "leave a comment", "filed under", "comments",
	"abonnieren", "lesen sie auch", "mehr zum thema", "folgen sie uns", "lire aussi", "à lire aussi", "abonnez-vous", "suivez-nous", "partager", "lee también", "lea también", "suscríbete", "síguenos",
	"leia também", "leia mais", "assine", "siga-nos", "compartilhe", "leggi anche", "iscriviti", "seguici", "lees ook", "volg ons", "läs mer", "läs också", "czytaj też", "czytaj także", "zobacz też",
	"читайте также", "подпишитесь", "подписывайтесь", "читать далее", "baca juga", "ikuti kami", "ayrıca oku", "اقرأ أيضا", "اقرأ أيضًا", "関連記事", "あわせて読みたい", "相关阅读", "관련기사",
}

// advertisement are labels that stand alone above an advertisement.
var advertisement = map[string]bool{
	"advertisement": true, "advert": true, "advertisements": true, "sponsored": true, "anzeige": true, "werbung": true, "publicité": true, "publicidad": true,
	"publicidade": true, "pubblicità": true, "advertentie": true, "annons": true, "reklama": true, "реклама": true, "iklan": true, "reklam": true, "إعلان": true, "広告": true, "广告": true, "광고": true,
}
