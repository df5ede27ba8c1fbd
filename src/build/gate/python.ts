/**
 * Holds every Python entry against Python itself: names, parameters and defaults as a table of facts
 * has them that scripts/python-facts.js makes, so that the check runs without Python.
 */
import fs from "node:fs";
import path from "node:path";
import { signatureParams } from "../../core/python/signature.ts";
import type { Problems } from "../problems.ts";
import { type AuthoredPython, authoredPython, numberOfC } from "../python-reference.ts";
import type { ReferenceSources } from "../reference.ts";
import type { PythonFile } from "../schema-python.ts";
import type { Source } from "../yaml.ts";
import type { Names } from "./names.ts";

export interface PythonFacts {
  /** The version that was looked at: `3.11`. */
  readonly python: string;
  /** What is there, by name; with its parameters where Python tells them. */
  readonly names: Readonly<Record<string, { readonly params?: readonly FactParam[]; readonly value?: number }>>;
  readonly exceptions: readonly string[];
}

export interface FactParam {
  /** With its stars. */
  readonly label: string;
  readonly keywordOnly?: true;
  /** As repr() writes it; there only where the value is a plain one. */
  readonly default?: string;
  readonly optional?: true;
}

export const PYTHON_FACTS = "test/fixtures/python-facts.json";
const REGENERATE = "correct the entry, or run node scripts/python-facts.js after adding names";

type PythonSource = Source<PythonFile>;

export function checkPython(root: string, { python, c }: ReferenceSources, names: Names, problems: Problems): void {
  const file = path.join(root, PYTHON_FACTS);
  if (python.length === 0) return;
  if (!fs.existsSync(file)) {
    problems.add(PYTHON_FACTS, 1, "the facts are missing", "run node scripts/python-facts.js");
    return;
  }
  const facts = JSON.parse(fs.readFileSync(file, "utf8")) as PythonFacts;
  const constants = new Map(c.flatMap(({ value }) => valuesOf(value)));
  const seen = new Map<string, string>();
  const newer = python
    .flatMap(({ value }) => authoredPython(value))
    .filter(({ kind, since }) => kind === "exception" && isNewer(since, facts.python));
  const exceptions = new Set([...facts.exceptions, ...newer.map(({ name }) => name)]);
  for (const source of python) {
    for (const entry of authoredPython(source.value)) {
      checkUnique(source, entry, seen, problems);
      checkEntry(source, entry, facts, exceptions, problems);
      checkReferences(source, entry, names, problems);
    }
    checkConstants(source, constants, facts, problems);
  }
}

function checkUnique(source: PythonSource, entry: AuthoredPython, seen: Map<string, string>, problems: Problems): void {
  const first = seen.get(entry.name);
  if (first !== undefined) {
    problems.add(source.file, source.lineOf(...entry.at), `${entry.name} is already in ${first}`, "keep one of them");
  } else seen.set(entry.name, source.file);
}

function checkEntry(
  source: PythonSource,
  entry: AuthoredPython,
  facts: PythonFacts,
  exceptions: ReadonlySet<string>,
  problems: Problems,
): void {
  const complain = (message: string, advice: string, ...at: string[]) =>
    problems.add(source.file, source.lineOf(...entry.at, ...at), `${entry.name}: ${message}`, advice);
  const documented = Object.keys(entry.params ?? {});
  const params = signatureParams(entry.signature ?? "()");
  for (const name of documented) {
    if (!params.some((param) => param.name === name))
      complain(`the signature has no parameter ${name}`, "use the signature's names", "params", name);
  }
  for (const name of Object.keys(entry.raises ?? {})) {
    if (!exceptions.has(name)) complain(`${name} is no exception`, REGENERATE, "raises", name);
  }
  if (isNewer(entry.since, facts.python)) return;
  const fact = facts.names[entry.name];
  if (!fact) {
    complain(`Python ${facts.python} has no such name`, REGENERATE);
    return;
  }
  if (entry.signature === undefined || !fact.params) return;
  const old = params.filter(({ name }) => !isNewer(entry.params?.[name]?.since, facts.python));
  const [said, known] = [written(old, fact.params), fact.params.map(shown).join(", ")];
  if (said !== known) complain(`the parameters are (${known}), not (${said})`, REGENERATE, "signature");
}

