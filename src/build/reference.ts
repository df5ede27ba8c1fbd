/** Turns the authored reference, both languages side by side, into the `Knowledge` of one language. */
import type { z } from "zod";
import type { CppEntry } from "../core/cpp/knowledge.ts";
import type { Command, Entry, Family, Knowledge, Param, Snippet, ValueSet } from "../core/knowledge.ts";
import { LANGUAGES, type Language, type Text } from "../core/language.ts";
import { cppEntriesOf, type CppSource } from "./cpp-reference.ts";
import { commandsOf, sharedOptions, withIncluded } from "./commands.ts";
import { functionsOf, withFailures } from "./failures.ts";
import {
  cFile,
  shellFile,
  snippetFile,
  type CFile,
  type FunctionFile,
  type ShellFile,
  type SnippetFile,
} from "./schema.ts";
import type { PythonEntry } from "../core/python/knowledge.ts";
import type { Problems } from "./problems.ts";
import { compiledPython } from "./python-reference.ts";
import { cppFile } from "./schema-cpp.ts";
import { pythonFile, type PythonFile } from "./schema-python.ts";
import { parametersOf } from "./signature.ts";
import { familiesOfParam, usersByFamily, type AuthoredParam } from "./users.ts";
import { filesBelow, readYamls, type Source } from "./yaml.ts";

export interface ReferenceSources {
  readonly c: readonly Source<CFile>[];
  readonly cpp: readonly CppSource[];
  readonly shell: readonly Source<ShellFile>[];
  readonly snippets: readonly Source<SnippetFile>[];
  readonly python: readonly Source<PythonFile>[];
}

export function readReference(root: string, problems: Problems): ReferenceSources {
  const files = (folder: string) => filesBelow(root, `notes/reference/${folder}`, ".yaml");
  const read = <T>(names: readonly string[], schema: z.ZodType<T>) => readYamls(root, names, schema, problems);
  return {
    c: read([...files("c"), ...filesBelow(root, "notes/reference", "errno.yaml")], cFile),
    cpp: read(files("cpp"), cppFile),
    shell: withInherited(read(files("shell"), shellFile)),
    snippets: read(files("snippets"), snippetFile),
    python: read(files("python"), pythonFile),
  };
}

/** `like: grep` of egrep gives it what grep has, as far as it says nothing itself. */
function withInherited(sources: readonly Source<ShellFile>[]): readonly Source<ShellFile>[] {
  const commands = new Map(sources.map(({ value }) => [value.name, value]));
  const shared = sharedOptions(sources.map(({ value }) => value));
  return sources.map((source) => {
    const { value } = source;
    const model = value.kind === "command" && value.like !== undefined ? commands.get(value.like) : undefined;
    if (value.kind !== "command" || model?.kind !== "command") return source;
    const { operands = model.operands, status = model.status, syntax = model.syntax } = value;
    return {
      ...source,
      value: { ...value, operands, status, syntax, options: withIncluded(value.options, [model.name], shared) },
    };
  });
}

/** `titles` are those of sections, labs and diagrams, by id. */
export function compileReference(
  sources: ReferenceSources,
  titles: Readonly<Record<string, Text>>,
): Readonly<Record<Language, Knowledge>> {
  const files = sources.c.map(({ value }) => value);
  const functions = functionsOf(files);
  const users = usersByFamily(files);
  const entries = files.flatMap((file) => entriesOf(withFailures(file, functions))).map(shown);
  const python = compiledPython(sources.python, constantsOf(entries as Record<string, unknown>[]));
  const compileFor = (language: Language): Knowledge => {
    const translate = translator(language);
    return {
      language,
      entries: translate(entries) as Entry[],
      families: files.flatMap((file) => translate(familiesOf(file, users)) as Family[]),
      cpp: sources.cpp.flatMap((source) => translate(cppEntriesOf(source.value)) as CppEntry[]),
      commands: translate(commandsOf(sources.shell.map(({ value }) => value))) as Command[],
      values: sources.shell.flatMap((source) => translate(valuesOf(source.value)) as ValueSet[]),
      snippets: translate(sources.snippets.map(({ value: { frame: _frame, ...snippet } }) => snippet)) as Snippet[],
      python: translate(python) as PythonEntry[],
      titles: translate(titles) as Record<string, string>,
    };
  };
  return Object.fromEntries(LANGUAGES.map((language) => [language, compileFor(language)])) as Record<
    Language,
    Knowledge
  >;
}

