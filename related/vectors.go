package related

import "math"

// Vectors gives the index the host's own embeddings, whatever model they come
// from. It is asked about the 20 or so nearest stories of a query, so a host
// can keep its vectors where they are. Stories that share no word with the
// article are found by their vector alone where it is a [VectorSearcher].
//
// Vector may be called by many goroutines at once.
type Vectors interface {
	// Vector returns the embedding of an article by its key, or nil where
	// there is none. It must not be changed afterwards.
	Vector(key string) []float32
}

// A VectorSearcher can also say which vectors are nearest. [VectorTable] is an
// exact one; an approximate index of the host's, such as a graph (HNSW) or a
// database, fits as well.
type VectorSearcher interface {
	Vectors
	// Nearest returns the keys of the vectors nearest to one by their cosine,
	// best first, at most limit. What the index does not know, or the query
	// leaves out, is passed over.
	Nearest(vector []float32, limit int) []string
}

// vectorWeight is what the cosine of two embeddings weighs in the score
// beside the text: as much.
const vectorWeight = 0.5

// cosine is the cosine of two vectors, 0 where their lengths differ, either
// is missing or they point apart.
func cosine(a, b []float32) float64 {
	if len(a) != len(b) {
		return 0
	}
	var ab, aa, bb float64
	for i := range a {
		ab += float64(a[i]) * float64(b[i])
		aa += float64(a[i]) * float64(a[i])
		bb += float64(b[i]) * float64(b[i])
	}
	if !(aa > 0 && bb > 0) {
		return 0
	}
	return max(0, ab/math.Sqrt(aa*bb))
}
