/** Hover and completion for shell inside documents of other languages. */
import type { CompletionItem, Hover } from "vscode-languageserver-types";
import type { Position } from "../../core/document.ts";
import type { Library } from "../../core/library.ts";
import { islandAt } from "../../core/shell/embedded/index.ts";
import type { Island } from "../../core/shell/embedded/island.ts";
import type { FeatureOptions, LanguageDocument } from "../document.ts";
import { provideShellCompletion } from "./completion.ts";
import { provideShellHover } from "./hover.ts";

export function provideEmbeddedHover(
  document: LanguageDocument,
  position: Position,
  library: Library,
  options: FeatureOptions,
): Hover | undefined {
  const place = placeIn(document, position);
  const hover = place && provideShellHover({ lines: place.island }, place.position, library, options);
  return hover && { ...hover, ...(hover.range && { range: place.island.rangeOutside(hover.range) }) };
}

export function provideEmbeddedCompletion(
  document: LanguageDocument,
  position: Position,
  library: Library,
): CompletionItem[] {
  const place = placeIn(document, position);
  if (!place) return [];
  return provideShellCompletion({ lines: place.island }, place.position, library).map((item) => {
    const { textEdit } = item;
    if (!textEdit || !("range" in textEdit)) return item;
    return { ...item, textEdit: { ...textEdit, range: place.island.rangeOutside(textEdit.range) } };
  });
}

function placeIn(document: LanguageDocument, position: Position): { island: Island; position: Position } | undefined {
  const island = islandAt(document, position.line);
  const inside = island?.inside(position);
  return island && inside && { island, position: inside };
}
