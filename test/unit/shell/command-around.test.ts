import assert from "node:assert/strict";
import { test } from "node:test";
import { commandAround } from "../../../src/core/shell/command-around.ts";
import { ArrayLines } from "./marked.ts";

/** A script, a line of it, and the command that the line belongs to. */
const CASES: readonly (readonly [script: string, line: number, command: string])[] = [
  ["ls\ntar x\nps", 1, "tar x"],
  ["ls\ntar \\\n  -x \\\n  -f a\nps", 2, "tar \\\n  -x \\\n  -f a"],
  ["ls |\n  grep x &&\n  ps\ntop", 1, "ls |\n  grep x &&\n  ps"],
  ["echo 'a\nb\nc'\nls", 1, "echo 'a\nb\nc'"],
  ["cat <<EOF\ntext\nEOF\nls", 1, "cat <<EOF\ntext\nEOF"],
  ["if ls; then\n  tar x\nfi", 1, "  tar x"],
  ["x=$(ls\n  ps)\ntop", 1, "x=$(ls\n  ps)"],
  ["case $x in\n  a)\n    ls ;;\nesac", 2, "    ls ;;"],
  ["", 0, ""],
];

for (const [script, line, command] of CASES) {
  test(`line ${line} of ${script.replaceAll("\n", "⏎")}`, () => {
    assert.equal(commandAround(new ArrayLines(script), line), command);
  });
}
