package article

// An Author is one name in a byline: a person, a desk or organisation, or a
// piece of software.
type Author struct {
	// Kind is what the author is. Empty: a person.
	Kind AuthorKind
	// Name is the name alone, without "By" and without a role.
	Name string
	// Role is the job or desk printed under the name ("Science editor").
	Role string
	// ID identifies the author inside the host's system.
	ID string
	// URL is the author's page.
	URL string
	// Email is a public address.
	Email string
	// Avatar is the author's picture. An Alt of "" stands for Name.
	Avatar *Image
	// Bio is a sentence or two about the author.
	Bio string
	// Affiliation is the organisation a person writes for.
	Affiliation string
	// Profiles are addresses of the author elsewhere (social networks,
	// ORCID, Wikidata).
	Profiles []string
	// Extra holds JSON members that this version does not know.
	Extra Extra
}

// AuthorKind says what an author is.
type AuthorKind string

// The kinds of author.
const (
	Person       AuthorKind = ""
	Organisation AuthorKind = "organisation"
	Software     AuthorKind = "software" // an AI system or other program
)
