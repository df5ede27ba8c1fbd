import type { TextDocumentContentChangeEvent, TextDocumentItem } from "vscode-languageserver/node";
import { TextLines } from "../core/lines.ts";
import type { LanguageDocument } from "../language/document.ts";

export type ServedDocument = LanguageDocument;

/** The open texts, kept as arrays of lines and edited in place. */
export class Documents {
  readonly #open = new Map<string, ServedDocument>();

  get(uri: string): ServedDocument | undefined {
    return this.#open.get(uri);
  }

  open({ uri, languageId, text }: TextDocumentItem): void {
    this.#open.set(uri, { uri, languageId, lines: new TextLines(text) });
  }

  /** A change without a range replaces the whole text, as the protocol has it. */
  change(uri: string, changes: readonly TextDocumentContentChangeEvent[]): void {
    for (const change of changes) {
      const document = this.#open.get(uri);
      if (!document) return;
      if ("range" in change) document.lines.applyChange(change.range, change.text);
      else this.#open.set(uri, { ...document, lines: new TextLines(change.text) });
    }
  }

  close(uri: string): void {
    this.#open.delete(uri);
  }
}
