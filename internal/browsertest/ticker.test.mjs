// The live ticker over several tabs, across a server that dies, with motion
// reduced, without script, by keyboard, and at the seam.
import assert from "node:assert/strict";
import http from "node:http";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { eventually, launch } from "./chromium.mjs";
import { build, start } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const binary = build("ticker");
let browser, context, site, proxy, address;
let streams = 0; // open at the server's door

before(async () => {
  site = await start(binary);
  // Stands before the server, whose address changes when it starts again.
  proxy = http.createServer((request, response) => {
    const onward = http.request(site.url + request.url, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      response.flushHeaders();
      answer.pipe(response);
      answer.on("error", () => response.destroy());
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
    if (request.url.startsWith("/ticker/stream")) {
      streams++;
      response.on("close", () => (streams--, onward.destroy()));
    }
  });
  await new Promise((listening) => proxy.listen(0, "127.0.0.1", listening));
  address = `http://127.0.0.1:${proxy.address().port}`;
  browser = await launch();
  context = await browser.newContext();
});

after(async () => {
  await browser?.close();
  proxy?.closeAllConnections();
  proxy?.close();
  await site?.stop();
});

const send = (path, fields) =>
  fetch(site.url + path, { method: "POST", redirect: "manual", body: new URLSearchParams(fields) });

const texts = (page, group = 0) =>
  page.locator(`.nr-ticker__group >> nth=${group}`).locator(".nr-ticker__text").evaluateAll((all) => all.map((e) => e.textContent));

const first = ["Harbour bridge reopens after the storm", "Night ferry to the islands returns"];

test("tabs share one connection, and another tab takes over", async () => {
  const one = await context.newPage();
  await one.goto(address);
  const two = await context.newPage();
  await two.goto(address);
  await eventually("connections", () => streams, 1);
  await send("/put", { id: "storm", text: "Storm is here", priority: "2" });
  for (const page of [one, two]) {
    await eventually("first list", () => texts(page), ["Storm is here", ...first]);
    await eventually("its copy", () => texts(page, 1), ["Storm is here", ...first]);
  }
  await new Promise((go) => setTimeout(go, 500));
  assert.equal(streams, 1);
  await one.close();
  await send("/retract", { id: "storm" });
  await eventually("the other tab", () => texts(two), first);
  await eventually("connections", () => streams, 1);
  await two.close();
  await eventually("connections", () => streams, 0);
});

test("a server that is killed and starts again is found again", async () => {
  const page = await context.newPage();
  await page.goto(address);
  await send("/put", { id: "storm", text: "Storm is here" });
  await eventually("before", () => texts(page), ["Storm is here", ...first]);
  site.child.removeAllListeners("exit");
  site.child.kill("SIGKILL");
  site = await start(binary);
  await eventually("what the new server holds", () => texts(page), first);
  await send("/put", { id: "calm", text: "Calm after the storm" });
  await eventually("what comes then", () => texts(page), ["Calm after the storm", ...first]);
  await send("/retract", { id: "calm" });
  await page.close();
});

test("a change moves nothing that is in view", async () => {
  const page = await context.newPage();
  await page.goto(address);
  await page.locator(".nr-ticker__window").hover();
  await eventually("paused", () => page.locator(".nr-ticker__track").evaluate((e) => getComputedStyle(e).animationPlayState), "paused");
  const place = () => page.locator(".nr-ticker__group >> nth=0").locator("li", { hasText: "Night ferry" }).evaluate((e) => e.getBoundingClientRect().left);
  // The bridge, which is first, is out of view; the ferry stands in it.
  await page.evaluate(() => document.querySelector("news-ticker").shift(document.querySelector("li[data-id=bridge]").offsetWidth + 20));
  const before = await place();
  await send("/put", { id: "calm", text: "Calm after the storm, and a good deal longer" });
  await eventually("list", () => texts(page), ["Calm after the storm, and a good deal longer", ...first]);
  assert.ok(Math.abs((await place()) - before) < 1, `moved from ${before} to ${await place()}`);
  await send("/retract", { id: "calm" });
  await page.close();
});

// A round's end must look like its start to the pixel, and headlines stand as
// far apart at the seam as inside the list, whatever a host's stylesheet makes
// of the gap, the font and the size, on screens of any density and at any zoom.
const looks = {
  "as it is": ":root {}",
  "no gap, serif": ".nr-ticker { font-family: serif } .nr-ticker__item { padding-inline: 0 }",
  "a third of a pixel": ".nr-ticker__item { padding-inline: 7.3333px }",
  "monospace, a wide gap": ".nr-ticker { font-family: monospace } .nr-ticker__item { padding-inline: 2.37em }",
  "a list with margins of its own": ".nr-ticker__group { margin-inline: 9.7px; padding-inline: 3.1px }",
  "large, a gap between": ".nr-ticker { font-size: 31.7px; letter-spacing: 0.013em } .nr-ticker__group { gap: 11.1px; padding-inline-end: 11.1px }",
};

for (const density of [1, 1.25, 2]) {
  test(`the seam is exact at three widths, in both directions and any look, ${density} dots a pixel`, async () => {
    const dense = await browser.newContext({ deviceScaleFactor: density, bypassCSP: true });
    const page = await dense.newPage();
    await page.goto(address);
    await page.addStyleTag({ content: "body { margin: 0 }" });
    const wrong = [];
    for (const [look, css] of Object.entries(looks)) {
      const style = await page.addStyleTag({ content: css });
      for (const dir of ["ltr", "rtl"]) {
        await page.evaluate((dir) => (document.documentElement.dir = dir), dir);
        for (const width of [360, 800, 1400]) {
          await page.setViewportSize({ width, height: 200 });
          const round = await page.evaluate(async () => {
            await document.fonts.ready;
            await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
            const run = document.querySelector(".nr-ticker__track").getAnimations()[0];
            run.pause();
            return run.effect.getComputedTiming().duration;
          });
          const at = async (time) => {
            await page.evaluate((time) => (document.querySelector(".nr-ticker__track").getAnimations()[0].currentTime = time), time);
            return page.locator(".nr-ticker__window").screenshot();
          };
          const start = await at(0);
          if (!start.equals(await at(round - 0.0001))) wrong.push(`${look}, ${dir}, ${width} px`);
          if (width === 800 && start.equals(await at(round / 3))) wrong.push(`${look}, ${dir}, ${width} px: it stands still`);
          if (width > 360 || look.includes("margins")) continue; // the list fills its window, or has a gap of its own
          const gaps = await page.evaluate(() => {
            const texts = [...document.querySelectorAll(".nr-ticker__text")].map((e) => e.getBoundingClientRect());
            return texts.slice(1).map((box, i) => Math.round(100 * Math.max(box.left - texts[i].right, texts[i].left - box.right)));
          });
          if (gaps.some((gap) => Math.abs(gap - gaps[0]) > 2)) wrong.push(`${look}, ${dir}, ${width} px: gaps of ${gaps} hundredths`);
        }
      }
      await style.evaluate((e) => e.remove());
    }
    await dense.close();
    assert.deepEqual(wrong, []);
  });
}

test("the keyboard reaches every headline once and the pause control", async () => {
  const page = await context.newPage();
  await page.goto(address);
  const reached = [];
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement.textContent || document.activeElement.getAttribute("aria-label")));
  }
  assert.deepEqual(reached, [...first, "Pause the ticker"]);
  await page.keyboard.press("Space");
  await page.mouse.move(0, 399);
  assert.equal(await page.locator(".nr-ticker__track").evaluate((e) => getComputedStyle(e).animationPlayState), "paused");
  await page.close();
});

