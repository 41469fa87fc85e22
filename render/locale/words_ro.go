package locale

// wordsRo is the wording in Romanian.
var wordsRo = Words{
	Live: "În direct", Headlines: "Titluri în direct", Pause: "Oprește titlurile", Breaking: "Ultima oră",
	SkipToContent: "Sari la conținut", Sections: "Secțiuni", BackToHome: "Înapoi la prima pagină", ReadIn: "Citește în",
	Updated: "Actualizat", RelatedStories: "Știri asemănătoare", ReadAlso: "Citește și", Sources: "Surse",
	Correction: "Corectură", Clarification: "Precizare", Update: "Actualizare", Retraction: "Retractare",
	Disclosure: "Notă către cititori", AIDisclosure: "Cum a fost folosită IA", Sponsored: "Conținut sponsorizat",
	KeyFacts: "Pe scurt", Timeline: "Cronologie", Notes: "Note", BackToText: "Înapoi la text", Pinned: "Fixat",
	Note: "Notă", Tip: "Sfat", Important: "Important", Warning: "Avertisment", Caution: "Atenție",
	Table: "Tabel", Download: "Descarcă", Transcript: "Transcriere", Play: "Redare", OpenAt: "Deschide pe", Done: "făcut", Open: "de făcut",
	NotFound:     "Pagina nu a fost găsită",
	NotFoundText: "La această adresă nu există nicio pagină. Poate a fost mutată sau linkul este greșit.",
	YouAreHere:   "Ești aici", Contents: "În acest articol", Share: "Distribuie", Email: "E-mail", FullPage: "Versiunea completă a paginii",
	LiveUpdates: "Ultimele actualizări", LiveEnded: "Această transmisiune în direct s-a încheiat.", KeyEvents: "Momente-cheie",
	ReadMore: "Citește articolul întreg", ViewOnline: "Vezi în browser", Unsubscribe: "Dezabonare",
}
