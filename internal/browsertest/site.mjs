// Builds and starts the example site, and knows which kinds of page it has.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

// build compiles one example program and returns the path of the binary.
export function build(example) {
  const dir = mkdtempSync(join(tmpdir(), "newsroom-"));
  const binary = join(dir, example);
  // In its own folder: some are modules of their own.
  execFileSync("go", ["build", "-o", binary, "."], { cwd: join(root, "examples", example), stdio: "inherit" });
  process.on("exit", () => rmSync(dir, { recursive: true, force: true }));
  return binary;
}

// start runs a binary that prints the address it listens on, and resolves to
// that address and a function that stops it as Ctrl-C does.
export async function start(binary, args = ["-addr", "127.0.0.1:0"]) {
  const child = spawn(binary, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const url = await new Promise((resolve, reject) => {
    const read = (chunk) => {
      said += chunk;
      const found = said.match(/http:\/\/[\w.:[\]]+/);
      if (found) resolve(found[0].replace(/\/$/, ""));
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", (code) => reject(new Error(`stopped with ${code} before it listened:\n${said}`)));
  });
  const stop = () =>
    new Promise((resolve) => {
      if (child.exitCode !== null) return resolve(child.exitCode);
      child.removeAllListeners("exit");
      child.on("exit", (code) => resolve(code));
      child.kill("SIGINT");
    });
  process.on("exit", () => child.kill("SIGKILL"));
  return { url, stop, child };
}

// pages finds one address of every kind of page by following the site's own
// links, so that no article's address is written down here.
export async function pages(url) {
  const html = async (path) => await (await fetch(url + path)).text();
  const hrefs = (text, re) => [...new Set([...text.matchAll(re)].map((m) => decodeURI(m[1])))];
  const home = await html("/");
  const categories = hrefs(home, /href="(\/category\/[^"#]+)"/g);
  const articles = new Set();
  for (const path of ["/", ...categories]) {
    for (const href of hrefs(await html(path), /href="(\/news\/[^"#]+)"/g)) articles.add(href);
  }
  const kinds = { home: "/", category: categories[0], missing: "/no-such-page" };
  const wanted = {
    article: (t) => !/<html[^>]+lang="(ar|he|fa|ja)/.test(t),
    rtl: (t) => /<html[^>]+dir="rtl"/.test(t),
    japanese: (t) => /<html[^>]+lang="ja/.test(t),
    live: (t) => /LiveBlogPosting/.test(t),
    ai: (t) => /trainedAlgorithmicMedia/.test(t),
    table: (t) => /<table/.test(t),
    embed: (t) => /data-embed|nr-embed/.test(t),
  };
  const texts = new Map();
  for (const path of articles) texts.set(path, await html(path));
  for (const [kind, fits] of Object.entries(wanted)) {
    for (const [path, text] of texts) {
      if (fits(text)) {
        kinds[kind] = path;
        break;
      }
    }
  }
  return { kinds, categories, articles: [...articles] };
}
