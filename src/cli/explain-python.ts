/** `syslab explain --python threading.Lock`: a name of the Python reference for a terminal. */
import type { PythonEntry } from "../core/python/knowledge.ts";
import { lastName } from "../core/python/library.ts";
import { wrap } from "./columns.ts";
import { painter, plain } from "./explain.ts";
import { readLibrary } from "./library.ts";
import type { Arguments } from "./main.ts";
import { say } from "./messages.ts";

export function explainPython({ language, json, rest }: Arguments): number {
  const name = rest.join(" ");
  const { python } = readLibrary(language);
  const entry = python.entry(name);
  if (!entry) {
    console.error(name === "" ? say(language, "whatToExplain") : say(language, "nothingKnown", name));
    return name === "" ? 2 : 1;
  }
  const members = python.membersOf(name);
  if (json) console.log(JSON.stringify({ name, entry, members }, undefined, 2));
  else console.log(linesOf(entry, members).join("\n"));
  return 0;
}

/** The entry whole, its members by their summaries. */
function linesOf(entry: PythonEntry, members: readonly PythonEntry[]): string[] {
  const paint = painter(process.stdout.isTTY && process.env["NO_COLOR"] === undefined);
  const texts = [
    entry.summary,
    ...(entry.params ?? []).map(({ name, text }) => `  ${name}: ${text}`),
    ...(entry.returns === undefined ? [] : [entry.returns]),
    ...Object.entries(entry.raises ?? {}).map(([name, text]) => `  ${name}: ${text}`),
    ...(entry.pitfalls ?? []).map((pitfall) => `⚠ ${pitfall}`),
    ...members.map(({ name, signature = "", summary }) => `  ${lastName(name)}${signature}: ${summary}`),
  ];
  const width = process.stdout.columns ?? 80;
  const head = `${entry.name}${entry.signature ?? ""}`;
  return [paint.bold(head), ...texts.flatMap((text) => wrap(plain(text), width))];
}
