/** The lines that make one command together with a line. */
import type { Lines } from "../document.ts";
import { isCommandStart, type ShellState } from "./frames.ts";
import { LineStates } from "./line-states.ts";

/** Longer than any command that a person wants explained at once. */
const MOST_LINES = 50;

/** The text of the command that a line belongs to: continued by a backslash, an operator, a quotation, a here-document. */
export function commandAround(lines: Lines, line: number): string {
  const states = LineStates.of(lines);
  const begins = (index: number) => isOutside(states.at(index)) && !/(?:\\|\||&&)\s*$/.test(lines.line(index - 1));
  let first = line;
  let last = line;
  while (first > 0 && line - first < MOST_LINES && !begins(first)) first--;
  while (last + 1 < lines.count && last - line < MOST_LINES && !begins(last + 1)) last++;
  return Array.from({ length: last - first + 1 }, (_, index) => lines.line(first + index)).join("\n");
}

/** A new command begins, and not one inside another. */
function isOutside(state: ShellState): boolean {
  return isCommandStart(state) && state.frames.every(({ kind }) => kind === "top" || kind === "case");
}
