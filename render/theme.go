package render

// A Theme is a complete look: colours in light and dark, type, spacing. Every
// theme prints the same markup.
type Theme string

const (
	// ThemeBroadsheet is the default: serif headlines on warm paper.
	ThemeBroadsheet Theme = "broadsheet"
	// ThemeMagazine is modern: large grotesque headlines, rounded pictures.
	ThemeMagazine Theme = "magazine"
	// ThemeWire is dense: one sans, small steps, headlines close together.
	ThemeWire Theme = "wire"
)

// Themes are all themes, the default first.
func Themes() []Theme { return []Theme{ThemeBroadsheet, ThemeMagazine, ThemeWire} }
