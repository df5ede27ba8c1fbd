/** What the shell is in the middle of: a stack of frames, kept for the start of every line. */

export type FrameKind =
  | "top"
  | "subshell"
  | "substitution"
  | "process"
  | "backtick"
  | "case"
  | "single"
  | "double"
  | "ansi"
  | "parameter"
  | "arithmetic"
  | "arithmetic-command"
  | "parenthesis"
  | "array"
  | "test"
  | "heredoc";

/** What a frame that holds commands expects next. */
export type Phase =
  /** A command or a reserved word. */
  | "start"
  /** A command, after an assignment or a redirection. */
  | "prefix"
  /** A first argument, or the `()` of a function. */
  | "name"
  | "args"
  /** An operator, after `fi`, `}` or `)`. */
  | "closed"
  | "for-name"
  | "for-in"
  | "for-words"
  | "case-subject"
  | "case-in"
  | "pattern"
  | "function-name";

export interface HereDocument {
  readonly delimiter: string;
  /** `<<-`: leading tabs do not count. */
  readonly strip: boolean;
  /** `<<'EOF'`: nothing is expanded in it. */
  readonly quoted: boolean;
}

/** A frame while a line is being scanned. */
export interface Frame {
  kind: FrameKind;
  phase: Phase;
  /** A word has begun and not ended: it goes on after a quoted line end. */
  inWord: boolean;
  /** That word began as `name=`. */
  assigning: boolean;
  /** The next word belongs to this redirection operator. */
  redirection: string;
  here: HereDocument | undefined;
}

/** The stack at the end of a line, immutable and interned: equal states are the same object. */
export interface ShellState {
  readonly key: string;
  readonly frames: readonly Readonly<Frame>[];
  /** Here-documents announced whose text begins after the next line end. */
  readonly pending: readonly HereDocument[];
}

/** Deeper nesting than this is noise, and would make every state long. */
export const MAX_DEPTH = 50;

const COMMAND_KINDS: ReadonlySet<FrameKind> = new Set([
  "top",
  "subshell",
  "substitution",
  "process",
  "backtick",
  "case",
]);

/** Whether commands stand directly in this frame. */
export function holdsCommands(kind: FrameKind): boolean {
  return COMMAND_KINDS.has(kind);
}

export function newFrame(kind: FrameKind, phase: Phase = "start"): Frame {
  return { kind, phase, inWord: false, assigning: false, redirection: "", here: undefined };
}

export function stateOf(frames: readonly Frame[], pending: readonly HereDocument[]): ShellState {
  const first = frames[0];
  if (frames.length === 1 && pending.length === 0 && first && isFresh(first)) return INITIAL;
  let key = "";
  for (const frame of frames) key += keyOf(frame);
  for (const here of pending) key += `+${hereKey(here)}`;
  const known = interned.get(key);
  if (known) return known;
  // States differ by the delimiters of here-documents, so hostile input could fill the table.
  if (interned.size > 5000) interned.clear();
  const state = { key, frames: frames.map(frozen), pending: [...pending] };
  interned.set(key, state);
  return state;
}

/** Whether a new command may begin here, so that reading can start without what came before. */
export function isCommandStart(state: ShellState): boolean {
  const top = state.frames.at(-1);
  if (!top || state.pending.length > 0 || !holdsCommands(top.kind)) return false;
  return !top.inWord && top.redirection === "" && (top.phase === "start" || top.phase === "pattern");
}

export const INITIAL: ShellState = { key: "", frames: [newFrame("top")], pending: [] };

const interned = new Map<string, ShellState>();

function frozen({ kind, phase, inWord, assigning, redirection, here }: Frame): Frame {
  return { kind, phase, inWord, assigning, redirection, here };
}

function isFresh(frame: Frame): boolean {
  return frame.kind === "top" && frame.phase === "start" && !frame.inWord && frame.redirection === "";
}

function keyOf(frame: Frame): string {
  const here = frame.here ? `=${hereKey(frame.here)}` : "";
  return `/${frame.kind}:${frame.phase}${frame.inWord ? (frame.assigning ? "a" : "w") : ""}${frame.redirection}${here}`;
}

function hereKey(here: HereDocument): string {
  return `${here.strip ? "-" : ""}${here.quoted ? "'" : ""}${JSON.stringify(here.delimiter)}`;
}
