// Package feed writes RSS 2.0, JSON Feed 1.1 and Google's news sitemap from
// one model.
package feed
