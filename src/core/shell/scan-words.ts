/** The end of a word decides what it was: a command, a reserved word, an argument, a target, … */
import type { Phase } from "./frames.ts";
import type { Scan, WordRole } from "./scan.ts";

/** Reserved words by what they let follow. */
const RESERVED = new Map<string, Phase | "test">([
  ...["if", "then", "elif", "else", "while", "until", "do", "{", "!", "time", "coproc"].map(
    (word) => [word, "start"] as const,
  ),
  ...["fi", "done", "}"].map((word) => [word, "closed"] as const),
  ["for", "for-name"],
  ["select", "for-name"],
  ["case", "case-subject"],
  ["function", "function-name"],
  ["[[", "test"],
]);

const ASSIGNMENT = /[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=/y;

export function endWord(scan: Scan): void {
  const top = scan.top;
  if (!top.inWord) return;
  top.inWord = false;
  const end = scan.base + scan.at;
  const onLine = top.wordStart >= scan.base;
  const raw = onLine ? scan.text.slice(top.wordStart - scan.base, scan.at) : "";
  const role = classify(scan, top.plain && onLine ? raw : undefined, raw);
  scan.sink?.word(top.wordStart, end, role);
  enter(scan, role, raw);
}

function classify(scan: Scan, plain: string | undefined, raw: string): WordRole {
  const top = scan.top;
  if (top.kind === "test") return plain === "]]" ? "reserved" : "test";
  if (top.kind === "array") return "element";
  if (top.redirection !== "") return redirectionEnd(scan, raw);
  switch (top.phase) {
    case "start":
    case "closed":
      if (plain !== undefined && isReserved(scan, plain)) return "reserved";
      if (top.phase === "closed") return "argument";
      return top.assigning || isAssignment(raw) ? "assignment" : "command";
    case "prefix":
      return top.assigning || isAssignment(raw) ? "assignment" : "command";
    case "for-in":
      return plain === "in" || plain === "do" ? "reserved" : "item";
    case "case-in":
      return plain === "in" ? "reserved" : "argument";
    case "pattern":
      return plain === "esac" ? "reserved" : "pattern";
    default:
      return BY_PHASE[top.phase];
  }
}

const BY_PHASE = {
  name: "argument",
  args: "argument",
  "for-name": "variable",
  "for-words": "item",
  "case-subject": "subject",
  "function-name": "function",
} as const;

/** Before an option, `time` stands for the program: `time -v make`. */
const OPTION = /[ \t]+-/y;

function isReserved(scan: Scan, word: string): boolean {
  if (word === "time" && scan.match(OPTION) !== "") return false;
  return RESERVED.has(word) || (word === "esac" && scan.top.kind === "case");
}

/** Whether the word begins as `name=`, `name[i]=` or `name+=` do. */
export function isAssignment(raw: string): boolean {
  ASSIGNMENT.lastIndex = 0;
  return ASSIGNMENT.test(raw);
}

/** The word behind `<<` announces a here-document. */
function redirectionEnd(scan: Scan, raw: string): WordRole {
  const top = scan.top;
  const operator = top.redirection;
  top.redirection = "";
  if (!operator.startsWith("<<") || operator === "<<<") return "target";
  const delimiter = raw.replace(/\\(.)|['"]/g, "$1");
  scan.pending.push({ delimiter, strip: operator === "<<-", quoted: delimiter !== raw });
  return "delimiter";
}

/** What the frame expects after the word. */
function enter(scan: Scan, role: WordRole, raw: string): void {
  const top = scan.top;
  if (role === "target" || role === "delimiter") {
    if (top.phase === "start") top.phase = "prefix";
    return;
  }
  if (role === "reserved") return enterReserved(scan, raw);
  if (role === "assignment") top.phase = "prefix";
  else if (role === "command") top.phase = "name";
  else if (role === "variable") top.phase = "for-in";
  else if (role === "subject") top.phase = "case-in";
  else if (role === "function") top.phase = "start";
  else if (role === "argument" && top.phase === "name") top.phase = "args";
}

function enterReserved(scan: Scan, word: string): void {
  const top = scan.top;
  if (top.kind === "test" || (top.kind === "case" && word === "esac")) {
    scan.pop(0);
    scan.top.phase = "closed";
    return;
  }
  if (word === "in") {
    if (top.phase !== "case-in") {
      top.phase = "for-words";
      return;
    }
    top.phase = "closed";
    scan.push("case", 0, "pattern");
    return;
  }
  const next = RESERVED.get(word);
  if (next === "test") {
    top.phase = "closed";
    scan.push("test", 0);
  } else if (next) top.phase = next;
}
