/** `--recusive` for --recursive: a long option that the command lacks, one slip away from one that it has. */
import { isOneSlip } from "../../../core/one-slip.ts";
import type { Library } from "../../../core/library.ts";
import type { Invocation, Piece } from "../../../core/shell/piece.ts";
import type { Finding, Rule } from "./rule.ts";
import { say } from "./words.ts";

export const misspeltOption: Rule = ({ analysis, library }) =>
  analysis.pieces.flatMap((piece) => {
    const { invocation, use } = piece;
    if (piece.role !== "option" || !invocation || !use || use.option) return [];
    const meant = meantBy(use.spelled, invocation);
    return meant ? [findingFor(piece, invocation, use.spelled, meant, library)] : [];
  });

/** Shorter ones have too many neighbours. */
const SHORTEST = 6;

function meantBy(spelled: string, { path }: Invocation): string | undefined {
  const long = spelled.startsWith("--") || path.some((command) => command.syntax?.singleDashLong);
  if (!long || spelled.length < SHORTEST || !/^--?[a-z][a-z-]+$/.test(spelled)) return undefined;
  const names = path.flatMap((command) => command.options).flatMap((option) => option.names);
  const near = [...new Set(names.map((name) => name.replace(/=$/, "")))].filter((name) => isOneSlip(spelled, name));
  return near.length === 1 ? near[0] : undefined;
}

function findingFor(piece: Piece, invocation: Invocation, spelled: string, meant: string, library: Library): Finding {
  const span = { start: piece.start, end: piece.start + spelled.length };
  const name = invocation.path.map((command) => command.name).join(" ");
  return {
    rule: "misspeltOption",
    ...span,
    message: say(library, "misspeltOption", name, spelled, meant),
    fixes: [{ ...span, newText: meant, title: say(library, "replaceBy", meant) }],
    command: invocation.name,
  };
}
