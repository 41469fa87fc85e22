package article

// Limits bound what a reader accepts, so that hostile input ends in an error
// and not in a full memory. A zero field means the default.
type Limits struct {
	// Bytes is the largest source. Default: 16 MiB. JSON is never read beyond
	// 4 GiB.
	Bytes int
	// Depth is how deep blocks and inlines may be nested. Default: 100.
	Depth int
	// Nodes is the largest number of nodes in the result. Default: 1,000,000.
	Nodes int
	// Attributes is how many attributes of one element are read; further ones
	// are passed over. Default: 256.
	Attributes int
}

// The defaults of [Limits].
const (
	DefaultMaxBytes      = 16 << 20
	DefaultMaxDepth      = 100
	DefaultMaxNodes      = 1_000_000
	DefaultMaxAttributes = 256
)

// WithDefaults returns the limits with every zero field replaced by its
// default.
func (l Limits) WithDefaults() Limits {
	for _, f := range []struct {
		field *int
		value int
	}{
		{&l.Bytes, DefaultMaxBytes},
		{&l.Depth, DefaultMaxDepth},
		{&l.Nodes, DefaultMaxNodes},
		{&l.Attributes, DefaultMaxAttributes},
	} {
		if *f.field == 0 {
			*f.field = f.value
		}
	}
	return l
}
