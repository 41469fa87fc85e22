// Our pieces on a page of somebody else's whose stylesheet styles every
// element oddly: with AssetOptions.Isolate they look the same as without it,
// and nothing of ours reaches what is the host's.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./chromium.mjs";
import { build, start } from "./site.mjs";

let browser, site;

before(async () => {
  site = await start(build("gallery"));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  if (site) assert.equal(await site.stop(), 0, "Ctrl-C is a clean end");
});

// open loads the host's page without the stylesheets that a pattern names.
async function open(path, width, without) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  if (without) await page.route(without, (route) => route.abort());
  await page.goto(site.url + path, { waitUntil: "load" });
  for (const image of await page.locator("#room img").all()) await image.evaluate((i) => { i.loading = "eager"; });
  await page.evaluate(() => Promise.all([...document.querySelectorAll("#room img")].map((i) => i.decode().catch(() => {}))));
  return page;
}

// pixels takes a picture; SHOTS names a folder that keeps it. Films keep their
// places without the controls: those the browser draws, and moves as it likes.
async function pixels(page, name) {
  await page.evaluate(() => { for (const film of document.querySelectorAll("#room video")) film.controls = false; });
  const picture = await page.screenshot({ fullPage: true });
  if (process.env.SHOTS) {
    mkdirSync(process.env.SHOTS, { recursive: true });
    writeFileSync(join(process.env.SHOTS, name + ".png"), picture);
  }
  return picture;
}

// compare counts the pixels that differ in two pictures, in a page of its own,
// and says where they are. Chromium may draw a layer up to half a pixel off in
// one picture and not in the next, so a pixel differs where it is not between
// its neighbours in the other picture; that every box is in its place to a
// fraction of a pixel is for boxes to say.
async function compare(one, two) {
  const page = await browser.newPage();
  const differing = await page.evaluate(async (pictures) => {
    const [a, b] = await Promise.all(pictures.map(async (p) => {
      const bitmap = await createImageBitmap(await (await fetch("data:image/png;base64," + p)).blob());
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      context.drawImage(bitmap, 0, 0);
      return context.getImageData(0, 0, bitmap.width, bitmap.height);
    }));
    if (a.width !== b.width || a.height !== b.height) return `${a.width}x${a.height} and ${b.width}x${b.height}`;
    const between = (at, channel) => {
      const x = at % b.width, y = (at - x) / b.width;
      let least = 255, most = 0;
      for (let j = Math.max(0, y - 1); j <= Math.min(b.height - 1, y + 1); j++) {
        for (let i = Math.max(0, x - 1); i <= Math.min(b.width - 1, x + 1); i++) {
          const value = b.data[4 * (j * b.width + i) + channel];
          if (value < least) least = value;
          if (value > most) most = value;
        }
      }
      const value = a.data[4 * at + channel];
      return value >= least - 8 && value <= most + 8; // of 255: slanted edges
    };
    const x = new Uint32Array(a.data.buffer), y = new Uint32Array(b.data.buffer);
    let n = 0, first;
    for (let i = 0; i < x.length; i++) {
      if (x[i] === y[i] || (between(i, 0) && between(i, 1) && between(i, 2))) continue;
      first ??= `first at ${i % a.width}, ${Math.floor(i / a.width)}`;
      n++;
    }
    return n && `${n} pixels, the ${first}`;
  }, [one.toString("base64"), two.toString("base64")]);
  await page.close();
  return differing;
}

// boxes are the places of all elements that a selector names, and of their
// lines of text.
function boxes(page, selector) {
  return page.evaluate((selector) => [...document.querySelectorAll(selector)].map((e) => {
    const range = document.createRange();
    range.selectNodeContents(e);
    const places = [e.getBoundingClientRect(), ...range.getClientRects()].map((r) => [r.x, r.y, r.width, r.height].join(" "));
    return `${e.localName}.${e.className} at ${places.join(", ")}`;
  }), selector);
}

// styles are the computed styles of all elements that a selector names, in
// their order, those of their generated boxes with them; of so many at most.
function styles(page, selector, most = Infinity) {
  return page.evaluate(({ selector, most }) => [...document.querySelectorAll(selector)].slice(0, most).map((e) => {
    const all = [null, "::before", "::after", "::first-letter", "::first-line", "::marker"].flatMap((box) => {
      const s = getComputedStyle(e, box);
      return [...s].filter((p) => !p.startsWith("--")).map((p) => `${box ?? ""} ${p}: ${s.getPropertyValue(p)}`);
    });
    return { name: `${e.localName}.${e.className}`, all };
  }), { selector, most });
}

// differences says how two lists of computed styles differ.
function differences(one, two) {
  assert.equal(one.length, two.length);
  return one.flatMap((e, i) => {
    const other = new Set(two[i].all);
    return e.all.filter((p) => !other.has(p)).map((p) => `${e.name}${p}`);
  });
}

for (const [theme, dir, width] of [["broadsheet", "ltr", 1280], ["broadsheet", "rtl", 768], ["magazine", "rtl", 1280], ["wire", "ltr", 320]]) {
  test(`isolated pieces look the same whatever the host's styles: ${theme}, ${dir}, ${width} px`, async () => {
    const calm = await open(`/host/${theme}/${dir}`, width, "**/styles/host.css");
    const odd = await open(`/host/${theme}/${dir}`, width);
    const differing = await compare(await pixels(calm, `${theme}-${dir}-${width}-calm`), await pixels(odd, `${theme}-${dir}-${width}-odd`));
    const why = differing === 0 ? [] : differences(await styles(odd, "#room *", 300), await styles(calm, "#room *", 300));
    assert.equal(differing, 0, `pixels differ; styles that do:\n${why.slice(0, 40).join("\n")}`);
    assert.deepEqual(await boxes(odd, "#room, #room *"), await boxes(calm, "#room, #room *"));
    await calm.context().close();
    await odd.context().close();
  });
}

// rest is the host's page without the stylesheets that a pattern names and
// without our pieces, which have a height.
async function rest(without) {
  const page = await open("/host/broadsheet/ltr", 1280, without);
  await page.locator("#room").evaluate((room) => room.remove());
  return page;
}

for (const [name, kept] of [["odd", "room"], ["no", "room|host"]]) {
  test(`our stylesheet changes nothing of a host that has ${name} styles`, async () => {
    const ours = await rest(new RegExp(`styles/(${kept})`));
    const none = await rest(new RegExp(`isolated/|styles/(${kept})`));
    const elements = "html, body, #own, #own *";
    assert.deepEqual(differences(await styles(ours, elements), await styles(none, elements)), []);
    assert.equal(await compare(await pixels(ours, `host-${name}-with`), await pixels(none, `host-${name}-without`)), 0);
    await ours.context().close();
    await none.context().close();
  });
}
