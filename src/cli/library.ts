import fs from "node:fs";
import path from "node:path";
import type { Knowledge } from "../core/knowledge.ts";
import type { Language } from "../core/language.ts";
import { Library } from "../core/library.ts";
import { unpack, type Packed } from "../core/packed.ts";

/** The compiled reference of a language, which lies beside the program. */
export function readLibrary(language: Language): Library {
  const file = path.join(__dirname, `knowledge.${language}.json`);
  return new Library(unpack<Knowledge>(JSON.parse(fs.readFileSync(file, "utf8")) as Packed));
}