/** As the facts show them: a default that they only know to be there counts as right, and so does a named constant. */
function written(params: ReturnType<typeof signatureParams>, facts: readonly FactParam[]): string {
  return params
    .map(({ label, keywordOnly, default: value }) => {
      const known = facts.find((fact) => fact.label === label);
      const given = value !== undefined && /^[A-Z][A-Z_ |]+$/.test(value) ? known?.default : value;
      return shown({
        label,
        ...(keywordOnly && { keywordOnly: true as const }),
        ...(value !== undefined && known?.optional
          ? { optional: true as const }
          : given !== undefined && { default: given.startsWith("0o") ? String(Number(given)) : given }),
      });
    })
    .join(", ");
}

function shown({ label, keywordOnly, default: value, optional }: FactParam): string {
  const given = value === undefined ? (optional ? "=…" : "") : `=${value.replaceAll('"', "'")}`;
  return `${keywordOnly ? "keyword-only " : ""}${label}${given}`;
}

function checkReferences(source: PythonSource, entry: AuthoredPython, names: Names, problems: Problems): void {
  const types = [entry.type, entry.each].flat().filter((type) => typeof type === "string");
  const classes = [...types, ...(entry.bases ?? []), ...(entry.enter && entry.enter !== "self" ? [entry.enter] : [])];
  const families = Object.values(entry.params ?? {}).flatMap((param) => param.accepts ?? []);
  const wanted: [readonly string[], ReadonlySet<string>, string][] = [
    [entry.see ?? [], names.api, "see"],
    [classes, names.api, "type"],
    [families, names.families, "params"],
    [entry.sections ?? [], names.sections, "sections"],
    [entry.labs ?? [], names.labs, "labs"],
    [entry.diagrams ?? [], names.diagrams, "diagrams"],
  ];
  for (const [list, set, key] of wanted) {
    for (const name of list.filter((one) => !set.has(one))) {
      const line = source.lineOf(...entry.at, key);
      problems.add(source.file, line, `${entry.name}: ${key}: there is no ${name}`, "correct the name, or write it");
    }
  }
}

function checkConstants(
  source: PythonSource,
  constants: ReadonlyMap<string, number | undefined>,
  facts: PythonFacts,
  problems: Problems,
): void {
  const { file, value } = source;
  for (const [index, name] of (value.fromC ?? []).entries()) {
    const line = source.lineOf("fromC", index);
    if (!constants.has(name)) problems.add(file, line, `C has no entry ${name}`, "write it there, or take it out here");
    if (!(`${value.module}.${name}` in facts.names)) {
      problems.add(file, line, `Python ${facts.python} has no ${value.module}.${name}`, REGENERATE);
    }
    const [inC, inPython] = [constants.get(name), facts.names[`${value.module}.${name}`]?.value];
    if (inC !== undefined && inPython !== undefined && inC !== inPython) {
      problems.add(file, line, `${name} is ${inC} in C and ${inPython} in Python`, "take it out: it is another thing");
    }
  }
}

/** The constants of a file of C, with the numbers that they stand for. */
function valuesOf(file: ReferenceSources["c"][number]["value"]): [string, number | undefined][] {
  const members = file.kind === "family" ? file.members : file.kind === "errno" ? file.errors : {};
  return Object.entries(members).map(([name, { value }]) => [
    name,
    value === undefined ? undefined : numberOfC(String(value)),
  ]);
}

/** Whether something came after the Python that was looked at. */
function isNewer(since: string | undefined, python: string): boolean {
  const minor = (version: string) => Number(version.split(".")[1]);
  return since !== undefined && minor(since) > minor(python);
}
