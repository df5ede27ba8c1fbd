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

/** `pieces` in the order of the line, an outer one before those in it. */
export function nest(line: string, pieces: readonly Span[]): Node[] {
  return nodesIn(line, pieces, { at: 0 }, 0, line.length);
}

function nodesIn(line: string, pieces: readonly Span[], next: { at: number }, from: number, to: number): Node[] {
  const nodes: Node[] = [];
  let offset = from;
  for (let piece = pieces[next.at]; piece && piece.start < to; piece = pieces[next.at]) {
    const index = next.at++;
    const start = Math.max(piece.start, offset);
    // One that reaches over the end of the piece around it ends there.
    const end = Math.min(piece.end, to);
    if (start > offset) nodes.push(line.slice(offset, start));
    const children = nodesIn(line, pieces, next, start, end);
    nodes.push({ index, children, height: 1 + Math.max(0, ...children.map(heightOf)) });
    offset = Math.max(end, start);
  }
  if (offset < to) nodes.push(line.slice(offset, to));
  return nodes;
}

function heightOf(node: Node): number {
  return typeof node === "string" ? 0 : node.height;
}
