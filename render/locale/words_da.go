package locale

// wordsDa is the wording in Danish.
var wordsDa = Words{
	Live: "Live", Headlines: "Seneste overskrifter", Pause: "Sæt overskrifterna på pause", Breaking: "Breaking",
	SkipToContent: "Gå til indholdet", Sections: "Sektioner", BackToHome: "Til forsiden", ReadIn: "Læs på",
	Updated: "Opdateret", RelatedStories: "Relaterede artikler", ReadAlso: "Læs også", Sources: "Kilder",
	Correction: "Rettelse", Clarification: "Præcisering", Update: "Opdatering", Retraction: "Tilbagetrækning",
	Disclosure: "Oplysning", AIDisclosure: "Sådan blev AI brugt", Sponsored: "Annonce",
	KeyFacts: "Kort fortalt", Timeline: "Tidslinje", Notes: "Noter", BackToText: "Tilbage til teksten", Pinned: "Fastgjort",
	Note: "Bemærk", Tip: "Tip", Important: "Vigtigt", Warning: "Advarsel", Caution: "Forsigtig",
	Table: "Tabel", Download: "Hent", Transcript: "Udskrift", Play: "Afspil", OpenAt: "Åbn hos", Done: "færdig", Open: "mangler",
	NotFound:     "Siden findes ikke",
	NotFoundText: "Der er ingen side på denne adresse. Den kan være flyttet, eller linket er forkert.",
	YouAreHere:   "Du er her", Contents: "I denne artikel", Share: "Del", Email: "E-mail", FullPage: "Den fulde udgave af siden",
	LiveUpdates: "Seneste opdateringer", LiveEnded: "Livedækningen er slut.", KeyEvents: "Vigtige begivenheder",
	ReadMore: "Læs hele artiklen", ViewOnline: "Vis i browseren", Unsubscribe: "Afmeld",
}
