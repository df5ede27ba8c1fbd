/** The entries of the Python reference, still in both languages. */
import type { PythonKind } from "../core/python/knowledge.ts";
import { signatureParams } from "../core/python/signature.ts";
import type { PythonFile, PythonName } from "./schema-python.ts";
import type { Source } from "./yaml.ts";

/** An entry with the way back to its place in the file. */
export interface AuthoredPython extends Omit<PythonName, "members" | "en" | "zh-cn" | "kind"> {
  readonly kind: PythonKind;
  /** `threading.Lock.acquire`. */
  readonly name: string;
  readonly summary: { readonly en: string; readonly "zh-cn": string };
  readonly at: readonly (string | number)[];
}

/** Everything that a file authors itself. */
export function authoredPython(file: PythonFile): AuthoredPython[] {
  const prefix = file.module === "builtins" ? "" : `${file.module}.`;
  const shared = { sections: file.sections, source: file.source };
  return [
    ...(file.summary ? [moduleEntry(file, file.summary)] : []),
    ...Object.entries(file.names).flatMap(([name, { members = {}, ...facts }]) => [
      entry(prefix + name, facts, ["names", name], facts.signature === undefined ? "constant" : "function", shared),
      ...Object.entries(members).map(([inner, member]) =>
        entry(
          `${prefix}${name}.${inner}`,
          member,
          ["names", name, "members", inner],
          member.signature === undefined ? "attribute" : "method",
          { ...shared, sections: facts.sections ?? shared.sections },
        ),
      ),
    ]),
  ];
}

/** The same as it is compiled: parameters in the order of the signature, constants of C under their Python names. */
export function compiledPython(
  sources: readonly Source<PythonFile>[],
  constantsOfC: ReadonlyMap<string, Record<string, unknown>>,
): unknown[] {
  return sources.flatMap(({ value }) => [
    ...authoredPython(value).map(({ at: _at, real: _real, params, ...facts }) => ({
      ...facts,
      ...(params && { params: inOrder(params, facts.signature ?? "") }),
    })),
    ...(value.fromC ?? []).map((name) => fromC(name, value, constantsOfC.get(name) ?? {})),
  ]);
}

function moduleEntry(file: PythonFile, summary: NonNullable<PythonFile["summary"]>): AuthoredPython {
  const { module, pitfalls, see, sections, source } = file;
  return { kind: "module", name: module, summary, pitfalls, see, sections, source, at: ["module"] };
}

function entry(
  name: string,
  { en, "zh-cn": zh, kind, ...facts }: Omit<PythonName, "members">,
  at: AuthoredPython["at"],
  otherwise: PythonKind,
  { sections, source }: Pick<PythonFile, "sections" | "source"> | { sections: string[] | undefined; source: string },
): AuthoredPython {
  return {
    ...facts,
    name,
    kind: kind ?? otherwise,
    summary: { en, "zh-cn": zh },
    sections: facts.sections ?? sections,
    source: facts.source ?? source,
    at,
  };
}

function inOrder(params: NonNullable<PythonName["params"]>, signature: string): unknown[] {
  return signatureParams(signature).flatMap(({ name }) => (params[name] ? [{ name, ...params[name] }] : []));
}

function fromC(name: string, { module, source, sections }: PythonFile, constant: Record<string, unknown>): unknown {
  const { summary, value } = constant;
  const written = typeof value === "string" ? asPython(value) : undefined;
  return { kind: "constant", name: `${module}.${name}`, summary, value: written, see: [name], sections, source };
}

/** `0100` is 0o100 in Python, `1u << 31` has no suffix. */
function asPython(value: string): string {
  return value.replace(/^0(?=[0-7]+$)/, "0o").replace(/\b(\d+)[uUlL]+\b/g, "$1");
}

/** The number that a constant of C stands for; undefined for texts, casts and sums. */
export function numberOfC(value: string): number | undefined {
  const [number = "", shift, ...more] = asPython(value).split("<<");
  const result = Number(number) * 2 ** Number(shift ?? 0);
  return more.length === 0 && Number.isInteger(result) ? result : undefined;
}
