package locale

import (
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
)

// Form is a plural form of CLDR.
type Form string

// The plural forms.
const (
	Zero  Form = "zero"
	One   Form = "one"
	Two   Form = "two"
	Few   Form = "few"
	Many  Form = "many"
	Other Form = "other"
)

var forms = map[plural.Form]Form{
	plural.Zero: Zero, plural.One: One, plural.Two: Two, plural.Few: Few, plural.Many: Many, plural.Other: Other,
}

// Minutes words a reading time, with "#" for the number.
type Minutes struct {
	// Short is one form for all numbers: "# min read".
	Short string
	// Long has the words by plural form; Other serves for a form without.
	Long map[Form]string
}

// Append appends the short wording of a number of minutes to dst.
func (m *Minutes) Append(dst []byte, minutes int) []byte {
	at := strings.IndexByte(m.Short, '#')
	if at < 0 {
		return append(dst, m.Short...)
	}
	dst = strconv.AppendInt(append(dst, m.Short[:at]...), int64(minutes), 10)
	return append(dst, m.Short[at+1:]...)
}

// MinRead is a reading time in a language, short: "4 min read". A language
// without words here gets English.
func MinRead(tag string, minutes int) string {
	m, _ := minutesFor(tag)
	return string(m.Append(nil, minutes))
}

// MinutesRead is a reading time in a language, written out: "1 minute to
// read". The plural form follows CLDR's rules for the language, as
// golang.org/x/text has them.
func MinutesRead(tag string, minutes int) string {
	m, base := minutesFor(tag)
	return counted(base, m.Long, minutes)
}

// minutesFor finds the wording by the tag's language; base is the language it
// is in.
func minutesFor(tag string) (m *Minutes, base string) {
	base, rest, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	if base == "zh" && traditional(rest) {
		return &traditionalChinese, "zh-Hant"
	}
	switch base {
	case "nb", "nn":
		base = "no"
	case "iw":
		base = "he"
	}
	if m := minutes[base]; m != nil {
		return m, base
	}
	return minutes["en"], "en"
}

var traditionalChinese = Minutes{"閱讀時間 # 分鐘", map[Form]string{Other: "閱讀需時 # 分鐘"}}

