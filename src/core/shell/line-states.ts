/** The scanner's state at the start of every line, kept while a script is edited. */
import type { Lines } from "../document.ts";
import { INITIAL, type ShellState } from "./frames.ts";
import { scanLine } from "./scanner.ts";

const FUNCTION = /^\s*(?:function\s+([\w.:+-]+)|([\w.:+-]+)\s*\(\s*\))/;
const ALIAS = /\balias\s+(?:-\w+\s+)*([\w.:+-]+)=(?:['"]?)([\w.:+-]*)/;

export class LineStates {
  #texts: string[] = [];
  /** The state at the start of each line; right up to `#valid`, undefined where never known. */
  #states: (ShellState | undefined)[] = [INITIAL];
  #valid = 0;
  /** States from here to `#reach` follow from each other: if the first is right, all are. */
  #from = 1;
  #reach = 0;
  readonly #defined = new Map<string, number>();

  /** The states of a document as it is now. */
  static of(lines: Lines): LineStates {
    let states = known.get(lines);
    if (!states) known.set(lines, (states = new LineStates()));
    states.update(lines);
    return states;
  }

  /** Compares the lines with those seen last; only what lies between the first and last difference is new. */
  update(lines: Lines): void {
    const old = this.#texts;
    const count = lines.count;
    const shorter = Math.min(old.length, count);
    let first = 0;
    while (first < shorter && old[first] === lines.line(first)) first++;
    if (first === count && count === old.length) return;
    let same = 0;
    while (same < shorter - first && old[old.length - 1 - same] === lines.line(count - 1 - same)) same++;
    const added: string[] = [];
    for (let index = first; index < count - same; index++) added.push(lines.line(index));
    this.#replace(first, old.length - same - first, added);
  }

  /** The state in which a line begins. */
  at(index: number): ShellState {
    const target = Math.min(index, this.#texts.length);
    while (this.#valid < target) this.#advance();
    return this.#states[target] ?? INITIAL;
  }

  /** Whether the script defines a function or an alias of this name. */
  defines(name: string): boolean {
    return this.#defined.has(name);
  }

  #advance(): void {
    const line = this.#valid;
    const state = scanLine(this.#texts[line] ?? "", this.#states[line] ?? INITIAL);
    this.#valid++;
    const known = this.#states[this.#valid];
    this.#states[this.#valid] = state;
    const rejoined = this.#valid >= this.#from && this.#valid < this.#reach && known === state;
    if (rejoined) this.#valid = this.#reach;
  }

  #replace(first: number, removed: number, added: readonly string[]): void {
    const gone = this.#texts.slice(first, first + removed);
    for (const text of gone) this.#count(text, -1);
    for (const text of added) this.#count(text, 1);
    this.#texts = spliced(this.#texts, first, removed, added);
    this.#states = spliced(this.#states, first + 1, removed, Array<undefined>(added.length).fill(undefined));
    this.#move(first, removed, added.length);
  }

  /** Keeps of the known states what the edit did not touch. */
  #move(first: number, removed: number, added: number): void {
    const after = first + added + 1;
    const by = added - removed;
    if (first < this.#valid) {
      this.#from = after;
      this.#reach = this.#valid + by;
      this.#valid = first;
    } else if (first < this.#from) {
      this.#from = Math.max(this.#from + by, after);
      this.#reach += by;
    } else this.#reach = Math.min(this.#reach, first);
  }

  #count(text: string, by: number): void {
    if (text.length > 1000 || !(text.includes("(") || text.includes("function") || text.includes("alias"))) return;
    const name = definedBy(text);
    if (!name) return;
    const count = (this.#defined.get(name) ?? 0) + by;
    if (count > 0) this.#defined.set(name, count);
    else this.#defined.delete(name);
  }
}

/** The function or alias that a line defines; an alias of a command for itself with options changes nothing. */
export function definedBy(text: string): string | undefined {
  const named = FUNCTION.exec(text);
  if (named) return named[1] ?? named[2];
  const alias = ALIAS.exec(text);
  return alias && alias[1] !== alias[2] ? alias[1] : undefined;
}

const known = new WeakMap<Lines, LineStates>();

/** A copy-free splice for a few lines, and one that does not spread thousands of arguments for many. */
function spliced<T>(list: T[], start: number, removed: number, added: readonly T[]): T[] {
  if (added.length > 1000) return [...list.slice(0, start), ...added, ...list.slice(start + removed)];
  list.splice(start, removed, ...added);
  return list;
}
