package locale

// wordsNo is the wording in Norwegian.
var wordsNo = Words{
	Live: "Direkte", Headlines: "Siste overskrifter", Pause: "Sett overskriftene på pause", Breaking: "Siste nytt",
	SkipToContent: "Gå til innholdet", Sections: "Seksjoner", BackToHome: "Til forsiden", ReadIn: "Les på",
	Updated: "Oppdatert", RelatedStories: "Relaterte saker", ReadAlso: "Les også", Sources: "Kilder",
	Correction: "Rettelse", Clarification: "Presisering", Update: "Oppdatering", Retraction: "Tilbaketrekking",
	Disclosure: "Opplysning", AIDisclosure: "Slik ble KI brukt", Sponsored: "Annonse",
	KeyFacts: "Kort fortalt", Timeline: "Tidslinje", Notes: "Noter", BackToText: "Tilbake til teksten", Pinned: "Festet",
	Note: "Merk", Tip: "Tips", Important: "Viktig", Warning: "Advarsel", Caution: "Forsiktig",
	Table: "Tabell", Download: "Last ned", Transcript: "Utskrift", Play: "Spill av", OpenAt: "Åpne hos", Done: "ferdig", Open: "gjenstår",
	NotFound:     "Fant ikke siden",
	NotFoundText: "Det finnes ingen side på denne adressen. Den kan være flyttet, eller lenken er feil.",
	YouAreHere:   "Du er her", Contents: "I denne saken", Share: "Del", Email: "E-post", FullPage: "Hele versjonen av siden",
	LiveUpdates: "Siste oppdateringer", LiveEnded: "Direktesendingen er avsluttet.", KeyEvents: "Viktige hendelser",
	ReadMore: "Les hele saken", ViewOnline: "Vis i nettleseren", Unsubscribe: "Meld deg av",
}
