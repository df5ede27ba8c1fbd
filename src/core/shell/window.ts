/** The stretch of a document around a place that is enough to understand the command there. */
import type { Lines, Position, Range } from "../document.ts";
import { INITIAL, isCommandStart, type ShellState } from "./frames.ts";
import type { LineStates } from "./line-states.ts";
import { LONGEST_LINE, Scanner } from "./scanner.ts";
import { parse, parseUpTo, type Tree } from "./tree.ts";

export interface Window {
  readonly tree: Tree;
  /** The place as an offset in the text of the tree. */
  readonly offset: number;
  /** Where the line of the place begins in that text; absent where only a part of the line was read. */
  readonly start?: number;
  readonly range: (start: number, end: number) => Range;
}

const MAX_LINES_BEFORE = 400;
const MAX_LINES_AFTER = 100;
const MAX_LENGTH = 40_000;
/** How much of an endless line is read on either side. */
const REACH = 4_000;

/** `upTo` ends the text at the place, for what is being typed there. */
export function windowAt(lines: Lines, states: LineStates, position: Position, upTo = false): Window {
  const line = Math.min(Math.max(position.line, 0), Math.max(lines.count - 1, 0));
  const text = lines.line(line);
  states.soon(line);
  const character = Math.min(Math.max(position.character, 0), text.length);
  if (text.length > LONGEST_LINE) return insideLongLine(text, line, character, upTo);
  let window = fromLine(lines, states, anchor(lines, states, line), line, character, upTo);
  // The command began before the substitution that the line begins in: start at its beginning.
  for (let tries = 0; window.tree.cut && window.first > 0 && tries < 3; tries++) {
    const earlier = outerAnchor(states, window.first);
    if (earlier === undefined || earlier < line - MAX_LINES_BEFORE) break;
    window = fromLine(lines, states, earlier, line, character, upTo);
  }
  return window;
}

/** The nearest line at or before this one where a command begins. */
function anchor(lines: Lines, states: LineStates, line: number): number {
  let length = 0;
  for (let index = line; index >= Math.max(0, line - MAX_LINES_BEFORE); index--) {
    length += lines.line(index).length;
    if (isCommandStart(states.known(index)) && !continues(lines, index)) return index;
    if (length > MAX_LENGTH) break;
  }
  return line;
}

/** Behind a backslash a line goes on even where a command may begin: `a && \`. */
function continues(lines: Lines, index: number): boolean {
  return index > 0 && lines.line(index - 1).endsWith("\\");
}

function outerAnchor(states: LineStates, line: number): number | undefined {
  const depth = states.known(line).frames.length;
  for (let index = line - 1; index >= Math.max(0, line - MAX_LINES_BEFORE); index--) {
    const state = states.known(index);
    if (state.frames.length < depth && isCommandStart(state)) return index;
  }
  return undefined;
}

function fromLine(lines: Lines, states: LineStates, first: number, line: number, character: number, upTo: boolean) {
  const state = states.known(first);
  const starts: number[] = [];
  const texts: string[] = [];
  let length = 0;
  const add = (text: string) => {
    starts.push(length);
    texts.push(text);
    length += text.length + 1;
  };
  for (let index = first; index < line; index++) add(lines.line(index));
  const start = length;
  add(upTo ? lines.line(line).slice(0, character) : lines.line(line));
  if (!upTo) addRest(lines, state, texts, line, add);
  const tree = (upTo ? parseUpTo : parse)(texts.join("\n"), state);
  return { tree, offset: start + character, start, first, range: rangeIn(starts, first) };
}

/** Adds lines below until the command is complete, or has become too long to be one. */
function addRest(
  lines: Lines,
  state: ShellState,
  texts: readonly string[],
  line: number,
  add: (text: string) => void,
): void {
  const scanner = new Scanner(state);
  let length = 0;
  for (const text of texts) scanner.line(text);
  for (let next = line + 1; next <= line + MAX_LINES_AFTER && next < lines.count; next++) {
    if (isComplete(scanner.state, state.frames.length) || length > MAX_LENGTH) return;
    const text = lines.line(next);
    length += text.length;
    scanner.line(text);
    add(text);
  }
}

function isComplete(state: ShellState, depth: number): boolean {
  if (state.frames.at(-1)?.kind === "heredoc") return true;
  if (!isCommandStart(state)) return false;
  return state.frames.slice(depth).every((frame) => frame.kind === "case" || frame.kind === "subshell");
}

function rangeIn(starts: readonly number[], first: number) {
  const place = (offset: number): Position => {
    let index = starts.length - 1;
    while (index > 0 && (starts[index] ?? 0) > offset) index--;
    return { line: first + index, character: offset - (starts[index] ?? 0) };
  };
  return (start: number, end: number): Range => ({ start: place(start), end: place(end) });
}

/** In a line that is data rather than text only the neighbourhood is read, from a blank on. */
function insideLongLine(text: string, line: number, character: number, upTo: boolean): Window {
  const from = Math.max(0, character - REACH);
  const near = text.slice(from, upTo ? character : character + REACH);
  const breaks = from === 0 ? 0 : near.slice(0, character - from).search(/[;|&]\s/);
  const start = from + Math.max(0, breaks);
  const tree = (upTo ? parseUpTo : parse)(near.slice(start - from), INITIAL);
  const range = (first: number, last: number): Range => ({
    start: { line, character: start + first },
    end: { line, character: start + last },
  });
  return { tree, offset: character - start, range };
}
