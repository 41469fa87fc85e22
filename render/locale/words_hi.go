package locale

// wordsHi is the wording in Hindi.
var wordsHi = Words{
	Live: "लाइव", Headlines: "ताज़ा सुर्खियाँ", Pause: "सुर्खियाँ रोकें", Breaking: "ब्रेकिंग",
	SkipToContent: "मुख्य सामग्री पर जाएँ", Sections: "विभाग", BackToHome: "मुखपृष्ठ पर लौटें", ReadIn: "इस भाषा में पढ़ें:",
	Updated: "अपडेट किया गया", RelatedStories: "संबंधित ख़बरें", ReadAlso: "यह भी पढ़ें", Sources: "स्रोत",
	Correction: "सुधार", Clarification: "स्पष्टीकरण", Update: "अपडेट", Retraction: "वापस लिया गया",
	Disclosure: "सूचना", AIDisclosure: "एआई का उपयोग कैसे हुआ", Sponsored: "प्रायोजित",
	KeyFacts: "मुख्य बातें", Timeline: "घटनाक्रम", Notes: "टिप्पणियाँ", BackToText: "लेख पर लौटें", Pinned: "पिन किया गया",
	Note: "टिप्पणी", Tip: "सुझाव", Important: "महत्वपूर्ण", Warning: "चेतावनी", Caution: "सावधानी",
	Table: "तालिका", Download: "डाउनलोड करें", Transcript: "प्रतिलेख", Play: "चलाएँ", OpenAt: "यहाँ खोलें:", Done: "पूर्ण", Open: "शेष",
	NotFound:     "पृष्ठ नहीं मिला",
	NotFoundText: "इस पते पर कोई पृष्ठ नहीं है। शायद वह हटा दिया गया है या लिंक ग़लत है।",
	YouAreHere:   "आप यहाँ हैं", Contents: "इस लेख में", Share: "साझा करें", Email: "ईमेल", FullPage: "पृष्ठ का पूरा संस्करण",
	LiveUpdates: "ताज़ा अपडेट", LiveEnded: "यह लाइव कवरेज समाप्त हो गई है।", KeyEvents: "प्रमुख घटनाएँ",
	ReadMore: "पूरी ख़बर पढ़ें", ViewOnline: "ब्राउज़र में देखें", Unsubscribe: "सदस्यता छोड़ें",
}
