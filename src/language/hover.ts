import type { Hover, Position } from "vscode-languageserver-types";
import type { Library } from "../core/library.ts";
import { provideCHover } from "./c/hover.ts";
import { provideCppHover } from "./cpp/hover.ts";
import type { FeatureOptions, LanguageDocument } from "./document.ts";
import { providePythonHover } from "./python/hover.ts";
import { provideEmbeddedHover } from "./shell/embedded.ts";
import { provideShellHover } from "./shell/hover.ts";

/** Explains what stands at a position; undefined where there is nothing to explain. */
export function provideHover(
  document: LanguageDocument,
  position: Position,
  library: Library,
  options: FeatureOptions = {},
): Hover | undefined {
  switch (document.languageId) {
    case "cpp":
      return provideCppHover(document.lines, position, library, options);
    case "c":
      return provideCHover(document.lines, position, library, options);
    case "python":
      return providePythonHover(document.lines, position, library, options);
    case "shellscript":
      return provideShellHover(document, position, library, options);
    default:
      return provideEmbeddedHover(document, position, library, options);
  }
}
