// What a reader mode makes of our pages: Firefox's own, Readability.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch } from "./chromium.mjs";
import { build, pages, start } from "./site.mjs";

const readability = readFileSync(createRequire(import.meta.url).resolve("@mozilla/readability/Readability.js"), "utf8");
let browser, page, gallery, newsroom;

before(async () => {
  gallery = await start(build("gallery"));
  newsroom = await start(build("newsroom"));
  browser = await launch();
  page = await browser.newPage();
});

after(async () => {
  await browser?.close();
  await gallery?.stop();
  await newsroom?.stop();
});

// read returns what reader mode shows of a page, and what the page says.
async function read(url) {
  await page.goto(url, { waitUntil: "load" });
  await page.evaluate(readability + "; window.Readability = Readability");
  return page.evaluate(() => {
    const text = (e) => e?.textContent.replace(/\s+/g, " ").trim();
    const all = (selector) => [...document.querySelectorAll(selector)].map(text);
    const got = new Readability(document.cloneNode(true)).parse();
    const shown = new DOMParser().parseFromString(got.content, "text/html");
    return {
      got: { ...got, textContent: text(shown.body) },
      pictures: [...shown.querySelectorAll("img")].map((i) => i.getAttribute("src")),
      title: text(document.querySelector("h1")),
      authors: all(".nr-article > .nr-byline .nr-author__name"),
      dek: text(document.querySelector(".nr-dek")),
      site: text(document.querySelector(".nr-masthead__name")),
      // The words of the article, block by block; a code's or a table's with them.
      // Without what reader modes leave out with reason: a sentence that stands
      // in the text as well, a link to another story, a file to load.
      body: all(".nr-article .nr-body :is(p, h2, h3, li, td, th, pre, blockquote, figcaption):not(:is(.nr-pullquote, .nr-readalso, .nr-file) *)").filter((t) => t !== ""),
      hero: new URL(document.querySelector(".nr-hero__image").getAttribute("src"), location.href).href,
      around: all(".nr-ticker__text, .nr-related .nr-card__headline, .nr-foot p"),
    };
  });
}

async function holds(url, missing = []) {
  const { got, title, authors, dek, site, body, around, pictures, hero } = await read(url);
  assert.equal(got.title.replace(/\s+/g, " "), title);
  for (const author of authors) assert.ok(got.byline?.includes(author), `${author} is missing in the byline "${got.byline}"`);
  assert.equal(got.excerpt.replace(/\s+/g, " "), dek);
  assert.equal(got.siteName, site);
  const lost = body.filter((t) => !got.textContent.includes(t));
  assert.deepEqual(lost, missing);
  assert.ok(pictures.includes(hero), `the hero is missing in ${pictures}`);
  const strange = around.filter((t) => got.textContent.includes(t) && !body.some((b) => b.includes(t)));
  assert.deepEqual(strange, []);
  return got;
}

test("reader mode shows the whole article and nothing around it", async () => {
  const { kinds } = await pages(newsroom.url);
  for (const kind of ["article", "rtl", "japanese", "ai", "table", "embed", "live"]) {
    await holds(newsroom.url + encodeURI(kinds[kind])).catch((e) => assert.fail(`${kind}: ${e.message}`));
  }
});

test("reader mode shows every kind of block", async () => {
  for (const dir of ["ltr", "rtl"]) {
    const got = await holds(`${gallery.url}/show/broadsheet/light/${dir}/article-page`);
    assert.equal(got.dir, dir);
  }
});
