package locale

// wordsFi is the wording in Finnish.
var wordsFi = Words{
	Live: "Suora", Headlines: "Tuoreimmat otsikot", Pause: "Pysäytä otsikot", Breaking: "Juuri nyt",
	SkipToContent: "Siirry sisältöön", Sections: "Osastot", BackToHome: "Takaisin etusivulle", ReadIn: "Lue kielellä",
	Updated: "Päivitetty", RelatedStories: "Aiheeseen liittyvää", ReadAlso: "Lue myös", Sources: "Lähteet",
	Correction: "Oikaisu", Clarification: "Tarkennus", Update: "Päivitys", Retraction: "Peruutus",
	Disclosure: "Tiedoksi", AIDisclosure: "Näin tekoälyä käytettiin", Sponsored: "Kaupallinen yhteistyö",
	KeyFacts: "Tärkeimmät tiedot", Timeline: "Aikajana", Notes: "Viitteet", BackToText: "Takaisin tekstiin", Pinned: "Kiinnitetty",
	Note: "Huomautus", Tip: "Vinkki", Important: "Tärkeää", Warning: "Varoitus", Caution: "Varo",
	Table: "Taulukko", Download: "Lataa", Transcript: "Tekstivastine", Play: "Toista", OpenAt: "Avaa palvelussa", Done: "valmis", Open: "kesken",
	NotFound:     "Sivua ei löydy",
	NotFoundText: "Tässä osoitteessa ei ole sivua. Se on voitu siirtää, tai linkki on väärä.",
	YouAreHere:   "Olet tässä", Contents: "Tässä jutussa", Share: "Jaa", Email: "Sähköposti", FullPage: "Sivun koko versio",
	LiveUpdates: "Uusimmat päivitykset", LiveEnded: "Suora seuranta on päättynyt.", KeyEvents: "Tärkeimmät tapahtumat",
	ReadMore: "Lue koko juttu", ViewOnline: "Näytä selaimessa", Unsubscribe: "Peru tilaus",
}
