package related

// Vectors gives the index the host's own embeddings.
type Vectors interface {
	// Vector returns the embedding of an article by its key, or nil where
	// there is none.
	Vector(key string) []float32
}
