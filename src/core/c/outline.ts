import { replace } from "../lines.ts";
import { firstIndex } from "../search.ts";
import type { CSource } from "./source.ts";
import { declarationsOf, parseType, splitAtCommas, type CType, type Variable } from "./declarations.ts";
import { DEFINE, definitionsIn, mayBegin, type Definition } from "./definitions.ts";
import type { Token } from "./tokens.ts";

/** How far a definition is followed from its first line. */
const LONGEST_DEFINITION = 400;

/**
 * What a file defines at its top level. A cheap pattern finds the lines that may define something, in the
 * whole file once, afterwards only in lines that change; what it finds is looked at closely on demand.
 */
export class Outline {
  readonly #source: CSource;
  /** Sorted by line; undefined as long as nobody has asked for a definition. */
  #definitions: Definition[] | undefined;
  readonly #byName = new Map<string, Definition[]>();
  /** The enums of the file's enumerators; gathered anew after an edit in an enum. */
  #enums: Map<string, Definition> | undefined;

  constructor(source: CSource) {
    this.#source = source;
    source.lines.onChange((from, removed, inserted) => this.#change(from, removed, inserted));
  }

  /**
   * Whether the file defines (not only declares) a function, or above `line` a macro, variable, typedef
   * or enumerator, of this name.
   */
  defines(name: string, line = Number.POSITIVE_INFINITY): boolean {
    const found = this.#find(name).some((definition) => {
      if (definition.kind === "struct") return false;
      return definition.kind === "function" ? this.#isDefinition(definition) : definition.line <= line;
    });
    const enumeration = this.#enumerators().get(name);
    const opened = enumeration && enumeration.line;
    return found || (opened !== undefined && opened <= line && this.#source.stateBefore(opened) === "code");
  }

  definesStruct(name: string): boolean {
    return this.#find(name).some((definition) => definition.kind === "struct");
  }

  variable(name: string): CType | undefined {
    for (const definition of this.#find(name)) {
      if (definition.kind === "variable") return definition.type;
      const type = definition.kind === "closing" ? this.#closed(definition) : undefined;
      if (type) return type;
    }
    return undefined;
  }

  typedef(name: string): CType | undefined {
    return this.#find(name).find((definition) => definition.kind === "typedef")?.type;
  }

  /** The members of a struct of the file's own; undefined when it is not defined here. */
  members(struct: string): readonly Variable[] | undefined {
    const definition = this.#find(struct).find(({ kind }) => kind === "struct");
    const closing = this.#find(struct).find(({ kind }) => kind === "closing");
    const line = definition ? definition.line : closing && this.#opening(closing.line);
    const body = line === undefined ? undefined : this.#bodyOf(line);
    return body && declarationsOf(body);
  }

