import type { CodeAction, Range } from "vscode-languageserver-types";
import type { Library } from "../core/library.ts";
import { provideCActions } from "./c/actions.ts";
import type { LanguageDocument } from "./document.ts";
import { provideShellActions } from "./shell/actions.ts";
import type { EnabledRules } from "./shell/findings.ts";

/** What may be changed for the better where a range lies. */
export function provideActions(
  document: LanguageDocument,
  range: Range,
  library: Library,
  enabled: EnabledRules = {},
): CodeAction[] {
  switch (document.languageId) {
    case "c":
    case "cpp":
      return provideCActions(document, document.languageId, range.start, library);
    case "shellscript":
      return provideShellActions(document, range, library, enabled);
    default:
      return [];
  }
}
