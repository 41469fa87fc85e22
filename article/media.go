package article

import "time"

// A Video is a video file of the publisher's own. One that stands on another
// site is an [Embed].
type Video struct {
	Attrs
	// Files are the same video in several encodings, best first.
	Files []MediaFile
	// Poster is shown before it plays.
	Poster *Image
	Title  string
	// Duration is how long it plays. Zero: unknown.
	Duration time.Duration
	// Width and Height are the picture's size in pixels. Zero: unknown.
	Width, Height int
	// Tracks are subtitles, captions and the like.
	Tracks  []Track
	Caption []Inline
	Credit  string
	// Transcript is where the words can be read.
	Transcript string
}

// Kind returns [KindVideo].
func (*Video) Kind() Kind { return KindVideo }
func (*Video) isNode()    {}
func (*Video) isBlock()   {}

// An Audio is a sound recording: a podcast episode, a clip, the article read
// aloud.
type Audio struct {
	Attrs
	Files    []MediaFile
	Title    string
	Duration time.Duration // zero: unknown
	Caption  []Inline
	Credit   string
	// Transcript is where the words can be read.
	Transcript string
}

// Kind returns [KindAudio].
func (*Audio) Kind() Kind { return KindAudio }
func (*Audio) isNode()    {}
func (*Audio) isBlock()   {}

// A MediaFile is one encoding of a video or recording.
type MediaFile struct {
	URL   string
	Type  string // media type; empty: unknown
	Bytes int64  // size; zero: unknown
	Extra Extra
}

// A Track is timed text beside a [Video].
type Track struct {
	URL      string
	Kind     string // "subtitles", "captions", "chapters" or "descriptions"; empty: "subtitles"
	Language string // BCP 47
	Label    string // what the player's menu calls it
	Extra    Extra
}
