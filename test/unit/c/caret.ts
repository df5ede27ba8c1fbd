import { TextLines } from "../../../src/core/lines.ts";
import type { Position } from "../../../src/core/document.ts";

/** A text with its caret taken out: `int n = rec‸v(` and where the caret stood. */
export function atCaret(marked: string): { lines: TextLines; position: Position } {
  const at = marked.indexOf("‸");
  if (at < 0) throw new Error(`no caret in: ${marked}`);
  const before = marked.slice(0, at).split("\n");
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return { lines: new TextLines(marked.slice(0, at) + marked.slice(at + 1)), position };
}

/** The same inside a function, where most code stands. */
export function inFunction(statement: string): string {
  return `int main(void)\n{\n    ${statement}\n}\n`;
}
