"use strict";
/** `npm test`, and so `npm cit`: installs what is missing, builds, runs every test, and ends with `N passed, N failed`. */
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { ROOT, EDITOR, tryRun, ensurePackages } = require("./support.js");
const { ensureTools } = require("./tools.js");

const node = (...args) => [process.execPath, args];

/** A step that is no test suite of its own counts as one test: it passes or it fails. */
const STEPS = [
  { name: "types", run: node("node_modules/typescript/bin/tsc", "-p", ".") },
  { name: "linter", run: node("node_modules/oxlint/bin/oxlint", "--deny-warnings") },
  { name: "format", run: node("node_modules/oxfmt/bin/oxfmt", "--check") },
  { name: "content gate", run: node("esbuild.js", "--gate") },
  { name: "package", run: node("scripts/package.js") },
  {
    name: "unit, content, server and lab tests",
    run: node("test/run.js", "unit", "content", "server", "labs"),
    suite: true,
  },
  { name: "real editor", run: node("test/editor/run.js"), suite: true },
];

function main() {
  const begun = Date.now();
  ensurePackages(ROOT);
  ensurePackages(EDITOR);
  ensureTools();
  const total = { passed: 0, failed: 0 };
  const failures = [];
  for (const step of STEPS) {
    const { passed, failed } = take(step);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) failures.push(`${step.name}: ${failed}`);
  }
  if (failures.length > 0) console.log(`\nFailed — ${failures.join("; ")}`);
  console.log(`\n${Math.round((Date.now() - begun) / 1000)} s\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

/** Suites append their counts to a file; one that ends badly without a failed test has failed itself. */
function take({ name, run: [command, args], suite }) {
  console.log(`\n── ${name}`);
  const counts = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "syslab-cit-")), "counts");
  const { status } = tryRun(command, args, { env: { ...process.env, SYSLAB_COUNTS: counts } });
  const ok = status === 0;
  if (!suite) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  const lines = fs.existsSync(counts) ? fs.readFileSync(counts, "utf8").trim().split("\n") : [];
  const sum = { passed: 0, failed: 0 };
  for (const line of lines.filter(Boolean)) {
    const { passed, failed } = JSON.parse(line);
    sum.passed += passed;
    sum.failed += failed;
  }
  if (sum.failed === 0 && (!ok || sum.passed === 0)) sum.failed = 1;
  return sum;
}

main();
