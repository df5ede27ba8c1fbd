/** Takes a stretch of shell script apart into pieces, each with the part it plays. */
import type { Command } from "../knowledge.ts";
import type { Library } from "../library.ts";
import { ArgumentReader } from "./arguments.ts";
import { expansionKey, variableKey } from "./expansion-keys.ts";
import type { Invocation, Piece, Role, SyntaxSet } from "./piece.ts";
import { redirectionKey } from "./redirection-keys.ts";
import { type Item, type Part, parse, type Redirection, type Simple, type Tree, type Word } from "./tree.ts";
import { commandNameOf, innerEnd, isQuote } from "./word-value.ts";

export interface Analysis {
  /** In the order of the text; a piece inside another comes after it. */
  readonly pieces: readonly Piece[];
  readonly invocations: readonly Invocation[];
  /** Every command that is called, known or not, also inside others: after sudo, in `bash -c '…'`. */
  readonly calls: readonly Call[];
}

/** A command as it is called, in words as the shell splits them. */
export interface Call {
  readonly words: readonly Word[];
  readonly command: Command | undefined;
  /** To be added to the offsets of the words, which count in a quoted script of their own. */
  readonly base: number;
}

/** Says whether a name is defined by the script itself, and so is not the command of that name. */
export type Shadows = (name: string) => boolean;

/** The pieces of a command line, or of several lines. */
export function pieces(commandLine: string, library: Library, shadows: Shadows = () => false): Analysis {
  return analyse(parse(commandLine), library, shadows);
}

export function analyse(tree: Tree, library: Library, shadows: Shadows): Analysis {
  const analyst = new Analyst(tree.text, library, shadows);
  analyst.items(tree.items);
  // Nested commands are read in the middle of what runs them, so the order has to be mended.
  const ordered = analyst.pieces.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const hidden = new Set(ordered.filter(({ standsIn }) => standsIn).map(spanKey));
  const seen = ordered.filter((piece) => piece.standsIn || !hidden.has(spanKey(piece)));
  return { pieces: seen, invocations: analyst.invocations, calls: analyst.calls };
}

function spanKey({ start, end }: Piece): string {
  return `${start} ${end}`;
}

const MAX_NESTING = 12;

/** What these hold explains itself; only the mark that opens them is a piece of its own. */
const OPENERS: ReadonlySet<string> = new Set(["substitution", "backtick", "process", "arithmetic", "array", "ansi"]);

class Analyst {
  readonly pieces: Piece[] = [];
  readonly invocations: Invocation[] = [];
  readonly calls: Call[] = [];
  readonly #text: string;
  readonly #library: Library;
  readonly #shadows: Shadows;
  #depth = 0;

  constructor(text: string, library: Library, shadows: Shadows) {
    this.#text = text;
    this.#library = library;
    this.#shadows = shadows;
  }

  items(items: readonly Item[]): void {
    for (const item of items) this.#item(item);
  }

