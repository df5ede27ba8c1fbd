/** Walks from the beginning of a declaration to a position, and keeps what is declared in the blocks around it. */
import { matching } from "../c/declarations.ts";
import type { Token } from "../c/tokens.ts";
import { parseCppDeclaration, parseCppParameters, type CppVariable } from "./syntax.ts";

export interface CppScopes {
  /** A variable or parameter of the blocks around the position. */
  variable(name: string): CppVariable | undefined;
  /** The class in whose function the position stands: `Pool` within `void Pool::run() { … }`. */
  readonly className: string | undefined;
}

interface Scope {
  /** A `statement` is a loop or condition with what it declares in its parentheses. */
  readonly kind: "class" | "block" | "namespace" | "statement";
  readonly variables: Map<string, CppVariable>;
  readonly className?: string;
}

/** The scopes around the token at `end`; those behind it only complete the statement that it stands in. */
export function scopesAt(tokens: readonly Token[], end: number): CppScopes {
  return new Walker(tokens).run(end);
}

class Walker implements CppScopes {
  readonly #tokens: readonly Token[];
  readonly #scopes: Scope[] = [{ kind: "namespace", variables: new Map() }];
  #statement = 0;
  /** Parentheses and brackets that are open since the last brace, for each brace. */
  #depths: number[] = [0];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  run(end: number): this {
    for (let at = 0; at < Math.min(end, this.#tokens.length); at++) {
      if (at === this.#statement) this.#begin(at);
      this.#step(this.#text(at), at);
    }
    return this;
  }

  variable(name: string): CppVariable | undefined {
    for (const scope of this.#scopes.toReversed()) {
      const found = scope.variables.get(name);
      if (found) return found;
    }
    return undefined;
  }

  get className(): string | undefined {
    return this.#scopes.findLast((scope) => scope.className !== undefined)?.className;
  }

  #step(text: string, at: number): void {
    if (text === "{") this.#open(at);
    else if (text === "}") this.#close(at);
    else if (text === ";") this.#semicolon(at);
    else if (text === ":" && this.#endsLabel(at)) this.#statement = at + 1;
    else if (text === "(" || text === "[") this.#depth(1);
    else if (text === ")" || text === "]") {
      this.#depth(-1);
      if (this.#scopes.at(-1)?.kind === "statement" && this.#depths.at(-1) === 0) this.#statement = at + 1;
    }
  }

  /** A loop or condition opens a scope of its own; anything else may be a declaration. */
  #begin(at: number): void {
    const control = /^(?:for|if|while|switch|catch)$/.test(this.#text(at));
    if (!control) return this.#declare(parseCppDeclaration(this.#tokens, at));
    this.#scopes.push({ kind: "statement", variables: new Map() });
    const open = this.#text(at + 1) === "constexpr" ? at + 2 : at + 1;
    if (this.#text(open) === "(") this.#declare(parseCppDeclaration(this.#tokens, open + 1));
  }

  #declare(variables: readonly CppVariable[]): void {
    const scope = this.#scopes.at(-1);
    for (const variable of variables) scope?.variables.set(variable.name, variable);
  }

  #open(at: number): void {
    const inner = this.#scopeAt(at);
    this.#scopes.push(inner);
    this.#depths.push(0);
    this.#statement = at + 1;
  }

  #close(at: number): void {
    while (this.#scopes.at(-1)?.kind === "statement") this.#scopes.pop();
    if (this.#scopes.length > 1) this.#scopes.pop();
    if (this.#depths.length > 1) this.#depths.pop();
    if (this.#depths.at(-1) !== 0) return;
    // `} while`, `} else` and `} catch` go on, but everything of the statement has been said.
    while (this.#scopes.at(-1)?.kind === "statement") this.#scopes.pop();
    this.#statement = at + 1;
  }

  #semicolon(at: number): void {
    this.#statement = at + 1;
    if (this.#depths.at(-1) !== 0) return;
    while (this.#scopes.at(-1)?.kind === "statement") this.#scopes.pop();
  }

  /** `public:`, `case 1:`, `again:`; the colon of a constructor's list or of `? :` is behind something else. */
  #endsLabel(at: number): boolean {
    const first = this.#text(this.#statement);
    return this.#depths.at(-1) === 0 && (at === this.#statement + 1 || first === "case");
  }

  #depth(change: number): void {
    this.#depths.push(Math.max(0, (this.#depths.pop() ?? 0) + change));
  }

  /** What a `{` opens: a class, a namespace, the body of a function or lambda with its parameters, or a block. */
  #scopeAt(brace: number): Scope {
    const outer = this.#scopes.at(-1)?.kind;
    const head = this.#tokens.slice(this.#statement, brace);
    if (head.some(({ text }) => text === "namespace")) return { kind: "namespace", variables: new Map() };
    const isClass = head.findLastIndex(({ text }) => /^(?:class|struct|union)$/.test(text));
    const plain = head.every(({ text }) => text !== "(" && text !== "=");
    if (isClass >= 0 && plain && head[0]?.text !== "enum") {
      const className = classNameIn(head.slice(isClass + 1));
      return { kind: "class", variables: new Map(), ...(className !== undefined && { className }) };
    }
    const inFunction = outer === "block" || outer === "statement" || (this.#depths.at(-1) ?? 0) > 0;
    return inFunction ? this.#lambda(brace) : this.#function(head);
  }

  /** The first parentheses of the statement hold the parameters; `Pool::run` before them names the class. */
  #function(head: readonly Token[]): Scope {
    const open = head.findIndex(({ text }) => text === "(");
    const parameters = open < 0 ? [] : parseCppParameters(head.slice(open + 1, matching(head, open)));
    const tilde = head[open - 2]?.text === "~" ? 1 : 0;
    const qualified = head[open - 2 - tilde]?.text === "::" ? head[open - 3 - tilde] : undefined;
    return {
      kind: "block",
      variables: byName(parameters),
      ...(qualified?.kind === "word" && { className: qualified.text }),
    };
  }

  /** `[this](std::stop_token stop) mutable {`, `[&] {`, or a plain block. */
  #lambda(brace: number): Scope {
    let at = brace - 1;
    while (at > this.#statement && /^(?:mutable|noexcept|constexpr|->|\w+|::|[*&<>])$/.test(this.#text(at))) at--;
    if (this.#text(at) !== ")") return { kind: "block", variables: new Map() };
    let open = at;
    for (let depth = 0; open >= 0; open--) {
      if (this.#text(open) === ")") depth++;
      if (this.#text(open) === "(" && --depth === 0) break;
    }
    const isLambda = this.#text(open - 1) === "]";
    return { kind: "block", variables: byName(isLambda ? parseCppParameters(this.#tokens.slice(open + 1, at)) : []) };
  }

  #text(at: number): string {
    return this.#tokens[at]?.text ?? "";
  }
}

function byName(variables: readonly CppVariable[]): Map<string, CppVariable> {
  return new Map(variables.map((variable) => [variable.name, variable]));
}

/** `alignas(64) Pool final : public Base` is Pool. */
function classNameIn(head: readonly Token[]): string | undefined {
  return head.find((token) => token.kind === "word" && token.text !== "alignas")?.text;
}
