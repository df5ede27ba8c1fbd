"use strict";
/**
 * Runs suites of tests: `node test/run.js unit content server labs`, or with the path of one test file.
 * TypeScript is bundled to out/ first; Node's own runner does the rest.
 */
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");

const ROOT = path.resolve(__dirname, "..");
const OUT = path.join(ROOT, "out");

function testFiles(name) {
  const target = path.resolve(ROOT, name.endsWith(".ts") ? name : path.join("test", name));
  if (target.endsWith(".ts")) return [target];
  return fs
    .readdirSync(target, { recursive: true })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => path.join(target, file));
}

function main(names) {
  const files = names.flatMap(testFiles);
  if (files.length === 0) throw new Error(`no tests in ${names.join(", ")}`);
  esbuild.buildSync({
    absWorkingDir: ROOT,
    entryPoints: files,
    outbase: ROOT,
    outdir: OUT,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    packages: "external",
    sourcemap: "inline",
    logLevel: "warning",
  });
  const built = files.map((file) => path.join(OUT, path.relative(ROOT, file)).replace(/\.ts$/, ".js"));
  const reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout"];
  if (process.env.TEST_TAP)
    reporters.push("--test-reporter=tap", `--test-reporter-destination=${process.env.TEST_TAP}`);
  const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...reporters, ...built], {
    cwd: ROOT,
    stdio: "inherit",
  });
  process.exitCode = run.status ?? 1;
}

main(process.argv.slice(2));
