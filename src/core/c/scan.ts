/**
 * Reads the declaration around a position, from its beginning up to the position, and says what was
 * open there: which call and argument, which initializer, which variables. Made for code that is
 * being typed, so a parenthesis that is never closed ends with its statement.
 */
import type { Position } from "../document.ts";
import { opening, parseDeclaration, parseType, type CType } from "./declarations.ts";
import type { CSource } from "./source.ts";
import { CONTROL, RESTART, tokensBefore } from "./reach.ts";
import { Scope } from "./scope.ts";
import type { PlacedToken } from "./tokens.ts";

/** Something that is open at a position. */
export type Frame = CallFrame | GroupFrame | BraceFrame;

export interface CallFrame {
  readonly kind: "call";
  readonly name: PlacedToken;
  /** Index of the opening parenthesis in `Scan.tokens`. */
  readonly open: number;
  /** Zero-based index of the argument. */
  argument: number;
}

/** Parentheses or brackets that are no call. */
interface GroupFrame {
  readonly kind: "group";
  readonly open: number;
  /** What the head of a loop declares: `for ( ; ; )` is the only one that holds semicolons. */
  readonly loop: Scope | undefined;
  argument: number;
}

export interface BraceFrame {
  readonly kind: "brace";
  readonly open: number;
  /** What an initializer initializes; absent for a block. */
  readonly type: CType | undefined;
  readonly scope: Scope;
  argument: number;
}

export interface Scan {
  /** The tokens from the beginning of the declaration up to the position. */
  readonly tokens: readonly PlacedToken[];
  readonly frames: readonly Frame[];
  /** Calls that stand before the position in the same function, in order: `open` is their parenthesis. */
  readonly calls: readonly CallFrame[];
  /** Index of the token with which the statement around the position begins. */
  readonly statement: number;
  variable(name: string): CType | undefined;
}

/** The last scan of a text: C++ asks where C has asked, and a key press asks for completion and for signature help. */
const kept = new WeakMap<CSource, { readonly version: number; readonly position: Position; readonly scan: Scan }>();

export function scanTo(source: CSource, position: Position): Scan {
  const { version } = source;
  const last = kept.get(source);
  if (last?.version === version && samePlace(last.position, position)) return last.scan;
  const scan = new Scanner(tokensBefore(source, position)).run();
  kept.set(source, { version, position, scan });
  return scan;
}

function samePlace(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}

class Scanner {
  readonly #tokens: readonly PlacedToken[];
  readonly #frames: Frame[] = [];
  readonly #calls: CallFrame[] = [];
  readonly #top: Scope;
  /** Parameters, and variables of a loop's head, that wait for the body they belong to. */
  #head: Scope | undefined;
  /** Whether the next token begins a statement. */
  #statement = true;
  #statementStart = 0;

  constructor(tokens: readonly PlacedToken[]) {
    this.#tokens = tokens;
    this.#top = new Scope(tokens);
  }

  run(): Scan {
    for (let at = 0; at < this.#tokens.length; at++) this.#step(at);
    const frames = [...this.#frames];
    return {
      tokens: this.#tokens,
      frames,
      calls: this.#calls,
      statement: this.#statement ? this.#tokens.length : this.#statementStart,
      variable: (name) => this.#variable(name),
    };
  }

  #step(at: number): void {
    const token = this.#tokens[at];
    if (!token) return;
    if (token.kind === "word" && this.#startsLine(at) && this.#restarts(at)) this.#closeParentheses();
    if (this.#statement) {
      this.#statementStart = at;
      this.#scope().addStatement(at);
    }
    this.#statement = false;
    if (token.kind === "punctuator") this.#punctuate(token.text, at);
  }

  /** Whether a line begins with what no argument can be: then the parenthesis before it was never closed. */
  #restarts(at: number): boolean {
    if (RESTART.has(this.#tokens[at]?.text ?? "")) return true;
    const inArguments = this.#frames.at(-1)?.kind === "call" && this.#inBlock();
    if (!inArguments) return false;
    const tokens = this.#tokens.slice(at, at + 12);
    const restarts = parseType(tokens, 0)?.certain === true && (parseDeclaration(tokens, 0)?.variables.length ?? 0) > 0;
    this.#statement ||= restarts;
    return restarts;
  }

  #punctuate(text: string, at: number): void {
    switch (text) {
      case "(":
      case "[":
        return this.#open(text, at);
      case "{":
        return this.#openBrace(at);
      case ")":
      case "]":
        return this.#close(at);
      case "}":
        return this.#closeBrace();
      case ",":
        return this.#nextArgument();
      case ";":
        return this.#semicolon();
      case ":":
        this.#statement = this.#frames.at(-1)?.kind === "brace";
        return;
    }
  }

  #open(text: string, at: number): void {
    const before = this.#tokens[at - 1];
    if (text === "(" && before?.kind === "word" && !CONTROL.has(before.text)) {
      const call: CallFrame = { kind: "call", name: before, open: at, argument: 0 };
      this.#frames.push(call);
      this.#calls.push(call);
      return;
    }
    const loop = before?.text === "for" ? new Scope(this.#tokens, this.#head) : undefined;
    this.#frames.push({ kind: "group", open: at, loop, argument: 0 });
    this.#statement = loop !== undefined;
  }

  #close(at: number): void {
    const frame = this.#frames.at(-1);
    if (!frame || frame.kind === "brace") return;
    this.#frames.pop();
    if (frame.kind === "group" && frame.loop) this.#head = frame.loop;
    // At the top level a name and its parentheses are a function, and what they hold are its parameters.
    if (frame.kind === "call" && !this.#frames.some(({ kind }) => kind !== "brace") && !this.#inBlock()) {
      this.#head = Scope.ofParameters(this.#tokens, frame.open + 1, at);
    }
  }

  #openBrace(at: number): void {
    const type = this.#initialized(at);
    if (!type) this.#closeHead(at);
    const head = type ? undefined : this.#head;
    this.#frames.push({ kind: "brace", open: at, type, scope: head ?? new Scope(this.#tokens), argument: 0 });
    if (!type) this.#head = undefined;
    this.#statement = !type;
  }

