// Package measure holds what every comparison with another library yields.
package measure

// A Ratio is one figure of ours beside a peer's, taken in one run.
type Ratio struct {
	Area string  `json:"area"`
	Case string  `json:"case"`
	Peer string  `json:"peer"`
	Unit string  `json:"unit"`
	Ours float64 `json:"ours"`
	// Theirs is the peer's figure for the same work.
	Theirs float64 `json:"theirs"`
	// Ratio is above 1 where ours is better.
	Ratio float64 `json:"ratio"`
}

// More makes the ratio of a figure of which more is better.
func More(r Ratio) Ratio {
	r.Ratio = r.Ours / r.Theirs
	return r
}

// Less makes the ratio of a figure of which less is better.
func Less(r Ratio) Ratio {
	r.Ratio = r.Theirs / r.Ours
	return r
}
