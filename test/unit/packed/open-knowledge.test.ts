import assert from "node:assert/strict";
import { test } from "node:test";
import { Library } from "../../../src/core/library.ts";
import { openKnowledge } from "../../../src/core/open-knowledge.ts";
import { pack } from "../../../src/core/packed.ts";

const ENTRY = { kind: "type", name: "size_t", header: "stddef.h", summary: "A size." } as const;
const TAR = { name: "tar", summary: "Packs.", options: [] };
const PARTS = {
  knowledge: pack({ language: "en", entries: [ENTRY], families: [], cpp: [], titles: {} }, "entries"),
  shell: pack(
    { commands: [TAR], values: [], index: [{ name: "tar", summary: "Packs.", aliases: ["gtar"] }] },
    "commands",
  ),
};

function opened(parts: Record<keyof typeof PARTS, string>) {
  const read: string[] = [];
  const failed: string[] = [];
  const open = (part: keyof typeof PARTS) => {
    read.push(part);
    const lines = parts[part].split("\n");
    return { line: (index: number) => lines[index] ?? "" };
  };
  return { library: new Library(openKnowledge("en", open, (part) => failed.push(part))), read, failed };
}

test("the commands are read when one is first asked for", () => {
  const { library, read } = opened(PARTS);
  assert.equal(library.entry("size_t")?.summary, "A size.");
  assert.deepEqual(read, ["knowledge"]);
  assert.equal(library.command("tar")?.summary, "Packs.");
  assert.equal(library.command("gtar"), library.command("tar"));
  assert.equal(library.command("none"), undefined);
  assert.deepEqual(read, ["knowledge", "shell"]);
});

test("a part that is broken is empty, told of once, and spares the other", () => {
  const { library, failed } = opened({ ...PARTS, shell: "no JSON" });
  assert.equal(library.command("tar"), undefined);
  assert.deepEqual(library.commands, []);
  assert.equal(library.entry("size_t")?.summary, "A size.");
  assert.deepEqual(failed, ["shell"]);
  const other = opened({ ...PARTS, knowledge: "" });
  assert.equal(other.library.entry("size_t"), undefined);
  assert.deepEqual(other.library.startingWith("s"), []);
  assert.equal(other.library.command("tar")?.summary, "Packs.");
  assert.deepEqual(other.failed, ["knowledge"]);
});
