/** The moving parts of a scan: where it is, its stack of frames, and who listens. */
import { type Frame, type FrameKind, type HereDocument, MAX_DEPTH, type Phase, type ShellState } from "./frames.ts";

/** What stands inside a word. */
export type LeafKind = "escape" | "variable" | "glob" | "brace" | "tilde";

export type WordRole =
  | "command"
  | "argument"
  | "assignment"
  | "reserved"
  | "target"
  | "delimiter"
  | "variable"
  | "item"
  | "subject"
  | "pattern"
  | "function"
  | "test"
  | "element";

/** Hears what is found, in the order of the text. Offsets count from the start of the scanned window. */
export interface Sink {
  open(kind: FrameKind, start: number, width: number): void;
  close(kind: FrameKind, end: number): void;
  leaf(kind: LeafKind, start: number, end: number): void;
  word(start: number, end: number, role: WordRole): void;
  operator(start: number, end: number): void;
  /** `fd` digits included: `2>`, `<<-`. */
  redirection(start: number, end: number): void;
  comment(start: number, end: number): void;
  newline(at: number): void;
}

/** A class, because frames of one shape are made many times faster than copies of objects. */
export class LiveFrame implements Frame {
  kind: FrameKind;
  phase: Phase;
  inWord = false;
  assigning = false;
  redirection = "";
  here: HereDocument | undefined = undefined;
  /** -1 when it began before the scan did. */
  wordStart = -1;
  /** The word so far is bare characters, so it may be a reserved word. */
  plain = false;

  constructor(kind: FrameKind, phase: Phase = "start") {
    this.kind = kind;
    this.phase = phase;
  }

  static of(this: void, frame: Readonly<Frame>): LiveFrame {
    const live = new LiveFrame(frame.kind, frame.phase);
    live.inWord = frame.inWord;
    live.assigning = frame.assigning;
    live.redirection = frame.redirection;
    live.here = frame.here;
    return live;
  }
}

export class Scan {
  text = "";
  at = 0;
  /** Offset of the line in the window. */
  base = 0;
  /** The rest of the line is a comment. */
  commented = false;
  frames: LiveFrame[];
  pending: HereDocument[];

  readonly sink: Sink | undefined;

  constructor(state: ShellState, sink?: Sink) {
    this.sink = sink;
    this.frames = state.frames.map(LiveFrame.of);
    this.pending = [...state.pending];
  }

  get top(): LiveFrame {
    return this.frames[this.frames.length - 1] as LiveFrame;
  }

  /** The character at a distance from the place; the empty string outside the line. */
  peek(distance = 0): string {
    return this.text.charAt(this.at + distance);
  }

  push(kind: FrameKind, width: number, phase: Phase = "start"): void {
    const start = this.base + this.at;
    this.at += width;
    if (this.frames.length >= MAX_DEPTH) return;
    this.sink?.open(kind, start, width);
    this.frames.push(new LiveFrame(kind, phase));
  }

  /** Ends the innermost frame; the outermost one stays. */
  pop(width: number): void {
    this.at += width;
    const top = this.top;
    this.sink?.close(top.kind, this.base + this.at);
    if (this.frames.length > 1) this.frames.pop();
    else this.frames[0] = new LiveFrame("top");
  }

  leaf(kind: LeafKind, width: number): void {
    const start = this.base + this.at;
    this.sink?.leaf(kind, start, start + width);
    this.at += width;
  }

  operator(width: number): void {
    const start = this.base + this.at;
    this.sink?.operator(start, start + width);
    this.at += width;
  }

  /** What a sticky expression matches at the place, or the empty string. */
  match(sticky: RegExp): string {
    sticky.lastIndex = this.at;
    // `test` makes no array of the match, which matters over thousands of lines.
    return sticky.test(this.text) ? this.text.slice(this.at, sticky.lastIndex) : "";
  }

  beginWord(plain: boolean): void {
    const top = this.top;
    if (!top.inWord) {
      top.inWord = true;
      top.wordStart = this.base + this.at;
      top.plain = plain;
      top.assigning = false;
    } else if (!plain) top.plain = false;
  }
}
