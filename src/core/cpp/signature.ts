/** Declarations as the reference has them, taken apart: parameters with their places, template parameters, results. */
import { lexLine, type Token } from "../c/tokens.ts";
import { simpleName } from "./library.ts";
import { parseCppType, type CppType } from "./syntax.ts";

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
  return partsBetween(signature, open)
    .map(({ start, end }) => ({ name: parameterName(signature.slice(start, end)), start, end }))
    .filter((parameter) => parameter.name !== "");
}

/** `Mutex` of `template<class Mutex> class unique_lock`. */
export function templateParametersOf(signature: string): string[] {
  if (!signature.startsWith("template")) return [];
  return partsBetween(signature, signature.indexOf("<")).map(({ start, end }) =>
    parameterName(signature.slice(start, end)),
  );
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
  const parts = partsBetween(signature, signature.indexOf("<"));
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

/** The parts between commas, from behind the bracket at `open` to the one that closes it. */
function partsBetween(text: string, open: number): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = open; at < text.length; at++) {
    const character = text[at] ?? "";
    if ("(<[{".includes(character)) depth++;
    const closes = ")>]}".includes(character) && text[at - 1] !== "-" && --depth === 0;
    if (closes || (character === "," && depth === 1)) {
      const part = text.slice(start, at);
      const space = /^\s*/.exec(part)?.[0].length ?? 0;
      if (part.trim() !== "") parts.push({ start: start + space, end: start + part.trimEnd().length });
      start = at + 1;
    }
    if (closes) break;
  }
  return parts;
}

/** The last word before a default value: `order` of `memory_order order = memory_order::seq_cst`. */
function parameterName(text: string): string {
  const declared = text.replace(/\s*=.*$/, "");
  const pack = /\.\.\.\s*(\w+)$/.exec(declared)?.[1];
  return pack ?? /(?<=[\s&*])(\w+)\s*(?:\[\])?$/.exec(declared)?.[1] ?? "";
}
