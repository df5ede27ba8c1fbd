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
  const tap = path.join(OUT, "test.tap");
  const reporters = [
    ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
    ...["--test-reporter=tap", `--test-reporter-destination=${tap}`],
  ];
  const args = ["--enable-source-maps", "--test", ...reporters, ...built];
  const run = spawnSync(process.execPath, args, { cwd: ROOT, stdio: "inherit" });
  process.exitCode = run.status ?? 1;
  report(tap);
}

/** For `npm test`, which adds up the counts of all suites. */
function report(tap) {
  if (!process.env.SYSLAB_COUNTS) return;
  const text = fs.readFileSync(tap, "utf8");
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, "m").exec(text)?.[1] ?? 0);
  const counts = { passed: count("pass"), failed: count("fail") + count("cancelled") };
  fs.appendFileSync(process.env.SYSLAB_COUNTS, `${JSON.stringify(counts)}\n`);
}

main(process.argv.slice(2));
