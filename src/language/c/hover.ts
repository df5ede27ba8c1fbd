import type { Hover } from "vscode-languageserver-types";
import { textOf } from "../../core/c/arguments.ts";
import { parseDeclaration } from "../../core/c/declarations.ts";
import { scanTo, type Scan } from "../../core/c/scan.ts";
import { sourceOf, type CSource } from "../../core/c/source.ts";
import type { PlacedToken, Token } from "../../core/c/tokens.ts";
import { TypeResolver } from "../../core/c/types.ts";
import type { Position } from "../../core/document.ts";
import type { Entry, ErrnoEntry, FunctionEntry, StructEntry } from "../../core/knowledge.ts";
import type { Library } from "../../core/library.ts";
import type { TextLines } from "../../core/lines.ts";
import type { FeatureOptions } from "../document.ts";
import { failingCall } from "./calls.ts";
import { explainValue, hereField, hereLine } from "./here.ts";
import { renderArgument, renderEntry, renderErrno, renderField, renderFunction } from "./render.ts";
import { valuePlaceAt } from "./value-place.ts";

const MEMBER = new Set([".", "->", "::"]);
/** Words after which a name is being defined or jumped to, not used. */
const NAMING = new Set(["goto", "enum", "namespace", "class", "typename", "#"]);

export function provideCHover(
  lines: TextLines,
  position: Position,
  library: Library,
  options: FeatureOptions,
): Hover | undefined {
  const source = sourceOf(lines);
  const token = tokenAt(source, position);
  const hover = new CHover(source, position.line, library, options);
  const value = hover.include(position) ?? (token && hover.explain(token));
  if (value === undefined) return undefined;
  const range = token && {
    start: { line: position.line, character: token.start },
    end: { line: position.line, character: token.end },
  };
  return { contents: { kind: "markdown", value }, ...(range && { range }) };
}

/** The word, number or string at a position, the first two also just behind its end; on the `.` or `->` before a field, that field. */
export function tokenAt(source: CSource, { line, character }: Position): Token | undefined {
  const { tokens } = source.line(line);
  const fits = ({ kind }: Token) => kind === "word" || kind === "number" || kind === "string";
  const inside = tokens.find((token) => token.start <= character && character < token.end);
  if (inside && fits(inside)) return inside;
  if (inside && inside.kind !== "punctuator") return undefined;
  if (inside && MEMBER.has(inside.text) && inside.text !== "::") return tokens[tokens.indexOf(inside) + 1];
  return tokens.find((token) => token.end === character && token.kind !== "string" && fits(token));
}

/** Whether a word is used, not named or defined, here, and the program has given it no meaning of its own. */
export function isForeign(token: Token, line: number, source: CSource, scan: Scan, library: Library): boolean {
  return new CHover(source, line, library, {}).isForeign(token, scan);
}

/** The system name that a word stands for, as the hover finds it. */
export function entryAt(source: CSource, position: Position, library: Library): Entry | undefined {
  const token = tokenAt(source, position);
  if (token?.kind !== "word") return undefined;
  const scan = scanTo(source, { line: position.line, character: token.start });
  return new CHover(source, position.line, library, {}).entry(token, scan);
}

class CHover {
  readonly #source: CSource;
  readonly #line: number;
  readonly #library: Library;
  readonly #options: FeatureOptions;

  constructor(source: CSource, line: number, library: Library, options: FeatureOptions) {
    this.#source = source;
    this.#line = line;
    this.#library = library;
    this.#options = options;
  }

