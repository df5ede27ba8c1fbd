/** Names of C++ as the Markdown of a hover. */
import type { CppEntry } from "../../core/cpp/knowledge.ts";
import { simpleName, type CppFound, type CppLibrary } from "../../core/cpp/library.ts";
import { format } from "../../core/format.ts";
import type { Library } from "../../core/library.ts";
import { footer, pitfalls } from "../c/render.ts";
import type { FeatureOptions } from "../document.ts";
import { emphasized, fence, paragraphs } from "../markdown.ts";
import { WORDS } from "../words.ts";
import { CPP_WORDS } from "./words.ts";

const SIGNATURES_SHOWN = 3;
const MEMBERS_SHOWN = 14;

export function renderCpp(
  { entry, member }: CppFound,
  here: string | undefined,
  library: Library,
  options: FeatureOptions,
): string {
  const words = WORDS[library.language];
  const { returns, throws } = member ?? entry;
  const facts = [
    returns && format(words.returns, returns),
    throws && format(CPP_WORDS[library.language].throws, throws),
  ];
  return paragraphs([
    member ? memberBlock({ entry, member }, library) : entryBlock(entry),
    member?.text ?? entry.summary,
    here && emphasized(here),
    facts.filter(Boolean).join("  \n"),
    !member && membersLine(entry, library),
    pitfalls(member ? { pitfalls: member.pitfalls ?? [] } : entry),
    footer(entry, library, options),
  ]);
}

function entryBlock(entry: CppEntry): string {
  if (entry.kind === "header") return `\`#include <${entry.name}>\``;
  const header = entry.header === undefined ? "" : `      <${entry.header}>`;
  const [first = entry.name, ...others] = shown(entry.signatures);
  return fence("cpp", [`${first}${header}${sinceComment(entry.since)}`, ...others].join("\n"));
}

function memberBlock({ entry, member }: CppFound, library: Library): string {
  const [first = member?.name ?? "", ...others] = shown(member?.signatures);
  const place = format(CPP_WORDS[library.language].memberOf, entry.name);
  const since = member?.since === undefined ? "" : `, ${member.since}`;
  return fence(
    "cpp",
    [`${first};   // ${place}${since}      <${entry.header}>`, ...others.map((line) => `${line};`)].join("\n"),
  );
}

function shown(signatures: readonly string[] = []): readonly string[] {
  return signatures.length > SIGNATURES_SHOWN ? [...signatures.slice(0, SIGNATURES_SHOWN), "…"] : signatures;
}

/** What every compiler has had since C++11 is not worth a word. */
function sinceComment(since: string | undefined): string {
  return since === undefined || since === "C++11" ? "" : `      // ${since}`;
}

function membersLine(entry: CppEntry, library: Library): string | undefined {
  const names = memberNames(entry, library.cpp);
  if (names.length === 0) return undefined;
  const words = CPP_WORDS[library.language];
  const list = names.slice(0, MEMBERS_SHOWN).map((name) => `\`${name}\``);
  if (names.length > MEMBERS_SHOWN) list.push("…");
  return format(entry.kind === "enum" ? words.values : words.members, list.join(", "));
}

/** Without constructors and the destructor, which have the name of the class. */
function memberNames(entry: CppEntry, cpp: CppLibrary): string[] {
  const own = simpleName(entry.name);
  return cpp
    .members(entry)
    .map(({ member }) => member.name)
    .filter((name) => name.replace("~", "") !== own);
}
