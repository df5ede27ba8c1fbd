import fs from "node:fs";
import path from "node:path";
import type { Language } from "../core/language.ts";
import { Library } from "../core/library.ts";
import { openKnowledge, type Part } from "../core/open-knowledge.ts";
import { FileLines } from "./file-lines.ts";

/** Loads the compiled reference of a language when it is first asked for, and keeps it. */
export class Libraries {
  readonly #folder: string;
  readonly #report: (message: string) => void;
  readonly #loaded = new Map<Language, Library>();

  /** `folder` holds the compiled parts; what goes wrong is reported once, and nothing of that part is explained then. */
  constructor(folder: string, report: (message: string) => void) {
    this.#folder = folder;
    this.#report = report;
  }

  of(language: Language): Library {
    let library = this.#loaded.get(language);
    if (!library) {
      const file = (part: Part) => path.join(this.#folder, `${part}.${language}.jsonl`);
      const open = (part: Part) => new FileLines(fs.readFileSync(file(part)));
      const recover = (part: Part, error: unknown) => this.#complain(language, file(part), error);
      library = new Library(openKnowledge(language, open, recover));
      this.#loaded.set(language, library);
    }
    return library;
  }

  #complain(language: Language, file: string, error: unknown): void {
    const cause = error instanceof Error ? error.message : String(error);
    this.#report(
      language === "en"
        ? `Syslab cannot read its reference ${file} (${cause}). Install the extension again.`
        : `Syslab 读不到参考资料 ${file}（${cause}）。请重新安装扩展。`,
    );
  }
}
