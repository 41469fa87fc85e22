package locale

// wordsTr is the wording in Turkish.
var wordsTr = Words{
	Live: "Canlı", Headlines: "Son başlıklar", Pause: "Başlıkları duraklat", Breaking: "Son dakika",
	SkipToContent: "İçeriğe geç", Sections: "Bölümler", BackToHome: "Ana sayfaya dön", ReadIn: "Şu dilde oku:",
	Updated: "Güncellendi", RelatedStories: "İlgili haberler", ReadAlso: "Bunu da okuyun", Sources: "Kaynaklar",
	Correction: "Düzeltme", Clarification: "Açıklama", Update: "Güncelleme", Retraction: "Geri çekme",
	Disclosure: "Bilgilendirme", AIDisclosure: "Yapay zekâ nasıl kullanıldı", Sponsored: "Sponsorlu içerik",
	KeyFacts: "Öne çıkanlar", Timeline: "Zaman çizelgesi", Notes: "Notlar", BackToText: "Metne dön", Pinned: "Sabitlendi",
	Note: "Not", Tip: "İpucu", Important: "Önemli", Warning: "Uyarı", Caution: "Dikkat",
	Table: "Tablo", Download: "İndir", Transcript: "Metin dökümü", Play: "Oynat", OpenAt: "Şurada aç:", Done: "tamam", Open: "açık",
	NotFound:     "Sayfa bulunamadı",
	NotFoundText: "Bu adreste bir sayfa yok. Taşınmış olabilir ya da bağlantı yanlıştır.",
	YouAreHere:   "Buradasınız", Contents: "Bu haberde", Share: "Paylaş", Email: "E-posta", FullPage: "Sayfanın tam sürümü",
	LiveUpdates: "Son gelişmeler", LiveEnded: "Bu canlı yayın sona erdi.", KeyEvents: "Önemli gelişmeler",
	ReadMore: "Haberin tamamını okuyun", ViewOnline: "Tarayıcıda görüntüle", Unsubscribe: "Abonelikten çık",
}
