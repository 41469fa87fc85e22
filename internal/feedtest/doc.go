// Package feedtest has other people's programs read what this library writes
// for machines: feeds by gofeed in Go and feedsmith in Node, structured data
// by a JSON-LD processor and against schema.org's vocabulary.
package feedtest
