import type { Text } from "../../core/language.ts";
import type { Verdict } from "../../core/lab.ts";

/** What a check found wrong, as evidence: what was seen, what was expected, and where to look. */
export type Finding = Pick<Verdict, "expected" | "saw" | "look" | "location">;

/** A check that did not pass. Anything else that is thrown is an error of the tools. */
export class Failure extends Error {
  readonly text: Text;
  readonly finding: Finding;

  constructor(text: Text, finding: Finding) {
    super(text.en);
    this.text = text;
    this.finding = finding;
  }
}

export function fail(en: string, zh: string, finding: Finding = {}): never {
  throw new Failure({ en, "zh-cn": zh }, finding);
}

/** Fails unless the condition holds. */
export function need(condition: unknown, en: string, zh: string, finding: Finding = {}): asserts condition {
  if (!condition) fail(en, zh, finding);
}

/** The same in every language, as a value or a piece of output is. */
export function same(text: string): Text {
  return { en: text, "zh-cn": text };
}

/** With its thousands apart, as 65,536. */
export function number(value: number): string {
  return value.toLocaleString("en");
}
