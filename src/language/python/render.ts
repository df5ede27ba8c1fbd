/** Python entries as the Markdown of a hover: short, and about this use. */
import { format } from "../../core/format.ts";
import type { Library } from "../../core/library.ts";
import type { PythonEntry, PythonParam } from "../../core/python/knowledge.ts";
import { firstClause, footer, pitfalls } from "../c/render.ts";
import type { FeatureOptions } from "../document.ts";
import { emphasized, fence, paragraphs } from "../markdown.ts";
import { listed, withAside } from "../punctuation.ts";
import { WORDS } from "../words.ts";

/** How many exceptions are explained in a hover; the others are named, and the page has them all. */
const EXCEPTIONS_EXPLAINED = 3;

export function renderPython(
  entry: PythonEntry,
  here: string | undefined,
  library: Library,
  options: FeatureOptions,
): string {
  const words = WORDS[library.language];
  return paragraphs([
    fence("python", declarationOf(entry)),
    entry.summary,
    entry.replacedBy && `⚠ ${format(words.superseded, `\`${entry.replacedBy}\``)}`,
    here && emphasized(here),
    returnsAndRaises(entry, library),
    pitfalls(entry),
    [entry.since && `*Python ≥ ${entry.since}*`, footer(entry, library, options)].filter(Boolean).join(" · "),
  ]);
}

/** A keyword or a literal, where its parameter gives it a meaning. */
export function renderParam(
  text: string,
  meaning: string,
  entry: PythonEntry,
  param: Pick<PythonParam, "name">,
): string {
  return paragraphs([`\`${text}\` — ${meaning}`, `\`${entry.name}\` · \`${param.name}\``]);
}

/** `async asyncio.sleep(delay, result=None)`, `threading.Lock.acquire(blocking=True, timeout=-1) -> bool`. */
export function declarationOf(entry: PythonEntry): string {
  const { kind, name, signature = "", result, value } = entry;
  const word = kind === "module" ? "import " : kind === "exception" || kind === "class" ? "class " : "";
  const arrow = result === undefined ? "" : signature === "" ? `: ${result}` : ` -> ${result}`;
  return `${entry.async ? "async " : ""}${word}${name}${signature}${arrow}${value === undefined ? "" : ` = ${value}`}`;
}

function returnsAndRaises(entry: PythonEntry, library: Library): string | undefined {
  const words = WORDS[library.language];
  const named = Object.entries(entry.raises ?? {}).map(([name, text], index) =>
    index < EXCEPTIONS_EXPLAINED ? withAside(`\`${name}\``, firstClause(text), library.language) : `\`${name}\``,
  );
  const parts = [
    entry.returns && format(words.returns, entry.returns),
    named.length > 0 && format(words.raises, listed(named, library.language)),
  ];
  return parts.filter(Boolean).join("  \n") || undefined;
}
