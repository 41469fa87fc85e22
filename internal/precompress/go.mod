module github.com/dots-newsroom/newsroom/internal/precompress

go 1.26.0

require github.com/andybalholm/brotli v1.2.0

require github.com/dots-newsroom/newsroom v0.0.0

require golang.org/x/text v0.43.0 // indirect

replace github.com/dots-newsroom/newsroom => ../..
