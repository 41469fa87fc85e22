package locale

// wordsEs is the wording in Spanish.
var wordsEs = Words{
	Live: "En directo", Headlines: "Titulares en directo", Pause: "Pausar los titulares", Breaking: "Última hora",
	SkipToContent: "Ir al contenido", Sections: "Secciones", BackToHome: "Volver a la portada", ReadIn: "Leer en",
	Updated: "Actualizado", RelatedStories: "Noticias relacionadas", ReadAlso: "Lea también", Sources: "Fuentes",
	Correction: "Corrección", Clarification: "Aclaración", Update: "Actualización", Retraction: "Retractación",
	Disclosure: "Aviso", AIDisclosure: "Cómo se usó la IA", Sponsored: "Contenido patrocinado",
	KeyFacts: "Lo esencial", Timeline: "Cronología", Notes: "Notas", BackToText: "Volver al texto", Pinned: "Fijado",
	Note: "Nota", Tip: "Consejo", Important: "Importante", Warning: "Advertencia", Caution: "Precaución",
	Table: "Tabla", Download: "Descargar", Transcript: "Transcripción", Play: "Reproducir", OpenAt: "Abrir en", Done: "hecho", Open: "pendiente",
	NotFound:     "Página no encontrada",
	NotFoundText: "No hay ninguna página en esta dirección. Puede que se haya movido o que el enlace sea erróneo.",
	YouAreHere:   "Está aquí", Contents: "En este artículo", Share: "Compartir", Email: "Correo", FullPage: "Versión completa de la página",
	LiveUpdates: "Últimas novedades", LiveEnded: "Este directo ha terminado.", KeyEvents: "Momentos clave",
	ReadMore: "Leer el artículo completo", ViewOnline: "Ver en el navegador", Unsubscribe: "Darse de baja",
}
