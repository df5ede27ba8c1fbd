import fs from "node:fs";
import path from "node:path";
import type { Language } from "../core/language.ts";
import { Library } from "../core/library.ts";
import { openKnowledge, type Part } from "../core/open-knowledge.ts";
import { say } from "./messages.ts";

/** The compiled reference of a language, which lies beside the program; where it is broken, the error says so. */
export function readLibrary(language: Language): Library {
  const file = (part: Part) => path.join(__dirname, `${part}.${language}.jsonl`);
  const open = (part: Part) => {
    const lines = fs.readFileSync(file(part), "utf8").split("\n");
    return { line: (index: number) => lines[index] ?? "" };
  };
  const fail = (part: Part, error: unknown) => {
    throw new Error(say(language, "noReference", file(part), error instanceof Error ? error.message : String(error)));
  };
  return new Library(openKnowledge(language, open, fail));
}
