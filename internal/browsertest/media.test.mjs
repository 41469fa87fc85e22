// Pages as they come out on paper, and in the colours that a reader has set
// for everything.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./chromium.mjs";
import { build, start } from "./site.mjs";

const themes = ["broadsheet", "magazine", "wire"];
let browser, site;

before(async () => {
  site = await start(build("gallery"));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

async function open(path, media, width = 794) { // A4 at 96 pixels to the inch
  const page = await (await browser.newContext({ viewport: { width, height: 1123 } })).newPage();
  await page.emulateMedia(media);
  await page.goto(site.url + path, { waitUntil: "load" });
  return page;
}

// inPrint says what is wrong with a page on paper; it runs in the page.
function inPrint() {
  const faults = [];
  const shown = (e) => e.getClientRects().length > 0;
  const name = (e) => `${e.localName}.${e.className}`;
  for (const e of document.querySelectorAll(".nr-ticker, .nr-nav, .nr-related, .nr-back, .nr-foot, .nr-share, video, audio, iframe, button")) {
    if (shown(e)) faults.push(`${name(e)} is printed`);
  }
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) faults.push(`${wide} px do not fit on the paper`);
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminance = (colour) => {
    canvas.fillStyle = "#fff"; // what is transparent is paper
    canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (texts.nextNode()) {
    const e = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || seen.has(e) || !shown(e) || e.closest(".nr-hidden, .nr-skip, script")) continue;
    seen.add(e);
    const style = getComputedStyle(e);
    if (1.05 / (luminance(style.color) + 0.05) < 7) faults.push(`${name(e)} is ${style.color} on white paper`);
    // Nothing can be scrolled on paper.
    if (style.overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1) faults.push(`${name(e)} is cut`);
  }
  for (const e of document.querySelectorAll(".nr-page, .nr-page *")) {
    if (shown(e) && !e.matches("img, mark, picture, video, input, iframe") && luminance(getComputedStyle(e).backgroundColor) < 0.8 && getComputedStyle(e).forcedColorAdjust !== "none") {
      faults.push(`${name(e)} has a background of ${getComputedStyle(e).backgroundColor}`);
    }
  }
  for (const e of document.querySelectorAll(".nr-body figure, .nr-body tr, .nr-body pre, .nr-body blockquote, .nr-hero, .nr-card")) {
    if (shown(e) && getComputedStyle(e).breakInside !== "avoid") faults.push(`${name(e)} may be broken`);
  }
  for (const e of document.querySelectorAll(".nr-table, .nr-body pre")) {
    if (getComputedStyle(e).overflowX !== "visible" || e.scrollWidth > e.clientWidth + 1) faults.push(`${name(e)} is cut`);
  }
  const links = [...document.querySelectorAll('.nr-body a:not([class])[href^="http"]')].filter(shown);
  for (const a of links) {
    if (!getComputedStyle(a, "::after").content.includes(a.getAttribute("href"))) faults.push(`${a.href} cannot be read`);
  }
  return { faults: [...new Set(faults)], links: links.length };
}

for (const theme of themes) {
  test(`on paper an article is black on white, whole, and without what cannot be used there: ${theme}`, async () => {
    for (const [scheme, dir] of [["light", "ltr"], ["dark", "rtl"]]) {
      const page = await open(`/show/${theme}/${scheme}/${dir}/article-page`, { media: "print", colorScheme: scheme });
      const { faults, links } = await page.evaluate(inPrint);
      assert.deepEqual(faults, [], `${scheme}, ${dir}`);
      assert.ok(links > 0);
      const pdf = await page.pdf({ format: "A4" });
      const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length;
      assert.ok(sheets >= 3 && sheets <= 12, `${sheets} sheets`);
      await page.context().close();
    }
  });
}

test("on paper a front page and a live blog are whole", async () => {
  for (const piece of ["front-page", "live-blog-page", "list-page"]) {
    const page = await open(`/show/magazine/dark/ltr/${piece}`, { media: "print", colorScheme: "dark" });
    assert.deepEqual((await page.evaluate(inPrint)).faults, [], piece);
    await page.context().close();
  }
});

// inForcedColors says what can no longer be told where all colours are the
// reader's; it runs in the page.
function inForcedColors() {
  const faults = [];
  const name = (e) => `${e.localName}.${e.className}`;
  const probe = document.createElement("span");
  document.body.append(probe);
  const system = (keyword) => {
    probe.style.setProperty("color", keyword, "important");
    return getComputedStyle(probe).color;
  };
  const [canvas, text, button] = ["Canvas", "CanvasText", "ButtonText"].map(system);
  probe.remove();
  if (canvas === text) faults.push("the colours are not forced");
  const boxes = ".nr-keyfacts, .nr-callout, .nr-timeline, .nr-readalso, .nr-file, .nr-disclosure, .nr-correction, .nr-toc, .nr-authorbox, .nr-player, .nr-player__play, .nr-ticker__flag, .nr-embed__link, .nr-body pre";
  let n = 0;
  for (const e of document.querySelectorAll(boxes)) {
    const style = getComputedStyle(e);
    n++;
    for (const side of ["Top", "Right", "Bottom", "Left"]) {
      if (style[`border${side}Style`] !== "solid" || style[`border${side}Color`] === canvas) faults.push(`${name(e)} has no edge: ${side}`);
    }
  }
  const icon = getComputedStyle(document.querySelector(".nr-ticker__icon"));
  if (icon.display === "none") faults.push("no pause control");
  for (const side of ["Left", "Right"]) if (icon[`border${side}Color`] !== button) faults.push(`the pause control is ${icon[`border${side}Color`]}`);
  const current = document.querySelector(".nr-nav a[aria-current]");
  if (!getComputedStyle(current).textDecorationLine.includes("underline")) faults.push("the page one is on is not marked");
  for (const e of document.querySelectorAll(".nr-timeline__event")) {
    if (getComputedStyle(e, "::before").backgroundColor !== text) faults.push("a timeline has no points");
  }
  return { faults: [...new Set(faults)], n };
}

for (const theme of themes) {
  test(`in forced colours edges, marks, the pause control and the focus are seen: ${theme}`, async () => {
    for (const scheme of ["light", "dark"]) {
      const page = await open(`/show/${theme}/${scheme}/ltr/article-page`, { forcedColors: "active", colorScheme: scheme }, 1280);
      const { faults, n } = await page.evaluate(inForcedColors);
      assert.deepEqual(faults, [], scheme);
      assert.ok(n >= 12, `${n} boxes`);
      // Every stop of the keyboard in the page's head shows where it is.
      const unseen = [];
      for (let i = 0; i < 12; i++) {
        await page.keyboard.press("Tab");
        unseen.push(...(await page.evaluate(() => {
          const e = document.activeElement;
          const shows = e.matches(".nr-ticker__pause") ? e.nextElementSibling : e;
          const style = getComputedStyle(shows);
          return style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 ? [`${e.localName}.${e.className}: ${style.outline}`] : [];
        })));
      }
      assert.deepEqual(unseen, [], scheme);
      // Paused, the control is a triangle, filled.
      await page.locator(".nr-ticker__pause").check();
      const [filled, ink] = await page.locator(".nr-ticker__icon").evaluate((e) => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]);
      assert.equal(filled, ink);
      await page.context().close();
    }
  });
}
