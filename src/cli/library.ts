import fs from "node:fs";
import path from "node:path";
import type { Language } from "../core/language.ts";
import { Library } from "../core/library.ts";
import { openKnowledge } from "../core/open-knowledge.ts";

/** The compiled reference of a language, which lies beside the program. */
export function readLibrary(language: Language): Library {
  const open = (part: string) => {
    const lines = fs.readFileSync(path.join(__dirname, `${part}.${language}.jsonl`), "utf8").split("\n");
    return { line: (index: number) => lines[index] ?? "" };
  };
  const fail = (_: string, error: unknown) => {
    throw error;
  };
  return new Library(openKnowledge(language, open, fail));
}
