import type { Token } from "./tokens.ts";

/** How tightly the binary operators of C's integers bind. */
const BINDING: Readonly<Record<string, number>> = {
  "|": 1,
  "^": 2,
  "&": 3,
  "<<": 4,
  ">>": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "%": 6,
};

/** What a name stands for, where the text itself says so. */
export type Names = (name: string) => readonly Token[] | undefined;

/** Macros that name each other in a circle are given up at this depth. */
const DEEPEST = 12;

/** An expression of more tokens is not one that is read at a glance, and its brackets could be nested without end. */
export const LONGEST_EXPRESSION = 200;

/** The value of a constant expression such as `60 * 1000`; undefined as soon as something is not written down. */
export function evaluate(tokens: readonly Token[], names: Names = () => undefined): number | undefined {
  return new Evaluator(tokens, names, 0).run();
}

/** A C integer literal: decimal, octal, hexadecimal, binary, with suffixes and digit separators. */
export function numberOf(literal: string): number | undefined {
  const text = literal.replaceAll("'", "").replace(/[uUlL]+$/, "");
  if (/^0[xX][\da-fA-F]+$/.test(text)) return Number.parseInt(text.slice(2), 16);
  if (/^0[bB][01]+$/.test(text)) return Number.parseInt(text.slice(2), 2);
  if (/^0[0-7]*$/.test(text)) return Number.parseInt(text, 8);
  return /^[1-9]\d*$/.test(text) ? Number.parseInt(text, 10) : undefined;
}

class Evaluator {
  readonly #tokens: readonly Token[];
  readonly #names: Names;
  readonly #depth: number;
  #at = 0;

  constructor(tokens: readonly Token[], names: Names, depth: number) {
    this.#tokens = tokens;
    this.#names = names;
    this.#depth = depth;
  }

  run(): number | undefined {
    if (this.#depth > DEEPEST || this.#tokens.length > LONGEST_EXPRESSION) return undefined;
    const value = this.#binary(0);
    return this.#at === this.#tokens.length ? value : undefined;
  }

  #binary(loosest: number): number | undefined {
    let left = this.#unary();
    for (;;) {
      const operator = this.#tokens[this.#at]?.text ?? "";
      const binding = BINDING[operator];
      if (left === undefined || binding === undefined || binding <= loosest) return left;
      this.#at++;
      left = apply(operator, left, this.#binary(binding));
    }
  }

  #unary(): number | undefined {
    const token = this.#tokens[this.#at++];
    if (token?.kind === "number") return numberOf(token.text);
    if (token?.kind === "word") return this.#named(token.text);
    if (token?.text === "-") return negative(this.#unary());
    if (token?.text === "+") return this.#unary();
    if (token?.text !== "(") return undefined;
    const inside = this.#binary(0);
    return this.#tokens[this.#at++]?.text === ")" ? inside : undefined;
  }

  #named(name: string): number | undefined {
    const tokens = this.#names(name);
    return tokens && new Evaluator(tokens, this.#names, this.#depth + 1).run();
  }
}

function negative(value: number | undefined): number | undefined {
  return value === undefined ? undefined : 0 - value;
}

function apply(operator: string, left: number, right: number | undefined): number | undefined {
  if (right === undefined) return undefined;
  const result = COMPUTED[operator]?.(left, right) ?? Number.NaN;
  return Number.isSafeInteger(result) ? result : undefined;
}

/** Shifts multiply, because JavaScript's own end at 32 bits; bits of larger numbers are not combined at all. */
const COMPUTED: Readonly<Record<string, (left: number, right: number) => number>> = {
  "|": (left, right) => bits(left, right, (a, b) => a | b),
  "^": (left, right) => bits(left, right, (a, b) => a ^ b),
  "&": (left, right) => bits(left, right, (a, b) => a & b),
  "<<": (left, right) => (right >= 0 ? left * 2 ** right : Number.NaN),
  ">>": (left, right) => (right >= 0 ? Math.floor(left / 2 ** right) : Number.NaN),
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => Math.trunc(left / right),
  "%": (left, right) => left % right,
};

function bits(left: number, right: number, combine: (a: number, b: number) => number): number {
  const fits = (value: number) => value >= 0 && value < 2 ** 31;
  return fits(left) && fits(right) ? combine(left, right) : Number.NaN;
}
