module github.com/dots-newsroom/newsroom/internal/schematest

go 1.26.0

require (
	github.com/dots-newsroom/newsroom v0.0.0
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3
	github.com/stretchr/testify v1.12.1
)

require (
	go.yaml.in/yaml/v3 v3.0.6 // indirect
	golang.org/x/text v0.43.0 // indirect
)

replace github.com/dots-newsroom/newsroom => ../..
