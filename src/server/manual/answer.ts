/** Answers from installed manual pages, where the reference has none. */
import type { Hover } from "vscode-languageserver/node";
import type { Language } from "../../core/language.ts";
import { itemOf, type ManualPage } from "../../core/manual/page.ts";
import { renderManualItem, renderManualPage } from "../../language/manual.ts";
import type { Unexplained } from "../../language/unexplained.ts";
import { ConstantIndex } from "./constants.ts";
import { ManualPages } from "./pages.ts";

const CALLS = ["2", "3"];
const TYPES = ["3type", "2type"];
const COMMANDS = ["1", "8", "1ssl", "1p", "7", "5"];
/** How long, in milliseconds, a hover waits for the index of constants; the next one finds it ready. */
const PATIENCE = 2500;

export class ManualAnswers {
  readonly #pages: ManualPages;
  readonly #constants: ConstantIndex;

  constructor(pages = new ManualPages()) {
    this.#pages = pages;
    this.#constants = new ConstantIndex(pages);
  }

  async hover(wanted: Unexplained, language: Language): Promise<Hover | undefined> {
    switch (wanted.kind) {
      case "function": {
        const page = await this.#pages.page(wanted.name, CALLS);
        return page && declares(page, wanted) ? renderManualPage(page, language) : undefined;
      }
      case "struct": {
        const page = await this.#pages.page(wanted.name, TYPES);
        return page && renderManualPage(page, language);
      }
      case "constant": {
        const found = await this.#constants.find(wanted.name, PATIENCE);
        return found && renderManualItem(found.page, found.item, language);
      }
      case "command":
        return this.#command(wanted.path, wanted.option, language);
    }
  }

  /** A subcommand has its own page, `git-stash(1)`, or a paragraph in that of its command. */
  async #command(path: readonly string[], option: string | undefined, language: Language): Promise<Hover | undefined> {
    const own = await this.#pages.page(path.join("-"), COMMANDS);
    const whole = path.length > 1 ? await this.#pages.page(path[0] ?? "", COMMANDS) : undefined;
    if (option === undefined) {
      if (own) return renderManualPage(own, language);
      const item = whole && itemOf(whole, path.at(-1) ?? "");
      return item && renderManualItem(whole, item, language);
    }
    for (const page of [own, whole]) {
      const item = page && itemOf(page, option);
      if (item) return renderManualItem(page, item, language);
    }
    return undefined;
  }
}

/** A function of the program's own may have the name of a page; then its header is not among the includes. */
function declares(page: ManualPage, { includes }: { includes: readonly string[] }): boolean {
  const headers = page.synopsis.flatMap((line) => /^#include\s+<([^>]+)>/.exec(line)?.[1] ?? []);
  return headers.length > 0 && (includes.includes('"') || headers.some((header) => includes.includes(header)));
}
