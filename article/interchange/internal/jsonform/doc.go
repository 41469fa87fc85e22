// Package jsonform reads and writes the JSON forms of other newsrooms'
// formats. A reader asks objects for their members by name and keeps what
// nobody asked for; a writer names what it leaves out. Both know where they
// are: the reader in the source, for errors, the writer in the article, for
// losses.
package jsonform

// Note to the maintainer: article/json.go describes each member once for both
// directions, because its two forms are the same. These formats have another
// shape than the article, so that reading and writing are two programs; what
// they share is here.
