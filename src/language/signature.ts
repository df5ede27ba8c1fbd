import type { Position, SignatureHelp } from "vscode-languageserver-types";
import type { Library } from "../core/library.ts";
import { provideCSignature } from "./c/signature.ts";
import type { LanguageDocument } from "./document.ts";

/** The call around a position and its active parameter. */
export function provideSignatureHelp(
  document: LanguageDocument,
  position: Position,
  library: Library,
): SignatureHelp | undefined {
  const isC = document.languageId === "c" || document.languageId === "cpp";
  return isC ? provideCSignature(document.lines, position, library) : undefined;
}
