import fs from "node:fs";
import path from "node:path";
import type { OpenKnowledge } from "../core/knowledge.ts";
import type { Language } from "../core/language.ts";
import { Library } from "../core/library.ts";
import { unpack } from "../core/packed.ts";

/** The compiled reference of a language, which lies beside the program. */
export function readLibrary(language: Language): Library {
  const text = fs.readFileSync(path.join(__dirname, `knowledge.${language}.jsonl`), "utf8");
  const lines = text.split("\n");
  return new Library(unpack<OpenKnowledge>({ line: (index) => lines[index] ?? "" }));
}
