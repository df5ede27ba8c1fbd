import assert from "node:assert/strict";
import { test } from "node:test";
import { explainCommandLine } from "../../../src/cli/explain.ts";
import { explainLine } from "../../../src/core/shell/explain.ts";
import { testLibrary } from "./knowledge.ts";

const library = testLibrary();

test("pieces are aligned and in the order of the line", () => {
  const text = explainCommandLine("tar -xf a.tar | grep x", library);
  assert.equal(
    text,
    [
      "tar -xf a.tar | grep x",
      "",
      "tar        Packs files into an archive and unpacks them.",
      "  -x       -x, --extract, --get",
      "           Takes files out of the archive.",
      "  f        -f ARCHIVE, --file ARCHIVE",
      "           Uses this archive.",
      "           a.tar: ARCHIVE",
      "    a.tar  Uses this archive.",
      "|          Pipe: what the command on the left writes to standard output, the one",
      "           on the right reads from standard input. Both run at the same time.",
      "grep       Finds lines that match.",
      "  x        What to search for.",
    ].join("\n"),
  );
});

test("colours only on request, and JSON for programs", () => {
  assert.ok(!explainCommandLine("ls -l", library).includes("\u001b"));
  assert.ok(explainCommandLine("ls -l", library, { color: true }).includes("\u001b[33m"));
  const { pieces } = JSON.parse(explainCommandLine("ls -l", library, { json: true }));
  assert.deepEqual(pieces[1].range, { start: { line: 0, character: 3 }, end: { line: 0, character: 5 } });
  assert.equal(explainCommandLine("nosuch -l", library), "");
});

test("Chinese text is wrapped by its width", () => {
  const text = explainCommandLine("ls | wc", testLibrary("zh-cn"), { width: 40 });
  for (const line of text.split("\n")) assert.ok(line.length <= 40);
});

test("every piece names its command", () => {
  const rows = explainLine("sudo tar -x | ls -l", library);
  assert.deepEqual(
    rows.map(({ text, command }) => `${text}:${command ?? ""}`),
    ["sudo:sudo", "tar:tar", "-x:tar", "|:", "ls:ls", "-l:ls"],
  );
});
