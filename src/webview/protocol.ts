/** Every message between the extension and its pages. Free of VS Code, Node and the DOM. */
import type { Language } from "../core/language.ts";
import type { Explanation } from "../core/shell/explain.ts";

/** What a reader panel shows; also its state, so that it comes back after a reload. */
export type ReaderSource =
  | { readonly kind: "section"; readonly id: string }
  | { readonly kind: "lab"; readonly id: string }
  /** A Markdown file of the learner's, by its URI. */
  | { readonly kind: "file"; readonly file: string; readonly line: number; readonly fragment?: string }
  | { readonly kind: "entry"; readonly name: string };

/** A page of the reader, ready to be rendered. */
export interface ReaderView {
  readonly language: Language;
  readonly title: string;
  readonly markdown: string;
  /** Whether the text is ours. A learner's own may hold HTML, which is cleaned. */
  readonly trusted: boolean;
  /** Where relative pictures are, ending in a slash. */
  readonly base: string;
  /** SVG pictures by the name under which the text refers to them. */
  readonly pictures: Readonly<Record<string, string>>;
  readonly read?: boolean;
  readonly previous?: ReaderLink;
  readonly next?: ReaderLink;
  /** The lab whose instructions these are. */
  readonly lab?: string;
}

export interface ReaderLink {
  readonly title: string;
  readonly link: string;
}

export interface ReaderHostMessage {
  readonly type: "view";
  readonly source: ReaderSource;
  readonly view: ReaderView;
  /** Counts what was opened; the same page in another language keeps its number, and its place. */
  readonly turn: number;
  /** Whether the learner came back here from a later page. */
  readonly back: boolean;
  /** Whether another page was shown before. */
  readonly canGoBack: boolean;
}

export type ReaderPageMessage =
  | { readonly type: "ready" }
  | { readonly type: "back" }
  | { readonly type: "follow"; readonly link: string }
  | { readonly type: "read"; readonly read: boolean }
  | { readonly type: "switchLanguage" }
  | { readonly type: "command"; readonly command: LabCommand; readonly arguments: readonly string[] };

/** The commands that a page of lab instructions may run. */
export type LabCommand =
  | "syslab.startLab"
  | "syslab.runLab"
  | "syslab.checkLab"
  | "syslab.showHint"
  | "syslab.compareLab"
  | "syslab.resetLab";

/** Opens a diagram, or gives an open one its words in another language. */
export interface DiagramHostMessage {
  readonly type: "diagram";
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly words: Readonly<Record<string, string>>;
}

export type DiagramPageMessage =
  | { readonly type: "ready" }
  | { readonly type: "open"; readonly link: string }
  /** `data` is SVG source, or a PNG as a data URL. */
  | { readonly type: "export"; readonly format: "svg" | "png"; readonly name: string; readonly data: string };

/** An explained command line; the page keeps the line as its state, so that it comes back after a reload. */
export interface ExplainHostMessage {
  readonly type: "explained";
  readonly language: Language;
  readonly line: string;
  readonly pieces: readonly Explanation[];
}

export type ExplainPageMessage =
  | { readonly type: "ready" }
  | { readonly type: "explain"; readonly line: string }
  | { readonly type: "follow"; readonly link: string }
  | { readonly type: "copy"; readonly text: string };
