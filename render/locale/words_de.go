package locale

// wordsDe is the wording in German.
var wordsDe = Words{
	Live: "Live", Headlines: "Aktuelle Schlagzeilen", Pause: "Ticker anhalten", Breaking: "Eilmeldung",
	SkipToContent: "Zum Inhalt", Sections: "Ressorts", BackToHome: "Zur Startseite", ReadIn: "Auch auf",
	Updated: "Aktualisiert", RelatedStories: "Mehr zum Thema", ReadAlso: "Lesen Sie auch", Sources: "Quellen",
	Correction: "Korrektur", Clarification: "Klarstellung", Update: "Nachtrag", Retraction: "Widerruf",
	Disclosure: "Hinweis", AIDisclosure: "So wurde KI eingesetzt", Sponsored: "Anzeige",
	KeyFacts: "Das Wichtigste", Timeline: "Chronik", Notes: "Anmerkungen", BackToText: "Zurück zum Text", Pinned: "Angeheftet",
	Note: "Hinweis", Tip: "Tipp", Important: "Wichtig", Warning: "Warnung", Caution: "Vorsicht",
	Table: "Tabelle", Download: "Herunterladen", Transcript: "Abschrift", Play: "Abspielen", OpenAt: "Öffnen bei", Done: "erledigt", Open: "offen",
	NotFound:     "Seite nicht gefunden",
	NotFoundText: "Unter dieser Adresse gibt es keine Seite. Vielleicht ist sie umgezogen, oder der Link ist falsch.",
	YouAreHere:   "Sie sind hier", Contents: "In diesem Artikel", Share: "Teilen", Email: "E-Mail", FullPage: "Vollständige Fassung dieser Seite",
	LiveUpdates: "Neueste Meldungen", LiveEnded: "Diese Live-Berichterstattung ist beendet.", KeyEvents: "Wichtige Ereignisse",
	ReadMore: "Den ganzen Artikel lesen", ViewOnline: "Im Browser ansehen", Unsubscribe: "Abmelden",
}
