package related

import "math"

// How much a word says about a document is
//
//	w = f(s+1) / (f + s·L/A)
//
// where f is how often the document uses it (uses near the beginning count
// more, see lead), L the document's length in the same measure, A the average
// length, and s the saturation. That is the term weight of BM25 (Robertson
// and Zaragoza, "The Probabilistic Relevance Framework", 2009, equation 3.15)
// with full length normalisation, b = 1: a news archive holds flashes of 30
// words and reports of 1,500, and neither should win by its length.
//
// With b = 1 the weight depends on x = f/L alone. So four bits per word
// and document are enough, the average may change without touching what is
// stored, and the largest x in a list of postings bounds all its weights
// whatever the average becomes.
const (
	// saturation is BM25's k1. The usual 1.2 was tuned for queries of a few
	// words; where the query is a whole article, repetition tells more.
	saturation = 4

	// The scale of x in four bits: fourteen steps by ratio, each 1.7 times the
	// one below. Ranking on the development data is the same with 8 bits.
	minShare  = 5e-4
	codes     = 16
	codeSteps = codes - 2
)

// unitCode is the code of terms that have no frequency: tags, categories,
// authors, series. Their weight is 1.
const unitCode = 0

// codeOf quantises x = f/L, 0 < x <= 1, to 1..15. It takes the logarithm
// from the number's own exponent and the first bits of its mantissa, which is
// finer than the code.
func codeOf(x float32) uint8 {
	b := math.Float32bits(x)
	log := float32(int(b>>23)-127) + mantissas[b>>15&0xFF]
	return uint8(max(1, min(codes-1, codeSteps+1.5+codeSteps/-log2MinShare*log)))
}

var log2MinShare = float32(math.Log2(minShare))

// mantissas is the binary logarithm of 1 + (i+½)/256.
var mantissas = func() (logs [256]float32) {
	for i := range logs {
		logs[i] = float32(math.Log2(1 + (float64(i)+0.5)/256))
	}
	return logs
}()

// impacts is the weight behind every code, for an average length.
type impacts [codes]float32

func newImpacts(average float64) *impacts {
	var w impacts
	w[unitCode] = 1
	for c := 1; c < codes; c++ {
		x := math.Exp(math.Log(minShare) * (1 - float64(c-1)/codeSteps))
		w[c] = float32(x * (saturation + 1) / (x + saturation/max(1, average)))
	}
	return &w
}

// Uses of a word count 1 + leadWeight·exp(-position/leadWords): a word at the
// very beginning counts twice. News is written with what matters on top (the
// inverted pyramid); 100 words are the headline and the first paragraphs.
const (
	leadWeight = 1
	leadWords  = 100
)

// leads is the weight of a use by its position, up to where it no longer
// differs from 1.
var leads = func() (w [8 * leadWords]float32) {
	for i := range w {
		w[i] = float32(1 + leadWeight*math.Exp(-float64(i)/leadWords))
	}
	return w
}()

func lead(position int) float32 {
	if position < len(leads) {
		return leads[position]
	}
	return 1
}

// rarity is how much a shared term counts by how few documents hold it:
// BM25's ln(1 + (N-df+½)/(df+½)) to the power of rarityPower. Words that nearly
// every document holds count next to nothing, so no list of stop words is
// needed. BM25 takes the logarithm once
// (power 1), a cosine of tf-idf vectors twice (power 2). Once lets the common
// words of a genre decide, which suits fine-grained wire stories; twice lets
// rare names decide, which suits long features. Halfway, geometrically, is
// the square root of two.
const rarityPower = math.Sqrt2

func rarity(documents int, df uint32) float32 {
	n := float64(min(max(1, df), uint32(documents)))
	return float32(math.Pow(math.Log1p((float64(documents)-n+0.5)/(n+0.5)), rarityPower))
}

// kinship is what a shared term of each kind counts, beside its rarity. A
// word used once in each of two articles of average length counts 1. A tag
// is a desk's own judgement of what the story is about: as much as a word
// used prominently in both. A section and a byline say less than one word of
// the text. Series are ranked apart; see rank. Names count only in stores that
// keep them as terms; see namelist.go.
var kinship = [kinds]float32{kindWord: 1, kindTag: 4, kindCategory: 1, kindAuthor: 0.5, kindSeries: 1, kindName: 0.5}
