import { replace } from "../lines.ts";
import type { CSource } from "./source.ts";
import { declarationsOf, type CType, type Variable } from "./declarations.ts";
import type { Token } from "./tokens.ts";

/** A name that the file itself defines at its top level. */
export interface Definition {
  readonly name: string;
  readonly kind: "function" | "macro" | "typedef" | "struct" | "variable";
  /** What a variable or typedef stands for. */
  readonly type?: CType;
}

/** How far a definition is followed from its first line. */
const LONGEST_DEFINITION = 400;

const MACRO = /^\s*#\s*define\s+(\w+)/;
const FUNCTION = /^(?:[\w*&:<>,[\]]+[\s*&]+)*?([A-Za-z_]\w*)\s*\(/;
const STRUCT = /^(?:typedef\s+)?(?:struct|union|class)\s+(\w+)\s*(?:\{|$|:)/;

/**
 * What a file defines at its top level. Lines are looked at one by one with cheap patterns, a whole
 * file once, afterwards only lines that change; what a pattern finds is looked at closely on demand.
 */
export class Outline {
  readonly #source: CSource;
  readonly #byLine: (readonly Definition[] | undefined)[] = [];
  readonly #byName = new Map<string, Definition[]>();
  #complete = false;

  constructor(source: CSource) {
    this.#source = source;
    source.lines.onChange((from, removed, inserted) => this.#change(from, removed, inserted));
  }

  /** Whether the file defines (not only declares) a function or macro, or a variable or typedef, of this name. */
  defines(name: string): boolean {
    return this.#find(name).some((definition) => definition.kind !== "struct" && this.#isDefinition(definition));
  }

  definesStruct(name: string): boolean {
    return this.#find(name).some((definition) => definition.kind === "struct");
  }

  variable(name: string): CType | undefined {
    return this.#find(name).find((definition) => definition.kind === "variable")?.type;
  }

  typedef(name: string): CType | undefined {
    return this.#find(name).find((definition) => definition.kind === "typedef")?.type;
  }

  /** The members of a struct of the file's own; undefined when it is not defined here. */
  members(struct: string): readonly Variable[] | undefined {
    const definition = this.#find(struct).find(({ kind }) => kind === "struct");
    const typedef = this.#find(struct).find(({ kind }) => kind === "typedef");
    const found = definition ?? typedef;
    if (!found) return undefined;
    const body = this.#bodyOf(this.#lineOf(found), definition ? "forward" : "backward");
    return body && declarationsOf(body);
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
    const definitions = mayDefine(text) ? definitionsIn(text) : undefined;
    this.#byLine[line] = definitions;
    for (const definition of definitions ?? []) {
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
    for (let line = from; line < from + removed; line++) this.#remove(line);
    replace(
      this.#byLine,
      from,
      removed,
      Array.from({ length: inserted }, () => undefined),
    );
    for (let line = from; line < from + inserted; line++) this.#add(line);
  }

  #lineOf(definition: Definition): number {
    return this.#byLine.findIndex((definitions) => definitions?.includes(definition));
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

  /** The tokens between the braces of a struct; of `typedef struct { … } name;` its name is on the last line. */
  #bodyOf(line: number, direction: "forward" | "backward"): Token[] | undefined {
    const start = direction === "forward" ? line : this.#opening(line);
    if (start === undefined) return undefined;
    const body: Token[] = [];
    let depth = 0;
    for (const token of this.#tokensFrom(start)) {
      if (token.text === "}" && --depth === 0) return body;
      if (depth > 0) body.push(token);
      if (token.text === "{") depth++;
      if (token.text === ";" && depth === 0) return undefined;
    }
    return body.length > 0 ? body : undefined;
  }

  #opening(line: number): number | undefined {
    for (let at = line; at >= 0 && at > line - LONGEST_DEFINITION; at--) {
      if (/^typedef\s+(struct|union)\b/.test(this.#source.lines.line(at))) return at;
    }
    return undefined;
  }

  *#tokensFrom(line: number): Generator<Token> {
    for (let at = line; at < this.#source.lines.count && at < line + LONGEST_DEFINITION; at++) {
      for (const token of this.#source.line(at).tokens) if (token.kind !== "comment") yield token;
    }
  }
}

/** Nearly all lines are sorted out by their first character: a body is indented. */
function mayDefine(text: string): boolean {
  const first = text.charCodeAt(0);
  const letter = (first >= 97 && first <= 122) || (first >= 65 && first <= 90) || first === 95;
  return letter || first === 35 || first === 125 || (text.length < 400 && MACRO.test(text));
}

function definitionsIn(text: string): Definition[] | undefined {
  const macro = MACRO.exec(text)?.[1];
  if (macro !== undefined) return [{ name: macro, kind: "macro" }];
  if (text.startsWith("#") || text.length > 2000) return undefined;
  if (text.startsWith("}")) return closing(text);
  const struct = STRUCT.exec(text)?.[1];
  if (struct !== undefined && !/;\s*$/.test(text.replace(/\{.*\}/, ""))) return [{ name: struct, kind: "struct" }];
  if (text.startsWith("typedef")) return typedefIn(text);
  const called = FUNCTION.exec(text);
  if (called?.[1] !== undefined && !/[=;{]/.test(called[0])) {
    return /;\s*$/.test(text) && !text.includes("{") ? undefined : [{ name: called[1], kind: "function" }];
  }
  return variablesIn(text);
}

/** `} name;` ends a typedef; `} name = …` or `} a, b;` defines variables of a type without a name. */
function closing(text: string): Definition[] | undefined {
  const name = /^\}\s*(?:__attribute__\s*\(\(.*?\)\)\s*)?(\w+)\s*;/.exec(text)?.[1];
  return name === undefined ? undefined : [{ name, kind: "typedef", type: { name, tag: "typedef" } }];
}

function typedefIn(text: string): Definition[] | undefined {
  const match = /^typedef\s+(?:const\s+)?(?:(struct|union|enum)\s+)?([\w ]+?)[\s*]+(\w+)\s*(?:\[[^\]]*\])*\s*;/.exec(
    text,
  );
  if (!match?.[3] || !match[2]) return undefined;
  return [
    { name: match[3], kind: "typedef", type: { name: match[2], tag: match[1] === undefined ? "typedef" : "struct" } },
  ];
}

function variablesIn(text: string): Definition[] | undefined {
  const match =
    /^(?:(?:static|extern|const|volatile|register|_Thread_local|inline)\s+)*(?:(struct|union|enum)\s+)?([A-Za-z_]\w*)((?:\s+(?:int|char|long|short|const))*)[\s*&]+([A-Za-z_]\w*)\s*(?:\[[^\]]*\])*\s*[;=,]/.exec(
      text,
    );
  if (!match?.[2] || !match[4] || /^(return|goto|else|case|typedef|using|namespace)$/.test(match[2])) return undefined;
  return [
    { name: match[4], kind: "variable", type: { name: match[2], tag: match[1] === undefined ? "typedef" : "struct" } },
  ];
}
