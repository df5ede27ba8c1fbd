/** Which pieces of a line stand inside which, so that the line can be drawn as text with marks in it. */
import type { Explanation } from "../../core/shell/explain.ts";

export type Node = string | Mark;

export interface Mark {
  /** Which of the pieces it is. */
  readonly index: number;
  readonly children: readonly Node[];
  /** How many marks are one inside the other in it; its underline stands below theirs. */
  readonly height: number;
}

type Span = Pick<Explanation, "start" | "end">;
type Numbered = Span & Pick<Mark, "index">;

/**
 * `pieces` in the order of the line, an outer one before those in it. Of a piece that reaches over
 * the stretch that is drawn, the part inside is marked.
 */
export function nest(line: string, pieces: readonly Span[], from = 0, to = line.length): Node[] {
  const inside = pieces
    .map(({ start, end }, index) => ({ index, start: Math.max(start, from), end: Math.min(end, to) }))
    .filter(({ start, end }) => start < end);
  return nodesIn(line, inside, { at: 0 }, from, to);
}

function nodesIn(line: string, pieces: readonly Numbered[], next: { at: number }, from: number, to: number): Node[] {
  const nodes: Node[] = [];
  let offset = from;
  for (let piece = pieces[next.at]; piece && piece.start < to; piece = pieces[next.at]) {
    next.at++;
    const start = Math.max(piece.start, offset);
    // One that reaches over the end of the piece around it ends there.
    const end = Math.min(piece.end, to);
    if (start > offset) nodes.push(line.slice(offset, start));
    const children = nodesIn(line, pieces, next, start, end);
    nodes.push({ index: piece.index, children, height: 1 + Math.max(0, ...children.map(heightOf)) });
    offset = Math.max(end, start);
  }
  if (offset < to) nodes.push(line.slice(offset, to));
  return nodes;
}

function heightOf(node: Node): number {
  return typeof node === "string" ? 0 : node.height;
}
