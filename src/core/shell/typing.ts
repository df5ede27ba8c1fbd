/** What may be written at the end of a command line that is being typed. */
import type { Library } from "../library.ts";
import { ArgumentReader } from "./arguments.ts";
import type { Invocation } from "./piece.ts";
import type { Shadows } from "./pieces.ts";
import type { Tree, Word } from "./tree.ts";

export type Typing =
  | { readonly kind: "command"; readonly word: Word | undefined }
  | { readonly kind: "argument"; readonly word: Word | undefined; readonly reader: ArgumentReader; readonly name: Word }
  | { readonly kind: "parameter" }
  | { readonly kind: "test"; readonly word: Word | undefined };

/** `tree` was read up to the place; undefined where nothing of ours can follow, as in a comment or a string. */
export function typingAt(tree: Tree, library: Library, shadows: Shadows): Typing | undefined {
  const { end } = tree;
  if (!end || end.commented || end.kind === "single" || end.kind === "ansi") return undefined;
  if (/(?:^|[^\\])\$(?:\w*|\{[#!]?\w*)$/.test(tree.text.slice(-200))) return { kind: "parameter" };
  if (end.kind === "test") return { kind: "test", word: undefined };
  if (!COMMANDS.has(end.kind) || end.redirection !== "") return undefined;
  const words = end.command?.words ?? [];
  const word = end.inWord ? words.at(-1) : undefined;
  if (end.phase === "start" || end.phase === "prefix") {
    return word && word.role !== "command" ? undefined : { kind: "command", word };
  }
  if (end.phase !== "name" && end.phase !== "args") return undefined;
  return inWords(word ? words.slice(0, -1) : words, word, library, shadows, 0);
}

const COMMANDS: ReadonlySet<string> = new Set(["top", "subshell", "substitution", "process", "backtick", "case"]);

function inWords(
  words: readonly Word[],
  word: Word | undefined,
  library: Library,
  shadows: Shadows,
  depth: number,
): Typing | undefined {
  const [name] = words;
  if (!name) return { kind: "command", word };
  const command = shadows(name.value) ? undefined : library.command(name.value.replace(/^.*\/s?bin\//, ""));
  if (!command || depth > 10) return undefined;
  const invocation: Invocation = { path: [command], name: name.raw, pieces: [], start: name.start, end: name.end };
  let inner: readonly Word[] | undefined;
  const nest = { words: (nested: readonly Word[]) => (inner = nested), script: () => {} };
  const reader = new ArgumentReader(library, invocation, nest);
  reader.readAll(words.slice(1));
  if (inner && inner.at(-1) === words.at(-1)) return inWords(inner, word, library, shadows, depth + 1);
  const waiting = reader.waiting[0]?.option?.argument;
  const beginsCommand = waiting ? waiting.commandUntil !== undefined : reader.atCommand && !word?.value.startsWith("-");
  return beginsCommand ? { kind: "command", word } : { kind: "argument", word, reader, name };
}
