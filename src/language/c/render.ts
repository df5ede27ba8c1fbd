/** Entries as the Markdown of a hover: short, and about this use. */
import { declare } from "../../core/c/declare.ts";
import { format } from "../../core/format.ts";
import type {
  ConstantEntry,
  Entry,
  ErrnoEntry,
  Field,
  FunctionEntry,
  Links,
  StructEntry,
} from "../../core/knowledge.ts";
import type { Library } from "../../core/library.ts";
import type { FeatureOptions } from "../document.ts";
import { emphasized, fence, paragraphs } from "../markdown.ts";
import { listed, withAside } from "../punctuation.ts";
import { WORDS } from "../words.ts";

/** How many errors are explained in a hover; the others are named, and the page has them all. */
const ERRORS_EXPLAINED = 3;
const PITFALLS_SHOWN = 2;
/** `Linux 4.5`, unlike `GNU` or `POSIX.1-2001`, which say little beside a flag. */
const VERSION = /^(?:Linux|glibc|GCC|libevent) \d/;
/** A struct's fields that a hover lists. */
const FIELDS_SHOWN = 10;

/** `here` says what this very call does. */
export function renderFunction(
  entry: FunctionEntry,
  here: string | undefined,
  library: Library,
  options: FeatureOptions,
): string {
  const { before, behind } = saidAnywhere(entry, library, options);
  return paragraphs([before, here && emphasized(here), behind]);
}

/** What is said of a function wherever it is called, around the line about the call. */
interface Anywhere {
  readonly links: boolean;
  readonly before: string;
  readonly behind: string;
}

/** By the entries of a library, which are of one language: the same few functions are hovered over again and again. */
const anywhere = new WeakMap<FunctionEntry, Anywhere>();

function saidAnywhere(entry: FunctionEntry, library: Library, options: FeatureOptions): Anywhere {
  const { links = false } = options;
  const known = anywhere.get(entry);
  if (known?.links === links) return known;
  const superseded = entry.replacedBy && format(WORDS[library.language].superseded, `\`${entry.replacedBy}\``);
  const said: Anywhere = {
    links,
    before: paragraphs([declaration(entry.signature, entry.header), entry.summary, superseded && `⚠ ${superseded}`]),
    behind: paragraphs([returnsAndErrors(entry, library), pitfalls(entry), footer(entry, library, options)]),
  };
  anywhere.set(entry, said);
  return said;
}

export function renderConstant(entry: ConstantEntry, library: Library, options: FeatureOptions): string {
  return paragraphs([
    declaration(entry.value === undefined ? entry.name : `${entry.name} = ${entry.value}`, entry.header),
    entry.summary,
    usage(entry, library),
    pitfalls(entry),
    footer(entry, library, options),
  ]);
}

/** `call` is the call before it in the same function that can fail so, and what the error means for that call. */
export function renderErrno(
  entry: ErrnoEntry,
  call: { name: string; meaning: string } | undefined,
  library: Library,
  options: FeatureOptions,
): string {
  const words = WORDS[library.language];
  return paragraphs([
    declaration(`${entry.name} = ${entry.value}   // "${entry.message}"`, entry.header),
    call && format(words.ofCall, `**\`${call.name}\`**`, call.meaning),
    entry.summary,
    format(words.remedy, entry.remedy),
    pitfalls(entry),
    footer(entry, library, options),
  ]);
}

export function renderField(
  owner: StructEntry,
  field: Field,
  here: string | undefined,
  library: Library,
  options: FeatureOptions,
): string {
  const words = WORDS[library.language];
  const members = library.members(field.accepts).map((member) => `\`${member.name}\``);
  const tag = owner.tag === "typedef" ? owner.name : `${owner.tag} ${owner.name}`;
  return paragraphs([
    declaration(`${declare(field.type, field.name)};   // ${format(words.fieldOf, tag)}`, owner.header),
    field.text,
    here && emphasized(here),
    members.length > 0 && format(words.inSet, members.slice(0, 12).join(", ") + (members.length > 12 ? "…" : "")),
    footer({ ...owner, see: [] }, library, options),
  ]);
}

