module github.com/dots-newsroom/newsroom

go 1.26
