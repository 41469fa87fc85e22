// The live ticker: what changes in the content folder shows in pages that are
// open already.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { eventually, launch } from "./chromium.mjs";
import { build, start } from "./site.mjs";

let browser, site, folder, page;

const write = (name, title, extra = "") => {
  const file = join(folder, name);
  writeFileSync(file, `---\ntitle: ${title}\ndate: 2026-11-24T09:00:00Z\ncategory: City\n${extra}---\nText.\n`);
  const later = new Date(Date.now() + 2000 * Math.random());
  utimesSync(file, later, later);
};

const headlines = (group) =>
  page.locator(`.nr-ticker__group >> nth=${group}`).locator("li").evaluateAll((all) => all.map((li) => li.textContent.trim()));

// both waits until both copies of the list hold the same headlines.
const both = (want) => eventually("headlines", async () => [await headlines(0), await headlines(1)], [want, want]);

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "newsroom-content-"));
  write("bridge.md", "Bridge reopens");
  site = await start(build("newsroom"), ["-addr", "127.0.0.1:0", "-content", folder]);
  browser = await launch();
  page = await browser.newPage();
  await page.goto(site.url);
});

after(async () => {
  await browser?.close();
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a new headline appears in both copies, breaking news first", async () => {
  await both(["Bridge reopens"]);
  write("storm.md", "Storm is here", "urgency: 1\n");
  await both(["Breaking Storm is here", "Bridge reopens"]);
});

test("a headline changes in its place, and keeps the focus", async () => {
  await page.locator(".nr-ticker__group >> nth=0").locator("a").last().focus();
  write("bridge.md", "Bridge closes again");
  await both(["Breaking Storm is here", "Bridge closes again"]);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Bridge closes again");
});

test("a headline whose file is gone leaves", async () => {
  rmSync(join(folder, "storm.md"));
  await both(["Bridge closes again"]);
});

test("a page that is opened later shows the same", async () => {
  await page.reload();
  await both(["Bridge closes again"]);
});
