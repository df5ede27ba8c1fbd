import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import type { Position } from "../../../src/core/document.ts";
import { sourceOf } from "../../../src/core/c/source.ts";
import { lexLine, stateAfter } from "../../../src/core/c/tokens.ts";
import { TextLines } from "../../../src/core/lines.ts";
import { provideActions } from "../../../src/language/actions.ts";
import { provideCompletion } from "../../../src/language/completion.ts";
import { provideHover } from "../../../src/language/hover.ts";
import { provideSignatureHelp } from "../../../src/language/signature.ts";
import { randomEdit, randomizer, textOf } from "../../support/random.ts";
import { library } from "./knowledge.ts";

const SAMPLE = fs.readFileSync(path.resolve("samples/echo.c"), "utf8");
const SCRAPS = [
  "",
  "(",
  ")",
  "{",
  "}",
  '"',
  "'",
  "/*",
  "*/",
  "//",
  "\\\n",
  "\n",
  ";",
  "#",
  "x",
  "recv(",
  "ev.",
  "->",
  ", ",
  'R"(',
  ')"',
  "\u{1F600}",
  "\0",
];

const EVERYTHING = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

test("after any edits the states are those of a fresh text", () => {
  const random = randomizer(7);
  for (let round = 0; round < 60; round++) {
    const lines = new TextLines(SAMPLE);
    const source = sourceOf(lines);
    for (let edit = 0; edit < 30; edit++) {
      randomEdit(lines, random, SCRAPS);
      if (random(3) === 0) source.line(random(lines.count));
    }
    const fresh = sourceOf(new TextLines(textOf(lines)));
    for (let line = 0; line < lines.count; line++) {
      assert.equal(source.stateBefore(line), fresh.stateBefore(line), `round ${round}, line ${line}`);
      assert.deepEqual(source.line(line), fresh.line(line), `round ${round}, line ${line}`);
    }
  }
});

test("after any edits a hover is that of a fresh text, also where one was asked just before", () => {
  const random = randomizer(11);
  const lines = new TextLines(SAMPLE);
  const hover = (of: TextLines, at: Position) =>
    provideHover({ uri: "file:///a.c", languageId: "c", lines: of }, at, library);
  let answers = 0;
  for (let round = 0; round < 1000; round++) {
    lines.applyChange(EVERYTHING, SAMPLE);
    const asked = { line: random(lines.count), character: 4 + random(20) };
    for (let edit = 0; edit < 5; edit++) {
      const answer = hover(lines, asked);
      assert.deepEqual(answer, hover(new TextLines(textOf(lines)), asked), textOf(lines));
      if (answer) answers++;
      if (random(5) === 0) asked.character = random(30);
      else randomEdit(lines, random, SCRAPS);
    }
  }
  assert.ok(answers > 100, String(answers));
});

test("what was computed between two edits does not hide what the first of them opened", () => {
  const lines = new TextLines(Array.from({ length: 40 }, () => "int x;").join("\n"));
  const source = sourceOf(lines);
  const at = (line: number) => ({ line, character: 0 });
  source.line(39);
  lines.applyChange({ start: at(5), end: at(5) }, "/*");
  source.line(8);
  lines.applyChange({ start: at(2), end: at(2) }, "y");
  assert.deepEqual(
    [9, 39].map((line) => source.stateBefore(line)),
    ["comment", "comment"],
  );
});

test("the state behind a line is the same with and without its tokens", () => {
  const random = randomizer(3);
  const pieces = [...SCRAPS, "'a'", '"s"', 'u8R"x(', '\\"', "\\", " ", "*/", "#define A 1 "];
  const states = ["code", "comment", "string", "line-comment", "directive", "raw-string"] as const;
  for (let round = 0; round < 20_000; round++) {
    const line = Array.from({ length: random(6) }, () => pieces[random(pieces.length)])
      .join("")
      .replaceAll("\n", "");
    for (const state of states) assert.equal(stateAfter(line, state), lexLine(line, state).next, `${state}: ${line}`);
  }
});

