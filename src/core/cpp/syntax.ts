/** Types and declarations of C++, as far as the objects they declare need it. */
import { matching, splitAtCommas } from "../c/declarations.ts";
import type { Token } from "../c/tokens.ts";

/** `std::vector<std::thread>`; a pointer or reference to something is that thing. */
export interface CppType {
  /** As it is written: `std::vector`, `Lock`, `auto`. */
  readonly name: string;
  readonly args: readonly CppType[];
}

export interface CppVariable {
  readonly name: string;
  readonly token: Token;
  readonly type: CppType;
  /** What it is initialized with: what `auto` stands for, or what a loop goes over. */
  readonly value: readonly Token[];
  /** `for (auto& t : threads)`. */
  readonly element: boolean;
  /** Parentheses follow the name: a function, or an object that is constructed from them. */
  readonly called: boolean;
}

const words = (text: string): Set<string> => new Set(text.split(" "));

const SPECIFIERS = words(
  "const static mutable inline constexpr constinit consteval thread_local volatile extern typename register virtual explicit friend typedef struct class enum union",
);
const BUILTIN = words("void char short int long float double bool signed unsigned wchar_t");
const NOT_TYPES = words(
  "return goto if else while do for switch case default break continue sizeof throw delete new using namespace public private protected template operator try catch co_return co_await co_yield this",
);

/** The type that begins at `start`, with the index behind it and behind its `*` and `&`. */
export function parseCppType(tokens: readonly Token[], start: number): { type: CppType; end: number } | undefined {
  let at = skipSpecifiers(tokens, start);
  if (BUILTIN.has(textAt(tokens, at))) {
    const name = textAt(tokens, at);
    while (BUILTIN.has(textAt(tokens, at)) || SPECIFIERS.has(textAt(tokens, at))) at++;
    return { type: { name, args: [] }, end: skipPointers(tokens, at) };
  }
  const named = parseName(tokens, at);
  return named && { type: { name: named.name, args: named.args }, end: skipPointers(tokens, named.end) };
}

/** `std::chrono::milliseconds`, `std::vector<std::thread>`, `std::atomic<int>::value_type`. */
export function parseName(
  tokens: readonly Token[],
  start: number,
): { name: string; args: readonly CppType[]; end: number } | undefined {
  let at = textAt(tokens, start) === "::" ? start + 1 : start;
  const path: string[] = [];
  let args: readonly CppType[] = [];
  for (;;) {
    const token = tokens[at];
    if (token?.kind !== "word" || NOT_TYPES.has(token.text)) return undefined;
    path.push(token.text);
    at++;
    const list = textAt(tokens, at) === "<" ? parseTemplateArguments(tokens, at) : undefined;
    args = list?.args ?? [];
    at = list?.end ?? at;
    if (textAt(tokens, at) !== "::" || tokens[at + 1]?.kind !== "word") break;
    at++;
  }
  return { name: path.join("::"), args, end: at };
}

/** What stands between `<` and its `>`; undefined where `<` can only be an operator. */
function parseTemplateArguments(
  tokens: readonly Token[],
  open: number,
): { args: readonly CppType[]; end: number } | undefined {
  const close = closingAngle(tokens, open);
  if (close === undefined) return undefined;
  const parts = splitTemplate(tokens.slice(open + 1, close.at), close.shared);
  return { args: parts.map(argumentType), end: close.at + 1 };
}

const UNKNOWN: CppType = { name: "", args: [] };

function argumentType(tokens: readonly Token[]): CppType {
  return parseCppType(tokens, 0)?.type ?? UNKNOWN;
}

