module github.com/dots-newsroom/newsroom/render/socialcard

go 1.26.0

replace github.com/dots-newsroom/newsroom => ../..

require (
	github.com/dots-newsroom/newsroom v0.0.0
	github.com/go-fonts/dejavu v0.3.2
	github.com/go-text/typesetting v0.3.5
	github.com/stretchr/testify v1.12.1
	golang.org/x/image v0.48.0
	golang.org/x/text v0.44.0
)

require (
	go.yaml.in/yaml/v3 v3.0.6 // indirect
	golang.org/x/sys v0.50.0 // indirect
)
