/** Explains a whole command line: every piece with its place, its part and its words. */
import type { Range } from "../document.ts";
import type { Library } from "../library.ts";
import { describe } from "./describe.ts";
import { pieces, type Shadows } from "./pieces.ts";
import type { Role } from "./piece.ts";

export interface Explanation {
  readonly range: Range;
  /** The piece as it is written. */
  readonly text: string;
  readonly role: Role;
  /** Its full name: `-z, --gzip`. */
  readonly title: string;
  readonly explanation: string;
  /** What its value means here, and pitfalls. */
  readonly notes: readonly string[];
  /** The name of the command that it belongs to. */
  readonly command?: string;
}

export function explainLine(line: string, library: Library, shadows?: Shadows): Explanation[] {
  const rangeOf = ranger(line);
  return pieces(line, library, shadows).pieces.flatMap((piece) => {
    const words = describe(piece, library);
    if (!words) return [];
    const command = piece.invocation?.path[0]?.name;
    const { title, text: explanation, notes } = words;
    const { role, text, start, end } = piece;
    return [{ range: rangeOf(start, end), text, role, title, explanation, notes, ...(command && { command }) }];
  });
}

function ranger(text: string): (start: number, end: number) => Range {
  const place = (offset: number) => {
    const before = text.slice(0, offset).split("\n");
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  };
  return (start, end) => ({ start: place(start), end: place(end) });
}
