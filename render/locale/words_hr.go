package locale

// wordsHr is the wording in Croatian.
var wordsHr = Words{
	Live: "Uživo", Headlines: "Najnoviji naslovi", Pause: "Zaustavi naslove", Breaking: "Upravo stiže",
	SkipToContent: "Idi na sadržaj", Sections: "Rubrike", BackToHome: "Natrag na naslovnicu", ReadIn: "Čitajte na",
	Updated: "Ažurirano", RelatedStories: "Povezane vijesti", ReadAlso: "Pročitajte i", Sources: "Izvori",
	Correction: "Ispravak", Clarification: "Pojašnjenje", Update: "Dopuna", Retraction: "Povlačenje",
	Disclosure: "Napomena", AIDisclosure: "Kako je korištena umjetna inteligencija", Sponsored: "Sponzorirano",
	KeyFacts: "Ukratko", Timeline: "Kronologija", Notes: "Bilješke", BackToText: "Natrag na tekst", Pinned: "Prikvačeno",
	Note: "Napomena", Tip: "Savjet", Important: "Važno", Warning: "Upozorenje", Caution: "Oprez",
	Table: "Tablica", Download: "Preuzmi", Transcript: "Prijepis", Play: "Reproduciraj", OpenAt: "Otvori na", Done: "gotovo", Open: "otvoreno",
	NotFound:     "Stranica nije pronađena",
	NotFoundText: "Na ovoj adresi nema stranice. Možda je premještena ili je poveznica pogrešna.",
	YouAreHere:   "Ovdje ste", Contents: "U ovom članku", Share: "Podijeli", Email: "E-pošta", FullPage: "Puna verzija stranice",
	LiveUpdates: "Najnovije", LiveEnded: "Ovo praćenje uživo je završilo.", KeyEvents: "Ključni događaji",
	ReadMore: "Pročitajte cijeli članak", ViewOnline: "Otvori u pregledniku", Unsubscribe: "Odjava",
}
