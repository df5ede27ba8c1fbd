import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { checkShellOptions } from "../../src/build/gate/shell-options.ts";
import { Problems } from "../../src/build/problems.ts";
import { readReference } from "../../src/build/reference.ts";

const root = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-options-test-"));
after(() => fs.rmSync(root, { recursive: true, force: true }));

const TEXT = "en: Does it., zh-cn: 做这件事。";
const option = (names: string, more = "") => `  - { names: [${names}], ${TEXT}${more} }\n`;

function check(options: string, facts: object, differences: object[] = []): { problems: string[]; missing: unknown } {
  const write = (name: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  };
  write(
    "notes/reference/shell/frob.yaml",
    `name: frob\nkind: command\nsource: frob(1)\nsummary: { ${TEXT} }\noptions:\n${options}`,
  );
  write("test/fixtures/shell-facts.json", JSON.stringify(facts));
  write("test/fixtures/shell-differences.json", JSON.stringify(differences));
  const problems = new Problems();
  const { missing } = checkShellOptions(root, readReference(root, problems).shell, problems);
  return { problems: problems.toString().split("\n").filter(Boolean), missing: Object.fromEntries(missing) };
}

const FACTS = { frob: { page: "frob(1)", listed: "--all --std -a -v", named: "-O" } };

test("an option that no page knows is named with its line", () => {
  const { problems } = check(option('"-a", "--all"') + option('"--al"'), FACTS);
  assert.equal(problems.length, 1);
  assert.match(problems[0] ?? "", /frob\.yaml:7: --al stands nowhere in frob\(1\)/);
});

test("an option that the reference lacks is counted, not an error", () => {
  const { problems, missing } = check(option('"-a", "--all"'), FACTS);
  assert.deepEqual(problems, []);
  assert.deepEqual(missing, { frob: ["--std", "-v"] });
});

test("spellings of one option are one", () => {
  const options =
    option('"-a"') + option('"--no-all"') + option('"--std="') + option('"-vv"') + option('"-O2"') + option('"--all"');
  assert.deepEqual(check(options, FACTS), { problems: [], missing: { frob: ["-v"] } });
  const page = { frob: { page: "frob(1)", listed: "-T# --no-wait", named: "" } };
  assert.deepEqual(check(option('"-T"') + option('"--wait"'), page), { problems: [], missing: {} });
});

test("a difference is justified, and a command without facts is not held against any", () => {
  const difference = { command: "frob", options: ["-z", "--std"], reason: "a run shows it" };
  const { problems, missing } = check(option('"-z"') + option('"-a"'), FACTS, [difference]);
  assert.deepEqual(problems, []);
  assert.deepEqual(missing, { frob: ["--all", "-v"] });
  assert.deepEqual(check(option('"--nonsense"'), {}).problems, []);
});

test("a command has the options of the one it is like, but for those it says itself", () => {
  const file = (name: string, more: string) =>
    fs.writeFileSync(
      path.join(root, `notes/reference/shell/${name}.yaml`),
      `name: ${name}\nkind: command\nsource: frob(1)\nsummary: { ${TEXT} }\n${more}`,
    );
  file("frob", `options:\n${option('"-a", "--all"')}${option('"-b"')}operands:\n  - { name: file, ${TEXT} }\n`);
  file("frobber", `like: frob\noptions:\n${option('"-b", "--bare"')}`);
  const problems = new Problems();
  const { shell } = readReference(root, problems);
  fs.rmSync(path.join(root, "notes/reference/shell/frobber.yaml"));
  const value = shell.map((source) => source.value).find(({ name }) => name === "frobber");
  assert.ok(value?.kind === "command");
  assert.deepEqual(
    value.options.map(({ names }) => names),
    [
      ["-b", "--bare"],
      ["-a", "--all"],
    ],
  );
  assert.deepEqual(
    value.operands?.map(({ name }) => name),
    ["file"],
  );
  assert.equal(problems.toString(), "");
});

test("a command that no page describes is not held against that of the command above it", () => {
  const inner = `  - { names: ["-a"], ${TEXT} }\nsubcommands:\n  - name: box\n    summary: { ${TEXT} }\n    options:\n      - { names: ["--odd"], ${TEXT} }\n`;
  assert.match(check(inner, FACTS).problems[0] ?? "", /--odd stands nowhere/);
  const difference = { command: "frob box", options: ["*"], reason: "a program of its own" };
  assert.deepEqual(check(inner, FACTS, [difference]).problems, []);
});

test("a subcommand explains what it inherits", () => {
  const subcommand = `subcommands:\n  - name: add\n    summary: { ${TEXT} }\n    options:\n    ${option('"-f"')}`;
  const facts = { "frob add": { page: "frob-add(1)", listed: "-a -f -g", named: "" } };
  assert.deepEqual(check(option('"-a"') + subcommand, facts), { problems: [], missing: { "frob add": ["-g"] } });
});