var minutes = map[string]*Minutes{
	"ar": {"# د قراءة", map[Form]string{Zero: "أقل من دقيقة للقراءة", One: "دقيقة واحدة للقراءة", Two: "دقيقتان للقراءة", Few: "# دقائق للقراءة", Many: "# دقيقة للقراءة", Other: "# دقيقة للقراءة"}},
	"bg": {"# мин четене", map[Form]string{One: "# минута четене", Other: "# минути четене"}},
	"bn": {"# মিনিটের পাঠ", map[Form]string{Other: "পড়তে # মিনিট লাগবে"}},
	"ca": {"# min de lectura", map[Form]string{One: "# minut de lectura", Other: "# minuts de lectura"}},
	"cs": {"# min čtení", map[Form]string{One: "# minuta čtení", Few: "# minuty čtení", Many: "# minuty čtení", Other: "# minut čtení"}},
	"da": {"# min. læsning", map[Form]string{One: "# minuts læsning", Other: "# minutters læsning"}},
	"de": {"# Min. Lesezeit", map[Form]string{One: "# Minute Lesezeit", Other: "# Minuten Lesezeit"}},
	"el": {"# λεπτά ανάγνωση", map[Form]string{One: "# λεπτό ανάγνωση", Other: "# λεπτά ανάγνωση"}},
	"en": {"# min read", map[Form]string{One: "# minute to read", Other: "# minutes to read"}},
	"es": {"# min de lectura", map[Form]string{One: "# minuto de lectura", Other: "# minutos de lectura"}},
	"et": {"# min lugemist", map[Form]string{One: "# minut lugemist", Other: "# minutit lugemist"}},
	"fa": {"# دقیقه مطالعه", map[Form]string{Other: "# دقیقه زمان مطالعه"}},
	"fi": {"# min lukuaika", map[Form]string{One: "lukuaika # minuutti", Other: "lukuaika # minuuttia"}},
	"fr": {"# min de lecture", map[Form]string{One: "# minute de lecture", Other: "# minutes de lecture"}},
	"he": {"# דק׳ קריאה", map[Form]string{One: "דקת קריאה אחת", Two: "שתי דקות קריאה", Other: "# דקות קריאה"}},
	"hi": {"# मिनट में पढ़ें", map[Form]string{Other: "पढ़ने में # मिनट"}},
	"hr": {"# min čitanja", map[Form]string{One: "# minuta čitanja", Few: "# minute čitanja", Other: "# minuta čitanja"}},
	"hu": {"# perc olvasás", map[Form]string{Other: "# perc olvasási idő"}},
	"id": {"# mnt baca", map[Form]string{Other: "# menit waktu baca"}},
	"it": {"# min di lettura", map[Form]string{One: "# minuto di lettura", Other: "# minuti di lettura"}},
	"ja": {"#分で読めます", map[Form]string{Other: "この記事は#分で読めます"}},
	"km": {"អាន # នាទី", map[Form]string{Other: "ត្រូវការពេលអាន # នាទី"}},
	"ko": {"읽는 시간 #분", map[Form]string{Other: "읽는 데 #분 걸립니다"}},
	"lt": {"# min. skaitymo", map[Form]string{One: "# minutė skaitymo", Few: "# minutės skaitymo", Many: "# minutės skaitymo", Other: "# minučių skaitymo"}},
	"lv": {"# min. lasīšanai", map[Form]string{Zero: "# minūšu lasīšanai", One: "# minūte lasīšanai", Other: "# minūtes lasīšanai"}},
	"ms": {"# min bacaan", map[Form]string{Other: "# minit masa bacaan"}},
	"nl": {"# min. leestijd", map[Form]string{One: "# minuut leestijd", Other: "# minuten leestijd"}},
	"no": {"# min lesetid", map[Form]string{One: "# minutt lesetid", Other: "# minutter lesetid"}},
	"pl": {"# min czytania", map[Form]string{One: "# minuta czytania", Few: "# minuty czytania", Many: "# minut czytania", Other: "# minuty czytania"}},
	"pt": {"# min de leitura", map[Form]string{One: "# minuto de leitura", Other: "# minutos de leitura"}},
	"ro": {"# min de citit", map[Form]string{One: "# minut de citit", Few: "# minute de citit", Other: "# de minute de citit"}},
	"ru": {"# мин чтения", map[Form]string{One: "# минута чтения", Few: "# минуты чтения", Many: "# минут чтения", Other: "# минуты чтения"}},
	"sk": {"# min čítania", map[Form]string{One: "# minúta čítania", Few: "# minúty čítania", Many: "# minúty čítania", Other: "# minút čítania"}},
	"sl": {"# min branja", map[Form]string{One: "# minuta branja", Two: "# minuti branja", Few: "# minute branja", Other: "# minut branja"}},
	"sr": {"# мин читања", map[Form]string{One: "# минут читања", Few: "# минута читања", Other: "# минута читања"}},
	"sv": {"# min läsning", map[Form]string{One: "# minuts läsning", Other: "# minuters läsning"}},
	"th": {"อ่าน # นาที", map[Form]string{Other: "ใช้เวลาอ่าน # นาที"}},
	"tr": {"# dk okuma", map[Form]string{Other: "# dakikalık okuma"}},
	"uk": {"# хв читання", map[Form]string{One: "# хвилина читання", Few: "# хвилини читання", Many: "# хвилин читання", Other: "# хвилини читання"}},
	"ur": {"# منٹ مطالعہ", map[Form]string{One: "# منٹ کا مطالعہ", Other: "# منٹ کا مطالعہ"}},
	"vi": {"# phút đọc", map[Form]string{Other: "Thời gian đọc: # phút"}},
	"zh": {"阅读时间 # 分钟", map[Form]string{Other: "阅读需要 # 分钟"}},
}
