import type { Position, SignatureHelp } from "vscode-languageserver-types";
import type { Library } from "../core/library.ts";
import { provideCSignature } from "./c/signature.ts";
import { provideCppSignature } from "./cpp/signature.ts";
import type { LanguageDocument } from "./document.ts";
import { providePythonSignature } from "./python/signature.ts";

/** The call around a position and its active parameter. */
export function provideSignatureHelp(
  document: LanguageDocument,
  position: Position,
  library: Library,
): SignatureHelp | undefined {
  switch (document.languageId) {
    case "cpp":
      return (
        provideCppSignature(document.lines, position, library) ?? provideCSignature(document.lines, position, library)
      );
    case "c":
      return provideCSignature(document.lines, position, library);
    case "python":
      return providePythonSignature(document.lines, position, library);
    default:
      return undefined;
  }
}
