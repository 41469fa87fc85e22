package locale

// wordsTh is the wording in Thai.
var wordsTh = Words{
	Live: "สด", Headlines: "พาดหัวข่าวล่าสุด", Pause: "หยุดพาดหัวข่าวชั่วคราว", Breaking: "ข่าวด่วน",
	SkipToContent: "ข้ามไปยังเนื้อหา", Sections: "หมวด", BackToHome: "กลับหน้าแรก", ReadIn: "อ่านเป็นภาษา",
	Updated: "อัปเดต", RelatedStories: "ข่าวที่เกี่ยวข้อง", ReadAlso: "อ่านเพิ่มเติม", Sources: "แหล่งข้อมูล",
	Correction: "แก้ไข", Clarification: "คำชี้แจง", Update: "เพิ่มเติม", Retraction: "ถอนบทความ",
	Disclosure: "หมายเหตุถึงผู้อ่าน", AIDisclosure: "การใช้ปัญญาประดิษฐ์", Sponsored: "เนื้อหาสนับสนุน",
	KeyFacts: "ประเด็นสำคัญ", Timeline: "ลำดับเหตุการณ์", Notes: "เชิงอรรถ", BackToText: "กลับไปที่ข้อความ", Pinned: "ปักหมุด",
	Note: "หมายเหตุ", Tip: "เคล็ดลับ", Important: "สำคัญ", Warning: "คำเตือน", Caution: "ข้อควรระวัง",
	Table: "ตาราง", Download: "ดาวน์โหลด", Transcript: "บทถอดเสียง", Play: "เล่น", OpenAt: "เปิดที่", Done: "เสร็จแล้ว", Open: "ยังไม่เสร็จ",
	NotFound:     "ไม่พบหน้านี้",
	NotFoundText: "ไม่มีหน้าที่ที่อยู่นี้ หน้าอาจถูกย้าย หรือลิงก์ไม่ถูกต้อง",
	YouAreHere:   "คุณอยู่ที่นี่", Contents: "ในบทความนี้", Share: "แบ่งปัน", Email: "อีเมล", FullPage: "หน้าฉบับเต็ม",
	LiveUpdates: "อัปเดตล่าสุด", LiveEnded: "การรายงานสดนี้สิ้นสุดแล้ว", KeyEvents: "เหตุการณ์สำคัญ",
	ReadMore: "อ่านข่าวฉบับเต็ม", ViewOnline: "ดูในเบราว์เซอร์", Unsubscribe: "ยกเลิกการรับข่าว",
}