test("after any edits the outline is that of a fresh text", () => {
  const random = randomizer(11);
  for (let round = 0; round < 40; round++) {
    const lines = new TextLines(SAMPLE);
    const { outline } = sourceOf(lines);
    outline.defines("watch");
    for (let edit = 0; edit < 10; edit++) randomEdit(lines, random, SCRAPS);
    const fresh = sourceOf(new TextLines(textOf(lines))).outline;
    for (const name of ["watch", "echo", "main", "open_listener", "accept_all", "x"]) {
      assert.equal(outline.defines(name), fresh.defines(name), `round ${round}, ${name}`);
    }
  }
});

test("enumerators follow the edits of their enum, and of the lines above it", () => {
  const lines = new TextLines("int x;\nenum color {\n    RED,\n    GREEN\n};\nint y;\n");
  const { outline } = sourceOf(lines);
  const at = (line: number, character: number) => ({ line, character });
  assert.deepEqual([outline.defines("GREEN"), outline.defines("BLUE")], [true, false]);
  lines.applyChange({ start: at(3, 9), end: at(3, 9) }, ", BLUE");
  assert.equal(outline.defines("BLUE"), true);
  lines.applyChange({ start: at(0, 0), end: at(0, 0) }, "int a;\nint b;\n");
  assert.deepEqual([outline.defines("RED", 2), outline.defines("RED", 3)], [false, true]);
  lines.applyChange({ start: at(3, 0), end: at(3, 4) }, "struct");
  assert.equal(outline.defines("RED"), false);
  lines.applyChange({ start: at(7, 0), end: at(7, 0) }, "enum { ONE };\n");
  assert.equal(outline.defines("ONE"), true);
  lines.applyChange({ start: at(7, 0), end: at(8, 0) }, "");
  assert.equal(outline.defines("ONE"), false);
});

test("no text makes a feature throw", () => {
  const random = randomizer(3);
  for (let round = 0; round < 400; round++) {
    const lines = new TextLines(SAMPLE.slice(random(400), 400 + random(SAMPLE.length)));
    const document = { uri: "file:///a.c", languageId: "c", lines };
    for (let edit = 0; edit < 4; edit++) randomEdit(lines, random, SCRAPS);
    for (let ask = 0; ask < 6; ask++) {
      const position = { line: random(lines.count + 2), character: random(60) };
      provideHover(document, position, library);
      provideCompletion(document, position, library);
      provideSignatureHelp(document, position, library);
      provideActions(document, { start: position, end: position }, library);
    }
  }
});

test("brackets nested thousands deep do not exhaust the stack", () => {
  const deep = (open: string, close: string) => open.repeat(4000) + close.repeat(4000);
  const texts = [
    `usleep(${deep("(", ")")});`,
    `${deep("(", ")")}->events = 1;`,
    `int x = ${deep("{", "}")};`,
    `struct epoll_event e = ${deep("{", "}")};`,
    `${"struct { ".repeat(2000)} int a;`,
    `typeof(${deep("typeof(", ")")}) x; x.events;`,
    `${"a ? ".repeat(4000)} b->events;`,
  ];
  for (const text of texts) {
    const document = { uri: "file:///a.c", languageId: "c", lines: new TextLines(`void f(void)\n{\n${text}\n}\n`) };
    for (const character of [3, Math.floor(text.length / 2), text.length - 4]) {
      const position = { line: 2, character };
      provideHover(document, position, library);
      provideCompletion(document, position, library);
      provideSignatureHelp(document, position, library);
      provideActions(document, { start: position, end: position }, library);
    }
  }
});

test("edits: ends of lines, ranges outside the text, whole replacements", () => {
  const lines = new TextLines("a\r\nb\rc\nd");
  assert.deepEqual(
    [0, 1, 2, 3].map((line) => lines.line(line)),
    ["a", "b", "c", "d"],
  );
  lines.applyChange({ start: { line: 1, character: 0 }, end: { line: 99, character: 99 } }, "x\ny");
  assert.deepEqual([lines.count, lines.line(1), lines.line(2)], [3, "x", "y"]);
  lines.applyChange({ start: { line: 9, character: 9 }, end: { line: 0, character: 1 } }, "!");
  assert.equal(lines.line(0), "a!");
  assert.equal(lines.count, 1);
  lines.applyChange({ start: { line: 0, character: -5 }, end: { line: 0, character: Number.NaN } }, "");
  assert.equal(lines.line(0), "a!");
  assert.equal(lines.line(5), "");
});
