import { CompletionItemKind, InsertTextFormat, type CompletionItem } from "vscode-languageserver-types";
import { scanTo } from "../../core/c/scan.ts";
import type { CSource } from "../../core/c/source.ts";
import type { Position, Range } from "../../core/document.ts";
import type { Snippet } from "../../core/knowledge.ts";
import type { Library } from "../../core/library.ts";
import { includeEdits } from "./includes.ts";

/** What is typed of a snippet's name: its hyphens make it more than a word to the editor. */
const TYPED = /(?<![\w$.>-])sy[a-z0-9-]*$/i;

/** The snippets that begin so and fit: whole functions between functions, statements inside one. */
export function snippetItems(source: CSource, position: Position, library: Library): CompletionItem[] {
  const typed = TYPED.exec(source.lines.line(position.line).slice(0, position.character))?.[0];
  if (typed === undefined) return [];
  const start = { line: position.line, character: position.character - typed.length };
  const scan = scanTo(source, start);
  if (scan.statement < scan.tokens.length) return [];
  const place = scan.frames.length > 0 ? "function" : "file";
  return library.snippets
    .filter((snippet) => snippet.place === place && snippet.prefix.startsWith(typed.toLowerCase()))
    .map((snippet) => itemOf(snippet, { start, end: position }, source));
}

function itemOf(snippet: Snippet, range: Range, source: CSource): CompletionItem {
  const edits = includeEdits(source, snippet.headers);
  return {
    label: snippet.prefix,
    kind: CompletionItemKind.Snippet,
    detail: snippet.title,
    sortText: `2${snippet.prefix}`,
    documentation: { kind: "markdown", value: `${snippet.text}\n\n\`\`\`c\n${plain(snippet.body)}\n\`\`\`` },
    textEdit: { range, newText: snippet.body.trimEnd() },
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
