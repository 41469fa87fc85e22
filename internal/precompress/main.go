// Precompress packs the assets of package render with Brotli, whose
// compressor is too heavy to link into every host:
//
//	go run . FOLDER
//
// Each file is named by the hash that stands in its asset's name.
package main

import (
	"bytes"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/andybalholm/brotli"

	"github.com/dots-newsroom/newsroom/render"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: precompress FOLDER")
	}
	if err := pack(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func pack(folder string) error {
	wanted := map[string]bool{}
	for _, theme := range render.Themes() {
		for _, isolate := range []bool{false, true} {
			for _, asset := range render.NewAssets(render.AssetOptions{Theme: theme, Isolate: isolate}).All() {
				hash := strings.Split(asset.Name, ".")[1]
				name := filepath.Join(folder, "z_"+hash+".br")
				if wanted[name] {
					continue
				}
				wanted[name] = true
				var packed bytes.Buffer
				w := brotli.NewWriterLevel(&packed, brotli.BestCompression)
				if _, err := w.Write(asset.Data); err != nil {
					return err
				}
				if err := w.Close(); err != nil {
					return err
				}
				if err := os.WriteFile(name, packed.Bytes(), 0o644); err != nil {
					return err
				}
			}
		}
	}
	old, err := filepath.Glob(filepath.Join(folder, "z_*.br"))
	for _, name := range old {
		if !wanted[name] && err == nil {
			err = os.Remove(name)
		}
	}
	return err
}
