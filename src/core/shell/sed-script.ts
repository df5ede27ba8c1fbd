/** Takes a script of sed apart: addresses, commands, and the parts of a substitution. */
import type { Token } from "./tokens.ts";

/** The key of a part that has no fixed spelling is a name in capitals: `NUM`, `/RE/`. */
export function readSed(script: string): readonly Token[] {
  const reader = new SedReader(script);
  while (reader.next());
  return reader.tokens;
}

const ADDRESSES: readonly (readonly [RegExp, string])[] = [
  [/\d+~\d+/y, "FIRST~STEP"],
  [/\d+/y, "NUM"],
  [/\+\d+/y, "+NUM"],
  [/~\d+/y, "~NUM"],
  [/\$/y, "$"],
  [/\/(?:\\.|\[[^\]\n]*\]|[^/\\\n[])+\/[IM]*/y, "/RE/"],
  [/,/y, ","],
  [/!/y, "!"],
];

/** What may follow the letter of a command; all others take nothing. */
const ARGUMENTS: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries("aicrRwWe".split("").map((letter) => [letter, /(?:\\\n|[^\n])*/y])),
  ...Object.fromEntries(":btTv".split("").map((letter) => [letter, /[^;}\n]*/y])),
  ...Object.fromEntries("qQlL".split("").map((letter) => [letter, /[ \t]*\d*/y])),
};

class SedReader {
  readonly tokens: Token[] = [];
  readonly #script: string;
  #at = 0;

  constructor(script: string) {
    this.#script = script;
  }

  /** Reads one address or command; false at the end, or where the script is no longer understood. */
  next(): boolean {
    this.#take(/(?:[\s;]|#.*)*/y);
    for (const [pattern, key] of ADDRESSES) if (this.#token(pattern, key)) return true;
    const from = this.#at;
    const letter = this.#take(/[{}=a-zA-Z:]/y);
    if (letter === "") return false;
    this.tokens.push({ from, to: this.#at, key: letter });
    if (letter === "s" || letter === "y") return this.#substitution(letter);
    const rest = ARGUMENTS[letter];
    if (rest) this.#take(rest);
    return true;
  }

  /** `s/old/new/flags`, with any character instead of the slash. */
  #substitution(letter: "s" | "y"): boolean {
    const mark = this.#take(/[^\\\n]/y);
    if (mark === "") return false;
    const quoted = mark.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
    const part = new RegExp(`(?:\\\\[^]|(?!${quoted})[^\\\\])*`, "y");
    this.#token(part, `${letter}/OLD/`);
    if (this.#take(new RegExp(quoted, "y")) === "") return false;
    const from = this.#at;
    this.#token(part, `${letter}/NEW/`);
    if (letter === "s") this.#references(from);
    this.#take(new RegExp(quoted, "y"));
    while (letter === "s" && this.#flag());
    return true;
  }

  /** `&` and `\1` in what a substitution writes. */
  #references(from: number): void {
    const written = this.#script.slice(from, this.#at);
    for (const { 0: text, index } of written.matchAll(/&|\\[\dUuLlEn]|\\./g)) {
      this.tokens.push({ from: from + index, to: from + index + text.length, key: text });
    }
  }

  #flag(): boolean {
    if (this.#token(/\d+/y, "s/NUM")) return true;
    const from = this.#at;
    const letter = this.#take(/[gpiIeMmw]/y);
    if (letter === "") return false;
    this.tokens.push({ from, to: this.#at, key: `s/${letter}` });
    if (letter === "w") this.#take(/[^\n]*/y);
    return true;
  }

  #token(pattern: RegExp, key: string): boolean {
    const from = this.#at;
    if (this.#take(pattern) === "") return false;
    this.tokens.push({ from, to: this.#at, key });
    return true;
  }

  /** What fits the pattern here is passed by. */
  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#script)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }
}
