/** A whole page of the reference as Markdown, for the reader: everything that is known about a name. */
import { declare } from "../core/c/declare.ts";
import type { Command, ConstantEntry, Entry, Example, FunctionEntry, StructEntry } from "../core/knowledge.ts";
import { format } from "../core/format.ts";
import type { Library } from "../core/library.ts";
import { cppPage } from "./cpp/page.ts";
import { bulletSection, code, fence, pageLink, paragraphs, table } from "./markdown.ts";
import { origin, related } from "./page-parts.ts";
import { PAGE_WORDS } from "./page-words.ts";
import { pythonPage } from "./python/page.ts";

type Words = (typeof PAGE_WORDS)["en"];

/** `epoll_wait`, `tar`, `threading.Lock`; a name of C and Python (`select`) has both. Undefined when nothing has it. */
export function providePage(name: string, library: Library): string | undefined {
  const python = pythonPage(name, library);
  const other = python !== undefined && name.includes(".") ? undefined : pageOf(name, library);
  return [other, python].filter((page) => page !== undefined).join("\n\n---\n\n") || undefined;
}

/** Of C or the shell; of a field, as `epoll_event.events`, the page of its struct. */
function pageOf(name: string, library: Library): string | undefined {
  const words = PAGE_WORDS[library.language];
  const command = library.command(name);
  const entries = library.entriesOf(name);
  if (entries.length > 0) {
    const pages = entries.map((entry) => entryPage(entry, library, words));
    return [...pages, ...(command ? [commandPage(command, library, words)] : [])].join("\n\n---\n\n");
  }
  if (command) return commandPage(command, library, words);
  const cpp = cppPage(name, library);
  if (cpp !== undefined) return cpp;
  const dot = name.indexOf(".");
  return dot > 0 ? providePage(name.slice(0, dot), library) : undefined;
}

function entryPage(entry: Entry, library: Library, words: Words): string {
  return paragraphs([
    `# ${entry.name}`,
    declaration(entry),
    entry.summary,
    ...detailsOf(entry, library, words),
    bulletSection(
      words.pitfalls,
      entry.pitfalls?.map((pitfall) => `⚠ ${pitfall}`),
    ),
    entry.example && `## ${words.example}\n\n${fence("c", entry.example)}`,
    origin(entry, library.language),
    related(entry, library),
  ]);
}

function declaration(entry: Entry): string {
  const include = entry.header === undefined ? "" : `#include <${entry.header}>\n\n`;
  switch (entry.kind) {
    case "function":
    case "macro":
      return fence("c", `${include}${entry.signature};`);
    case "struct":
      return fence("c", `${include}${structDeclaration(entry)}`);
    case "constant":
    case "errno":
      return fence("c", `${include}\n\n#define ${entry.name}${entry.value === undefined ? "" : ` ${entry.value}`}`);
    case "type":
      return fence("c", `${include}${entry.definition ? `typedef ${entry.definition} ${entry.name};` : entry.name}`);
    case "variable":
      return fence("c", `${include}\n\nextern ${entry.type} ${entry.name};`);
    case "header":
      return fence("c", include);
  }
}

function structDeclaration({ tag, name, fields }: StructEntry): string {
  const members = fields.map((field) => `    ${declare(field.type, field.name)};`).join("\n");
  return tag === "typedef" ? `typedef struct {\n${members}\n} ${name};` : `${tag} ${name} {\n${members}\n};`;
}

function detailsOf(entry: Entry, library: Library, words: Words): (string | undefined)[] {
  switch (entry.kind) {
    case "function":
    case "macro":
      return functionDetails(entry, library, words);
    case "struct":
      return [
        table(
          [words.field, words.type, words.meaning],
          entry.fields.map((field) => [code(field.name), code(field.type), field.text]),
        ),
      ];
    case "constant":
      return constantDetails(entry, library, words);
    case "errno":
      return [
        format(words.strerror, entry.message),
        format(words.remedy, entry.remedy),
        usedBy(entry.name, library, words),
      ];
    default:
      return [];
  }
}

