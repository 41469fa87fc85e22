// A fence: this folder holds browser tests for Node, and the modules that npm
// puts below it are not part of newsroom.
module github.com/dots-newsroom/newsroom/internal/browsertest

go 1.26
