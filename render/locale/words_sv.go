package locale

// wordsSv is the wording in Swedish.
var wordsSv = Words{
	Live: "Direkt", Headlines: "Rubriker direkt", Pause: "Pausa rubrikerna", Breaking: "Senaste nytt",
	SkipToContent: "Till innehållet", Sections: "Avdelningar", BackToHome: "Till startsidan", ReadIn: "Läs på",
	Updated: "Uppdaterad", RelatedStories: "Relaterade artiklar", ReadAlso: "Läs också", Sources: "Källor",
	Correction: "Rättelse", Clarification: "Förtydligande", Update: "Uppdatering", Retraction: "Tillbakadragande",
	Disclosure: "Upplysning", AIDisclosure: "Så användes AI", Sponsored: "Annons",
	KeyFacts: "Det viktigaste", Timeline: "Tidslinje", Notes: "Noter", BackToText: "Tillbaka till texten", Pinned: "Fäst",
	Note: "Notera", Tip: "Tips", Important: "Viktigt", Warning: "Varning", Caution: "Försiktighet",
	Table: "Tabell", Download: "Ladda ner", Transcript: "Utskrift", Play: "Spela upp", OpenAt: "Öppna hos", Done: "klart", Open: "återstår",
	NotFound:     "Sidan finns inte",
	NotFoundText: "Det finns ingen sida på den här adressen. Den kan ha flyttats, eller så är länken fel.",
	YouAreHere:   "Du är här", Contents: "I den här artikeln", Share: "Dela", Email: "E-post", FullPage: "Hela versionen av sidan",
	LiveUpdates: "Senaste uppdateringarna", LiveEnded: "Den här direktrapporten är avslutad.", KeyEvents: "Viktiga händelser",
	ReadMore: "Läs hela artikeln", ViewOnline: "Visa i webbläsaren", Unsubscribe: "Avsluta prenumerationen",
}
