import { CompletionItemKind, InsertTextFormat, type CompletionItem } from "vscode-languageserver-types";
import type { Scan } from "../../core/c/scan.ts";
import type { CSource } from "../../core/c/source.ts";
import type { Snippet } from "../../core/knowledge.ts";
import type { Library } from "../../core/library.ts";
import { includeEdits } from "./includes.ts";

/** The snippets that begin so and fit: whole functions between functions, statements inside one. */
export function snippetItems(prefix: string, scan: Scan, source: CSource, library: Library): CompletionItem[] {
  if (scan.statement < scan.tokens.length || prefix.length < SHORTEST) return [];
  const place = scan.frames.length > 0 ? "function" : "file";
  return library.snippets
    .filter((snippet) => snippet.place === place && snippet.prefix.startsWith(prefix.toLowerCase()))
    .map((snippet) => itemOf(snippet, source));
}

/** A single letter would bring a dozen of them. */
const SHORTEST = 2;

function itemOf(snippet: Snippet, source: CSource): CompletionItem {
  const edits = includeEdits(source, snippet.headers);
  return {
    label: snippet.prefix,
    kind: CompletionItemKind.Snippet,
    detail: snippet.title,
    sortText: `2${snippet.prefix}`,
    documentation: { kind: "markdown", value: `${snippet.text}\n\n\`\`\`c\n${plain(snippet.body)}\n\`\`\`` },
    insertText: snippet.body,
    insertTextFormat: InsertTextFormat.Snippet,
    ...(edits.length > 0 && { additionalTextEdits: edits }),
  };
}

/** The code without its tab stops: `${1:fd}` is `fd`, `$0` is nothing. */
function plain(body: string): string {
  return body
    .replace(/\$\{\d+:([^{}]*)\}/g, "$1")
    .replace(/\$\d+/g, "")
    .trimEnd();
}
