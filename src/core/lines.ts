import type { Lines, Range } from "./document.ts";

/** Told of each edit: lines `from` to `from + removed` have become `from` to `from + inserted`. */
export type LinesListener = (from: number, removed: number, inserted: number) => void;

/** How many lines one call of `splice` may carry as arguments. */
const CHUNK = 10_000;

/**
 * A text as an array of lines without their ends. An edit replaces only the lines that it touches,
 * so that a key press in a huge file costs what its line costs; and a huge file is opened without
 * making a string of each of its lines, most of which nobody asks for.
 */
export class TextLines implements Lines {
  /** The text as it was opened, every line ended by `\n`. */
  readonly #opened: string;
  /** Where a line begins in `#opened`, or the line itself, once it was edited. */
  readonly #lines: (number | string)[];
  readonly #listeners: LinesListener[] = [];

  constructor(text: string) {
    this.#opened = withNewlines(text);
    this.#lines = startsOf(this.#opened);
  }

  get count(): number {
    return this.#lines.length;
  }

  line(index: number): string {
    const line = this.#lines[index] ?? "";
    return typeof line === "string" ? line : this.#opened.slice(line, this.#endOf(line));
  }

  /** The code of a line's first character, for a look at very many lines: below that of a space where the line is empty. */
  firstCode(index: number): number {
    const line = this.#lines[index] ?? "";
    const code = typeof line === "number" ? this.#opened.charCodeAt(line) : line.charCodeAt(0);
    return code || 0;
  }

  /**
   * The lines in which `pattern` matches, from the line `from` on. It is tried on the whole text at once,
   * so it has the flag `g`, with `m` where it says `^` or `$`, and never matches a line's end.
   */
  *matching(pattern: RegExp, from = 0): Generator<number> {
    let match = -1;
    for (let index = from; index < this.count; index++) {
      const line = this.#lines[index] ?? "";
      if (typeof line === "string") {
        if (line.search(pattern) >= 0) yield index;
        continue;
      }
      if (match < line) match = searchFrom(this.#opened, pattern, line);
      const next = this.#lines[index + 1];
      const isBehind = typeof next === "number" && next <= match;
      if (!isBehind && match <= this.#endOf(line)) yield index;
    }
  }

  /** Applies an incremental change of LSP; a range outside the text is moved to its nearest place inside. */
  applyChange(range: Range, text: string): void {
    const [start, end] = this.#clamp(range);
    const before = this.line(start.line).slice(0, start.character);
    const after = this.line(end.line).slice(end.character);
    const inserted = withNewlines(before + text + after).split("\n");
    const removed = end.line - start.line + 1;
    replace(this.#lines, start.line, removed, inserted);
    for (const listener of this.#listeners) listener(start.line, removed, inserted.length);
  }

  /** Listeners live as long as the text. */
  onChange(listener: LinesListener): void {
    this.#listeners.push(listener);
  }

  #endOf(start: number): number {
    const end = this.#opened.indexOf("\n", start);
    return end < 0 ? this.#opened.length : end;
  }

  #clamp({ start, end }: Range): [Range["start"], Range["start"]] {
    const inside = ({ line, character }: Range["start"]) => {
      if (!(line >= 0)) return { line: 0, character: 0 };
      if (line >= this.count) return { line: this.count - 1, character: this.line(this.count - 1).length };
      return { line, character: Math.min(Math.max(character, 0) || 0, this.line(line).length) };
    };
    const [a, b] = [inside(start), inside(end)];
    const ordered = a.line < b.line || (a.line === b.line && a.character <= b.character);
    return ordered ? [a, b] : [b, a];
  }
}

/** `array.splice` for a replacement of any length. */
export function replace<T>(array: T[], from: number, removed: number, inserted: readonly T[]): void {
  if (inserted.length <= CHUNK) {
    array.splice(from, removed, ...inserted);
    return;
  }
  const rest = array.slice(from + removed);
  array.length = from;
  for (const item of inserted) array.push(item);
  for (const item of rest) array.push(item);
}

function withNewlines(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}

/** Where the first match at or behind `from` begins; infinity when there is none. */
function searchFrom(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? Number.POSITIVE_INFINITY;
}
