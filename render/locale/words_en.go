package locale

// wordsEn is the wording in English.
var wordsEn = Words{
	Live: "Live", Headlines: "Live headlines", Pause: "Pause the ticker", Breaking: "Breaking",
	SkipToContent: "Skip to content", Sections: "Sections", BackToHome: "Back to Home", ReadIn: "Read in",
	Updated: "Updated", RelatedStories: "Related Stories", ReadAlso: "Read also", Sources: "Sources",
	Correction: "Correction", Clarification: "Clarification", Update: "Update", Retraction: "Retraction",
	Disclosure: "Disclosure", AIDisclosure: "How AI was used", Sponsored: "Sponsored",
	KeyFacts: "Key facts", Timeline: "Timeline", Notes: "Notes", BackToText: "Back to the text", Pinned: "Pinned",
	Note: "Note", Tip: "Tip", Important: "Important", Warning: "Warning", Caution: "Caution",
	Table: "Table", Download: "Download", Transcript: "Transcript", Play: "Play", OpenAt: "Open at", Done: "done", Open: "open",
	NotFound:     "Page not found",
	NotFoundText: "There is no page at this address. It may have moved, or the link may be wrong.",
	YouAreHere:   "You are here", Contents: "In this story", Share: "Share", Email: "Email", FullPage: "Full version of this page",
	LiveUpdates: "Latest updates", LiveEnded: "This live coverage has ended.", KeyEvents: "Key events",
	ReadMore: "Read the full story", ViewOnline: "View in your browser", Unsubscribe: "Unsubscribe",
}
