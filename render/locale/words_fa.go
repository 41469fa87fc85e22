package locale

// wordsFa is the wording in Persian.
var wordsFa = Words{
	Live: "زنده", Headlines: "تازه‌ترین خبرها", Pause: "توقف نوار خبر", Breaking: "فوری",
	SkipToContent: "رفتن به محتوا", Sections: "بخش‌ها", BackToHome: "بازگشت به صفحهٔ اصلی", ReadIn: "خواندن به زبان",
	Updated: "به‌روز شد", RelatedStories: "خبرهای مرتبط", ReadAlso: "همچنین بخوانید", Sources: "منابع",
	Correction: "اصلاحیه", Clarification: "توضیح", Update: "به‌روزرسانی", Retraction: "پس‌گرفتن مطلب",
	Disclosure: "یادآوری", AIDisclosure: "چگونگی استفاده از هوش مصنوعی", Sponsored: "محتوای تبلیغاتی",
	KeyFacts: "نکته‌های اصلی", Timeline: "گاه‌شمار", Notes: "یادداشت‌ها", BackToText: "بازگشت به متن", Pinned: "سنجاق‌شده",
	Note: "یادداشت", Tip: "نکته", Important: "مهم", Warning: "هشدار", Caution: "احتیاط",
	Table: "جدول", Download: "دریافت", Transcript: "متن گفتار", OpenAt: "باز کردن در", Done: "انجام شد", Open: "انجام نشده",
	NotFound:     "صفحه پیدا نشد",
	NotFoundText: "در این نشانی صفحه‌ای نیست. شاید جابه‌جا شده یا پیوند نادرست است.",
	YouAreHere:   "شما اینجا هستید", Contents: "در این نوشته", Share: "هم‌رسانی", Email: "ایمیل", FullPage: "نسخهٔ کامل صفحه",
	LiveUpdates: "آخرین خبرها", LiveEnded: "این پوشش زنده پایان یافت.", KeyEvents: "رویدادهای مهم",
	ReadMore: "متن کامل را بخوانید", ViewOnline: "دیدن در مرورگر", Unsubscribe: "لغو اشتراک",
}
