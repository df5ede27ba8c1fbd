/** A command line over its explanation; what is pointed at on either side is shown on both. */
import type { RefObject } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ExplainHostMessage, ExplainPageMessage } from "../protocol.ts";
import { useWidth } from "../diagram/hooks.ts";
import { Ask } from "./ask.tsx";
import { breakLine } from "./break-line.ts";
import { roomBeside } from "./geometry.ts";
import type { Choice } from "./line.tsx";
import { indexesIn, ruler, Sheet } from "./sheet.tsx";
import { asText } from "./text.ts";
import { WORDS } from "./words.ts";

interface PageProps {
  readonly message: ExplainHostMessage;
  readonly post: (message: ExplainPageMessage) => void;
}

export function Page({ message, post }: PageProps) {
  const { line, pieces, language } = message;
  const words = WORDS[language];
  const main = useRef<HTMLElement>(null);
  const { rows, beside } = useRows(message, main);
  const [active, choose] = useState<number>();
  useEffect(() => choose(undefined), [line]);
  const follow = (link: string) => post({ type: "follow", link });
  return (
    <main class="explain">
      <Ask line={line} words={words} ask={(asked) => post({ type: "explain", line: asked })} />
      <section
        ref={main}
        onMouseLeave={() => choose(undefined)}
        onKeyDown={(event) => pressed(event, active, pieces.length, choose)}
      >
        {rows.map((row) => (
          <Sheet
            key={row.from}
            message={message}
            row={row}
            beside={beside}
            choice={{ active, choose }}
            words={words}
            follow={follow}
          />
        ))}
      </section>
      {pieces.length === 0 ? (
        <p class="nothing">{words.nothing}</p>
      ) : (
        <button onClick={() => post({ type: "copy", text: asText(line, pieces) })}>{words.copy}</button>
      )}
    </main>
  );
}

/** The line in rows that fit the page, and how much room is left beside them. */
function useRows({ line, pieces }: ExplainHostMessage, main: RefObject<HTMLElement | null>) {
  const width = useWidth(main, 200) - roomBeside(pieces.length);
  const rows = useMemo(() => breakLine(line, ruler(main.current, width)), [line, width]);
  // Rows are broken as if all lines ran beside one of them, so that they fit beside fewer too.
  const beside = roomBeside(Math.max(1, ...rows.map((row) => indexesIn(row, pieces).length)));
  return { rows, beside };
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Arrow keys go through the pieces, in the line or in the explanations, wherever the focus is. */
function pressed(event: KeyboardEvent, active: number | undefined, count: number, choose: Choice["choose"]): void {
  if (event.key === "Escape") return choose(undefined);
  const step = STEPS[event.key];
  const jump = event.key === "Home" ? 0 : event.key === "End" ? count - 1 : undefined;
  if (count === 0 || (step === undefined && jump === undefined) || event.altKey || event.ctrlKey || event.metaKey)
    return;
  event.preventDefault();
  const next = jump ?? Math.min(count - 1, Math.max(0, (active ?? -1) + (step ?? 0)));
  const side = (event.target as HTMLElement).closest("[data-row]") ? "row" : "piece";
  choose(next);
  (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`[data-${side}="${next}"]`)?.focus();
}
