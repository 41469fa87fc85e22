package locale

// wordsNl is the wording in Dutch.
var wordsNl = Words{
	Live: "Live", Headlines: "Laatste koppen", Pause: "Pauzeer de koppen", Breaking: "Laatste nieuws",
	SkipToContent: "Naar de inhoud", Sections: "Rubrieken", BackToHome: "Terug naar de voorpagina", ReadIn: "Lees in het",
	Updated: "Bijgewerkt", RelatedStories: "Lees meer", ReadAlso: "Lees ook", Sources: "Bronnen",
	Correction: "Correctie", Clarification: "Verduidelijking", Update: "Aanvulling", Retraction: "Intrekking",
	Disclosure: "Toelichting", AIDisclosure: "Hoe AI is gebruikt", Sponsored: "Gesponsord",
	KeyFacts: "In het kort", Timeline: "Tijdlijn", Notes: "Noten", BackToText: "Terug naar de tekst", Pinned: "Vastgezet",
	Note: "Opmerking", Tip: "Tip", Important: "Belangrijk", Warning: "Waarschuwing", Caution: "Let op",
	Table: "Tabel", Download: "Downloaden", Transcript: "Transcript", Play: "Afspelen", OpenAt: "Openen bij", Done: "gedaan", Open: "open",
	NotFound:     "Pagina niet gevonden",
	NotFoundText: "Op dit adres staat geen pagina. Misschien is die verhuisd, of klopt de link niet.",
	YouAreHere:   "U bent hier", Contents: "In dit artikel", Share: "Delen", Email: "E-mail", FullPage: "Volledige versie van deze pagina",
	LiveUpdates: "Laatste updates", LiveEnded: "Dit liveverslag is afgelopen.", KeyEvents: "Belangrijkste momenten",
	ReadMore: "Lees het hele artikel", ViewOnline: "Bekijk in uw browser", Unsubscribe: "Afmelden",
}
