/** The lines between the pieces above and the explanations below. */
import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { type Box, pathsOf } from "./geometry.ts";
import { toneOf } from "./tones.ts";

interface ConnectorsProps {
  readonly sheet: RefObject<HTMLElement | null>;
  /** Which pieces are explained on the sheet. */
  readonly indexes: readonly number[];
  readonly active: number | undefined;
  /** Changes whenever what is drawn has to be measured again. */
  readonly subject: unknown;
}

export function Connectors({ sheet, indexes, active, subject }: ConnectorsProps) {
  const [paths, setPaths] = useState<readonly string[]>([]);
  useLayoutEffect(() => {
    const { current } = sheet;
    if (!current) return undefined;
    const draw = () => setPaths(measure(current, indexes));
    const observer = new ResizeObserver(draw);
    observer.observe(current);
    draw();
    return () => observer.disconnect();
  }, [subject, indexes.join()]);
  return (
    <svg class={`connectors${active === undefined ? "" : " pointing"}`} aria-hidden="true">
      {paths.map((path, at) => {
        const index = indexes[at] ?? 0;
        return <path key={index} d={path} class={`${toneOf(index)}${active === index ? " active" : ""}`} />;
      })}
    </svg>
  );
}

function measure(sheet: HTMLElement, indexes: readonly number[]): string[] {
  const origin = sheet.getBoundingClientRect();
  const boxOf = (rect: DOMRect): Box => ({
    left: rect.left - origin.left,
    right: rect.right - origin.left,
    top: rect.top - origin.top,
    bottom: rect.bottom - origin.top,
  });
  const joints = [];
  for (const index of indexes) {
    const piece = sheet.querySelector(`[data-piece="${index}"]`)?.getBoundingClientRect();
    const row = sheet.querySelector(`[data-row="${index}"]`)?.getBoundingClientRect();
    if (piece && row) joints.push({ piece: boxOf(piece), row: boxOf(row) });
  }
  return pathsOf(joints);
}
