/** Requests of Syslab's own: a page of the reference, the list of its names, an explained command line. */
import type { Library } from "../core/library.ts";
import { explainLine, type Explanation } from "../core/shell/explain.ts";
import { provideNames } from "../language/names.ts";
import { providePage } from "../language/page.ts";

export function answerPage(params: unknown, library: Library): string | null {
  const name = (params as { name?: unknown } | null)?.name;
  return typeof name === "string" ? (providePage(name, library) ?? null) : null;
}

export function answerNames(library: Library) {
  return provideNames(library);
}

/** Longer than any line that a person reads. */
const LONGEST = 20_000;

export function answerExplanation(params: unknown, library: Library): Explanation[] | null {
  const line = (params as { line?: unknown } | null)?.line;
  return typeof line === "string" ? explainLine(line.slice(0, LONGEST), library) : null;
}
