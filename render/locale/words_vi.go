package locale

// wordsVi is the wording in Vietnamese.
var wordsVi = Words{
	Live: "Trực tiếp", Headlines: "Tin mới nhất", Pause: "Tạm dừng dòng tin", Breaking: "Tin nóng",
	SkipToContent: "Đến nội dung", Sections: "Chuyên mục", BackToHome: "Về trang chủ", ReadIn: "Đọc bằng",
	Updated: "Cập nhật", RelatedStories: "Tin liên quan", ReadAlso: "Đọc thêm", Sources: "Nguồn",
	Correction: "Đính chính", Clarification: "Làm rõ", Update: "Bổ sung", Retraction: "Rút bài",
	Disclosure: "Thông tin cho bạn đọc", AIDisclosure: "AI đã được dùng thế nào", Sponsored: "Nội dung tài trợ",
	KeyFacts: "Điểm chính", Timeline: "Dòng thời gian", Notes: "Chú thích", BackToText: "Trở lại bài viết", Pinned: "Đã ghim",
	Note: "Lưu ý", Tip: "Mẹo", Important: "Quan trọng", Warning: "Cảnh báo", Caution: "Thận trọng",
	Table: "Bảng", Download: "Tải xuống", Transcript: "Bản ghi lời", Play: "Phát", OpenAt: "Mở tại", Done: "xong", Open: "chưa xong",
	NotFound:     "Không tìm thấy trang",
	NotFoundText: "Không có trang nào ở địa chỉ này. Có thể trang đã được chuyển hoặc liên kết bị sai.",
	YouAreHere:   "Bạn đang ở đây", Contents: "Trong bài này", Share: "Chia sẻ", Email: "Email", FullPage: "Bản đầy đủ của trang",
	LiveUpdates: "Cập nhật mới nhất", LiveEnded: "Phần tường thuật trực tiếp này đã kết thúc.", KeyEvents: "Diễn biến chính",
	ReadMore: "Đọc toàn bộ bài", ViewOnline: "Xem trong trình duyệt", Unsubscribe: "Hủy đăng ký",
}
