import { parseDeclaration, type CType } from "./declarations.ts";
import { lexLine, type Token } from "./tokens.ts";

/** A name that the file itself defines at its top level. */
export interface Definition {
  readonly name: string;
  /**
   * `enum` has no name here, because its enumerators are what is asked for; `closing` is a name behind
   * the brace that ends a struct: what it is, the line that opens the brace says.
   */
  readonly kind: "function" | "macro" | "typedef" | "struct" | "enum" | "variable" | "closing";
  /** What a variable or typedef stands for. */
  readonly type?: CType;
  /** Zero-based; edits above move it. */
  line: number;
}

const MACRO = /^\s*#\s*define\s+(\w+)/;
const FUNCTION = /^(?:[\w*&:<>,[\]]+[\s*&]+)*?([A-Za-z_]\w*)\s*\(/;
const STRUCT = /^(?:(?:typedef|static|const|extern)\s+)*(?:struct|union|class)\s+(\w+)\s*(?:\{|$|:)/;
const ENUM = /^(?:(?:typedef|static|const)\s+)*enum\b(?:\s+\w+)?\s*(?:\{|$)/;
/** Before a parenthesis they are types, and a pointer to a function follows. */
const TYPES = /^(?:void|char|short|int|long|float|double|bool|signed|unsigned|size_t|ssize_t)$/;

/** Finds the lines of macros, which may be indented. */
export const DEFINE = /#[ \t]*define/g;

/** Whether a line that begins with this character may define something else: nearly none does, as a body is indented. */
export function mayBegin(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 125;
}

/** What a line at the top level defines, as far as the line alone can tell. */
export function definitionsIn(text: string, line: number): Definition[] {
  const macro = MACRO.exec(text)?.[1];
  if (macro !== undefined) return [{ name: macro, kind: "macro", line }];
  if (text === "}" || !mayBegin(text.charCodeAt(0)) || text.length > 2000) return [];
  if (text.startsWith("}")) return closing(text, line);
  const called = FUNCTION.exec(text);
  const isCall = called?.[1] !== undefined && !TYPES.test(called[1]);
  if (isCall)
    return /;\s*$/.test(text) && !text.includes("{") ? [] : [{ name: called[1] ?? "", kind: "function", line }];
  return [...tags(text, line), ...declared(text, line)];
}

/** `struct name {` and `enum {`, whose members are read when they are asked for. */
function tags(text: string, line: number): Definition[] {
  const struct = STRUCT.exec(text)?.[1];
  if (struct !== undefined) return [{ name: struct, kind: "struct", line }];
  return ENUM.test(text) ? [{ name: "", kind: "enum", line }] : [];
}

/** The names of a declaration that its first line gives; a brace that stays open names nothing yet. */
function declared(text: string, line: number): Definition[] {
  if (!/[;=,]/.test(text)) return [];
  const tokens = lexLine(text, "code").tokens.filter(({ kind }) => kind !== "comment");
  if (opensBody(tokens)) return [];
  const kind = tokens[0]?.text === "typedef" ? "typedef" : "variable";
  return (parseDeclaration(tokens, 0)?.variables ?? []).map(({ name, type }) => ({ name, kind, type, line }));
}

function opensBody(tokens: readonly Token[]): boolean {
  const braces = tokens.filter(({ text }) => text === "{" || text === "}" || text === "=");
  const depth = braces.reduce((sum, { text }) => sum + (text === "{" ? 1 : text === "}" ? -1 : 0), 0);
  return braces[0]?.text === "{" && depth > 0;
}

/** `} name;` ends a typedef; `} name = …` or `} a, *b;` define variables of the struct before it. */
function closing(text: string, line: number): Definition[] {
  const declarators = /^\}\s*(?:__attribute__\s*\(\(.*?\)\)\s*)?([^;=(]*)[;=]/.exec(text)?.[1] ?? "";
  const names = declarators.match(/\w+(?=\s*(?:\[[^\]]*\]\s*)*(?:,|$))/g) ?? [];
  return names.map((name) => ({ name, kind: "closing", line }));
}