export function renderEntry(entry: Entry, library: Library, options: FeatureOptions): string {
  switch (entry.kind) {
    case "function":
    case "macro":
      return renderFunction(entry, undefined, library, options);
    case "constant":
      return renderConstant(entry, library, options);
    case "errno":
      return renderErrno(entry, undefined, library, options);
    case "struct":
      return paragraphs([structBlock(entry), entry.summary, pitfalls(entry), footer(entry, library, options)]);
    case "type":
      return paragraphs([
        declaration(
          entry.definition === undefined ? entry.name : `typedef ${entry.definition} ${entry.name};`,
          entry.header,
        ),
        entry.summary,
        pitfalls(entry),
        footer(entry, library, options),
      ]);
    case "variable":
      return paragraphs([
        declaration(`extern ${entry.type} ${entry.name};`, entry.header),
        entry.summary,
        pitfalls(entry),
        footer(entry, library, options),
      ]);
    case "header":
      return paragraphs([`\`#include <${entry.name}>\``, entry.summary, footer(entry, library, options)]);
  }
}

/** A literal where its parameter gives it a meaning. */
export function renderArgument(literal: string, meaning: string, owner: string, name: string): string {
  const said = meaning.startsWith(`\`${literal}\` = `) ? meaning : `\`${literal}\` — ${meaning}`;
  return paragraphs([said, `\`${owner}\`${name === "..." ? "" : ` · \`${name}\``}`]);
}

function declaration(code: string, header: string | undefined): string {
  return fence("c", header === undefined ? code : `${code}      <${header}>`);
}

function structBlock({ tag, name, fields, header }: StructEntry): string {
  const shown = fields.slice(0, FIELDS_SHOWN).map((field) => `    ${declare(field.type, field.name)};`);
  if (fields.length > FIELDS_SHOWN) shown.push("    …");
  const [open, close] = tag === "typedef" ? ["typedef struct {", `} ${name};`] : [`${tag} ${name} {`, "};"];
  return fence("c", [`${open}      <${header}>`, ...shown, close].join("\n"));
}

function returnsAndErrors(entry: FunctionEntry, library: Library): string | undefined {
  const words = WORDS[library.language];
  const errors = Object.entries(entry.errors ?? {});
  const named = errors.map(([name, text], index) =>
    index < ERRORS_EXPLAINED ? withAside(name, firstClause(text), library.language) : name,
  );
  const parts = [
    entry.returns && format(words.returns, entry.returns),
    named.length > 0 && format(words.errors, listed(named, library.language)),
  ];
  return parts.filter(Boolean).join("  \n") || undefined;
}

export function firstClause(text: string): string {
  const end = text.search(/[.;](?:\s|$)|[。；]/);
  return (end < 0 ? text : text.slice(0, end)).trim();
}

export function pitfalls(entry: Pick<Entry, "pitfalls">): string | undefined {
  const shown = entry.pitfalls?.slice(0, PITFALLS_SHOWN) ?? [];
  return shown.length > 0 ? shown.map((pitfall) => `⚠ ${pitfall}`).join("  \n") : undefined;
}

/** The calls and structs that take a constant, and since which version it can be counted on. */
function usage(entry: ConstantEntry, library: Library): string {
  const words = WORDS[library.language];
  const names = library.usersOf(entry.family);
  const shown = (names.length > 6 ? [...names.slice(0, 5), "…"] : names).map((name) => `\`${name}\``);
  const since = entry.since && VERSION.test(entry.since) ? entry.since : undefined;
  const parts = [
    shown.length > 0 && format(words.usedWith, listed(shown, library.language)),
    since && format(words.since, since),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** Section, lab, picture, the whole page, the manual page: links where the editor follows them, else plain words. */
export function footer(
  entry: Links & Pick<Entry, "name">,
  library: Library,
  { links = false }: FeatureOptions,
): string | undefined {
  const words = WORDS[library.language];
  const title = (id: string) => library.titles[id] ?? id;
  const link = (text: string, command: string, ...args: string[]) =>
    links ? `[${text}](command:syslab.${command}?${encodeURIComponent(JSON.stringify(args))})` : text;
  const manual = /(\w+)\((\d\w*)\)/.exec(entry.source ?? "");
  const parts = [
    ...(entry.sections ?? []).slice(0, 2).map((id) => link(title(id), "openNote", id)),
    ...(entry.labs ?? []).slice(0, 1).map((id) => link(format(words.lab, title(id)), "openLab", id)),
    ...(entry.diagrams ?? []).slice(0, 1).map((id) => link(format(words.diagram, title(id)), "openDiagram", id)),
    ...(links ? [link(words.page, "openReference", entry.name)] : []),
    ...(manual?.[1] && manual[2]
      ? [links ? link(words.manual, "openManual", manual[1], manual[2]) : `${manual[1]}(${manual[2]})`]
      : []),
  ];
  return parts.length > 0 ? parts.join(" · ") : undefined;
}
