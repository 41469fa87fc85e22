// Every kind of page of the example site, as a reader's browser sees it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch } from "./chromium.mjs";
import { build, pages, start } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'";
const kindsOfPage = ["home", "category", "missing", "article", "rtl", "japanese", "live", "ai", "table", "embed"];

let browser, site, kinds;

before(async () => {
  site = await start(build("newsroom"));
  kinds = (await pages(site.url)).kinds;
  browser = await launch();
});

after(async () => {
  await browser?.close();
  if (site) assert.equal(await site.stop(), 0, "Ctrl-C is a clean end");
});

// open loads a page under the strict policy and collects what went wrong.
async function open(kind, { width = 1280, height = 900, ...options } = {}) {
  assert.ok(kinds[kind], `the example site has no page of the kind "${kind}"`);
  const context = await browser.newContext({ viewport: { width, height }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (m) => {
    // A page that is missing on purpose is itself reported as a failed load.
    if (m.type() === "error" && !(kind === "missing" && m.text().includes("404"))) faults.push(m.text());
  });
  page.on("pageerror", (e) => faults.push(String(e)));
  page.on("requestfailed", (r) => {
    if (!r.url().includes("/ticker/")) faults.push(`${r.url()}: ${r.failure()?.errorText}`);
  });
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const e of list.getEntries()) if (!e.hadRecentInput) window.shifts.push(e.value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document") return route.continue();
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
  });
  await page.goto(site.url + encodeURI(kinds[kind]), { waitUntil: "load" });
  return { page, context, faults };
}

for (const kind of kindsOfPage) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${kind}: no axe violation, ${colorScheme}`, async () => {
      for (const width of [320, 1280]) {
        // Still, because a moving ticker makes the size of targets depend on the moment.
        const { page, context } = await open(kind, { width, colorScheme, reducedMotion: "reduce" });
        await page.evaluate(axe);
        const { violations } = await page.evaluate((only) => axe.run({ runOnly: only }), tags);
        assert.deepEqual(
          violations.map((v) => `${v.id} at ${width}: ${v.nodes.map((n) => n.html + " " + n.failureSummary).join(" | ")}`), []);
        await context.close();
      }
    });
  }

  test(`${kind}: no error, no blocked load, no layout shift, no sideways scroll`, async () => {
    for (const width of [320, 768, 1280]) {
      const { page, context, faults } = await open(kind, { width });
      await page.waitForTimeout(400);
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await page.waitForTimeout(200);
      assert.deepEqual(faults, [], `at ${width} px`);
      assert.deepEqual(await page.evaluate(() => window.shifts), [], `layout shifts at ${width} px`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, `scrolls sideways by ${wide} px at ${width} px`);
      await context.close();
    }
  });

  test(`${kind}: nothing moves where less motion is asked for`, async () => {
    const { page, context } = await open(kind, { reducedMotion: "reduce" });
    await page.waitForTimeout(300);
    const running = await page.evaluate(() =>
      document.getAnimations().filter((a) => a.playState === "running").map((a) => a.animationName ?? String(a)));
    assert.deepEqual(running, []);
    await context.close();
  });

  test(`${kind}: reads the same with script off`, async () => {
    const on = await open(kind);
    const withScript = await on.page.evaluate(() => document.querySelector("main").innerText);
    await on.context.close();
    const off = await open(kind, { javaScriptEnabled: false });
    const main = off.page.locator("main");
    assert.equal(await main.innerText(), withScript);
    assert.ok(await off.page.locator(".nr-ticker a, .nr-ticker li").first().isVisible(), "the ticker's headlines are visible");
    await off.context.close();
  });
}

test("article: the ticker moves, and its pause control stops it", async () => {
  const { page, context } = await open("article");
  const running = () => page.evaluate(() =>
    document.getAnimations().filter((a) => a.effect?.target?.closest?.(".nr-ticker") && a.playState === "running").length);
  assert.ok((await running()) > 0, "the ticker does not move");
  await page.locator(".nr-ticker button:visible, .nr-ticker label:visible").first().click();
  await page.mouse.move(5, 600);
  assert.equal(await running(), 0, "the ticker still moves after the pause control was used");
  await context.close();
});
