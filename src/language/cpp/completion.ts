import { CompletionItemKind, InsertTextFormat, type CompletionItem } from "vscode-languageserver-types";
import { scanTo, type Scan } from "../../core/c/scan.ts";
import { sourceOf, type CSource } from "../../core/c/source.ts";
import type { CppEntry } from "../../core/cpp/knowledge.ts";
import { simpleName, type CppFound } from "../../core/cpp/library.ts";
import { CppResolver } from "../../core/cpp/resolver.ts";
import { cppParametersOf } from "../../core/cpp/signature.ts";
import type { Position } from "../../core/document.ts";
import type { Library } from "../../core/library.ts";
import type { TextLines } from "../../core/lines.ts";
import { includeEdit } from "../c/includes.ts";
import { isInert } from "../c/place.ts";
import type { FeatureOptions } from "../document.ts";
import { cppCalleeOf, nameEndingAt } from "./callee.ts";
import { paramsFor } from "./here.ts";
import { renderCpp } from "./render.ts";

const KINDS: Readonly<Record<CppEntry["kind"], CompletionItemKind>> = {
  class: CompletionItemKind.Class,
  enum: CompletionItemKind.Enum,
  function: CompletionItemKind.Function,
  object: CompletionItemKind.Constant,
  type: CompletionItemKind.Class,
  namespace: CompletionItemKind.Module,
  keyword: CompletionItemKind.Keyword,
  header: CompletionItemKind.File,
};

export interface CppCompletion {
  readonly items: CompletionItem[];
  /** Whether nothing of C fits here as well. */
  readonly alone: boolean;
}

/** Names behind `std::`, members behind `.` and `->`, constants of a parameter, and headers. */
export function provideCppCompletion(
  lines: TextLines,
  position: Position,
  library: Library,
  options: FeatureOptions,
): CppCompletion {
  const source = sourceOf(lines);
  const before = lines.line(position.line).slice(0, position.character);
  const header = /^\s*#\s*include\s*<([^>"]*)$/.exec(before);
  if (header) return { items: headers(library, header[1] ?? "", position), alone: false };
  const inert = isInert(source, position, "completion") || source.line(position.line).directive;
  if (inert || options.supplement) return { items: [], alone: false };
  const prefix = /[\p{L}_$][\p{L}\p{N}_$]*$/u.exec(before)?.[0] ?? "";
  const scan = scanTo(source, { line: position.line, character: position.character - prefix.length });
  return new Completion(source, scan, library, options).complete(prefix);
}

class Completion {
  readonly #source: CSource;
  readonly #scan: Scan;
  readonly #library: Library;
  readonly #options: FeatureOptions;
  readonly #resolver: CppResolver;

  constructor(source: CSource, scan: Scan, library: Library, options: FeatureOptions) {
    this.#source = source;
    this.#scan = scan;
    this.#library = library;
    this.#options = options;
    this.#resolver = new CppResolver(source, scan.tokens, library.cpp);
  }

