package locale

// wordsHu is the wording in Hungarian.
var wordsHu = Words{
	Live: "Élő", Headlines: "Friss címek", Pause: "Címek megállítása", Breaking: "Rendkívüli",
	SkipToContent: "Ugrás a tartalomra", Sections: "Rovatok", BackToHome: "Vissza a címlapra", ReadIn: "Olvassa ezen a nyelven:",
	Updated: "Frissítve", RelatedStories: "Kapcsolódó cikkek", ReadAlso: "Olvassa el ezt is", Sources: "Források",
	Correction: "Helyesbítés", Clarification: "Pontosítás", Update: "Kiegészítés", Retraction: "Visszavonás",
	Disclosure: "Tájékoztatás", AIDisclosure: "Hogyan használtunk mesterséges intelligenciát", Sponsored: "Támogatott tartalom",
	KeyFacts: "A legfontosabbak", Timeline: "Idővonal", Notes: "Jegyzetek", BackToText: "Vissza a szöveghez", Pinned: "Rögzítve",
	Note: "Megjegyzés", Tip: "Tipp", Important: "Fontos", Warning: "Figyelmeztetés", Caution: "Vigyázat",
	Table: "Táblázat", Download: "Letöltés", Transcript: "Átirat", Play: "Lejátszás", OpenAt: "Megnyitás itt:", Done: "kész", Open: "nyitott",
	NotFound:     "Az oldal nem található",
	NotFoundText: "Ezen a címen nincs oldal. Lehet, hogy áthelyezték, vagy hibás a hivatkozás.",
	YouAreHere:   "Ön itt van", Contents: "Ebben a cikkben", Share: "Megosztás", Email: "E-mail", FullPage: "Az oldal teljes változata",
	LiveUpdates: "Legfrissebb", LiveEnded: "Az élő közvetítés véget ért.", KeyEvents: "Fő események",
	ReadMore: "A teljes cikk", ViewOnline: "Megnyitás böngészőben", Unsubscribe: "Leiratkozás",
}
