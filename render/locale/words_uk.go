package locale

// wordsUk is the wording in Ukrainian.
var wordsUk = Words{
	Live: "Наживо", Headlines: "Останні заголовки", Pause: "Зупинити стрічку", Breaking: "Терміново",
	SkipToContent: "Перейти до змісту", Sections: "Розділи", BackToHome: "На головну", ReadIn: "Читати мовою",
	Updated: "Оновлено", RelatedStories: "Матеріали за темою", ReadAlso: "Читайте також", Sources: "Джерела",
	Correction: "Виправлення", Clarification: "Уточнення", Update: "Доповнення", Retraction: "Відкликання",
	Disclosure: "Примітка редакції", AIDisclosure: "Як використано ШІ", Sponsored: "Реклама",
	KeyFacts: "Головне", Timeline: "Хронологія", Notes: "Виноски", BackToText: "Повернутися до тексту", Pinned: "Закріплено",
	Note: "Примітка", Tip: "Порада", Important: "Важливо", Warning: "Попередження", Caution: "Обережно",
	Table: "Таблиця", Download: "Завантажити", Transcript: "Розшифровка", Play: "Відтворити", OpenAt: "Відкрити на", Done: "виконано", Open: "не виконано",
	NotFound:     "Сторінку не знайдено",
	NotFoundText: "За цією адресою сторінки немає. Можливо, її перенесено або посилання хибне.",
	YouAreHere:   "Ви тут", Contents: "У цій статті", Share: "Поділитися", Email: "Ел. пошта", FullPage: "Повна версія сторінки",
	LiveUpdates: "Останні оновлення", LiveEnded: "Пряму трансляцію завершено.", KeyEvents: "Ключові події",
	ReadMore: "Читати повністю", ViewOnline: "Відкрити в браузері", Unsubscribe: "Відписатися",
}
