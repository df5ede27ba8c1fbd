/** Shell inside a document of another language: some of its lines, without what is not shell in them. */
import type { Lines, Position, Range } from "../../document.ts";

/** One line of an island, and where its characters stand in the document. */
export interface IslandLine {
  readonly text: string;
  /** How many characters of the document's line stand before the text. */
  readonly offset: number;
  /** Columns of the document that were left out inside the text, in order: the first `$` of `$$` in a makefile. */
  readonly dropped?: readonly number[];
  /** Stretches of columns that the host language fills in before the shell sees them, such as `$(CC)`. */
  readonly opaque?: readonly (readonly [number, number])[];
}

export class Island implements Lines {
  /** The line of the document that the island begins with. */
  readonly first: number;
  readonly #lines: readonly IslandLine[];

  constructor(first: number, lines: readonly IslandLine[]) {
    this.first = first;
    this.#lines = lines;
  }

  get count(): number {
    return this.#lines.length;
  }

  line(index: number): string {
    return this.#lines[index]?.text ?? "";
  }

  /** The place in the island; undefined where the document's place is not shell. */
  inside({ line, character }: Position): Position | undefined {
    const found = this.#lines[line - this.first];
    if (!found || character < found.offset) return undefined;
    if (found.opaque?.some(([from, to]) => from <= character && character < to)) return undefined;
    const dropped = (found.dropped ?? []).filter((column) => column < character).length;
    const inner = character - found.offset - dropped;
    return inner > found.text.length ? undefined : { line: line - this.first, character: inner };
  }

  /** The place in the document. */
  outside({ line, character }: Position): Position {
    const found = this.#lines[line];
    let column = character + (found?.offset ?? 0);
    for (const dropped of found?.dropped ?? []) if (dropped <= column) column++;
    return { line: line + this.first, character: column };
  }

  rangeOutside({ start, end }: Range): Range {
    return { start: this.outside(start), end: this.outside(end) };
  }
}