  explain(token: Token): string | undefined {
    const scan = scanTo(this.#source, { line: this.#line, character: token.start });
    return token.kind === "word" ? this.#word(token, scan) : this.#literal(token, scan);
  }

  /** `<sys/epoll.h>` or `"…"` behind #include. */
  include({ line, character }: Position): string | undefined {
    const match = /^(\s*#\s*include\s*[<"])([^>"]+)/.exec(this.#source.lines.line(line));
    if (!match?.[1] || !match[2] || character < match[1].length) return undefined;
    if (character > match[0].length) return undefined;
    const entry = this.#library.entry(match[2], "header");
    return entry && renderEntry(entry, this.#library, this.#options);
  }

  /** The entry of a word that is used here, and not defined, and has no meaning of the program's own. */
  entry(token: Token, scan: Scan): Entry | undefined {
    const before = scan.tokens.at(-1)?.text;
    if (before === "." || before === "->") return undefined;
    if (before === "::" && scan.tokens.at(-2)?.kind === "word") return undefined;
    if (before !== undefined && NAMING.has(before)) return undefined;
    if (before === "struct" || before === "union") return this.#struct(token);
    const entry = this.#find(token, scan);
    return entry && !this.#isOwn(token, scan) ? entry : undefined;
  }

  #word(token: Token, scan: Scan): string | undefined {
    const before = scan.tokens.at(-1)?.text;
    if (before === "." || before === "->") return this.#field(token, scan);
    const measured = new TypeResolver(this.#source, scan, this.#library).structOfOffset();
    if (measured) return this.#fieldOf(measured, token);
    const entry = this.entry(token, scan);
    if (!entry) return undefined;
    if (entry.kind === "function" || entry.kind === "macro") return this.#call(token, entry);
    const errno = errnoOf(entry, this.#library);
    if (errno) return this.#errno(errno, entry, scan);
    return renderEntry(entry, this.#library, this.#options);
  }

  /** Where a name has several meanings, what follows decides: `stat(` is the call, `struct stat` the struct. */
  #find(token: Token, scan: Scan): Entry | undefined {
    const called = this.#after(token)?.text === "(";
    if (called) return this.#library.entry(token.text, "function", "macro", "type", "constant", "variable");
    const entry = this.#library.entry(token.text, "constant", "errno", "variable", "type", "function", "macro");
    if (entry) return entry;
    const struct = this.#library.entry(token.text, "struct");
    const isTypedef = struct?.kind === "struct" && struct.tag === "typedef";
    return isTypedef || scan.tokens.at(-1)?.text === "struct" ? struct : undefined;
  }

  isForeign(token: Token, scan: Scan): boolean {
    const before = scan.tokens.at(-1)?.text;
    return before === undefined || (!MEMBER.has(before) && !NAMING.has(before) && !this.#isOwn(token, scan));
  }

  #struct(token: Token): Entry | undefined {
    if (this.#source.outline.definesStruct(token.text)) return undefined;
    return this.#library.entry(token.text, "struct");
  }

  #field(token: Token, scan: Scan): string | undefined {
    const types = new TypeResolver(this.#source, scan, this.#library);
    const dot = scan.tokens.length - 1;
    const owner =
      types.structBefore(dot) ?? (scan.tokens[dot]?.text === "." ? types.structOfDesignator(dot) : undefined);
    return owner && this.#fieldOf(owner, token);
  }

  #fieldOf(owner: StructEntry, token: Token): string | undefined {
    const field = owner.fields.find((candidate) => candidate.name === token.text);
    const here = field && hereField(this.#source, field, this.#next(token), this.#library);
    return field && renderField(owner, field, here, this.#library, this.#options);
  }

  /** What the error means for the nearest call above that can fail so; `named` is the name it goes by here. */
  #errno(errno: ErrnoEntry, named: Entry, scan: Scan): string {
    const call = failingCall(errno.name, scan, this.#source, this.#library);
    const summary = named === errno ? errno.summary : `${named.summary} ${errno.summary}`;
    return renderErrno({ ...errno, name: named.name, summary }, call, this.#library, this.#options);
  }

  #call(token: Token, entry: FunctionEntry): string {
    const next = this.#after(token);
    const open = next?.text === "(" ? { line: this.#line, character: next.start } : undefined;
    const here = open && hereLine(this.#source, entry, open, this.#library);
    return renderFunction(entry, here, this.#library, this.#options);
  }

  /** A number or string is explained where it is, with its sign, the whole value of a parameter or field, or one of its flags. */
  #literal(token: Token, scan: Scan): string | undefined {
    const place = valuePlaceAt(scan, this.#source, this.#library);
    if (!place) return undefined;
    const flags = place.value.some(({ text }) => text === "|");
    const value = flags ? [token] : place.value;
    if (!flags && value.some(({ kind, text }) => kind === "word" || text === "{")) return undefined;
    const meaning = explainValue(value, place, { source: this.#source, library: this.#library });
    return meaning === undefined ? undefined : renderArgument(textOf(value), meaning, place.owner, place.name);
  }

  /** A name that the program has given a meaning of its own: a variable, function, macro, type or label. */
  #isOwn(token: Token, scan: Scan): boolean {
    if (scan.variable(token.text) || this.#source.outline.defines(token.text, this.#line)) return true;
    if (this.#after(token)?.text === ":" && scan.statement >= scan.tokens.length) return true;
    return this.#isDeclared(token, scan);
  }

  /** Whether the statement around the token declares a variable or parameter of this name right here. */
  #isDeclared(token: Token, scan: Scan): boolean {
    // What a parenthesis follows directly is called, or a function that is declared.
    if (this.#after(token)?.text === "(" && scan.tokens.at(-1)?.text !== "*") return false;
    const rest = this.#source
      .line(this.#line)
      .tokens.filter((other) => other.start >= token.start && other.kind !== "comment");
    const enclosing = scan.frames.findLast((frame) => frame.kind !== "brace");
    const inBlock = scan.frames.some((frame) => frame.kind === "brace" && frame.type === undefined);
    const inHead = enclosing?.kind === "call" ? !inBlock : enclosing?.loop !== undefined;
    const inList = enclosing && inHead ? [Math.max(enclosing.open + 1, lastComma(scan) + 1)] : [];
    // From the statement on, also the name of a pointer to a function is found, which stands in parentheses.
    return [scan.statement, ...inList].some((start) => {
      const declaration = parseDeclaration([...scan.tokens.slice(start), ...rest], 0);
      return declaration?.variables.some((variable) => variable.token === rest[0]) ?? false;
    });
  }

  #next(token: Token): PlacedToken | undefined {
    const next = this.#after(token);
    return next && { ...next, line: this.#line };
  }

  #after(token: Token): Token | undefined {
    return this.#source.line(this.#line).tokens.find((other) => other.start >= token.end && other.kind !== "comment");
  }
}

/** The error that a name stands for: EWOULDBLOCK is another name of EAGAIN. */
function errnoOf(entry: Entry, library: Library): ErrnoEntry | undefined {
  if (entry.kind === "errno") return entry;
  if (entry.kind !== "constant" || entry.header !== "errno.h") return undefined;
  return library.ofKind("errno").find((other) => other.value === entry.value);
}

function lastComma(scan: Scan): number {
  return scan.tokens.findLastIndex((token) => token.text === ",");
}
