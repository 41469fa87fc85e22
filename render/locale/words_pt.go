package locale

// wordsPt is the wording in Portuguese.
var wordsPt = Words{
	Live: "Ao vivo", Headlines: "Manchetes ao vivo", Pause: "Pausar as manchetes", Breaking: "Última hora",
	SkipToContent: "Ir para o conteúdo", Sections: "Seções", BackToHome: "Voltar à página inicial", ReadIn: "Ler em",
	Updated: "Atualizado", RelatedStories: "Notícias relacionadas", ReadAlso: "Leia também", Sources: "Fontes",
	Correction: "Correção", Clarification: "Esclarecimento", Update: "Atualização", Retraction: "Retratação",
	Disclosure: "Aviso", AIDisclosure: "Como a IA foi usada", Sponsored: "Conteúdo patrocinado",
	KeyFacts: "O essencial", Timeline: "Cronologia", Notes: "Notas", BackToText: "Voltar ao texto", Pinned: "Fixado",
	Note: "Nota", Tip: "Dica", Important: "Importante", Warning: "Aviso", Caution: "Atenção",
	Table: "Tabela", Download: "Baixar", Transcript: "Transcrição", Play: "Reproduzir", OpenAt: "Abrir em", Done: "feito", Open: "por fazer",
	NotFound:     "Página não encontrada",
	NotFoundText: "Não há nenhuma página neste endereço. Ela pode ter mudado de lugar, ou o link está errado.",
	YouAreHere:   "Você está aqui", Contents: "Neste artigo", Share: "Compartilhar", Email: "Email", FullPage: "Versão completa da página",
	LiveUpdates: "Últimas atualizações", LiveEnded: "Esta cobertura ao vivo terminou.", KeyEvents: "Momentos-chave",
	ReadMore: "Leia a matéria completa", ViewOnline: "Ver no navegador", Unsubscribe: "Cancelar a assinatura",
}
