/** What a file of C++ says outside of the function that is looked at: usings, aliases, classes, globals. */
import type { CSource } from "../c/source.ts";
import type { Token } from "../c/tokens.ts";
import { parseCppDeclaration, parseCppType, type CppType, type CppVariable } from "./syntax.ts";

/** A class or declaration is followed this many lines. */
const LONGEST = 600;

const files = new WeakMap<CSource, CppFile>();

export function cppFileOf(source: CSource): CppFile {
  let file = files.get(source);
  if (!file) {
    file = new CppFile(source);
    files.set(source, file);
  }
  return file;
}

export interface Usings {
  /** `std`, `std::chrono_literals` of `using namespace`. */
  readonly namespaces: readonly string[];
  /** `thread` to `std::thread` of `using std::thread`, and `chrono` of `namespace chrono = std::chrono`. */
  readonly names: ReadonlyMap<string, string>;
}

export interface OwnClass {
  readonly members: readonly CppVariable[];
  readonly bases: readonly string[];
}

/** Each answer is found by searching the lines for the name, and kept until the text changes. */
export class CppFile {
  readonly #source: CSource;
  readonly #kept = new Map<string, unknown>();

  constructor(source: CSource) {
    this.#source = source;
    source.lines.onChange(() => this.#kept.clear());
  }

  get usings(): Usings {
    return this.#keep("usings", () => {
      const namespaces: string[] = [];
      const names = new Map<string, string>();
      for (const line of this.#linesWith("using", "namespace")) {
        const text = this.#source.lines.line(line);
        const whole = /^\s*using\s+namespace\s+(?:::)?([\w:]+)\s*;/.exec(text)?.[1];
        if (whole !== undefined) namespaces.push(whole);
        const one = /^\s*using\s+(?:::)?((?:\w+::)+(\w+))\s*;/.exec(text);
        const alias = /^\s*namespace\s+(\w+)\s*=\s*(?:::)?([\w:]+)\s*;/.exec(text);
        if (one?.[1] && one[2]) names.set(one[2], one[1]);
        if (alias?.[1] && alias[2]) names.set(alias[1], alias[2]);
      }
      return { namespaces, names };
    });
  }

  /** What `using Lock = …` or `typedef … Lock` stands for. */
  alias(name: string): CppType | undefined {
    return this.#keep(`alias ${name}`, () => {
      for (const line of this.#linesWith(name)) {
        const tokens = this.#tokensFrom(line, 3);
        const isUsing = tokens[0]?.text === "using" && tokens[1]?.text === name && tokens[2]?.text === "=";
        if (isUsing) return parseCppType(tokens, 3)?.type;
        if (tokens[0]?.text !== "typedef") continue;
        const typed = parseCppType(tokens, 1);
        if (typed && tokens[typed.end]?.text === name && tokens[typed.end + 1]?.text === ";") return typed.type;
      }
      return undefined;
    });
  }

  /** A class that the file defines. */
  ownClass(name: string): OwnClass | undefined {
    return this.#keep(`class ${name}`, () => {
      const pattern = new RegExp(String.raw`\b(?:class|struct|union)\s+(?:\w+\s+)?${name}\b(?!\s*[;>,*&)])`);
      for (const line of this.#linesWith(name)) {
        const text = this.#source.lines.line(line);
        if (!pattern.test(text) || /\benum\b/.test(text)) continue;
        const tokens = this.#tokensFrom(line, LONGEST);
        const brace = tokens.findIndex((token) => token.text === "{" || token.text === ";");
        if (tokens[brace]?.text !== "{") continue;
        return { members: membersIn(tokens, brace), bases: basesIn(tokens.slice(0, brace)) };
      }
      return undefined;
    });
  }

  /** A variable or function at the top level, or in a namespace, whose declaration begins in the first column. */
  global(name: string): CppVariable | undefined {
    return this.#keep(`global ${name}`, () => {
      for (const line of this.#linesWith(name)) {
        if (!/^[A-Za-z_:]/.test(this.#source.lines.line(line))) continue;
        const found = parseCppDeclaration(this.#tokensFrom(line, 3), 0).find((variable) => variable.name === name);
        if (found) return found;
      }
      return undefined;
    });
  }

  #keep<T>(key: string, find: () => T): T {
    if (!this.#kept.has(key)) this.#kept.set(key, find());
    return this.#kept.get(key) as T;
  }

  #linesWith(...words: readonly string[]): number[] {
    const found: number[] = [];
    for (let line = 0; line < this.#source.lines.count; line++) {
      const text = this.#source.lines.line(line);
      if (words.some((word) => text.includes(word)) && this.#source.stateBefore(line) === "code") found.push(line);
    }
    return found;
  }

  #tokensFrom(line: number, count: number): Token[] {
    const tokens: Token[] = [];
    let depth = 0;
    for (let at = line; at < Math.min(line + count, this.#source.lines.count); at++) {
      if (at > line && this.#source.line(at).directive) continue;
      for (const token of this.#source.line(at).tokens) {
        if (token.kind === "comment") continue;
        tokens.push(token);
        if (token.text === "{") depth++;
        if (token.text === "}" && --depth === 0) return tokens;
      }
    }
    return tokens;
  }
}

/** The declarations directly between the braces of a class; bodies of functions are stepped over. */
function membersIn(tokens: readonly Token[], brace: number): CppVariable[] {
  const members: CppVariable[] = [];
  let depth = 0;
  let fresh = true;
  for (let at = brace; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? "";
    if (depth === 1 && fresh && text !== "}") members.push(...parseCppDeclaration(tokens, at));
    if (text === "{") depth++;
    if (text === "}" && --depth === 0) return members;
    fresh = depth === 1 && (/^[;{}]$/.test(text) || (text === ":" && isAccess(tokens[at - 1]?.text)));
  }
  return members;
}

function isAccess(word: string | undefined): boolean {
  return word === "public" || word === "private" || word === "protected";
}

function basesIn(head: readonly Token[]): string[] {
  const colon = head.findIndex((token) => token.text === ":");
  if (colon < 0) return [];
  const words = head.slice(colon + 1).filter((token) => token.kind === "word" && token.text !== "virtual");
  return words.map((token) => token.text).filter((word) => !isAccess(word));
}
