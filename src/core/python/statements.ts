import type { Lines } from "../document.ts";
import type { LexedLine, Token } from "./tokens.ts";

/** A token with the line that it stands in. */
export interface PlacedToken extends Token {
  readonly line: number;
}

export interface LexedText {
  readonly lines: Lines;
  line(index: number): LexedLine;
}

/** The longest statement that is read as a whole, in lines. */
export const LONGEST_STATEMENT = 60;

/** The line in which the statement around a line begins. */
export function statementStart(source: LexedText, line: number): number {
  let start = line;
  while (start > 0 && line - start < LONGEST_STATEMENT && source.line(start).continues) start--;
  return start;
}

/** The tokens of the statement that begins in a line, without comments. */
export function statementFrom(source: LexedText, start: number): PlacedToken[] {
  const tokens: PlacedToken[] = [];
  for (let line = start; line < source.lines.count && line - start < LONGEST_STATEMENT; line++) {
    const lexed = source.line(line);
    if (line > start && !lexed.continues) break;
    for (const token of lexed.tokens) {
      if (token.kind !== "comment" && token.text !== "\\") tokens.push({ ...token, line });
    }
  }
  return tokens;
}

/** Where the bracket before `close` opens; -1 when it does not. */
export function openingOf(tokens: readonly Token[], close: number): number {
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    const text = tokens[at]?.text ?? "";
    if (tokens[at]?.kind !== "punctuator") continue;
    if (/^[)\]}]$/.test(text)) depth++;
    if (/^[([{]$/.test(text) && --depth === 0) return at;
  }
  return -1;
}

/** Where the bracket at `open` closes; behind the last token when it does not. */
export function closingOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? "";
    if (tokens[at]?.kind !== "punctuator") continue;
    if (/^[([{]$/.test(text)) depth++;
    if (/^[)\]}]$/.test(text) && --depth === 0) return at;
  }
  return tokens.length;
}

/** Cuts tokens wherever a separator stands outside brackets. */
export function splitAt<T extends Token>(tokens: readonly T[], separator: string): T[][] {
  const parts: T[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === "punctuator" && /^[([{]$/.test(token.text)) depth++;
    if (token.kind === "punctuator" && /^[)\]}]$/.test(token.text)) depth--;
    if (depth === 0 && token.text === separator) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}
