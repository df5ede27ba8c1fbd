import { provideHover } from "../../../src/language/hover.ts";
import { loadLibrary } from "../../support/library.ts";
import { atCaret } from "../c/caret.ts";

const library = loadLibrary("en");

/** The hover at the caret of a Python text, as Markdown; empty where there is none. */
export function hoverAt(marked: string): string {
  const { lines, position } = atCaret(marked);
  const hover = provideHover({ uri: "file:///a.py", languageId: "python", lines }, position, library);
  return hover ? (hover.contents as { value: string }).value : "";
}
