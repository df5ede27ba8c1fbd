import { alternativesOf, argumentsOf, textOf } from "../../core/c/arguments.ts";
import type { CSource } from "../../core/c/source.ts";
import type { Token } from "../../core/c/tokens.ts";
import type { Position } from "../../core/document.ts";
import { format } from "../../core/format.ts";
import type { FunctionEntry, Param } from "../../core/knowledge.ts";
import type { Library } from "../../core/library.ts";
import { WORDS } from "../words.ts";
import { readLiteral } from "./readings.ts";

/** `Here: at most 16 events; waits without limit.` for the call whose parenthesis is at `open`. */
export function hereLine(source: CSource, entry: FunctionEntry, open: Position, library: Library): string | undefined {
  const words = WORDS[library.language];
  const phrases = argumentsOf(source, open)
    .map((argument, index) => {
      const param = entry.params[index];
      return param && explainArgument(argument, param, library);
    })
    .filter((phrase) => phrase !== undefined);
  return phrases.length > 0 ? format(words.here, phrases.join(words.and)) : undefined;
}

/** What an argument means for its parameter; undefined for a variable or an expression, which only the program knows. */
export function explainArgument(argument: readonly Token[], param: Param, library: Library): string | undefined {
  const text = textOf(argument);
  const exact = param.values?.[text];
  if (exact !== undefined) return exact;
  const flags = explainFlags(argument, param, library);
  if (flags !== undefined) return flags;
  const read = param.reads && readLiteral(text, param.reads, library.language);
  if (param.here !== undefined && isFixed(argument)) {
    const phrase = format(param.here, text);
    return read === undefined || phrase.includes(read) ? phrase : `${phrase} (${read})`;
  }
  if (read !== undefined) return /^[`\d]/.test(read) ? `\`${text}\` = ${read}` : read;
  return undefined;
}

/** Each of `A | B` that belongs to a family of the parameter, with the first clause of what it does. */
function explainFlags(argument: readonly Token[], param: Param, library: Library): string | undefined {
  if (!param.accepts) return undefined;
  const known = alternativesOf(argument).map((name) => {
    const entry = library.entry(name, "constant");
    const fits = entry?.kind === "constant" && param.accepts?.includes(entry.family);
    return fits ? `\`${name}\` ${brief(entry.summary)}` : undefined;
  });
  const phrases = known.filter((phrase) => phrase !== undefined);
  return phrases.length > 0 ? phrases.join(", ") : undefined;
}

/** The first clause of a summary, beginning small, to stand inside a sentence. */
export function brief(summary: string): string {
  const clause = summary.split(/(?<=[^\d])[.;](?:\s|$)|[。；]/)[0] ?? summary;
  const first = clause.charAt(0);
  const isName = /^[A-Z0-9_]{2,}|^`/.test(clause);
  return isName ? `— ${clause}` : `— ${first.toLowerCase()}${clause.slice(1)}`;
}

/** A literal, a constant in capitals, or a size: something that the reader of the code can see. */
function isFixed(argument: readonly Token[]): boolean {
  const [first, second] = argument;
  if (!first) return false;
  if (first.text === "sizeof") return true;
  if (argument.length === 1)
    return first.kind === "number" || first.kind === "string" || /^[A-Z][A-Z0-9_]+$/.test(first.text);
  return argument.length === 2 && first.text === "-" && second?.kind === "number";
}
