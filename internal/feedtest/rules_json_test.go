package feedtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// jsonFaults is what breaks JSON Feed 1.1 (www.jsonfeed.org/version/1.1),
// whose sections the rules name.
func jsonFaults(src []byte) []string {
	r := &report{}
	var feed map[string]any
	if err := json.Unmarshal(src, &feed); err != nil {
		r.say("JSON Feed Format", "%v", err)
		return r.faults
	}
	r.members("Top-level", feed, "version title home_page_url feed_url description user_comment next_url icon favicon authors language expired hubs items")
	if feed["version"] != "https://jsonfeed.org/version/1.1" {
		r.say("Top-level", "version is %v", feed["version"])
	}
	if _, ok := feed["title"].(string); !ok {
		r.say("Top-level", "title is %v", feed["title"])
	}
	r.people(feed)
	for _, hub := range objects(feed["hubs"]) {
		r.members("Hubs", hub, "type url")
		r.address("Hubs", "url", word(hub, "url"))
		if word(hub, "type") == "" {
			r.say("Hubs", "no type")
		}
	}
	items, ok := feed["items"].([]any)
	if !ok {
		r.say("Top-level", "no items")
	}
	ids := make(map[string]bool)
	for i, item := range objects(items) {
		where := fmt.Sprintf("Items, %d", i)
		r.members(where, item, "id url external_url title content_html content_text summary image banner_image date_published date_modified author authors tags language attachments")
		id := word(item, "id")
		if id == "" || ids[id] {
			r.say(where, "id is %q", id)
		}
		ids[id] = true
		_, isHTML := item["content_html"].(string)
		if _, isText := item["content_text"].(string); !isHTML && !isText {
			r.say(where, "no content")
		}
		r.markup(where, word(item, "content_html"))
		for _, name := range []string{"date_published", "date_modified"} {
			if v, ok := item[name]; ok {
				r.rfc3339(where+" "+name, fmt.Sprint(v))
			}
		}
		r.people(item)
		for _, tag := range listOf(item["tags"]) {
			if s, ok := tag.(string); !ok || s == "" {
				r.say(where, "tag %v", tag)
			}
		}
		for _, a := range objects(item["attachments"]) {
			r.members("Attachments", a, "url mime_type title size_in_bytes duration_in_seconds")
			if word(a, "url") == "" {
				r.say("Attachments", "no url")
			}
			r.mediaType("Attachments", "mime_type", word(a, "mime_type"))
			for _, name := range []string{"size_in_bytes", "duration_in_seconds"} {
				if v, ok := a[name]; ok {
					if n, isNumber := v.(float64); !isNumber || n < 0 {
						r.say("Attachments", "%s is %v", name, v)
					}
				}
			}
		}
	}
	return r.faults
}

// members asks for names that the format has, or an extension's, which begins
// with "_"; for texts that are none empty, addresses and languages.
func (r *report) members(where string, object map[string]any, allowed string) {
	for name, value := range object {
		if !slices.Contains(strings.Fields(allowed), name) && !strings.HasPrefix(name, "_") {
			r.say(where, "a member %q", name)
		}
		s, isText := value.(string)
		switch {
		case value == nil:
			r.say(where, "%s is null", name)
		case strings.HasSuffix(name, "url") || name == "icon" || name == "favicon" || name == "image" || name == "banner_image" || name == "avatar":
			r.address(where, name, s)
		case name == "language":
			r.language(where, s)
		case isText && s == "" && name != "title" && name != "content_html" && name != "content_text":
			r.say(where, "%s is empty", name)
		}
	}
}

// people are the authors of a feed or an item, with at least one member each.
func (r *report) people(object map[string]any) {
	for _, a := range objects(object["authors"]) {
		r.members("Authors", a, "name url avatar")
		if len(a) == 0 {
			r.say("Authors", "an author without members")
		}
	}
}

func listOf(v any) []any { list, _ := v.([]any); return list }

func objects(v any) (out []map[string]any) {
	for _, e := range listOf(v) {
		object, _ := e.(map[string]any)
		out = append(out, object)
	}
	return out
}

func word(object map[string]any, name string) string { s, _ := object[name].(string); return s }
