package locale

// wordsEl is the wording in Greek.
var wordsEl = Words{
	Live: "Ζωντανά", Headlines: "Τελευταίοι τίτλοι", Pause: "Παύση των τίτλων", Breaking: "Έκτακτο",
	SkipToContent: "Μετάβαση στο περιεχόμενο", Sections: "Ενότητες", BackToHome: "Επιστροφή στην αρχική", ReadIn: "Διαβάστε στα",
	Updated: "Ενημερώθηκε", RelatedStories: "Σχετικά άρθρα", ReadAlso: "Διαβάστε επίσης", Sources: "Πηγές",
	Correction: "Διόρθωση", Clarification: "Διευκρίνιση", Update: "Ενημέρωση", Retraction: "Ανάκληση",
	Disclosure: "Γνωστοποίηση", AIDisclosure: "Πώς χρησιμοποιήθηκε η τεχνητή νοημοσύνη", Sponsored: "Χορηγούμενο περιεχόμενο",
	KeyFacts: "Με λίγα λόγια", Timeline: "Χρονολόγιο", Notes: "Σημειώσεις", BackToText: "Επιστροφή στο κείμενο", Pinned: "Καρφιτσωμένο",
	Note: "Σημείωση", Tip: "Συμβουλή", Important: "Σημαντικό", Warning: "Προειδοποίηση", Caution: "Προσοχή",
	Table: "Πίνακας", Download: "Λήψη", Transcript: "Απομαγνητοφώνηση", Play: "Αναπαραγωγή", OpenAt: "Άνοιγμα στο", Done: "έγινε", Open: "εκκρεμεί",
	NotFound:     "Η σελίδα δεν βρέθηκε",
	NotFoundText: "Δεν υπάρχει σελίδα σε αυτή τη διεύθυνση. Ίσως μεταφέρθηκε ή ο σύνδεσμος είναι λάθος.",
	YouAreHere:   "Βρίσκεστε εδώ", Contents: "Σε αυτό το άρθρο", Share: "Κοινοποίηση", Email: "Email", FullPage: "Πλήρης έκδοση της σελίδας",
	LiveUpdates: "Τελευταίες ενημερώσεις", LiveEnded: "Η ζωντανή κάλυψη ολοκληρώθηκε.", KeyEvents: "Κύρια γεγονότα",
	ReadMore: "Διαβάστε όλο το άρθρο", ViewOnline: "Προβολή στον περιηγητή", Unsubscribe: "Διαγραφή από τη λίστα",
}
