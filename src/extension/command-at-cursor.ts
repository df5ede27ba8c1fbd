import { window, type TextEditor } from "vscode";
import { TextLines } from "../core/lines.ts";
import type { Lines } from "../core/document.ts";
import { islandAt } from "../core/shell/embedded/index.ts";

/** What is selected in the editor in front; undefined when nothing is. */
export function selectedText(): string | undefined {
  const editor = window.activeTextEditor;
  const text = editor && !editor.selection.isEmpty ? editor.document.getText(editor.selection) : "";
  return text.trim() === "" ? undefined : text;
}

/** The line of shell that the cursor is in, with the lines that it is continued on. */
export function commandAtCursor(): string | undefined {
  const editor = window.activeTextEditor;
  return editor && textAround(editor);
}

function textAround(editor: TextEditor): string {
  const { document, selection } = editor;
  const lines = new TextLines(document.getText());
  const line = selection.active.line;
  const island = islandAt({ languageId: document.languageId, lines }, line);
  return island ? continued(island, line - island.first) : continued(lines, line);
}

function continued(lines: Lines, line: number): string {
  let first = line;
  let last = line;
  while (first > 0 && lines.line(first - 1).endsWith("\\")) first--;
  while (last + 1 < lines.count && lines.line(last).endsWith("\\")) last++;
  return Array.from({ length: last - first + 1 }, (_, index) => lines.line(first + index)).join("\n");
}
