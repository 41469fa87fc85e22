package locale

// wordsCs is the wording in Czech.
var wordsCs = Words{
	Live: "Živě", Headlines: "Aktuální titulky", Pause: "Pozastavit titulky", Breaking: "Právě teď",
	SkipToContent: "Přejít k obsahu", Sections: "Rubriky", BackToHome: "Zpět na úvodní stránku", ReadIn: "Číst v jazyce",
	Updated: "Aktualizováno", RelatedStories: "Související články", ReadAlso: "Čtěte také", Sources: "Zdroje",
	Correction: "Oprava", Clarification: "Upřesnění", Update: "Aktualizace", Retraction: "Stažení článku",
	Disclosure: "Upozornění", AIDisclosure: "Jak byla použita umělá inteligence", Sponsored: "Komerční sdělení",
	KeyFacts: "To hlavní", Timeline: "Časová osa", Notes: "Poznámky", BackToText: "Zpět k textu", Pinned: "Připnuto",
	Note: "Poznámka", Tip: "Tip", Important: "Důležité", Warning: "Varování", Caution: "Pozor",
	Table: "Tabulka", Download: "Stáhnout", Transcript: "Přepis", Play: "Přehrát", OpenAt: "Otevřít na", Done: "hotovo", Open: "zbývá",
	NotFound:     "Stránka nenalezena",
	NotFoundText: "Na této adrese žádná stránka není. Mohla být přesunuta, nebo je odkaz chybný.",
	YouAreHere:   "Jste zde", Contents: "V tomto článku", Share: "Sdílet", Email: "E-mail", FullPage: "Plná verze stránky",
	LiveUpdates: "Nejnovější zprávy", LiveEnded: "Tento živý přenos skončil.", KeyEvents: "Klíčové události",
	ReadMore: "Přečíst celý článek", ViewOnline: "Zobrazit v prohlížeči", Unsubscribe: "Odhlásit odběr",
}
