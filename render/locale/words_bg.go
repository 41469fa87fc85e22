package locale

// wordsBg is the wording in Bulgarian.
var wordsBg = Words{
	Live: "На живо", Headlines: "Последни заглавия", Pause: "Спиране на заглавията", Breaking: "Извънредно",
	SkipToContent: "Към съдържанието", Sections: "Рубрики", BackToHome: "Към началната страница", ReadIn: "Прочетете на",
	Updated: "Обновено", RelatedStories: "Свързани статии", ReadAlso: "Прочетете също", Sources: "Източници",
	Correction: "Поправка", Clarification: "Уточнение", Update: "Допълнение", Retraction: "Оттегляне",
	Disclosure: "Пояснение", AIDisclosure: "Как е използван ИИ", Sponsored: "Платено съдържание",
	KeyFacts: "Накратко", Timeline: "Хронология", Notes: "Бележки", BackToText: "Обратно към текста", Pinned: "Закачено",
	Note: "Бележка", Tip: "Съвет", Important: "Важно", Warning: "Предупреждение", Caution: "Внимание",
	Table: "Таблица", Download: "Изтегляне", Transcript: "Запис на текста", Play: "Пускане", OpenAt: "Отваряне в", Done: "готово", Open: "предстои",
	NotFound:     "Страницата не е намерена",
	NotFoundText: "На този адрес няма страница. Може да е преместена или връзката да е грешна.",
	YouAreHere:   "Вие сте тук", Contents: "В тази статия", Share: "Споделяне", Email: "Имейл", FullPage: "Пълна версия на страницата",
	LiveUpdates: "Последни новини", LiveEnded: "Предаването на живо приключи.", KeyEvents: "Ключови събития",
	ReadMore: "Прочетете цялата статия", ViewOnline: "Отваряне в браузъра", Unsubscribe: "Отписване",
}
