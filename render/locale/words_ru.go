package locale

// wordsRu is the wording in Russian.
var wordsRu = Words{
	Live: "Прямой эфир", Headlines: "Последние заголовки", Pause: "Остановить ленту", Breaking: "Срочно",
	SkipToContent: "Перейти к содержанию", Sections: "Разделы", BackToHome: "На главную", ReadIn: "Читать на",
	Updated: "Обновлено", RelatedStories: "Материалы по теме", ReadAlso: "Читайте также", Sources: "Источники",
	Correction: "Исправление", Clarification: "Уточнение", Update: "Дополнение", Retraction: "Отзыв материала",
	Disclosure: "Примечание редакции", AIDisclosure: "Как использовался ИИ", Sponsored: "Реклама",
	KeyFacts: "Главное", Timeline: "Хронология", Notes: "Сноски", BackToText: "Вернуться к тексту", Pinned: "Закреплено",
	Note: "Примечание", Tip: "Совет", Important: "Важно", Warning: "Предупреждение", Caution: "Осторожно",
	Table: "Таблица", Download: "Скачать", Transcript: "Расшифровка", Play: "Воспроизвести", OpenAt: "Открыть на", Done: "выполнено", Open: "не выполнено",
	NotFound:     "Страница не найдена",
	NotFoundText: "По этому адресу страницы нет. Возможно, она переехала или ссылка неверна.",
	YouAreHere:   "Вы здесь", Contents: "В этой статье", Share: "Поделиться", Email: "Эл. почта", FullPage: "Полная версия страницы",
	LiveUpdates: "Последние обновления", LiveEnded: "Прямой эфир завершён.", KeyEvents: "Ключевые события",
	ReadMore: "Читать полностью", ViewOnline: "Открыть в браузере", Unsubscribe: "Отписаться",
}
