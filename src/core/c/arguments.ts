import type { Position } from "../document.ts";
import { matching, parseType, splitAtCommas } from "./declarations.ts";
import { RESTART } from "./reach.ts";
import type { CSource } from "./source.ts";
import { closes, opens, placed, type PlacedToken, type Token } from "./tokens.ts";

/** The longest call that is read to its end, in lines. */
const LONGEST_CALL = 40;

/**
 * The arguments of the call whose opening parenthesis is at `open`, each as its tokens; what is
 * there of them when the call is still being typed.
 */
export function argumentsOf(source: CSource, open: Position): PlacedToken[][] {
  return splitAtCommas(inside(source, open).tokens);
}

/** The parenthesis that closes the one at `open`; undefined when none does. */
export function closingOf(source: CSource, open: Position): PlacedToken | undefined {
  return inside(source, open).close;
}

/** The tokens between a parenthesis and the one that closes it, or the end of the statement. */
function inside(source: CSource, open: Position): { tokens: PlacedToken[]; close?: PlacedToken } {
  const tokens: PlacedToken[] = [];
  let depth = 0;
  for (let line = open.line; line < Math.min(open.line + LONGEST_CALL, source.lines.count); line++) {
    const { tokens: found } = source.line(line);
    // Such a line belongs to the next statement: the parenthesis was never closed.
    if (line > open.line && RESTART.has(found[0]?.text ?? "")) return { tokens };
    for (const token of found) {
      if (token.kind === "comment" || (line === open.line && token.start <= open.character)) continue;
      if (opens(token.text)) depth++;
      if (closes(token.text) && --depth < 0) return { tokens, close: placed(token, line) };
      if (token.text === ";" && depth <= 0) return { tokens };
      tokens.push(placed(token, line));
    }
  }
  return { tokens };
}

/** An argument as the learner wrote it, in single spaces: `SOCK_STREAM | SOCK_NONBLOCK`. */
export function textOf(tokens: readonly Token[]): string {
  let text = "";
  let end = tokens[0]?.start;
  for (const token of tokens) {
    text += token.start === end ? token.text : ` ${token.text}`;
    end = token.end;
  }
  return text;
}

/** `(char *)NULL` is NULL, `(time_t)0` is 0, `(8080)` is 8080. */
export function withoutCasts(tokens: readonly Token[]): readonly Token[] {
  if (tokens[0]?.text !== "(") return tokens;
  const close = matching(tokens, 0);
  if (close === tokens.length - 1) return withoutCasts(tokens.slice(1, close));
  const typed = parseType(tokens.slice(1, close), 0);
  const isPointer = tokens[close - 1]?.text === "*";
  const isCast = typed && (typed.certain || isPointer || typed.type.name.endsWith("_t"));
  const operand = tokens[close + 1];
  const isOperand = operand?.kind !== "punctuator" || operand.text === "(" || operand.text === "-";
  return isCast && isOperand ? withoutCasts(tokens.slice(close + 1)) : tokens;
}

/** The parts between the `|` of an argument, without casts and parentheses around single words. */
export function alternativesOf(tokens: readonly Token[]): string[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.text === "|") parts.push([]);
    else if (token.text !== "(" && token.text !== ")") parts.at(-1)?.push(token);
  }
  return parts.map(textOf);
}
