import { argumentsOf } from "../../core/c/arguments.ts";
import type { CSource } from "../../core/c/source.ts";
import type { Token } from "../../core/c/tokens.ts";
import type { CppFound } from "../../core/cpp/library.ts";
import type { CppResolver } from "../../core/cpp/resolver.ts";
import { cppParametersOf } from "../../core/cpp/signature.ts";
import type { Position } from "../../core/document.ts";
import { format } from "../../core/format.ts";
import type { Param } from "../../core/knowledge.ts";
import type { Library } from "../../core/library.ts";
import { brief, explainValue, type Context } from "../c/here.ts";
import { WORDS } from "../words.ts";
import { durationOf } from "./duration.ts";

/** `Here: 100 ms.` for the call whose parenthesis or brace is at `open`. */
export function cppHereLine(
  source: CSource,
  found: CppFound,
  open: Position,
  resolver: CppResolver,
  library: Library,
): string | undefined {
  const words = WORDS[library.language];
  const given = argumentsOf(source, open);
  const params = paramsFor(found, given.length);
  const phrases = given
    .map((argument, index) => explainCppArgument(argument, params[index], resolver, { source, library }))
    .filter((phrase) => phrase !== undefined);
  return phrases.length > 0 ? format(words.here, phrases.join(words.and)) : undefined;
}

/** The documented parameters, in the order of the first declaration that takes so many arguments. */
export function paramsFor({ entry, member }: CppFound, count: number): (Param | undefined)[] {
  const { signatures = [], params = [] } = member ?? entry;
  const name = (member ?? entry).name;
  const lists = signatures.map((signature) => cppParametersOf(signature, name));
  const fitting = lists.find((list) => list.length >= count) ?? lists.at(-1) ?? [];
  return fitting.map((parameter) => params.find((param) => param.name === parameter.name));
}

function explainCppArgument(
  argument: readonly Token[],
  param: Param | undefined,
  resolver: CppResolver,
  context: Context,
): string | undefined {
  const text = argument.map((token) => token.text).join("");
  const constant = /^[\w:]+$/.test(text) ? resolver.find(text) : undefined;
  const isValue = constant && (constant.member ? constant.entry.kind === "enum" : constant.entry.kind === "object");
  if (isValue) return `\`${text}\` ${brief(constant.member?.text ?? constant.entry.summary)}`;
  const duration = durationOf(argument, resolver, context.library.language);
  if (duration !== undefined || !param) return duration;
  return explainValue(argument, { meanings: param, families: param.accepts ?? [] }, context);
}
