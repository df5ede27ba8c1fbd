import fs from "node:fs";
import { EventEmitter, type Event, type ExtensionContext, Uri } from "vscode";
import type { Contents } from "../core/contents.ts";
import { ReadingProgress } from "./reading-progress.ts";
import { UiLanguage } from "./ui-language.ts";

/** What the features share. Files are read when a feature first asks for them. */
export interface App {
  readonly context: ExtensionContext;
  readonly language: UiLanguage;
  readonly reading: ReadingProgress;
  readonly contents: Contents;
  /** A file or folder that is shipped with the extension: `dist("notes")`. */
  dist(...path: string[]): Uri;
  /** Fires when the state of a lab has changed. */
  readonly onDidChangeLabs: Event<void>;
  labsChanged(): void;
}

export function createApp(context: ExtensionContext): App {
  const labs = new EventEmitter<void>();
  const dist = (...path: string[]) => Uri.joinPath(context.extensionUri, "dist", ...path);
  let contents: Contents | undefined;
  const language = new UiLanguage();
  context.subscriptions.push(labs, language);
  return {
    context,
    language,
    reading: new ReadingProgress(context.globalState),
    dist,
    get contents() {
      contents ??= JSON.parse(fs.readFileSync(dist("contents.json").fsPath, "utf8")) as Contents;
      return contents;
    },
    onDidChangeLabs: labs.event,
    labsChanged: () => labs.fire(),
  };
}
