// Every piece in every theme, light and dark, in both directions, at three
// widths: the gallery example under axe, a strict Content-Security-Policy and
// the Nu HTML checker.
//
// Pieces that are no pages stand together on one page of the gallery; what is
// found there names the element. A page is loaded once and measured at all
// widths.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { eventually, launch } from "./chromium.mjs";
import { check } from "./nu.mjs";
import { build, start } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// A mail client is the page around a mail, and has these.
const ofPages = /^(landmark-one-main|region|page-has-heading-one):/;
const widths = [320, 768, 1280];
const atOnce = 3; // pages; more than there are cores, because loading waits

let browser, site, paths;

before(async () => {
  site = await start(build("gallery"));
  browser = await launch();
  const list = await (await fetch(site.url)).text();
  paths = [...list.matchAll(/href="(\/show\/[^"]+)"/g)].map((m) => m[1]);
});

after(async () => {
  await browser?.close();
  if (site) assert.equal(await site.stop(), 0, "Ctrl-C is a clean end");
});

// looker opens a page of the browser and returns a function that loads an
// address into it and returns what is wrong there, one fault a line. One page
// for many addresses: a new context costs as much as the smaller pages.
async function looker() {
  // Still, because a moving ticker makes the size of targets depend on the moment.
  const page = await (await browser.newContext({ reducedMotion: "reduce" })).newPage();
  let faults = [];
  const icon = (url) => url.endsWith("/favicon.ico"); // browsers ask where a page names none
  page.on("console", (m) => m.type() === "error" && !icon(m.location().url) && faults.push(m.text()));
  page.on("pageerror", (e) => faults.push(String(e)));
  page.on("requestfailed", (r) => {
    // A picture for another width than the page has by now is not waited for,
    // nor a film on a page that is left.
    if (["image", "media"].includes(r.resourceType()) && r.failure()?.errorText === "net::ERR_ABORTED") return;
    faults.push(`${r.url()}: ${r.failure()?.errorText}`);
  });
  page.on("response", (r) => r.status() >= 400 && !icon(r.url()) && faults.push(`${r.url()}: status ${r.status()}`));
  page.on("request", (r) => r.url().startsWith(site.url) || faults.push(`${r.url()} was asked for before the reader asked`));
  return async (path) => {
    faults = [];
    await look(page, path, faults);
    return faults.map((f) => `${path}: ${f}`);
  };
}

async function look(page, path, faults) {
  await page.emulateMedia({ colorScheme: path.includes("/dark/") ? "dark" : "light" });
  await page.setViewportSize({ width: widths[0], height: 900 });
  await page.goto(site.url + path, { waitUntil: "load" });
  await page.evaluate(axe);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const found = await page.evaluate(async (only) => {
      const { violations } = await axe.run({ runOnly: only, resultTypes: ["violations"] });
      const root = document.documentElement;
      return {
        violations: violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.html.slice(0, 200)} ${n.failureSummary}`).join(" | ")}`),
        wide: root.scrollWidth - root.clientWidth,
      };
    }, tags);
    const mail = path.includes("/newsletter");
    faults.push(...found.violations.filter((v) => !(mail && ofPages.test(v))).map((v) => `at ${width} px: ${v}`));
    if (found.wide > 0) faults.push(`at ${width} px: scrolls sideways by ${found.wide} px`);
  }
}

test("every piece, theme, scheme, direction and width: no axe violation, nothing blocked, no sideways scroll", async () => {
  // What stands on the page of all pieces is not looked at a second time.
  // The lite page is the same in every theme.
  const parts = /\/(pieces|article-page|live-blog-page|live-blog-page-ended|front-page|list-page|message-page|lite-page|lite-home|newsletter|newsletter-article)$/;
  const wanted = paths.filter((p) => parts.test(p) && (!p.includes("/lite-") || p.includes("/broadsheet/")));
  assert.equal(wanted.length, (9 * 3 + 2) * 2 * 2, "pages x themes x schemes x directions");
  const faults = [];
  const rest = [...wanted];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    const faultsOf = await looker();
    for (let path = rest.pop(); path; path = rest.pop()) faults.push(...(await faultsOf(path)));
  }));
  assert.deepEqual(faults, []);
});

test("every page of the gallery is valid HTML", async () => {
  const dir = mkdtempSync(join(tmpdir(), "newsroom-gallery-"));
  try {
    const files = [];
    // The scheme changes the address of one stylesheet, so that one is enough.
    for (const path of paths.filter((p) => !p.includes("/dark/"))) {
      const file = join(dir, path.slice(1).replaceAll("/", "_") + ".html");
      writeFileSync(file, await (await fetch(site.url + path)).text());
      files.push(file);
    }
    assert.ok(files.length >= 150, `only ${files.length} pages`);
    assert.deepEqual(check(files, dir), []);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

test("a player is loaded when the reader asks for it and not before", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const away = [];
  await page.route(/player\.vimeo\.com/, (route) => {
    away.push(route.request().url());
    return route.fulfill({ contentType: "text/html", body: "<!DOCTYPE html><title>player</title>" });
  });
  await page.goto(site.url + "/show/broadsheet/light/ltr/body", { waitUntil: "load" });
  const ask = page.locator(".nr-player__ask");
  await ask.scrollIntoViewIfNeeded();
  await page.waitForTimeout(400);
  assert.deepEqual(away, [], "the player was loaded before anybody asked");
  await ask.click();
  await eventually("what was loaded", () => away, ["https://player.vimeo.com/video/700700?dnt=1"]);
  await context.close();
});
