import assert from "node:assert/strict";
import { test } from "node:test";
import { commandsOf } from "../../src/build/commands.ts";
import { shellFile, type ShellFile } from "../../src/build/schema.ts";

const text = { en: "Does it.", "zh-cn": "做这件事。" };
const file = (facts: object): ShellFile => shellFile.parse({ source: "frob(1)", ...facts });
const command = (name: string, facts: object = {}) => file({ kind: "command", name, summary: text, ...facts });
const subcommand = (name: string, of: string, facts: object = {}) =>
  file({ kind: "subcommand", name, of, summary: text, ...facts });
const option = (...names: string[]) => ({ names, ...text });

const namesOf = (options: readonly { names: readonly string[] }[] = []) => options.map(({ names }) => names.join(" "));

test("a subcommand stands below the way that it names, at any depth", () => {
  const inner = { name: "box", summary: text };
  const [frob] = commandsOf([
    command("frob", { subcommands: [inner] }),
    subcommand("list", "frob box", { also: ["frob ls"] }),
  ]);
  assert.deepEqual(
    frob?.subcommands?.map(({ name }) => name),
    ["box", "ls"],
  );
  assert.deepEqual(
    frob?.subcommands?.[0]?.subcommands?.map(({ name }) => name),
    ["list"],
  );
});

test("included options stand behind those of the command", () => {
  const shared = file({ kind: "options", name: "output", options: [option("-p", "--patch"), option("--stat")] });
  const [frob] = commandsOf([command("frob", { includes: ["output"], options: [option("-a")] }), shared]);
  assert.deepEqual(namesOf(frob?.options), ["-a", "-p --patch", "--stat"]);
  assert.ok(!("includes" in (frob ?? {})));
});

test("the options of another command are included by its name", () => {
  const [, frob2] = commandsOf([
    command("frob", { options: [option("-c")] }),
    command("frob2", { includes: ["frob"], options: [option("-z")] }),
  ]);
  assert.deepEqual(namesOf(frob2?.options), ["-z", "-c"]);
});

test("a spelling that the command describes itself is not taken from the set", () => {
  const shared = file({ kind: "options", name: "output", options: [option("-p", "--patch"), option("--stat")] });
  const [frob] = commandsOf([
    command("frob", { includes: ["output"], options: [option("-p", "--prefix"), option("--stat")] }),
    shared,
  ]);
  assert.deepEqual(namesOf(frob?.options), ["-p --prefix", "--stat", "--patch"]);
});
