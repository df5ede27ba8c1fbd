"use strict";
/** Runs the suite of the extension host in desktop VS Code, which is downloaded: `npm run test:desktop`. */
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { runTests } = require("@vscode/test-electron");

const ROOT = path.resolve(__dirname, "..");

async function main() {
  const build = spawnSync(process.execPath, ["esbuild.js"], { cwd: ROOT, stdio: "inherit" });
  if (build.status !== 0) throw new Error("the extension does not build");
  const workspace = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-workspace-"));
  fs.cpSync(path.join(ROOT, "samples"), workspace, { recursive: true });
  await runTests({
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: path.join(ROOT, "test/editor/host/index.js"),
    launchArgs: [workspace, "--disable-extensions", "--disable-workspace-trust"],
  });
}

main().catch((error) => {
  console.error(`Desktop VS Code could not be tested: ${error.message}`);
  process.exitCode = 1;
});
