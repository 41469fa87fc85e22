// Package frontmatter reads the metadata that stands at the top of a Markdown
// or HTML file, as Hugo, Jekyll and their kin write it: YAML between lines of
// "---", TOML between lines of "+++", or a JSON object.
//
//	a, body, losses, err := frontmatter.Parse(src, frontmatter.Options{File: "bridge.md"})
//
// # Names
//
// Both houses' spellings are known: title; subtitle, dek, description or
// summary; kicker; date; lastmod, updated or modified; slug; url or
// permalink; id; language or lang; category, categories or section; tags;
// author or authors; image, hero or cover; series; draft; genre; status;
// urgency; embargo; expires or expiryDate; access; dateline; headlines;
// corrections; provenance; sources; related; translations; reading_time.
// Case, hyphens and underscores in names do not matter.
//
// A name that is not known is reported as a loss. A known name with a value
// that cannot be understood is an error: it names the line.
//
// # Security
//
// Front matter is data: it is read into strings, numbers and times, and
// escaped by whatever prints it.
package frontmatter
