/** Shell in the fenced code of a Markdown document. */
import type { Lines } from "../../document.ts";
import { Island, type IslandLine } from "./island.ts";
import { promptLength } from "./prompt.ts";
import type { Stretch } from "./stretches.ts";

const SCRIPTS: ReadonlySet<string> = new Set(["sh", "bash", "shell", "zsh", "ksh", "shellscript"]);
const SESSIONS: ReadonlySet<string> = new Set(["console", "shellsession", "shell-session", "terminal", "sh-session"]);

/** A fence may stand in a list or in a quotation. */
const OPENING = /^((?:[ \t]|>)*)(`{3,}|~{3,})[ \t]*\{?\.?([\w-]*)[^`]*$/;

/** Code between fences is one stretch, of whatever language, so that a fence shown inside it opens nothing. */
export function readMarkdown(lines: Lines, first: number): Stretch | undefined {
  const text = lines.line(first);
  // Most lines are prose, and are passed by without an expression.
  if (!text.includes("```") && !text.includes("~~~")) return undefined;
  const [, prefix = "", mark = "", language = ""] = OPENING.exec(text) ?? [];
  if (mark === "") return undefined;
  const last = closingLine(lines, first, mark);
  const body = { first: first + 1, end: last, prefix };
  const end = last + 1;
  if (SCRIPTS.has(language.toLowerCase())) return { first, end, islands: () => scriptIn(lines, body) };
  if (SESSIONS.has(language.toLowerCase())) return { first, end, islands: () => commandsIn(lines, body) };
  return { first, end };
}

interface Body {
  readonly first: number;
  readonly end: number;
  /** What stands before the opening fence. */
  readonly prefix: string;
}

function closingLine(lines: Lines, first: number, mark: string): number {
  for (let index = first + 1; index < lines.count; index++) {
    const text = lines.line(index);
    if (!text.includes(mark)) continue;
    const bare = text.replace(/^(?:[ \t]|>)*/, "").trimEnd();
    if (bare.length >= mark.length && bare === mark.charAt(0).repeat(bare.length)) return index;
  }
  return lines.count;
}

/** A script may be written with prompts too; then it is a session. */
function scriptIn(lines: Lines, body: Body): Island[] {
  const texts: IslandLine[] = [];
  for (let index = body.first; index < body.end; index++) texts.push(unprefixed(lines.line(index), body.prefix));
  if (texts.some(({ text }) => text.startsWith("$ "))) return commandsIn(lines, body);
  return texts.length > 0 ? [new Island(body.first, texts)] : [];
}

/** What is typed behind a prompt; the lines between are what commands printed. */
function commandsIn(lines: Lines, body: Body): Island[] {
  const islands: Island[] = [];
  for (let index = body.first; index < body.end; index++) {
    const line = unprefixed(lines.line(index), body.prefix);
    const prompt = promptLength(line.text);
    if (prompt === undefined) continue;
    const command = [without(line, prompt)];
    while (index + 1 < body.end && goesOn(command, unprefixed(lines.line(index + 1), body.prefix).text)) {
      const next = unprefixed(lines.line(++index), body.prefix);
      command.push(next.text.startsWith("> ") ? without(next, 2) : next);
    }
    islands.push(new Island(index - command.length + 1, command));
  }
  return islands;
}

/** After a backslash, or where the shell asks for more with `> `. */
function goesOn(command: readonly IslandLine[], next: string): boolean {
  return next.startsWith("> ") || (command.at(-1)?.text.endsWith("\\") === true && promptLength(next) === undefined);
}

/** As much of the indentation of the fence as the line has. */
function unprefixed(text: string, prefix: string): IslandLine {
  let offset = 0;
  if (prefix.includes(">")) offset = /^(?:[ \t]*>)*[ \t]?/.exec(text)?.[0].length ?? 0;
  else while (offset < prefix.length && /[ \t]/.test(text.charAt(offset))) offset++;
  return { text: text.slice(offset), offset };
}

function without({ text, offset }: IslandLine, length: number): IslandLine {
  return { text: text.slice(length), offset: offset + length };
}
