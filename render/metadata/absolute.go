package metadata

import (
	"net/url"
	"strings"
)

// Absolute makes an address absolute by the site's URL. One that is absolute,
// or that cannot be read, is returned as it is.
func (s *Site) Absolute(address string) string {
	origin, rest := s.Resolve(address)
	return origin + rest
}

// Resolve is [Site.Absolute] in two parts, so that it can be written without
// being joined first: the site's scheme and host, or nothing, and the rest,
// which begins with a slash where the first is not empty. It allocates nothing
// for the addresses of nearly all sites: https and a path of letters, digits,
// hyphens and dots, with a query of such.
func (s *Site) Resolve(address string) (origin, rest string) {
	if address == "" || s.URL == "" {
		return "", address
	}
	if n := plainOrigin(s.URL); n > 0 && plainPath(s.URL[n:]) {
		switch {
		case address[0] == '/' && plainPath(address):
			return s.URL[:n], address
		case plainOrigin(address) > 0 && plainPath(address[plainOrigin(address):]):
			return "", address
		}
	}
	base, err := url.Parse(strings.TrimSuffix(s.URL, "/") + "/")
	if err != nil {
		return "", address
	}
	ref, err := url.Parse(address)
	if err != nil {
		return "", address
	}
	return "", base.ResolveReference(ref).String()
}

// plainOrigin is the length of scheme and host where they are those of nearly
// every site, https with a host of letters, digits, dots and hyphens, so that
// parsing would give them back as they are; 0 otherwise.
func plainOrigin(address string) int {
	const scheme = "https://"
	if !strings.HasPrefix(address, scheme) {
		return 0
	}
	n := len(scheme)
	for ; n < len(address) && address[n] != '/'; n++ {
		if c := address[n]; !isAlphanumeric(c) && c != '.' && c != '-' {
			return 0
		}
	}
	if n == len(scheme) {
		return 0
	}
	return n
}

// plainPath reports whether an absolute path, or none, stays as it is when it
// is parsed and resolved: it has no escapes and no segment that begins with a
// dot or is empty. A query, which stays as it is, may follow.
func plainPath(path string) bool {
	query := false
	for i := range len(path) {
		switch c := path[i]; {
		case isAlphanumeric(c) || c == '-' || c == '_':
		case (c == '.' || c == '/') && (query || i == 0 || path[i-1] != '/'):
		case c == '?' && i > 0, c == '=' && query, c == '&' && query:
			query = true
		default:
			return false
		}
	}
	return true
}

func isAlphanumeric(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
