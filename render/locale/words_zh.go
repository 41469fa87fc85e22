package locale

// wordsZh is the wording in Chinese in simplified letters.
var wordsZh = Words{
	Live: "直播", Headlines: "实时头条", Pause: "暂停滚动", Breaking: "突发",
	SkipToContent: "跳到正文", Sections: "栏目", BackToHome: "返回首页", ReadIn: "阅读其他语言版本：",
	Updated: "更新于", RelatedStories: "相关报道", ReadAlso: "延伸阅读", Sources: "来源",
	Correction: "更正", Clarification: "澄清", Update: "更新", Retraction: "撤回",
	Disclosure: "说明", AIDisclosure: "人工智能的使用方式", Sponsored: "赞助内容",
	KeyFacts: "要点", Timeline: "时间线", Notes: "注释", BackToText: "返回正文", Pinned: "置顶",
	Note: "注", Tip: "提示", Important: "重要", Warning: "警告", Caution: "注意",
	Table: "表格", Download: "下载", Transcript: "文字记录", Play: "播放", OpenAt: "打开：", Done: "已完成", Open: "未完成",
	NotFound:     "找不到页面",
	NotFoundText: "这个地址没有页面。它可能已移走，或链接有误。",
	YouAreHere:   "当前位置", Contents: "本文内容", Share: "分享", Email: "电子邮件", FullPage: "完整版页面",
	LiveUpdates: "最新进展", LiveEnded: "本次直播报道已结束。", KeyEvents: "关键事件",
	ReadMore: "阅读全文", ViewOnline: "在浏览器中查看", Unsubscribe: "退订",
}
