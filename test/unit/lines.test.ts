import assert from "node:assert/strict";
import { test } from "node:test";
import { TextLines } from "../../src/core/lines.ts";
import { randomEdit, randomizer, textOf } from "../support/random.ts";

const at = (line: number, character: number) => ({ line, character });

test("the three line ends are one, in the text and in what is typed", () => {
  const lines = new TextLines("a\r\nb\rc\n");
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((line) => lines.line(line)),
    ["a", "b", "c", "", ""],
  );
  lines.applyChange({ start: at(1, 1), end: at(1, 1) }, "1\r\n2");
  assert.equal(textOf(lines), "a\nb1\n2\nc\n");
});

test("a pattern finds its lines in text that was opened, typed or deleted", () => {
  const lines = new TextLines("x\n  x\nbx\nx;");
  assert.deepEqual([...lines.matching(/^x/gm)], [0, 3]);
  assert.deepEqual([...lines.matching(/x$/gm, 1)], [1, 2]);
  lines.applyChange({ start: at(2, 0), end: at(2, 1) }, "");
  assert.deepEqual([...lines.matching(/^x/gm)], [0, 2, 3]);
  lines.applyChange({ start: at(0, 0), end: at(2, 2) }, "y");
  assert.deepEqual([...lines.matching(/^x/gm)], [1]);
  assert.deepEqual([...lines.matching(/z/g)], []);
});

test("after any edits a pattern finds what it finds in each line alone", () => {
  const random = randomizer(5);
  for (let round = 0; round < 200; round++) {
    const lines = new TextLines("ab\n\nb\nabc\n\n\nca\nb\nbb\na");
    for (let edit = 0; edit < 12; edit++) randomEdit(lines, random, ["", "a", "b\n", "\n\na", "c"]);
    for (const pattern of [/a/g, /^b/gm, /b$/gm, /^$/gm]) {
      const alone = Array.from({ length: lines.count }, (_, line) => line).filter(
        (line) => lines.line(line).search(pattern) >= 0,
      );
      assert.deepEqual([...lines.matching(pattern)], alone, `round ${round}: ${String(pattern)}`);
    }
  }
});
