import { LexedLines } from "../lexed-lines.ts";
import { replace, type TextLines } from "../lines.ts";
import { readStatement, type Statement } from "./bindings.ts";
import { Scopes } from "./scopes.ts";
import { LONGEST_STATEMENT, statementFrom } from "./statements.ts";
import { lexLine, stateAfter, type LexedLine, type LineState } from "./tokens.ts";

const sources = new WeakMap<TextLines, PythonSource>();

/** The read view of a text; made when it is first needed, and kept up to date by the text's edits. */
export function pythonSourceOf(lines: TextLines): PythonSource {
  let source = sources.get(lines);
  if (!source) {
    source = new PythonSource(lines);
    sources.set(lines, source);
  }
  return source;
}

interface Read {
  /** Of which tokens it was read; where the line has others now, it is read again. */
  readonly lexed: LexedLine;
  readonly statement: Statement | undefined;
}

/** A Python file as lines of tokens, and as statements. */
export class PythonSource extends LexedLines<LineState, LexedLine> {
  readonly #read: (Read | undefined)[] = [];
  #scopes: Scopes | undefined;

  constructor(lines: TextLines) {
    super(lines, { initial: "", lex: lexLine, stateAfter });
    lines.onChange((from, removed, inserted) => this.#changed(from, removed, inserted));
  }

  /** Who owns which names; made anew after an edit, from statements that are read once. */
  get scopes(): Scopes {
    this.#scopes ??= new Scopes(this);
    return this.#scopes;
  }

  /** The statement that begins in a line; undefined where none does. */
  statement(index: number): Statement | undefined {
    const lexed = this.line(index);
    const known = this.#read[index];
    if (known?.lexed === lexed) return known.statement;
    const begins = !lexed.continues && lexed.indent >= 0;
    const statement = begins ? readStatement(statementFrom(this, index), lexed.indent) : undefined;
    this.#read[index] = { lexed, statement };
    return statement;
  }

  /** A statement that began above an edit may go on into it. */
  #changed(from: number, removed: number, inserted: number): void {
    this.#scopes = undefined;
    const nothing = Array.from({ length: inserted }, () => undefined);
    if (from < this.#read.length) replace(this.#read, from, removed, nothing);
    for (let line = Math.max(0, from - LONGEST_STATEMENT); line < from; line++) this.#read[line] = undefined;
  }
}
