import { closes, opens, type Token } from "./tokens.ts";

/** The type of a variable, as far as its fields need it: pointers and arrays of a struct have the struct's. */
export interface CType {
  /** `sockaddr_in`, `epoll_data_t`, `int`; empty for a struct without a name. */
  readonly name: string;
  /** Whether it was written with `struct` or `union` in front. */
  readonly tag: "struct" | "typedef";
  /** The body of a struct without a name, as it stands between the braces. */
  readonly body?: readonly Token[];
  /** The expression whose type it has: of `auto`, the initializer; of `typeof (x)`, x. */
  readonly from?: readonly Token[];
}

export interface Variable {
  readonly name: string;
  readonly type: CType;
  /** Where the name stands. */
  readonly token: Token;
}

/** Words that may stand before and within a type, without being its name. */
const SPECIFIERS = new Set(
  "const volatile static extern register inline restrict signed unsigned _Atomic _Thread_local thread_local constexpr mutable virtual explicit friend __restrict __inline __extension__ __const typedef".split(
    " ",
  ),
);
const BUILTIN = new Set("void char short int long float double bool _Bool auto __auto_type __int128".split(" "));
/** Words that begin a statement, and so no declaration. */
const STATEMENTS = new Set(
  "return goto if else while do for switch case default break continue sizeof throw delete new using namespace public private protected template operator asm __asm__".split(
    " ",
  ),
);

/** The members of a struct, or any other declarations one after the other. */
export function declarationsOf(tokens: readonly Token[]): Variable[] {
  const variables: Variable[] = [];
  for (let at = 0; at < tokens.length;) {
    const declaration = parseDeclaration(tokens, at);
    if (declaration)
      variables.push(...(declaration.variables.length > 0 ? declaration.variables : declaration.members));
    at = nextStatement(tokens, declaration?.end ?? at);
  }
  return variables;
}

/** The parameters between the parentheses of a function. */
export function parametersOf(tokens: readonly Token[]): Variable[] {
  return splitAtCommas(tokens).flatMap((part) => parseDeclaration(part, 0)?.variables ?? []);
}

interface Declaration {
  readonly variables: readonly Variable[];
  /** Those of a struct or union without any name, which belong to what is around it. */
  readonly members: readonly Variable[];
  readonly end: number;
}

/**
 * A declaration that begins at `start`: `struct sockaddr_in a, *p = &a` up to where its declarators
 * end. `x * y` may be one as well as a product; at the beginning of a statement it is a declaration.
 */
export function parseDeclaration(tokens: readonly Token[], start: number): Declaration | undefined {
  const typed = parseType(tokens, start);
  if (!typed) return undefined;
  const variables: Variable[] = [];
  let at = typed.end;
  for (;;) {
    const declarator = parseDeclarator(tokens, at, typed.certain || variables.length > 0);
    if (!declarator) break;
    at = skipInitializer(tokens, declarator.end);
    const from = typed.type.name === "auto" ? tokens.slice(declarator.end + 1, at) : undefined;
    const type: CType = from ? { name: "", tag: "typedef", from } : typed.type;
    variables.push({ name: declarator.token.text, type, token: declarator.token });
    if (tokens[at]?.text !== ",") break;
    at++;
  }
  if (variables.length > 0) return { variables, members: [], end: at };
  return typed.type.body && { variables, members: declarationsOf(typed.type.body), end: at };
}

/** `struct name`, `struct { … }`, `unsigned long`, `size_t`; `certain` when it can be nothing but a type. */
export function parseType(
  tokens: readonly Token[],
  start: number,
): { type: CType; end: number; certain: boolean } | undefined {
  let at = start;
  let name = "";
  let certain = false;
  for (let token = tokens[at]; token?.kind === "word"; token = tokens[at]) {
    if (STATEMENTS.has(token.text)) return undefined;
    if (/^(struct|union|enum|class)$/.test(token.text)) return structType(tokens, at);
    if (/^(typeof|__typeof__|__typeof|typeof_unqual|decltype)$/.test(token.text)) return typeofType(tokens, at);
    if (SPECIFIERS.has(token.text)) certain = true;
    else if (BUILTIN.has(token.text)) {
      certain = true;
      name = token.text === "__auto_type" ? "auto" : token.text;
    } else if (name !== "" || (certain && !isTypeName(tokens, at))) break;
    else name = token.text;
    at++;
    // std::string
    while (tokens[at]?.text === "::" && tokens[at + 1]?.kind === "word") {
      name = tokens[at + 1]?.text ?? name;
      at += 2;
    }
  }
  if (name === "" && !certain) return undefined;
  return { type: { name: name || "int", tag: "typedef" }, end: at, certain };
}

