// Runs the Nu HTML checker, many files at a time: its start costs more than
// the checking.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const jar = join(dirname(require.resolve("vnu-jar/package.json")), "build/dist/vnu.jar");

// check returns the errors in files, one a line, their names below a folder.
export function check(paths, folder) {
  const run = spawnSync("java", ["-Xss8m", "-jar", jar, "--format", "json", "--stdout", ...paths],
    { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.ok(run.stdout.trim().startsWith("{"), `the checker did not run: ${run.stderr}`);
  return JSON.parse(run.stdout).messages
    .filter((m) => m.type === "error" || m.type === "non-document-error")
    .map((m) => `${m.url?.replace("file:" + folder, "")}:${m.lastLine}: ${m.message} ${m.extract ?? ""}`);
}
