import type { TextEdit } from "vscode-languageserver-types";
import type { CSource } from "../../core/c/source.ts";

/** Includes stand near the top; a file is searched this far for them. */
const SEARCHED = 400;
const INCLUDE = /^\s*#\s*include\s*[<"]([^>"]+)[>"]/;

/** Headers that bring others with them, so that those need not be included again. */
const BRINGS: Readonly<Record<string, readonly string[]>> = {
  "stddef.h": ["stdio.h", "stdlib.h", "string.h", "unistd.h", "sys/types.h"],
  "sys/types.h": ["unistd.h", "sys/socket.h", "fcntl.h", "sys/stat.h"],
  "netinet/in.h": ["arpa/inet.h", "netdb.h"],
  "sys/select.h": ["sys/time.h", "stdlib.h", "sys/types.h"],
};

/** The headers that a file includes; a `"` among them says that it has headers of its own, which may include more. */
export function includesOf({ lines }: CSource): string[] {
  const found: string[] = [];
  for (let line = 0; line < Math.min(lines.count, SEARCHED); line++) {
    const [whole, header] = INCLUDE.exec(lines.line(line)) ?? [];
    if (header !== undefined) found.push(whole?.endsWith('"') ? '"' : header);
  }
  return found;
}

/** The line that includes a header, at the place where one would write it; undefined when it is there. */
export function includeEdit(source: CSource, header: string): TextEdit | undefined {
  const { lines } = source;
  let last = -1;
  for (let line = 0; line < Math.min(lines.count, SEARCHED); line++) {
    const included = INCLUDE.exec(lines.line(line))?.[1];
    if (included === undefined) continue;
    if (included === header || BRINGS[header]?.includes(included)) return undefined;
    last = line;
  }
  const line = last >= 0 ? last + 1 : firstLineOfCode(source);
  const position = { line, character: 0 };
  return { range: { start: position, end: position }, newText: `#include <${header}>\n` };
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
