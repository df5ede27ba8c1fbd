import assert from "node:assert/strict";
import { test } from "node:test";
import { explainLine } from "../../src/core/shell/explain.ts";
import { breakLine } from "../../src/webview/explain/break-line.ts";
import { type Box, pathsOf } from "../../src/webview/explain/geometry.ts";
import { nest, type Node } from "../../src/webview/explain/nesting.ts";
import { asText } from "../../src/webview/explain/text.ts";
import { testLibrary } from "./shell/knowledge.ts";

const library = testLibrary();

/** `[…]` around each piece. */
function drawn(nodes: readonly Node[]): string {
  return nodes.map((node) => (typeof node === "string" ? node : `[${drawn(node.children)}]`)).join("");
}

const shown = (line: string) => drawn(nest(line, explainLine(line, library)));

test("pieces are marked in the line, one inside the other", () => {
  assert.equal(shown("tar -xf a.tar | nosuch x"), "[tar] [-x][f] [a.tar] [|] nosuch x");
  assert.equal(shown("strace -e trace=read ls"), "[strace] [-e] [trace=][read] [ls]");
  assert.equal(shown("ls > $x"), "[ls] [> [$x]]");
});

test("whatever overlaps, the line is drawn whole", () => {
  const line = "0123456789";
  for (let seed = 1; seed < 500; seed++) {
    let value = seed * 7919;
    const random = (below: number) => (value = (value * 48271) % 2147483647) % below;
    const spans = Array.from({ length: random(8) }, () => {
      const start = random(10);
      return { start, end: start + 1 + random(10 - start) };
    }).toSorted((a, b) => a.start - b.start || b.end - a.end);
    const text = drawn(nest(line, spans));
    assert.equal(text.replace(/[[\]]/g, ""), line);
    assert.equal(text.split("[").length - 1, spans.length);
  }
});

test("a part of a line has the parts of its pieces", () => {
  const line = "ls > $xyz";
  const pieces = explainLine(line, library);
  assert.equal(drawn(nest(line, pieces, 0, 7)), "[ls] [> [$x]]");
  assert.equal(drawn(nest(line, pieces, 7)), "[[yz]]");
});

test("a long line is broken at blanks, and keeps every word", () => {
  const rows = (line: string, width: number) =>
    breakLine(line, (text) => text.length <= width).map(({ from, to }) => line.slice(from, to));
  assert.deepEqual(rows("tar -x -z -f a", 100), ["tar -x -z -f a"]);
  assert.deepEqual(rows("tar -x -z -f a", 7), ["tar -x ", "-z -f a"]);
  assert.deepEqual(rows("tar -x -z -f a", 6), ["tar -x", "-z -f ", "a"]);
  assert.deepEqual(rows("tar \\\n  -x\n", 100), ["tar \\", "  -x"]);
  assert.deepEqual(rows("a bcdefgh i", 3), ["a ", "bcd", "efg", "h i"]);
  assert.deepEqual(rows("", 3), []);
});

test("the underline of a piece stands below those in it", () => {
  const [, , target] = nest("ls > $x", explainLine("ls > $x", library));
  assert.equal(typeof target === "object" && target.height, 2);
});

type Point = readonly [number, number];

/** The corners of a path, its roundings left out. */
function cornersOf(path: string): Point[] {
  const corners: Point[] = [];
  for (const [, letter, numbers = ""] of path.matchAll(/([MVHQ])([-\d. ]+)/g)) {
    const [a = 0, b = 0] = numbers.trim().split(" ").map(Number);
    const [x, y] = corners.at(-1) ?? [0, 0];
    if (letter === "M" || letter === "Q") corners.push([a, b]);
    else corners.push(letter === "V" ? [x, a] : [a, y]);
  }
  return corners;
}

function cross(a: readonly Point[], b: readonly Point[]): boolean {
  const pairs = (points: readonly Point[]) => points.slice(1).map((point, index) => [points[index] as Point, point]);
  return pairs(a).some((one) => pairs(b).some((other) => meet(one, other)));
}

/** Whether two stretches, each along an axis, have a point in common. */
function meet(a: readonly Point[], b: readonly Point[]): boolean {
  return [0, 1].every((axis) => {
    const [low, high] = [a, b].map((line) => line.map((point) => point[axis] ?? 0).sort((x, y) => x - y));
    return low && high && (low[0] ?? 0) <= (high[1] ?? 0) && (high[0] ?? 0) <= (low[1] ?? 0);
  });
}

test("the lines between pieces and explanations do not cross", () => {
  for (const count of [1, 2, 7, 30]) {
    const box = (left: number, top: number, width: number, height: number): Box => {
      return { left, right: left + width, top, bottom: top + height };
    };
    const joints = Array.from({ length: count }, (_, index) => ({
      piece: box(index * 30, 0, 22, 20),
      row: box(0, 160 + index * 50, 900, 45),
    }));
    const paths = pathsOf(joints).map(cornersOf);
    for (const [index, path] of paths.entries()) {
      for (const other of paths.slice(index + 1)) assert.ok(!cross(path, other), `${count} pieces`);
    }
  }
});

test("the explanation as text", () => {
  const line = "sudo tar -x";
  assert.equal(
    asText(line, explainLine(line, library)),
    [
      "sudo tar -x",
      "",
      "sudo\tRuns a command as another user.",
      "  tar\tPacks files into an archive and unpacks them.",
      "  -x\t-x, --extract, --get · Takes files out of the archive.",
      "",
    ].join("\n"),
  );
});
