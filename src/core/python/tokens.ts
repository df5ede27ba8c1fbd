/** The tokens of one line of Python, and the state that the lexer carries from a line to the next. */
import { clipped } from "../lexed-lines.ts";

export interface Token {
  readonly kind: "word" | "number" | "string" | "punctuator" | "comment";
  readonly text: string;
  /** Zero-based; `end` is behind the last character. */
  readonly start: number;
  readonly end: number;
}

/**
 * What a line begins inside of: the empty string at the beginning of a statement, else the open
 * quote, the number of open brackets with the indent of the line that opened the first, and a
 * backslash where the line before ended in one: `f"""|2|4|\`.
 */
export type LineState = string;

export interface LexedLine {
  readonly tokens: readonly Token[];
  readonly next: LineState;
  /** Whether the line goes on with a statement that an earlier line began. */
  readonly continues: boolean;
  /** The column of the first character that is not blank; -1 for a line without code. */
  readonly indent: number;
}

const WORD = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /(?:0[xXoObB][\da-fA-F_]+|\.?\d(?:[eE][+-]|[\w.])*)/y;
const PUNCTUATOR = /->|:=|\*\*=?|\/\/=?|<<=?|>>=?|[<>=!]=|[-+*/%&|^@]=|\.\.\.|[^\s\w]/uy;
const SPACE = /\s+/y;
const PREFIX = /^(?:[rRuUbB]|[fFtT]|[rR][bBfFtT]|[bBfFtT][rR])$/;
/** Lines without any of these leave the state as it is when no statement is open. */
const SIMPLE = /["'()[\]{}\\]/;
/** Strings that end on their line; of `"""` only the halves are found, so that a quote is left. */
const STRINGS = /(?!"""|''')(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/g;
/** Words that begin a statement and never stand inside an expression: a bracket before them was never closed. */
const STATEMENT =
  /^\s*(?:(?:def|class|import|return|with|while|try|raise|del|global|nonlocal|pass|break)\b|@|from\b.*\bimport\b)/;

export function lexLine(full: string, state: LineState): LexedLine {
  return new Lexer(clipped(full), state).run();
}

/** Only the state behind a line: cheap for the many lines whose strings and brackets end where they began. */
export function stateAfter(full: string, state: LineState): LineState {
  const simple = state === "" && (!SIMPLE.test(full) || isBalanced(full));
  return simple ? "" : lexLine(full, state).next;
}

function isBalanced(line: string): boolean {
  if (line.length > 500 || line.endsWith("\\")) return false;
  const bare = line.replace(STRINGS, "");
  if (/["'#]/.test(bare)) return false;
  let depth = 0;
  for (const character of bare) {
    if (character === "(" || character === "[" || character === "{") depth++;
    else if ((character === ")" || character === "]" || character === "}") && --depth < 0) return false;
  }
  return depth === 0;
}

class Lexer {
  readonly #line: string;
  readonly #tokens: Token[] = [];
  #at = 0;
  /** The open quote with an `f` before it where fields are code: `"""`, `f'''`; empty outside strings. */
  #quote: string;
  #depth: number;
  #opener: number;
  #continues: boolean;

  constructor(line: string, state: LineState) {
    this.#line = line;
    const [quote = "", depth = "0", opener = "0", backslash = ""] = state.split("|");
    this.#quote = quote;
    this.#depth = Number(depth);
    this.#opener = Number(opener);
    this.#continues = quote !== "" || backslash !== "" || this.#stillOpen();
    if (!this.#continues) this.#depth = 0;
  }

  run(): LexedLine {
    if (this.#quote !== "") this.#string(this.#quote, 0, true);
    while (this.#at < this.#line.length) this.#step();
    const first = this.#tokens[0];
    const indent = first && first.kind !== "comment" ? first.start : -1;
    return { tokens: this.#tokens, next: this.#next(indent), continues: this.#continues, indent };
  }

  /**
   * A line that is not indented more than the one with the bracket begins anew, unless it begins as
   * items of a list do and statements do not.
   */
  #stillOpen(): boolean {
    if (this.#depth === 0) return false;
    const text = this.#line.trimStart();
    if (text === "" || /^[)\]}#]/.test(text)) return true;
    const indent = this.#line.length - text.length;
    if (indent === this.#opener) return /^[([{"'\d-]/.test(text);
    return indent > this.#opener && !STATEMENT.test(this.#line);
  }

  #step(): void {
    if (this.#take(SPACE) !== undefined) return;
    const character = this.#line[this.#at];
    if (character === "#") this.#push("comment", this.#line.length);
    else if (character === '"' || character === "'") this.#open();
    else this.#plain();
  }

  #open(): void {
    const before = this.#tokens.at(-1);
    const prefix = before?.end === this.#at && PREFIX.test(before.text) ? before : undefined;
    if (prefix) this.#tokens.pop();
    const start = prefix?.start ?? this.#at;
    const single = this.#line.charAt(this.#at);
    const quote = this.#line.startsWith(single.repeat(3), this.#at) ? single.repeat(3) : single;
    this.#at += quote.length;
    this.#string((/[fFtT]/.test(prefix?.text ?? "") ? "f" : "") + quote, start, false);
  }

  /** Reads a string from `start` to its end, or to the end of the line. */
  #string(quote: string, start: number, continued: boolean): void {
    const mark = quote.replace("f", "");
    let from = continued ? this.#at : start;
    while (this.#at < this.#line.length && !this.#line.startsWith(mark, this.#at)) {
      const field = quote.startsWith("f") ? this.#fieldEnd(mark) : 0;
      if (field > 0) from = this.#field(from, field);
      else this.#at += this.#line[this.#at] === "\\" || this.#line.startsWith("{{", this.#at) ? 2 : 1;
    }
    const closed = this.#line.startsWith(mark, this.#at);
    const end = Math.min(closed ? this.#at + mark.length : this.#line.length, this.#line.length);
    if (end > from) this.#tokens.push({ kind: "string", text: this.#line.slice(from, end), start: from, end });
    this.#at = end;
    const goesOn = !closed && (mark.length === 3 || this.#line.endsWith("\\"));
    this.#quote = goesOn ? quote : "";
  }

  /** Behind the `}` of a replacement field that begins here; 0 where none does, or none ends on this line. */
  #fieldEnd(mark: string): number {
    if (this.#line[this.#at] !== "{" || this.#line[this.#at + 1] === "{") return 0;
    let depth = 0;
    for (let at = this.#at; at < this.#line.length; at++) {
      if (this.#line.startsWith(mark, at)) return 0;
      if (this.#line[at] === "{") depth++;
      if (this.#line[at] === "}" && --depth === 0) return at + 1;
    }
    return 0;
  }

  /** The expression of a field is code; its braces and what follows `!` or `:` are text. */
  #field(from: number, end: number): number {
    const open = this.#at + 1;
    this.#tokens.push({ kind: "string", text: this.#line.slice(from, open), start: from, end: open });
    const inner = new Lexer(this.#line.slice(0, end - 1), "");
    inner.#at = open;
    while (inner.#at < end - 1) inner.#step();
    let depth = 0;
    for (const token of inner.#tokens) {
      if (depth === 0 && /^(?::|!|:=)$/.test(token.text)) break;
      if (/^[([{]$/.test(token.text)) depth++;
      if (/^[)\]}]$/.test(token.text)) depth--;
      this.#tokens.push(token);
    }
    this.#at = end;
    return Math.max(this.#tokens.at(-1)?.end ?? 0, open);
  }

  #plain(): void {
    const kinds: readonly [RegExp, Token["kind"]][] = [
      [WORD, "word"],
      [NUMBER, "number"],
      [PUNCTUATOR, "punctuator"],
    ];
    for (const [pattern, kind] of kinds) {
      const text = this.#take(pattern);
      if (text === undefined) continue;
      this.#tokens.push({ kind, text, start: this.#at - text.length, end: this.#at });
      if (kind === "punctuator") this.#bracket(text);
      return;
    }
    this.#at++;
  }

  #bracket(text: string): void {
    if (/^[([{]$/.test(text)) {
      if (this.#depth++ === 0) this.#opener = this.#line.length - this.#line.trimStart().length;
    } else if (/^[)\]}]$/.test(text)) this.#depth = Math.max(0, this.#depth - 1);
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#line)?.[0];
    if (text !== undefined) this.#at += text.length;
    return text;
  }

  #push(kind: Token["kind"], end: number): void {
    this.#tokens.push({ kind, text: this.#line.slice(this.#at, end), start: this.#at, end });
    this.#at = end;
  }

  #next(indent: number): LineState {
    const last = this.#tokens.at(-1);
    const backslash = last?.text === "\\" && last.end === this.#line.length ? "\\" : "";
    if (this.#quote === "" && this.#depth === 0 && backslash === "") return "";
    if (this.#quote !== "" && this.#depth === 0) return `${this.#quote}|0|${Math.max(indent, 0)}`;
    return `${this.#quote}|${this.#depth}|${this.#opener}|${backslash}`;
  }
}
