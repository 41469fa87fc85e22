package locale

// wordsPl is the wording in Polish.
var wordsPl = Words{
	Live: "Na żywo", Headlines: "Najnowsze nagłówki", Pause: "Zatrzymaj nagłówki", Breaking: "Z ostatniej chwili",
	SkipToContent: "Przejdź do treści", Sections: "Działy", BackToHome: "Powrót na stronę główną", ReadIn: "Czytaj po",
	Updated: "Zaktualizowano", RelatedStories: "Powiązane artykuły", ReadAlso: "Przeczytaj także", Sources: "Źródła",
	Correction: "Sprostowanie", Clarification: "Wyjaśnienie", Update: "Aktualizacja", Retraction: "Wycofanie",
	Disclosure: "Informacja", AIDisclosure: "Jak wykorzystano AI", Sponsored: "Materiał sponsorowany",
	KeyFacts: "Najważniejsze informacje", Timeline: "Kalendarium", Notes: "Przypisy", BackToText: "Powrót do tekstu", Pinned: "Przypięte",
	Note: "Uwaga", Tip: "Wskazówka", Important: "Ważne", Warning: "Ostrzeżenie", Caution: "Ostrożnie",
	Table: "Tabela", Download: "Pobierz", Transcript: "Transkrypcja", Play: "Odtwórz", OpenAt: "Otwórz w", Done: "zrobione", Open: "do zrobienia",
	NotFound:     "Nie znaleziono strony",
	NotFoundText: "Pod tym adresem nie ma strony. Mogła zostać przeniesiona albo link jest błędny.",
	YouAreHere:   "Jesteś tutaj", Contents: "W tym artykule", Share: "Udostępnij", Email: "E-mail", FullPage: "Pełna wersja strony",
	LiveUpdates: "Najnowsze informacje", LiveEnded: "Ta relacja na żywo dobiegła końca.", KeyEvents: "Kluczowe wydarzenia",
	ReadMore: "Przeczytaj cały artykuł", ViewOnline: "Zobacz w przeglądarce", Unsubscribe: "Wypisz się",
}
