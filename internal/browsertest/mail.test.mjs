// Newsletters against what mail clients support, by the tables of
// caniemail.com as doiuse-email has them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { doIUseEmail } from "@jsx-email/doiuse-email";
import { build, start } from "./site.mjs";

// What some client does not support, and what its reader sees then. Whatever
// else one does not support may not be used.
const harmless = {
  "@media": "only the colours of a dark screen stand in one: the mail is light",
  "<body> element": "becomes a div; the styles stand on the table inside as well",
  "lang attribute": "a reader aloud may use the wrong voice",
  "role attribute": "a reader aloud may call the outermost table a table",
  "display:none": "of the preheader alone, whose letters are tiny and of the paper's colour as well",
  "overflow": "of the preheader, and of code, which is broken into lines",
  "text-decoration": "links look as the client draws links",
  "width attribute": "pictures have their width as a style too",
  "<small> element": "its words are as large as the others",
  "<code> element": "its words are in the text's own type",
  "<abbr> element": "the long form is not shown",
  "HTML5 semantics": "mark alone: its words have no background",
  "Local anchors": "a note's mark does not lead to the note, which stands at the end",
  "caption-side": "a table's caption stands above it",
  "white-space": "long lines of code are not broken",
};

let site;
before(async () => { site = await start(build("gallery")); });
after(() => site?.stop());

test("a newsletter uses nothing that a mail client does not support, but for what is harmless", async () => {
  const missing = new Map();
  for (const piece of ["newsletter", "newsletter-article"]) {
    for (const path of [`broadsheet/light/ltr/${piece}`, `magazine/light/rtl/${piece}`, `wire/light/ltr/${piece}`]) {
      const html = await (await fetch(`${site.url}/show/${path}`)).text();
      const { errors = [] } = doIUseEmail(html, { emailClients: ["*"] });
      for (const error of errors) {
        const [, feature, client] = error.match(/^`(.*)` is not supported by `(.*)`$/);
        missing.set(feature, (missing.get(feature) ?? new Set()).add(client));
      }
    }
  }
  const faults = [...missing].filter(([feature]) => !(feature in harmless)).map(([feature, clients]) => `${feature}: not in ${[...clients].join(", ")}`);
  assert.deepEqual(faults, []);
  assert.deepEqual(Object.keys(harmless).filter((feature) => !missing.has(feature)), [], "these are supported now, or not used: strike them from the list");
  // The tables are read, and find what mails may not use.
  assert.ok(doIUseEmail('<p style="display:grid">x</p>', { emailClients: ["*"] }).errors.some((e) => e.includes("grid")));
});
