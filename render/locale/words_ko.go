package locale

// wordsKo is the wording in Korean.
var wordsKo = Words{
	Live: "실시간", Headlines: "실시간 주요 뉴스", Pause: "뉴스 멈춤", Breaking: "속보",
	SkipToContent: "본문으로 가기", Sections: "분야", BackToHome: "첫 화면으로", ReadIn: "다른 언어로 읽기:",
	Updated: "수정", RelatedStories: "관련 기사", ReadAlso: "함께 읽기", Sources: "출처",
	Correction: "정정", Clarification: "해명", Update: "추가", Retraction: "철회",
	Disclosure: "알림", AIDisclosure: "AI 활용 방식", Sponsored: "광고",
	KeyFacts: "핵심 요약", Timeline: "연표", Notes: "각주", BackToText: "본문으로 돌아가기", Pinned: "고정됨",
	Note: "참고", Tip: "도움말", Important: "중요", Warning: "경고", Caution: "주의",
	Table: "표", Download: "내려받기", Transcript: "녹취록", Play: "재생", OpenAt: "다음에서 열기:", Done: "완료", Open: "미완료",
	NotFound:     "페이지를 찾을 수 없습니다",
	NotFoundText: "이 주소에는 페이지가 없습니다. 옮겨졌거나 링크가 잘못되었을 수 있습니다.",
	YouAreHere:   "현재 위치", Contents: "이 기사에서", Share: "공유", Email: "이메일", FullPage: "전체 페이지 보기",
	LiveUpdates: "최신 소식", LiveEnded: "이 실시간 보도는 끝났습니다.", KeyEvents: "주요 사건",
	ReadMore: "기사 전문 읽기", ViewOnline: "브라우저에서 보기", Unsubscribe: "구독 취소",
}
