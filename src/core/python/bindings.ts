/** What a statement gives names to: imports, definitions, assignments, loops, `with … as`. */
import { type Expression, isName, parseExpression } from "./expressions.ts";
import { closingOf, type PlacedToken, splitAt } from "./statements.ts";

export interface Binding {
  /** `lock`, or `self.lock`. */
  readonly name: string;
  /** Where it takes effect; the line counts from the beginning of the statement. */
  readonly line: number;
  readonly character: number;
  readonly value: Value;
}

export type Value =
  | { readonly kind: "module"; readonly module: string }
  | { readonly kind: "member"; readonly module: string; readonly name: string }
  /** The result of an expression; an item of it in a loop, or one of the parts of a tuple. */
  | { readonly kind: "value"; readonly of: Expression; readonly item?: boolean; readonly part?: number }
  /** What `with` binds. */
  | { readonly kind: "entered"; readonly of: Expression }
  /** An instance of what the expression names. */
  | { readonly kind: "annotated"; readonly of: Expression }
  /** A list to which such a thing is appended. */
  | { readonly kind: "appended"; readonly of: Expression }
  | { readonly kind: "none" }
  | { readonly kind: "unknown" };

export interface Block {
  readonly kind: "function" | "class";
  readonly name: string;
  readonly bases: readonly Expression[];
  readonly parameters: readonly Binding[];
}

export interface Statement {
  readonly indent: number;
  readonly bindings: readonly Binding[];
  readonly stars: readonly string[];
  readonly globals: readonly string[];
  readonly block?: Block;
}

/** Reads a statement from its tokens. */
export function readStatement(tokens: readonly PlacedToken[], indent: number): Statement {
  const reader = new StatementReader(tokens[0]?.line ?? 0);
  reader.read(tokens);
  const { bindings, stars, globals, block } = reader;
  return { indent, bindings, stars, globals, ...(block && { block }) };
}

/** Headers of blocks, behind whose colon a statement may follow. */
const HEADERS = new Set(["if", "elif", "else", "while", "try", "except", "finally", "for", "with", "match", "case"]);

class StatementReader {
  readonly bindings: Binding[] = [];
  readonly stars: string[] = [];
  readonly globals: string[] = [];
  block: Block | undefined;
  readonly #first: number;

  constructor(first: number) {
    this.#first = first;
  }

  read(all: readonly PlacedToken[]): void {
    const tokens = all[0]?.text === "async" ? all.slice(1) : all;
    const word = tokens[0]?.text ?? "";
    if (word === "def" || word === "class") this.#definition(word, tokens);
    else if (HEADERS.has(word)) this.#header(word, tokens);
    else for (const simple of splitAt(tokens, ";")) this.#simple(simple);
  }

  #simple(tokens: readonly PlacedToken[]): void {
    this.#walrus(tokens);
    switch (tokens[0]?.text) {
      case "import":
        return splitAt(tokens.slice(1), ",").forEach((part) => this.#import(part));
      case "from":
        return this.#from(tokens);
      case "global":
        this.globals.push(
          ...tokens
            .slice(1)
            .filter(isName)
            .map(({ text }) => text),
        );
        return;
      default:
        this.#assignment(tokens);
    }
  }

