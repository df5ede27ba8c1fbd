"use strict";
/** Bundles the benchmark and runs it on the built server. */
const { spawnSync } = require("node:child_process");
const path = require("node:path");
const esbuild = require("esbuild");

const ROOT = path.resolve(__dirname, "../..");

esbuild.buildSync({
  absWorkingDir: ROOT,
  entryPoints: ["test/bench/main.ts", "test/bench/noop-server.ts"],
  outbase: ROOT,
  outdir: path.join(ROOT, "out"),
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  mainFields: ["module", "main"],
  minify: true,
});
spawnSync(process.execPath, ["esbuild.js", "--production"], { cwd: ROOT, stdio: "inherit" });
process.exitCode =
  spawnSync(process.execPath, [path.join(ROOT, "out/test/bench/main.js")], { cwd: ROOT, stdio: "inherit" }).status ?? 1;
