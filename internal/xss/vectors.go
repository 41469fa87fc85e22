package main

import (
	"fmt"
	"strings"
)

// A vector is markup or text that runs a script where it is not handled as
// text. Every one calls trip, which the browser test sets.
type vector struct{ class, text string }

const call = `trip(1)`

// vectors are made by class: what may carry a script, in every form in which
// it may stand.
func vectors() (all []vector) {
	add := func(class string, texts ...string) {
		for _, t := range texts {
			all = append(all, vector{class, t})
		}
	}
	// Elements that fetch or show something, with the handlers that fire by
	// themselves or after a small movement.
	for _, element := range []string{`img src=x`, `video src=x`, `audio src=x`, `input autofocus`, `body`, `details open`, `marquee`, `iframe src=about:blank`, `object data=x`, `select autofocus`, `a href=#x tabindex=1 autofocus`} {
		for _, handler := range []string{"onerror", "onload", "onfocus", "ontoggle", "onanimationstart", "onpointerenter"} {
			add("attributes", fmt.Sprintf("<%s %s=%s>", element, handler, call))
		}
	}
	// The ways out of a quoted, unquoted or half-written attribute.
	for _, out := range []string{`"`, `'`, "`", `" `, `">`, `'>`, `"/>`, `'/>`, ` `, "\n", "\t", `"\`, `&quot;`, `&#34;`, `&#x22`} {
		add("attributes", out+` autofocus onfocus=`+call+` x=`, out+`<img src=x onerror=`+call+`>`, out+`<svg/onload=`+call+`>`)
	}
	// Addresses: the scheme written in ways that browsers still read.
	schemes := []string{
		"javascript:", "JaVaScRiPt:", " javascript:", "\x01javascript:", "java\tscript:", "java\nscript:", "java\r\nscript:", "javascript\t:", "&#106;avascript:", "&#x6A;avascript:",
		"&#0000106avascript:", "javascript&colon;", "java&Tab;script:", "java&NewLine;script:", "vbscript:", "data:text/html,<script>", "data:text/html;base64,PHNjcmlwdD50cmlwKDEpPC9zY3JpcHQ+", "data:image/svg+xml,<svg onload=trip(1)>",
		"view-source:javascript:", "feed:javascript:", "\u00a0javascript:", "\u2028javascript:", "%6Aavascript:", "javascript%3A", "//x.invalid/%0Ajavascript:",
	}
	for _, scheme := range schemes {
		address := scheme + call
		add("addresses", address, `<a href="`+address+`">x</a>`, `<iframe src="`+address+`"></iframe>`, `<form action="`+address+`"><button autofocus>x</button></form>`, "[x](<"+strings.NewReplacer("\n", "&#10;", "\r", "&#13;", "<", "&lt;", ">", "&gt;").Replace(address)+">)")
	}
	for _, inner := range []string{
		`<script>trip(1)</script>`, `<a xlink:href="javascript:trip(1)"><text y=20>x</text></a>`, `<animate onbegin=trip(1) attributeName=x dur=1s>`, `<set onbegin=trip(1) attributeName=x>`,
		`<use href="data:image/svg+xml,<svg id=x onload=trip(1)></svg>#x"/>`, `<foreignObject><img src=x onerror=trip(1)></foreignObject>`, `<desc><img src=x onerror=trip(1)></desc>`, `<title><img src=x onerror=trip(1)></title>`,
		`<style><img src=x onerror=trip(1)></style>`, `<image href=x onerror=trip(1)>`, `<a><animate attributeName=href values=javascript:trip(1) /><text y=20>x</text></a>`, `<script href="data:text/javascript,trip(1)"/>`, `<![CDATA[<img src=x onerror=trip(1)>]]>`,
	} {
		add("SVG", "<svg>"+inner+"</svg>", "<svg><g>"+inner, "<p><svg onload=trip(1)>"+inner+"</svg></p>")
		add("MathML", "<math>"+inner+"</math>", "<math><mtext>"+inner+"</mtext></math>", `<math><annotation-xml encoding="text/html">`+inner+`</annotation-xml></math>`)
	}
	// Mutation: markup that means something else when it is parsed again.
	for _, shell := range []string{"noscript", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "template", "select", "plaintext", "math", "svg", "table", "form"} {
		add("mutation",
			fmt.Sprintf(`<%s><p title="</%s><img src=x onerror=trip(1)>">`, shell, shell), fmt.Sprintf(`<%s><!--</%s><img src=x onerror=trip(1)>-->`, shell, shell),
			fmt.Sprintf(`<math><mtext><table><mglyph><%s><!--</%s><img title="--&gt;&lt;img src=x onerror=trip(1)&gt;">`, shell, shell))
	}
	add("encodings",
		"+ADw-script+AD4-trip(1)+ADw-/script+AD4-", "\u00bcscript\u00betrip(1)\u00bc/script\u00be", "<\x00script>trip(1)</script>", "<scr\x00ipt>trip(1)</script>", "\uff1cscript\uff1etrip(1)\uff1c/script\uff1e", "\\u003cscript\\u003etrip(1)\\u003c/script\\u003e",
		"\\x3cimg src=x onerror=trip(1)\\x3e", "%3Cscript%3Etrip(1)%3C/script%3E", "&lt;script&gt;trip(1)&lt;/script&gt;", "&amp;lt;img src=x onerror=trip(1)&amp;gt;", "&#60;img src=x onerror=trip(1)&#62;", "<ſcript>trip(1)</ſcript>", "<script\x0b>trip(1)</script>", "<script/x>trip(1)</script>", "<<script>trip(1)//<</script>", "<SCRIPT SRC=data:,trip(1)></SCRIPT>", "\ufeff<script>trip(1)</script>", "\u202e<script>trip(1)</script>")
	for _, css := range []string{`x:expression(trip(1))`, `background:url(javascript:trip(1))`, `behavior:url(x)`, `-moz-binding:url(x)`, `animation:x" onanimationstart="trip(1)`, `</style><script>trip(1)</script>`, `@import "javascript:trip(1)"`, `width:expr/**/ession(trip(1))`} {
		add("CSS", `<p style="`+css+`">x</p>`, `<style>`+css+`</style>`, `<link rel=stylesheet href="data:text/css,`+css+`">`, css)
	}
	for _, end := range []string{"</script>", "</SCRIPT >", "</script/x>", "<!--<script>", "]]>", "-->", "--!>", "</title>", "</style>", "\u2028", "\\\"}", "*/", "${trip(1)}", "</noscript>"} {
		add("JSON in script", end+`<script>trip(1)</script>`, end+`<img src=x onerror=trip(1)>`, `"`+end+`;trip(1)//`)
	}
	return all
}
