import { partsBetween } from "../core/signature-parts.ts";

/** The parameters of a prototype, as far as a compiled entry needs them. */
export interface Parameter {
  readonly name: string;
  /** The parameter as it is written: `struct epoll_event *events`. */
  readonly text: string;
}

/**
 * The parameters of `int f(int a, void (*g)(int), ...)`: a, g and `...`.
 * A function-like macro is written the same way, with or without types.
 */
export function parametersOf(signature: string, name: string): Parameter[] {
  const open = openParenthesis(signature, name);
  if (open < 0) return [];
  return partsBetween(signature, open)
    .filter(({ text }) => text !== "void")
    .map(({ text }) => ({ text, name: parameterName(text) }));
}

function openParenthesis(signature: string, name: string): number {
  const at = signature.search(new RegExp(`\\b${name}\\s*\\)?\\s*\\(`));
  return at < 0 ? -1 : signature.indexOf("(", at + name.length);
}

function parameterName(text: string): string {
  if (text === "...") return "...";
  const pointerToFunction = /\(\s*\*\s*(\w+)[^)]*\)\s*\(/.exec(text);
  return pointerToFunction?.[1] ?? /(\w+)\s*(?:\[[^\]]*\]\s*)*$/.exec(text)?.[1] ?? text;
}
