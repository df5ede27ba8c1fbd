/** Hover over a shell script: what this piece does here, then the command that it belongs to. */
import type { Hover } from "vscode-languageserver-types";
import type { Lines, Position } from "../../core/document.ts";
import type { Command } from "../../core/knowledge.ts";
import type { Library } from "../../core/library.ts";
import { commandsAt } from "../../core/shell/commands-at.ts";
import { describe, type Description } from "../../core/shell/describe.ts";
import { phrase } from "../../core/shell/phrases.ts";
import type { Piece } from "../../core/shell/piece.ts";

export interface ShellDocument {
  readonly lines: Lines;
}

export interface HoverOptions {
  /** Whether the editor follows `command:` links. */
  readonly links?: boolean;
}

export function provideShellHover(
  document: ShellDocument,
  position: Position,
  library: Library,
  options: HoverOptions = {},
): Hover | undefined {
  const { pieces, offset, range } = commandsAt(document.lines, position, library);
  for (const piece of around(pieces, offset)) {
    const description = isSilent(piece) ? undefined : describe(piece, library);
    if (!description) continue;
    const value = render(piece, description, library, options).join("\n\n");
    return { contents: { kind: "markdown", value }, range: range(piece.start, piece.end) };
  }
  return undefined;
}

/** The pieces that hold a place, the smallest first; at the end of a word, those that end there. */
function around(pieces: readonly Piece[], offset: number): Piece[] {
  const inside = pieces.filter((piece) => piece.start <= offset && offset < piece.end);
  const found = inside.length > 0 ? inside : pieces.filter((piece) => piece.end === offset);
  return found.toSorted((a, b) => a.end - a.start - (b.end - b.start));
}

/** Plain text in quotes is the learner's own; only where it has a known meaning is it explained. */
function isSilent(piece: Piece): boolean {
  return piece.role === "operand" && piece.quoted === true && piece.meaning === undefined;
}

function render(piece: Piece, words: Description, library: Library, options: HoverOptions): string[] {
  const { role, command, invocation } = piece;
  if (role === "command" && command) return renderCommand(piece, command, library, options);
  const title = words.worded ? `**${words.title.replace(/\s*\n\s*/g, " ")}**` : `**${code(words.title)}**`;
  const lines = [title, words.text, ...words.notes];
  if (role === "subcommand" && command) lines.push(...here(piece, library), ...links(command, library, options));
  else if (invocation) lines.push(owner(invocation.path, library, options));
  return lines;
}

function renderCommand(piece: Piece, command: Command, library: Library, options: HoverOptions): string[] {
  const title = command.synopsis ? fence(command.synopsis) : `**${code(command.name)}**`;
  const instead = command.replacedBy ? [`⚠ ${phrase(library, "instead", command.replacedBy)}`] : [];
  const pitfall = command.pitfalls?.[0] ? [`⚠ ${command.pitfalls[0]}`] : [];
  return [title, command.summary, ...here(piece, library), ...instead, ...pitfall, ...links(command, library, options)];
}

/** What an option is given as a whole stands beside the option; its parts have lines of their own. */
function isWholeArgument(piece: Piece, all: readonly Piece[]): boolean {
  return (
    piece.role === "option-argument" &&
    all.find((other) => other.role === piece.role && other.use === piece.use) === piece
  );
}

const MOST_PIECES = 7;

/** What the pieces of this very call do, one line each. */
function here({ invocation }: Piece, library: Library): string[] {
  const all = invocation?.pieces ?? [];
  const others = all.filter((other) => other.role !== "command" && !isSilent(other));
  const rows = others.flatMap((other) => {
    const words = isWholeArgument(other, all) ? undefined : describe(other, library);
    return words ? [`- ${code(label(other, all))} ${firstSentence(words.text)}`] : [];
  });
  if (rows.length === 0) return [];
  const more = rows.length > MOST_PIECES ? [`- ${phrase(library, "more", rows.length - MOST_PIECES)}`] : [];
  return [[phrase(library, "here"), ...rows.slice(0, MOST_PIECES), ...more].join("\n")];
}

/** An option is shown with the argument that it has here. */
function label(piece: Piece, all: readonly Piece[]): string {
  const { use, text } = piece;
  if (!use || piece.role === "option-argument") return clip(text);
  const argument = all.find((other) => other.role === "option-argument" && other.use === use);
  if (!argument) return use.spelled;
  return clip(use.takesNext ? `${use.spelled} ${argument.text}` : `${text}${argument.text}`);
}

function owner(path: readonly Command[], library: Library, options: HoverOptions): string {
  const last = path.at(-1);
  const name = path.map((command) => command.name).join(" ");
  return [`${code(name)}: ${last?.summary ?? ""}`, ...(last ? links(path[0] ?? last, library, options) : [])].join(" ");
}

function links(command: Command, library: Library, options: HoverOptions): string[] {
  if (!options.links) return [];
  const page = link(phrase(library, "page"), "syslab.openReference", command.name);
  const sections = (command.sections ?? []).slice(0, 2).flatMap((id) => {
    const title = library.titles[id];
    return title ? [link(title, "syslab.openNote", id)] : [];
  });
  return [[page, ...sections].join(" · ")];
}

function link(text: string, command: string, argument: string): string {
  return `[${text}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
}

function firstSentence(text: string): string {
  return /^.*?(?:[.;](?= )|[。；])/s.exec(text)?.[0].replace(/[;；]$/, "") ?? text;
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** As code; a backtick inside needs a longer mark around. */
function code(text: string): string {
  const line = text.replace(/\s*\n\s*/g, " ");
  return line.includes("`") ? `\`\`\` ${line} \`\`\`` : `\`${line}\``;
}

function fence(text: string): string {
  return `\`\`\`shellscript\n${text}\n\`\`\``;
}
