/** What a word stands for once its quotes are gone, and where each character of that came from. */
import type { Part } from "./tree.ts";

export interface Cooked {
  /** The word without quotes; expansions stay as they are written. */
  readonly value: string;
  /** For each character of `value` its offset; absent when they simply follow each other. */
  readonly at?: readonly number[];
  /** Whether any of it is quoted. */
  readonly quoted: boolean;
}

/** The stretch of a text that some characters of a value came from. */
export function spanOf(
  word: Cooked & { start: number; end: number },
  from: number,
  to: number,
): { start: number; end: number } {
  if (!word.at) return { start: word.start + from, end: word.start + to };
  const first = word.at[from] ?? word.end;
  const last = to > from ? (word.at[to - 1] ?? word.end) + 1 : first;
  return { start: first, end: Math.min(Math.max(first, last), word.end) };
}

export function cook(text: string, start: number, end: number, parts: readonly Part[]): Cooked {
  const quoted = parts.some((part) => isQuote(part));
  if (!quoted && !parts.some((part) => part.kind === "escape") && !text.slice(start, end).includes("\\\n")) {
    return { value: text.slice(start, end), quoted };
  }
  const at: number[] = [];
  collect(text, start, end, parts, at);
  return { value: at.map((offset) => text.charAt(offset)).join(""), at, quoted };
}

export function isQuote(part: Part): boolean {
  return part.kind === "single" || part.kind === "double" || part.kind === "ansi";
}

/** The end of the text inside a quotation: before its closing mark, if it has one. */
export function innerEnd(text: string, part: Part): number {
  const mark = part.kind === "double" ? '"' : "'";
  const closed = part.end - part.start > part.width && text.charAt(part.end - 1) === mark;
  return closed ? part.end - 1 : part.end;
}

function collect(text: string, start: number, end: number, parts: readonly Part[], at: number[]): void {
  let offset = start;
  for (const part of parts) {
    copy(text, offset, part.start, at);
    if (part.kind === "escape") copy(text, part.start + 1, part.end, at);
    else if (isQuote(part)) collect(text, part.start + part.width, innerEnd(text, part), part.parts, at);
    else copy(text, part.start, part.end, at);
    offset = Math.max(offset, part.end);
  }
  copy(text, offset, end, at);
}

function copy(text: string, from: number, to: number, at: number[]): void {
  for (let offset = from; offset < to; offset++) {
    if (text.charAt(offset) === "\\" && text.charAt(offset + 1) === "\n") offset++;
    else at.push(offset);
  }
}

/** The command that a word names: `/usr/bin/tar` is tar, `./tar` is not. */
export function commandNameOf(word: string): string {
  return word.replace(/^(?:\/usr)?(?:\/local)?\/s?bin\//, "");
}
