"use strict";
/**
 * Regenerates test/fixtures/python-facts.json from the Python on this machine: which names of the
 * reference are there, with their parameters, and which of the exceptions are exceptions.
 * `node scripts/python-facts.js`
 */
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { parse } = require("yaml");

const ROOT = path.resolve(__dirname, "..");
const FOLDER = path.join(ROOT, "notes/reference/python");
const TARGET = path.join(ROOT, "test/fixtures/python-facts.json");

function main() {
  const files = fs.readdirSync(FOLDER).map((file) => parse(fs.readFileSync(path.join(FOLDER, file), "utf8")));
  const input = JSON.stringify({ names: files.flatMap(namesOf), exceptions: files.flatMap(exceptionsOf) });
  const run = spawnSync("python3", [path.join(__dirname, "python-facts.py")], { input, encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr || String(run.error));
  const facts = JSON.parse(run.stdout);
  const lines = Object.entries(facts.names).map(([name, fact]) => `  ${JSON.stringify(name)}: ${JSON.stringify(fact)}`);
  const { python, exceptions } = facts;
  fs.writeFileSync(
    TARGET,
    `{\n "python": ${JSON.stringify(python)},\n "exceptions": ${JSON.stringify(exceptions)},\n "names": {\n${lines.join(",\n")}\n }\n}\n`,
  );
  console.log(`${lines.length} names in ${path.relative(ROOT, TARGET)}`);
}

/** Each name with the expression that yields it. */
function namesOf({ module, names = {}, fromC = [] }) {
  const found = [{ name: module, real: module }];
  for (const name of fromC) found.push({ name: `${module}.${name}`, real: `${module}.${name}` });
  for (const [name, entry] of Object.entries(names)) {
    const full = module === "builtins" ? name : `${module}.${name}`;
    const real = entry.real ?? full;
    found.push({ name: full, real });
    for (const inner of Object.keys(entry.members ?? {})) {
      found.push({ name: `${full}.${inner}`, owner: real, member: inner });
    }
  }
  return found;
}

function exceptionsOf({ names = {} }) {
  const entries = Object.values(names).flatMap((entry) => [entry, ...Object.values(entry.members ?? {})]);
  return entries.flatMap(({ raises }) => Object.keys(raises ?? {}));
}

main();
