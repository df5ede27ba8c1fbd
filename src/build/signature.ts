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
  return splitTopLevel(signature.slice(open + 1, matching(signature, open)))
    .map((text) => text.trim())
    .filter((text) => text !== "" && text !== "void")
    .map((text) => ({ text, name: parameterName(text) }));
}

function openParenthesis(signature: string, name: string): number {
  const at = signature.search(new RegExp(`\\b${name}\\s*\\)?\\s*\\(`));
  return at < 0 ? -1 : signature.indexOf("(", at + name.length);
}

function matching(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "(") depth++;
    if (text[at] === ")" && --depth === 0) return at;
  }
  return text.length;
}

function splitTopLevel(text: string): string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const character of text) {
    if (character === "(" || character === "[") depth++;
    if (character === ")" || character === "]") depth--;
    if (character === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function parameterName(text: string): string {
  if (text === "...") return "...";
  const pointerToFunction = /\(\s*\*\s*(\w+)[^)]*\)\s*\(/.exec(text);
  return pointerToFunction?.[1] ?? /(\w+)\s*(?:\[[^\]]*\]\s*)*$/.exec(text)?.[1] ?? text;
}
