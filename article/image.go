package article

import "math"

// An Image is a picture as a file: where it is, how large, what it shows.
// Caption and credit belong to the [Figure] that shows it.
type Image struct {
	// URL is the address of the default file.
	URL string
	// Alt describes the picture to those who do not see it. An empty Alt is
	// an omission unless Decorative is set.
	Alt string
	// Decorative says that the picture carries no information of its own, so
	// that an empty Alt is meant.
	Decorative bool
	// Width and Height are the default file's size in pixels. Zero: unknown.
	Width, Height int
	// Type is the media type ("image/avif"). Empty: unknown.
	Type string
	// Focal is the point that must stay visible when the picture is cropped.
	// Nil: the centre.
	Focal *Point
	// Variants are other files of the same picture, for srcset.
	Variants []Variant
	// Extra holds JSON members that this version does not know.
	Extra Extra
}

// A Point is a place in a picture: fractions of its width and height from
// the top left corner, each from 0 to 1.
type Point struct{ X, Y float64 }

// A Variant is the same picture in another size, crop or format.
type Variant struct {
	URL           string
	Width, Height int    // pixels; zero: unknown
	Type          string // media type; empty: that of the image
	Extra         Extra
}

// FocalPixels is Focal in whole pixels from the top left corner. It reports
// false where there is no focal point or the picture's size is not known.
func (i *Image) FocalPixels() (x, y int, ok bool) {
	if i.Focal == nil || i.Width <= 0 || i.Height <= 0 {
		return 0, 0, false
	}
	return int(math.Round(i.Focal.X * float64(i.Width))), int(math.Round(i.Focal.Y * float64(i.Height))), true
}
