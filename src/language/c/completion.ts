import { CompletionItemKind, InsertTextFormat, type CompletionItem } from "vscode-languageserver-types";
import { scanTo, type Scan } from "../../core/c/scan.ts";
import { sourceOf, type CSource } from "../../core/c/source.ts";
import { TypeResolver } from "../../core/c/types.ts";
import type { Position } from "../../core/document.ts";
import type { Entry, FunctionEntry, StructEntry } from "../../core/knowledge.ts";
import type { Library } from "../../core/library.ts";
import type { TextLines } from "../../core/lines.ts";
import type { FeatureOptions } from "../document.ts";
import { includeEdit } from "./includes.ts";
import { isInert } from "./place.ts";
import { renderEntry, renderField } from "./render.ts";
import { snippetItems } from "./snippets.ts";
import { valuePlaceAt } from "./value-place.ts";

/** errno, and the names under which programs keep it. */
const ERRORS = /^(errno|err|error|saved_errno|olderrno)$/;

const KINDS: Readonly<Record<Entry["kind"], CompletionItemKind>> = {
  function: CompletionItemKind.Function,
  macro: CompletionItemKind.Function,
  constant: CompletionItemKind.Constant,
  struct: CompletionItemKind.Struct,
  type: CompletionItemKind.TypeParameter,
  errno: CompletionItemKind.EnumMember,
  variable: CompletionItemKind.Variable,
  header: CompletionItemKind.File,
};

/** What fits at a position: constants of the parameter, fields of the type, headers, or names that begin so. */
export function provideCCompletion(
  lines: TextLines,
  position: Position,
  library: Library,
  options: FeatureOptions,
): CompletionItem[] {
  const source = sourceOf(lines);
  const before = lines.line(position.line).slice(0, position.character);
  const header = /^\s*#\s*include\s*[<"]([^>"]*)$/.exec(before);
  if (header) return headers(library, header[1] ?? "", position);
  if (isInert(source, position, "completion")) return [];
  const prefix = /[\p{L}_$][\p{L}\p{N}_$]*$/u.exec(before)?.[0] ?? "";
  if (/\d$/.test(before.slice(0, before.length - prefix.length))) return [];
  const snippets = snippetItems(source, position, library);
  // A hyphen in the name of a snippet is no minus.
  if (snippets.length > 0 && before.includes("-", before.length - prefix.length - 1)) return snippets;
  const scan = scanTo(source, { line: position.line, character: position.character - prefix.length });
  const items = new CCompletion(source, scan, library, options).complete(prefix);
  return [...items, ...snippets];
}

class CCompletion {
  readonly #source: CSource;
  readonly #scan: Scan;
  readonly #library: Library;
  readonly #options: FeatureOptions;
  readonly #types: TypeResolver;

  constructor(source: CSource, scan: Scan, library: Library, options: FeatureOptions) {
    this.#source = source;
    this.#scan = scan;
    this.#library = library;
    this.#options = options;
    this.#types = new TypeResolver(source, scan, library);
  }

