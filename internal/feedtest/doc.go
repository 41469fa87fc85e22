// Package feedtest has other people's readers read the feeds that this
// library writes: gofeed in Go, feedsmith in Node.
package feedtest
