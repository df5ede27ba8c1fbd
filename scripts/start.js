"use strict";
/** `npm start`: installs, builds, packages, and opens the extension in an editor on a sample workspace. */
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { spawn } = require("node:child_process");
const { ROOT, EDITOR, ensurePackages } = require("./support.js");
const { ensureTools } = require("./tools.js");

function main() {
  ensurePackages(ROOT);
  ensureTools();
  const { packageExtension, VSIX } = require("./package.js");
  packageExtension();
  const { desktopEditor } = require(path.join(EDITOR, "open-editor.js"));
  if (!desktopEditor()) ensurePackages(EDITOR);
  const child = spawn(process.execPath, [path.join(EDITOR, "open-editor.js"), ROOT, VSIX, sampleWorkspace()], {
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (status) => (process.exitCode = status ?? 0));
}

/** A copy, so that what the learner does there never shows up as a change of the project. */
function sampleWorkspace() {
  const folder = process.env.SYSLAB_WORKSPACE ?? path.join(os.homedir(), "syslab-workspace");
  fs.cpSync(path.join(ROOT, "samples"), folder, { recursive: true, force: false });
  return folder;
}

main();
