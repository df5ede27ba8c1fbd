/** Says in words what a piece is and does, here first. The words are Markdown as far as `code` goes. */
import type { Command } from "../knowledge.ts";
import type { Library } from "../library.ts";
import { find, type OptionUse, spellings } from "./options.ts";
import { phrase, syntaxText } from "./phrases.ts";
import type { Piece } from "./piece.ts";

export interface Description {
  /** The piece by its full name: `-z, --gzip`. */
  readonly title: string;
  /** The title is a sentence with code in it, not itself a piece of code. */
  readonly worded?: boolean;
  /** What it does or means. */
  readonly text: string;
  /** Further lines: what its argument is here, a pitfall. */
  readonly notes: readonly string[];
}

/** The description of a piece; undefined when nothing is known of it. */
export function describe(piece: Piece, library: Library): Description | undefined {
  switch (piece.role) {
    case "command":
    case "subcommand":
      return describeCommand(piece, library);
    case "option":
    case "cluster-member":
      return piece.use && describeOption(piece, piece.use, library);
    case "option-argument":
      return piece.use && describeArgument(piece, piece.use, library);
    case "operand":
      return describeOperand(piece, library);
    case "expression":
      return describeExpression(piece, library);
    case "assignment":
      return { title: piece.text, text: assignmentText(piece, library), notes: [] };
    default:
      return describeSyntax(piece, library);
  }
}

function describeCommand({ command, invocation, role }: Piece, library: Library): Description | undefined {
  if (!command || !invocation) return undefined;
  const depth = invocation.path.indexOf(command);
  const title = invocation.path
    .slice(0, depth + 1)
    .map(({ name }) => name)
    .join(" ");
  const notes = command.replacedBy ? [phrase(library, "instead", command.replacedBy)] : [];
  return { title: role === "subcommand" ? title : command.name, text: command.summary, notes };
}

function describeOption({ invocation }: Piece, use: OptionUse, library: Library): Description | undefined {
  const { option } = use;
  if (!option) return invocation && describeMisplaced(invocation.path, use.spelled, library);
  const opposite = use.negated ? `${phrase(library, "not-option", option.names[0] ?? "")} ` : "";
  const argument = invocation?.pieces.find((other) => other.role === "option-argument" && other.use === use);
  const meaning = argument?.meaning ?? option.argument?.name;
  const here = argument && meaning ? [phrase(library, "value", argument.value ?? "", meaning)] : [];
  const pitfall = option.pitfall ? [`⚠ ${option.pitfall}`] : [];
  return { title: optionTitle(use), text: opposite + option.text, notes: [...here, ...pitfall] };
}

/** `--rmi` directly behind `docker compose` is an option of `docker compose down`. */
function describeMisplaced(path: readonly Command[], spelled: string, library: Library): Description | undefined {
  const current = path.at(-1);
  for (const inner of current?.subcommands ?? []) {
    const option = find([inner], spelled);
    if (!option) continue;
    const owner = [...path, inner].map(({ name }) => name).join(" ");
    return { title: spellings(option), text: `${phrase(library, "belongs-to", owner)} ${option.text}`, notes: [] };
  }
  return undefined;
}

/** The spelling found here comes first, then what it is a spelling of. */
function optionTitle({ option, spelled, name, negated }: OptionUse): string {
  if (!option) return spelled;
  const all = spellings(option);
  if (negated) return `${spelled}, ${all}`;
  if (name && name !== spelled) return `${spelled} = ${all}`;
  return option.names.includes(spelled) ? all : `${spelled}, ${all}`;
}

function describeArgument(piece: Piece, use: OptionUse, library: Library): Description | undefined {
  const { option } = use;
  if (!option) return undefined;
  const title = phrase(library, "argument", use.spelled, piece.value ?? "", option.argument?.name ?? "").trim();
  if (piece.meaning) return { title, worded: true, text: piece.meaning, notes: [option.text] };
  return { title, worded: true, text: option.text, notes: [] };
}

function describeOperand(
  { operand, meaning, value = "", invocation }: Piece,
  library: Library,
): Description | undefined {
  if (!operand) return undefined;
  const name = invocation?.path.map((command) => command.name).join(" ") ?? "";
  const title = phrase(library, "operand", operand.name, name, value);
  if (!meaning) return { title, worded: true, text: operand.text, notes: [] };
  return { title, worded: true, text: meaning, notes: [operand.text] };
}

function describeExpression({ text, meaning, value = "" }: Piece, library: Library): Description | undefined {
  return { title: text, text: meaning ?? phrase(library, "word-of", value), notes: [] };
}

function assignmentText(piece: Piece, library: Library): string {
  const name = (piece.value ?? "").replace(/=.*$/s, "");
  const known = piece.syntax && syntaxText(library, piece.syntax);
  return [phrase(library, "variable-set", name), known].filter(Boolean).join(" ");
}

function describeSyntax(piece: Piece, library: Library): Description | undefined {
  const text = piece.syntax && syntaxText(library, piece.syntax);
  return text ? { title: piece.text, text, notes: [] } : undefined;
}
