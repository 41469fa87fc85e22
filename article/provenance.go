package article

// Provenance says how an article, a block or an image came to be, so that
// readers can be told and machines can tell.
type Provenance struct {
	// Source is the IPTC digital source type. Empty: not stated.
	Source DigitalSourceType
	// Tools names the software that made or changed the content, such as the
	// model of an AI system.
	Tools []string
	// Reviewer names who checked the result. Empty: nobody is stated.
	Reviewer string
	// Note is what readers are told, in a sentence.
	Note string
	// Extra holds JSON members that this version does not know.
	Extra Extra
}

// DigitalSourceType is a term of the IPTC vocabulary of that name,
// http://cv.iptc.org/newscodes/digitalsourcetype/, given by its last element.
type DigitalSourceType string

// The terms of the vocabulary that news uses. Others are allowed and kept.
const (
	HumanEdits              DigitalSourceType = "humanEdits"
	DigitalCapture          DigitalSourceType = "digitalCapture"
	DigitalCreation         DigitalSourceType = "digitalCreation"
	DataDrivenMedia         DigitalSourceType = "dataDrivenMedia"
	AlgorithmicMedia        DigitalSourceType = "algorithmicMedia"
	AlgorithmicallyEnhanced DigitalSourceType = "algorithmicallyEnhanced"
	TrainedAlgorithmicMedia DigitalSourceType = "trainedAlgorithmicMedia"
	CompositeWithAI         DigitalSourceType = "compositeWithTrainedAlgorithmicMedia"
	CompositeSynthetic      DigitalSourceType = "compositeSynthetic"
	ScreenCapture           DigitalSourceType = "screenCapture"
	VirtualRecording        DigitalSourceType = "virtualRecording"
)

// URI is the term's full name, "" for an empty one.
func (t DigitalSourceType) URI() string { return string(t.AppendURI(nil)) }

// AppendURI appends [DigitalSourceType.URI] to dst.
func (t DigitalSourceType) AppendURI(dst []byte) []byte {
	if t == "" {
		return dst
	}
	dst = append(dst, "http://cv.iptc.org/newscodes/digitalsourcetype/"...)
	return append(dst, t...)
}

// IsAI reports whether the term says that a trained model made the content
// or a part of it.
func (t DigitalSourceType) IsAI() bool {
	return t == TrainedAlgorithmicMedia || t == CompositeWithAI
}
