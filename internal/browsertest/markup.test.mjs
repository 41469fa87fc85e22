// The written site, every page of it, under the Nu HTML checker.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { check } from "./nu.mjs";
import { build } from "./site.mjs";

let out, files;

function filesBelow(dir, ending) {
  return readdirSync(dir, { recursive: true }).filter((f) => f.endsWith(ending)).map((f) => join(dir, f));
}

before(() => {
  out = mkdtempSync(join(tmpdir(), "newsroom-site-"));
  execFileSync(build("newsroom"), ["-out", out]);
  files = filesBelow(out, ".html");
});

after(() => rmSync(out, { recursive: true, force: true }));

test("every page is valid HTML", () => {
  assert.ok(files.length >= 25, `only ${files.length} pages were written`);
  assert.deepEqual(check(files, out), []);
});

test("every article page has the pieces of the reference page", () => {
  const articles = files.filter((f) => f.slice(out.length).startsWith("/news/"));
  assert.ok(articles.length >= 18, `only ${articles.length} articles were written`);
  for (const file of articles) {
    const html = readFileSync(file, "utf8");
    const name = file.slice(out.length);
    const count = (re) => (html.match(re) ?? []).length;
    const groups = html.match(/<ul class="nr-ticker__(?:group|list)[^>]*>[\s\S]*?<\/ul>/g) ?? [];
    assert.equal(groups.length, 2, `${name}: the ticker's list stands twice`);
    for (const group of groups) assert.equal((group.match(/<li\b/g) ?? []).length, 10, `${name}: ten headlines`);
    assert.match(groups[1], /^<ul[^>]*aria-hidden="true"[^>]*inert|^<ul[^>]*inert[^>]*aria-hidden="true"/, `${name}: the copy is hidden and inert`);
    assert.equal(count(/<h1\b/g), 1, `${name}: one headline`);
    for (const [what, pattern] of Object.entries({
      "a category, linked": /<a class="nr-label__category" href="\/category\/[^"]+">[^<]+<\/a>/,
      "a dek": /<p class="nr-dek">[^<]{20,}<\/p>/,
      "an avatar by the author's name": /<img class="nr-author__avatar" src="[^"]+" width="\d+" height="\d+" alt="([^"]+)"><p class="nr-author__name">(<a[^>]*>)?\1</,
      "a role": /<p class="nr-author__role">[^<]+<\/p>/,
      "a reading time": /<time class="nr-byline__reading" datetime="PT\d+M">[^<]+<\/time>/,
      "a hero with size and words": /<img class="nr-hero__image" src="[^"]+" width="\d+" height="\d+" alt="[^"]{10,}" fetchpriority="high">/,
      "a way back": /<a class="nr-back__link" href="\/">[^<]+<\/a>/,
    })) {
      assert.match(html, pattern, `${name}: ${what}`);
    }
    assert.ok(count(/<h2\b/g) >= 2, `${name}: headed sections`);
    assert.equal(count(/<article class="nr-card/g), 3, `${name}: three related cards`);
    const own = html.match(/<link rel="canonical" href="([^"]+)"/)?.[1];
    assert.ok(own, `${name}: a canonical address`);
    const related = html.slice(html.indexOf('class="nr-related'));
    assert.ok(!related.includes(`href="${new URL(own).pathname}"`), `${name}: it is not related to itself`);
  }
});
