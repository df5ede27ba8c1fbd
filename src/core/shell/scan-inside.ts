/** Inside quotes, expansions, arithmetic and here-documents. */
import type { Scan } from "./scan.ts";

const NAME = /[A-Za-z_]\w*/y;
const UNQUOTED_TEXT = /[^\\$`]+/y;
const DOUBLE_TEXT = /[^"\\$`]+/y;
const PARAMETER_TEXT = /[^}"'\\$`]+/y;
const ARITHMETIC_TEXT = /[^()"'\\$`]+/y;
const ANSI_TEXT = /[^'\\]+/y;
const QUOTED_INSIDE = /'[^'}]*'/y;

export function scanSingle(scan: Scan): void {
  const end = scan.text.indexOf("'", scan.at);
  if (end < 0) {
    scan.at = scan.text.length;
    return;
  }
  scan.at = end;
  scan.pop(1);
}

export function scanAnsi(scan: Scan): void {
  scan.at += scan.match(ANSI_TEXT).length;
  if (scan.peek() === "'") scan.pop(1);
  else if (scan.peek() === "\\") escape(scan);
}

export function scanDouble(scan: Scan): void {
  scan.at += scan.match(DOUBLE_TEXT).length;
  if (scan.peek() === '"') scan.pop(1);
  else if (scan.at < scan.text.length) expansion(scan);
}

export function scanParameter(scan: Scan): void {
  scan.at += scan.match(PARAMETER_TEXT).length;
  const c = scan.peek();
  if (c === "}") scan.pop(1);
  else if (c === '"') scan.push("double", 1);
  else if (c === "'") quoteInParameter(scan);
  else if (c !== "") expansion(scan);
}

/** Both `$(( ))` and `(( ))`, and parentheses inside them. */
export function scanArithmetic(scan: Scan): void {
  scan.at += scan.match(ARITHMETIC_TEXT).length;
  const c = scan.peek();
  if (c === "(") scan.push("parenthesis", 1);
  else if (c === ")") scan.pop(scan.top.kind !== "parenthesis" && scan.peek(1) === ")" ? 2 : 1);
  else if (c === '"') scan.push("double", 1);
  else if (c === "'") scan.push("single", 1);
  else if (c !== "") expansion(scan);
}

/** Returns at the end of a line of the here-document; closes it at its delimiter. */
export function scanHeredoc(scan: Scan): void {
  const here = scan.top.here;
  if (!here) return scan.pop(0);
  if (scan.at === 0) {
    const line = here.strip ? scan.text.replace(/^\t+/, "") : scan.text;
    if (line === here.delimiter) return scan.pop(scan.text.length);
  }
  if (here.quoted) scan.at = scan.text.length;
  else {
    scan.at += scan.match(UNQUOTED_TEXT).length;
    if (scan.at < scan.text.length) expansion(scan);
  }
}

/** At `$`, a backtick or a backslash, in a place where each keeps its meaning. */
export function expansion(scan: Scan): void {
  const c = scan.peek();
  if (c === "$") return dollar(scan);
  if (c === "\\") return escape(scan);
  if (c !== "`") {
    scan.at++;
    return;
  }
  if (scan.frames.some((frame) => frame.kind === "backtick")) closeBacktick(scan);
  else scan.push("backtick", 1);
}

export function escape(scan: Scan): void {
  scan.leaf("escape", scan.at + 1 < scan.text.length ? 2 : 1);
}

/** Quotes that are open inside backticks end with them. */
export function closeBacktick(scan: Scan): void {
  while (scan.top.kind !== "backtick") scan.pop(0);
  scan.pop(1);
}

export function dollar(scan: Scan): void {
  const next = scan.peek(1);
  const bare = scan.top.kind !== "double" && scan.top.kind !== "heredoc";
  if (next === "(") {
    if (scan.peek(2) === "(") scan.push("arithmetic", 3);
    else scan.push("substitution", 2);
  } else if (next === "{") scan.push("parameter", 2);
  else if (next === "'" && bare) scan.push("ansi", 2);
  else if (next === '"' && bare) scan.push("double", 2);
  else variable(scan, next);
}

function variable(scan: Scan, next: string): void {
  if (next !== "" && "?!$@*#-_0123456789".includes(next) && !/_\w/.test(scan.text.slice(scan.at + 1, scan.at + 3))) {
    return scan.leaf("variable", 2);
  }
  NAME.lastIndex = scan.at + 1;
  const name = NAME.exec(scan.text)?.[0];
  if (name) scan.leaf("variable", name.length + 1);
  else scan.at++;
}

/** In `"${x:-don't}"` an apostrophe is a letter; elsewhere it quotes. */
function quoteInParameter(scan: Scan): void {
  const quoted = scan.match(QUOTED_INSIDE);
  const outer = scan.frames.at(-2)?.kind;
  if (quoted !== "") scan.at += quoted.length;
  else if (outer === "double" || outer === "heredoc") scan.at++;
  else scan.push("single", 1);
}
