/** Which manual page explains a constant: an index over the tags of the pages of sections 2, 3 and 7, made when it is first needed. */
import path from "node:path";
import { readManualPage, type ManualItem, type ManualPage } from "../../core/manual/page.ts";
import type { ManualPages } from "./pages.ts";

const SECTIONS = ["2", "7", "3"];
/** Pages read before other work has its turn. */
const AT_ONCE = 8;

export interface FoundConstant {
  readonly page: ManualPage;
  readonly item: ManualItem;
}

export class ConstantIndex {
  readonly #pages: ManualPages;
  readonly #found = new Map<string, string>();
  #built: Promise<void> | undefined;

  constructor(pages: ManualPages) {
    this.#pages = pages;
  }

  /** The paragraph about a constant; undefined when no page has one, or the index is not ready in `patience` milliseconds. */
  async find(name: string, patience: number): Promise<FoundConstant | undefined> {
    this.#built ??= this.#build();
    await Promise.race([this.#built, new Promise((resolve) => setTimeout(resolve, patience).unref())]);
    const file = this.#found.get(name);
    const source = file === undefined ? undefined : await this.#pages.source(file);
    if (file === undefined || source === undefined) return undefined;
    const page = { ...readManualPage(source), ...titleOf(file) };
    const item = page.items.find(({ tag, text }) => text !== "" && namesIn(tag).includes(name));
    return item && { page, item };
  }

  async #build(): Promise<void> {
    for (const section of SECTIONS) {
      const files = await this.#pages.files(section);
      for (let at = 0; at < files.length; at += AT_ONCE) {
        await Promise.all(files.slice(at, at + AT_ONCE).map((file) => this.#take(file)));
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  }

  async #take(file: string): Promise<void> {
    const source = await this.#pages.source(file, Infinity);
    if (source === undefined || source.startsWith(".so ")) return;
    for (const [, line] of source.matchAll(/^\.(?:TP.*|TQ)\n(.*)|^\.IP (.*)/gm)) {
      for (const name of namesIn(line ?? "")) if (!this.#found.has(name)) this.#found.set(name, file);
    }
  }
}

/** `PR_SET_NAME (since Linux 2.6.9)` names one, `POLLRDNORM, POLLIN` two. */
function namesIn(tag: string): string[] {
  const before = tag.replace(/\(.*/, "").replace(/^\.[A-Z]+/, "");
  return before.match(/\b[A-Z][A-Z0-9]*_?[A-Z0-9_]{2,}\b/g) ?? [];
}

/** `/usr/share/man/man2/prctl.2.gz` is prctl(2). */
function titleOf(file: string): { name: string; section: string } {
  const [, name = "", section = ""] = /^(.*)\.(\w+?)(?:\.gz)?$/.exec(path.basename(file)) ?? [];
  return { name, section };
}
