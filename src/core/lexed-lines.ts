import { replace, type TextLines } from "./lines.ts";

/** Lines beyond this length are looked at only up to here: nobody reads them, and they must not stop the server. */
const LONGEST_LINE = 20_000;

/** The part of a line that is lexed. */
export function clipped(line: string): string {
  return line.length > LONGEST_LINE ? line.slice(0, LONGEST_LINE) : line;
}

/** How a language is cut into lines of tokens. */
export interface LineLexer<State, Line> {
  /** What the first line begins inside of. */
  readonly initial: State;
  lex(text: string, state: State): Line;
  /** Only the state behind a line. States are compared by `===`. */
  stateAfter(text: string, state: State): State;
  /** Behind a line that begins in the initial state and that this does not match, the state is the initial one; see `TextLines.matching`. */
  readonly opening?: RegExp;
}

/** A text as lines of tokens. Each line is lexed when it is first asked for, and again when it has changed. */
export class LexedLines<State, Line> {
  readonly lines: TextLines;
  readonly #lexer: LineLexer<State, Line>;
  /** The state before each line; right up to `#known`, beyond it as it was before the last edits. */
  readonly #states: (State | undefined)[];
  readonly #lexed: (Line | undefined)[] = [];
  #known = 1;
  /** From this line on, `#states` beyond `#known` fit each other. */
  #seam = 0;
  #version = 0;

  constructor(lines: TextLines, lexer: LineLexer<State, Line>) {
    this.lines = lines;
    this.#lexer = lexer;
    this.#states = [lexer.initial];
    lines.onChange((from, removed, inserted) => this.#change(from, removed, inserted));
  }

  /** How often the text has changed; what was made of one version holds as long as that. */
  get version(): number {
    return this.#version;
  }

  line(index: number): Line {
    const state = this.stateBefore(index);
    const lexed = this.#lexed[index];
    if (lexed) return lexed;
    const fresh = this.#lexer.lex(this.lines.line(index), state);
    this.#lexed[index] = fresh;
    return fresh;
  }

  stateBefore(index: number): State {
    while (this.#known <= index) {
      if (this.#known === this.#states.length) this.#passPlain();
      if (this.#known <= index) this.#advance();
    }
    return this.#states[index] ?? this.#lexer.initial;
  }

  /** Lines that were never looked at are passed over at once, up to the next that may leave something open. */
  #passPlain(): void {
    const { initial, opening } = this.#lexer;
    const states = this.#states;
    if (!opening || states.at(-1) !== initial) return;
    const { value: next = this.lines.count } = this.lines.matching(opening, states.length - 1).next();
    while (states.length <= next) states.push(initial);
    this.#known = states.length;
  }

  /** Computes one more state. Where it is what it was, all that was known behind it still holds. */
  #advance(): void {
    const line = this.#known - 1;
    const state = this.#lexer.stateAfter(this.lines.line(line), this.#states[line] ?? this.#lexer.initial);
    const same = this.#states[this.#known] === state;
    if (!same) {
      this.#states[this.#known] = state;
      this.#lexed[this.#known] = undefined;
    }
    this.#known = same && this.#known >= this.#seam ? Math.max(this.#states.length, this.#known + 1) : this.#known + 1;
  }

  #change(from: number, removed: number, inserted: number): void {
    this.#version++;
    // What was computed since an earlier edit may not fit what lies beyond it.
    const seam = this.#known < this.#states.length ? Math.max(this.#seam, this.#known) : 0;
    if (from + 1 < this.#states.length) {
      // The state before the first changed line stays; those before the inserted lines are not known.
      const unknown = Array.from({ length: inserted - 1 }, () => undefined);
      replace(this.#states, from + 1, removed - 1, unknown);
    }
    replace(
      this.#lexed,
      from,
      removed,
      Array.from({ length: inserted }, () => undefined),
    );
    this.#seam = Math.max(from + inserted, seam > from ? seam + inserted - removed : 0);
    this.#known = Math.min(this.#known, from + 1);
  }
}
