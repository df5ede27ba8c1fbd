import type { CSource } from "../../core/c/source.ts";
import type { Position } from "../../core/document.ts";

/** Whether a position lies in a comment, a string or a character constant, where nothing is completed or explained. */
export function isInert(source: CSource, { line, character }: Position, purpose: "completion" | "signature"): boolean {
  const { tokens } = source.line(line);
  const token = tokens.find(({ start, end }) => start < character && character <= end);
  if (!token) return false;
  if (token.kind === "comment") return character < token.end || !token.text.endsWith("*/");
  const text = token.kind === "string" || token.kind === "character";
  // A signature is still wanted inside a string argument.
  return text && purpose === "completion" && (character < token.end || !/["']$/.test(token.text.slice(1)));
}
