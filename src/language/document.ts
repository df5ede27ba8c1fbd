import type { TextLines } from "../core/lines.ts";

/** An open text of a language that Syslab serves. */
export interface LanguageDocument {
  readonly uri: string;
  /** `c`, `cpp`, `python`, `shellscript`, or a language that may hold shell: `markdown`, `makefile`, `dockerfile`. */
  readonly languageId: string;
  readonly lines: TextLines;
}

export interface FeatureOptions {
  /** Whether the answer may hold `command:` links, which only Syslab's own extension follows. */
  readonly links?: boolean;
  /** Whether another language server completes names already, so that only constants, headers and snippets are offered. */
  readonly supplement?: boolean;
}
