/** The lines between the pieces above and the explanations below. */
import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { type Box, pathsOf } from "./geometry.ts";
import { toneOf } from "./tones.ts";

interface ConnectorsProps {
  readonly page: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly active: number | undefined;
  /** Changes whenever what is drawn has to be measured again. */
  readonly subject: unknown;
}

export function Connectors({ page, count, active, subject }: ConnectorsProps) {
  const [paths, setPaths] = useState<readonly string[]>([]);
  useLayoutEffect(() => {
    const { current } = page;
    if (!current) return undefined;
    const draw = () => setPaths(measure(current, count));
    const observer = new ResizeObserver(draw);
    observer.observe(current);
    draw();
    return () => observer.disconnect();
  }, [subject]);
  return (
    <svg class={`connectors${active === undefined ? "" : " pointing"}`} aria-hidden="true">
      {paths.map((path, index) => (
        <path key={index} d={path} class={`${toneOf(index)}${active === index ? " active" : ""}`} />
      ))}
    </svg>
  );
}

function measure(page: HTMLElement, count: number): string[] {
  const origin = page.getBoundingClientRect();
  const boxOf = (rect: DOMRect): Box => ({
    left: rect.left - origin.left,
    right: rect.right - origin.left,
    top: rect.top - origin.top,
    bottom: rect.bottom - origin.top,
  });
  const joints = [];
  for (let index = 0; index < count; index++) {
    // A piece that is wrapped is held by its first part.
    const piece = page.querySelector(`[data-piece="${index}"]`)?.getClientRects()[0];
    const row = page.querySelector(`[data-row="${index}"]`)?.getBoundingClientRect();
    if (piece && row) joints.push({ piece: boxOf(piece), row: boxOf(row) });
  }
  return pathsOf(joints);
}