  /** A body begins, so that a list of parameters that is still open ends here. */
  #closeHead(at: number): void {
    const frame = this.#frames.at(-1);
    if (frame?.kind === "call" && !this.#inBlock()) {
      this.#head = Scope.ofParameters(this.#tokens, frame.open + 1, at);
    }
    this.#closeParentheses();
  }

  #closeBrace(): void {
    while (this.#frames.length > 0) {
      const frame = this.#frames.pop();
      if (frame?.kind !== "brace") continue;
      this.#statement = frame.type === undefined;
      return;
    }
    this.#statement = true;
  }

  #nextArgument(): void {
    const frame = this.#frames.at(-1);
    if (frame) frame.argument++;
  }

  #semicolon(): void {
    const frame = this.#frames.at(-1);
    if (frame?.kind === "group" && frame.loop) return;
    this.#closeParentheses();
    // An initializer that is left open ends here too.
    while (this.#frames.at(-1)?.kind === "brace" && (this.#frames.at(-1) as BraceFrame).type) this.#frames.pop();
    this.#statement = true;
    this.#head = undefined;
  }

  #closeParentheses(): void {
    while (this.#frames.length > 0 && this.#frames.at(-1)?.kind !== "brace") this.#frames.pop();
  }

  #scope(): Scope {
    const frame = this.#frames.findLast(scopeOf);
    return (frame && scopeOf(frame)) ?? this.#top;
  }

  /** A name that is written nowhere before the position can be no variable. */
  #variable(name: string): CType | undefined {
    if (!this.#tokens.some(({ text }) => text === name)) return undefined;
    const waiting = this.#head?.typeOf(name);
    if (waiting) return waiting;
    for (const frame of this.#frames.toReversed()) {
      const type = scopeOf(frame)?.typeOf(name);
      if (type) return type;
    }
    return this.#top.typeOf(name);
  }

  #inBlock(): boolean {
    return this.#frames.some((frame) => frame.kind === "brace" && frame.type === undefined);
  }

  #startsLine(at: number): boolean {
    return this.#tokens[at - 1]?.line !== this.#tokens[at]?.line;
  }

  /** What `{` initializes: `struct x v = {`, `(struct x){`, an element, or a field as in `.data = {`. */
  #initialized(at: number): CType | undefined {
    const before = this.#tokens[at - 1];
    if (before?.text === "=") return this.#assigned(at - 1);
    if (before?.text === ")") return this.#cast(at - 1);
    const outer = this.#frames.at(-1);
    const nested = outer?.kind === "brace" && (before?.text === "{" || before?.text === ",");
    return nested ? outer.type : undefined;
  }

  /** The type of what stands before `=`: a field by its designator, a variable by its name. */
  #assigned(equals: number): CType | undefined {
    let at = equals - 1;
    while (this.#tokens[at]?.text === "]") at = opening(this.#tokens, at) - 1;
    const name = this.#tokens[at];
    if (name?.kind !== "word") return undefined;
    if (this.#tokens[at - 1]?.text === ".") return { name: `.${name.text}`, tag: "typedef" };
    return this.#variable(name.text) ?? { name: "", tag: "typedef" };
  }

  #cast(close: number): CType | undefined {
    const open = opening(this.#tokens, close);
    const typed = parseType(this.#tokens.slice(open + 1, close), 0);
    const before = this.#tokens[open - 1];
    if (!typed || (before?.kind === "word" && before.text !== "return") || before?.text === ")") return undefined;
    return typed.type;
  }
}

function scopeOf(frame: Frame): Scope | undefined {
  if (frame.kind === "brace") return frame.scope;
  return frame.kind === "group" ? frame.loop : undefined;
}
