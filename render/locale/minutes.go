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
	// Tag is the BCP 47 tag of the language, whose plural forms Long has.
	Tag string
	// Brief is one form for all numbers: "# min read".
	Brief string
	// Full has the words by plural form; Other serves for a form without.
	Full map[Form]string
}

// Short is a reading time as printed in a byline: "4 min read".
func (m *Minutes) Short(minutes int) string { return string(m.AppendShort(nil, minutes)) }

// AppendShort appends [Minutes.Short](minutes) to dst.
func (m *Minutes) AppendShort(dst []byte, minutes int) []byte {
	at := strings.IndexByte(m.Brief, '#')
	if at < 0 {
		return append(dst, m.Brief...)
	}
	dst = strconv.AppendInt(append(dst, m.Brief[:at]...), int64(minutes), 10)
	return append(dst, m.Brief[at+1:]...)
}

// Long is a reading time written out: "1 minute to read". The plural form
// follows CLDR's rules for the language, as golang.org/x/text has them.
func (m *Minutes) Long(minutes int) string { return counted(m.Tag, m.Full, minutes) }

// MinutesFor returns the wording of reading times for a BCP 47 tag: that of its
// language, of which there are more than those that [For] has all words of, or
// English where there is none. It is shared, as what For returns is.
func MinutesFor(tag string) *Minutes {
	base := base(tag)
	if m := minutes[strings.TrimSuffix(base, "-us")]; m != nil {
		return m
	}
	return minutes["en"]
}

