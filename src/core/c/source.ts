import { replace, type TextLines } from "../lines.ts";
import { Outline } from "./outline.ts";
import { lexLine, stateAfter, type LexedLine, type LineState } from "./tokens.ts";

const sources = new WeakMap<TextLines, CSource>();

/** The lexed view of a text; made when it is first needed, and kept up to date by the text's edits. */
export function sourceOf(lines: TextLines): CSource {
  let source = sources.get(lines);
  if (!source) {
    source = new CSource(lines);
    sources.set(lines, source);
  }
  return source;
}

/** A C file as lines of tokens. Each line is lexed when it is first asked for, and again when it has changed. */
export class CSource {
  readonly lines: TextLines;
  readonly outline: Outline;
  /** The state before each line; right up to `#known`, beyond it as it was before the last edits. */
  readonly #states: LineState[] = ["code"];
  readonly #lexed: (LexedLine | undefined)[] = [];
  #known = 1;
  /** Lines before this one have changed since `#states` was complete. */
  #edited = 0;

  constructor(lines: TextLines) {
    this.lines = lines;
    this.outline = new Outline(this);
    lines.onChange((from, removed, inserted) => this.#change(from, removed, inserted));
  }

  line(index: number): LexedLine {
    const state = this.stateBefore(index);
    const lexed = this.#lexed[index];
    if (lexed) return lexed;
    const fresh = lexLine(this.lines.line(index), state);
    this.#lexed[index] = fresh;
    return fresh;
  }

  stateBefore(index: number): LineState {
    while (this.#known <= index) this.#advance();
    return this.#states[index] ?? "code";
  }

  /** Computes one more state. Where it is what it was, all that was known behind it still holds. */
  #advance(): void {
    const line = this.#known - 1;
    const state = stateAfter(this.lines.line(line), this.#states[line] ?? "code");
    const same = this.#states[this.#known] === state;
    if (!same) {
      this.#states[this.#known] = state;
      this.#lexed[this.#known] = undefined;
    }
    this.#known =
      same && this.#known >= this.#edited ? Math.max(this.#states.length, this.#known + 1) : this.#known + 1;
  }

  #change(from: number, removed: number, inserted: number): void {
    if (from + 1 < this.#states.length) {
      // The state before the first changed line stays; those before the inserted lines are not known.
      const unknown = Array.from({ length: inserted - 1 }, () => undefined as unknown as LineState);
      replace(this.#states, from + 1, removed - 1, unknown);
    }
    replace(
      this.#lexed,
      from,
      removed,
      Array.from({ length: inserted }, () => undefined),
    );
    this.#edited = Math.max(from + inserted, this.#edited > from ? this.#edited + inserted - removed : 0);
    this.#known = Math.min(this.#known, from + 1);
  }
}
