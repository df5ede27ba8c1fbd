/** A name of the Python reference as a whole page: everything that is known about it. */
import { format } from "../../core/format.ts";
import type { Library } from "../../core/library.ts";
import type { PythonEntry } from "../../core/python/knowledge.ts";
import { lastName } from "../../core/python/library.ts";
import { bulletSection, code, fence, pageLink, paragraphs, table } from "../markdown.ts";
import { related } from "../page-parts.ts";
import { PAGE_WORDS } from "../page-words.ts";
import { labelled, withMeanings } from "../punctuation.ts";
import { WORDS } from "../words.ts";
import { declarationOf } from "./render.ts";

export function pythonPage(name: string, library: Library): string | undefined {
  const entry = library.python.entry(name);
  if (!entry) return undefined;
  const words = PAGE_WORDS[library.language];
  const members = library.python.membersOf(name);
  const { see, ...rest } = entry;
  const facts = [entry.since && `Python ≥ ${entry.since}`, entry.source && format(words.source, entry.source)];
  return paragraphs([
    `# ${entry.name}`,
    fence("python", declarationOf(entry)),
    entry.summary,
    entry.replacedBy && `> ${words.replacedBy} \`${entry.replacedBy}\``,
    ...details(entry, library),
    members.length > 0 &&
      table(
        ["", ""],
        members.map((member) => [pageLink(member.name, lastName(member.name)), member.summary]),
      ),
    bulletSection(
      words.pitfalls,
      entry.pitfalls?.map((pitfall) => `⚠ ${pitfall}`),
    ),
    entry.example && `## ${words.example}\n\n${fence("python", entry.example)}`,
    `*${facts.filter(Boolean).join(" · ")}*`,
    related(rest, library),
    see && labelled(words.see, see.map((other) => pageLink(other)).join(" · "), library.language),
  ]);
}

function details(entry: PythonEntry, library: Library): (string | undefined)[] {
  const words = PAGE_WORDS[library.language];
  const raises = Object.entries(entry.raises ?? {});
  return [
    bulletSection(
      words.params,
      entry.params?.map(({ name, text, values, since }) => {
        const version = since === undefined ? "" : ` *(Python ≥ ${since})*`;
        return `\`${name}\` — ${withMeanings(text, values, library.language)}${version}`;
      }),
    ),
    entry.returns && `## ${words.returns}\n\n${entry.returns}`,
    bulletSection(
      WORDS[library.language].exceptions,
      raises.map(([name, text]) => `${library.python.entry(name) ? pageLink(name) : code(name)} — ${text}`),
    ),
  ];
}
