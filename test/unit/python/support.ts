import { provideCompletion } from "../../../src/language/completion.ts";
import { provideHover } from "../../../src/language/hover.ts";
import { provideSignatureHelp } from "../../../src/language/signature.ts";
import { loadLibrary } from "../../support/library.ts";
import { atCaret } from "../c/caret.ts";

export const library = loadLibrary("en");

function open(marked: string) {
  const { lines, position } = atCaret(marked);
  return { document: { uri: "file:///a.py", languageId: "python", lines }, position };
}

/** The hover at the caret of a Python text, as Markdown; empty where there is none. */
export function hoverAt(marked: string): string {
  const { document, position } = open(marked);
  const hover = provideHover(document, position, library);
  return hover ? (hover.contents as { value: string }).value : "";
}

/** The name that the hover at the caret is about; empty where there is none. */
export function nameAt(marked: string): string {
  return /^```python\n(?:async )?(?:class |import )?([\w.]+)/.exec(hoverAt(marked))?.[1] ?? "";
}

export function completionAt(marked: string, supplement = false) {
  const { document, position } = open(marked);
  return provideCompletion(document, position, library, { supplement });
}

/** The signature and the active parameter at the caret. */
export function signatureAt(marked: string): { call: string; active: string } | undefined {
  const { document, position } = open(marked);
  const help = provideSignatureHelp(document, position, library);
  const signature = help?.signatures[0];
  if (!signature) return undefined;
  const range = signature.parameters?.[help?.activeParameter ?? 0]?.label as [number, number] | undefined;
  return {
    call: /^(?:async )?(?:class )?([\w.]+)/.exec(signature.label)?.[1] ?? "",
    active: range ? signature.label.slice(...range) : "",
  };
}
