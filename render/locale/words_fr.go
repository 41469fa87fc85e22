package locale

// wordsFr is the wording in French.
var wordsFr = Words{
	Live: "En direct", Headlines: "Titres en direct", Pause: "Mettre le fil en pause", Breaking: "Alerte",
	SkipToContent: "Aller au contenu", Sections: "Rubriques", BackToHome: "Retour à l’accueil", ReadIn: "Lire en",
	Updated: "Mis à jour", RelatedStories: "À lire aussi", ReadAlso: "À lire aussi", Sources: "Sources",
	Correction: "Rectificatif", Clarification: "Précision", Update: "Mise à jour", Retraction: "Rétractation",
	Disclosure: "Mention", AIDisclosure: "Comment l’IA a été utilisée", Sponsored: "Contenu sponsorisé",
	KeyFacts: "L’essentiel", Timeline: "Chronologie", Notes: "Notes", BackToText: "Retour au texte", Pinned: "Épinglé",
	Note: "Note", Tip: "Conseil", Important: "Important", Warning: "Attention", Caution: "Prudence",
	Table: "Tableau", Download: "Télécharger", Transcript: "Transcription", Play: "Lire", OpenAt: "Ouvrir sur", Done: "fait", Open: "à faire",
	NotFound:     "Page introuvable",
	NotFoundText: "Il n’y a pas de page à cette adresse. Elle a peut-être été déplacée, ou le lien est erroné.",
	YouAreHere:   "Vous êtes ici", Contents: "Dans cet article", Share: "Partager", Email: "E-mail", FullPage: "Version complète de la page",
	LiveUpdates: "Dernières informations", LiveEnded: "Ce direct est terminé.", KeyEvents: "Les moments clés",
	ReadMore: "Lire l’article en entier", ViewOnline: "Voir dans le navigateur", Unsubscribe: "Se désabonner",
}
