import type { Hover } from "vscode-languageserver-types";
import { scanTo, type Scan } from "../../core/c/scan.ts";
import { sourceOf, type CSource } from "../../core/c/source.ts";
import type { Token } from "../../core/c/tokens.ts";
import type { CppFound } from "../../core/cpp/library.ts";
import { CppResolver } from "../../core/cpp/resolver.ts";
import type { Position } from "../../core/document.ts";
import { format } from "../../core/format.ts";
import type { Library } from "../../core/library.ts";
import type { TextLines } from "../../core/lines.ts";
import { provideCHover, tokenAt } from "../c/hover.ts";
import type { FeatureOptions } from "../document.ts";
import { cppCalleeOf, nameEndingAt } from "./callee.ts";
import { literalDuration } from "./duration.ts";
import { cppHereLine } from "./here.ts";
import { CPP_KEYWORDS } from "./keywords.ts";
import { paragraphs } from "../markdown.ts";
import { renderCpp } from "./render.ts";
import { CPP_WORDS } from "./words.ts";

/** Behind these a name is made up. */
const NAMING = new Set(["class", "struct", "enum", "namespace", "goto", "typename", "union"]);
const LITERALS = "std::chrono_literals";

/** Explains a name of the C++ library, and what C explains too. */
export function provideCppHover(
  lines: TextLines,
  position: Position,
  library: Library,
  options: FeatureOptions,
): Hover | undefined {
  const source = sourceOf(lines);
  const header = headerAt(lines.line(position.line), position.character);
  const token = tokenAt(source, position);
  const value =
    header === undefined
      ? token && new CppHover(source, position.line, library, options).explain(token)
      : explainHeader(header, library, options);
  if (value === undefined) {
    return token && CPP_KEYWORDS.has(token.text) ? undefined : provideCHover(lines, position, library, options);
  }
  const range = token && {
    start: { line: position.line, character: token.start },
    end: { line: position.line, character: token.end },
  };
  return { contents: { kind: "markdown", value }, ...(range && { range }) };
}

/** `mutex` of `#include <mutex>`, where the position is within the brackets. */
function headerAt(line: string, character: number): string | undefined {
  const match = /^(\s*#\s*include\s*<)([^>]+)/.exec(line);
  const inside = match?.[1] !== undefined && character >= match[1].length && character <= match[0].length;
  return inside ? match[2] : undefined;
}

function explainHeader(name: string, library: Library, options: FeatureOptions): string | undefined {
  const entry = library.cpp.header(name);
  return entry && renderCpp({ entry }, undefined, library, options);
}

class CppHover {
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
    if (this.#source.line(this.#line).directive) return undefined;
    if (token.kind === "number") return this.#literal(token.text);
    const scan = scanTo(this.#source, { line: this.#line, character: token.start });
    const rest = this.#rest(token);
    const tokens = [...scan.tokens, ...rest];
    const resolver = new CppResolver(this.#source, tokens, this.#library.cpp, scan.tokens.length);
    const found = this.#find(tokens, scan, resolver);
    if (!found) return undefined;
    const here = this.#here(found, tokens, scan.tokens.length, resolver);
    return renderCpp(found, here, this.#library, this.#options);
  }

  #literal(text: string): string | undefined {
    const { language, cpp } = this.#library;
    const entry = cpp.entry(LITERALS);
    const duration = literalDuration(text, language);
    if (!entry || !duration) return undefined;
    const meaning = format(CPP_WORDS[language].literal, text, duration.text, duration.type);
    return paragraphs([meaning, renderCpp({ entry }, undefined, this.#library, this.#options)]);
  }

  /** The word is the token at `scan.tokens.length`. */
  #find(tokens: readonly Token[], scan: Scan, resolver: CppResolver): CppFound | undefined {
    const at = scan.tokens.length;
    const name = nameEndingAt(tokens, at);
    const { cpp } = this.#library;
    if (!name) return undefined;
    const before = tokens[name.start - 1]?.text ?? "";
    if (name.start === at && (before === "." || before === "->")) {
      const owner = resolver.ownerBefore(at - 1);
      return owner && cpp.member(owner, name.path);
    }
    // Behind `->` only the type of a result begins with std.
    const isResult = before === "->" && name.path.startsWith("std::");
    if (!isResult && (before === "::" || before === "." || before === "->")) return undefined;
    if (name.start < at) return resolver.find(name.path);
    if (NAMING.has(before)) return undefined;
    return this.#unqualified(name.path, resolver);
  }

  /** A name that `using` brings in. What the program calls so itself, and what C calls so, comes first. */
  #unqualified(name: string, resolver: CppResolver): CppFound | undefined {
    const plain = this.#library.cpp.find(name);
    if (plain?.entry.kind === "keyword") return plain;
    const found = resolver.find(name);
    if (!found || this.#library.entry(name, "function", "macro", "constant")) return undefined;
    return resolver.variable(name) ? undefined : found;
  }

  /** The arguments of the call, or of the object that is declared with this type. */
  #here(found: CppFound, tokens: readonly Token[], at: number, resolver: CppResolver): string | undefined {
    let open = at + 1;
    for (let depth = 0; open < tokens.length; open++) {
      const text = tokens[open]?.text ?? "";
      depth += text === "<" ? 1 : text === ">" ? -1 : text === ">>" ? -2 : 0;
      if (depth === 0 && text !== ">" && text !== ">>" && tokens[open]?.kind !== "word") break;
    }
    const bracket = tokens[open];
    if (!bracket || !/^[({]$/.test(bracket.text)) return undefined;
    const callee = cppCalleeOf(tokens, open, resolver, this.#library.cpp);
    if (!callee || callee.entry !== found.entry || (found.member && found.member !== callee.member)) return undefined;
    return cppHereLine(this.#source, callee, { line: this.#line, character: bracket.start }, resolver, this.#library);
  }

  /** The token itself, and what follows on its line. */
  #rest(token: Token): Token[] {
    return this.#source
      .line(this.#line)
      .tokens.filter((other) => other.start >= token.start && other.kind !== "comment");
  }
}
