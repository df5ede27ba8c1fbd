/** Where commands stand: words, operators, redirections, and the frames that they open. */
import type { Phase } from "./frames.ts";
import { closeBacktick, dollar, escape } from "./scan-inside.ts";
import { endWord } from "./scan-words.ts";
import type { Scan } from "./scan.ts";

const BLANKS = /[ \t\r]+/y;
const PLAIN = /[^\s\\'"`$|&;<>(){}*?[~#]+/y;
const OPERATOR = /;;&|;;|;&|;|&&|&|\|\||\|&|\|/y;
const REDIRECTION = /&>>|&>|<<<|<<-|<<|<>|<&|>>|>&|>\||<|>/y;
const BRACES = /\{[^\s{}'"`|&;<>]{0,200}?(?:,|\.\.)[^\s'"`|&;<>]{0,200}\}/y;
const SET = /\[[^\s'"`\]]{1,200}\]/y;
const HOME = /~[A-Za-z_][\w-]*|~[+-]?/y;
const EMPTY_PARENTHESES = /\([ \t]*\)/y;

export function scanCommand(scan: Scan): void {
  const c = scan.peek();
  if (c === " " || c === "\t" || c === "\r") {
    endWord(scan);
    scan.at += scan.match(BLANKS).length;
  } else if (c === "#" && !scan.top.inWord) comment(scan);
  else if (c === "&" || c === "|" || c === ";") operator(scan);
  else if (c === "<" || c === ">") redirection(scan);
  else if (c === "(") openParenthesis(scan);
  else if (c === ")") closeParenthesis(scan);
  else scanWordPart(scan);
}

/** `[[ … ]]`: words, and operators that are words when they stand alone. */
export function scanTest(scan: Scan): void {
  if (/\s/.test(scan.peek())) {
    endWord(scan);
    scan.at++;
  } else if ("()|&;<>".includes(scan.peek())) {
    if (wordIs(scan, "]]")) return endWord(scan);
    scan.beginWord(true);
    scan.at++;
  } else scanWordPart(scan);
}

function wordIs(scan: Scan, word: string): boolean {
  const { inWord, wordStart } = scan.top;
  return inWord && wordStart === scan.base + scan.at - word.length && scan.text.startsWith(word, wordStart - scan.base);
}

/** `a=( … )`, and `@( … )` in a pattern. */
export function scanArray(scan: Scan): void {
  const c = scan.peek();
  if (/\s/.test(c)) {
    endWord(scan);
    scan.at++;
  } else if (c === "#" && !scan.top.inWord) comment(scan);
  else if (c === ")") {
    endWord(scan);
    scan.pop(1);
  } else if ("(|&;<>".includes(c)) {
    scan.beginWord(false);
    scan.at++;
  } else scanWordPart(scan);
}

function scanWordPart(scan: Scan): void {
  const plain = scan.match(PLAIN);
  if (plain !== "") {
    scan.beginWord(true);
    scan.at += plain.length;
    return;
  }
  const c = scan.peek();
  if (c === "`" && scan.frames.some((frame) => frame.kind === "backtick")) {
    while (scan.top.kind !== "backtick") leaveUnclosed(scan);
    endWord(scan);
    return closeBacktick(scan);
  }
  if (c === "\\" && scan.at + 1 === scan.text.length) {
    scan.at++;
    return;
  }
  scan.beginWord("{}[~#*?".includes(c));
  if (c === "\\") escape(scan);
  else if (c === "'") scan.push("single", 1);
  else if (c === '"') scan.push("double", 1);
  else if (c === "`") scan.push("backtick", 1);
  else if (c === "$") dollar(scan);
  else pattern(scan, c);
}

function leaveUnclosed(scan: Scan): void {
  endWord(scan);
  if (scan.top.kind !== "backtick") scan.pop(0);
}

/** Globs, braces and tildes: characters that the shell expands in a bare word. */
function pattern(scan: Scan, c: string): void {
  if (c === "*" || c === "?") return scan.leaf("glob", scan.peek(1) === "*" ? 2 : 1);
  const found = c === "{" ? scan.match(BRACES) : c === "[" ? scan.match(SET) : "";
  if (found !== "") return scan.leaf(c === "{" ? "brace" : "glob", found.length);
  const before = scan.text.charAt(scan.at - 1);
  const inside = scan.top.kind !== "test" && (before === "=" || before === ":");
  const first = inside || scan.top.wordStart === scan.base + scan.at;
  if (c === "~" && first) return scan.leaf("tilde", scan.match(HOME).length);
  scan.at++;
}

function comment(scan: Scan): void {
  scan.sink?.comment(scan.base + scan.at, scan.base + scan.text.length);
  scan.at = scan.text.length;
  scan.commented = true;
}

function operator(scan: Scan): void {
  if (scan.peek() === "&" && scan.peek(1) === ">") return redirection(scan);
  endWord(scan);
  const text = scan.match(OPERATOR);
  scan.operator(text.length);
  scan.top.redirection = "";
  scan.top.phase = afterOperator(scan, text);
}

function afterOperator(scan: Scan, text: string): Phase {
  const top = scan.top;
  if (top.kind === "case" && (top.phase === "pattern" || (text.startsWith(";") && text !== ";"))) return "pattern";
  return "start";
}

/** Digits directly before the operator are its descriptor: `2>`; so is a name in braces. */
function redirection(scan: Scan): void {
  if ((scan.peek() === "<" || scan.peek() === ">") && scan.peek(1) === "(") {
    scan.beginWord(false);
    return scan.push("process", 2);
  }
  const top = scan.top;
  const text = scan.match(REDIRECTION);
  const from = top.wordStart - scan.base;
  const word = top.inWord && top.plain && from >= 0 ? scan.text.slice(from, scan.at) : "";
  const descriptor = /^(?:\d+|\{\w+\})$/.test(word) && !text.startsWith("&");
  let start = scan.at;
  if (descriptor) {
    top.inWord = false;
    start = from;
  } else endWord(scan);
  scan.sink?.redirection(scan.base + start, scan.base + scan.at + text.length);
  scan.top.redirection = text;
  scan.at += text.length;
}

function openParenthesis(scan: Scan): void {
  const before = scan.text.charAt(scan.at - 1);
  if (scan.top.inWord && "?*+@!=".includes(before)) {
    scan.top.plain = false;
    return scan.push("array", 1);
  }
  endWord(scan);
  const top = scan.top;
  const empty = scan.match(EMPTY_PARENTHESES);
  if (empty !== "" && (top.phase === "name" || top.phase === "start")) {
    scan.operator(empty.length);
    top.phase = "start";
  } else if (top.phase === "pattern") scan.operator(1);
  else openGroup(scan);
}

function openGroup(scan: Scan): void {
  const top = scan.top;
  const arithmetic = scan.peek(1) === "(" && (top.phase === "start" || top.phase === "for-name");
  top.phase = "closed";
  top.redirection = "";
  if (arithmetic) scan.push("arithmetic-command", 2);
  else scan.push("subshell", 1);
}

function closeParenthesis(scan: Scan): void {
  endWord(scan);
  const top = scan.top;
  if (top.kind === "case" && top.phase === "pattern") {
    scan.operator(1);
    top.phase = "start";
    return;
  }
  // A `)` ends the nearest thing that a parenthesis opened, even when a `case` in it was never closed.
  const owner = scan.frames.findLastIndex((frame) => PARENTHESISED.has(frame.kind));
  if (owner < 0 || scan.frames.slice(owner).some((frame) => frame.kind === "backtick")) return scan.operator(1);
  while (scan.frames.length - 1 > owner) scan.pop(0);
  scan.pop(1);
}

const PARENTHESISED: ReadonlySet<string> = new Set(["subshell", "substitution", "process"]);
