import { CompletionItemKind, InsertTextFormat, type CompletionItem } from "vscode-languageserver-types";
import type { Position } from "../../core/document.ts";
import type { Library } from "../../core/library.ts";
import type { TextLines } from "../../core/lines.ts";
import type { PythonEntry, PythonKind } from "../../core/python/knowledge.ts";
import { lastName } from "../../core/python/library.ts";
import { Place } from "../../core/python/place.ts";
import { signatureParams } from "../../core/python/signature.ts";
import { pythonSourceOf } from "../../core/python/source.ts";
import type { FeatureOptions } from "../document.ts";
import { paramOf, paramOfFrame } from "./here.ts";
import { isInert } from "./inert.ts";
import { declarationOf, renderPython } from "./render.ts";

const KINDS: Readonly<Record<PythonKind, CompletionItemKind>> = {
  module: CompletionItemKind.Module,
  function: CompletionItemKind.Function,
  class: CompletionItemKind.Class,
  exception: CompletionItemKind.Class,
  method: CompletionItemKind.Method,
  attribute: CompletionItemKind.Property,
  constant: CompletionItemKind.Constant,
};

/** Members behind a dot, names of an import, keyword arguments and the constants of a parameter. */
export function providePythonCompletion(
  lines: TextLines,
  position: Position,
  library: Library,
  options: FeatureOptions,
): CompletionItem[] {
  const source = pythonSourceOf(lines);
  if (isInert(source, position, "completion")) return [];
  const before = lines.line(position.line).slice(0, position.character);
  const prefix = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(before)?.[0] ?? "";
  if (/\d$/.test(before.slice(0, before.length - prefix.length))) return [];
  const at = { line: position.line, character: position.character - prefix.length };
  return new PythonCompletion(new Place(source, at, library.python), library, options).complete();
}

class PythonCompletion {
  readonly #place: Place;
  readonly #library: Library;
  readonly #options: FeatureOptions;

  constructor(place: Place, library: Library, options: FeatureOptions) {
    this.#place = place;
    this.#library = library;
    this.#options = options;
  }

  /** Another language server knows the members already; only the meaning of arguments is ours then. */
  complete(): CompletionItem[] {
    const { tokens, index } = this.#place;
    const imported = tokens[0]?.text === "from" || tokens[0]?.text === "import";
    const before = tokens[index - 1]?.text;
    if (imported) return this.#options.supplement ? [] : this.#imports();
    if (before === ".") return this.#options.supplement ? [] : this.#members(index - 1);
    return this.#arguments();
  }

  #members(dot: number): CompletionItem[] {
    const { resolver } = this.#place;
    const owner = this.#place.ownerBefore(dot);
    const name = owner?.kind === "module" ? owner.name : resolver.classOf(owner);
    return name === undefined ? [] : this.#items(name);
  }

  #imports(): CompletionItem[] {
    const { tokens, index } = this.#place;
    const at = tokens.findIndex((token) => token.text === "import");
    if (tokens[index - 1]?.text === "as") return [];
    if (tokens[0]?.text === "import" || at < 0 || at >= index) return this.#modules();
    const module = tokens
      .slice(1, at)
      .map(({ text }) => text)
      .join("");
    return this.#items(module);
  }

  #modules(): CompletionItem[] {
    const { tokens, index } = this.#place;
    if (tokens[index - 1]?.text === ".") {
      const start = tokens.slice(0, index).findLastIndex(({ text }) => /^(import|from|,)$/.test(text)) + 1;
      const path = tokens.slice(start, index - 1).map(({ text }) => text);
      return this.#items(path.join("")).filter(({ kind }) => kind === CompletionItemKind.Module);
    }
    return this.#library.python.entries
      .filter(({ kind, name }) => kind === "module" && !name.includes("."))
      .map((entry) => this.#item(entry));
  }

  /** Constants where the parameter takes them, else the names of arguments that are not given yet. */
  #arguments(): CompletionItem[] {
    const { tokens, index } = this.#place;
    const frame = this.#place.frames(index).at(-1);
    const entry = frame && this.#place.callee(frame.open);
    if (!entry || !/^[(,=|]$/.test(tokens[index - 1]?.text ?? "")) return [];
    const param = paramOf(entry, paramOfFrame(entry, frame)?.name ?? "");
    const constants = this.#constants(param?.accepts, entry);
    const isStart = /^[(,]$/.test(tokens[index - 1]?.text ?? "");
    return [...constants, ...(isStart ? this.#keywords(entry, frame.open) : [])];
  }

  /** The members of a family that Python has too, written with the name that the module has in this file. */
  #constants(families: readonly string[] | undefined, entry: PythonEntry): CompletionItem[] {
    const module = entry.name.slice(0, entry.name.indexOf("."));
    const { resolver, scope, at } = this.#place;
    const meaning = resolver.name(module, scope, at);
    const qualified = meaning?.kind === "module" && meaning.name === module ? `${module}.` : "";
    return this.#library.members(families).flatMap(({ name }) => {
      const constant = this.#library.python.entry(`${module}.${name}`);
      return constant ? [{ ...this.#item(constant), label: qualified + name, sortText: `0${name}` }] : [];
    });
  }

  #keywords(entry: PythonEntry, open: number): CompletionItem[] {
    const given = new Set(this.#place.argumentsOf(open).map(({ keyword }) => keyword));
    return signatureParams(entry.signature ?? "")
      .filter(({ label, name, default: value, keywordOnly }) => {
        return !label.startsWith("*") && (value !== undefined || keywordOnly) && !given.has(name);
      })
      .map(({ name, default: value }) => {
        const text = paramOf(entry, name)?.text;
        return {
          label: `${name}=`,
          kind: CompletionItemKind.Variable,
          sortText: `1${name}`,
          ...(value !== undefined && { detail: `= ${value}` }),
          ...(text !== undefined && { documentation: { kind: "markdown" as const, value: text } }),
        };
      });
  }

  #items(owner: string): CompletionItem[] {
    return this.#library.python.membersOf(owner).map((entry) => this.#item(entry));
  }

  #item(entry: PythonEntry): CompletionItem {
    const name = lastName(entry.name);
    const call = entry.kind === "function" || entry.kind === "method" ? this.#snippet(entry) : undefined;
    return {
      label: name,
      kind: KINDS[entry.kind],
      detail: declarationOf(entry),
      sortText: `1${name}`,
      documentation: { kind: "markdown", value: renderPython(entry, undefined, this.#library, this.#options) },
      ...(call !== undefined && { insertText: call, insertTextFormat: InsertTextFormat.Snippet }),
    };
  }

  /** A call with a place for each argument that must be given; not in imports, nor before a parenthesis. */
  #snippet(entry: PythonEntry): string | undefined {
    const { tokens, index } = this.#place;
    const next = tokens[index]?.text === "(" || tokens[index + 1]?.text === "(";
    if (next || tokens[0]?.text === "from" || tokens[0]?.text === "import") return undefined;
    const needed = signatureParams(entry.signature ?? "").filter(
      (param) => param.default === undefined && !param.label.startsWith("*") && !param.keywordOnly,
    );
    const places = needed.map(({ name }, at) => `\${${at + 1}:${name}}`);
    return `${lastName(entry.name)}(${places.join(", ")}${places.length === 0 && signatureParams(entry.signature ?? "").length > 0 ? "$1" : ""})`;
  }
}
