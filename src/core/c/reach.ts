/** How far back a position is read, and the words that C sets apart. */
import type { Position } from "../document.ts";
import type { CSource } from "./source.ts";
import { placed, type PlacedToken } from "./tokens.ts";

/** Words before a parenthesis that do not call anything. */
export const CONTROL: ReadonlySet<string> = new Set([
  "if",
  "while",
  "for",
  "switch",
  "return",
  "sizeof",
  "catch",
  "defined",
  "alignof",
  "_Alignof",
  "typeof",
  "__typeof__",
  "__attribute__",
  "decltype",
]);
/** At the beginning of a line inside parentheses these can only mean that the parenthesis was never closed. */
export const RESTART: ReadonlySet<string> = new Set([
  "if",
  "while",
  "for",
  "switch",
  "return",
  "break",
  "continue",
  "goto",
  "do",
  "case",
  "else",
]);

/** A declaration is looked for this many lines back. */
const FARTHEST = 1500;
/** The head of a function has at most so many lines. */
const LONGEST_HEAD = 20;

/** Tokens of directives are left out, unless the position itself is in one: then they are all there is. */
export function tokensBefore(source: CSource, { line, character }: Position): PlacedToken[] {
  const inDirective = source.line(line).directive;
  const tokens: PlacedToken[] = [];
  for (let at = inDirective ? line : beginning(source, line); at <= line; at++) {
    const lexed = source.line(at);
    if (lexed.directive && !inDirective) continue;
    for (const token of lexed.tokens) {
      if (at === line && token.start >= character) break;
      if (token.kind !== "comment") tokens.push(placed(token, at));
    }
  }
  return tokens;
}

/**
 * A closing brace in the first column ends what is at the top level, whatever follows it; the head of
 * a function begins anew, whatever was left open before it.
 */
function beginning(source: CSource, line: number): number {
  const last = Math.max(0, line - FARTHEST);
  for (let at = line - 1; at >= last; at--) {
    const text = source.lines.line(at);
    if (text.startsWith("}") && source.stateBefore(at) === "code") return at + 1;
    const head = /^[{A-Za-z_]/.test(text) ? functionHead(source, at) : undefined;
    if (head !== undefined) return head;
  }
  return last;
}

/** The line with which a function begins whose body opens on this line. */
function functionHead(source: CSource, line: number): number | undefined {
  const { lines } = source;
  const text = lines.line(line);
  let head = line;
  if (text.startsWith("{")) {
    // Parameters on lines of their own are indented.
    do head--;
    while (head > line - LONGEST_HEAD && /^\s+\S/.test(lines.line(head)));
  } else if (!/^[^;{}="]*\)\s*\{/.test(text)) return undefined;
  const word = /^[A-Za-z_]\w*(?=[^;{}="]*\()/.exec(lines.line(head))?.[0];
  const isFunction = word !== undefined && !CONTROL.has(word) && !RESTART.has(word);
  return isFunction && source.stateBefore(head) === "code" ? head : undefined;
}
