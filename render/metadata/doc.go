// Package metadata writes what machines read in the head of a page: title,
// description, canonical address, Open Graph, cards, feeds, and structured
// data in JSON-LD.
package metadata
