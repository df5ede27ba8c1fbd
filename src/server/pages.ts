/** Requests of Syslab's own: a page of the reference, and the list of its names. */
import type { Library } from "../core/library.ts";
import { provideNames } from "../language/names.ts";
import { providePage } from "../language/page.ts";

export function answerPage(params: unknown, library: Library): string | null {
  const name = (params as { name?: unknown } | null)?.name;
  return typeof name === "string" ? (providePage(name, library) ?? null) : null;
}

export function answerNames(library: Library) {
  return provideNames(library);
}
