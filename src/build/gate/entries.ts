import { waysTo } from "../commands.ts";
import type { CppSource } from "../cpp-reference.ts";
import type { Problems } from "../problems.ts";
import type { ReferenceSources } from "../reference.ts";
import { isFunction, type CFile, type ShellFile } from "../schema.ts";
import { parametersOf } from "../signature.ts";
import type { Source } from "../yaml.ts";
import { apiNames, type Names } from "./names.ts";

/** Names are unique, references resolve, and the documented parameters are the signature's. */
export function checkEntries({ c, cpp, shell }: ReferenceSources, names: Names, problems: Problems): void {
  checkUnique(c, problems);
  for (const source of c) {
    checkReferences(source, source.value, [], names, problems);
    checkParameters(source, problems);
    checkChoices(source, names, problems);
  }
  for (const source of cpp) checkReferences(source, source.value, [], names, problems);
  for (const source of shell) {
    checkReferences(source, source.value, [], names, problems);
    if (source.value.kind !== "values") checkOptions(source, problems);
    if (source.value.kind === "command" && source.value.like && !names.commands.has(source.value.like)) {
      problems.add(
        source.file,
        source.lineOf("like"),
        `like: there is no command ${source.value.like}`,
        "correct the name",
      );
    }
    checkPlaces(source, names, problems);
    checkFileName(source, problems);
  }
}

/** A command is found by its file; a name that is no word, such as `:`, cannot be that of one. */
function checkFileName(source: Source<ShellFile>, problems: Problems): void {
  const { file, value } = source;
  if (value.kind !== "command" && value.kind !== "subcommand") return;
  const expected = file.slice(file.lastIndexOf("/") + 1).replace(/\.yaml$/, "");
  if (value.name === expected || !/[\w ]/.test(value.name)) return;
  problems.add(file, source.lineOf("name"), `the name ${value.name} is not that of the file`, "rename one of them");
}

/** A subcommand whose command does not exist would be lost without a word. */
function checkPlaces(source: Source<ShellFile>, names: Names, problems: Problems): void {
  if (source.value.kind !== "subcommand") return;
  for (const [index, way] of waysTo(source.value).entries()) {
    const command = way.slice(0, way.lastIndexOf(" "));
    if (names.commandPaths.has(command)) continue;
    const key = index === 0 ? "of" : "also";
    problems.add(source.file, source.lineOf(key), `${key}: there is no command ${command}`, "correct the name");
  }
}

/** A struct and a function may share a name (`stat`); two of the same kind may not. */
function checkUnique(sources: readonly Source<CFile>[], problems: Problems): void {
  const seen = new Map<string, string>();
  for (const source of sources) {
    const { kind } = source.value;
    for (const name of apiNames(source.value)) {
      const key = kind === "struct" ? `struct ${name}` : name;
      const first = seen.get(key);
      if (first !== undefined)
        problems.add(
          source.file,
          lineOfName(source, name),
          `${name} is already defined in ${first}`,
          "keep one of them",
        );
      else seen.set(key, source.file);
    }
  }
}

function lineOfName(source: Source<CFile>, name: string): number {
  const { kind } = source.value;
  if (kind === "family") return source.lineOf("members", name);
  if (kind === "types" || kind === "variables" || kind === "headers") return source.lineOf(kind, name);
  return kind === "errno" ? source.lineOf("errors", name) : source.lineOf("name");
}

function checkParameters(source: Source<CFile>, problems: Problems): void {
  const file = source.value;
  if (!isFunction(file)) return;
  const inSignature = parametersOf(file.signature, file.name).map((parameter) => parameter.name);
  for (const name of inSignature) {
    if (name in file.params) continue;
    problems.add(
      source.file,
      source.lineOf("params"),
      `parameter ${name} is not documented`,
      "describe it under params",
    );
  }
  for (const name of Object.keys(file.params)) {
    if (inSignature.includes(name)) continue;
    problems.add(
      source.file,
      source.lineOf("params", name),
      `the signature has no parameter ${name}`,
      "use the signature's names",
    );
  }
}

/** A choice by another parameter names one that exists, and families that exist. */
function checkChoices(source: Source<CFile>, names: Names, problems: Problems): void {
  const file = source.value;
  if (!isFunction(file)) return;
  for (const [name, { acceptsBy }] of Object.entries(file.params)) {
    if (!acceptsBy) continue;
    const report = (what: string) =>
      problems.add(
        source.file,
        source.lineOf("params", name, "acceptsBy"),
        `acceptsBy: there is no ${what}`,
        "correct the name",
      );
    if (!(acceptsBy.param in file.params)) report(`parameter ${acceptsBy.param}`);
    for (const [constant, families] of Object.entries(acceptsBy.families)) {
      if (!names.api.has(constant)) report(constant);
      for (const family of families) if (!names.families.has(family)) report(`family ${family}`);
    }
  }
}

/** The keys whose values name other things, and the set in which each must be found. */
const REFERENCES = { sections: "sections", labs: "labs", diagrams: "diagrams", includes: "optionSets" } as const;

function checkReferences(
  source: Source<CFile> | Source<ShellFile> | CppSource,
  value: unknown,
  at: (string | number)[],
  names: Names,
  problems: Problems,
): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const here = [...at, Array.isArray(value) ? Number(key) : key];
    if (Array.isArray(member) && member.every((item) => typeof item === "string")) {
      for (const [index, name] of member.entries()) {
        if (resolves(source, key, name, names)) continue;
        problems.add(
          source.file,
          source.lineOf(...here, index),
          `${key}: there is no ${name}`,
          "correct the name, or write what it names",
        );
      }
    }
    checkReferences(source, member, here, names, problems);
  }
}

function resolves(source: { file: string }, key: string, name: string, names: Names): boolean {
  if (key in REFERENCES) return names[REFERENCES[key as keyof typeof REFERENCES]].has(name);
  // What a parameter of C++ takes is checked with its entry.
  if (key === "accepts" && source.file.includes("/cpp/")) return true;
  if (key === "accepts") return names.families.has(name) || names.valueSets.has(name);
  if (key !== "see") return true;
  return source.file.includes("/shell/") ? names.commands.has(name) || names.api.has(name) : names.api.has(name);
}

/** No spelling twice among the options of one command, or of one subcommand. */
function checkOptions(source: Source<ShellFile>, problems: Problems): void {
  if (source.value.kind === "values") return;
  const visit = (command: OptionHolder, at: (string | number)[]): void => {
    const seen = new Set<string>();
    command.options.forEach((option, index) => {
      for (const name of option.names) {
        if (seen.has(name)) {
          const line = source.lineOf(...at, "options", index);
          problems.add(source.file, line, `option ${name} stands twice`, "keep one of them");
        }
        seen.add(name);
      }
    });
    command.subcommands?.forEach((inner, index) => visit(inner, [...at, "subcommands", index]));
  };
  visit(source.value, []);
}

interface OptionHolder {
  readonly options: readonly { readonly names: readonly string[] }[];
  readonly subcommands?: readonly OptionHolder[] | undefined;
}
