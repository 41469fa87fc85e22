package webpage_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestDatesInWords(t *testing.T) {
	day := time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	for name, line := range map[string]string{
		"English":        "Friday, November 20, 2026",
		"English, short": "By Ines Marlow | Nov 20th, 2026, 9:15 am",
		"British":        "Published 20 November 2026",
		"German":         "Von Ines Marlow, 20. November 2026, 9.15 Uhr",
		"French":         "Publié le 20 novembre 2026 à 9h15",
		"Spanish":        "20 de noviembre de 2026",
		"Italian":        "venerdì 20 novembre 2026",
		"Portuguese":     "20 de novembro de 2026 às 9h15",
		"Dutch":          "vrijdag 20 november 2026",
		"Swedish":        "Publicerad 20 november 2026",
		"Polish":         "20 listopada 2026",
		"Czech":          "pátek 20. listopadu 2026",
		"Russian":        "20 ноября 2026 г.",
		"Ukrainian":      "20 листопада 2026, 09:15",
		"Turkish":        "20 Kasım 2026 Cuma",
		"Finnish":        "20. marraskuuta 2026",
		"Hungarian":      "2026. november 20.",
		"Romanian":       "20 noiembrie 2026",
		"Greek":          "20 Νοεμβρίου 2026",
		"Arabic":         "20 نوفمبر 2026",
		"in an element":  "<span>By <b>Ines Marlow</b></span> <i>20 November 2026</i>",
		"a time's words": "<time>vendredi 20 novembre 2026</time>",
	} {
		require.True(t, day.Equal(pageWith(t, "", "<h1>Trams return</h1><p>"+line+"</p>").Published), name)
	}
	for name, above := range map[string]string{
		"today, above the headline": "<p>Friday, 20 November 2026</p><h1>Trams return</h1>",
		"a sentence":                "<h1>Trams return</h1><p>The old bridge was closed on 20 November 2026.</p>",
		"another story's":           "<h1>Trams return</h1><aside><p>20 November 2026</p></aside>",
		"no year":                   "<h1>Trams return</h1><p>20 November</p>",
		"no such day":               "<h1>Trams return</h1><p>31 November 2026</p>",
		"behind the text's begin":   "<h1>Trams return</h1><p>" + sentence + sentence + "</p><p>" + sentence + sentence + "</p><p>20 November 2026</p>",
	} {
		require.Zero(t, pageWith(t, "", above).Published, name)
	}
}

func TestPlacesOfReports(t *testing.T) {
	for begin, want := range map[string]string{
		"MARROWBY — ": "MARROWBY",
		"PORT MARROW, 20 November (Harbour) – ":    "PORT MARROW",
		"Marrowby (hp) - ":                         "Marrowby",
		"МАРРОУБИ, 20 ноября — ":                   "МАРРОУБИ",
		"Marrowby — ":                              "", // a headword
		"A — ":                                     "",
		"2026 — ":                                  "",
		"THE MAYOR OF MARROWBY HAS GONE — ":        "",
		"The mayor said (and meant) that it is - ": "",
		"": "",
	} {
		require.Equal(t, want, pageWith(t, "", "<h1>Trams return</h1><p>"+begin+sentence+sentence+"</p>").Dateline, begin)
	}
	require.Equal(t, "Marrowby", pageWith(t, `<script type="application/ld+json">{"@type":"NewsArticle","dateline":"Marrowby"}</script>`, "").Dateline)
}
