/** Holds the functions of C against facts taken from the manual pages: names of parameters and sets of errors. */
import { functionsOf, takenOver } from "../failures.ts";
import { readJson } from "../json.ts";
import type { Problems } from "../problems.ts";
import type { CFile } from "../schema.ts";
import { parametersOf } from "../signature.ts";
import type { Source } from "../yaml.ts";

type CSource = Source<CFile>;

interface Facts {
  readonly page: string;
  readonly prototype: string;
  readonly errors: readonly string[];
}

/** Names for which the manual page and the truth differ, each with its reason. */
interface Difference {
  readonly function: string | readonly string[];
  readonly missing?: readonly string[];
  readonly extra?: readonly string[];
  readonly reason: string;
}

/** Every function whose page is in the facts table has its parameters and its errors; `manual-differences.json` justifies others. */
export function checkFacts(root: string, sources: readonly CSource[], problems: Problems): void {
  const facts = readJson<Record<string, Facts>>(root, "test/fixtures/manual-facts.json") ?? {};
  const differences = readJson<Difference[]>(root, "test/fixtures/manual-differences.json") ?? [];
  const functions = functionsOf(sources.map(({ value }) => value));
  for (const source of sources) {
    const file = source.value;
    // The page of a macro is that of the call it serves, whose errors are not the macro's.
    if (file.kind !== "function") continue;
    const known = facts[file.name];
    if (!known) continue;
    const allowed = differences.find((difference) => [difference.function].flat().includes(file.name));
    const errors = { own: Object.keys(file.errors ?? {}), taken: Object.keys(takenOver(file, functions)) };
    checkErrors(source, known, errors, allowed, problems);
    const ours = parametersOf(file.signature, file.name)
      .map((parameter) => parameter.name)
      .join(", ");
    const theirs = parametersOf(known.prototype, file.name)
      .map((parameter) => parameter.name)
      .join(", ");
    if (ours !== theirs && !allowed?.reason.includes("parameter")) {
      problems.add(
        source.file,
        source.lineOf("signature"),
        `the parameters (${ours}) are (${theirs}) in ${known.page}`,
        "use the manual page's names",
      );
    }
  }
}

function checkErrors(
  source: CSource,
  facts: Facts,
  { own, taken }: { own: readonly string[]; taken: readonly string[] },
  allowed: Difference | undefined,
  problems: Problems,
): void {
  // What returns nothing reports no error: its page lists those of the others on it.
  const listed = /^void \w/.test(facts.prototype) ? [] : facts.errors;
  for (const name of listed) {
    if (own.includes(name) || taken.includes(name) || allowed?.missing?.includes(name)) continue;
    problems.add(
      source.file,
      source.lineOf("errors"),
      `${name} is missing, which ${facts.page} lists`,
      "say what causes it for this call",
    );
  }
  for (const name of own) {
    // What it takes over from another function, and says in its own words, stands on the page of that one.
    if (taken.includes(name) || facts.errors.includes(name) || allowed?.extra?.includes(name)) continue;
    problems.add(
      source.file,
      source.lineOf("errors", name),
      `${name} is not among the errors of ${facts.page}`,
      "take it out, or justify it in test/fixtures/manual-differences.json",
    );
  }
}
