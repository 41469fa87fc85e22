package ticker_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/ticker"
)

func TestNearlyTheSameWordsAreShownOnce(t *testing.T) {
	for name, c := range map[string]struct {
		one, two string
		shown    int
	}{
		"case and punctuation":         {"Storm reaches the coast", "STORM reaches the coast!", 1},
		"one word more in ten":         {"Night ferry to the far islands returns after two winters", "Night ferry to the far islands now returns after two winters", 1},
		"nine words and one more":      {"Night ferry to the far islands returns after winter", "Night ferry to the far islands now returns after winter", 1},
		"another word in a long line":  {"Night ferry to the far islands returns after two winters", "Night ferry to the far islands departs after two winters", 2},
		"another word in a short line": {"Storm reaches coast", "Storm leaves coast", 2},
		"another number": {
			"The storm that came in from the sea over night has left 3 of the old houses by the harbour without a roof",
			"The storm that came in from the sea over night has left 4 of the old houses by the harbour without a roof", 2,
		},
		"no words at all": {"…", "!", 2},

		"Chinese, punctuation and spaces":  {"海港大桥重新开放,市民欢呼", "海港大桥 重新开放 市民欢呼!", 1},
		"Chinese, a word more":             {"暴风雨过后海港大桥今日清晨重新开放通行", "暴风雨过后海港大桥今日清晨已经重新开放通行", 1},
		"Chinese, another word":            {"暴风雨过后海港大桥今日清晨重新开放通行", "暴风雨过后海港大桥今日清晨重新关闭通行", 2},
		"Chinese, another number":          {"暴风雨过后海港附近的老城区共有三间房屋屋顶受到严重损坏需要修理", "暴风雨过后海港附近的老城区共有四间房屋屋顶受到严重损坏需要修理", 2},
		"Chinese, a short line":            {"大桥开放", "大桥关闭", 2},
		"Japanese, a word more":            {"嵐が去った港の大橋がけさ早く通行を再開した", "嵐が去った港の大橋がけさ早くまた通行を再開した", 1},
		"Japanese, another word":           {"嵐が去った港の大橋がけさ早く通行を再開した", "嵐が去った港の大橋がけさ早く通行を停止した", 2},
		"Japanese, a long vowel":           {"フェリーターミナルでセーリングレースがスタート", "フェリーターミナルで、セーリングレースがスタート!", 1},
		"Japanese among letters":           {"港のWi-Fiサービスがけさ早く全面的に再開した", "港のWi-Fiサービスはけさ早く全面的に停止した", 2},
		"Korean, a word more":              {"폭풍이 지나간 뒤 항구 다리가 오늘 아침 일찍 다시 열렸다", "폭풍이 지나간 뒤 항구 다리가 오늘 아침 일찍 마침내 다시 열렸다", 1},
		"Korean, spaces":                   {"항구 다리 다시 열려", "항구다리 다시열려", 1},
		"Korean, another word":             {"폭풍이 지나간 뒤 항구 다리가 오늘 아침 일찍 다시 열렸다", "폭풍이 지나간 뒤 항구 다리가 오늘 아침 일찍 다시 닫혔다", 2},
		"Thai, a word more":                {"สะพานท่าเรือเปิดให้สัญจรอีกครั้งหลังพายุสงบเมื่อเช้านี้", "สะพานท่าเรือเปิดให้สัญจรได้อีกครั้งหลังพายุสงบเมื่อเช้านี้", 1},
		"Thai, another word":               {"สะพานท่าเรือเปิดให้สัญจร", "สะพานท่าเรือปิดไม่ให้สัญจร", 2},
		"Arabic, a word more":              {"جسر الميناء يفتح من جديد أمام السيارات بعد مرور العاصفة", "جسر الميناء يفتح اليوم من جديد أمام السيارات بعد مرور العاصفة", 1},
		"Hindi, another word":              {"तूफान के बाद बंदरगाह का पुल आज सुबह फिर खुला", "तूफान के बाद बंदरगाह का पुल आज सुबह फिर टूटा", 2},
		"the same characters, other order": {"海港大桥重新开放", "重新开放海港大桥", 2},
	} {
		t.Run(name, func(t *testing.T) {
			store := ticker.New(ticker.Options{})
			store.Put(ticker.Headline{ID: "1", Text: c.one}, ticker.Headline{ID: "2", Text: c.two})
			require.Len(t, store.Snapshot().Headlines, c.shown)
		})
	}
}
