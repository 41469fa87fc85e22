// Hostile text, sent through every reader and every writer by internal/xss.
// Chromium's parser reads every document, and no markup that could run a script
// may stand in it. Frames cost a hundred times as much, so that one document in
// `apart` is shown in one, with no Content-Security-Policy against scripts, and
// none may run.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { eventually, launch } from "./chromium.mjs";
import { root } from "./site.mjs";

const host = "http://xss.invalid/";
// Pictures and styles are not loaded, which is what makes onerror fire; there
// is no rule for scripts.
const policy = "img-src 'none'; media-src 'none'; style-src 'unsafe-inline'; object-src data:";
const together = 150; // documents in one page
const apart = 15;

let browser, documents;

before(async () => {
  const lines = execFileSync("go", ["run", "./internal/xss"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 29 });
  documents = lines.trimEnd().split("\n").map((l) => JSON.parse(l));
  browser = await launch();
});

after(() => browser?.close());

// load shows documents in frames, all at once, and returns the numbers of
// those that tripped and of those that hold what could.
async function load(page, batch, tripped, show) {
  page.tripped = tripped;
  await page.goto(host);
  return page.evaluate(async ({ batch, show }) => {
    const scheme = /^(javascript|vbscript|data|blob|file|view-source|feed):/i;
    const faults = [];
    const inspect = (doc, i) => {
      for (const e of doc.querySelectorAll("*")) {
        for (const a of e.attributes) {
          if (/^on/i.test(a.name)) faults.push([i, `${e.localName} has ${a.name}`]);
          if (/^(href|src|action|formaction|xlink:href|poster|cite|data|background|ping)$/i.test(a.name)) {
            let address = a.value;
            try { address = new URL(a.value, "http://a.example/").href; } catch {}
            if (scheme.test(address)) faults.push([i, `${e.localName} ${a.name}=${a.value}`]);
          }
        }
        if (e.localName === "script" && !["application/ld+json", "module"].includes(e.type)) faults.push([i, "a script element"]);
        if (["base", "object", "embed", "form", "svg", "math", "template"].includes(e.localName)) faults.push([i, `an element ${e.localName}`]);
      }
    };
    if (!show) {
      batch.forEach(({ kind, data }, i) => {
        const doc = new DOMParser().parseFromString(data, kind === "xml" ? "application/xml" : "text/html");
        if (kind === "html") inspect(doc, i);
        else if (doc.querySelector("parsererror")) faults.push([i, "is not well-formed XML"]);
      });
      return faults;
    }
    const frames = batch.flatMap(({ kind, data }, i) => {
      const frame = document.createElement("iframe");
      frame.name = String(i);
      const loaded = new Promise((resolve) => (frame.onload = resolve));
      if (kind === "xml") frame.src = URL.createObjectURL(new Blob([data], { type: "application/xml" }));
      else frame.srcdoc = data;
      document.body.append(frame);
      return [Promise.race([loaded, new Promise((r) => setTimeout(r, 15000))]).then(() => {
        if (kind === "xml") {
          if (frame.contentDocument.querySelector("parsererror")) faults.push([i, "is not well-formed XML"]);
        } else if (kind === "html") inspect(frame.contentDocument, i);
      })];
    });
    await Promise.all(frames);
    await new Promise((r) => setTimeout(r, 100));
    return faults;
  }, { batch, show });
}

async function open() {
  const page = await browser.newPage();
  await page.route(host, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", headers: { "content-security-policy": policy }, body: "<!DOCTYPE html><title>x</title><body>" }));
  // A frame of another origin cannot reach the page, but its console can.
  await page.addInitScript(() => {
    for (const name of ["trip", "alert", "confirm", "prompt", "print"]) window[name] = () => { console.log("tripped", window.name || parent.name); };
  });
  page.on("console", (m) => m.text().startsWith("tripped") && page.tripped.add(m.text()));
  page.on("dialog", (d) => d.dismiss());
  return page;
}

// parts are what a client shows of a document: the page, or what stands in
// the feed, and the feed's XML by itself.
function parts(d) {
  if (d.writer.startsWith("html")) return [{ kind: "html", data: d.data }];
  if (d.writer === "rss" || d.writer === "atom") {
    const contents = [...d.data.matchAll(/<(?:content:encoded|content type="html")[^>]*>([\s\S]*?)<\/content(?::encoded)?>/g)].map((m) =>
      m[1].includes("<![CDATA[") ? m[1].replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, "$1") : m[1].replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
    return [{ kind: "xml", data: d.data }, { kind: "html", data: contents.at(-1) ?? "" }];
  }
  return JSON.parse(d.data).items.map((item) => ({ kind: "html", data: item.content_html ?? "" }));
}

test("the tripwire trips: the vectors themselves run scripts", async () => {
  const page = await open();
  const texts = [...new Map(documents.map((d) => [d.vector, d.text])).values()];
  assert.ok(texts.length >= 300, `${texts.length} vectors`);
  const tripped = new Set();
  await load(page, texts.map((data) => ({ kind: "raw", data })), tripped, true);
  await eventually("at least 60 ran", () => tripped.size >= 60, true);
  await page.close();
});

test("no vector runs through any reader and any writer", async () => {
  const work = [];
  const seen = new Set();
  for (const d of documents) {
    for (const part of parts(d)) {
      if (seen.has(part.kind + part.data)) continue;
      seen.add(part.kind + part.data);
      work.push({ ...part, from: d });
    }
  }
  const faults = [];
  const say = ({ from }, what) => faults.push(`${from.reader} -> ${from.writer}, ${from.class} ${JSON.stringify(from.text)}: ${what}`);
  const shown = work.filter((w, i) => i % apart === w.from.vector % apart);
  assert.ok(new Set(shown.map((w) => w.from.vector)).size >= 300, "too few vectors are shown");
  const page = await open();
  for (const [list, show] of [[work, false], [shown, true]]) {
    for (let at = 0; at < list.length; at += together) {
      const batch = list.slice(at, at + together);
      const tripped = new Set();
      for (const [i, what] of await load(page, batch.map(({ kind, data }) => ({ kind, data })), tripped, show)) say(batch[i], what);
      for (const text of tripped) say(batch[Number(text.split(" ")[1]) || 0], "a script ran");
    }
  }
  await page.close();
  console.log(`${work.length} documents parsed, ${shown.length} shown, of ${new Set(shown.map((w) => w.from.vector)).size} vectors`);
  assert.equal(faults.length, 0, `${faults.length} of ${work.length}:\n${faults.slice(0, 20).join("\n")}`);
});
