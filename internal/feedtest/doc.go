// Package feedtest has other people's programs read what this library writes
// for machines: feeds by gofeed in Go and feedsmith in Node, structured data
// by a JSON-LD processor and against schema.org's vocabulary. It holds feeds and
// sitemaps to the rules of their formats and of the W3C's validator.
package feedtest
