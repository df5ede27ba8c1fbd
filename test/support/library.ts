import path from "node:path";
import { readContents } from "../../src/build/contents.ts";
import { readLabs } from "../../src/build/labs.ts";
import { titlesOf } from "../../src/build/main.ts";
import { Problems } from "../../src/build/problems.ts";
import { compileReference, readReference } from "../../src/build/reference.ts";
import type { Language } from "../../src/core/language.ts";
import { Library } from "../../src/core/library.ts";

/** The root of the project; tests run from it. */
export const ROOT = path.resolve(process.cwd());

let compiled: ReturnType<typeof compileReference> | undefined;

/** The real reference, compiled from notes/ once for each test file. */
export function loadLibrary(language: Language): Library {
  if (!compiled) {
    const problems = new Problems();
    const contents = readContents(ROOT, problems);
    const labs = readLabs(ROOT, problems);
    compiled = compileReference(readReference(ROOT, problems), titlesOf(contents, labs));
  }
  return new Library(compiled[language]);
}