/** By name, for languages that have constants of C. */
function constantsOf(entries: readonly Record<string, unknown>[]): Map<string, Record<string, unknown>> {
  const constants = entries.filter(({ kind }) => kind === "constant" || kind === "errno");
  return new Map(constants.map((entry) => [String(entry["name"]), entry]));
}

/**
 * Replaces every `{ en, zh-cn }` by the sentence of one language; `{ en, zh-cn, …facts }` keeps the
 * facts and gets the sentence as `text`. Members that are undefined are left out.
 */
function translator(language: Language): (value: unknown) => unknown {
  const translate = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(translate);
    if (typeof value !== "object" || value === null) return value;
    const { en, "zh-cn": zh, ...facts } = value as Record<string, unknown>;
    const isText = typeof en === "string" && typeof zh === "string";
    if (isText && Object.keys(facts).length === 0) return language === "en" ? en : zh;
    const kept = Object.entries(isText ? facts : (value as Record<string, unknown>))
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, translate(member)] as const);
    return { ...Object.fromEntries(kept), ...(isText && { text: language === "en" ? en : zh }) };
  };
  return translate;
}

/** The entries of one file, still in both languages: compiled shapes but for `{ en, zh-cn }`. */
function entriesOf(file: CFile): unknown[] {
  switch (file.kind) {
    case "function":
    case "macro":
      return [{ ...file, params: paramsOf(file) }];
    case "struct":
      return [{ ...file, fields: Object.entries(file.fields).map(([name, field]) => ({ name, ...field })) }];
    case "family":
      return membersOf(file);
    case "types":
      return named(file.types, "type");
    case "variables":
      return named(file.variables, "variable");
    case "headers":
      return named(file.headers, "header").map((entry) => ({ ...entry, header: entry["name"] }));
    case "errno":
      return named(file.errors, "errno").map((entry) => ({
        ...entry,
        value: String(entry["value"]),
        header: "errno.h",
        source: file.source,
      }));
  }
}

/** What is for the gate alone is left out: what an example takes for granted, and what cannot be proved here. */
function shown(entry: unknown): unknown {
  const { given: _given, elsewhere: _elsewhere, ...facts } = entry as Record<string, unknown>;
  return facts;
}

function named(entries: Record<string, { en: string; "zh-cn": string }>, kind: string): Record<string, unknown>[] {
  return Object.entries(entries).map(([name, { en, "zh-cn": zh, ...facts }]) => ({
    ...facts,
    name,
    kind,
    summary: { en, "zh-cn": zh },
  }));
}

function paramsOf(file: FunctionFile): (Omit<Param, "text"> | Text)[] {
  return parametersOf(file.signature, file.name).map(({ name }) => {
    const param = file.params[name];
    return param ? { name, ...param, ...allFamilies(param) } : { name, text: "" };
  });
}

/** `accepts` of a compiled parameter holds the families of every choice. */
function allFamilies(param: AuthoredParam): Pick<Param, "accepts"> {
  const families = familiesOfParam(param);
  return families.length > 0 ? { accepts: families } : {};
}

type FamilyFile = Extract<CFile, { kind: "family" }>;

/** Constants inherit from their family what they do not say themselves. */
function membersOf(file: FamilyFile): unknown[] {
  const { header, sections, labs, diagrams, source, see } = file;
  return Object.entries(file.members).map(([name, { en, "zh-cn": zh, ...facts }]) => {
    const own = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
    return {
      header,
      sections,
      labs,
      diagrams,
      source,
      see,
      ...own,
      name,
      kind: "constant",
      family: file.name,
      summary: { en, "zh-cn": zh },
    };
  });
}

function familiesOf(file: CFile, users: ReturnType<typeof usersByFamily>): unknown[] {
  if (file.kind !== "family") return [];
  const { name, title, combine, members } = file;
  return [{ name, title, combine, members: Object.keys(members), users: users.get(name) ?? [] }];
}

function valuesOf(file: ShellFile): unknown[] {
  return file.kind === "values" ? [{ name: file.name, values: file.values }] : [];
}
