/** The explanation as plain text, to be pasted into notes. */
import type { Explanation } from "../../core/shell/explain.ts";

export function asText(line: string, pieces: readonly Explanation[]): string {
  const rows = pieces.map((piece) => {
    const { depth, text, notes } = piece;
    const title = titleOf(piece);
    const words = [...(title === undefined ? [] : [title]), piece.explanation, ...notes];
    return `${"  ".repeat(depth)}${oneLine(text)}\t${words.map(withoutMarks).join(" · ")}`;
  });
  return [line, "", ...rows, ""].join("\n");
}

/** A title that only repeats the piece, or says in a sentence what part it plays, is not shown beside it. */
export function titleOf({ title, text, role }: Explanation): string | undefined {
  return title === text || role === "option-argument" || role === "operand" ? undefined : title;
}

export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}

function withoutMarks(text: string): string {
  return text.replace(/`([^`]+)`/g, "$1");
}