  #item(item: Item): void {
    switch (item.kind) {
      case "simple":
        return this.#simple(item);
      case "operator":
        return this.#operator(item.start, item.end);
      case "word":
        return this.#structure(item.word);
      case "subshell":
        this.#syntax("reserved", item.start, item.start + 1, "shell-operators", "(");
        return this.items(item.items);
      case "test":
        for (const word of item.words) this.#test(word);
        return;
      case "arithmetic":
        this.#syntax("reserved", item.start, item.start + 2, "shell-operators", "((");
        return this.#parts(item.parts);
      case "heredoc":
        return this.#parts(item.parts);
      case "comment":
        return;
    }
  }

  #simple(command: Simple): void {
    for (const word of command.assignments) this.#assignment(word);
    for (const redirection of command.redirections) this.#redirection(redirection);
    for (const word of command.words) this.#parts(word.parts);
    if (command.words[0]?.role === "command") this.#invoke(command.words);
  }

  #invoke(words: readonly Word[]): void {
    const [name] = words;
    const command = name && this.#command(name);
    if (name) this.calls.push({ words, command, base: 0 });
    if (!name || !command || this.#depth >= MAX_NESTING) return;
    const last = words[words.length - 1] as Word;
    const invocation: Invocation = { path: [command], name: name.raw, pieces: [], start: name.start, end: last.end };
    this.invocations.push(invocation);
    invocation.pieces.push({ role: "command", start: name.start, end: name.end, text: name.raw, invocation, command });
    const nest = {
      words: (inner: readonly Word[]) => this.#nested(() => this.#invoke(inner)),
      script: (word: Word) => this.#nested(() => this.#script(word)),
    };
    new ArgumentReader(this.#library, invocation, nest).readAll(words.slice(1));
    this.pieces.push(...invocation.pieces);
  }

  #nested(read: () => void): void {
    this.#depth++;
    read();
    this.#depth--;
  }

  #command(word: Word) {
    const name = commandNameOf(word.value);
    return this.#shadows(name) ? undefined : this.#library.command(name);
  }

  /** A quoted word that holds commands: `bash -c '…'`. Only where each character stands for itself. */
  #script(word: Word): void {
    const part = word.parts.find(isQuote);
    if (!part || this.#depth >= MAX_NESTING || part.parts.some((inner) => inner.kind === "escape")) return;
    const from = part.start + part.width;
    const text = this.#text.slice(from, innerEnd(this.#text, part));
    const inner = analyse(parse(text), this.#library, this.#shadows);
    const move = <T extends { start: number; end: number }>(at: T): T =>
      Object.assign(at, { start: at.start + from, end: at.end + from });
    for (const piece of inner.pieces) this.pieces.push(move(piece));
    for (const invocation of inner.invocations) this.invocations.push(move(invocation));
    for (const call of inner.calls) this.calls.push({ ...call, base: call.base + from });
  }

  #assignment(word: Word): void {
    const name = /^\w+/.exec(word.raw)?.[0] ?? word.raw;
    this.#push("assignment", word.start, word.start + name.length, { value: name, ...this.#parameter(`$${name}`) });
    this.#parts(word.parts);
    for (const part of word.parts) for (const element of part.words) this.#parts(element.parts);
  }

  #parameter(name: string): Partial<Piece> {
    const key = variableKey(name);
    return key.key === "$name" ? {} : { syntax: key };
  }

  #redirection(redirection: Redirection): void {
    const { target } = redirection;
    const end = target?.end ?? redirection.end;
    const syntax = redirectionKey(redirection, this.#library);
    this.#push("redirection", redirection.start, end, { syntax });
    if (target) this.#parts(target.parts);
  }

  #operator(start: number, end: number): void {
    const text = this.#text.slice(start, end);
    const role: Role = text.startsWith("|") && text !== "||" ? "pipe" : text === "&" ? "background" : "list";
    this.#syntax(role, start, end, "shell-operators", /^\(\s*\)$/.test(text) ? "()" : text);
  }

  /** Words that are part of a compound command: reserved words, patterns, the words of `for`. */
  #structure(word: Word): void {
    if (word.role === "reserved") this.#syntax("reserved", word.start, word.end, "shell-reserved", word.raw);
    this.#parts(word.parts);
  }

  #test(word: Word): void {
    const known = this.#library.valueSet("shell-tests")?.values[word.raw];
    if (known) this.#syntax("test", word.start, word.end, "shell-tests", word.raw);
    this.#parts(word.parts);
  }

  #parts(parts: readonly Part[]): void {
    for (const part of parts) this.#part(part);
  }

  #part(part: Part): void {
    const text = this.#text.slice(part.start, part.end);
    const syntax = part.kind === "variable" ? variableKey(text) : expansionKey(part.kind, text);
    const role = part.kind === "variable" ? "parameter" : "expansion";
    if (syntax) this.#push(role, part.start, OPENERS.has(part.kind) ? part.start + part.width : part.end, { syntax });
    this.#parts(part.parts);
    for (const word of part.words) this.#parts(word.parts);
    this.items(part.items);
  }

  #syntax(role: Role, start: number, end: number, set: SyntaxSet, key: string): void {
    this.#push(role, start, end, { syntax: { set, key } });
  }

  #push(role: Role, start: number, end: number, more: Partial<Piece>): void {
    this.pieces.push({ role, start, end, text: this.#text.slice(start, end), ...more });
  }
}
