/** The page of a name of C++ as Markdown: everything that is known about it, with all members of a class. */
import type { CppEntry, CppMember } from "../../core/cpp/knowledge.ts";
import { simpleName } from "../../core/cpp/library.ts";
import type { Param } from "../../core/knowledge.ts";
import type { Language } from "../../core/language.ts";
import type { Library } from "../../core/library.ts";
import { fence, paragraphs } from "../markdown.ts";
import { origin, related } from "../page-parts.ts";
import { PAGE_WORDS } from "../page-words.ts";
import { labelled, withMeanings } from "../punctuation.ts";
import { WORDS } from "../words.ts";

/** `std::mutex`, or a member as `std::mutex::lock`, which is on the page of its class. */
export function cppPage(name: string, library: Library): string | undefined {
  const { cpp } = library;
  const entry = cpp.find(name)?.entry ?? cpp.header(name) ?? cpp.find(`std::${name}`)?.entry;
  if (!entry) return undefined;
  const words = PAGE_WORDS[library.language];
  const include = entry.header === undefined ? [] : [`#include <${entry.header}>`];
  const declared = entry.kind === "header" ? [] : ["", ...(entry.signatures ?? []).map((signature) => `${signature};`)];
  return paragraphs([
    `# ${entry.name}`,
    fence("cpp", [...include, ...declared].join("\n").trim()),
    entry.summary,
    ...facts(entry, library, "## "),
    members(entry, library),
    pitfalls(entry.pitfalls, `## ${words.pitfalls}\n\n`),
    entry.example && `## ${words.example}\n\n${fence("cpp", entry.example)}`,
    origin(entry, library.language),
    related(entry, library),
  ]);
}

function facts(
  { params, returns, throws }: CppEntry | CppMember,
  library: Library,
  head: string,
): (string | undefined)[] {
  const words = PAGE_WORDS[library.language];
  const part = (title: string, text: string | undefined) =>
    text && (head ? `${head}${title}\n\n${text}` : labelled(`**${title}**`, text, library.language));
  return [
    part(
      words.params,
      params && `\n${params.map((param) => paramItem(param, library.language)).join("\n")}`.slice(head ? 1 : 0),
    ),
    part(words.returns, returns),
    part(WORDS[library.language].exceptions, throws),
  ];
}

function paramItem({ name, text, values }: Param, language: Language): string {
  return `- \`${name}\` — ${withMeanings(text, values, language)}`;
}

function members(entry: CppEntry, library: Library): string | undefined {
  const all = library.cpp.members(entry);
  if (all.length === 0) return undefined;
  const words = PAGE_WORDS[library.language];
  const texts = all.map(({ member }) => {
    const name = member.name === simpleName(entry.name) ? `${member.name}()` : member.name;
    const since = member.since === undefined ? "" : ` ${origin({ since: member.since }, library.language)}`;
    const code = member.signatures && fence("cpp", member.signatures.map((signature) => `${signature};`).join("\n"));
    return paragraphs([
      `### ${name}`,
      code,
      member.text + since,
      ...facts(member, library, ""),
      pitfalls(member.pitfalls, ""),
    ]);
  });
  return `## ${words.members}\n\n${texts.join("\n\n")}`;
}

function pitfalls(list: readonly string[] | undefined, head: string): string | undefined {
  return list && head + list.map((pitfall) => `- ⚠ ${pitfall}`).join("\n");
}
