module github.com/dots-newsroom/newsroom/internal/feedtest

go 1.26.0

replace github.com/dots-newsroom/newsroom => ../..

require (
	github.com/dots-newsroom/newsroom v0.0.0
	github.com/mmcdole/gofeed v1.4.2
	github.com/stretchr/testify v1.12.1
	golang.org/x/net v0.62.0
)

require (
	github.com/mmcdole/goxpp/v2 v2.0.0 // indirect
	go.yaml.in/yaml/v3 v3.0.6 // indirect
	golang.org/x/text v0.43.0 // indirect
)
