import assert from "node:assert/strict";
import { test } from "node:test";
import { columns, wrap } from "../../../src/cli/columns.ts";
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
  assert.match(text, /[\u4e00-\u9fff]/);
  for (const line of text.split("\n")) {
    assert.ok(columns(line) <= 40, line);
    assert.doesNotMatch(line, /^\s*[，。；：、）]/);
  }
});

test("columns are those of a terminal", () => {
  assert.equal(columns("abc"), 3);
  assert.equal(columns("中文，"), 6);
  assert.equal(columns("한か🚀"), 6);
  assert.equal(columns("e\u0301\u200b"), 1);
  assert.deepEqual(wrap("等待就绪，然后返回。", 11), ["等待就绪，", "然后返回。"]);
  assert.deepEqual(wrap("见（上文）说", 6), ["见（上", "文）说"]);
  assert.deepEqual(wrap("a --very-long-option b", 8), ["a", "--very-l", "ong-opti", "on b"]);
  assert.deepEqual(wrap("", 8), []);
});

test("commands inside commands are indented", () => {
  const depths = (line: string) => explainLine(line, library).map(({ text, depth }) => `${text}:${depth}`);
  assert.deepEqual(depths("sudo tar -x $f | ls"), ["sudo:0", "tar:1", "-x:1", "$f:1", "$f:1", "|:0", "ls:0"]);
  assert.deepEqual(depths("sudo bash -c 'ls | ls'").slice(-3), ["ls:2", "|:2", "ls:2"]);
  const text = explainCommandLine("sudo tar -x", library);
  assert.match(text, /^sudo +\S/m);
  assert.match(text, /^ {2}tar +\S/m);
  assert.match(text, /^ {4}-x +\S/m);
});

test("the line shows its pieces in their colours, and loses nothing", () => {
  const line = 'sudo tar -xzf "a b.tar" > out 2>&1 && bash -c \'ls -l "$x"\' | grep -A3 x';
  const painted = explainCommandLine(line, library, { color: true }).split("\n")[0] ?? "";
  assert.equal(painted.replace(/\u001b\[[\d;]*m/g, ""), line);
  assert.ok(painted.includes("\u001b[1;36mtar\u001b[0m"));
});

test("every piece names its command", () => {
  const rows = explainLine("sudo tar -x | ls -l", library);
  assert.deepEqual(
    rows.map(({ text, command }) => `${text}:${command ?? ""}`),
    ["sudo:sudo", "tar:tar", "-x:tar", "|:", "ls:ls", "-l:ls"],
  );
});
