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
import { testLibrary } from "./knowledge.ts";
import { ArrayLines } from "./marked.ts";

const library = testLibrary();

const SEEDS = [
  "tar -zxvf \"a b.tar.gz\" -C 'd e' 2>&1 | grep -v foo && echo $HOME",
  "for f in *.{c,h}; do gcc -o \"${f%.c}\" -Wno-unused $f & done < <(find . -name '*.c' -exec grep x {} \\;)",
  "cat <<EOF >out; case $1 in a|b) ls;; *) ps aux;; esac",
  'x=$(ls -l "$(ps -o pid,comm)" `echo \\`date\\``) a=(1 2 [3]=4) sudo -u me strace -e trace=openat,read ls',
  "if [[ -f $x && $y =~ ^(a|b)$ ]]; then (( i++ )); fi; f() { echo $((1 + (2))); }",
  "ss state established '( dport = :ssh )'; tcpdump -i lo 'tcp port 80'; bash -c 'ls -l | wc'; dd if=a bs=1M; chmod u+x,go-w f",
];
const BITS = [
  "'",
  '"',
  "`",
  "$(",
  ")",
  "${",
  "}",
  "((",
  "))",
  "<<E",
  "<<-'E'",
  "E",
  "|",
  "&",
  ";",
  ";;",
  "\\",
  "#",
  " ",
  "\t",
  "[[",
  "]]",
  "case ",
  " in ",
  "esac",
  "=(",
  "<(",
  "-",
  "--",
  "$",
  "!",
  "{",
  "中",
  "😀",
  "\0",
];

/** A fixed sequence, so that a failure can be repeated. */
function randomizer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomLine(random: (below: number) => number): string {
  const seed = SEEDS[random(SEEDS.length)] ?? "";
  const start = random(3) === 0 ? random(seed.length) : 0;
  let line = seed.slice(start, random(seed.length) + 1);
  for (let changes = random(4); changes > 0; changes--) {
    const at = random(line.length + 1);
    line = line.slice(0, at) + (BITS[random(BITS.length)] ?? "") + line.slice(at + random(3));
  }
  return line;
}

test("a hundred thousand random lines neither throw nor take long", () => {
  const random = randomizer(1);
  let slowest = 0;
  for (let count = 0; count < 100_000; count++) {
    const line = randomLine(random);
    const begin = performance.now();
    for (const piece of pieces(line, library).pieces) {
      assert.ok(0 <= piece.start && piece.start <= piece.end && piece.end <= line.length, line);
    }
    slowest = Math.max(slowest, performance.now() - begin);
  }
  assert.ok(slowest < 200, `the slowest took ${slowest} ms`);
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
      const text = Array.from({ length: lines.count }, (_, index) => lines.line(index)).join("\n");
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

test("lines that would cost the square of their length do not", () => {
  for (const bit of ["{,", "[", "{a..", "$(", "((", "\\", "`", "'\"", "<(", "a=(", "~", "#{"]) {
    const line = `ls ${bit.repeat(40_000 / bit.length)}`;
    const begin = performance.now();
    pieces(line, library);
    const took = performance.now() - begin;
    assert.ok(took < 1500, `${bit} took ${took} ms`);
  }
});

test("nor does looking at them for what could be wrong", () => {
  for (const bit of ["a", ":", "a()", "rm -r ", "$x/", "gerp ", "read ", "> /dev/sda ", ":(){ "]) {
    const lines = new TextLines(bit.repeat(19_000 / bit.length));
    const begin = performance.now();
    findIn({ languageId: "shellscript", lines }, library);
    const took = performance.now() - begin;
    assert.ok(took < 1500, `${bit} took ${took} ms`);
  }
});

test("one line of five megabytes does not hang", () => {
  const lines = new ArrayLines("ls -l; ".repeat(750_000));
  const begin = performance.now();
  const hover = provideShellHover({ lines }, { line: 0, character: 2_100_003 }, library);
  assert.ok(hover && performance.now() - begin < 100);
});
