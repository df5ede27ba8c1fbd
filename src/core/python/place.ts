/** What stands around a position: the statement, the scope, the calls whose arguments are being written. */
import type { Position } from "../document.ts";
import { expressionBefore, isName } from "./expressions.ts";
import type { PythonEntry } from "./knowledge.ts";
import type { PythonLibrary } from "./library.ts";
import { type Meaning, Resolver } from "./meaning.ts";
import type { Scope } from "./scopes.ts";
import type { PythonSource } from "./source.ts";
import { closingOf, type PlacedToken, splitAt, statementFrom, statementStart } from "./statements.ts";

/** A call that is open at the position. */
export interface CallFrame {
  /** The index of its parenthesis. */
  readonly open: number;
  /** How many arguments stand before this one. */
  readonly argument: number;
  /** The name that this argument is given by. */
  readonly keyword?: string;
}

/** An argument of a call, without its name. */
export interface Argument {
  readonly keyword?: string;
  readonly tokens: readonly PlacedToken[];
}

export class Place {
  /** The statement around the position. */
  readonly tokens: readonly PlacedToken[];
  /** The first token that does not end before the position. */
  readonly index: number;
  readonly scope: Scope;
  readonly resolver: Resolver;
  readonly at: Position;

  constructor(source: PythonSource, at: Position, library: PythonLibrary) {
    const start = statementStart(source, at.line);
    this.at = at;
    this.tokens = statementFrom(source, start);
    const behind = this.tokens.findIndex(({ line, end }) => line > at.line || (line === at.line && end > at.character));
    this.index = behind < 0 ? this.tokens.length : behind;
    this.scope = source.scopes.at(start);
    this.resolver = new Resolver(library, hiddenNames(this.tokens));
  }

  /** What stands before the dot at this index. */
  ownerBefore(dot: number): Meaning | undefined {
    const expression = expressionBefore(this.tokens, dot);
    return expression && this.resolver.expression(expression, this.scope, this.at);
  }

  /** The entry that a token names, as it stands here. */
  meaningOf(index: number): Meaning | undefined {
    const token = this.tokens[index];
    if (token?.kind !== "word") return undefined;
    const before = this.tokens[index - 1]?.text;
    const imported = this.#imported(index);
    if (imported !== undefined) return imported ?? undefined;
    if (before === ".") return this.resolver.member(this.ownerBefore(index - 1), token.text);
    if (before === "def" || before === "class" || !isName(token)) return undefined;
    return this.resolver.name(token.text, this.scope, this.at);
  }

  /** The open calls before a token, the outermost first. */
  frames(index: number): CallFrame[] {
    const open: (CallFrame & { bracket: string })[] = [];
    this.tokens.slice(0, index).forEach((token, at) => {
      const top = open.at(-1);
      if (token.kind !== "punctuator") return;
      if (/^[([{]$/.test(token.text)) open.push({ open: at, argument: 0, bracket: token.text });
      else if (/^[)\]}]$/.test(token.text)) open.pop();
      else if (token.text === "," && top) open[open.length - 1] = { ...top, argument: top.argument + 1 };
    });
    return open
      .filter(({ bracket, open: at }) => bracket === "(" && this.#isCall(at))
      .map(({ open: at, argument }) => ({ open: at, argument, ...this.#keywordAt(at, argument) }));
  }

  /** The function, method or class whose call begins with the parenthesis at `open`. */
  callee(open: number): PythonEntry | undefined {
    const expression = expressionBefore(this.tokens, open);
    const meaning = expression && this.resolver.expression(expression, this.scope, this.at);
    return meaning?.kind === "entry" && meaning.entry.signature !== undefined ? meaning.entry : undefined;
  }

  /** The arguments of a call, as far as they are written. */
  argumentsOf(open: number): Argument[] {
    const inside = this.tokens.slice(open + 1, closingOf(this.tokens, open));
    return splitAt(inside, ",")
      .filter((tokens) => tokens.length > 0)
      .map((tokens) => (isKeyword(tokens) ? { keyword: tokens[0]?.text ?? "", tokens: tokens.slice(2) } : { tokens }));
  }

  /** Whether the word at an index names an argument: `timeout=`. */
  isKeywordName(index: number): boolean {
    return /^[(,]$/.test(this.tokens[index - 1]?.text ?? "") && isKeyword(this.tokens.slice(index));
  }

  #isCall(open: number): boolean {
    const before = this.tokens[open - 1];
    if (before?.kind === "punctuator") return before.text === ")" || before.text === "]";
    return isName(before);
  }

  #keywordAt(open: number, argument: number): { keyword?: string } {
    const parts = splitAt(this.tokens.slice(open + 1, closingOf(this.tokens, open)), ",");
    const part = parts[argument] ?? [];
    return isKeyword(part) ? { keyword: part[0]?.text ?? "" } : {};
  }

  /** In an import the words are modules and their names; null where nothing is known of them. */
  #imported(index: number): Meaning | null | undefined {
    const first = this.tokens[0]?.text;
    if (first !== "import" && first !== "from") return undefined;
    const at = this.tokens.findIndex((token) => token.text === "import");
    const token = this.tokens[index];
    if (!isName(token)) return null;
    if (first === "from" && at >= 0 && index > at) {
      if (this.tokens[index - 1]?.text === "as")
        return this.resolver.name(token.text, this.scope, endOf(token)) ?? null;
      const module = this.tokens
        .slice(1, at)
        .map(({ text }) => text)
        .join("");
      return this.resolver.member({ kind: "module", name: module }, token.text) ?? null;
    }
    let start = index;
    while (this.tokens[start - 1]?.text === "." && isName(this.tokens[start - 2])) start -= 2;
    if (this.tokens[index - 1]?.text === "as") return this.resolver.name(token.text, this.scope, endOf(token)) ?? null;
    const path = this.tokens.slice(start, index + 1).map(({ text }) => text);
    return this.tokens[start - 1]?.text === "." ? null : { kind: "module", name: path.join("") };
  }
}

/** `timeout=5`. */
function isKeyword(tokens: readonly PlacedToken[]): boolean {
  return isName(tokens[0]) && tokens[1]?.text === "=";
}

function endOf({ line, end }: PlacedToken): Position {
  return { line, character: end };
}

/** The names that lambdas and comprehensions of a statement bind; they hide all others of the same name. */
function hiddenNames(tokens: readonly PlacedToken[]): Set<string> {
  const hidden = new Set<string>();
  tokens.forEach((token, at) => {
    const inside = at > 1 || (at === 1 && tokens[0]?.text !== "async");
    const end = token.text === "lambda" ? ":" : token.text === "for" && inside ? "in" : undefined;
    if (end === undefined || token.kind !== "word") return;
    for (let next = at + 1; next < tokens.length && tokens[next]?.text !== end; next++) {
      const name = tokens[next];
      if (isName(name) && tokens[next - 1]?.text !== "=") hidden.add(name.text);
    }
  });
  return hidden;
}
