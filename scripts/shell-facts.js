"use strict";
/**
 * Regenerates test/fixtures/shell-facts.json from the manual pages installed on this machine (MANPATH adds folders):
 * for each command of the reference, and each of its subcommands, the options that its page lists with a paragraph
 * of their own (`listed`), and all others that the page names (`named`). Only spellings are taken, no sentences.
 * `node scripts/shell-facts.js [command…]`, without a name for all; pages that are not installed keep the facts that the table has already.
 */
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const YAML = require("yaml");

const ROOT = path.resolve(__dirname, "..");
const FOLDER = path.join(ROOT, "notes/reference/shell");
const TARGET = path.join(ROOT, "test/fixtures/shell-facts.json");
const SECTIONS = ["1", "8", "1ssl", "n"];

/** Commands whose page has another name, or whose implementations have pages of their own. */
const PAGES = {
  nc: ["nc_openbsd", "nc.openbsd", "nc_traditional", "nc.traditional"],
  awk: ["gawk", "mawk"],
  egrep: ["grep"],
  fgrep: ["grep"],
  zgrep: ["zgrep", "grep"],
  locate: ["plocate"],
  cal: ["ncal"],
  rename: ["rename.ul", "file-rename"],
  which: ["which.debianutils"],
  sh: ["dash"],
  apt: ["apt", "apt-get", "apt-cache"],
  yum: ["dnf", "yum2dnf"],
  telnet: ["telnet", "inetutils-telnet"],
  traceroute: ["traceroute.db"],
  iptables: ["iptables", "iptables-extensions"],
  openssl: ["openssl", "openssl-verification-options", "openssl-namedisplay-options"],
  perf: ["perf", "perf-stat", "perf-record", "perf-top"],
};

/** Commands that have no page on Debian, but tell their options when they are asked: the usual ones, then all. */
const HELP = {
  gcc: {
    usual: ["--help"],
    all: ["-v --help", ...["common", "c", "c++", "warnings", "target"].map((part) => `--help=${part}`)],
  },
};

/** Commands whose pages say less than they tell themselves when they are asked, each subcommand by its own --help. */
const SELF_TOLD = new Set(["pip"]);

function main() {
  const facts = fs.existsSync(TARGET) ? JSON.parse(fs.readFileSync(TARGET, "utf8")) : {};
  const wanted = process.argv.slice(2);
  for (const names of commandPaths().filter(([first]) => wanted.length === 0 || wanted.includes(first))) {
    const found = factsOf(names);
    if (found) facts[names.join(" ")] = found;
  }
  const sorted = Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
  fs.writeFileSync(TARGET, `${JSON.stringify(sorted, null, 1)}\n`);
  console.log(`${Object.keys(sorted).length} commands in ${path.relative(ROOT, TARGET)}`);
}

/** `["git"]`, `["git", "commit"]`, … */
function commandPaths() {
  const files = fs
    .readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => YAML.parse(fs.readFileSync(path.join(FOLDER, file), "utf8")));
  const below = (command, names) => [
    names,
    ...(command.subcommands ?? []).flatMap((inner) => below(inner, [...names, inner.name])),
  ];
  return files.flatMap((file) => {
    if (file?.kind === "command") return below(file, [file.name]);
    return file?.kind === "subcommand" ? below(file, [...file.of.split(" "), file.name]) : [];
  });
}

function factsOf(names) {
  const name = names.join("-");
  if (SELF_TOLD.has(names[0])) return toldFacts(names, { usual: [[...names.slice(1), "--help"].join(" ")], all: [] });
  // A command such as kill is a program and a builtin of bash, with options of their own.
  const builtin = { title: `help ${name}`, text: builtinHelp(name) };
  const pages = [...(PAGES[name] ?? [name]).map(manualPage), builtin].filter((page) => page?.text);
  if (pages.length === 0) return HELP[name] && toldFacts(names, HELP[name]);
  return { page: pages.map(({ title }) => title).join(", "), ...spellings(pages.map(({ text }) => text).join("\n")) };
}

function toldFacts(names, help) {
  const ask = (lines) => lines.map((line) => output(names[0], line.split(" "))).join("\n");
  const usual = ask(help.usual);
  return usual.trim() === "" ? undefined : { page: `${names.join(" ")} --help`, ...spellings(usual, ask(help.all)) };
}

function manualPage(name) {
  for (const section of SECTIONS) {
    const text = output("man", ["--no-hyphenation", "--no-justification", section, name]);
    if (text !== "") return { title: `${name}(${section})`, text: text.replace(/.\x08/g, "") };
  }
  return undefined;
}

/** What bash itself says of a builtin. */
function builtinHelp(name) {
  return /^[\w.:[]+$/.test(name) ? output("bash", ["-c", 'help -- "$1"', "bash", name]) : "";
}

function output(command, args) {
  const env = { ...process.env, LC_ALL: "C", MANWIDTH: "200", MANPAGER: "cat" };
  const run = spawnSync(command, args, { env, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return run.status === 0 ? run.stdout : "";
}

/** A line that begins with an option, behind at least two blanks, is taken for the tag of a paragraph. */
const TAG =
  /^ {2,}((?:-{1,2}[A-Za-z0-9#?@][^\s,|/=[<]*|-{1,2}\[no-\][^\s,|/=[<]*)(?:[ =[][^\s,]*)?(?:(?:, | \| |\||, or | or |\/| )-{1,2}[^\s,|/=<]+(?:[ =[<][^\s,]*)?)*)/;
const OPTION = /(?<![\w-])-{1,2}(?:\[no-\])?[A-Za-z0-9#?@][\w#?+.-]*/g;

function spellings(text, more = "") {
  const listed = new Set();
  const named = new Set();
  for (const line of text.split("\n")) {
    const tag = TAG.exec(line)?.[1] ?? "";
    for (const name of optionsIn(tag)) listed.add(name);
    for (const name of optionsIn(line)) named.add(name);
  }
  for (const name of optionsIn(more)) named.add(name);
  for (const name of listed) named.delete(name);
  return { listed: [...listed].sort().join(" "), named: [...named].sort().join(" ") };
}

/** `[-abc]` of a usage is `-a`, `-b` and `-c`. */
const CLUSTER = /\[-([A-Za-z0-9]{2,})\]/g;

function optionsIn(text) {
  const clusters = [...text.matchAll(CLUSTER)].flatMap(([, letters]) => [...letters].map((letter) => `-${letter}`));
  return clusters.concat(
    [...text.matchAll(OPTION)].flatMap(([name]) => {
      const spelled = name.replace(/[.?-]+$/, "") || name;
      if (!spelled.includes("[no-]")) return [spelled];
      return [spelled.replace("[no-]", ""), spelled.replace("[no-]", "no-")];
    }),
  );
}

main();
