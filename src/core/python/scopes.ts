/** Which names a file binds, scope by scope. A scope is read when somebody asks for it. */
import type { Lines, Position } from "../document.ts";
import type { Binding, Block, Statement, Value } from "./bindings.ts";
import type { Expression } from "./expressions.ts";

/** A name of a scope, and where it takes effect. */
export interface BoundName extends Position {
  readonly value: Value | OwnBlock;
  /** Where the value's own names are looked up. */
  readonly scope: Scope;
}

/** A function or class of the file; its scope is made when somebody looks inside. */
interface OwnBlock {
  readonly kind: "own";
  readonly block: Block;
  readonly inner: () => Scope;
}

type Names = Map<string, BoundName[]>;

interface Statements {
  readonly lines: Lines;
  /** The statement that begins in a line. */
  statement(line: number): Statement | undefined;
}

/** The scopes of a text as it is now; after an edit others are made. */
export class Scopes {
  readonly source: Statements;
  readonly module: Scope;
  readonly #byHeader = new Map<number, Scope>();

  constructor(source: Statements) {
    this.source = source;
    this.module = new Scope(this, -1, -1, undefined);
  }

  /** The innermost scope of a statement that begins in a line: the nearest `def` or `class` above that is indented less. */
  at(line: number): Scope {
    let limit = indentOf(this.source.lines.line(line));
    for (let above = line - 1; above >= 0 && limit > 0; above--) {
      const indent = indentOf(this.source.lines.line(above));
      const statement = indent >= 0 && indent < limit ? this.source.statement(above) : undefined;
      if (statement?.block) return this.of(above, statement.block);
      if (statement) limit = statement.indent;
    }
    return this.module;
  }

  /** The scope whose header stands in a line. */
  of(header: number, block: Block): Scope {
    let scope = this.#byHeader.get(header);
    if (!scope) {
      scope = new Scope(this, header, indentOf(this.source.lines.line(header)), block);
      this.#byHeader.set(header, scope);
    }
    return scope;
  }
}

export class Scope {
  readonly kind: "module" | "function" | "class";
  readonly name: string;
  readonly parent: Scope | undefined;
  readonly bases: readonly Expression[];
  /** The first parameter of a method. */
  readonly self: string | undefined;
  readonly stars: string[] = [];
  readonly #scopes: Scopes;
  readonly #header: number;
  readonly #indent: number;
  readonly #names: Names = new Map();
  readonly #methods: Scope[] = [];
  #attributes: Names | undefined;
  #isRead = false;

  constructor(scopes: Scopes, header: number, indent: number, block: Block | undefined) {
    this.#scopes = scopes;
    this.#header = header;
    this.#indent = indent;
    this.kind = block?.kind ?? "module";
    this.name = block?.name ?? "";
    this.bases = block?.bases ?? [];
    this.parent = block && scopes.at(header);
    this.self = this.parent?.kind === "class" ? block?.parameters[0]?.name : undefined;
    for (const { name, value } of block?.parameters ?? []) {
      push(this.#names, name, { line: header, character: 0, value, scope: this.parent ?? this });
    }
  }

  /** What is known of a name that this scope binds. */
  bindings(name: string): readonly BoundName[] | undefined {
    this.#read();
    return this.#names.get(name);
  }

  /** The modules of `from … import *`, in this scope. */
  get starred(): readonly string[] {
    this.#read();
    return this.stars;
  }

  /** What the methods of a class give to an attribute of `self`. */
  attribute(name: string): readonly BoundName[] | undefined {
    this.#read();
    this.#attributes ??= this.#readAttributes();
    return this.#attributes.get(name);
  }

  #read(): void {
    if (this.#isRead) return;
    this.#isRead = true;
    const globals = new Set<string>();
    this.#walk((statement, line) => {
      for (const name of statement.globals) globals.add(name);
      this.stars.push(...statement.stars);
      for (const binding of statement.bindings) {
        if (!globals.has(binding.name)) this.#add(this.#names, binding, line);
      }
      if (statement.block) this.#addBlock(statement.block, line);
    });
  }

  /** Calls for each statement of this scope; bodies of inner scopes are passed over by their indent alone. */
  #walk(visit: (statement: Statement, line: number) => void): void {
    const { source } = this.#scopes;
    let inner = Number.POSITIVE_INFINITY;
    for (let line = this.#header + 1; line < source.lines.count; line++) {
      const text = source.lines.line(line);
      const indent = indentOf(text);
      if (indent < 0) continue;
      if (indent > inner) {
        if (this.kind === "module" && text.startsWith("global ", indent)) this.#addGlobals(line);
        continue;
      }
      const statement = source.statement(line);
      if (!statement) continue;
      if (statement.indent <= this.#indent) return;
      inner = statement.block ? statement.indent : Number.POSITIVE_INFINITY;
      visit(statement, line);
    }
  }

  #addBlock(block: Block, line: number): void {
    const inner = () => this.#scopes.of(line, block);
    push(this.#names, block.name, { line, character: 0, value: { kind: "own", block, inner }, scope: this });
    if (this.kind === "class" && block.kind === "function") this.#methods.push(inner());
  }

  /** What a function assigns behind `global` belongs to the module. */
  #addGlobals(line: number): void {
    const names = new Set(this.#scopes.source.statement(line)?.globals);
    const scope = this.#scopes.at(line);
    if (names.size === 0 || scope === this) return;
    scope.#walk((statement, start) => {
      for (const binding of statement.bindings) {
        if (names.has(binding.name)) scope.#add(this.#names, binding, start);
      }
    });
  }

  #readAttributes(): Names {
    const attributes: Names = new Map();
    for (const method of this.#methods) {
      const prefix = `${method.self}.`;
      method.#walk((statement, line) => {
        for (const binding of statement.bindings) {
          if (!binding.name.startsWith(prefix)) continue;
          method.#add(attributes, { ...binding, name: binding.name.slice(prefix.length) }, line);
        }
      });
    }
    return attributes;
  }

  #add(names: Names, { name, line, character, value }: Binding, start: number): void {
    push(names, name, { line: start + line, character, value, scope: this });
  }
}

/** The method that a scope stands in; functions inside it see its `self`. */
export function methodAround(scope: Scope): Scope | undefined {
  for (let around: Scope | undefined = scope; around; around = around.parent) {
    if (around.self !== undefined) return around;
  }
  return undefined;
}

/** How many blanks a line begins with; -1 when there is nothing else in it, or only a comment. */
function indentOf(text: string): number {
  let at = 0;
  while (text[at] === " " || text[at] === "\t") at++;
  return at === text.length || text[at] === "#" ? -1 : at;
}

function push(names: Names, name: string, bound: BoundName): void {
  const known = names.get(name);
  if (known) known.push(bound);
  else names.set(name, [bound]);
}
