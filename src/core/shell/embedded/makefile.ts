/** Shell in the recipes of a makefile. */
import type { Lines } from "../../document.ts";
import { Island, type IslandLine } from "./island.ts";
import type { Stretch } from "./stretches.ts";

/** A line and those that it is continued on. Make hands each of them to a shell of its own. */
export function readMakefile(lines: Lines, first: number): Stretch | undefined {
  let end = first + 1;
  while (end < lines.count && isContinued(lines.line(end - 1))) end++;
  if (!lines.line(first).startsWith("\t")) return end > first + 1 ? { first, end } : undefined;
  return { first, end, islands: () => [recipe(lines, first, end)] };
}

function isContinued(text: string): boolean {
  return text.endsWith("\\") && (/\\*$/.exec(text)?.[0].length ?? 0) % 2 === 1;
}

function recipe(lines: Lines, first: number, end: number): Island {
  const texts: IslandLine[] = [];
  for (let index = first; index < end; index++) {
    const text = lines.line(index);
    // `@` is silent, `-` goes on after a failure, `+` runs under make -n too; make itself reads them.
    const prefix = index === first ? /^\t[\t @+-]*/.exec(text) : /^\t?/.exec(text);
    texts.push(expanded(text, prefix?.[0].length ?? 0));
  }
  return new Island(first, texts);
}

/** `$$` is what the shell sees as `$`; all else behind a `$` is for make. */
function expanded(line: string, offset: number): IslandLine {
  const dropped: number[] = [];
  const opaque: [number, number][] = [];
  let text = "";
  for (let at = offset; at < line.length; at++) {
    if (line.charAt(at) !== "$") text += line.charAt(at);
    else if (line.charAt(at + 1) === "$") {
      dropped.push(at++);
      text += "$";
    } else {
      const to = endOfReference(line, at);
      opaque.push([at, to]);
      // As many characters that mean nothing to the shell, so that it stays the same word.
      text += "_".repeat(to - at);
      at = to - 1;
    }
  }
  return { text, offset, dropped, opaque };
}

/** Behind `$@`, `$(CC)`, `${CC}`, `$(subst a,b,$(X))`. */
function endOfReference(line: string, start: number): number {
  const open = line.charAt(start + 1);
  const close = open === "(" ? ")" : open === "{" ? "}" : "";
  if (close === "") return Math.min(start + 2, line.length);
  let depth = 0;
  for (let at = start + 1; at < line.length; at++) {
    if (line.charAt(at) === open) depth++;
    else if (line.charAt(at) === close && --depth === 0) return at + 1;
  }
  return line.length;
}
