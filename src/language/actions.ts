import type { CodeAction, Range } from "vscode-languageserver-types";
import type { Library } from "../core/library.ts";
import { provideCActions } from "./c/actions.ts";
import type { LanguageDocument } from "./document.ts";

/** What may be changed for the better where a range begins. */
export function provideActions(document: LanguageDocument, range: Range, library: Library): CodeAction[] {
  const { languageId } = document;
  return languageId === "c" || languageId === "cpp" ? provideCActions(document, languageId, range.start, library) : [];
}
