module github.com/dots-newsroom/newsroom/related/opensearch/livetest

go 1.26.0

replace github.com/dots-newsroom/newsroom => ../../..

require (
	github.com/dots-newsroom/newsroom v0.0.0
	github.com/stretchr/testify v1.12.1
)

require (
	github.com/blevesearch/snowballstem v0.9.0 // indirect
	go.yaml.in/yaml/v3 v3.0.6 // indirect
	golang.org/x/text v0.43.0 // indirect
)
