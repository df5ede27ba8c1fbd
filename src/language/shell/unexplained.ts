import type { Position } from "../../core/document.ts";
import type { Library } from "../../core/library.ts";
import type { TextLines } from "../../core/lines.ts";
import { commandsAt } from "../../core/shell/commands-at.ts";
import type { Piece } from "../../core/shell/piece.ts";
import type { Word } from "../../core/shell/tree.ts";
import { commandNameOf } from "../../core/shell/word-value.ts";
import type { Unexplained } from "../unexplained.ts";

/** A command that the reference does not have, or an option that its entry lacks. */
export function unexplainedInShell(lines: TextLines, position: Position, library: Library): Unexplained | undefined {
  const { pieces, calls, offset, defines } = commandsAt(lines, position, library);
  const option = pieces.find((piece) => holds(piece, offset) && piece.use !== undefined && !piece.use.option);
  if (option) return ofKnown(option);
  const stranger = calls.findLast(
    ({ words, base }) => words.some((word) => holds(word, offset - base)) && !defines(words[0]?.value ?? ""),
  );
  return stranger && !stranger.command ? ofStranger(stranger.words, offset - stranger.base) : undefined;
}

function ofKnown({ invocation, use }: Piece): Unexplained | undefined {
  if (!invocation || !use) return undefined;
  return { kind: "command", path: invocation.path.map(({ name }) => name), option: use.spelled };
}

/** Of `foo bar --baz`, `bar` may be a subcommand with a page of its own: foo-bar(1). */
function ofStranger(words: readonly Word[], offset: number): Unexplained | undefined {
  const [first, second] = words.map(({ value }) => value);
  const name = commandNameOf(first ?? "");
  if (!/^[A-Za-z][\w.+-]*$/.test(name)) return undefined;
  const path = second !== undefined && /^[a-z][\w-]+$/.test(second) ? [name, second] : [name];
  const word = words.find((candidate) => holds(candidate, offset));
  if (word === words[0]) return { kind: "command", path: [name] };
  if (word === words[1] && path.length > 1) return { kind: "command", path };
  const spelled = /^(--[\w-]+|-\w+)/.exec(word?.value ?? "")?.[1];
  return spelled === undefined ? undefined : { kind: "command", path, option: spelled };
}

function holds({ start, end }: { start: number; end: number }, offset: number): boolean {
  return start <= offset && offset <= end;
}
