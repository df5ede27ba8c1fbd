import { window, type TextEditor } from "vscode";
import { TextLines } from "../core/lines.ts";
import { commandAround } from "../core/shell/command-around.ts";
import { islandAt } from "../core/shell/embedded/index.ts";

/** What is selected in the editor in front; undefined when nothing is. */
export function selectedText(): string | undefined {
  const editor = window.activeTextEditor;
  const text = editor && !editor.selection.isEmpty ? editor.document.getText(editor.selection) : "";
  return text.trim() === "" ? undefined : text;
}

/** The command that the cursor is in, with the lines that it is continued on. */
export function commandAtCursor(): string | undefined {
  const editor = window.activeTextEditor;
  return editor && textAround(editor);
}

function textAround(editor: TextEditor): string {
  const { document, selection } = editor;
  const lines = new TextLines(document.getText());
  const line = selection.active.line;
  const island = islandAt({ languageId: document.languageId, lines }, line);
  return island ? commandAround(island, line - island.first) : commandAround(lines, line);
}
