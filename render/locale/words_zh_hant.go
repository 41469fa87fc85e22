package locale

// wordsZhHant is the wording in Chinese in traditional letters.
var wordsZhHant = Words{
	Live: "直播", Headlines: "即時頭條", Pause: "暫停捲動", Breaking: "突發",
	SkipToContent: "跳到正文", Sections: "欄目", BackToHome: "返回首頁", ReadIn: "閱讀其他語言版本：",
	Updated: "更新於", RelatedStories: "相關報導", ReadAlso: "延伸閱讀", Sources: "來源",
	Correction: "更正", Clarification: "澄清", Update: "更新", Retraction: "撤回",
	Disclosure: "說明", AIDisclosure: "人工智慧的使用方式", Sponsored: "贊助內容",
	KeyFacts: "重點", Timeline: "時間軸", Notes: "註釋", BackToText: "返回正文", Pinned: "置頂",
	Note: "註", Tip: "提示", Important: "重要", Warning: "警告", Caution: "注意",
	Table: "表格", Download: "下載", Transcript: "文字紀錄", Play: "播放", OpenAt: "開啟：", Done: "已完成", Open: "未完成",
	NotFound:     "找不到頁面",
	NotFoundText: "這個網址沒有頁面。它可能已移走，或連結有誤。",
	YouAreHere:   "目前位置", Contents: "本文內容", Share: "分享", Email: "電子郵件", FullPage: "完整版頁面",
	LiveUpdates: "最新進展", LiveEnded: "本次直播報導已結束。", KeyEvents: "關鍵事件",
	ReadMore: "閱讀全文", ViewOnline: "在瀏覽器中查看", Unsubscribe: "取消訂閱",
}
