"use strict";
/**
 * Regenerates test/fixtures/manual-facts.json from the manual pages installed on this machine:
 * for each function of the reference its prototype and its set of errno names.
 * Only facts are taken, no sentences. `node scripts/manual-facts.js`
 */
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const ROOT = path.resolve(__dirname, "..");
const FOLDER = path.join(ROOT, "notes/reference/c");
const TARGET = path.join(ROOT, "test/fixtures/manual-facts.json");

function main() {
  const facts = {};
  for (const { name, section } of functions()) {
    const page = manualPage(name, section);
    if (!page) continue;
    const prototype = prototypeOf(page.text, name);
    if (prototype) facts[name] = { page: page.title, prototype, errors: errorsOf(page.text) };
  }
  fs.mkdirSync(path.dirname(TARGET), { recursive: true });
  fs.writeFileSync(TARGET, `${JSON.stringify(facts, null, 1)}\n`);
  console.log(`${Object.keys(facts).length} functions in ${path.relative(ROOT, TARGET)}`);
}

/** Functions of the reference, each with the section that its `source` cites first. */
function functions() {
  return fs
    .readdirSync(FOLDER)
    .map((file) => fs.readFileSync(path.join(FOLDER, file), "utf8"))
    .filter((text) => /^kind: function$/m.test(text))
    .map((text) => ({
      name: /^name: (\w+)$/m.exec(text)?.[1],
      section: /^source:[^\n(]*\((\d\w*)\)/m.exec(text)?.[1],
    }));
}

function manualPage(name, section) {
  for (const wanted of new Set([section, "2", "3"].filter(Boolean))) {
    const env = { ...process.env, LC_ALL: "C", MANWIDTH: "200", MAN_KEEP_FORMATTING: "", MANPAGER: "cat" };
    const run = spawnSync("man", ["--no-hyphenation", "--no-justification", wanted, name], { env, encoding: "utf8" });
    if (run.status === 0) return { title: `${name}(${wanted})`, text: run.stdout.replace(/.\x08/g, "") };
  }
  return undefined;
}

/** One line, single spaces, without `restrict` and the semicolon. */
function prototypeOf(text, name) {
  const synopsis = part(text, "SYNOPSIS").replace(/\/\*.*?\*\//gs, "");
  const match = new RegExp(`^ {7}((?:[\\w*]+[ *]+)*\\(?\\b${name}\\)?\\([^;]*\\));`, "m").exec(synopsis);
  if (!match) return undefined;
  return match[1]
    .replace(/\b(?:_Nullable|restrict)\b ?/g, "")
    .replace(/\[[^\]\d]*\]/g, "[]")
    .replace(/\s+/g, " ")
    .trim();
}

/** The names that begin a paragraph of ERRORS, in alphabetical order. */
function errorsOf(text) {
  const names = new Set();
  for (const [, line] of part(text, "ERRORS").matchAll(/^ {7}(E[A-Z0-9]+(?:(?:,| or| and) E[A-Z0-9]+)*)/gm)) {
    for (const [name] of line.matchAll(/E[A-Z0-9]+/g)) names.add(name);
  }
  // On Linux the two are one number, and pages name both.
  if (names.has("EAGAIN")) names.delete("EWOULDBLOCK");
  return [...names].sort();
}

function part(text, title) {
  const start = text.search(new RegExp(`^${title}$`, "m"));
  if (start < 0) return "";
  const rest = text.slice(start + title.length);
  const end = rest.search(/^[A-Z][A-Z ]+$/m);
  return end < 0 ? rest : rest.slice(0, end);
}

main();
