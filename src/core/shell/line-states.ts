/** The scanner's state at the start of every line, kept while a script is edited. */
import type { Lines } from "../document.ts";
import { definedBy } from "./definitions.ts";
import { INITIAL, type ShellState } from "./frames.ts";
import { scanLine } from "./scanner.ts";

/** Lines that tell of their edits; others are compared with what they were. */
interface ObservableLines extends Lines {
  onChange(listener: (from: number, removed: number, inserted: number) => void): void;
}

export class LineStates {
  #texts: string[] = [""];
  /** The state at the start of each line; undefined where it was never known. */
  #states: (ShellState | undefined)[] = [INITIAL];
  /**
   * Lines, in order, whose end may not fit the state of the next line. Everything between them is
   * right as soon as they are, so an edit costs the few lines until the states agree again.
   */
  #doubtful: number[] = [0];
  readonly #defined = new Map<string, number>();
  #version = 0;

  /** The states of a document as it is now. */
  static of(lines: Lines): LineStates {
    const states = known.get(lines);
    if (states) {
      if (!isObservable(lines)) states.update(lines);
      return states;
    }
    const fresh = new LineStates();
    fresh.update(lines);
    known.set(lines, fresh);
    if (isObservable(lines)) {
      lines.onChange((from, removed, inserted) => fresh.#replace(lines, from, removed, inserted));
    }
    return fresh;
  }

  /** Compares the lines with those seen last; what lies between the first and last difference is new. */
  update(lines: Lines): void {
    const old = this.#texts;
    const shorter = Math.min(old.length, lines.count);
    let first = 0;
    while (first < shorter && old[first] === lines.line(first)) first++;
    if (first === lines.count && first === old.length) return;
    let same = 0;
    while (same < shorter - first && old[old.length - 1 - same] === lines.line(lines.count - 1 - same)) same++;
    // An edit always replaces a line by a line, as in a text that has at least one.
    if (same > 0 && first + same === shorter) same--;
    else if (first === shorter) first--;
    this.#replace(lines, first, old.length - same - first, lines.count - same - first);
  }

  /** How often the text has changed; what was made of one version holds as long as that. */
  get version(): number {
    return this.#version;
  }

  /** The state in which a line begins. */
  at(index: number): ShellState {
    return this.#after(index, Number.POSITIVE_INFINITY);
  }

  /**
   * The state in which a line begins, without walking a long way for it: while a quote is open that
   * is just being typed, lines far below stay what they were, and are caught up with step by step.
   */
  soon(index: number): ShellState {
    const known = this.#states[Math.min(index, this.#texts.length)] !== undefined;
    return this.#after(index, known ? MOST_STEPS : Number.POSITIVE_INFINITY);
  }

  /** The state last found for a line, which `soon` has brought up to date as far as it goes. */
  known(index: number): ShellState {
    return this.#states[index] ?? this.at(index);
  }

  #after(index: number, steps: number): ShellState {
    const target = Math.min(index, this.#texts.length);
    for (let step = 0; step < steps; step++) {
      const line = this.#doubtful[0];
      if (line === undefined || line >= target) break;
      this.#settle(line);
    }
    return this.#states[target] ?? INITIAL;
  }

  /** Whether the script defines a function or an alias of this name. */
  defines(name: string): boolean {
    return this.#defined.has(name);
  }

  /** Scans from a doubtful line on until the states agree, or the next doubtful line. */
  #settle(line: number): void {
    const state = scanLine(this.#texts[line] ?? "", this.#states[line] ?? INITIAL);
    const next = line + 1;
    const agrees = this.#states[next] === state;
    this.#states[next] = state;
    if (agrees || next >= this.#texts.length || this.#doubtful[1] === next) this.#doubtful.shift();
    else this.#doubtful[0] = next;
  }

  #replace(lines: Lines, first: number, removed: number, inserted: number): void {
    this.#version++;
    const added: string[] = [];
    for (let index = first; index < first + inserted; index++) added.push(lines.line(index));
    for (let index = first; index < first + removed; index++) this.#count(this.#texts[index] ?? "", -1);
    for (const text of added) this.#count(text, 1);
    this.#texts = spliced(this.#texts, first, removed, added);
    const unknown = Array<undefined>(Math.max(0, inserted - 1)).fill(undefined);
    this.#states = spliced(this.#states, first + 1, Math.max(0, removed - 1), unknown);
    const before = this.#doubtful.filter((line) => line < first);
    const after = this.#doubtful.filter((line) => line >= first + removed).map((line) => line + inserted - removed);
    this.#doubtful = [...before, first, ...after];
  }

  #count(text: string, by: number): void {
    const name = definedBy(text);
    if (!name) return;
    const count = (this.#defined.get(name) ?? 0) + by;
    if (count > 0) this.#defined.set(name, count);
    else this.#defined.delete(name);
  }
}

/** As many lines as are scanned in a few milliseconds. */
const MOST_STEPS = 5000;

const known = new WeakMap<Lines, LineStates>();

function isObservable(lines: Lines): lines is ObservableLines {
  return "onChange" in lines;
}

/** Splices in place for a few lines, and without thousands of arguments for many. */
function spliced<T>(list: T[], start: number, removed: number, added: readonly T[]): T[] {
  if (added.length > 1000) return list.slice(0, start).concat(added, list.slice(start + removed));
  list.splice(start, removed, ...added);
  return list;
}
