package webpage

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
)

// What readers take for the date and the place of a report: a line with a date
// in words near the headline, and the place before the first dash of the text.

const sourceDateline = "dateline"

// monthNames are the months as dates have them, in the case that a day takes
// in languages with cases: English, German, French, Spanish, Italian,
// Portuguese, Dutch, Swedish, Danish and Norwegian, Polish, Czech, Russian,
// Ukrainian, Turkish, Finnish, Hungarian, Romanian, Greek, Indonesian, Arabic.
var monthNames = [12]string{
	" january jan januar janvier enero gennaio janeiro januari stycznia ledna января січня ocak tammikuuta január ianuarie ιανουαρίου يناير ",
	" february feb februar février febrero febbraio fevereiro februari lutego února февраля лютого şubat helmikuuta február februarie φεβρουαρίου فبراير ",
	" march mar märz mars marzo março maart marts marca března марта березня mart maaliskuuta március martie μαρτίου maret مارس ",
	" april apr avril abril aprile kwietnia dubna апреля квітня nisan huhtikuuta április aprilie απριλίου أبريل ",
	" may mai mayo maggio maio mei maj maja května мая травня mayıs toukokuuta május μαΐου مايو ",
	" june jun juni juin junio giugno junho czerwca června июня червня haziran kesäkuuta június iunie ιουνίου يونيو ",
	" july jul juli juillet julio luglio julho lipca července июля липня temmuz heinäkuuta július iulie ιουλίου يوليو ",
	" august aug août agosto augustus augusti sierpnia srpna августа серпня ağustos elokuuta augusztus αυγούστου agustus أغسطس ",
	" september sep sept septembre septiembre settembre setembro września září сентября вересня eylül syyskuuta szeptember septembrie σεπτεμβρίου سبتمبر ",
	" october oct oktober octobre octubre ottobre outubro października října октября жовтня ekim lokakuuta október octombrie οκτωβρίου أكتوبر ",
	" november nov novembre noviembre novembro listopada listopadu ноября листопада kasım marraskuuta noiembrie νοεμβρίου نوفمبر ",
	" december dec dezember décembre diciembre dicembre dezembro grudnia prosince декабря грудня aralık joulukuuta decembrie δεκεμβρίου desember ديسمبر ",
}

func monthOf(word string) time.Month {
	if len(word) >= 3 {
		word = " " + strings.ToLower(word) + " "
		for i := range monthNames {
			if strings.Contains(monthNames[i], word) {
				return time.Month(i + 1)
			}
		}
	}
	return 0
}

// dateWords are the words of a line without marks between them and without the
// particles that some languages put between day, month and year.
func dateWords(line string) []string {
	words := strings.FieldsFunc(line, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.N, unicode.M) })
	return slices.DeleteFunc(words, func(w string) bool {
		switch strings.ToLower(w) {
		case "de", "del", "di", "of", "the":
			return true
		}
		return false
	})
}

// writtenDate is the date that a line states in words, and how many other
// words it has. The year must be there: without it a line tells of an event.
func writtenDate(line string) (date time.Time, others int, ok bool) {
	words := dateWords(line)
	at := func(i int) string {
		if i < 0 || i >= len(words) {
			return ""
		}
		return words[i]
	}
	for k, w := range words {
		month := monthOf(w)
		if month == 0 {
			continue
		}
		for _, order := range [][2]int{{-1, 1}, {1, 2}, {1, -1}} { // 20 November 2026; November 20, 2026; 2026. november 20.
			day, year := dayOf(at(k+order[0])), yearOf(at(k+order[1]))
			if day == 0 || year == 0 {
				continue
			}
			date = time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
			if date.Day() == day { // there are that many days in the month
				return date, len(words) - 3, true
			}
		}
	}
	return time.Time{}, 0, false
}

// dayOf reads a day with or without the ending of an ordinal: 1, 1st, 1er.
func dayOf(word string) int {
	digits := strings.TrimRightFunc(word, unicode.IsLetter)
	if len(word)-len(digits) > 2 {
		return 0
	}
	day, err := strconv.Atoi(digits)
	if err != nil || day < 1 || day > 31 {
		return 0
	}
	return day
}

// yearOf reads a year in which there were news pages, or were to be.
func yearOf(word string) int {
	year, err := strconv.Atoi(word)
	if err != nil || year < 1990 || year > 2100 {
		return 0
	}
	return year
}

// visibleDate is the first date in words that stands by itself, or beside a
// byline, between the headline and the text. The page's own date, that of
// today, stands above the headline; sentences that mention a date are longer.
func (p *page) visibleDate() time.Time {
	const (
		nodesRead = 300 // below the headline
		longLines = 2   // the dek may be one; after another the text has begun
		company   = 12  // words beside the date: a byline, a time, "updated"
	)
	start := slices.IndexFunc(p.nodes, func(n node) bool { return n.tag == atom.H1 })
	if start < 0 {
		return time.Time{}
	}
	long, last := 0, int32(-1)
	for i := int32(start); i < min(int32(start+nodesRead), int32(len(p.nodes))) && long < longLines; i++ {
		if !p.nodes[i].text {
			continue
		}
		block := p.blockAround(i)
		if block == last || block <= 0 {
			continue
		}
		last = block
		if p.nodes[block].trait&unseen != 0 || p.beside(i) {
			continue
		}
		line := p.line(block)
		if line == "" {
			if p.nodes[i].to-p.nodes[i].from >= bylineSize {
				long++
			}
			continue
		}
		date, others, ok := writtenDate(line)
		sentence := others > 3 && strings.HasSuffix(line, ".")
		if ok && others <= company && !sentence {
			return date
		}
	}
	return time.Time{}
}

// placeOf is the place that opens a report before the first dash, as agencies
// write it: MARROWBY, 20 November (Harbour Press) — The bridge… It is in
// capitals, or followed by the agency's name in brackets.
func placeOf(d *article.Document) string {
	const longest = 80 // bytes from the place to the dash
	if len(d.Blocks) == 0 {
		return ""
	}
	first, ok := d.Blocks[0].(*article.Paragraph)
	if !ok {
		return ""
	}
	text := strings.TrimSpace(article.InlineText(first.Content))
	opening := ""
	for _, dash := range []string{" — ", " – ", " - ", "— "} {
		if before, _, found := strings.Cut(text, dash); found && len(before) <= longest && (opening == "" || len(before) < len(opening)) {
			opening = before
		}
	}
	bracket := strings.IndexByte(opening, '(')
	place := opening
	if cut := strings.IndexAny(opening, ",("); cut >= 0 {
		place = opening[:cut]
	}
	place = strings.TrimSpace(place)
	words := strings.Fields(place)
	if len(words) == 0 || len(words) > 4 {
		return ""
	}
	letters := 0
	for _, r := range place {
		switch {
		case unicode.IsLower(r) && bracket < 0, unicode.IsDigit(r):
			return ""
		case unicode.IsUpper(r):
			letters++
		}
	}
	if letters < len(words) || bracket < 0 && letters < 3 {
		return ""
	}
	return place
}
