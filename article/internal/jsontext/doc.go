// Package jsontext reads and writes JSON as text: what is a value, where the
// values inside it stand, and what a string says. It knows nothing of articles;
// package article and the interchange formats stand on it.
package jsontext

// Note to the maintainer: it is here, and not in encoding/json, for three
// things that one has no way to ask of that: the place of every value, for
// errors and for members that are kept as they are; a decoder that is told what
// to expect instead of looking at types; and strings without HTML's escapes. A
// fuzz target of package article holds it to the same answers.
