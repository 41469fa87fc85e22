package related

import (
	"math"
	"slices"
)

// matrix is a sparse matrix by rows, each of length 1.
type matrix struct {
	entries []weight // column and value
	ends    []int    // of the rows
}

func (m *matrix) add(column uint16, value float32) {
	m.entries = append(m.entries, weight{uint32(column), value})
}

// end closes a row.
func (m *matrix) end() {
	start := 0
	if len(m.ends) > 0 {
		start = m.ends[len(m.ends)-1]
	}
	row := m.entries[start:]
	square := 0.0
	for _, e := range row {
		square += float64(e.weight) * float64(e.weight)
	}
	for i := range row {
		row[i].weight /= float32(math.Sqrt(square))
	}
	m.ends = append(m.ends, len(m.entries))
}

const (
	// subspace is how many vectors are iterated together. Those beyond the
	// ones wanted make the wanted ones exact sooner.
	subspace = 32
	// subspaceRounds is how often. Topics rank the same from 4 rounds on.
	subspaceRounds = 6
)

// span is one element of each vector.
type span [subspace]float32

// leading returns the leading right singular vectors of the matrix,
// greatest first, element by element, by subspace iteration from a fixed
// beginning (Halko, Martinsson and Tropp, "Finding structure with
// randomness", SIAM Review 2011, algorithm 4.4).
func (m *matrix) leading(columns int) []span {
	q := make([]span, columns)
	for i := range q {
		bits := mix(uint64(i))
		for k := range q[i] {
			q[i][k] = float32(int(bits>>k&1)*2 - 1)
		}
	}
	z := make([]span, columns)
	for range subspaceRounds {
		m.square(z, q)
		orthonormal(z)
		q, z = z, q
	}
	return q
}

// square sets z to the product of the matrix's transpose, the matrix and q.
func (m *matrix) square(z, q []span) {
	clear(z)
	start := 0
	for _, end := range m.ends {
		var sum span
		for _, e := range m.entries[start:end] {
			for k, v := range &q[e.term] {
				sum[k] += e.weight * v
			}
		}
		for _, e := range m.entries[start:end] {
			out := &z[e.term]
			for k, v := range sum {
				out[k] += e.weight * v
			}
		}
		start = end
	}
}

// orthonormal turns the vectors into their left singular vectors, greatest
// first: z times the eigenvectors of its own square, each through its length.
func orthonormal(z []span) {
	var gram symmetric
	for i := range z {
		for a := range subspace {
			for b := range a + 1 {
				gram[a][b] += float64(z[i][a]) * float64(z[i][b])
			}
		}
	}
	for a := range subspace {
		for b := range a {
			gram[b][a] = gram[a][b]
		}
	}
	values, vectors := gram.eigen()
	order := make([]int, subspace)
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if values[a] > values[b] {
			return -1
		}
		return 1
	})
	least := 1e-10 * values[order[0]] // below it there is nothing but rounding
	var turn [subspace]span
	for k, from := range order {
		if values[from] > least {
			for a := range subspace {
				turn[a][k] = float32(vectors[a][from] / math.Sqrt(values[from]))
			}
		}
	}
	for i := range z {
		var out span
		for a, v := range z[i] {
			for k, w := range &turn[a] {
				out[k] += v * w
			}
		}
		z[i] = out
	}
}

// symmetric is a symmetric matrix.
type symmetric [subspace][subspace]float64

// eigen returns the eigenvalues of a symmetric matrix and its eigenvectors
// as columns, by Jacobi's rotations (Golub and Van Loan, "Matrix
// Computations", 8.5). It overwrites the matrix.
func (m *symmetric) eigen() (values [subspace]float64, vectors symmetric) {
	for k := range vectors {
		vectors[k][k] = 1
	}
	const sweeps = 30 // six or so are needed
	for range sweeps {
		off, all := 0.0, 0.0
		for a := range subspace {
			for b := range subspace {
				all += m[a][b] * m[a][b]
				if a != b {
					off += m[a][b] * m[a][b]
				}
			}
		}
		if off <= 1e-24*all {
			break
		}
		for a := range subspace {
			for b := a + 1; b < subspace; b++ {
				m.rotate(&vectors, a, b)
			}
		}
	}
	for k := range values {
		values[k] = m[k][k]
	}
	return values, vectors
}

// rotate makes the element a, b zero.
func (m *symmetric) rotate(vectors *symmetric, a, b int) {
	if m[a][b] == 0 {
		return
	}
	tau := (m[b][b] - m[a][a]) / (2 * m[a][b])
	t := math.Copysign(1, tau) / (math.Abs(tau) + math.Sqrt(1+tau*tau))
	c := 1 / math.Sqrt(1+t*t)
	s := t * c
	for k := range subspace {
		x, y := m[k][a], m[k][b]
		m[k][a], m[k][b] = c*x-s*y, s*x+c*y
	}
	for k := range subspace {
		x, y := m[a][k], m[b][k]
		m[a][k], m[b][k] = c*x-s*y, s*x+c*y
	}
	for k := range subspace {
		x, y := vectors[k][a], vectors[k][b]
		vectors[k][a], vectors[k][b] = c*x-s*y, s*x+c*y
	}
}
