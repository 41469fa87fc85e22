package article

// A List is an ordered or unordered list; items may hold further lists.
type List struct {
	Attrs
	Ordered bool
	// Start is the first number of an ordered list. Zero: 1, unless
	// StartsAtZero is set.
	Start int
	// StartsAtZero numbers an ordered list from 0.
	StartsAtZero bool
	// Loose says that the items are set apart like paragraphs. In a list that
	// is not loose, a paragraph is printed without an element of its own.
	Loose bool
	Items []ListItem
}

// First is the number of an ordered list's first item.
func (l *List) First() int {
	if l.Start == 0 && !l.StartsAtZero {
		return 1
	}
	return l.Start
}

// A ListItem is one entry of a [List].
type ListItem struct {
	// Task makes the item a task: done or open. Empty: no task.
	Task    Task
	Content []Block
	Extra   Extra
}

// Task is the state of a list item that is a task.
type Task string

// The states of a task.
const (
	NoTask   Task = ""
	TaskOpen Task = "open"
	TaskDone Task = "done"
)

// Kind returns [KindList].
func (*List) Kind() Kind { return KindList }
func (*List) isNode()    {}
func (*List) isBlock()   {}
