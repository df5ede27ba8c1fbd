/** Explains a whole command line: every piece with its place, its part and its words. */
import type { Range } from "../document.ts";
import type { Library } from "../library.ts";
import { describe } from "./describe.ts";
import { pieces, type Shadows } from "./pieces.ts";
import type { Invocation, Piece, Role } from "./piece.ts";

/** One row of `syslab explain --json` and of the page that explains a line; programs rely on its shape. */
export interface Explanation {
  readonly range: Range;
  /** The same as offsets in the line, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The piece as it is written. */
  readonly text: string;
  readonly role: Role;
  /** How many commands the piece is inside of: 0 for sudo, 1 for what it runs. */
  readonly depth: number;
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
  const { pieces: found, invocations } = pieces(line, library, shadows);
  return found.flatMap((piece) => {
    const words = isSaidByParts(piece) ? undefined : describe(piece, library);
    if (!words) return [];
    const command = piece.invocation?.path[0]?.name;
    const { title, text: explanation } = words;
    // The option has a row of its own, just above.
    const notes = words.notes.filter((note) => piece.role !== "option-argument" || note !== piece.use?.option?.text);
    const { role, text, start, end } = piece;
    const depth = depthOf(piece, invocations);
    const range = rangeOf(start, end);
    return [{ range, start, end, text, role, depth, title, explanation, notes, ...(command && { command }) }];
  });
}

/** `trace=network` as a whole means nothing that `trace=` and `network` do not say. */
function isSaidByParts({ role, use, meaning, start, end, invocation }: Piece): boolean {
  if (role !== "option-argument" || meaning) return false;
  const others = invocation?.pieces.filter((other) => other.role === role && other.use === use) ?? [];
  return others.some((other) => other.start >= start && other.end <= end && other.end - other.start < end - start);
}

/** What stands between commands is as deep as they are; what stands in a command, as deep as that. */
function depthOf(piece: Piece, invocations: readonly Invocation[]): number {
  const { invocation = piece, role } = piece;
  const around = invocations.filter((outer) => outer.start < invocation.start && invocation.end <= outer.end).length;
  return piece.invocation || BETWEEN.has(role) ? around : Math.max(0, around - 1);
}

const BETWEEN: ReadonlySet<Role> = new Set(["pipe", "list", "background", "reserved"]);

function ranger(text: string): (start: number, end: number) => Range {
  const place = (offset: number) => {
    const before = text.slice(0, offset).split("\n");
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  };
  return (start, end) => ({ start: place(start), end: place(end) });
}
