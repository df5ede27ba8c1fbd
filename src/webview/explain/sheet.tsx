/** A row of the command line over the explanations of the pieces that begin in it. */
import { useRef } from "preact/hooks";
import type { ExplainHostMessage } from "../protocol.ts";
import type { Row } from "./break-line.ts";
import { Connectors } from "./connectors.tsx";
import { roomBelow } from "./geometry.ts";
import { type Choice, Line } from "./line.tsx";
import { nest } from "./nesting.ts";
import { Rows } from "./rows.tsx";
import type { Words } from "./words.ts";

interface SheetProps {
  readonly message: ExplainHostMessage;
  readonly row: Row;
  /** The width that is left to the lines on the right. */
  readonly beside: number;
  readonly choice: Choice;
  readonly words: Words;
  readonly follow: (link: string) => void;
}

export function Sheet({ message, row, beside, choice, words, follow }: SheetProps) {
  const { line, pieces } = message;
  const sheet = useRef<HTMLDivElement>(null);
  const indexes = indexesIn(row, pieces);
  const room = {
    paddingTop: `${indexes.length > 0 ? roomBelow(indexes.length) : 0}px`,
    paddingRight: `${beside}px`,
  };
  return (
    <div ref={sheet} class="sheet">
      <Line nodes={nest(line, pieces, row.from, row.to)} choice={choice} words={words} />
      <div style={room}>
        <Rows pieces={pieces} indexes={indexes} choice={choice} words={words} follow={follow} />
      </div>
      <Connectors sheet={sheet} indexes={indexes} active={choice.active} subject={message} />
    </div>
  );
}

/** The pieces that begin in a row. */
export function indexesIn(row: Row, pieces: ExplainHostMessage["pieces"]): number[] {
  return pieces.flatMap(({ start }, index) => (row.from <= start && start < row.to ? [index] : []));
}

/** As `.line` is set in explain.css. */
const SIZE = 17;

/** Says whether a text fits into a width, in the font of the command line. */
export function ruler(element: Element | null, width: number): (text: string) => boolean {
  const pen = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(element ?? document.body).getPropertyValue("--vscode-editor-font-family");
  if (pen) pen.font = `${SIZE}px ${family || "monospace"}`;
  return (text) => (pen?.measureText(text).width ?? 0) <= width;
}
