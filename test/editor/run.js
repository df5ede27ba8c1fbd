"use strict";
/** The two suites in the real editor: inside the extension host, and from outside on the installed .vsix. */
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const ROOT = path.resolve(__dirname, "../..");

function main() {
  const workspace = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-workspace-"));
  fs.cpSync(path.join(ROOT, "samples"), workspace, { recursive: true });
  const host = node("host.js", ROOT, path.join(__dirname, "host/index.js"), workspace);
  fs.rmSync(workspace, { recursive: true, force: true });
  const ui = node("ui.js");
  process.exitCode = host || ui;
}

function node(script, ...args) {
  const run = spawnSync(process.execPath, [path.join(__dirname, script), ...args], { stdio: "inherit", cwd: ROOT });
  return run.status ?? 1;
}

main();
