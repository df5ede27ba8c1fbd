/** Declarations as the reference has them, taken apart: parameters with their places, template parameters, results. */
import { lexLine, type Token } from "../c/tokens.ts";
import { partsBetween } from "../signature-parts.ts";
import { simpleName } from "./library.ts";
import { parseCppType, type CppType } from "./syntax.ts";

const TEMPLATES = { templates: true };

export interface CppParameter {
  readonly name: string;
  /** Where it stands in the signature. */
  readonly start: number;
  readonly end: number;
}

/** The parameters of `explicit thread(F&& f, Args&&... args)`: f and args. */
export function cppParametersOf(signature: string, name: string): CppParameter[] {
  const open = openParenthesis(signature, name);
  if (open < 0) return [];
  return partsBetween(signature, open, TEMPLATES)
    .map(({ text, start, end }) => ({ name: parameterName(text), start, end }))
    .filter((parameter) => parameter.name !== "");
}

/** `Mutex` of `template<class Mutex> class unique_lock`. */
export function templateParametersOf(signature: string): string[] {
  if (!signature.startsWith("template")) return [];
  return partsBetween(signature, signature.indexOf("<"), TEMPLATES).map(({ text }) => parameterName(text));
}

/** What a function returns, or what a `using` stands for; undefined for a constructor. */
export function resultOf(signature: string, name: string): CppType | undefined {
  const bare = withoutTemplate(signature);
  const alias = /^using\s+\w+\s*=\s*(.*)$/.exec(bare)?.[1];
  const tokens = tokensOf(alias ?? bare);
  const typed = parseCppType(tokens, 0);
  return typed && (alias !== undefined || typed.type.name !== name) ? typed.type : undefined;
}

/** The signature behind `template<…>`. */
export function withoutTemplate(signature: string): string {
  if (!signature.startsWith("template")) return signature;
  const parts = partsBetween(signature, signature.indexOf("<"), TEMPLATES);
  return signature.slice((parts.at(-1)?.end ?? 0) + 1).trim();
}

export function openParenthesis(signature: string, name: string): number {
  const simple = simpleName(name);
  const at = signature.search(new RegExp(String.raw`(?<![\w:])${simple.replace(/[^\w\s]/g, String.raw`\$&`)}\s*\(`));
  return at < 0 ? -1 : signature.indexOf("(", at + simple.length);
}

function tokensOf(text: string): readonly Token[] {
  return lexLine(text, "code").tokens;
}

/** The last word before a default value: `order` of `memory_order order = memory_order::seq_cst`. */
function parameterName(text: string): string {
  const declared = text.replace(/\s*=.*$/, "");
  const pack = /\.\.\.\s*(\w+)$/.exec(declared)?.[1];
  return pack ?? /(?<=[\s&*])(\w+)\s*(?:\[\])?$/.exec(declared)?.[1] ?? "";
}
