package related

import (
	"fmt"
	"runtime"
	"sync"
)

// loader reads the sections of a snapshot one after the other, while other
// goroutines check those that were read.
type loader struct {
	input *input
	index *Index
	state *state

	terms      int
	dictionary *dictionary   // nil: broken
	spelled    chan struct{} // closed once dictionary is set
	parts      []*part       // in the order of the file
	documents  uint32        // in them, dead ones too

	checks sync.WaitGroup
	slots  chan struct{} // for as many checks as run at a time
	mu     sync.Mutex
	err    error // the first that a check found
}

func newLoader(in *input, opts Options) *loader {
	return &loader{
		input: in, index: New(opts), state: new(state), spelled: make(chan struct{}),
		slots: make(chan struct{}, 1+runtime.GOMAXPROCS(0)), // all segments wait for the dictionary
	}
}

func (l *loader) load() (*Index, error) {
	err := l.read()
	l.checks.Wait()
	if err == nil {
		err = l.err
	}
	if err == nil {
		err = l.join()
	}
	if err != nil {
		return nil, err
	}
	return l.index, nil
}

// read reads all sections.
func (l *loader) read() error {
	for number := 1; ; number++ {
		s := section{number: number}
		end, err := l.readSection(&s)
		if end || err != nil {
			return s.located(err)
		}
	}
}

func (l *loader) readSection(s *section) (end bool, err error) {
	if err := l.input.fill(s.head[:]); err != nil {
		return false, err
	}
	if (s.number == 1) != (s.name() == sectionDictionary) {
		return false, damage("out of order")
	}
	switch s.name() {
	case sectionDictionary:
		return false, l.readDictionary(s)
	case sectionSegment:
		return false, l.readSegment(s)
	case sectionTopics:
		return false, l.readTopics(s)
	case sectionEnd:
		if err := s.read(l.input, noImage{}); err != nil {
			return false, err
		}
		return true, s.check()
	}
	return false, damage("of no known kind")
}

// check runs a check of a section beside the reading, which waits if it is far
// ahead.
func (l *loader) check(s *section, f func() error) {
	l.slots <- struct{}{}
	l.checks.Go(func() {
		defer func() { <-l.slots }()
		if err := f(); err != nil {
			l.mu.Lock()
			defer l.mu.Unlock()
			if l.err == nil {
				l.err = s.located(err)
			}
		}
	})
}

func (l *loader) readDictionary(s *section) (err error) {
	i := &dictionaryImage{shape: make([]uint32, dictionaryShape)}
	if err = s.read(l.input, i); err != nil {
		return err
	}
	if l.terms, err = i.count(); err != nil {
		return err
	}
	if l.state.languages, err = i.names(); err != nil {
		return err
	}
	l.check(s, func() (err error) {
		defer close(l.spelled)
		if err := s.check(); err != nil {
			return err
		}
		l.dictionary, err = i.dictionary()
		return err
	})
	return nil
}

func (l *loader) readSegment(s *section) error {
	i := &segmentImage{shape: make([]uint32, segmentShape)}
	if err := s.read(l.input, i); err != nil {
		return err
	}
	p, serial := new(part), l.documents
	l.parts = append(l.parts, p)
	l.documents += i.shape[segmentDocuments]
	l.check(s, func() (err error) {
		if err := s.check(); err != nil {
			return err
		}
		if *p, err = i.part(serial, l.terms, len(l.state.languages)); err != nil {
			return err
		}
		if <-l.spelled; l.dictionary != nil {
			p.tally(l.dictionary)
		}
		return nil
	})
	return nil
}

func (l *loader) readTopics(s *section) error {
	i := &topicsImage{shape: make([]uint32, topicsShape)}
	if err := s.read(l.input, i); err != nil {
		return err
	}
	if err := s.check(); err != nil {
		return err
	}
	t, err := i.topics(l.terms)
	l.state.topics = t
	return err
}

// tally counts the terms of a loaded part: those of all documents by the
// lengths of the lists, then those of the dead out again.
func (p *part) tally(d *dictionary) {
	for i, term := range p.terms {
		d.change(term, int32(p.listAt(i).len()))
	}
	for n := range p.len() {
		if p.dead.has(n) {
			d.forget(p.vector(n))
		}
	}
}

// join makes the index of what was read and checked.
func (l *loader) join() error {
	x, s := l.index, l.state
	x.dictionary = l.dictionary
	for _, p := range l.parts {
		s.parts = append(s.parts, *p)
		s.documents += p.live
		for n, length := range p.lengths {
			if !p.dead.has(n) {
				s.length += float64(length)
			}
		}
	}
	x.serial = l.documents
	if s.topics != nil {
		s.topics.serial += x.serial
	}
	var unique bool
	if x.keys, unique = s.keyTable(); !unique {
		return fmt.Errorf("%w: key listed twice", ErrSnapshot)
	}
	s.impacts = newImpacts(s.average())
	s.rare = s.rare.at(s.documents)
	x.state.Store(s)
	return nil
}
