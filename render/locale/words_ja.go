package locale

// wordsJa is the wording in Japanese.
var wordsJa = Words{
	Live: "ライブ", Headlines: "速報一覧", Pause: "ティッカーを一時停止", Breaking: "速報",
	SkipToContent: "本文へ", Sections: "カテゴリー", BackToHome: "トップへ戻る", ReadIn: "別の言語で読む：",
	Updated: "更新", RelatedStories: "関連記事", ReadAlso: "あわせて読む", Sources: "出典",
	Correction: "訂正", Clarification: "補足", Update: "追記", Retraction: "撤回",
	Disclosure: "お知らせ", AIDisclosure: "AIの利用について", Sponsored: "広告",
	KeyFacts: "要点", Timeline: "年表", Notes: "注", BackToText: "本文へ戻る", Pinned: "固定",
	Note: "メモ", Tip: "ヒント", Important: "重要", Warning: "警告", Caution: "注意",
	Table: "表", Download: "ダウンロード", Transcript: "書き起こし", Play: "再生", OpenAt: "開く：", Done: "済", Open: "未",
	NotFound:     "ページが見つかりません",
	NotFoundText: "このアドレスにはページがありません。移動したか、リンクが間違っている可能性があります。",
	YouAreHere:   "現在の場所", Contents: "この記事の内容", Share: "共有", Email: "メール", FullPage: "完全版のページ",
	LiveUpdates: "最新情報", LiveEnded: "このライブ報道は終了しました。", KeyEvents: "主な出来事",
	ReadMore: "記事の全文を読む", ViewOnline: "ブラウザで表示", Unsubscribe: "配信停止",
}
