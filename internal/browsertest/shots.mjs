// Takes pictures of every kind of page for a person to look at:
// npm run shots -- FOLDER
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./chromium.mjs";
import { build, pages, start } from "./site.mjs";

const folder = process.argv[2] ?? "shots";
const only = process.argv[3];
mkdirSync(folder, { recursive: true });
const site = await start(build("newsroom"));
const { kinds } = await pages(site.url);
const browser = await launch();
for (const [kind, path] of Object.entries(kinds)) {
  if (!path || (only && only !== kind)) continue;
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [320, 768, 1280]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
      const page = await context.newPage();
      await page.goto(site.url + encodeURI(path), { waitUntil: "load" });
      // Pictures load when they come near, so go past all of them first.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      for (let y = 0; y < height; y += 800) await page.evaluate((to) => window.scrollTo(0, to), y);
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(folder, `${kind}-${width}-${colorScheme}.png`), fullPage: true });
      await context.close();
    }
  }
}
await browser.close();
await site.stop();
