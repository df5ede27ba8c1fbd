import { LexedLines } from "../lexed-lines.ts";
import type { TextLines } from "../lines.ts";
import { Outline } from "./outline.ts";
import { lexLine, OPENING, stateAfter, type LexedLine, type LineState } from "./tokens.ts";

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

/** A C file as lines of tokens. */
export class CSource extends LexedLines<LineState, LexedLine> {
  readonly outline: Outline;

  constructor(lines: TextLines) {
    super(lines, { initial: "code", lex: lexLine, stateAfter, opening: OPENING });
    this.outline = new Outline(this);
  }
}
