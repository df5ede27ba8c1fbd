import fs from "node:fs";
import path from "node:path";
import type { Knowledge } from "../core/knowledge.ts";
import type { Language } from "../core/language.ts";
import { Library } from "../core/library.ts";
import { unpack, type Packed } from "../core/packed.ts";
import { say } from "./messages.ts";

/** The compiled reference of a language, which lies beside the program; where it is broken, the error says so. */
export function readLibrary(language: Language): Library {
  const file = path.join(__dirname, `knowledge.${language}.json`);
  try {
    return new Library(unpack<Knowledge>(JSON.parse(fs.readFileSync(file, "utf8")) as Packed));
  } catch (error) {
    throw new Error(say(language, "noReference", file, error instanceof Error ? error.message : String(error)));
  }
}
