import type { Lines, Range } from "./document.ts";

/** Told of each edit: lines `from` to `from + removed` have become `from` to `from + inserted`. */
export type LinesListener = (from: number, removed: number, inserted: number) => void;

/** How many lines one call of `splice` may carry as arguments. */
const CHUNK = 10_000;

/**
 * A text as an array of lines without their ends. An edit replaces only the lines that it touches,
 * so that a key press in a huge file costs what its line costs.
 */
export class TextLines implements Lines {
  #lines: string[];
  readonly #listeners: LinesListener[] = [];

  constructor(text: string) {
    this.#lines = split(text);
  }

  get count(): number {
    return this.#lines.length;
  }

  line(index: number): string {
    return this.#lines[index] ?? "";
  }

  /** Applies an incremental change of LSP; a range outside the text is moved to its nearest place inside. */
  applyChange(range: Range, text: string): void {
    const [start, end] = this.#clamp(range);
    const before = this.line(start.line).slice(0, start.character);
    const after = this.line(end.line).slice(end.character);
    const inserted = split(before + text + after);
    const removed = end.line - start.line + 1;
    replace(this.#lines, start.line, removed, inserted);
    for (const listener of this.#listeners) listener(start.line, removed, inserted.length);
  }

  /** Listeners live as long as the text. */
  onChange(listener: LinesListener): void {
    this.#listeners.push(listener);
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

/** Most texts have no carriage return, and splitting at one character costs a fifth of what a pattern costs. */
function split(text: string): string[] {
  return text.includes("\r") ? text.split(/\r\n|\r|\n/) : text.split("\n");
}
