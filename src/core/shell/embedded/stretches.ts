/** The stretches of a document that its language reads as one, kept while it is edited. */
import type { Lines } from "../../document.ts";
import { firstIndex } from "../../search.ts";
import type { Island } from "./island.ts";

/** Lines `first` to `end`, the end not among them. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
  /** The shell in it, read when it is asked for. */
  readonly islands?: () => readonly Island[];
}

/** Reads the stretch that begins at a line at which nothing is open; what is a single line without shell may be undefined. */
export type ReadStretch = (lines: Lines, first: number) => Stretch | undefined;

interface ObservableLines extends Lines {
  onChange(listener: (from: number, removed: number, inserted: number) => void): void;
}

/** Everything up to the place that is asked about is read once, and again only below an edit. */
export class Stretches {
  readonly #lines: Lines;
  readonly #read: ReadStretch;
  #found: Stretch[] = [];
  /** Lines before this one have been read. */
  #next = 0;

  /** `read` must be the same for all questions about a document. */
  static of(lines: ObservableLines, read: ReadStretch): Stretches {
    let stretches = known.get(lines);
    if (!stretches) {
      const fresh = new Stretches(lines, read);
      lines.onChange((from) => fresh.#forget(from));
      known.set(lines, fresh);
      stretches = fresh;
    }
    return stretches;
  }

  private constructor(lines: Lines, read: ReadStretch) {
    this.#lines = lines;
    this.#read = read;
  }

  /** The island that holds a line. */
  islandAt(line: number): Island | undefined {
    while (this.#next <= line && this.#next < this.#lines.count) this.#advance();
    const islands = this.#found[this.#indexOf(line)]?.islands?.() ?? [];
    return islands.find(({ first, count }) => first <= line && line < first + count);
  }

  /** Every island that begins before a line. */
  islandsBefore(line: number): Island[] {
    this.islandAt(line - 1);
    return this.#found.filter(({ first }) => first < line).flatMap(({ islands }) => islands?.() ?? []);
  }

  #advance(): void {
    const stretch = this.#read(this.#lines, this.#next);
    if (stretch) this.#found.push(stretch);
    this.#next = Math.max(this.#next + 1, stretch?.end ?? 0);
  }

  /** The index of the last stretch that begins at or before a line. */
  #indexOf(line: number): number {
    return firstIndex(this.#found.length, (index) => (this.#found[index]?.first ?? 0) > line) - 1;
  }

  #forget(from: number): void {
    const last = this.#found[this.#indexOf(from)];
    const restart = last && last.end > from ? last.first : from;
    this.#found.length = this.#indexOf(restart - 1) + 1;
    this.#next = Math.min(this.#next, restart);
  }
}

const known = new WeakMap<Lines, Stretches>();
