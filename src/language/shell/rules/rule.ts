/** What a rule is given and what it finds. A rule looks at one command, or a few that belong together. */
import type { Library } from "../../../core/library.ts";
import type { Analysis } from "../../../core/shell/pieces.ts";
import type { Span, Tree } from "../../../core/shell/tree.ts";

export const RULE_NAMES = ["misspeltCommand", "misspeltOption", "supersededCommand", "destructive"] as const;

/** Also the name of the setting that turns the rule off, and the code of its diagnostics. */
export type RuleName = (typeof RULE_NAMES)[number];

export interface RuleContext {
  readonly tree: Tree;
  readonly analysis: Analysis;
  readonly library: Library;
}

export interface Finding extends Span {
  readonly rule: RuleName;
  readonly message: string;
  readonly fixes: readonly Fix[];
  /** Holds only where the script itself defines no such function or alias. */
  readonly command?: string;
  /** Holds only where the script gives this variable no value. */
  readonly variable?: string;
}

/** One replacement of text. */
export interface Fix extends Span {
  readonly title: string;
  readonly newText: string;
}

export type Rule = (context: RuleContext) => readonly Finding[];
