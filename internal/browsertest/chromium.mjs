// Starts the machine's own Chromium. Debian's package puts it where CHROMIUM
// need not be set.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

// Far more than any step takes: a machine that is busy with other things makes
// a test slow and not red.
const patience = 180_000;

export async function launch(flags = []) {
  const browser = await chromium.launch({
    timeout: patience,
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync", ...flags,
    ],
  });
  const open = browser.newContext.bind(browser); // by which pages are opened too
  browser.newContext = async (options) => {
    const context = await open(options);
    context.setDefaultTimeout(patience);
    return context;
  };
  return browser;
}

// eventually waits until what is asked for is as wanted, and fails with the
// difference where it never is.
export async function eventually(what, get, want) {
  let got;
  for (const deadline = Date.now() + patience / 3; Date.now() < deadline; await new Promise((go) => setTimeout(go, 50))) {
    got = await get();
    if (JSON.stringify(got) === JSON.stringify(want)) return;
  }
  assert.deepEqual(got, want, what);
}
