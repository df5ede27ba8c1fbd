import type { StructEntry } from "../knowledge.ts";
import type { Library } from "../library.ts";
import { declarationsOf, matching, opening, parseType, type CType } from "./declarations.ts";
import type { BraceFrame, Scan } from "./scan.ts";
import type { CSource } from "./source.ts";
import { closes, opens, type Token } from "./tokens.ts";

const DEEPEST = 8;

/** Resolves expressions to the struct whose field is named, through variables, casts, members and typedefs. */
export class TypeResolver {
  readonly #source: CSource;
  readonly #scan: Scan;
  readonly #library: Library;
  /** How deep `typeof` and `auto` lead to one another. */
  #depth = 0;

  constructor(source: CSource, scan: Scan, library: Library) {
    this.#source = source;
    this.#scan = scan;
    this.#library = library;
  }

  /** The struct of the reference that the expression before `.` or `->` (the token at `dot`) has. */
  structBefore(dot: number): StructEntry | undefined {
    const type = this.#typeOf(this.#chain(dot));
    return type && this.struct(type);
  }

  /** The struct whose designator (`.sa_handler`, or a chain as in `.data.fd`) stands at `dot` in an initializer. */
  structOfDesignator(dot: number): StructEntry | undefined {
    const path: string[] = [];
    let at = dot;
    while (this.#text(at - 2) === "." && this.#scan.tokens[at - 1]?.kind === "word") {
      path.unshift(this.#text(at - 1));
      at -= 2;
    }
    if (this.#text(at - 1) !== "{" && this.#text(at - 1) !== ",") return undefined;
    const type = path.reduce<CType | undefined>(
      (outer, name) => outer && this.#member(outer, name),
      this.#initialized(),
    );
    return type && this.struct(type);
  }

  /** The struct whose field stands as the second argument of `offsetof(struct x, field)`. */
  structOfOffset(): StructEntry | undefined {
    const frame = this.#scan.frames.at(-1);
    if (frame?.kind !== "call" || frame.name.text !== "offsetof" || frame.argument !== 1) return undefined;
    const typed = parseType(this.#scan.tokens.slice(frame.open + 1), 0);
    return typed && this.struct(typed.type);
  }

  /** The struct that the innermost initializer fills: that of a variable, a cast, or the field as in `.data = {`. */
  structOfInitializer(): StructEntry | undefined {
    const type = this.#initialized();
    return type && this.struct(type);
  }

  /** The reference's struct of a type, unless the file defines a struct of that name itself. */
  struct(type: CType): StructEntry | undefined {
    const real = this.#real(type);
    if (real.body || (real.tag === "struct" && this.#source.outline.definesStruct(real.name))) return undefined;
    const entry = this.#library.entry(real.name, "struct");
    return entry?.kind === "struct" ? entry : undefined;
  }

  /** The innermost initializer's type; `.data = {` inside another has the type of that field. */
  #initialized(): CType | undefined {
    const braces = this.#scan.frames.filter(
      (frame): frame is BraceFrame => frame.kind === "brace" && frame.type !== undefined,
    );
    return braces.reduce<CType | undefined>((outer, { type }) => {
      if (!type?.name.startsWith(".")) return type;
      return outer && this.#member(outer, type.name.slice(1));
    }, undefined);
  }

  /** The tokens of the postfix expression that ends before `end`: `evs[i].data`, `((struct x *)p)`, `f(a)`. */
  #chain(end: number): Token[] {
    let at = end - 1;
    for (;;) {
      const text = this.#text(at);
      if (text === ")" || text === "]") {
        at = opening(this.#scan.tokens, at) - 1;
        // What stands before an index, or before a call's parenthesis, belongs to the same expression.
        if (text === "]" || this.#scan.tokens[at]?.kind === "word") continue;
        break;
      }
      if (this.#scan.tokens[at]?.kind !== "word") break;
      // A dot at the end of a line waits for its field; what stands on the next line is another expression.
      const joined = this.#scan.tokens[at - 1]?.line === this.#scan.tokens[at]?.line;
      if (!joined || (this.#text(at - 1) !== "." && this.#text(at - 1) !== "->")) {
        at--;
        break;
      }
      at -= 2;
    }
    return this.#scan.tokens.slice(at + 1, end);
  }

  #typeOf(chain: readonly Token[]): CType | undefined {
    let at = 0;
    let type: CType | undefined;
    if (chain[0]?.text === "(") {
      const close = matching(chain, 0);
      type = this.#typeOfGroup(chain.slice(1, close));
      at = close + 1;
    } else if (chain[0]?.kind === "word") {
      const call = chain[1]?.text === "(";
      type = call ? this.#returned(chain[0].text) : this.#named(chain[0].text);
      at = call ? matching(chain, 1) + 1 : 1;
    }
    while (type && at < chain.length) {
      if (chain[at]?.text === "[") at = matching(chain, at) + 1;
      else if (chain[at]?.text === "." || chain[at]?.text === "->") {
        type = this.#member(type, chain[at + 1]?.text ?? "");
        at += 2;
      } else return undefined;
    }
    return type;
  }

  /** `(struct x *)p`, `*p`, `&a[0]`, `p + 1`: a cast has its own type, anything else that of its first name. */
  #typeOfGroup(group: readonly Token[]): CType | undefined {
    let at = 0;
    while (/^[*&]$/.test(group[at]?.text ?? "")) at++;
    if (group[at]?.text === "(") {
      const close = matching(group, at);
      const cast = parseType(group.slice(at + 1, close), 0);
      const isCast = cast && close + 1 < group.length && !/^(\.|->|\[|[-+])$/.test(group[close + 1]?.text ?? "");
      if (isCast && (cast.certain || !this.#named(cast.type.name))) return cast.type;
    }
    const rest = group.slice(at);
    // Both branches of a conditional expression have one type.
    const question = rest.findIndex(({ text }, index) => text === "?" && depthAt(rest, index) === 0);
    if (question >= 0) return this.#typeOfGroup(rest.slice(question + 1));
    const plain = rest.findIndex((token, index) => /^[-+:=]$/.test(token.text) && depthAt(rest, index) === 0);
    return this.#typeOf(plain < 0 ? rest : rest.slice(0, plain));
  }

  #named(name: string): CType | undefined {
    return this.#scan.variable(name) ?? this.#source.outline.variable(name);
  }

  /** What a function returns: `struct hostent *gethostbyname(…)`. */
  #returned(name: string): CType | undefined {
    if (this.#source.outline.defines(name)) return this.#source.outline.returned(name);
    const entry = this.#library.entry(name, "function", "macro");
    if (entry?.kind !== "function" && entry?.kind !== "macro") return undefined;
    const match = /^(?:const )?(?:(struct|union) )?(\w+)/.exec(entry.signature);
    return match?.[2] ? { name: match[2], tag: match[1] === undefined ? "typedef" : "struct" } : undefined;
  }

  #member(type: CType, name: string): CType | undefined {
    const real = this.#real(type);
    const own = real.body ? declarationsOf(real.body) : this.#source.outline.members(real.name);
    if (own) return own.find((variable) => variable.name === name)?.type;
    const found = this.#library.field(real.name, name);
    return found && typeOfText(found.field.type);
  }

  /** Follows the typedefs of the file, and of the reference where they name a struct. */
  #real(type: CType): CType {
    let real = (type.from && this.#typeOfExpression(type.from)) ?? type;
    for (let steps = 0; steps < 8 && real.tag === "typedef"; steps++) {
      const next = this.#source.outline.typedef(real.name);
      if (!next || next.name === real.name) break;
      real = next;
    }
    return real;
  }

  /** Of `auto x = …` and `typeof (…) x`; what names itself has no type. */
  #typeOfExpression(tokens: readonly Token[]): CType | undefined {
    if (this.#depth >= DEEPEST) return undefined;
    this.#depth++;
    const typed = parseType(tokens, 0);
    const isType = typed?.certain && tokens.slice(typed.end).every(({ text }) => text === "*");
    const type = isType ? typed.type : this.#typeOfGroup(tokens);
    const real = type && this.#real(type);
    this.#depth--;
    return real;
  }

  #text(at: number): string {
    return this.#scan.tokens[at]?.text ?? "";
  }
}

/** `struct in_addr`, `epoll_data_t`, `struct iovec *` as written in the reference. */
function typeOfText(text: string): CType | undefined {
  const match = /^(?:const )?(?:(struct|union) )?(\w+)/.exec(text);
  return match?.[2] ? { name: match[2], tag: match[1] === undefined ? "typedef" : "struct" } : undefined;
}

function depthAt(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (const token of tokens.slice(0, index)) {
    if (opens(token.text)) depth++;
    if (closes(token.text)) depth--;
  }
  return depth;
}
