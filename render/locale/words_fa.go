package locale

// wordsFa is the wording in Persian.
var wordsFa = Words{
	Live: "زنده", Headlines: "تازه\u200cترین خبرها", Pause: "توقف نوار خبر", Breaking: "فوری",
	SkipToContent: "رفتن به محتوا", Sections: "بخش\u200cها", BackToHome: "بازگشت به صفحهٔ اصلی", ReadIn: "خواندن به زبان",
	Updated: "به\u200cروز شد", RelatedStories: "خبرهای مرتبط", ReadAlso: "همچنین بخوانید", Sources: "منابع",
	Correction: "اصلاحیه", Clarification: "توضیح", Update: "به\u200cروزرسانی", Retraction: "پس\u200cگرفتن مطلب",
	Disclosure: "یادآوری", AIDisclosure: "چگونگی استفاده از هوش مصنوعی", Sponsored: "محتوای تبلیغاتی",
	KeyFacts: "نکته\u200cهای اصلی", Timeline: "گاه\u200cشمار", Notes: "یادداشت\u200cها", BackToText: "بازگشت به متن", Pinned: "سنجاق\u200cشده",
	Note: "یادداشت", Tip: "نکته", Important: "مهم", Warning: "هشدار", Caution: "احتیاط",
	Table: "جدول", Download: "دریافت", Transcript: "متن گفتار", Play: "پخش", OpenAt: "باز کردن در", Done: "انجام شد", Open: "انجام نشده",
	NotFound:     "صفحه پیدا نشد",
	NotFoundText: "در این نشانی صفحه\u200cای نیست. شاید جابه\u200cجا شده یا پیوند نادرست است.",
	YouAreHere:   "شما اینجا هستید", Contents: "در این نوشته", Share: "هم\u200cرسانی", Email: "ایمیل", FullPage: "نسخهٔ کامل صفحه",
	LiveUpdates: "آخرین خبرها", LiveEnded: "این پوشش زنده پایان یافت.", KeyEvents: "رویدادهای مهم",
	ReadMore: "متن کامل را بخوانید", ViewOnline: "دیدن در مرورگر", Unsubscribe: "لغو اشتراک",
}
