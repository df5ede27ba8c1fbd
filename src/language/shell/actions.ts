/** Quick fixes for what the rules find. */
import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver-types";
import type { Library } from "../../core/library.ts";
import type { LanguageDocument } from "../document.ts";
import { type EnabledRules, findIn } from "./findings.ts";

/** The fixes of everything that a range touches. */
export function provideShellActions(
  document: LanguageDocument,
  range: Range,
  library: Library,
  enabled: EnabledRules = {},
): CodeAction[] {
  return findIn(document, library, enabled)
    .filter((found) => touches(found.range, range))
    .flatMap(({ fixes, message, rule, range: at }) =>
      fixes.map((fix) => ({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [{ range: at, message, code: rule, source: "Syslab" }],
        edit: { changes: { [document.uri]: [{ range: fix.range, newText: fix.newText }] } },
      })),
    );
}

function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range["start"], b: Range["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
