/** Words for the syntax of the shell, from the value sets that are authored for it. */
import type { Library } from "../library.ts";
import type { SyntaxKey } from "./piece.ts";

/** One phrase of `shell-phrases`; the empty string when it is not authored. */
export function phrase(library: Library, key: string, ...values: readonly (string | number)[]): string {
  return fill(library.valueSet("shell-phrases")?.values[key] ?? "", values);
}

/** What stands between the items of a list; the authored words carry no blanks at their ends. */
export function separator(library: Library, key: "comma" | "semicolon"): string {
  const mark = phrase(library, key).trim();
  return /^[,;]$/.test(mark) ? `${mark} ` : mark;
}

export function syntaxText(library: Library, { set, key, values = [] }: SyntaxKey): string | undefined {
  const sentences = library.valueSet(set)?.values;
  if (!sentences || !Object.hasOwn(sentences, key)) return undefined;
  return fill(sentences[key] ?? "", values);
}

/** Places are numbered, `{0}` and `{1}`, because languages order them differently. */
function fill(sentence: string, values: readonly (string | number)[]): string {
  return sentence.replace(/\{(\d)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
}
