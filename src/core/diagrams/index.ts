/** Ids of the diagrams that exist: each has its words under notes/diagrams/ and a view among the web pages. */
export const DIAGRAMS = ["epoll-inside", "select-poll-epoll"] as const;

export type DiagramId = (typeof DIAGRAMS)[number];

export function isDiagram(id: string): id is DiagramId {
  return (DIAGRAMS as readonly string[]).includes(id);
}
