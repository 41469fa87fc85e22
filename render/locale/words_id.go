package locale

// wordsId is the wording in Indonesian.
var wordsId = Words{
	Live: "Langsung", Headlines: "Berita terkini", Pause: "Jeda berita", Breaking: "Terbaru",
	SkipToContent: "Langsung ke isi", Sections: "Rubrik", BackToHome: "Kembali ke beranda", ReadIn: "Baca dalam",
	Updated: "Diperbarui", RelatedStories: "Berita terkait", ReadAlso: "Baca juga", Sources: "Sumber",
	Correction: "Ralat", Clarification: "Klarifikasi", Update: "Pembaruan", Retraction: "Penarikan",
	Disclosure: "Catatan redaksi", AIDisclosure: "Bagaimana AI digunakan", Sponsored: "Konten bersponsor",
	KeyFacts: "Pokok berita", Timeline: "Linimasa", Notes: "Catatan kaki", BackToText: "Kembali ke teks", Pinned: "Disematkan",
	Note: "Catatan", Tip: "Kiat", Important: "Penting", Warning: "Peringatan", Caution: "Hati-hati",
	Table: "Tabel", Download: "Unduh", Transcript: "Transkrip", Play: "Putar", OpenAt: "Buka di", Done: "selesai", Open: "belum",
	NotFound:     "Halaman tidak ditemukan",
	NotFoundText: "Tidak ada halaman di alamat ini. Mungkin sudah dipindahkan, atau tautannya salah.",
	YouAreHere:   "Anda di sini", Contents: "Dalam artikel ini", Share: "Bagikan", Email: "Surel", FullPage: "Versi lengkap halaman ini",
	LiveUpdates: "Kabar terbaru", LiveEnded: "Liputan langsung ini telah berakhir.", KeyEvents: "Peristiwa penting",
	ReadMore: "Baca berita lengkap", ViewOnline: "Lihat di peramban", Unsubscribe: "Berhenti berlangganan",
}
