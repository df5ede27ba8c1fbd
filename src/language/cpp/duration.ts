import type { Token } from "../../core/c/tokens.ts";
import type { CppResolver } from "../../core/cpp/resolver.ts";
import { format } from "../../core/format.ts";
import type { Language } from "../../core/language.ts";
import { WORDS } from "../words.ts";

type Unit = "hours" | "minutes" | "seconds" | "milliseconds" | "microseconds" | "nanoseconds";

const SUFFIXES: Readonly<Record<string, Unit>> = {
  h: "hours",
  min: "minutes",
  s: "seconds",
  ms: "milliseconds",
  us: "microseconds",
  ns: "nanoseconds",
};

const LITERAL = /^(\d[\d']*(?:\.\d+)?)(h|min|s|ms|us|ns)$/;

/** `100ms`: how long, and the type it has. */
export function literalDuration(text: string, language: Language): { text: string; type: string } | undefined {
  const match = LITERAL.exec(text);
  const unit = SUFFIXES[match?.[2] ?? ""];
  if (!match?.[1] || !unit) return undefined;
  return { text: format(WORDS[language][unit], match[1].replaceAll("'", "")), type: `std::chrono::${unit}` };
}

/** The length of `100ms`, `std::chrono::seconds(2)` or `milliseconds{50}`; undefined for what only the program knows. */
export function durationOf(argument: readonly Token[], resolver: CppResolver, language: Language): string | undefined {
  const [first] = argument;
  if (argument.length === 1 && first) return literalDuration(first.text, language)?.text;
  const [open, number, close] = argument.slice(-3);
  if (number?.kind !== "number" || !/^[({]$/.test(open?.text ?? "") || !/^[)}]$/.test(close?.text ?? ""))
    return undefined;
  const name = argument
    .slice(0, -3)
    .map((token) => token.text)
    .join("");
  const unit = /^std::chrono::(\w+)$/.exec(resolver.find(name)?.entry.name ?? "")?.[1];
  const words = Object.values(SUFFIXES).find((known) => known === unit);
  return words && format(WORDS[language][words], number.text.replaceAll("'", ""));
}
