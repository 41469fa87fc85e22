package locale

// wordsIt is the wording in Italian.
var wordsIt = Words{
	Live: "In diretta", Headlines: "Titoli in diretta", Pause: "Metti in pausa i titoli", Breaking: "Ultim’ora",
	SkipToContent: "Vai al contenuto", Sections: "Sezioni", BackToHome: "Torna alla home", ReadIn: "Leggi in",
	Updated: "Aggiornato", RelatedStories: "Notizie correlate", ReadAlso: "Leggi anche", Sources: "Fonti",
	Correction: "Correzione", Clarification: "Precisazione", Update: "Aggiornamento", Retraction: "Ritrattazione",
	Disclosure: "Avvertenza", AIDisclosure: "Come è stata usata l’IA", Sponsored: "Contenuto sponsorizzato",
	KeyFacts: "In breve", Timeline: "Cronologia", Notes: "Note", BackToText: "Torna al testo", Pinned: "In evidenza",
	Note: "Nota", Tip: "Suggerimento", Important: "Importante", Warning: "Avviso", Caution: "Cautela",
	Table: "Tabella", Download: "Scarica", Transcript: "Trascrizione", Play: "Riproduci", OpenAt: "Apri su", Done: "fatto", Open: "da fare",
	NotFound:     "Pagina non trovata",
	NotFoundText: "A questo indirizzo non c’è nessuna pagina. Forse è stata spostata, o il link è sbagliato.",
	YouAreHere:   "Ti trovi qui", Contents: "In questo articolo", Share: "Condividi", Email: "Email", FullPage: "Versione completa della pagina",
	LiveUpdates: "Ultimi aggiornamenti", LiveEnded: "Questa diretta è terminata.", KeyEvents: "Momenti chiave",
	ReadMore: "Leggi l’articolo completo", ViewOnline: "Apri nel browser", Unsubscribe: "Annulla l’iscrizione",
}
