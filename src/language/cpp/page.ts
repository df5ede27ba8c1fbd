/** The page of a name of C++ as Markdown: everything that is known about it, with all members of a class. */
import type { CppEntry, CppMember } from "../../core/cpp/knowledge.ts";
import { simpleName } from "../../core/cpp/library.ts";
import { format } from "../../core/format.ts";
import type { Param } from "../../core/knowledge.ts";
import type { Language } from "../../core/language.ts";
import type { Library } from "../../core/library.ts";
import { PAGE_WORDS } from "../page-words.ts";
import { labelled, withMeanings } from "../punctuation.ts";
import { CPP_WORDS } from "./words.ts";

/** `std::mutex`, or a member as `std::mutex::lock`, which is on the page of its class. */
export function cppPage(
  name: string,
  library: Library,
  related: (entry: CppEntry) => string | undefined,
): string | undefined {
  const { cpp } = library;
  const entry = cpp.find(name)?.entry ?? cpp.header(name) ?? cpp.find(`std::${name}`)?.entry;
  if (!entry) return undefined;
  const words = PAGE_WORDS[library.language];
  const include = entry.header === undefined ? [] : [`#include <${entry.header}>`];
  const declared = entry.kind === "header" ? [] : ["", ...(entry.signatures ?? []).map((signature) => `${signature};`)];
  return [
    `# ${entry.name}`,
    fence([...include, ...declared].join("\n").trim()),
    entry.summary,
    ...facts(entry, library, "## "),
    members(entry, library),
    pitfalls(entry.pitfalls, `## ${words.pitfalls}\n\n`),
    entry.example && `## ${words.example}\n\n${fence(entry.example)}`,
    origin(entry, library),
    related(entry),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function facts(
  { params, returns, throws }: CppEntry | CppMember,
  library: Library,
  head: string,
): (string | undefined)[] {
  const words = CPP_WORDS[library.language];
  const part = (title: string, text: string | undefined) =>
    text && (head ? `${head}${title}\n\n${text}` : labelled(`**${title}**`, text, library.language));
  return [
    part(
      words.headParams,
      params && `\n${params.map((param) => paramItem(param, library.language)).join("\n")}`.slice(head ? 1 : 0),
    ),
    part(words.headReturns, returns),
    part(words.headThrows, throws),
  ];
}

function paramItem({ name, text, values }: Param, language: Language): string {
  return `- \`${name}\` — ${withMeanings(text, values, language)}`;
}

function members(entry: CppEntry, library: Library): string | undefined {
  const all = library.cpp.members(entry);
  if (all.length === 0) return undefined;
  const words = CPP_WORDS[library.language];
  const texts = all.map(({ member }) => {
    const name = member.name === simpleName(entry.name) ? `${member.name}()` : member.name;
    const since = member.since === undefined ? "" : ` *${format(words.since, member.since)}*`;
    const code = member.signatures && fence(member.signatures.map((signature) => `${signature};`).join("\n"));
    const parts = [
      `### ${name}`,
      code,
      member.text + since,
      ...facts(member, library, ""),
      pitfalls(member.pitfalls, ""),
    ];
    return parts.filter(Boolean).join("\n\n");
  });
  return `## ${words.headMembers}\n\n${texts.join("\n\n")}`;
}

function pitfalls(list: readonly string[] | undefined, head: string): string | undefined {
  return list && head + list.map((pitfall) => `- ⚠ ${pitfall}`).join("\n");
}

function origin({ since, source }: CppEntry, library: Library): string | undefined {
  const words = CPP_WORDS[library.language];
  const parts = [since && format(words.since, since), source && format(words.source, source)].filter(Boolean);
  return parts.length > 0 ? `*${parts.join(" · ")}*` : undefined;
}

function fence(text: string): string {
  return `\`\`\`cpp\n${text.trimEnd()}\n\`\`\``;
}
