package locale

// wordsHe is the wording in Hebrew.
var wordsHe = Words{
	Live: "שידור חי", Headlines: "כותרות אחרונות", Pause: "השהיית הכותרות", Breaking: "מבזק",
	SkipToContent: "דילוג לתוכן", Sections: "מדורים", BackToHome: "חזרה לדף הבית", ReadIn: "לקריאה ב",
	Updated: "עודכן", RelatedStories: "כתבות קשורות", ReadAlso: "קראו גם", Sources: "מקורות",
	Correction: "תיקון", Clarification: "הבהרה", Update: "עדכון", Retraction: "חזרה מפרסום",
	Disclosure: "גילוי נאות", AIDisclosure: "כך נעשה שימוש בבינה מלאכותית", Sponsored: "תוכן ממומן",
	KeyFacts: "עיקרי הדברים", Timeline: "ציר זמן", Notes: "הערות", BackToText: "חזרה לטקסט", Pinned: "נעוץ",
	Note: "הערה", Tip: "טיפ", Important: "חשוב", Warning: "אזהרה", Caution: "זהירות",
	Table: "טבלה", Download: "הורדה", Transcript: "תמלול", Play: "הפעלה", OpenAt: "פתיחה ב", Done: "בוצע", Open: "פתוח",
	NotFound:     "הדף לא נמצא",
	NotFoundText: "אין דף בכתובת הזאת. ייתכן שהועבר או שהקישור שגוי.",
	YouAreHere:   "אתם כאן", Contents: "בכתבה זו", Share: "שיתוף", Email: "דוא״ל", FullPage: "הגרסה המלאה של הדף",
	LiveUpdates: "עדכונים אחרונים", LiveEnded: "הסיקור החי הסתיים.", KeyEvents: "אירועים מרכזיים",
	ReadMore: "לכתבה המלאה", ViewOnline: "לצפייה בדפדפן", Unsubscribe: "הסרה מרשימת התפוצה",
}
