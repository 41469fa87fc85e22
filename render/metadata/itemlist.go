package metadata

// AppendItemList appends the stories that a page lists, in order, as a script
// element with an ItemList of schema.org; nothing where none has an address.
// It may stand anywhere in the page. The list has addresses alone and leaves
// the rest to the pages that they lead to. The function address gives an
// item's, absolute or relative to the site; items without one are left out.
func AppendItemList[Item any](dst []byte, s *Site, name string, items []Item, address func(*Item) string) []byte {
	w := writer{dst}
	position := 0
	for i := range items {
		target := address(&items[i])
		if target == "" {
			continue
		}
		if position == 0 {
			w.raw(startJSON + `{"@context":"` + schemaOrg + `","@type":"ItemList"`)
			w.optional("name", name)
			w.raw(`,"itemListElement":[`)
		}
		position++
		w.element("ListItem")
		w.number("position", position)
		w.absolute("url", s, target)
		w.raw(`}`)
	}
	if position > 0 {
		w.raw(`]}` + endJSON)
	}
	return w.b
}
