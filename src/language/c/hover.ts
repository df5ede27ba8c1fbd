import type { Hover } from "vscode-languageserver-types";
import { parseDeclaration } from "../../core/c/declarations.ts";
import { scanTo, type CallFrame, type Scan } from "../../core/c/scan.ts";
import { sourceOf, type CSource } from "../../core/c/source.ts";
import type { Token } from "../../core/c/tokens.ts";
import { TypeResolver } from "../../core/c/types.ts";
import type { Position } from "../../core/document.ts";
import type { Entry, FunctionEntry } from "../../core/knowledge.ts";
import type { Library } from "../../core/library.ts";
import type { TextLines } from "../../core/lines.ts";
import type { FeatureOptions } from "../document.ts";
import { explainArgument, hereLine } from "./here.ts";
import { renderArgument, renderEntry, renderErrno, renderField, renderFunction } from "./render.ts";

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
  const value = token ? hover.explain(token) : hover.include(position);
  if (value === undefined) return undefined;
  const range = token && {
    start: { line: position.line, character: token.start },
    end: { line: position.line, character: token.end },
  };
  return { contents: { kind: "markdown", value }, ...(range && { range }) };
}

/** The word or number at a position, also just behind its end. */
export function tokenAt(source: CSource, { line, character }: Position): Token | undefined {
  const { tokens } = source.line(line);
  const fits = (token: Token) => token.kind === "word" || token.kind === "number";
  const inside = tokens.find((token) => token.start <= character && character < token.end);
  if (inside && fits(inside)) return inside;
  if (inside && inside.kind !== "punctuator") return undefined;
  return tokens.find((token) => token.end === character && fits(token));
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
    const header = this.include({ line: this.#line, character: token.start });
    if (header !== undefined) return header;
    const scan = scanTo(this.#source, { line: this.#line, character: token.start });
    return token.kind === "number" ? this.#literal(token, scan) : this.#word(token, scan);
  }

  /** `<sys/epoll.h>` or `"…"` behind #include. */
  include({ line, character }: Position): string | undefined {
    const match = /^(\s*#\s*include\s*[<"])([^>"]+)/.exec(this.#source.lines.line(line));
    if (!match?.[1] || !match[2] || character < match[1].length) return undefined;
    if (character > match[0].length) return undefined;
    const entry = this.#library.entry(match[2], "header");
    return entry && renderEntry(entry, this.#library, this.#options);
  }

  #word(token: Token, scan: Scan): string | undefined {
    const before = scan.tokens.at(-1)?.text;
    if (before === "." || before === "->") return this.#field(token, scan);
    if (before === "::" && scan.tokens.at(-2)?.kind === "word") return undefined;
    if (before !== undefined && NAMING.has(before)) return undefined;
    if (before === "struct" || before === "union") return this.#struct(token);
    const entry = this.#find(token, scan);
    if (!entry || this.#isOwn(token, scan)) return undefined;
    if (entry.kind === "function" || entry.kind === "macro") return this.#call(token, entry);
    if (entry.kind === "errno")
      return renderErrno(entry, failingCall(entry.name, scan, this.#library), this.#library, this.#options);
    return renderEntry(entry, this.#library, this.#options);
  }

  /** Where a name has several meanings, what follows decides: `stat(` is the call, `struct stat` the struct. */
  #find(token: Token, scan: Scan): Entry | undefined {
    const called = this.#after(token)?.text === "(";
    if (called) return this.#library.entry(token.text, "function", "macro") ?? this.#library.entry(token.text);
    const entry = this.#library.entry(token.text, "constant", "errno", "variable", "type", "function", "macro");
    if (entry) return entry;
    const struct = this.#library.entry(token.text, "struct");
    const isTypedef = struct?.kind === "struct" && struct.tag === "typedef";
    return isTypedef || scan.tokens.at(-1)?.text === "struct" ? struct : undefined;
  }

  #struct(token: Token): string | undefined {
    if (this.#source.outline.definesStruct(token.text)) return undefined;
    const entry = this.#library.entry(token.text, "struct");
    return entry && renderEntry(entry, this.#library, this.#options);
  }

  #field(token: Token, scan: Scan): string | undefined {
    const types = new TypeResolver(this.#source, scan, this.#library);
    const dot = scan.tokens.length - 1;
    const owner =
      types.structBefore(dot) ?? (scan.tokens[dot]?.text === "." ? types.structOfDesignator(dot) : undefined);
    const field = owner?.fields.find((candidate) => candidate.name === token.text);
    return owner && field && renderField(owner, field, this.#library, this.#options);
  }

  #call(token: Token, entry: FunctionEntry): string {
    const next = this.#after(token);
    const open = next?.text === "(" ? { line: this.#line, character: next.start } : undefined;
    const here = open && hereLine(this.#source, entry, open, this.#library);
    return renderFunction(entry, here, this.#library, this.#options);
  }

  /** A number is explained where the parameter gives it a meaning. */
  #literal(token: Token, scan: Scan): string | undefined {
    const frame = scan.frames.at(-1);
    const entry = frame?.kind === "call" ? this.#callee(frame, scan) : undefined;
    const param = frame?.kind === "call" ? entry?.params[frame.argument] : undefined;
    if (!entry || !param) return undefined;
    const sign = scan.tokens.at(-1);
    const negative = sign?.text === "-" && /^[(,]$/.test(scan.tokens.at(-2)?.text ?? "");
    if (!negative && !/^[(,|]$/.test(sign?.text ?? "")) return undefined;
    const argument = negative && sign ? [sign, token] : [token];
    const meaning = explainArgument(argument, param, this.#library);
    return meaning === undefined
      ? undefined
      : renderArgument(negative ? `-${token.text}` : token.text, meaning, entry, param.name);
  }

  #callee(frame: CallFrame, scan: Scan): FunctionEntry | undefined {
    return calleeOf(frame, scan, this.#source, this.#library);
  }

  /** A name that the program has given a meaning of its own: a variable, function, macro, type or label. */
  #isOwn(token: Token, scan: Scan): boolean {
    if (scan.variable(token.text) || this.#source.outline.defines(token.text)) return true;
    if (this.#after(token)?.text === ":" && scan.statement >= scan.tokens.length) return true;
    return this.#isDeclared(token, scan);
  }

  /** Whether the statement around the token declares a variable or parameter of this name right here. */
  #isDeclared(token: Token, scan: Scan): boolean {
    const rest = this.#source
      .line(this.#line)
      .tokens.filter((other) => other.start >= token.start && other.kind !== "comment");
    const enclosing = scan.frames.findLast((frame) => frame.kind !== "brace");
    const start = enclosing ? Math.max(enclosing.open + 1, lastComma(scan) + 1) : scan.statement;
    const inParameters =
      enclosing?.kind === "call" && !scan.frames.some((frame) => frame.kind === "brace" && frame.type === undefined);
    if (enclosing && !inParameters && !(enclosing.kind === "group" && enclosing.loop)) return false;
    const declaration = parseDeclaration([...scan.tokens.slice(start), ...rest], 0);
    return declaration?.variables.some((variable) => variable.token === rest[0]) ?? false;
  }

  #after(token: Token): Token | undefined {
    return this.#source.line(this.#line).tokens.find((other) => other.start >= token.end && other.kind !== "comment");
  }
}

/** The entry of the function that a frame calls, unless it is a method or a function of the program's own. */
export function calleeOf(frame: CallFrame, scan: Scan, source: CSource, library: Library): FunctionEntry | undefined {
  const before = scan.tokens[frame.open - 2]?.text;
  if (before === "." || before === "->") return undefined;
  if (before === "::" && scan.tokens[frame.open - 3]?.kind === "word") return undefined;
  if (scan.variable(frame.name.text) || source.outline.defines(frame.name.text)) return undefined;
  const entry = library.entry(frame.name.text, "function", "macro");
  return entry?.kind === "function" || entry?.kind === "macro" ? entry : undefined;
}

/** The last call before a position, in the same function, that can fail with this error. */
function failingCall(errno: string, scan: Scan, library: Library): { name: string; meaning: string } | undefined {
  for (const call of scan.calls.toReversed()) {
    const entry = library.entry(call.name.text, "function");
    const meaning = entry?.kind === "function" ? entry.errors?.[errno] : undefined;
    if (meaning !== undefined) return { name: call.name.text, meaning };
  }
  return undefined;
}

function lastComma(scan: Scan): number {
  return scan.tokens.findLastIndex((token) => token.text === ",");
}
