package article

import _ "embed" // for the schema

//go:generate go run gen_schema.go
//go:embed z_schema.json
var schema string

// JSONSchema is the JSON Schema (draft 2020-12) of what [Article.AppendJSON]
// writes. It is made from the Go types and allows what [ParseJSON] keeps:
// members and types of nodes that this version does not know.
func JSONSchema() string { return schema }
