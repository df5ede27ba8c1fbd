import fs from "node:fs";
import path from "node:path";
import type { Knowledge, OpenKnowledge } from "../core/knowledge.ts";
import type { Language } from "../core/language.ts";
import { Library } from "../core/library.ts";
import { unpack } from "../core/packed.ts";
import { FileLines } from "./file-lines.ts";

const EMPTY = { entries: [], families: [], cpp: [], commands: [], values: [], titles: {} };

/** Loads the compiled reference of a language when it is first asked for, and keeps it. */
export class Libraries {
  readonly #folder: string;
  readonly #report: (message: string) => void;
  readonly #loaded = new Map<Language, Library>();

  /** `folder` holds `knowledge.<language>.jsonl`; what goes wrong is reported once, and nothing is explained then. */
  constructor(folder: string, report: (message: string) => void) {
    this.#folder = folder;
    this.#report = report;
  }

  of(language: Language): Library {
    let library = this.#loaded.get(language);
    if (!library) {
      library = new Library(this.#read(language));
      this.#loaded.set(language, library);
    }
    return library;
  }

  #read(language: Language): Knowledge | OpenKnowledge {
    const file = path.join(this.#folder, `knowledge.${language}.jsonl`);
    try {
      return unpack<OpenKnowledge>(new FileLines(fs.readFileSync(file)));
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      this.#report(
        language === "en"
          ? `Syslab cannot read its reference ${file} (${cause}). Install the extension again.`
          : `Syslab 读不到参考资料 ${file}（${cause}）。请重新安装扩展。`,
      );
      return { language, ...EMPTY };
    }
  }
}
