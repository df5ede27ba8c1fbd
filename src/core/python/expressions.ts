/** Names with what is applied to them: `self.pool.submit(f)`; the only expressions whose type is looked for. */
import { closingOf, openingOf, splitAt } from "./statements.ts";
import type { Token } from "./tokens.ts";

export type Step = { readonly attribute: string } | "call" | "index";

export interface Expression {
  readonly awaited: boolean;
  /** The name that it begins with. */
  readonly name: string;
  readonly steps: readonly Step[];
  /** For `[f(x) for x in xs]`, `[a, b]` or `(a, b)`: what each element is, and nothing else. */
  readonly element?: Expression;
}

const KEYWORDS = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  ),
);

export function isName(token: Token | undefined): token is Token {
  return token?.kind === "word" && !KEYWORDS.has(token.text);
}

/** All the tokens as one expression; undefined when they are anything else. */
export function parseExpression(tokens: readonly Token[]): Expression | undefined {
  const awaited = tokens[0]?.text === "await";
  const parsed = parsePrimary(tokens, awaited ? 1 : 0, awaited);
  if (parsed) return parsed.end === tokens.length ? parsed.expression : undefined;
  return parseList(tokens);
}

/** The longest expression that begins at `from`, and where it ends. */
export function parsePrimary(
  tokens: readonly Token[],
  from: number,
  awaited: boolean,
): { expression: Expression; end: number } | undefined {
  const first = tokens[from];
  if (!isName(first)) return undefined;
  const steps: Step[] = [];
  let at = from + 1;
  for (;;) {
    const text = tokens[at]?.kind === "punctuator" ? tokens[at]?.text : undefined;
    const name = tokens[at + 1];
    if (text === "." && name?.kind === "word") {
      steps.push({ attribute: name.text });
      at += 2;
    } else if (text === "(" || text === "[") {
      steps.push(text === "(" ? "call" : "index");
      at = closingOf(tokens, at) + 1;
    } else return { expression: { awaited, name: first.text, steps }, end: Math.min(at, tokens.length) };
  }
}

function parseList(tokens: readonly Token[]): Expression | undefined {
  const open = tokens[0];
  if (open?.kind !== "punctuator" || (open.text !== "[" && open.text !== "(")) return undefined;
  if (closingOf(tokens, 0) !== tokens.length - 1) return undefined;
  const inside = tokens.slice(1, -1);
  const loop = splitAt(inside, "for");
  const [first = []] = splitAt(loop[0] ?? [], ",");
  const element = parseExpression(first);
  if (element && open.text === "(" && loop.length === 1 && first.length === inside.length) return element;
  return element && { awaited: false, name: "", steps: [], element };
}

/** What stands before the dot at `dot`: `a.b(c)` of `a.b(c).d`; undefined for strings, numbers and the like. */
export function expressionBefore(tokens: readonly Token[], dot: number): Expression | undefined {
  let start = dot;
  for (;;) {
    const last = tokens[start - 1];
    if (last?.kind === "punctuator" && /^[)\]]$/.test(last.text)) {
      start = openingOf(tokens, start - 1);
      if (start < 0) return undefined;
      if (!isName(tokens[start - 1]) && !/^[)\]]$/.test(tokens[start - 1]?.text ?? "")) break;
    } else if (last?.kind === "word") {
      start--;
      if (tokens[start - 1]?.text !== ".") break;
      start--;
    } else return undefined;
  }
  return parseExpression(tokens.slice(start, dot));
}
