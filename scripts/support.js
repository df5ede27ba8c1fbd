"use strict";
/** What the scripts share. Only Node itself is needed, because they run before anything is installed. */
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const ROOT = path.resolve(__dirname, "..");
const EDITOR = path.join(ROOT, "test/editor");

/** Runs a program in the root with our own input and output; throws when it fails. */
function run(command, args, options = {}) {
  const { status, error, signal } = tryRun(command, args, options);
  if (status === 0) return;
  const cause = error ? error.message : signal ? `ended by ${signal}` : `exit status ${status}`;
  throw new Error(`${[command, ...args].join(" ")}: ${cause}`);
}

function tryRun(command, args, options = {}) {
  return spawnSync(command, args, { cwd: ROOT, stdio: "inherit", ...options });
}

/** Installs the packages of a folder exactly as its lock file has them, unless that was done before. */
function ensurePackages(folder) {
  const lock = path.join(folder, "package-lock.json");
  const stamp = path.join(folder, "node_modules/.package-lock.json");
  if (fs.existsSync(stamp) && fs.statSync(stamp).mtimeMs >= fs.statSync(lock).mtimeMs) return;
  console.log(`Installing packages for ${path.relative(ROOT, folder) || "Syslab"}…`);
  run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder });
}

function hasProgram(name) {
  return (process.env.PATH ?? "").split(path.delimiter).some((folder) => {
    try {
      fs.accessSync(path.join(folder, name), fs.constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

module.exports = { ROOT, EDITOR, run, tryRun, ensurePackages, hasProgram };
