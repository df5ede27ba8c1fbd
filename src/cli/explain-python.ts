/** `syslab explain --python threading.Lock`: a name of the Python reference for a terminal. */
import type { PythonEntry } from "../core/python/knowledge.ts";
import { lastName } from "../core/python/library.ts";
import type { Library } from "../core/library.ts";
import { wrap } from "./columns.ts";
import { painter, plain, type ExplainOptions } from "./explain.ts";

/** A name of the Python reference; empty when nothing has it. */
export function explainPythonName(name: string, library: Library, options: ExplainOptions = {}): string {
  const { python } = library;
  const entry = python.entry(name);
  if (!entry) return "";
  const members = python.membersOf(name);
  if (options.json) return JSON.stringify({ name, entry, members }, undefined, 2);
  return linesOf(entry, members, options).join("\n");
}

/** The entry whole, its members by their summaries. */
function linesOf(
  entry: PythonEntry,
  members: readonly PythonEntry[],
  { color = false, width = 80 }: ExplainOptions,
): string[] {
  const texts = [
    entry.summary,
    ...(entry.params ?? []).map(({ name, text }) => `  ${name}: ${text}`),
    ...(entry.returns === undefined ? [] : [entry.returns]),
    ...Object.entries(entry.raises ?? {}).map(([name, text]) => `  ${name}: ${text}`),
    ...(entry.pitfalls ?? []).map((pitfall) => `⚠ ${pitfall}`),
    ...members.map(({ name, signature = "", summary }) => `  ${lastName(name)}${signature}: ${summary}`),
  ];
  const head = `${entry.name}${entry.signature ?? ""}`;
  return [painter(color).bold(head), ...texts.flatMap((text) => wrap(plain(text), width))];
}