var minutes = map[string]*Minutes{
	"ar":      {"ar", "# د قراءة", map[Form]string{Zero: "أقل من دقيقة للقراءة", One: "دقيقة واحدة للقراءة", Two: "دقيقتان للقراءة", Few: "# دقائق للقراءة", Many: "# دقيقة للقراءة", Other: "# دقيقة للقراءة"}},
	"bg":      {"bg", "# мин четене", map[Form]string{One: "# минута четене", Other: "# минути четене"}},
	"bn":      {"bn", "# মিনিটের পাঠ", map[Form]string{Other: "পড়তে # মিনিট লাগবে"}},
	"ca":      {"ca", "# min de lectura", map[Form]string{One: "# minut de lectura", Other: "# minuts de lectura"}},
	"cs":      {"cs", "# min čtení", map[Form]string{One: "# minuta čtení", Few: "# minuty čtení", Many: "# minuty čtení", Other: "# minut čtení"}},
	"da":      {"da", "# min. læsning", map[Form]string{One: "# minuts læsning", Other: "# minutters læsning"}},
	"de":      {"de", "# Min. Lesezeit", map[Form]string{One: "# Minute Lesezeit", Other: "# Minuten Lesezeit"}},
	"el":      {"el", "# λεπτά ανάγνωση", map[Form]string{One: "# λεπτό ανάγνωση", Other: "# λεπτά ανάγνωση"}},
	"en":      {"en", "# min read", map[Form]string{One: "# minute to read", Other: "# minutes to read"}},
	"es":      {"es", "# min de lectura", map[Form]string{One: "# minuto de lectura", Other: "# minutos de lectura"}},
	"et":      {"et", "# min lugemist", map[Form]string{One: "# minut lugemist", Other: "# minutit lugemist"}},
	"fa":      {"fa", "# دقیقه مطالعه", map[Form]string{Other: "# دقیقه زمان مطالعه"}},
	"fi":      {"fi", "# min lukuaika", map[Form]string{One: "lukuaika # minuutti", Other: "lukuaika # minuuttia"}},
	"fr":      {"fr", "# min de lecture", map[Form]string{One: "# minute de lecture", Other: "# minutes de lecture"}},
	"he":      {"he", "# דק׳ קריאה", map[Form]string{One: "דקת קריאה אחת", Two: "שתי דקות קריאה", Other: "# דקות קריאה"}},
	"hi":      {"hi", "# मिनट में पढ़ें", map[Form]string{Other: "पढ़ने में # मिनट"}},
	"hr":      {"hr", "# min čitanja", map[Form]string{One: "# minuta čitanja", Few: "# minute čitanja", Other: "# minuta čitanja"}},
	"hu":      {"hu", "# perc olvasás", map[Form]string{Other: "# perc olvasási idő"}},
	"id":      {"id", "# mnt baca", map[Form]string{Other: "# menit waktu baca"}},
	"it":      {"it", "# min di lettura", map[Form]string{One: "# minuto di lettura", Other: "# minuti di lettura"}},
	"ja":      {"ja", "#分で読めます", map[Form]string{Other: "この記事は#分で読めます"}},
	"km":      {"km", "អាន # នាទី", map[Form]string{Other: "ត្រូវការពេលអាន # នាទី"}},
	"ko":      {"ko", "읽는 시간 #분", map[Form]string{Other: "읽는 데 #분 걸립니다"}},
	"lt":      {"lt", "# min. skaitymo", map[Form]string{One: "# minutė skaitymo", Few: "# minutės skaitymo", Many: "# minutės skaitymo", Other: "# minučių skaitymo"}},
	"lv":      {"lv", "# min. lasīšanai", map[Form]string{Zero: "# minūšu lasīšanai", One: "# minūte lasīšanai", Other: "# minūtes lasīšanai"}},
	"ms":      {"ms", "# min bacaan", map[Form]string{Other: "# minit masa bacaan"}},
	"nl":      {"nl", "# min. leestijd", map[Form]string{One: "# minuut leestijd", Other: "# minuten leestijd"}},
	"no":      {"no", "# min lesetid", map[Form]string{One: "# minutt lesetid", Other: "# minutter lesetid"}},
	"pl":      {"pl", "# min czytania", map[Form]string{One: "# minuta czytania", Few: "# minuty czytania", Many: "# minut czytania", Other: "# minuty czytania"}},
	"pt":      {"pt", "# min de leitura", map[Form]string{One: "# minuto de leitura", Other: "# minutos de leitura"}},
	"ro":      {"ro", "# min de citit", map[Form]string{One: "# minut de citit", Few: "# minute de citit", Other: "# de minute de citit"}},
	"ru":      {"ru", "# мин чтения", map[Form]string{One: "# минута чтения", Few: "# минуты чтения", Many: "# минут чтения", Other: "# минуты чтения"}},
	"sk":      {"sk", "# min čítania", map[Form]string{One: "# minúta čítania", Few: "# minúty čítania", Many: "# minúty čítania", Other: "# minút čítania"}},
	"sl":      {"sl", "# min branja", map[Form]string{One: "# minuta branja", Two: "# minuti branja", Few: "# minute branja", Other: "# minut branja"}},
	"sr":      {"sr", "# мин читања", map[Form]string{One: "# минут читања", Few: "# минута читања", Other: "# минута читања"}},
	"sv":      {"sv", "# min läsning", map[Form]string{One: "# minuts läsning", Other: "# minuters läsning"}},
	"th":      {"th", "อ่าน # นาที", map[Form]string{Other: "ใช้เวลาอ่าน # นาที"}},
	"tr":      {"tr", "# dk okuma", map[Form]string{Other: "# dakikalık okuma"}},
	"uk":      {"uk", "# хв читання", map[Form]string{One: "# хвилина читання", Few: "# хвилини читання", Many: "# хвилин читання", Other: "# хвилини читання"}},
	"ur":      {"ur", "# منٹ مطالعہ", map[Form]string{One: "# منٹ کا مطالعہ", Other: "# منٹ کا مطالعہ"}},
	"vi":      {"vi", "# phút đọc", map[Form]string{Other: "Thời gian đọc: # phút"}},
	"zh":      {"zh", "阅读时间 # 分钟", map[Form]string{Other: "阅读需要 # 分钟"}},
	"zh-hant": {"zh-Hant", "閱讀時間 # 分鐘", map[Form]string{Other: "閱讀需時 # 分鐘"}},
}
