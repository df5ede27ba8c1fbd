import { replace } from "../lines.ts";
import type { CSource } from "./source.ts";
import { declarationsOf, parseType, splitAtCommas, type CType, type Variable } from "./declarations.ts";
import { definitionsIn, mayDefine, type Definition } from "./definitions.ts";
import type { Token } from "./tokens.ts";

/** How far a definition is followed from its first line. */
const LONGEST_DEFINITION = 400;

/**
 * What a file defines at its top level. Lines are looked at one by one with cheap patterns, a whole
 * file once, afterwards only lines that change; what a pattern finds is looked at closely on demand.
 */
export class Outline {
  readonly #source: CSource;
  readonly #byLine: (readonly Definition[] | undefined)[] = [];
  readonly #byName = new Map<string, Definition[]>();
  /** Where each definition was when it was last looked for. */
  readonly #lastLine = new WeakMap<Definition, number>();
  /** The enums of the file's enumerators; gathered anew after an edit in an enum. */
  #enums: Map<string, Definition> | undefined;
  #complete = false;

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
      return definition.kind === "function" ? this.#isDefinition(definition) : this.#lineOf(definition) <= line;
    });
    const enumeration = this.#enumerators().get(name);
    const opened = enumeration && this.#lineOf(enumeration);
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
    const line = definition ? this.#lineOf(definition) : closing && this.#opening(this.#lineOf(closing));
    const body = line === undefined ? undefined : this.#bodyOf(line);
    return body && declarationsOf(body);
  }

  /** What a macro without parameters stands for, when its line says all of it. */
  macro(name: string): readonly Token[] | undefined {
    const definition = this.#find(name).findLast(({ kind }) => kind === "macro");
    if (!definition) return undefined;
    const line = this.#lineOf(definition);
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
    const line = this.#lineOf(definition);
    const above = this.#source.lines.line(line).startsWith(name) ? this.#source.line(line - 1).tokens : [];
    return parseType([...above, ...this.#source.line(line).tokens], 0)?.type;
  }

  #find(name: string): readonly Definition[] {
    this.#look();
    // Whether a line lies in a comment may change with any line above it, so that is asked only now.
    const found = this.#byName.get(name) ?? [];
    return found.filter((definition) => this.#source.stateBefore(this.#lineOf(definition)) === "code");
  }

  #look(): void {
    if (this.#complete) return;
    this.#complete = true;
    for (let line = 0; line < this.#source.lines.count; line++) this.#add(line);
  }

  #add(line: number): void {
    const text = this.#source.lines.line(line);
    const definitions = mayDefine(text) ? definitionsIn(text) : [];
    this.#byLine[line] = definitions.length > 0 ? definitions : undefined;
    for (const definition of definitions) {
      this.#lastLine.set(definition, line);
      const same = this.#byName.get(definition.name);
      if (same) same.push(definition);
      else this.#byName.set(definition.name, [definition]);
    }
  }

  #remove(line: number): void {
    for (const definition of this.#byLine[line] ?? []) {
      const same = this.#byName.get(definition.name) ?? [];
      const rest = same.filter((other) => other !== definition);
      if (rest.length > 0) this.#byName.set(definition.name, rest);
      else this.#byName.delete(definition.name);
    }
  }

  #change(from: number, removed: number, inserted: number): void {
    if (!this.#complete) return;
    const before = this.#byLine.slice(from, from + removed);
    for (let line = from; line < from + removed; line++) this.#remove(line);
    replace(
      this.#byLine,
      from,
      removed,
      Array.from({ length: inserted }, () => undefined),
    );
    for (let line = from; line < from + inserted; line++) this.#add(line);
    const changed = [...before, ...this.#byLine.slice(from, from + inserted), this.#definitionsAbove(from)];
    if (changed.some((definitions) => definitions?.some(isEnum))) this.#enums = undefined;
  }

  /** What the nearest line above that is not indented defines: the edit may lie in its body. */
  #definitionsAbove(line: number): readonly Definition[] | undefined {
    for (let at = line - 1; at >= 0 && at > line - LONGEST_DEFINITION; at--)
      if (/^[A-Za-z_]/.test(this.#source.lines.line(at))) return this.#byLine[at];
    return undefined;
  }

  /** Edits above move a definition by a few lines, so it is looked for from where it was last. */
  #lineOf(definition: Definition): number {
    const last = this.#lastLine.get(definition) ?? 0;
    for (let away = 0; away <= this.#byLine.length; away++) {
      for (const line of [last + away, last - away]) {
        if (!this.#byLine[line]?.includes(definition)) continue;
        this.#lastLine.set(definition, line);
        return line;
      }
    }
    return -1;
  }

  /** A prototype looks like a function until its semicolon. */
  #isDefinition(definition: Definition): boolean {
    if (definition.kind !== "function") return true;
    let depth = 0;
    let seen = false;
    for (const token of this.#tokensFrom(this.#lineOf(definition))) {
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
    for (const [line, definitions] of this.#byLine.entries()) {
      const enumeration = definitions?.find(isEnum);
      if (!enumeration || this.#source.stateBefore(line) !== "code") continue;
      for (const [name] of splitAtCommas(this.#bodyOf(line) ?? [])) if (name) this.#enums.set(name.text, enumeration);
    }
    return this.#enums;
  }

  /** The variable behind `}`, whose type is the struct that ends there; nothing when that is a typedef. */
  #closed(definition: Definition): CType | undefined {
    const opening = this.#opening(this.#lineOf(definition));
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

function isEnum({ kind }: Definition): boolean {
  return kind === "enum";
}
