/**
 * Walks a shell script line by line. It never fails: whatever is unfinished at the end of a line is
 * in the state that the next line begins with.
 */
import { type FrameKind, holdsCommands, INITIAL, type Phase, type ShellState, stateOf } from "./frames.ts";
import { scanArray, scanCommand, scanTest } from "./scan-command.ts";
import { scanAnsi, scanArithmetic, scanDouble, scanHeredoc, scanParameter, scanSingle } from "./scan-inside.ts";
import { endWord, isAssignment } from "./scan-words.ts";
import { LiveFrame, Scan, type Sink } from "./scan.ts";

/** A longer line is data; what surrounds it is read as if it were empty. */
export const LONGEST_LINE = 50_000;

/** The innermost frame at a place, and whether the place is in a comment. */
export interface Place {
  readonly kind: FrameKind;
  readonly phase: Phase;
  readonly inWord: boolean;
  readonly redirection: string;
  readonly commented: boolean;
}

export class Scanner {
  readonly #scan: Scan;

  constructor(state: ShellState, sink?: Sink) {
    this.#scan = new Scan(state, sink);
  }

  /** Reads a line that begins at this offset of the window. */
  line(text: string, offset = 0): void {
    this.beginning(text, offset);
    endLine(this.#scan);
  }

  /** Reads the beginning of a line that is still being typed. */
  beginning(text: string, offset = 0): void {
    const scan = this.#scan;
    scan.text = text.length > LONGEST_LINE ? "" : text;
    scan.at = 0;
    scan.base = offset;
    scan.commented = false;
    do step(scan);
    while (scan.at < scan.text.length);
  }

  /** What is being written at the place that has been reached. */
  get place(): Place {
    const { kind, phase, inWord, redirection } = this.#scan.top;
    return { kind, phase, inWord, redirection, commented: this.#scan.commented };
  }

  /** Ends the words and frames that are still open, so that the sink hears of them. */
  finish(): void {
    const scan = this.#scan;
    for (;;) {
      endWord(scan);
      if (scan.frames.length <= 1) return;
      scan.pop(0);
    }
  }

  get state(): ShellState {
    return stateOf(this.#scan.frames, this.#scan.pending);
  }

  /** How many frames are open. */
  get depth(): number {
    return this.#scan.frames.length;
  }
}

/**
 * Lines in which nothing stays open, which most are. Each alternative begins with characters of its
 * own, so that no line is tried twice. A line that only its comment keeps from fitting is scanned.
 */
const PLAIN_LINE =
  /^(?:[^'"`\\()$<[c]|'[^']*'|"(?:[^"`\\$]|\$(?![({]))*"|\$(?![({'"])|\(\)|\$\((?:[^'"`\\()$<#c]|c(?!ase\b))*\)|\$\{[\w#%*./:@?!+-]*\}|<(?!<)|\[(?!\[)|\\.|c(?!ase\b))*$/;

/** The state after a line that begins in this one. */
export function scanLine(text: string, state: ShellState): ShellState {
  if (state === INITIAL && text.length < 500 && PLAIN_LINE.test(text)) return INITIAL;
  const scanner = new Scanner(state);
  scanner.line(text);
  return scanner.state;
}

function step(scan: Scan): void {
  switch (scan.top.kind) {
    case "single":
      return scanSingle(scan);
    case "ansi":
      return scanAnsi(scan);
    case "double":
      return scanDouble(scan);
    case "parameter":
      return scanParameter(scan);
    case "heredoc":
      return scanHeredoc(scan);
    case "test":
      return scan.at < scan.text.length ? scanTest(scan) : undefined;
    case "array":
      return scan.at < scan.text.length ? scanArray(scan) : undefined;
    case "arithmetic":
    case "arithmetic-command":
    case "parenthesis":
      return scanArithmetic(scan);
    default:
      return scan.at < scan.text.length ? scanCommand(scan) : undefined;
  }
}

function endLine(scan: Scan): void {
  scan.at = scan.text.length;
  for (const frame of scan.frames) keepWord(scan, frame);
  if (isContinued(scan)) return;
  if (scan.top.kind === "test") endTest(scan);
  if (scan.top.kind === "array") endWord(scan);
  if (!holdsCommands(scan.top.kind)) return;
  endWord(scan);
  const top = scan.top;
  top.redirection = "";
  if (top.phase !== "case-in" && top.phase !== "pattern") top.phase = "start";
  scan.sink?.newline(scan.base + scan.text.length);
  openHereDocuments(scan);
}

/** A backslash at the end joins the next line; a word that it touches goes on there. */
function isContinued(scan: Scan): boolean {
  if (!scan.text.endsWith("\\") || scan.commented) return false;
  if (scan.top.kind === "single" || scan.top.kind === "heredoc") return false;
  return (scan.text.length - scan.text.search(/\\+$/)) % 2 === 1;
}

/** What the next line must know of a word that is still open when this one ends. */
function keepWord(scan: Scan, frame: LiveFrame): void {
  if (!frame.inWord || frame.wordStart < scan.base) return;
  frame.assigning = isAssignment(scan.text.slice(frame.wordStart - scan.base));
}

/** `[[` without `]]` is being typed: it must not swallow the lines below. */
function endTest(scan: Scan): void {
  endWord(scan);
  if (scan.top.kind !== "test" || /(?:&&|\|\||\()\s*$/.test(scan.text)) return;
  scan.pop(0);
  scan.top.phase = "closed";
}

function openHereDocuments(scan: Scan): void {
  const announced = scan.pending;
  if (announced.length === 0) return;
  scan.pending = [];
  for (const here of announced.toReversed()) {
    const frame = new LiveFrame("heredoc");
    frame.here = here;
    scan.frames.push(frame);
    scan.sink?.open("heredoc", scan.base + scan.text.length, 1);
  }
}
