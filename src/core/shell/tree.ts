/** A stretch of shell script as a tree: commands of words, words of parts. Built while it is scanned. */
import { type FrameKind, holdsCommands, INITIAL, type ShellState } from "./frames.ts";
import type { LeafKind, Sink, WordRole } from "./scan.ts";
import { type Place, Scanner } from "./scanner.ts";
import { cook, type Cooked } from "./word-value.ts";

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Word extends Span, Cooked {
  readonly role: WordRole;
  /** As it is written. */
  readonly raw: string;
  readonly parts: readonly Part[];
}

export interface Part extends Span {
  readonly kind: LeafKind | FrameKind;
  /** How wide the opening delimiter is. */
  readonly width: number;
  readonly parts: readonly Part[];
  /** Elements of an array. */
  readonly words: readonly Word[];
  /** Commands of a substitution. */
  readonly items: readonly Item[];
}

export interface Redirection extends Span {
  readonly operator: string;
  target?: Word;
}

export interface Simple extends Span {
  readonly kind: "simple";
  end: number;
  readonly assignments: Word[];
  readonly words: Word[];
  readonly redirections: Redirection[];
}

export type Item =
  | Simple
  | (Span & { readonly kind: "operator" | "comment" })
  | (Span & { readonly kind: "word"; readonly word: Word })
  | (Span & { readonly kind: "subshell"; readonly items: readonly Item[] })
  | (Span & { readonly kind: "test"; readonly words: readonly Word[] })
  | (Span & { readonly kind: "arithmetic" | "heredoc"; readonly parts: readonly Part[] });

export interface Tree {
  readonly text: string;
  readonly items: readonly Item[];
  /** A word stood behind the end of something that began before the text: the text begins too late. */
  readonly cut: boolean;
  /** What the end of the text is in the middle of, when it was read up to a place. */
  readonly end?: Place & { readonly command: Simple | undefined };
}

/** Reads a text, which may begin in the middle of a script; whatever is open at its end is closed there. */
export function parse(text: string, state: ShellState = INITIAL): Tree {
  const builder = new TreeBuilder(text, state);
  const scanner = new Scanner(state, builder);
  readLines(text, (line, offset) => scanner.line(line, offset));
  scanner.finish();
  return builder.finish();
}

/** Reads a text that ends where something is being typed. */
export function parseUpTo(text: string, state: ShellState = INITIAL): Tree {
  const builder = new TreeBuilder(text, state);
  const scanner = new Scanner(state, builder);
  readLines(text, (line, offset, last) => (last ? scanner.beginning(line, offset) : scanner.line(line, offset)));
  const place = scanner.place;
  const around = builder.context;
  scanner.finish();
  // Asked only now, since a first word that is still being typed makes its command when it is ended.
  return { ...builder.finish(), end: { ...place, command: around.command } };
}

function readLines(text: string, read: (line: string, offset: number, last: boolean) => void): void {
  let offset = 0;
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    read(line, offset, index === lines.length - 1);
    offset += line.length + 1;
  }
}

interface Context {
  readonly kind: FrameKind;
  readonly start: number;
  readonly width: number;
  parts: Part[];
  words: Word[];
  items: Item[];
  command: Simple | undefined;
}

export class TreeBuilder implements Sink {
  readonly #text: string;
  readonly #stack: Context[];
  #cut = false;

  constructor(text: string, state: ShellState) {
    this.#text = text;
    this.#stack = state.frames.map((frame) => newContext(frame.kind, 0, 0));
  }

  /** What is still open ends with the text. */
  finish(): Tree {
    while (this.#stack.length > 1) this.#close(this.#text.length);
    return { text: this.#text, items: this.#top.items, cut: this.#cut };
  }

  open(kind: FrameKind, start: number, width: number): void {
    this.#stack.push(newContext(kind, start, width));
  }

  close(_kind: FrameKind, end: number): void {
    if (this.#stack.length > 1) this.#close(end);
  }

  leaf(kind: LeafKind, start: number, end: number): void {
    this.#top.parts.push({ kind, start, end, width: 1, parts: [], words: [], items: [] });
  }

  word(start: number, end: number, role: WordRole): void {
    if (start < 0) this.#cut = true;
    this.#place(newWord(this.#text, Math.max(start, 0), end, role, this.#top.parts));
    this.#top.parts = [];
  }

  operator(start: number, end: number): void {
    const top = this.#top;
    const name = top.command?.words[0];
    if (name && this.#text.charAt(start) === "(" && end - start > 1) {
      top.items.pop();
      top.items.push({ kind: "word", start: name.start, end: name.end, word: { ...name, role: "function" } });
    }
    top.command = undefined;
    top.items.push({ kind: "operator", start, end });
  }

  redirection(start: number, end: number): void {
    this.#simple(start).redirections.push({ start, end, operator: this.#text.slice(start, end) });
    this.#simple(start).end = end;
  }

  comment(start: number, end: number): void {
    this.#top.items.push({ kind: "comment", start, end });
  }

  newline(): void {
    this.#top.command = undefined;
  }

  /** What is innermost at the place that has been reached. */
  get context(): { readonly command: Simple | undefined } {
    return this.#top;
  }

  get #top(): Context {
    return this.#stack[this.#stack.length - 1] as Context;
  }

  #simple(start: number): Simple {
    const top = this.#top;
    if (top.command) return top.command;
    top.command = { kind: "simple", start, end: start, assignments: [], words: [], redirections: [] };
    top.items.push(top.command);
    return top.command;
  }

  #place(word: Word): void {
    const top = this.#top;
    switch (word.role) {
      case "test":
      case "element":
        top.words.push(word);
        return;
      case "command":
      case "argument":
      case "assignment":
      case "target":
      case "delimiter":
        return this.#placeInCommand(word);
      default:
        top.command = undefined;
        top.items.push({ kind: "word", start: word.start, end: word.end, word });
    }
  }

  #placeInCommand(word: Word): void {
    const command = this.#simple(word.start);
    command.end = word.end;
    if (word.role === "assignment") command.assignments.push(word);
    else if (word.role === "target" || word.role === "delimiter") {
      const last = command.redirections.at(-1);
      if (last) last.target = word;
      else this.#cut = true;
    } else {
      if (word.role === "argument" && command.words.length === 0) this.#cut = true;
      command.words.push(word);
    }
  }

  #close(end: number): void {
    const context = this.#stack.pop() as Context;
    const parent = this.#top;
    const { kind, start, parts, words, items } = context;
    if (kind === "case") parent.items.push(...items);
    else if (kind === "test") parent.items.push({ kind, start, end, words }, ...items);
    else if (kind === "subshell") parent.items.push({ kind, start, end, items });
    else if (kind === "arithmetic-command") parent.items.push({ kind: "arithmetic", start, end, parts });
    else if (kind === "heredoc") this.#script().items.push({ kind, start, end, parts });
    else parent.parts.push({ kind, start, end, width: context.width, parts, words, items });
  }

  /** Here-documents may be nested in each other's frames; they belong to the script around them. */
  #script(): Context {
    return this.#stack.findLast((context) => holdsCommands(context.kind)) ?? this.#top;
  }
}

function newWord(text: string, start: number, end: number, role: WordRole, found: readonly Part[]): Word {
  const parts = found.filter((part) => part.start >= start);
  return { start, end, role, parts, raw: text.slice(start, end), ...cook(text, start, end, parts) };
}

function newContext(kind: FrameKind, start: number, width: number): Context {
  return { kind, start, width, parts: [], words: [], items: [], command: undefined };
}