/** In `unsigned x`, x is the variable; in `const size_t n`, size_t is the type. */
function isTypeName(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.kind === "word" || next?.text === "*" || next?.text === "&" || next?.text === "::";
}

/** `typeof (x) y` */
function typeofType(
  tokens: readonly Token[],
  start: number,
): { type: CType; end: number; certain: boolean } | undefined {
  if (tokens[start + 1]?.text !== "(") return undefined;
  const close = matching(tokens, start + 1);
  return { type: { name: "", tag: "typedef", from: tokens.slice(start + 2, close) }, end: close + 1, certain: true };
}

function structType(
  tokens: readonly Token[],
  start: number,
): { type: CType; end: number; certain: boolean } | undefined {
  let at = start + 1;
  let name = "";
  if (tokens[at]?.kind === "word") name = tokens[at++]?.text ?? "";
  if (tokens[at]?.text !== "{") {
    if (tokens[at]?.text === "const") at++;
    return name === "" ? undefined : { type: { name, tag: "struct" }, end: at, certain: true };
  }
  const close = matching(tokens, at);
  return { type: { name, tag: "struct", body: tokens.slice(at + 1, close) }, end: close + 1, certain: true };
}

/** `*name`, `name[4]`, `(*name)(int)`; without a certain type only where `=`, `;`, `,`, `[` or `)` follows. */
function parseDeclarator(
  tokens: readonly Token[],
  start: number,
  certain: boolean,
): { token: Token; end: number } | undefined {
  let at = start;
  while (/^(\*|&|&&|const|restrict|__restrict|volatile)$/.test(tokens[at]?.text ?? "")) at++;
  const pointed = tokens[at + 2];
  if (tokens[at]?.text === "(" && tokens[at + 1]?.text === "*" && pointed?.kind === "word") {
    const parameters = matching(tokens, at) + 1;
    const isFunction = tokens[parameters]?.text === "(";
    return isFunction ? { token: pointed, end: matching(tokens, parameters) + 1 } : undefined;
  }
  const name = tokens[at];
  if (name?.kind !== "word" || SPECIFIERS.has(name.text) || STATEMENTS.has(name.text)) return undefined;
  at++;
  const next = tokens[at]?.text;
  const ends = next === undefined || /^(=|;|,|\[|\)|:|\{)$/.test(next);
  if (!ends && !(certain && next === "(")) return undefined;
  // `f(` of a certain type is a function, or a C++ object that is constructed: no variable with fields of ours.
  if (next === "(") return undefined;
  while (tokens[at]?.text === "[") at = matching(tokens, at) + 1;
  if (tokens[at]?.text === ":" && tokens[at + 1]?.kind === "number") at += 2;
  return { token: name, end: at };
}

function skipInitializer(tokens: readonly Token[], start: number): number {
  let at = start;
  if (tokens[at]?.text !== "=" && tokens[at]?.text !== "{") return at;
  for (; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? "";
    if (opens(text)) at = matching(tokens, at);
    else if (text === "," || text === ";" || text === ")" || text === "}") return at;
  }
  return at;
}

/** The index of the bracket that closes the one at `open`; the last index when none does. */
export function matching(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? "";
    if (opens(text)) depth++;
    if (closes(text)) depth--;
    if (depth === 0) return at;
  }
  return tokens.length - 1;
}

/** The index of the bracket that opens what the one at `close` closes; 0 when none does. */
export function opening(tokens: readonly Token[], close: number): number {
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    const text = tokens[at]?.text ?? "";
    if (closes(text)) depth++;
    if (opens(text) && --depth === 0) return at;
  }
  return 0;
}

export function splitAtCommas<T extends Token>(tokens: readonly T[]): T[][] {
  const parts: T[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (opens(token.text)) depth++;
    if (closes(token.text)) depth--;
    if (token.text === "," && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.length === 1 && parts[0]?.length === 0 ? [] : parts;
}

function nextStatement(tokens: readonly Token[], start: number): number {
  for (let at = start; at < tokens.length; at++) {
    const text = tokens[at]?.text;
    if (text === "{") at = matching(tokens, at);
    else if (text === ";") return at + 1;
  }
  return tokens.length;
}
