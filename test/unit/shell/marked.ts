/** Cases are lines with a caret `‸`, because `|` means something in the shell. */
import type { CompletionItem } from "vscode-languageserver-types";
import type { Lines, Position } from "../../../src/core/document.ts";
import type { Language } from "../../../src/core/language.ts";
import { provideShellCompletion } from "../../../src/language/shell/completion.ts";
import { provideShellHover } from "../../../src/language/shell/hover.ts";
import { testLibrary } from "./knowledge.ts";

const libraries = { en: testLibrary("en"), "zh-cn": testLibrary("zh-cn") };

export class ArrayLines implements Lines {
  readonly texts: string[];

  constructor(text: string) {
    this.texts = text.split("\n");
  }

  get count(): number {
    return this.texts.length;
  }

  line(index: number): string {
    return this.texts[index] ?? "";
  }
}

/** The hover at the caret as text; the empty string when there is none. */
export function hoverAt(marked: string, language: Language = "en", links = false): string {
  const { lines, position } = unmark(marked);
  const contents = provideShellHover({ lines }, position, libraries[language], { links })?.contents;
  return contents && typeof contents === "object" && "value" in contents ? contents.value : "";
}

/** The text that the hover is about. */
export function hoveredText(marked: string): string {
  const { lines, position } = unmark(marked);
  const range = provideShellHover({ lines }, position, libraries.en)?.range;
  if (!range || range.start.line !== range.end.line) return "";
  return lines.line(range.start.line).slice(range.start.character, range.end.character);
}

export function completeAt(marked: string): CompletionItem[] {
  const { lines, position } = unmark(marked);
  return provideShellCompletion({ lines }, position, libraries.en);
}

function unmark(marked: string): { lines: ArrayLines; position: Position } {
  const before = marked.slice(0, marked.indexOf("‸")).split("\n");
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return { lines: new ArrayLines(marked.replace("‸", "")), position };
}
