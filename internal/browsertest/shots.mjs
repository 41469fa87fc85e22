// Takes pictures for a person to look at: of every kind of page of the example
// site, and of every piece of the gallery in every theme, scheme, direction
// and width.
//
//	npm run shots -- FOLDER           all of them
//	npm run shots -- FOLDER wire/dark those whose address has that in it
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./chromium.mjs";
import { build, pages, start } from "./site.mjs";

const [folder = "shots", only = ""] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const widths = [320, 768, 1280];
const browser = await launch();
// Still, so that two runs take the same pictures.
const page = await (await browser.newContext({ reducedMotion: "reduce" })).newPage();

async function shoot(url, colorScheme, name) {
  await page.emulateMedia({ colorScheme });
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(url, { waitUntil: "load" });
    // Pictures load when they come near; all are wanted now.
    await page.evaluate(() => Promise.all([...document.images].map((i) => {
      i.loading = "eager";
      return i.decode().catch(() => {});
    })));
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
  }
}

const newsroom = await start(build("newsroom"));
for (const [kind, path] of Object.entries((await pages(newsroom.url)).kinds)) {
  for (const scheme of ["light", "dark"]) {
    if (`newsroom/${scheme}/${kind}`.includes(only)) await shoot(newsroom.url + encodeURI(path), scheme, `newsroom-${kind}-${scheme}`);
  }
}
await newsroom.stop();

const gallery = await start(build("gallery"));
for (const [, path] of (await (await fetch(gallery.url)).text()).matchAll(/href="(\/show\/[^"]+)"/g)) {
  const [, , theme, scheme, dir, piece] = path.split("/");
  if (path.includes(only)) await shoot(gallery.url + path, scheme, `${piece}-${theme}-${scheme}-${dir}`);
}
await gallery.stop();
await browser.close();
