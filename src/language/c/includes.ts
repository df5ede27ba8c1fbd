import type { TextEdit } from "vscode-languageserver-types";
import type { CSource } from "../../core/c/source.ts";

/** Includes stand near the top; a file is searched this far for them. */
const SEARCHED = 400;
const INCLUDE = /^\s*#\s*include\s*[<"]([^>"]+)[>"]/;

const SOCKETS = ["netinet/in.h", "arpa/inet.h", "netdb.h"];

/** Headers that bring others with them in glibc, so that those need not be included again. */
const BRINGS: Readonly<Record<string, readonly string[]>> = {
  "netinet/in.h": ["arpa/inet.h", "netdb.h"],
  "signal.h": ["sys/wait.h"],
  "stdarg.h": ["stdio.h"],
  "stddef.h": ["fcntl.h", "pthread.h", "stdio.h", "stdlib.h", "string.h", "sys/types.h", "time.h", "unistd.h"],
  "stdint.h": ["inttypes.h", "netinet/in.h", "arpa/inet.h", "netdb.h", "netinet/tcp.h", "sys/epoll.h", "sys/eventfd.h"],
  "strings.h": ["string.h"],
  "sys/select.h": ["stdlib.h", "sys/time.h", "sys/types.h"],
  "sys/socket.h": SOCKETS,
  "sys/types.h": [
    "fcntl.h",
    "poll.h",
    "stdlib.h",
    "sys/epoll.h",
    "sys/socket.h",
    "sys/stat.h",
    "sys/uio.h",
    "unistd.h",
    ...SOCKETS,
  ],
  "time.h": ["pthread.h"],
};

/** The line that includes a header, at the place where one would write it; undefined when it is there. */
export function includeEdit(source: CSource, header: string): TextEdit | undefined {
  return includeEdits(source, [header])[0];
}

/** One edit for all the headers that are missing, so that they come in their order. */
export function includeEdits(source: CSource, headers: readonly string[]): TextEdit[] {
  const included = includesOf(source);
  const names = new Set(included.map(({ name }) => name));
  const missing = headers.filter((header) => !names.has(header) && !BRINGS[header]?.some((other) => names.has(other)));
  if (missing.length === 0) return [];
  // Not behind an include that only some systems see, when there is one that all see.
  const outermost = Math.min(...included.map(({ depth }) => depth));
  const last = included.findLast(({ depth }) => depth === outermost);
  const position = { line: last ? last.line + 1 : firstLineOfCode(source), character: 0 };
  const newText = missing.map((header) => `#include <${header}>\n`).join("");
  return [{ range: { start: position, end: position }, newText }];
}

export interface Include {
  readonly name: string;
  readonly line: number;
  /** How many `#if` are open around it. */
  readonly depth: number;
  /** In quotation marks: a header of the program's own. */
  readonly own: boolean;
}

/** The headers that a file includes. */
export function includesOf({ lines }: CSource): Include[] {
  const found: Include[] = [];
  let depth = 0;
  for (let line = 0; line < Math.min(lines.count, SEARCHED); line++) {
    const text = lines.line(line);
    if (/^\s*#\s*if/.test(text)) depth++;
    if (/^\s*#\s*endif/.test(text)) depth--;
    const [whole, name] = INCLUDE.exec(text) ?? [];
    if (whole !== undefined && name !== undefined) found.push({ name, line, depth, own: whole.endsWith('"') });
  }
  return found;
}

/** Behind the comment with which a file begins, and behind its feature-test macros. */
function firstLineOfCode(source: CSource): number {
  const { lines } = source;
  for (let line = 0; line < Math.min(lines.count, SEARCHED); line++) {
    const text = lines.line(line);
    const comment = source.line(line).tokens.every((token) => token.kind === "comment");
    if (!comment && !/^\s*#\s*define\s+_\w*(SOURCE|BITS)\b/.test(text)) return line;
  }
  return 0;
}
