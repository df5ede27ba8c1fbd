import { scanTo } from "../../core/c/scan.ts";
import { sourceOf } from "../../core/c/source.ts";
import type { Position } from "../../core/document.ts";
import type { Library } from "../../core/library.ts";
import type { TextLines } from "../../core/lines.ts";
import type { Unexplained } from "../unexplained.ts";
import { isForeign } from "./hover.ts";
import { includesOf } from "./includes.ts";

/** A system name is called, is written in capitals, or stands behind `struct`; all else is the program's own. */
export function unexplainedInC(lines: TextLines, position: Position, library: Library): Unexplained | undefined {
  const source = sourceOf(lines);
  const tokens = source.line(position.line).tokens.filter(({ kind }) => kind !== "comment");
  const at = tokens.findIndex(({ start, end }) => start <= position.character && position.character <= end);
  const token = tokens[at]?.kind === "word" ? tokens[at] : tokens[at + 1]?.kind === "word" ? tokens[at + 1] : undefined;
  if (!token || token.start > position.character || library.entry(token.text)) return undefined;
  const scan = scanTo(source, { line: position.line, character: token.start });
  if (!isForeign(token, position.line, source, scan, library)) return undefined;
  const name = token.text;
  if (scan.tokens.at(-1)?.text === "struct")
    return source.outline.definesStruct(name) ? undefined : { kind: "struct", name };
  if (/^[A-Z][A-Z0-9]*_?[A-Z0-9_]{2,}$/.test(name)) return { kind: "constant", name };
  const includes = includesOf(source).map((include) => (include.own ? '"' : include.name));
  const called = tokens[tokens.indexOf(token) + 1]?.text === "(";
  return called && /^[a-z_]\w+$/.test(name) ? { kind: "function", name, includes } : undefined;
}