  complete(prefix: string): CppCompletion {
    const last = this.#scan.tokens.length - 1;
    const before = this.#scan.tokens[last]?.text;
    if (before === "." || before === "->") return alone(this.#members(last));
    if (before === "::") return alone(this.#qualified(last - 1));
    const constants = this.#constants();
    if (constants.length > 0) return alone(constants);
    return { items: prefix === "" ? [] : this.#brought(prefix), alone: false };
  }

  #members(dot: number): CompletionItem[] {
    const owner = this.#resolver.ownerBefore(dot);
    if (!owner) return [];
    const own = simpleName(owner.name);
    return this.#library.cpp
      .members(owner)
      .filter(({ member }) => member.name.replace("~", "") !== own && !member.name.startsWith("operator"))
      .map((found, index) => this.#item(found, found.member.name, `0${String(index).padStart(3, "0")}`));
  }

  /** Behind `std::`, `std::chrono::`, `chrono::`, `std::launch::`, `Clock::`. */
  #qualified(end: number): CompletionItem[] {
    const name = nameEndingAt(this.#scan.tokens, end);
    if (!name) return [];
    const full = this.#resolver.qualify(name.path) ?? name.path;
    const { cpp } = this.#library;
    const names = cpp.within(full).map((entry) => this.#item({ entry }, simpleName(entry.name), `1${entry.name}`));
    const aliases = cpp.aliasesWithin(full).map(([alias, found]) => this.#item(found, simpleName(alias), `2${alias}`));
    const owner = names.length > 0 ? undefined : this.#resolver.entryOf({ name: name.path, args: [] });
    const members = (owner ? cpp.members(owner) : []).filter(({ entry, member }) =>
      isOfClass(entry, member.signatures),
    );
    return [...names, ...aliases, ...members.map((found) => this.#item(found, found.member.name, found.member.name))];
  }

  /** Where an argument begins whose parameter takes constants: `flag.load(`. */
  #constants(): CompletionItem[] {
    const frame = this.#scan.frames.at(-1);
    if (!frame || !/^[(,{]$/.test(this.#scan.tokens.at(-1)?.text ?? "")) return [];
    const { cpp } = this.#library;
    const callee = cppCalleeOf(this.#scan.tokens, frame.open, this.#resolver, cpp);
    const param = callee && paramsFor(callee, frame.argument + 1)[frame.argument];
    const found = (param?.accepts ?? []).flatMap((name) => this.#valuesOf(name));
    return found.map(([name, value], index) => this.#item(value, name, `0${String(index).padStart(3, "0")}`));
  }

  #valuesOf(name: string): [string, CppFound][] {
    const entry = this.#library.cpp.entry(name);
    if (!entry) return [];
    if (entry.kind !== "enum") return [[name, { entry }]];
    return this.#library.cpp
      .members(entry)
      .map((found) => [found.member.alias ?? `${name}::${found.member.name}`, found]);
  }

  /** What `using namespace std` and `using std::thread` allow to write without `std::`, and keywords. */
  #brought(prefix: string): CompletionItem[] {
    const fits = (name: string) => name.toLowerCase().startsWith(prefix.toLowerCase());
    return this.#library.cpp.entries
      .filter((entry) => entry.kind !== "header" && fits(simpleName(entry.name)))
      .filter((entry) => entry.kind === "keyword" || this.#resolver.qualify(simpleName(entry.name)) === entry.name)
      .map((entry) => this.#item({ entry }, simpleName(entry.name), `1${entry.name}`));
  }

  #item(found: CppFound, label: string, sortText: string): CompletionItem {
    const { entry, member } = found;
    const edit = entry.header === undefined ? undefined : includeEdit(this.#source, entry.header);
    const text = snippetFor(found, label);
    const detail = (member ?? entry).signatures?.[0];
    return {
      label,
      kind: member ? memberKind(found) : KINDS[entry.kind],
      sortText,
      documentation: { kind: "markdown", value: renderCpp(found, undefined, this.#library, this.#options) },
      ...(detail !== undefined && { detail }),
      ...(text !== undefined && { insertText: text, insertTextFormat: InsertTextFormat.Snippet }),
      ...(edit && { additionalTextEdits: [edit] }),
    };
  }
}

function alone(items: CompletionItem[]): CppCompletion {
  return { items, alone: items.length > 0 };
}

/** Behind `thread::` fit only what needs no object: types, values and static functions. */
function isOfClass(entry: CppEntry, signatures: readonly string[] = []): boolean {
  return entry.kind === "enum" || signatures.some((signature) => /^(?:static|using|class)\b/.test(signature));
}

function memberKind({ entry, member }: CppFound): CompletionItemKind {
  if (entry.kind === "enum") return CompletionItemKind.EnumMember;
  const signature = member?.signatures?.[0] ?? "";
  if (/^(?:using|class)\b/.test(signature)) return CompletionItemKind.Class;
  return signature.includes("(") ? CompletionItemKind.Method : CompletionItemKind.Constant;
}

/** The authored form, or the call with a place for each parameter that has no default. */
function snippetFor({ entry, member }: CppFound, label: string): string | undefined {
  if (!member && entry.snippet !== undefined) return entry.snippet;
  const { name, signatures } = member ?? entry;
  const signature = signatures?.[0];
  const isCall = signature !== undefined && !signature.startsWith("using") && signature.includes("(");
  if (!isCall || (!member && entry.kind !== "function") || entry.kind === "enum") return undefined;
  const places = cppParametersOf(signature, name)
    .filter(({ start, end }) => !/=|\.\.\./.test(signature.slice(start, end)))
    .map((parameter, index) => `\${${index + 1}:${parameter.name}}`);
  return `${label}(${places.join(", ")})`;
}

function headers(library: Library, prefix: string, position: Position): CompletionItem[] {
  const range = { start: { line: position.line, character: position.character - prefix.length }, end: position };
  return library.cpp.entries
    .filter((entry) => entry.kind === "header" && entry.name.startsWith(prefix))
    .map((entry) => ({
      label: entry.name,
      kind: CompletionItemKind.File,
      filterText: entry.name,
      detail: entry.summary,
      textEdit: { range, newText: entry.name },
    }));
}