  /** What a macro without parameters stands for, when its line says all of it. */
  macro(name: string): readonly Token[] | undefined {
    const definition = this.#find(name).findLast(({ kind }) => kind === "macro");
    if (!definition) return undefined;
    const line = definition.line;
    if (this.#source.lines.line(line).endsWith("\\")) return undefined;
    const tokens = this.#source.line(line).tokens.filter(({ kind }) => kind !== "comment");
    const at = tokens.findIndex(({ text }) => text === name);
    const parameters = tokens[at + 1]?.text === "(" && tokens[at + 1]?.start === tokens[at]?.end;
    return at < 0 || parameters ? undefined : tokens.slice(at + 1);
  }

  /** The type that a function of the file returns; it may stand on the line above its name. */
  returned(name: string): CType | undefined {
    const definition = this.#find(name).find(({ kind }) => kind === "function");
    if (!definition) return undefined;
    const line = definition.line;
    const above = this.#source.lines.line(line).startsWith(name) ? this.#source.line(line - 1).tokens : [];
    return parseType([...above, ...this.#source.line(line).tokens], 0)?.type;
  }

  #find(name: string): readonly Definition[] {
    this.#look();
    // Whether a line lies in a comment may change with any line above it, so that is asked only now.
    const found = this.#byName.get(name) ?? [];
    return found.filter(({ line }) => this.#source.stateBefore(line) === "code");
  }

  #look(): void {
    if (this.#definitions) return;
    const { lines } = this.#source;
    const found: Definition[] = [];
    const look = (line: number) => {
      for (const definition of definitionsIn(lines.line(line), line)) found.push(this.#name(definition));
    };
    const begins = (line: number) => mayBegin(lines.firstCode(line));
    for (const line of lines.matching(DEFINE)) if (!begins(line)) look(line);
    for (let line = 0; line < lines.count; line++) if (begins(line)) look(line);
    this.#definitions = found.sort((a, b) => a.line - b.line);
  }

  #name(definition: Definition): Definition {
    const same = this.#byName.get(definition.name);
    if (same) same.push(definition);
    else this.#byName.set(definition.name, [definition]);
    return definition;
  }

  #forget(definition: Definition): void {
    const rest = (this.#byName.get(definition.name) ?? []).filter((other) => other !== definition);
    if (rest.length > 0) this.#byName.set(definition.name, rest);
    else this.#byName.delete(definition.name);
  }

  #change(from: number, removed: number, inserted: number): void {
    if (!this.#definitions) return;
    const [first, behind] = [this.#firstAt(from), this.#firstAt(from + removed)];
    const before = this.#definitions.slice(first, behind);
    for (const definition of before) this.#forget(definition);
    if (inserted !== removed) for (const moved of this.#definitions.slice(behind)) moved.line += inserted - removed;
    const fresh = Array.from({ length: inserted }, (_, index) => this.#definedOn(from + index)).flat();
    replace(
      this.#definitions,
      first,
      before.length,
      fresh.map((definition) => this.#name(definition)),
    );
    if ([...before, ...fresh, ...this.#above(from)].some(({ kind }) => kind === "enum")) this.#enums = undefined;
  }

  #definedOn(line: number): Definition[] {
    return definitionsIn(this.#source.lines.line(line), line);
  }

  /** What the nearest line above that is not indented defines: an edit may lie in its body. */
  #above(line: number): Definition[] {
    for (let at = line - 1; at >= 0 && at > line - LONGEST_DEFINITION; at--)
      if (/^[A-Za-z_]/.test(this.#source.lines.line(at))) return this.#definedOn(at);
    return [];
  }

  /** The index of the first definition at or behind a line. */
  #firstAt(line: number): number {
    const definitions = this.#definitions ?? [];
    return firstIndex(definitions.length, (index) => (definitions[index]?.line ?? 0) >= line);
  }

  /** A prototype looks like a function until its semicolon. */
  #isDefinition(definition: Definition): boolean {
    if (definition.kind !== "function") return true;
    let depth = 0;
    let seen = false;
    for (const token of this.#tokensFrom(definition.line)) {
      if (token.text === "(") {
        depth++;
        seen = true;
      } else if (token.text === ")") depth--;
      else if (token.text === "{") return true;
      else if (token.text === ";" && depth <= 0) return false;
      else if (seen && depth <= 0 && token.text === "=") return false;
    }
    return false;
  }

  #enumerators(): ReadonlyMap<string, Definition> {
    if (this.#enums) return this.#enums;
    this.#look();
    this.#enums = new Map();
    // No enum has a name of its own here: it is asked for by its enumerators.
    for (const enumeration of this.#byName.get("") ?? []) {
      const line = enumeration.line;
      if (this.#source.stateBefore(line) !== "code") continue;
      for (const [name] of splitAtCommas(this.#bodyOf(line) ?? [])) if (name) this.#enums.set(name.text, enumeration);
    }
    return this.#enums;
  }

  /** The variable behind `}`, whose type is the struct that ends there; nothing when that is a typedef. */
  #closed(definition: Definition): CType | undefined {
    const opening = this.#opening(definition.line);
    if (opening === undefined || this.#source.lines.line(opening).startsWith("typedef")) return undefined;
    const body = this.#bodyOf(opening);
    return body && { name: "", tag: "struct", body };
  }

  /** The tokens between the braces that open on a line, or on one that follows it. */
  #bodyOf(line: number): Token[] | undefined {
    const body: Token[] = [];
    let depth = 0;
    for (const token of this.#tokensFrom(line)) {
      if (token.text === "}" && --depth === 0) return body;
      if (depth > 0) body.push(token);
      if (token.text === "{") depth++;
      if (token.text === ";" && depth === 0) return undefined;
    }
    return body.length > 0 ? body : undefined;
  }

  /** Bodies are indented, so what is closed begins on the nearest line above that is not. */
  #opening(line: number): number | undefined {
    for (let at = line - 1; at >= 0 && at > line - LONGEST_DEFINITION; at--) {
      const text = this.#source.lines.line(at);
      if (/^[A-Za-z_]/.test(text)) return /\b(struct|union|enum)\b/.test(text) ? at : undefined;
    }
    return undefined;
  }

  *#tokensFrom(line: number): Generator<Token> {
    for (let at = line; at < this.#source.lines.count && at < line + LONGEST_DEFINITION; at++) {
      for (const token of this.#source.line(at).tokens) if (token.kind !== "comment") yield token;
    }
  }
}
