import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";

const CLI = path.resolve("dist/cli.js");

function explain(args: readonly string[], env: Record<string, string> = {}, cli = CLI) {
  const run = spawnSync(process.execPath, [cli, "explain", ...args], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C", ...env },
  });
  return { status: run.status, text: run.stdout, error: run.stderr };
}

test("into a pipe the explanation is plain, and as wide as the shell says", () => {
  const { status, text } = explain(["strace -f ls -l | grep -v x"], { COLUMNS: "50" });
  assert.equal(status, 0);
  assert.ok(!text.includes("\u001b"));
  assert.match(text, /^strace -f ls -l \| grep -v x\n\nstrace {2,}\S/);
  for (const line of text.split("\n")) assert.ok(line.length <= 50, line);
});

test("every piece in JSON has the members that the documentation names", () => {
  const { line, pieces } = JSON.parse(explain(["--json", "strace ls -l 2>&1"]).text);
  assert.equal(line, "strace ls -l 2>&1");
  const common = ["range", "start", "end", "text", "role", "depth", "title", "explanation", "notes"];
  for (const piece of pieces) {
    assert.deepEqual(
      Object.keys(piece).filter((key) => key !== "command"),
      common,
    );
    assert.equal(line.slice(piece.start, piece.end), piece.text);
  }
  assert.deepEqual(
    pieces.map((piece: { role: string; depth: number }) => `${piece.role} ${piece.depth}`),
    ["command 0", "command 1", "option 1", "redirection 0"],
  );
});

test("the exit status says whether anything was known", () => {
  assert.equal(explain(["no-such-command"]).status, 1);
  assert.match(explain(["no-such-command"]).error, /Nothing is known/);
  assert.equal(explain([]).status, 2);
  assert.match(explain(["--language", "zh-cn", "ls"]).text, /[\u4e00-\u9fff]/);
});

test("a broken reference is named, and how to mend it", (context) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-broken-"));
  context.after(() => fs.rmSync(folder, { recursive: true }));
  fs.copyFileSync(CLI, path.join(folder, "cli.js"));
  fs.copyFileSync(path.resolve("dist/knowledge.en.jsonl"), path.join(folder, "knowledge.en.jsonl"));
  for (const broken of ["", "{}", "null", '{"strings":']) {
    fs.writeFileSync(path.join(folder, "shell.en.jsonl"), broken);
    const { status, error } = explain(["ls -l"], {}, path.join(folder, "cli.js"));
    assert.equal(status, 2);
    assert.match(error, /^The reference \S+shell\.en\.jsonl cannot be read \(.+\)\. Build or install/);
  }
});

test("a name of Python is as wide as the shell says, too", () => {
  const { status, text } = explain(["--python", "threading.Lock"], { COLUMNS: "40" });
  assert.equal(status, 0);
  assert.match(text, /^threading\.Lock\(\)\n/);
  for (const line of text.split("\n")) assert.ok(line.length <= 40, line);
});
