import type { CallFrame, Argument } from "../../core/python/place.ts";
import { format } from "../../core/format.ts";
import type { Library } from "../../core/library.ts";
import type { PythonEntry, PythonParam } from "../../core/python/knowledge.ts";
import { positionalParam, signatureParams, type SignatureParam } from "../../core/python/signature.ts";
import type { Token } from "../../core/python/tokens.ts";
import { explainValue, type OwnNames } from "../c/here.ts";
import { WORDS } from "../words.ts";

/** `Here: waits at most 5 s.` for the arguments of a call. */
export function hereLine(entry: PythonEntry, args: readonly Argument[], library: Library): string | undefined {
  const words = WORDS[library.language];
  let position = 0;
  const phrases = args.map((argument) => {
    const param = paramOf(entry, argument.keyword ?? position);
    if (argument.keyword === undefined) position++;
    return param && explainPython(argument.tokens, param, library);
  });
  const known = phrases.filter((phrase) => phrase !== undefined);
  return known.length > 0 ? format(words.here, known.join(words.and)) : undefined;
}

/** What is documented of a parameter, by its name or its place. */
export function paramOf(entry: PythonEntry, which: string | number): PythonParam | undefined {
  const name = typeof which === "string" ? which : positionalParam(signatureParams(entry.signature ?? ""), which)?.name;
  return entry.params?.find((param) => param.name === name);
}

/** The parameter of the signature that the argument of a frame is for. */
export function paramOfFrame(entry: PythonEntry, { keyword, argument }: CallFrame): SignatureParam | undefined {
  const params = signatureParams(entry.signature ?? "");
  if (keyword === undefined) return positionalParam(params, argument);
  return params.find(({ name }) => name === keyword) ?? params.find(({ label }) => label.startsWith("**"));
}

/** An argument in the way of C's explanations: constants without their module, numbers as C writes them. */
export function explainPython(tokens: readonly Token[], param: PythonParam, library: Library): string | undefined {
  const bare = tokens.filter(
    (token, at) => !(token.text === "." || (token.kind === "word" && tokens[at + 1]?.text === ".")),
  );
  const plain = bare.map((token) => (token.kind === "number" ? { ...token, text: numberAsInC(token.text) } : token));
  const fraction = plain.length === 1 && /^\d*\.\d+$/.test(plain[0]?.text ?? "");
  if (fraction) {
    const seconds = param.reads === "seconds" ? WORDS[library.language].seconds : undefined;
    const phrase = param.here ?? seconds;
    return phrase && format(phrase, plain[0]?.text ?? "");
  }
  const context = { source: { outline: NO_MACROS }, library };
  return explainValue(plain, { meanings: param, families: param.accepts ?? [] }, context);
}

/** Python has no macros that could stand for a number. */
const NO_MACROS: OwnNames = { macro: () => undefined, defines: () => false, definesStruct: () => false };

function numberAsInC(text: string): string {
  return text.replaceAll("_", "").replace(/^0[oO]/, "0");
}