  complete(prefix: string): CompletionItem[] {
    const before = this.#text(-1);
    if (before === "." || before === "->") return this.#options.supplement ? [] : this.#fields(before);
    if (before === "struct" || before === "union")
      return this.#byPrefix(prefix, (entry) => entry.kind === "struct" && entry.tag !== "typedef");
    if (before === "::" || this.#isNaming()) return [];
    const fitting =
      this.#fitting()?.map((entry, index) => this.#item(entry, `0${String(index).padStart(4, "0")}`)) ?? [];
    // Behind an operator of flags only another flag fits.
    const onlyFlags = fitting.length > 0 && /^[|&]$/.test(before);
    const names = prefix === "" || onlyFlags ? [] : this.#named(prefix);
    const offered = new Set(fitting.map(({ label }) => label));
    return [...fitting, ...names.filter(({ label }) => !offered.has(label))];
  }

  /** What begins so; beside another language server only what that one may lack. */
  #named(prefix: string): CompletionItem[] {
    return this.#byPrefix(
      prefix,
      (entry) => !this.#options.supplement || entry.kind === "constant" || entry.kind === "errno",
    );
  }

  /** The constants of the parameter, field or comparison that stands here; undefined where none are expected. */
  #fitting(): readonly Entry[] | undefined {
    const errors = this.#errors();
    if (errors) return errors;
    if (!/^([({,|&]|[=!|&]?=)$/.test(this.#text(-1))) return undefined;
    const place = valuePlaceAt(this.#scan, this.#source, this.#library);
    return place && this.#library.members(place.families);
  }

  /** Behind `errno ==`, and in the cases of `switch (errno)`: first the errors of the calls before. */
  #errors(): readonly Entry[] | undefined {
    const compared = /^[!=]=$/.test(this.#text(-1)) && ERRORS.test(this.#text(-2));
    const inCase = this.#text(-1) === "case" && this.#switchesOnErrno();
    if (!compared && !inCase) return undefined;
    const errors = this.#library.ofKind("errno");
    const likely = new Set(this.#scan.calls.toReversed().flatMap((call) => this.#errorsOf(call.name.text)));
    return [...errors.filter(({ name }) => likely.has(name)), ...errors.filter(({ name }) => !likely.has(name))];
  }

  #errorsOf(name: string): string[] {
    const entry = this.#library.entry(name, "function");
    return entry?.kind === "function" ? Object.keys(entry.errors ?? {}) : [];
  }

  #switchesOnErrno(): boolean {
    const at = this.#scan.tokens.findLastIndex((token) => token.text === "switch");
    return at >= 0 && ERRORS.test(this.#scan.tokens[at + 2]?.text ?? "");
  }

  #fields(dot: string): CompletionItem[] {
    const at = this.#scan.tokens.length - 1;
    const owner = this.#types.structBefore(at) ?? (dot === "." ? this.#types.structOfDesignator(at) : undefined);
    return owner ? owner.fields.map((field, index) => this.#fieldItem(owner, field, index)) : [];
  }

  #fieldItem(owner: StructEntry, field: StructEntry["fields"][number], index: number): CompletionItem {
    return {
      label: field.name,
      kind: CompletionItemKind.Field,
      detail: field.type,
      sortText: `0${String(index).padStart(3, "0")}`,
      documentation: { kind: "markdown", value: renderField(owner, field, undefined, this.#library, this.#options) },
    };
  }

  #byPrefix(prefix: string, fits: (entry: Entry) => boolean): CompletionItem[] {
    const own = this.#source.outline;
    return this.#library
      .startingWith(prefix)
      .filter((entry) => entry.kind !== "header" && fits(entry) && !own.defines(entry.name))
      .map((entry) => this.#item(entry, `1${entry.name}`));
  }

  #item(entry: Entry, sortText: string): CompletionItem {
    const edit = entry.header === undefined ? undefined : includeEdit(this.#source, entry.header);
    const call = entry.kind === "function" || entry.kind === "macro";
    return {
      label: entry.name,
      kind: KINDS[entry.kind],
      detail: detailOf(entry),
      sortText,
      documentation: { kind: "markdown", value: renderEntry(entry, this.#library, this.#options) },
      ...(call && { insertText: snippet(entry), insertTextFormat: InsertTextFormat.Snippet }),
      ...(edit && { additionalTextEdits: [edit] }),
    };
  }

  /** Where a name is being made up: behind a type, `goto` or `#define`. */
  #isNaming(): boolean {
    const before = this.#scan.tokens.at(-1);
    return (
      before?.kind === "word" && /^(int|char|long|short|void|float|double|goto|define|undef|enum)$/.test(before.text)
    );
  }

  #text(at: number): string {
    return this.#scan.tokens.at(at)?.text ?? "";
  }
}

/** The call with a place to fill for each argument; of `...` there may be none. */
function snippet(entry: FunctionEntry): string {
  const places = entry.params
    .filter((param) => param.name !== "...")
    .map((param, index) => `\${${index + 1}:${param.name}}`);
  return `${entry.name}(${places.join(", ")})`;
}

function detailOf(entry: Entry): string {
  const header = entry.header === undefined ? "" : `<${entry.header}>`;
  switch (entry.kind) {
    case "function":
    case "macro":
      return entry.signature;
    case "constant":
      return `${entry.value ?? ""} ${header}`.trim();
    case "errno":
      return entry.message;
    default:
      return header;
  }
}

function headers(library: Library, prefix: string, position: Position): CompletionItem[] {
  const range = { start: { line: position.line, character: position.character - prefix.length }, end: position };
  return library
    .ofKind("header")
    .filter((entry) => entry.name.startsWith(prefix))
    .map((entry) => ({
      label: entry.name,
      kind: CompletionItemKind.File,
      filterText: entry.name,
      detail: entry.summary,
      textEdit: { range, newText: entry.name },
    }));
}