  /** `import a.b` binds `a`, `import a.b as c` binds `c`. */
  #import(part: readonly PlacedToken[]): void {
    const as = part.findIndex((token) => token.text === "as");
    const path = (as < 0 ? part : part.slice(0, as)).map(({ text }) => text).join("");
    const name = as < 0 ? part[0] : part[as + 1];
    if (isName(name)) this.#bind(name, { kind: "module", module: as < 0 ? name.text : path });
  }

  #from(tokens: readonly PlacedToken[]): void {
    const at = tokens.findIndex((token) => token.text === "import");
    if (at < 0) return;
    const module = tokens
      .slice(1, at)
      .map(({ text }) => text)
      .join("");
    const names = tokens.slice(at + 1).filter(({ text }) => text !== "(" && text !== ")");
    for (const part of splitAt(names, ",")) {
      const [name] = part;
      if (name?.text === "*") this.stars.push(module);
      else if (isName(name)) {
        const bound = part[1]?.text === "as" && isName(part[2]) ? part[2] : name;
        this.#bind(bound, { kind: "member", module, name: name.text });
      }
    }
  }

  #definition(word: "def" | "class", tokens: readonly PlacedToken[]): void {
    const name = tokens[1];
    if (!isName(name)) return;
    const open = tokens.findIndex((token) => token.text === "(");
    const inside = open < 0 ? [] : splitAt(tokens.slice(open + 1, closingOf(tokens, open)), ",");
    this.block = {
      kind: word === "def" ? "function" : "class",
      name: name.text,
      bases: word === "def" ? [] : inside.map(parseExpression).filter((base) => base !== undefined),
      parameters: word === "class" ? [] : inside.flatMap((part) => this.#parameter(part)),
    };
  }

  #parameter(part: readonly PlacedToken[]): Binding[] {
    const at = part.findIndex(isName);
    const name = part[at];
    if (!name) return [];
    const plain = at === 0;
    const annotation = part[1]?.text === ":" ? (splitAt(part.slice(2), "=")[0] ?? []) : [];
    return [this.#binding(name, plain && annotation.length > 0 ? annotated(annotation) : UNKNOWN)];
  }

  #header(word: string, tokens: readonly PlacedToken[]): void {
    const parts = splitAt(tokens, ":");
    const header = (parts[0] ?? []).slice(1);
    this.#walrus(header);
    if (word === "for") this.#loop(header);
    if (word === "with") this.#with(header);
    if (word === "except") this.#except(header);
    const behind = tokens.slice((parts[0]?.length ?? 0) + 1);
    if (behind.length > 0) this.read(behind);
  }

  #loop(header: readonly PlacedToken[]): void {
    const at = header.findIndex((token) => token.text === "in");
    const of = at < 0 ? undefined : parseExpression(header.slice(at + 1));
    this.#targets(header.slice(0, at < 0 ? undefined : at), of ? { kind: "value", of, item: true } : UNKNOWN);
  }

  #with(header: readonly PlacedToken[]): void {
    const enclosed = header[0]?.text === "(" && closingOf(header, 0) >= header.length - 1;
    const items = enclosed ? header.slice(1, closingOf(header, 0)) : header;
    for (const item of splitAt(items, ",")) {
      const as = item.findIndex((token) => token.text === "as");
      if (as < 0) continue;
      const of = parseExpression(item.slice(0, as));
      this.#targets(item.slice(as + 1), of ? { kind: "entered", of } : UNKNOWN);
    }
  }

  #except(header: readonly PlacedToken[]): void {
    const as = header.findIndex((token) => token.text === "as");
    const name = header[as + 1];
    if (as > 0 && isName(name)) this.#bind(name, annotated(header.slice(0, as)));
  }

  #assignment(tokens: readonly PlacedToken[]): void {
    const annotation = splitAt(tokens, ":");
    const annotatedTarget = annotation[0] ?? [];
    if (annotation.length === 2 && isTarget(annotatedTarget)) {
      this.#targets(annotatedTarget, annotated(splitAt(annotation[1] ?? [], "=")[0] ?? []), tokens.at(-1));
      return;
    }
    const parts = splitAt(tokens, "=");
    const value = parts.pop() ?? [];
    if (parts.length === 0) this.#append(value);
    for (const target of parts) this.#assign(target, value, tokens.at(-1));
  }

  /** `a, b = f(), g()` goes part by part. */
  #assign(target: readonly PlacedToken[], value: readonly PlacedToken[], end: PlacedToken | undefined): void {
    const [targets, values] = [splitAt(target, ","), splitAt(value, ",")];
    if (targets.length > 1 && targets.length === values.length)
      targets.forEach((part, index) => this.#targets(part, valueOf(values[index] ?? []), end));
    else this.#targets(target, valueOf(value), end);
  }

  /** `threads.append(Thread(…))` says what the list holds. */
  #append(tokens: readonly PlacedToken[]): void {
    const at = tokens.findIndex((token) => token.text === "append" || token.text === "add");
    if (at < 2 || tokens[at + 1]?.text !== "(" || !isTarget(tokens.slice(0, at - 1))) return;
    const of = parseExpression(tokens.slice(at + 2, closingOf(tokens, at + 1)));
    if (of) this.#targets(tokens.slice(0, at - 1), { kind: "appended", of }, tokens.at(-1));
  }

  /** Gives a value to a name, to an attribute of a name, or its parts to the names of a tuple. */
  #targets(tokens: readonly PlacedToken[], value: Value, end?: PlacedToken): void {
    const enclosed = /^[([]$/.test(tokens[0]?.text ?? "") && closingOf(tokens, 0) === tokens.length - 1;
    const targets = splitAt(enclosed ? tokens.slice(1, -1) : tokens, ",").filter((part) => part.length > 0);
    targets.forEach((target, index) => {
      const [name, dot, attribute] = target;
      const own: Value = targets.length === 1 ? value : value.kind === "value" ? { ...value, part: index } : UNKNOWN;
      if (!isName(name) || !isTarget(target)) return;
      const full = dot && attribute ? { ...name, text: `${name.text}.${attribute.text}` } : name;
      this.bindings.push(this.#binding(full, own, end));
    });
  }

  #walrus(tokens: readonly PlacedToken[]): void {
    tokens.forEach((token, at) => {
      const name = tokens[at - 1];
      if (token.text !== ":=" || !isName(name)) return;
      const rest = tokens.slice(at + 1);
      const end = closingOf([{ ...token, kind: "punctuator", text: "(" }, ...rest], 0) - 1;
      this.#bind(name, valueOf(rest.slice(0, end)));
    });
  }

  #bind(name: PlacedToken, value: Value): void {
    this.bindings.push(this.#binding(name, value));
  }

  #binding(name: PlacedToken, value: Value, end: PlacedToken = name): Binding {
    return { name: name.text, line: end.line - this.#first, character: end.end, value };
  }
}

const UNKNOWN: Value = { kind: "unknown" };

function isTarget(tokens: readonly PlacedToken[]): boolean {
  const [name, dot, attribute] = tokens;
  return isName(name) && (tokens.length === 1 || (tokens.length === 3 && dot?.text === "." && isName(attribute)));
}

function valueOf(tokens: readonly PlacedToken[]): Value {
  if (tokens.length === 1 && tokens[0]?.text === "None") return { kind: "none" };
  const of = parseExpression(tokens);
  return of ? { kind: "value", of } : UNKNOWN;
}

/** `queue.Queue[int] | None` is a queue. */
function annotated(tokens: readonly PlacedToken[]): Value {
  const [first = []] = splitAt(tokens, "|").filter((part) => part[0]?.text !== "None");
  const of = parseExpression(first);
  return of ? { kind: "annotated", of } : UNKNOWN;
}
