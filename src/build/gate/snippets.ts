import { spawnSync } from "node:child_process";
import type { Problems } from "../problems.ts";
import type { ReferenceSources } from "../reference.ts";
import type { SnippetFile } from "../schema.ts";
import type { Source } from "../yaml.ts";

/** Every snippet, put into its frame, compiles as C and as C++ without a warning, with no header but its own. */
export function checkSnippets({ snippets }: ReferenceSources, problems: Problems): void {
  const seen = new Map<string, string>();
  for (const source of snippets) {
    const { prefix } = source.value;
    const first = seen.get(prefix);
    if (first !== undefined)
      problems.add(source.file, source.lineOf("prefix"), `${prefix} is already in ${first}`, "choose another prefix");
    seen.set(prefix, source.file);
    for (const [compiler, ...flags] of COMPILERS) compile(source, compiler, flags, problems);
  }
}

const WARNINGS = ["-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-"];
const COMPILERS: readonly [string, ...string[]][] = [
  ["gcc", "-x", "c", "-std=gnu17", ...WARNINGS],
  ["g++", "-x", "c++", "-std=gnu++20", ...WARNINGS],
];

function compile(source: Source<SnippetFile>, compiler: string, flags: readonly string[], problems: Problems): void {
  const run = spawnSync(compiler, flags, { input: programOf(source.value), encoding: "utf8" });
  if (run.error) {
    problems.add(source.file, 1, `there is no ${compiler} to compile it with`, "install gcc and g++");
    return;
  }
  for (const [, line, message] of run.stderr.matchAll(/^snippet:(\d+):\d+: (?:fatal )?error: (.*)$/gm)) {
    const where = source.lineOf("body") + Number(line);
    problems.add(source.file, where, `${compiler}: ${message ?? "it does not compile"}`, "mend the snippet");
  }
  if (run.status === 0 || run.stderr.includes("\nsnippet:") || run.stderr.startsWith("snippet:")) return;
  problems.add(source.file, source.lineOf("frame"), run.stderr.split("\n")[0] ?? "", "mend the frame");
}

/** The program of a snippet; its own lines are numbered as in `body`. */
function programOf({ headers, frame, body }: SnippetFile): string {
  const includes = headers.map((header) => `#include <${header}>`);
  const [before = "", after = ""] = frame.split(/^\s*BODY$/m);
  return [
    "#define _GNU_SOURCE 1",
    ...includes,
    before,
    '#line 1 "snippet"',
    filled(body),
    '#line 1 "frame"',
    after,
  ].join("\n");
}

/** Each tab stop becomes what it proposes. */
function filled(body: string): string {
  return body.replace(/\$\{\d+:([^{}]*)\}/g, "$1").replace(/\$\d+/g, "");
}
