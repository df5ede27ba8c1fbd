"use strict";
/** Bundles a benchmark and runs it: `main.js` on the built server, `main.js fuzz [count]` on random shell lines. */
const { spawnSync } = require("node:child_process");
const path = require("node:path");
const esbuild = require("esbuild");

const ROOT = path.resolve(__dirname, "../..");

esbuild.buildSync({
  absWorkingDir: ROOT,
  entryPoints: ["test/bench/main.ts", "test/bench/noop-server.ts", "test/bench/fuzz.ts"],
  outbase: ROOT,
  outdir: path.join(ROOT, "out"),
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  mainFields: ["module", "main"],
  minify: true,
  external: ["esbuild"],
});
const [name = "main", ...args] = process.argv.slice(2);
if (name === "main") spawnSync(process.execPath, ["esbuild.js", "--production"], { cwd: ROOT, stdio: "inherit" });
const program = path.join(ROOT, `out/test/bench/${name}.js`);
process.exitCode = spawnSync(process.execPath, [program, ...args], { cwd: ROOT, stdio: "inherit" }).status ?? 1;
