import path from "node:path";
import { commands, Uri, ViewColumn, window, workspace, type WebviewPanel } from "vscode";
import { sectionsOf } from "../core/contents.ts";
import type { ReaderHostMessage, ReaderPageMessage, ReaderSource, ReaderView } from "../webview/protocol.ts";
import type { App } from "./app.ts";
import { register } from "./commands.ts";
import { follow } from "./links.ts";
import { MESSAGES } from "./messages.ts";
import { pageHtml, resourceRoots, tabIcon } from "./page.ts";
import { chooseSection } from "./quick-picks.ts";
import { viewOf } from "./reader-views.ts";

const TYPE = "syslab.reader";
let open: Reader | undefined;

/** One panel shows sections, lab instructions, the learner's notes and reference entries in turn. */
export function activate(app: App): void {
  register(app, "syslab.openNote", async (target?: string | { file: string; line: number }) => {
    const source = await sourceOf(app, target);
    if (source) showInReader(app, source);
  });
  app.context.subscriptions.push(
    window.registerWebviewPanelSerializer(TYPE, {
      async deserializeWebviewPanel(panel: WebviewPanel, state: unknown) {
        adopt(app, panel, isSource(state) ? state : { kind: "section", id: "book/9.1" });
      },
    }),
    app.language.onDidChange(() => void open?.refresh()),
    app.reading.onDidChange(() => void open?.refresh()),
    workspace.onDidSaveTextDocument(({ uri }) => void open?.refreshIfFile(uri)),
  );
}

/** Shows a source in the reader's panel, beside the editor when the learner is writing there. */
export function showInReader(app: App, source: ReaderSource, column?: ViewColumn): void {
  if (open) {
    open.show(source);
    open.panel.reveal(column, false);
    return;
  }
  const panel = window.createWebviewPanel(TYPE, "Syslab", column ?? ViewColumn.Active, {
    enableScripts: true,
    enableFindWidget: true,
    localResourceRoots: resourceRoots(app),
  });
  adopt(app, panel, source);
}

/** The lab whose instructions are shown. */
export function labInReader(): string | undefined {
  return open?.lab;
}

function adopt(app: App, panel: WebviewPanel, source: ReaderSource): void {
  const reader = new Reader(app, panel, source);
  open = reader;
  panel.onDidDispose(() => {
    if (open === reader) open = undefined;
  });
}

class Reader {
  readonly panel: WebviewPanel;
  readonly #app: App;
  #source: ReaderSource;
  #ready = false;
  /** What was shown before, the latest last. */
  readonly #trail: ReaderSource[] = [];
  #turn = 0;
  #back = false;

  constructor(app: App, panel: WebviewPanel, source: ReaderSource) {
    this.#app = app;
    this.panel = panel;
    this.#source = source;
    panel.iconPath = tabIcon(app);
    panel.webview.onDidReceiveMessage((message: ReaderPageMessage) => void this.#receive(message));
    this.#allowPictures();
    panel.webview.html = pageHtml(app, panel.webview, "reader");
  }

  get lab(): string | undefined {
    return this.#source.kind === "lab" ? this.#source.id : undefined;
  }

  show(source: ReaderSource): void {
    if (placeOf(source) !== placeOf(this.#source)) this.#trail.push(this.#source);
    this.#turnTo(source, false);
  }

  #turnTo(source: ReaderSource, back: boolean): void {
    this.#source = source;
    this.#back = back;
    this.#turn++;
    this.#allowPictures();
    void this.refresh();
  }

  async refresh(): Promise<void> {
    const source = this.#source;
    const view = await viewOf(this.#app, this.panel.webview, source);
    // A slow answer must not replace what the learner has opened since.
    if (source !== this.#source) return;
    this.panel.title = view.title;
    if (this.#ready) this.#post(view);
  }

  async refreshIfFile(uri: Uri): Promise<void> {
    if (this.#source.kind === "file" && this.#source.file === uri.toString()) await this.refresh();
  }

  /** A learner's note brings pictures from its own folder. */
  #allowPictures(): void {
    const { webview } = this.panel;
    const extra = this.#source.kind === "file" ? [parentOf(Uri.parse(this.#source.file))] : [];
    webview.options = {
      ...webview.options,
      enableScripts: true,
      localResourceRoots: resourceRoots(this.#app, ...extra),
    };
  }

  #post(view: ReaderView): void {
    const message: ReaderHostMessage = {
      type: "view",
      source: this.#source,
      view,
      turn: this.#turn,
      back: this.#back,
      canGoBack: this.#trail.length > 0,
    };
    void this.panel.webview.postMessage(message);
  }

  async #receive(message: ReaderPageMessage): Promise<void> {
    switch (message.type) {
      case "ready":
        this.#ready = true;
        return this.refresh();
      case "back":
        return this.#turnTo(this.#trail.pop() ?? this.#source, true);
      case "follow":
        return this.#follow(message.link);
      case "read":
        if (this.#source.kind === "section") await this.#app.reading.set(this.#source.id, message.read);
        return;
      case "switchLanguage":
        await this.#run("syslab.switchLanguage");
        return;
      case "command":
        await this.#run(message.command, ...message.arguments);
        return;
    }
  }

  /** Links of our schemes, and in a learner's notes also relative links to other Markdown files. */
  async #follow(link: string): Promise<void> {
    if (this.#source.kind !== "file" || /^[a-z]+:/i.test(link)) return follow(link);
    const [file = "", fragment] = link.split("#");
    const target = Uri.joinPath(parentOf(Uri.parse(this.#source.file)), decodeURIComponent(file));
    if (/\.(md|markdown)$/i.test(file))
      this.show({ kind: "file", file: target.toString(), line: 0, ...(fragment && { fragment }) });
    else await this.#run("vscode.open", target);
  }

  async #run(command: string, ...values: unknown[]): Promise<void> {
    await commands.executeCommand(command, ...values);
  }
}

async function sourceOf(app: App, target?: string | { file: string; line: number }): Promise<ReaderSource | undefined> {
  if (typeof target === "object") return { kind: "file", file: target.file, line: target.line };
  const id = target ?? (await chooseSection(app));
  if (id === undefined) return undefined;
  if (sectionsOf(app.contents).some((section) => section.id === id)) return { kind: "section", id };
  throw new Error(app.language.say(MESSAGES.noSuchSection, id));
}

/** Headings of one note are one place: going back leads out of it. */
function placeOf(source: ReaderSource): string {
  return source.kind === "file" ? source.file : JSON.stringify(source);
}

function isSource(state: unknown): state is ReaderSource {
  const kind = (state as { kind?: unknown } | undefined)?.kind;
  return kind === "section" || kind === "lab" || kind === "file" || kind === "entry";
}

function parentOf(uri: Uri): Uri {
  return uri.with({ path: path.posix.dirname(uri.path) });
}