function functionDetails(entry: FunctionEntry, library: Library, words: Words): (string | undefined)[] {
  const params = entry.params.map((param) => `- \`${param.name}\` — ${param.text}${valueList(param.values)}`);
  const families = [...new Set(entry.params.flatMap((param) => param.accepts ?? []))];
  const errors = Object.entries(entry.errors ?? {});
  return [
    entry.replacedBy && `> ${words.replacedBy} [${entry.replacedBy}](api:${entry.replacedBy})`,
    params.length > 0 ? `## ${words.params}\n\n${params.join("\n")}` : undefined,
    ...families.map((family) => familyTable(family, library, words)),
    entry.returns && `## ${words.returns}\n\n${entry.returns}`,
    errors.length > 0
      ? `## ${words.errors}\n\n${table(
          ["errno", words.cause],
          errors.map(([name, text]) => [pageLink(name), text]),
        )}`
      : undefined,
    entry.safety && `## ${words.safety}\n\n${entry.safety}`,
  ];
}

function familyTable(name: string, library: Library, words: Words): string | undefined {
  const family = library.family(name);
  if (!family) return undefined;
  const rows = library.members([name]).map((member) => [pageLink(member.name), member.summary]);
  return `### ${family.title}\n\n${table([words.constant, words.meaning], rows)}`;
}

function constantDetails(entry: ConstantEntry, library: Library, words: Words): (string | undefined)[] {
  const users = library.usersOf(entry.family);
  const used = users.length > 0 ? format(words.usedWith, users.map((name) => pageLink(name)).join(" · ")) : undefined;
  return [used, familyTable(entry.family, library, words)];
}

function usedBy(errno: string, library: Library, words: Words): string | undefined {
  const rows = library.entries.flatMap((entry) => {
    const text = entry.kind === "function" ? entry.errors?.[errno] : undefined;
    return text === undefined ? [] : [[pageLink(entry.name), text]];
  });
  return rows.length > 0 ? `## ${words.byCall}\n\n${table([words.call, words.meaning], rows)}` : undefined;
}

function commandPage(command: Command, library: Library, words: Words): string {
  const options = command.options.map((option) => {
    const argument = option.argument ? ` *${option.argument.name}*` : "";
    const pitfall = option.pitfall ? ` ⚠ ${option.pitfall}` : "";
    return [
      option.names.map(code).join(" ") + argument,
      option.text + values(option.argument?.values, words) + pitfall,
    ];
  });
  const operands = command.operands?.map(
    (operand) => `- \`${operand.name}\` — ${operand.text}${values(operand.words, words)}`,
  );
  return paragraphs([
    `# ${command.name}`,
    command.synopsis && fence("sh", command.synopsis),
    command.summary,
    command.replacedBy && `> ${words.replacedBy} \`${command.replacedBy}\``,
    examples(command.examples, words),
    options.length > 0 ? `## ${words.options}\n\n${table([words.option, words.meaning], options)}` : undefined,
    operands && `## ${words.operands}\n\n${operands.join("\n")}`,
    bulletSection(
      words.status,
      Object.entries(command.status ?? {}).map(([status, text]) => `\`${status}\` — ${text}`),
    ),
    bulletSection(
      words.pitfalls,
      command.pitfalls?.map((pitfall) => `⚠ ${pitfall}`),
    ),
    origin(command, library.language),
    related({ see: command.see ?? [], sections: command.sections ?? [] }, library),
  ]);
}

function examples(lines: readonly Example[] | undefined, words: Words): string | undefined {
  if (!lines || lines.length === 0) return undefined;
  return `## ${words.examples}\n\n${lines.map(({ line, text }) => `${text}\n\n${fence("sh", line)}`).join("\n\n")}`;
}

function values(meanings: Readonly<Record<string, string>> | undefined, words: Words): string {
  const said = Object.entries(meanings ?? {}).map(([value, text]) => format(words.value, code(value), text));
  return said.length > 0 ? format(words.values, said.join(words.and)) : "";
}

/** Below a parameter, what its special values mean. */
function valueList(meanings: Readonly<Record<string, string>> | undefined): string {
  return Object.entries(meanings ?? {})
    .map(([value, text]) => `\n  - \`${value}\` — ${text}`)
    .join("");
}
