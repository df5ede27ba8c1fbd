/** A text as the scanners see it. Positions are zero-based; characters are UTF-16 code units, as in LSP. */

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/**
 * An array of lines without their line ends. An edit replaces only the lines it touches, so a key
 * press in a huge file costs what the line costs.
 */
export interface Lines {
  readonly count: number;
  /** The text of a line; the empty string outside the document. */
  line(index: number): string;
}
