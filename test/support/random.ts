/** Chance that can be repeated: the same numbers each time, for tests and for the benchmark. */
import type { TextLines } from "../../src/core/lines.ts";

/** A fixed sequence of numbers below a bound, so that a failure can be repeated. */
export function randomizer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Puts one of the scraps in place of up to three lines, somewhere. */
export function randomEdit(lines: TextLines, random: (below: number) => number, scraps: readonly string[]): void {
  const start = { line: random(lines.count), character: random(40) };
  const end = { line: Math.min(start.line + random(3), lines.count), character: random(40) };
  lines.applyChange({ start, end }, scraps[random(scraps.length)] ?? "");
}

export function textOf(lines: TextLines): string {
  return Array.from({ length: lines.count }, (_, index) => lines.line(index)).join("\n");
}