/** Splits at the commas outside of brackets of any kind; `shared` puts back one half of a closing `>>`. */
function splitTemplate(tokens: readonly Token[], shared: Token | undefined): Token[][] {
  const all = shared ? [...tokens, shared] : tokens;
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of all) {
    depth += depthOf(token.text);
    if (token.text === "," && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function depthOf(text: string): number {
  if (text === ">>") return -2;
  if (/^[(<[{]$/.test(text)) return 1;
  return /^[)>\]}]$/.test(text) ? -1 : 0;
}

/** Of `>>` that closes two lists, the inner list has the first half: `shared`. */
function closingAngle(tokens: readonly Token[], open: number): { at: number; shared: Token | undefined } | undefined {
  let depth = 0;
  for (let at = open; at < Math.min(tokens.length, open + 200); at++) {
    const token = tokens[at];
    const text = token?.text ?? "";
    if (text === ";" || text === "{" || text === "&&" || text === "||") return undefined;
    if (text === "(" || text === "[") at = matching(tokens, at);
    else if (text === "<") depth++;
    else if (text === ">" && --depth === 0) return { at, shared: undefined };
    else if (text === ">>" && token) {
      depth -= 2;
      if (depth === 0) return { at, shared: { ...token, text: ">" } };
      if (depth < 0) return undefined;
    }
  }
  return undefined;
}

/** A declaration that begins at `start`: `std::thread a(f), b(g)`, `auto& t : threads`. */
export function parseCppDeclaration(tokens: readonly Token[], start: number): CppVariable[] {
  const typed = parseCppType(tokens, start);
  if (!typed) return [];
  const variables: CppVariable[] = [];
  for (let at = typed.end; ;) {
    const declared = parseCppDeclarator(tokens, skipPointers(tokens, at), typed.type);
    if (!declared) return variables;
    variables.push(declared.variable);
    if (textAt(tokens, declared.end) !== ",") return variables;
    at = declared.end + 1;
  }
}

function parseCppDeclarator(
  tokens: readonly Token[],
  start: number,
  type: CppType,
): { variable: CppVariable; end: number } | undefined {
  let at = start;
  // Pool::submit( defines a function of Pool.
  while (tokens[at]?.kind === "word" && textAt(tokens, at + 1) === "::") at += 2;
  const token = tokens[at];
  if (token?.kind !== "word" || NOT_TYPES.has(token.text) || SPECIFIERS.has(token.text)) return undefined;
  at++;
  while (textAt(tokens, at) === "[") at = matching(tokens, at) + 1;
  const next = textAt(tokens, at);
  if (!/^(?:[;=({,:)]|)$/.test(next)) return undefined;
  const bracketed = next === "(" || next === "{";
  const end = bracketed ? matching(tokens, at) + 1 : next === "=" || next === ":" ? endOfValue(tokens, at) : at;
  const value = tokens.slice(next === "=" || next === ":" ? at + 1 : at, end);
  const returned = next === "(" && type.name === "auto" ? trailingType(tokens, end) : undefined;
  const variable = {
    name: token.text,
    token,
    type: returned ?? type,
    value,
    element: next === ":",
    called: next === "(",
  };
  return { variable, end };
}

/** `auto submit(F f) const -> std::future<int>`. */
function trailingType(tokens: readonly Token[], start: number): CppType | undefined {
  let at = start;
  while (/^(?:const|noexcept|override|&|&&)$/.test(textAt(tokens, at))) at++;
  return textAt(tokens, at) === "->" ? parseCppType(tokens, at + 1)?.type : undefined;
}

function endOfValue(tokens: readonly Token[], start: number): number {
  for (let at = start; at < tokens.length; at++) {
    const text = textAt(tokens, at);
    if (text === "(" || text === "[" || text === "{") at = matching(tokens, at);
    else if (text === "," || text === ";" || text === ")" || text === "}") return at;
  }
  return tokens.length;
}

/** The parameters between two parentheses; those without a name are left out. */
export function parseCppParameters(tokens: readonly Token[]): CppVariable[] {
  return mendTemplates(splitAtCommas(tokens)).flatMap((part) => parseCppDeclaration(part, 0).slice(0, 1));
}

/** `std::map<int` and `std::thread>& m` are one parameter. */
function mendTemplates(parts: readonly Token[][]): Token[][] {
  const mended: Token[][] = [];
  let depth = 0;
  for (const part of parts) {
    if (depth > 0) mended.at(-1)?.push(...part);
    else mended.push([...part]);
    for (const { text } of part) depth += text === "<" ? 1 : text === ">" ? -1 : text === ">>" ? -2 : 0;
  }
  return mended;
}

function skipSpecifiers(tokens: readonly Token[], start: number): number {
  let at = start;
  for (;;) {
    if (SPECIFIERS.has(textAt(tokens, at))) at++;
    else if (textAt(tokens, at) === "[" && textAt(tokens, at + 1) === "[") at = matching(tokens, at) + 1;
    else if (textAt(tokens, at) === "template") {
      const close = textAt(tokens, at + 1) === "<" ? closingAngle(tokens, at + 1) : undefined;
      if (!close) return at;
      at = close.at + 1;
    } else return at;
  }
}

function skipPointers(tokens: readonly Token[], start: number): number {
  let at = start;
  while (/^(?:\*|&|&&|const|volatile|\.\.\.)$/.test(textAt(tokens, at))) at++;
  return at;
}

function textAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? "";
}
