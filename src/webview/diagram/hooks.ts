import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";

/** The width of an element in pixels, so that a picture can be laid out for it rather than shrunk into it. */
export function useWidth(element: RefObject<HTMLElement | null>, least: number): number {
  const [width, setWidth] = useState(least);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const measure = () => setWidth(Math.max(least, Math.floor(current.clientWidth)));
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    measure();
    return () => observer.disconnect();
  }, []);
  return width;
}

/** Right and left arrow go forward and back, unless what has the focus knows arrows itself. */
export function useStepKeys(forward: () => void, back: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (target.closest("input, select, textarea, [role=radio], [role=checkbox]")) return;
      if (event.key === "ArrowRight") forward();
      else if (event.key === "ArrowLeft") back();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
}

/** Calls a function again and again while `playing`. */
export function usePlay(playing: boolean, milliseconds: number, call: () => void, moment: unknown): void {
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  }, [playing, moment]);
}

/** Milliseconds to read a sentence in: Chinese says more with each character. */
export function readingTime(text: string): number {
  const chinese = text.match(/[\u3000-\u9fff\uff00-\uffef]/g)?.length ?? 0;
  return 1500 + 100 * chinese + 35 * (text.length - chinese);
}
