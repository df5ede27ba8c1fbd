import assert from "node:assert/strict";
import { test } from "node:test";
import { TextLines } from "../../../src/core/lines.ts";
import { INITIAL } from "../../../src/core/shell/frames.ts";
import { LineStates } from "../../../src/core/shell/line-states.ts";
import { pieces } from "../../../src/core/shell/pieces.ts";
import { scanLine, Scanner } from "../../../src/core/shell/scanner.ts";
import { provideShellCompletion } from "../../../src/language/shell/completion.ts";
import { findIn } from "../../../src/language/shell/findings.ts";
import { provideShellHover } from "../../../src/language/shell/hover.ts";
import { randomizer, textOf } from "../../support/random.ts";
import { randomLine } from "../../support/random-shell.ts";
import { testLibrary } from "./knowledge.ts";
import { ArrayLines } from "./marked.ts";

const library = testLibrary();

// How long they take is measured over a million lines by `npm run bench:fuzz`.
test("a hundred thousand random lines are taken apart without an exception", () => {
  const random = randomizer(1);
  for (let count = 0; count < 100_000; count++) {
    const line = randomLine(random);
    for (const piece of pieces(line, library).pieces) {
      assert.ok(0 <= piece.start && piece.start <= piece.end && piece.end <= line.length, line);
    }
  }
});

test("hover and completion answer anywhere in random scripts", () => {
  const random = randomizer(2);
  for (let count = 0; count < 4000; count++) {
    const lines = new ArrayLines(Array.from({ length: 1 + random(6) }, () => randomLine(random)).join("\n"));
    const line = random(lines.count);
    const position = { line, character: random(lines.line(line).length + 2) };
    provideShellHover({ lines }, position, library);
    provideShellCompletion({ lines }, position, library);
  }
});

test("after edits a hover is that of a fresh document, also where one was asked just before", () => {
  const random = randomizer(6);
  const richer = testLibrary("en", [{ name: "frobnicate", summary: "Only here.", options: [] }]);
  const anyLine = () => (random(3) === 0 ? (["ls() { :; }", "frobnicate -x"][random(2)] ?? "") : randomLine(random));
  const lines = new TextLines(Array.from({ length: 12 }, anyLine).join("\n"));
  let answers = 0;
  for (let step = 0; step < 2000; step++) {
    const line = random(12);
    const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    if (random(3) > 0) lines.applyChange(range, `${anyLine()}\n`);
    const asked = { line: 6 + random(2), character: random(12) };
    const reference = random(2) === 0 ? library : richer;
    const hover = provideShellHover({ lines }, asked, reference);
    const fresh = new TextLines(textOf(lines));
    assert.deepEqual(hover, provideShellHover({ lines: fresh }, asked, reference), textOf(lines));
    if (hover) answers++;
  }
  assert.ok(answers > 500, String(answers));
});

test("a quote that is opened far above reaches a line that is asked about again and again", () => {
  const lines = new TextLines("ls -l\n".repeat(12_000));
  const position = { line: 11_990, character: 0 };
  assert.ok(provideShellHover({ lines }, position, library));
  lines.applyChange({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, "echo '");
  const answers = [1, 2, 3, 4].map(() => provideShellHover({ lines }, position, library));
  assert.equal(answers[3], undefined);
});

test("what is found in random documents stands in them, and is the same after edits as in a fresh one", () => {
  const random = randomizer(5);
  const extra = ["gerp x", "chmod --recusive x", 'rm -rf "$x/"', "x=1", "\tgerp $$y", "RUN gerp \\", "```sh", "```"];
  const anyLine = () => (random(3) === 0 ? (extra[random(extra.length)] ?? "") : randomLine(random));
  for (const languageId of ["shellscript", "markdown", "makefile", "dockerfile"]) {
    const lines = new TextLines(Array.from({ length: 12 }, anyLine).join("\n"));
    for (let step = 0; step < 300; step++) {
      const line = random(lines.count);
      const range = { start: { line, character: 0 }, end: { line: line + random(3), character: 0 } };
      lines.applyChange(range, `${anyLine()}\n`);
      const found = findIn({ languageId, lines }, library);
      const text = textOf(lines);
      assert.deepEqual(found, findIn({ languageId, lines: new TextLines(text) }, library), text);
      for (const { start, end } of found.map((one) => one.range)) {
        assert.ok(
          start.character < lines.line(start.line).length && end.character <= lines.line(end.line).length,
          text,
        );
      }
    }
  }
});

test("after edits the states are those of a fresh scan", () => {
  const random = randomizer(3);
  const lines = new ArrayLines(Array.from({ length: 40 }, () => randomLine(random)).join("\n"));
  const states = LineStates.of(lines);
  for (let count = 0; count < 5000; count++) {
    const at = random(lines.count);
    const added = Array.from({ length: random(3) }, () => (random(2) ? randomLine(random) : "ls"));
    lines.texts.splice(at, random(3), ...added);
    if (lines.count < 20) lines.texts.push(...Array.from({ length: 30 }, () => randomLine(random)));
    if (random(3) === 0) continue;
    states.update(lines);
    states.at(random(lines.count));
    if (random(4) === 0) assertFresh(lines, states);
  }
});

function assertFresh(lines: ArrayLines, states: LineStates): void {
  let state = INITIAL;
  for (let line = 0; line < lines.count; line++) {
    assert.equal(states.at(line).key, state.key, `line ${line}`);
    state = scanLine(lines.line(line), state);
  }
}

test("lines that are taken for plain end as the scanner says", () => {
  const random = randomizer(4);
  for (let count = 0; count < 50_000; count++) {
    const line = randomLine(random);
    const scanner = new Scanner(INITIAL);
    scanner.line(line);
    assert.equal(scanLine(line, INITIAL).key, scanner.state.key, line);
  }
});

/** What costs the square of a length takes minutes here. */
const HANGS = { timeout: 60_000 };

test("lines that would cost the square of their length do not", HANGS, () => {
  for (const bit of ["{,", "[", "{a..", "$(", "((", "\\", "`", "'\"", "<(", "a=(", "~", "#{"]) {
    const line = `ls ${bit.repeat(40_000 / bit.length)}`;
    assert.ok(pieces(line, library).pieces.length > 0, bit);
  }
});

test("nor does looking at them for what could be wrong", HANGS, () => {
  for (const bit of ["a", ":", "a()", "rm -r ", "$x/", "gerp ", "read ", "> /dev/sda ", ":(){ "]) {
    const lines = new TextLines(bit.repeat(19_000 / bit.length));
    assert.ok(Array.isArray(findIn({ languageId: "shellscript", lines }, library)), bit);
  }
});

test("one line of five megabytes does not hang", HANGS, () => {
  const lines = new ArrayLines("ls -l; ".repeat(750_000));
  assert.ok(provideShellHover({ lines }, { line: 0, character: 2_100_003 }, library));
});
