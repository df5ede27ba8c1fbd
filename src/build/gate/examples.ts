/** Compiles the example of every C entry, with no header but those of the names that it uses. */
import { spawnSync } from "node:child_process";
import type { Problems } from "../problems.ts";
import type { ReferenceSources } from "../reference.ts";
import type { CFile } from "../schema.ts";
import type { Source } from "../yaml.ts";

interface Example {
  readonly file: string;
  /** The one-based line above the example's first. */
  readonly line: number;
  readonly name: string;
  readonly headers: readonly string[];
  /** What the example takes for granted, then the example, as the body of a function. */
  readonly code: string;
}

/** Each example is the body of a function; those of one header are compiled together. */
export function checkExamples({ c }: ReferenceSources, problems: Problems): void {
  const headers = headersByName(c);
  const examples = c.flatMap((source) => examplesOf(source, headers));
  for (const header of new Set(examples.map((example) => example.headers[0]))) {
    const group = examples.filter((example) => example.headers[0] === header);
    if (compile(group).length === 0) continue;
    // Headers of other examples may be what is wrong: alone, each has only its own.
    for (const example of group) {
      for (const { line, message } of compile([example]))
        problems.add(example.file, line, `the example of ${example.name} does not compile (${message})`, "mend it");
    }
  }
}

/** The header that declares each name; that of the C library where the kernel has one too. */
function headersByName(sources: readonly Source<CFile>[]): Map<string, string> {
  const headers = new Map<string, string>();
  const add = (name: string, header: string | undefined) => {
    if (header === undefined) return;
    const known = headers.get(name);
    if (known === undefined || known.startsWith("linux/")) headers.set(name, header);
  };
  for (const { value } of sources) for (const [name, header] of declared(value)) add(name, header);
  return headers;
}

function declared(file: CFile): (readonly [string, string | undefined])[] {
  switch (file.kind) {
    case "function":
    case "macro":
    case "struct":
      return [[file.name, file.header]];
    case "family":
      return Object.entries(file.members).map(([name, member]) => [name, member.header ?? file.header]);
    case "types":
      return Object.entries(file.types).map(([name, { header }]) => [name, header]);
    case "variables":
      return Object.entries(file.variables).map(([name, { header }]) => [name, header]);
    case "errno":
      return Object.keys(file.errors).map((name) => [name, "errno.h"]);
    case "headers":
      return [];
  }
}

const INCLUDE = /^#include <(.*)>\n?/gm;
/** A function that is defined inside of another, as an extension of gcc has it, cannot be static. */
const STATIC_FUNCTION = /^static (?=[^=;]*\)\s*(?:\{|$))/gm;

function examplesOf(source: Source<CFile>, headers: ReadonlyMap<string, string>): Example[] {
  const { file, value } = source;
  const entries =
    value.kind === "types"
      ? Object.entries(value.types).map(([name, entry]) => ({ name, at: ["types", name], ...entry }))
      : value.kind === "variables"
        ? Object.entries(value.variables).map(([name, entry]) => ({ name, at: ["variables", name], ...entry }))
        : value.kind === "headers" || value.kind === "errno"
          ? []
          : [{ at: [], ...value }];
  return entries.flatMap(({ name, at, header, given = "", example }) => {
    if (example === undefined) return [];
    const code = `${given}\n#line 1 "EXAMPLE"\n${example}`;
    const used = [...code.matchAll(/\w+/g)].flatMap(([word]) => headers.get(word) ?? []);
    const included = [...code.matchAll(INCLUDE)].flatMap(([, path]) => path ?? []);
    return {
      file,
      line: source.lineOf(...at, "example"),
      name,
      headers: [...new Set([...(header === undefined ? [] : [header]), ...included, ...used])],
      code: code.replace(INCLUDE, "\n").replace(STATIC_FUNCTION, ""),
    };
  });
}

const FLAGS = ["-x", "c", "-std=gnu17", "-Wall", "-Wextra", "-Werror", "-fmax-errors=0", "-fsyntax-only", "-"];
/** An example shows a call, so what it leaves unused or unreturned is no mistake. */
const FORGIVEN = ["unused", "unused-parameter", "return-type", "deprecated-declarations"].map((name) => `-Wno-${name}`);

/** What gcc says, by the line of the file in which the first of the examples stands. */
function compile(examples: readonly Example[]): { line: number; message: string }[] {
  const headers = new Set(examples.flatMap((example) => example.headers));
  const unit = [
    "#define _GNU_SOURCE 1",
    ...[...headers].map((header) => `#include <${header}>`),
    ...examples.map(({ code }, index) => `#line 1 "given"\nint example_${index}(void) {\n${code}\n}`),
    "",
  ];
  const { error, stderr } = spawnSync("gcc", [...FORGIVEN, ...FLAGS], { input: unit.join("\n"), encoding: "utf8" });
  // That there is no gcc is said once, where the entries are held against the headers.
  if (error) return [];
  const first = examples[0]?.line ?? 0;
  return [...stderr.matchAll(/^(\S+?):(\d+):\d+: (?:fatal )?error: (.*)$/gm)].map(([, where, line, message = ""]) => ({
    line: where === "EXAMPLE" ? first + Number(line) : first,
    message: where === "EXAMPLE" ? message : `${where}: ${message}`,
  }));
}
