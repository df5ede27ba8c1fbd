/** Gentle remarks on a text: what is probably a slip, what is out of date, what would do great harm. */
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import type { Library } from "../core/library.ts";
import type { LanguageDocument } from "./document.ts";
import { type EnabledRules, findIn } from "./shell/findings.ts";
import type { RuleName } from "./shell/rules/rule.ts";

export type { EnabledRules };

export function provideDiagnostics(
  document: LanguageDocument,
  library: Library,
  enabled: EnabledRules = {},
): Diagnostic[] {
  return findIn(document, library, enabled).map(({ rule, range, message }) => ({
    range,
    message,
    code: rule,
    source: "Syslab",
    severity: SEVERITIES[rule],
  }));
}

const SEVERITIES: Readonly<Record<RuleName, DiagnosticSeverity>> = {
  misspeltCommand: DiagnosticSeverity.Information,
  misspeltOption: DiagnosticSeverity.Information,
  supersededCommand: DiagnosticSeverity.Hint,
  destructive: DiagnosticSeverity.Information,
};
