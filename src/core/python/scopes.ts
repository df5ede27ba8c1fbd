/** Which names a file binds, scope by scope. */
import type { Position } from "../document.ts";
import type { Binding, Statement, Value } from "./bindings.ts";
import type { Expression } from "./expressions.ts";

export interface Scope {
  readonly kind: "module" | "function" | "class";
  readonly name: string;
  readonly parent: Scope | undefined;
  readonly indent: number;
  readonly bases: readonly Expression[];
  readonly names: Map<string, BoundName[]>;
  /** What methods of a class give to `self`. */
  readonly attributes: Map<string, BoundName[]>;
  readonly stars: string[];
  readonly globals: Set<string>;
  /** The first parameter of a method. */
  readonly self: string | undefined;
}

/** A name of a scope, and where it takes effect. */
export interface BoundName extends Position {
  readonly value: Value | { readonly kind: "own"; readonly scope: Scope };
  /** Where the value's own names are looked up. */
  readonly scope: Scope;
}

interface Statements {
  readonly lines: { readonly count: number };
  statement(line: number): Statement | undefined;
}

export class Scopes {
  readonly #module = newScope("module", "", undefined, -1);
  readonly #ofLine: Scope[] = [];

  constructor(source: Statements) {
    let scope = this.#module;
    for (let line = 0; line < source.lines.count; line++) {
      const statement = source.statement(line);
      if (statement) {
        while (scope.parent && statement.indent <= scope.indent) scope = scope.parent;
        this.#ofLine[line] = scope;
        scope = this.#enter(statement, line, scope);
      } else this.#ofLine[line] = this.#ofLine[line - 1] ?? scope;
    }
  }

  /** The innermost scope of a statement that begins in a line. */
  at(line: number): Scope {
    return this.#ofLine[line] ?? this.#module;
  }

  /** Adds the names of a statement; the answer is the scope of what follows it. */
  #enter(statement: Statement, line: number, scope: Scope): Scope {
    for (const name of statement.globals) scope.globals.add(name);
    scope.stars.push(...statement.stars);
    for (const binding of statement.bindings) this.#add(binding, line, scope);
    const { block } = statement;
    if (!block) return scope;
    const isMethod = block.kind === "function" && scope.kind === "class";
    const self = isMethod ? block.parameters[0]?.name : undefined;
    const inner = newScope(block.kind, block.name, scope, statement.indent, block.bases, self);
    push(ownerOf(block.name, scope, this.#module), block.name, {
      line,
      character: 0,
      value: { kind: "own", scope: inner },
      scope,
    });
    for (const parameter of block.parameters) {
      push(inner.names, parameter.name, { line, character: 0, value: parameter.value, scope });
    }
    return inner;
  }

  #add({ name, line, character, value }: Binding, start: number, scope: Scope): void {
    const bound = { line: start + line, character, value, scope };
    const dot = name.indexOf(".");
    if (dot < 0) push(ownerOf(name, scope, this.#module), name, bound);
    else {
      const method = methodAround(scope);
      if (method?.self === name.slice(0, dot) && method.parent)
        push(method.parent.attributes, name.slice(dot + 1), bound);
    }
  }
}

/** The method that a scope stands in; functions inside it see its `self`. */
export function methodAround(scope: Scope): Scope | undefined {
  for (let around: Scope | undefined = scope; around; around = around.parent) {
    if (around.self !== undefined) return around;
  }
  return undefined;
}

function ownerOf(name: string, scope: Scope, module: Scope): Map<string, BoundName[]> {
  return scope.globals.has(name) ? module.names : scope.names;
}

function push(names: Map<string, BoundName[]>, name: string, bound: BoundName): void {
  const known = names.get(name);
  if (known) known.push(bound);
  else names.set(name, [bound]);
}

function newScope(
  kind: Scope["kind"],
  name: string,
  parent: Scope | undefined,
  indent: number,
  bases: readonly Expression[] = [],
  self?: string,
): Scope {
  return {
    kind,
    name,
    parent,
    indent,
    bases,
    names: new Map(),
    attributes: new Map(),
    stars: [],
    globals: new Set(),
    self,
  };
}