test("axe finds nothing", async () => {
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run("news-ticker"));
  assert.deepEqual(found.violations.map((v) => v.id), []);
  await page.close();
});

test("with motion reduced it stands still and is one list", async () => {
  const still = await browser.newContext({ reducedMotion: "reduce" });
  const page = await still.newPage();
  await page.goto(address);
  const places = () => page.locator(".nr-ticker__text:visible").evaluateAll((all) => all.map((e) => e.getBoundingClientRect().x));
  const before = await places();
  await page.waitForTimeout(500);
  assert.deepEqual(await places(), before);
  assert.equal(before.length, first.length);
  assert.equal(await page.locator(".nr-ticker__group >> nth=1").isVisible(), false);
  await still.close();
});

test("without script it is a list of links", async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(address);
  assert.deepEqual(await page.locator(".nr-ticker__group >> nth=0").locator("a").allTextContents(), first);
  await plain.close();
});

const said = (page) => page.locator("news-ticker [role=status]").textContent();

test("breaking news alone is said aloud, the latest of several, ten seconds apart", async () => {
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(address + "/ferry"); // the story one is reading
  await eventually("connections", () => streams, 1);
  // From here the clock goes on when the test says so, however long it takes.
  await page.clock.pauseAt(Date.now() + 600_000);
  const put = async (id, priority, url = "") => {
    await send("/put", { id, text: id, priority, url });
    await eventually(id, async () => (await texts(page)).includes(id), true);
  };
  await put("routine", "1");
  await put("own story", "2", "/ferry");
  await page.clock.runFor(20000);
  assert.equal(await said(page), "");
  await put("one", "2");
  await page.clock.runFor(100);
  assert.equal(await said(page), "Breaking one");
  await put("two", "2");
  await put("three", "2");
  await page.clock.runFor(5000);
  assert.equal(await said(page), "Breaking one");
  await page.clock.runFor(6000);
  assert.equal(await said(page), "Breaking three");
  for (const id of ["routine", "own story", "one", "two", "three"]) await send("/retract", { id });
  await page.close();
});

