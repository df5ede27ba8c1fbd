/** What stands at a position when the reference has no entry for it, so that an installed manual page may be asked. */
import type { Position } from "../core/document.ts";
import type { Library } from "../core/library.ts";
import { unexplainedInC } from "./c/unexplained.ts";
import type { LanguageDocument } from "./document.ts";
import { unexplainedInShell } from "./shell/unexplained.ts";

export type Unexplained =
  /** A function that is called, and the headers that the file includes; `"` stands for any of its own. */
  | { readonly kind: "function"; readonly name: string; readonly includes: readonly string[] }
  | { readonly kind: "constant"; readonly name: string }
  | { readonly kind: "struct"; readonly name: string }
  /** `git stash` is `["git", "stash"]`; `option` is one of its options, as it is spelled here. */
  | { readonly kind: "command"; readonly path: readonly string[]; readonly option?: string };

export function unexplainedAt(
  document: LanguageDocument,
  position: Position,
  library: Library,
): Unexplained | undefined {
  switch (document.languageId) {
    case "c":
    case "cpp":
      return unexplainedInC(document.lines, position, library);
    case "shellscript":
      return unexplainedInShell(document.lines, position, library);
    default:
      return undefined;
  }
}
