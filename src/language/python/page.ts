/** A name of the Python reference as a whole page: everything that is known about it. */
import { format } from "../../core/format.ts";
import type { Library } from "../../core/library.ts";
import type { PythonEntry } from "../../core/python/knowledge.ts";
import { lastName } from "../../core/python/library.ts";
import { PAGE_WORDS } from "../page-words.ts";
import { labelled, withMeanings } from "../punctuation.ts";
import { WORDS } from "../words.ts";
import { declarationOf, related } from "./render.ts";

/** Sections, labs and pictures as links below a heading. */
export type RelatedLinks = (entry: Pick<PythonEntry, "sections" | "labs" | "diagrams">) => string | undefined;

export function pythonPage(name: string, library: Library, links: RelatedLinks): string | undefined {
  const entry = library.python.entry(name);
  if (!entry) return undefined;
  const words = PAGE_WORDS[library.language];
  const members = library.python.membersOf(name);
  const { see: _see, ...places } = related(entry);
  const facts = [entry.since && `Python ≥ ${entry.since}`, entry.source && format(words.source, entry.source)];
  return [
    `# ${entry.name}`,
    fence(declarationOf(entry)),
    entry.summary,
    entry.replacedBy && `> ${words.replacedBy} \`${entry.replacedBy}\``,
    ...details(entry, library),
    members.length > 0 && rows(members.map((member) => [link(member.name, lastName(member.name)), member.summary])),
    section(
      words.pitfalls,
      entry.pitfalls?.map((pitfall) => `- ⚠ ${pitfall}`),
    ),
    entry.example && `## ${words.example}\n\n${fence(entry.example)}`,
    `*${facts.filter(Boolean).join(" · ")}*`,
    links(places),
    entry.see && labelled(words.see, entry.see.map((other) => link(other, other)).join(" · "), library.language),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function details(entry: PythonEntry, library: Library): (string | undefined)[] {
  const words = PAGE_WORDS[library.language];
  const raises = Object.entries(entry.raises ?? {});
  return [
    section(
      words.params,
      entry.params?.map(({ name, text, values, since }) => {
        const version = since === undefined ? "" : ` *(Python ≥ ${since})*`;
        return `- \`${name}\` — ${withMeanings(text, values, library.language)}${version}`;
      }),
    ),
    entry.returns && `## ${words.returns}\n\n${entry.returns}`,
    section(
      WORDS[library.language].exceptions,
      raises.map(([name, text]) => `- ${library.python.entry(name) ? link(name, name) : `\`${name}\``} — ${text}`),
    ),
  ];
}

function section(title: string, items: readonly string[] | undefined): string | undefined {
  return items && items.length > 0 ? `## ${title}\n\n${items.join("\n")}` : undefined;
}

function rows(cells: readonly (readonly [string, string])[]): string {
  return ["| | |", "| --- | --- |", ...cells.map(([a, b]) => `| ${a} | ${b.replaceAll("|", "\\|")} |`)].join("\n");
}

function link(name: string, text: string): string {
  return `[${text}](api:${name})`;
}

function fence(code: string): string {
  return `\`\`\`python\n${code.trimEnd()}\n\`\`\``;
}