test("closed, it stays away on later pages until breaking news comes", async () => {
  const own = await browser.newContext();
  const page = await own.newPage();
  await page.goto(address);
  const bar = page.locator("news-ticker");
  await page.getByRole("button", { name: "Close the headlines" }).click();
  assert.equal(await bar.isVisible(), false);
  await page.reload();
  await eventually("still closed", () => bar.isVisible(), false);
  await send("/put", { id: "calm", text: "Calm" });
  await eventually("list", () => texts(page), ["Calm", ...first]);
  assert.equal(await bar.isVisible(), false);
  await send("/put", { id: "storm", text: "Storm", priority: "2" });
  await eventually("back", () => bar.isVisible(), true);
  for (const id of ["calm", "storm"]) await send("/retract", { id });
  await own.close();
});

test("a tab that is hidden holds no connection, and takes up again where it was", async () => {
  const page = await context.newPage();
  await page.goto(address);
  await eventually("connections", () => streams, 1);
  const hide = (hidden) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await hide(true);
  await eventually("connections", () => streams, 0);
  await send("/put", { id: "calm", text: "Calm" });
  await hide(false);
  await eventually("list", () => texts(page), ["Calm", ...first]);
  await send("/retract", { id: "calm" });
  await page.close();
});

test("without streams it polls, and waits for what is new", async () => {
  const page = await context.newPage();
  await page.addInitScript(() => delete window.EventSource);
  let asked = 0;
  page.on("request", (request) => (asked += request.url().includes("headlines.json")));
  await page.goto(address);
  await send("/put", { id: "calm", text: "Calm" });
  await eventually("list", () => texts(page), ["Calm", ...first]);
  await send("/retract", { id: "calm" });
  await eventually("list", () => texts(page), first);
  assert.equal(streams, 0);
  await page.waitForTimeout(1000);
  assert.ok(asked <= 4, `asked ${asked} times: once at the start, and once for each of two changes, and waiting`);
  await page.close();
});

test("without locks it follows by itself", async () => {
  const page = await context.newPage();
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "locks", { value: undefined }));
  await page.goto(address);
  await send("/put", { id: "calm", text: "Calm" });
  await eventually("list", () => texts(page), ["Calm", ...first]);
  await send("/retract", { id: "calm" });
  await eventually("list", () => texts(page), first);
  await page.close();
});
