import type { CompletionItem, Position } from "vscode-languageserver-types";
import type { Library } from "../core/library.ts";
import { provideCCompletion } from "./c/completion.ts";
import { provideCppCompletion } from "./cpp/completion.ts";
import { CPP_KEYWORDS } from "./cpp/keywords.ts";
import type { FeatureOptions, LanguageDocument } from "./document.ts";
import { providePythonCompletion } from "./python/completion.ts";
import { provideShellCompletion } from "./shell/completion.ts";
import { provideEmbeddedCompletion } from "./shell/embedded.ts";

/** What may be written at a position; an empty list where nothing of ours fits. */
export function provideCompletion(
  document: LanguageDocument,
  position: Position,
  library: Library,
  options: FeatureOptions = {},
): CompletionItem[] {
  switch (document.languageId) {
    case "cpp": {
      const { items, alone } = provideCppCompletion(document.lines, position, library, options);
      if (alone) return items;
      const ofC = provideCCompletion(document.lines, position, library, options);
      return [...items, ...ofC.filter(({ label }) => !CPP_KEYWORDS.has(label))];
    }
    case "c":
      return provideCCompletion(document.lines, position, library, options);
    case "python":
      return providePythonCompletion(document.lines, position, library, options);
    case "shellscript":
      return provideShellCompletion(document, position, library);
    default:
      return provideEmbeddedCompletion(document, position, library);
  }
}
