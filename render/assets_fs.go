package render

import (
	"bytes"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// Open opens a file by its name, or the folder "." that lists them; see
// [io/fs.FS].
func (a *Assets) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if name == "." {
		return &assetFolder{entries: a.entries()}, nil
	}
	for i := range a.files {
		f := &a.files[i]
		switch name {
		case f.Name:
			return openAsset(name, f.Data), nil
		case f.Name + ".gz":
			return openAsset(name, f.Gzip), nil
		case f.Name + ".br":
			if f.Brotli != nil {
				return openAsset(name, f.Brotli), nil
			}
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func (a *Assets) entries() []fs.DirEntry {
	var out []fs.DirEntry
	for i := range a.files {
		f := &a.files[i]
		out = append(out,
			fs.FileInfoToDirEntry(assetInfo{name: f.Name, size: len(f.Data)}),
			fs.FileInfoToDirEntry(assetInfo{name: f.Name + ".gz", size: len(f.Gzip)}))
		if f.Brotli != nil {
			out = append(out, fs.FileInfoToDirEntry(assetInfo{name: f.Name + ".br", size: len(f.Brotli)}))
		}
	}
	slices.SortFunc(out, func(x, y fs.DirEntry) int { return strings.Compare(x.Name(), y.Name()) })
	return out
}

// An assetFile is an open file.
type assetFile struct {
	*bytes.Reader
	info assetInfo
}

func openAsset(name string, data []byte) *assetFile {
	return &assetFile{bytes.NewReader(data), assetInfo{name: name, size: len(data)}}
}

func (f *assetFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *assetFile) Close() error               { return nil }

// An assetFolder is the open folder, read as far as its entries go.
type assetFolder struct {
	entries []fs.DirEntry
}

func (d *assetFolder) Stat() (fs.FileInfo, error) { return assetInfo{name: ".", folder: true}, nil }
func (d *assetFolder) Close() error               { return nil }

func (d *assetFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: ".", Err: fs.ErrInvalid}
}

// ReadDir reads the next entries; see [io/fs.ReadDirFile].
func (d *assetFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(d.entries)
	} else if len(d.entries) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(d.entries))
	read := d.entries[:n]
	d.entries = d.entries[n:]
	return read, nil
}

// assetInfo describes a file. Its time is unknown: the name's hash says all.
type assetInfo struct {
	name   string
	size   int
	folder bool
}

func (i assetInfo) Name() string       { return i.name }
func (i assetInfo) Size() int64        { return int64(i.size) }
func (i assetInfo) ModTime() time.Time { return time.Time{} }
func (i assetInfo) IsDir() bool        { return i.folder }
func (i assetInfo) Sys() any           { return nil }

func (i assetInfo) Mode() fs.FileMode {
	if i.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}
