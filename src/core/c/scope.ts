import { matching, parametersOf, parseDeclaration, splitAtCommas, type CType } from "./declarations.ts";
import type { Token } from "./tokens.ts";

/** A declaration is read this many tokens far. */
const LONGEST_DECLARATION = 120;

/**
 * The names that a block with its head, the head of a loop, or the top level declares. It notes where its
 * statements begin and reads them when a name is asked for, because most hovers ask for none that is written there.
 */
export class Scope {
  readonly #tokens: readonly Token[];
  readonly #outer: Scope | undefined;
  readonly #types = new Map<string, CType>();
  #statements: number[] = [];
  #parameters: readonly Token[] | undefined;

  /** `outer` is the head of another loop: `for (…) for (…) {`. */
  constructor(tokens: readonly Token[], outer?: Scope) {
    this.#tokens = tokens;
    this.#outer = outer;
  }

  /** A function's head: the indices of its first parameter's first token, and of the closing parenthesis. */
  static ofParameters(tokens: readonly Token[], start: number, end: number): Scope {
    const scope = new Scope(tokens);
    scope.#parameters = tokens.slice(start, end);
    return scope;
  }

  /** A statement begins at this index, and may be a declaration. */
  addStatement(start: number): void {
    this.#statements.push(start);
  }

  typeOf(name: string): CType | undefined {
    this.#read();
    return this.#types.get(name) ?? this.#outer?.typeOf(name);
  }

  #read(): void {
    for (const { name, type } of parametersOf(this.#parameters ?? [])) this.#types.set(name, type);
    for (const start of this.#statements) this.#declare(this.#tokens.slice(start, start + LONGEST_DECLARATION));
    this.#parameters = undefined;
    this.#statements = [];
  }

  #declare(statement: readonly Token[]): void {
    for (const { name, type } of parseDeclaration(statement, 0)?.variables ?? []) this.#types.set(name, type);
    for (const name of enumerators(statement)) this.#types.set(name, { name: "int", tag: "typedef" });
  }
}

/** The names that `enum { A, B = 2 }` defines. */
function enumerators(tokens: readonly Token[]): string[] {
  // Behind `typedef` or `static` at most.
  const at = tokens[0]?.text === "enum" ? 0 : 1;
  const open = tokens[at + 1]?.text === "{" ? at + 1 : at + 2;
  if (tokens[at]?.text !== "enum" || tokens[open]?.text !== "{") return [];
  const parts = splitAtCommas(tokens.slice(open + 1, matching(tokens, open)));
  return parts.map((part) => part[0]?.text ?? "");
}
