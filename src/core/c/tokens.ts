/** The tokens of one line of C, and the state that the lexer carries from a line to the next. */
import { clipped } from "../lexed-lines.ts";

export type TokenKind = "word" | "number" | "string" | "character" | "punctuator" | "comment";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Zero-based; `end` is behind the last character. */
  readonly start: number;
  readonly end: number;
}

/** A token and the line it stands on. */
export interface PlacedToken extends Token {
  readonly line: number;
}

/** Written out, because every request places hundreds of tokens, and spreading costs ten times as much. */
export function placed({ kind, text, start, end }: Token, line: number): PlacedToken {
  return { kind, text, start, end, line };
}

/** Whether a token opens parentheses, brackets or braces. */
export function opens(text: string): boolean {
  return text === "(" || text === "[" || text === "{";
}

export function closes(text: string): boolean {
  return text === ")" || text === "]" || text === "}";
}

/** What a line begins inside of. */
export type LineState = "code" | "comment" | "string" | "line-comment" | "directive" | "raw-string";

export interface LexedLine {
  readonly tokens: readonly Token[];
  /** The state before the next line. */
  readonly next: LineState;
  /** Whether the line belongs to a preprocessor directive. */
  readonly directive: boolean;
}

const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const NUMBER = /\.?\d(?:[eEpP][+-]|['\w.])*/y;
const PUNCTUATOR = /->|\+\+|--|<<=?|>>=?|[<>=!]=|&&|\|\||[-+*/%&|^]=|\.\.\.|::|##|[^\s\w]/uy;
const SPACE = /\s+/y;
/**
 * Only a line with one of these can leave something open: a comment that the line does not close at its end,
 * a raw string, or what a backslash continues.
 */
export const OPENING = /\/\*(?![^\n]*\*\/[^"'/\\\n]*(?![^\n]))|R"|\\(?![^\n])/g;

/** Lexes a line; nothing in it is ever an error, because code that is being typed is full of them. */
export function lexLine(full: string, state: LineState): LexedLine {
  return new Lexer(clipped(full), state).run();
}

/** Only the state behind a line: cheap for the many lines that end where they began. */
export function stateAfter(full: string, state: LineState): LineState {
  const line = clipped(full);
  const isCode = state === "code" || state === "directive" || state === "line-comment";
  if (isCode && line.search(OPENING) < 0) return "code";
  return new Lexer(line, state).run().next;
}

class Lexer {
  readonly #line: string;
  readonly #tokens: Token[] = [];
  #at = 0;
  #state: LineState;
  #directive: boolean;

  constructor(line: string, state: LineState) {
    this.#line = line;
    this.#state = state;
    this.#directive = state === "directive" || (state === "code" && /^\s*#/.test(line));
  }

  run(): LexedLine {
    this.#continue();
    while (this.#at < this.#line.length && this.#state !== "comment" && this.#state !== "line-comment") this.#step();
    return { tokens: this.#tokens, next: this.#next(), directive: this.#directive };
  }

  /** Finishes what the line before has begun. */
  #continue(): void {
    switch (this.#state) {
      case "comment":
        return this.#until(/\*\//g, "comment");
      case "raw-string":
        return this.#until(/\)[^()\\\s]{0,16}"/g, "string");
      case "string":
        return this.#quoted('"', "string");
      case "line-comment":
        this.#push("comment", this.#line.length);
        return;
      default:
        this.#state = "code";
    }
  }

  #until(end: RegExp, kind: TokenKind): void {
    end.lastIndex = this.#at;
    const match = end.exec(this.#line);
    this.#push(kind, match ? match.index + match[0].length : this.#line.length);
    if (match) this.#state = "code";
  }

  #step(): void {
    const line = this.#line;
    if (this.#take(SPACE) !== undefined) return;
    if (line.startsWith("//", this.#at)) {
      this.#push("comment", line.length);
      this.#state = "line-comment";
    } else if (line.startsWith("/*", this.#at)) this.#comment();
    else if (line[this.#at] === '"') this.#string();
    else if (line[this.#at] === "'") this.#quoted("'", "character");
    else this.#plain();
  }

  #comment(): void {
    const end = this.#line.indexOf("*/", this.#at + 2);
    this.#push("comment", end < 0 ? this.#line.length : end + 2);
    if (end < 0) this.#state = "comment";
  }

  /** `R"(…)"` may span lines; an ordinary string only behind a backslash. */
  #string(): void {
    const before = this.#tokens.at(-1);
    if (before?.end === this.#at && /^(?:u8|[uUL])?R$/.test(before.text)) {
      this.#state = "raw-string";
      this.#until(/\)[^()\\\s]{0,16}"/g, "string");
    } else this.#quoted('"', "string");
  }

  #quoted(quote: string, kind: TokenKind): void {
    const start = this.#at;
    let end = this.#state === "string" ? start : start + 1;
    while (end < this.#line.length && this.#line[end] !== quote) end += this.#line[end] === "\\" ? 2 : 1;
    const closed = end < this.#line.length;
    this.#push(kind, Math.min(closed ? end + 1 : end, this.#line.length));
    this.#state = !closed && this.#line.endsWith("\\") && kind === "string" ? "string" : "code";
  }

  #plain(): void {
    const kinds: readonly [RegExp, TokenKind][] = [
      [WORD, "word"],
      [NUMBER, "number"],
      [PUNCTUATOR, "punctuator"],
    ];
    for (const [pattern, kind] of kinds) {
      const text = this.#take(pattern);
      if (text === undefined) continue;
      this.#tokens.push({ kind, text, start: this.#at - text.length, end: this.#at });
      return;
    }
    this.#at++;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#line)?.[0];
    if (text !== undefined) this.#at += text.length;
    return text;
  }

  #push(kind: TokenKind, end: number): void {
    if (end > this.#at) this.#tokens.push({ kind, text: this.#line.slice(this.#at, end), start: this.#at, end });
    this.#at = end;
  }

  #next(): LineState {
    const continued = this.#line.endsWith("\\");
    if (this.#state === "comment" || this.#state === "raw-string" || this.#state === "string") return this.#state;
    if (this.#state === "line-comment") return continued ? "line-comment" : "code";
    return this.#directive && continued ? "directive" : "code";
  }
}
