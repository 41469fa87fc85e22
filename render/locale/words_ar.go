package locale

// wordsAr is the wording in Arabic.
var wordsAr = Words{
	Live: "مباشر", Headlines: "عناوين مباشرة", Pause: "إيقاف شريط الأخبار", Breaking: "عاجل",
	SkipToContent: "انتقل إلى المحتوى", Sections: "الأقسام", BackToHome: "العودة إلى الرئيسية", ReadIn: "اقرأ باللغة",
	Updated: "آخر تحديث", RelatedStories: "أخبار ذات صلة", ReadAlso: "اقرأ أيضًا", Sources: "المصادر",
	Correction: "تصحيح", Clarification: "توضيح", Update: "تحديث", Retraction: "سحب",
	Disclosure: "تنويه", AIDisclosure: "كيف استُخدم الذكاء الاصطناعي", Sponsored: "محتوى مموّل",
	KeyFacts: "أبرز النقاط", Timeline: "تسلسل زمني", Notes: "ملاحظات", BackToText: "العودة إلى النص", Pinned: "مثبّت",
	Note: "ملاحظة", Tip: "نصيحة", Important: "مهم", Warning: "تحذير", Caution: "تنبيه",
	Table: "جدول", Download: "تنزيل", Transcript: "النص المكتوب", Play: "تشغيل", OpenAt: "افتح في", Done: "تم", Open: "لم يتم",
	NotFound:     "الصفحة غير موجودة",
	NotFoundText: "لا توجد صفحة بهذا العنوان. ربما نُقلت أو أن الرابط غير صحيح.",
	YouAreHere:   "أنت هنا", Contents: "في هذا المقال", Share: "مشاركة", Email: "البريد الإلكتروني", FullPage: "النسخة الكاملة من الصفحة",
	LiveUpdates: "آخر المستجدات", LiveEnded: "انتهت هذه التغطية المباشرة.", KeyEvents: "أبرز الأحداث",
	ReadMore: "اقرأ المقال كاملًا", ViewOnline: "عرض في المتصفح", Unsubscribe: "إلغاء الاشتراك",
}
