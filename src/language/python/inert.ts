import type { Position } from "../../core/document.ts";
import type { PythonSource } from "../../core/python/source.ts";

/** Whether a position lies in a comment or a string, where nothing is completed. */
export function isInert(
  source: PythonSource,
  { line, character }: Position,
  purpose: "completion" | "signature",
): boolean {
  const { tokens, next } = source.line(line);
  const token = tokens.find(({ start, end }) => start < character && character <= end);
  if (token?.kind === "comment") return true;
  // A signature is still wanted inside a string argument.
  if (token?.kind !== "string" || purpose === "signature") return false;
  const closed =
    /["']$/.test(token.text) && token.text.length > 1 && !(token === tokens.at(-1) && /^f?["']/.test(next));
  return character < token.end || (!closed && !token.text.endsWith("{"));
}
