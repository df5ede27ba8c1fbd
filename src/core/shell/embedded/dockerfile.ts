/** Shell in the RUN instructions of a Dockerfile. */
import type { Lines } from "../../document.ts";
import { Island, type IslandLine } from "./island.ts";
import type { Stretch } from "./stretches.ts";

const INSTRUCTION = /^[ \t]*([A-Za-z]+)(?:[ \t]|$)/;
/** Before the command itself: `--mount=type=cache,target=/var/cache/apt`. */
const FLAGS = /^[ \t]*RUN(?:[ \t]+--[a-z]+(?:=\S*)?)*[ \t]*/i;
/** A here-document instead of a command: its text is the script. */
const SCRIPT = /^<<-?[ \t]*(['"]?)\w+\1[ \t]*$/;
const HERE = /<<(-?)[ \t]*(['"]?)([A-Za-z_]\w*)\2/g;

/** An instruction with the lines that it is continued on, and its here-documents. */
export function readDockerfile(lines: Lines, first: number): Stretch | undefined {
  const name = INSTRUCTION.exec(lines.line(first))?.[1]?.toUpperCase();
  if (name === undefined) return undefined;
  const own = endOfCommand(lines, first);
  const end = HEREDOC_INSTRUCTIONS.has(name) ? endOfDocuments(lines, first, own) : own;
  if (name !== "RUN" || isJson(lines.line(first))) return end > first + 1 ? { first, end } : undefined;
  return { first, end, islands: () => [run(lines, first, own, end)] };
}

const HEREDOC_INSTRUCTIONS: ReadonlySet<string> = new Set(["RUN", "COPY", "ADD"]);

/** `RUN ["/bin/ls", "-l"]` starts no shell. */
function isJson(text: string): boolean {
  return text.replace(FLAGS, "").startsWith("[");
}

/** Comments and empty lines do not end what a backslash goes on with. */
function endOfCommand(lines: Lines, first: number): number {
  let end = first + 1;
  for (let open = isContinued(lines.line(first)); open && end < lines.count; end++) {
    const text = lines.line(end);
    if (!isSkipped(text)) open = isContinued(text);
  }
  return end;
}

function endOfDocuments(lines: Lines, first: number, own: number): number {
  let end = own;
  for (let index = first; index < own; index++) {
    for (const [, strip, , delimiter] of lines.line(index).matchAll(HERE)) {
      const closes = (text: string) => (strip ? text.replace(/^\t+/, "") : text) === delimiter;
      while (end < lines.count && !closes(lines.line(end))) end++;
      end = Math.min(end + 1, lines.count);
    }
  }
  return end;
}

function run(lines: Lines, first: number, own: number, end: number): Island {
  const offset = FLAGS.exec(lines.line(first))?.[0].length ?? 0;
  const command = lines.line(first).slice(offset);
  if (SCRIPT.test(command)) return new Island(first + 1, wholeLines(lines, own, end - 1));
  const texts: IslandLine[] = [{ text: command, offset }];
  for (let index = first + 1; index < own; index++) {
    const text = lines.line(index);
    // Docker takes these lines out before the shell sees the command.
    texts.push({ text: isSkipped(text) ? "\\" : text, offset: 0 });
  }
  return new Island(first, [...texts, ...wholeLines(lines, own, end)]);
}

function wholeLines(lines: Lines, from: number, to: number): IslandLine[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => ({ text: lines.line(from + index), offset: 0 }));
}

function isContinued(text: string): boolean {
  return /\\[ \t]*$/.test(text);
}

function isSkipped(text: string): boolean {
  return /^[ \t]*(?:#|$)/.test(text);
}
