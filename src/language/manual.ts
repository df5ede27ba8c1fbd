/** Hovers whose words come from a manual page on the reader's machine, and say so. */
import type { Hover } from "vscode-languageserver-types";
import type { Language } from "../core/language.ts";
import type { ManualItem, ManualPage } from "../core/manual/page.ts";
import { WORDS } from "./words.ts";

/** What a page says of a function or command as a whole. */
export function renderManualPage(page: ManualPage, language: Language): Hover | undefined {
  if (page.summary === "" && page.description === "") return undefined;
  const synopsis = page.synopsis.filter((line) => !line.startsWith("#")).slice(0, MOST_LINES);
  const code = synopsis.length > 0 ? [`\`\`\`\n${synopsis.join("\n")}\n\`\`\``] : [];
  return hover([...code, sentence(page.summary), escape(page.description)], page, language);
}

/** What a page says of one option or constant. */
export function renderManualItem(page: ManualPage, item: ManualItem, language: Language): Hover {
  return hover([`**\`${item.tag.replaceAll("`", "'")}\`**`, escape(item.text)], page, language);
}

const MOST_LINES = 6;

function hover(lines: readonly string[], { name, section }: ManualPage, language: Language): Hover {
  const origin = WORDS[language].fromManual.replace("{}", `${name}(${section})`);
  return { contents: { kind: "markdown", value: [...lines.filter(Boolean), `_${origin}_`].join("\n\n") } };
}

/** NAME says it without a capital or a full stop. */
function sentence(summary: string): string {
  return summary === "" ? "" : `${escape(summary.charAt(0).toUpperCase() + summary.slice(1))}.`;
}

/** The words of a page are plain text, not Markdown. */
function escape(text: string): string {
  return text.replace(/[\\`*_<>[\]#|~]/g, (mark) => `\\${mark}`);
}
