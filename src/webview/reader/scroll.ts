import type { ReaderHostMessage, ReaderSource } from "../protocol.ts";

/** How far down each page was read, for the way back. */
const depths = new Map<string, number>();

export function rememberDepth(source: ReaderSource): void {
  depths.set(JSON.stringify(source), window.scrollY);
}

/** Where a page opens: going back, where it was left; a learner's note, at the heading that was chosen. */
export function scrollTo(article: HTMLElement, { source, back }: ReaderHostMessage): void {
  if (back) window.scrollTo(0, depths.get(JSON.stringify(source)) ?? 0);
  else (headingOf(article, source) ?? document.documentElement).scrollIntoView();
}

function headingOf(article: HTMLElement, source: ReaderSource): Element | null {
  if (source.kind !== "file") return null;
  if (source.fragment !== undefined) return document.getElementById(decodeURIComponent(source.fragment));
  return source.line > 0 ? article.querySelector(`[data-line="${source.line}"]`) : null;
}
