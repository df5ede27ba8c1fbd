/** Turns the files under notes/reference/cpp/ into entries, still in both languages. */
import type { CppEntry } from "../core/cpp/knowledge.ts";
import { cppParametersOf } from "../core/cpp/signature.ts";
import type { Text } from "../core/language.ts";
import type { CppFactsShape, CppFileShape } from "./schema-cpp.ts";
import type { Source } from "./yaml.ts";

export type CppSource = Source<CppFileShape>;

/** An entry as it is authored, whatever kind of file it stands in. */
export interface AuthoredCpp {
  readonly name: string;
  readonly kind: CppEntry["kind"];
  readonly summary: Text;
  /** Where it stands in its file. */
  readonly at: readonly string[];
  readonly facts: CppFactsShape;
}

export function authoredIn(file: CppFileShape): AuthoredCpp[] {
  switch (file.kind) {
    case "group": {
      const { kind: _kind, entries, ...shared } = file;
      return Object.entries(entries).map(([name, { en, "zh-cn": zh, kind, ...own }]) => ({
        name,
        kind,
        summary: { en, "zh-cn": zh },
        at: ["entries", name],
        facts: { ...shared, ...defined(own) },
      }));
    }
    case "headers":
      return Object.entries(file.headers).map(([name, { en, "zh-cn": zh, ...facts }]) => ({
        name,
        kind: "header",
        summary: { en, "zh-cn": zh },
        at: ["headers", name],
        facts: { ...facts, header: name, params: {} },
      }));
    default: {
      const { name, kind, summary, ...facts } = file;
      return [{ name, kind, summary, at: [], facts }];
    }
  }
}

export function cppEntriesOf(file: CppFileShape): unknown[] {
  return authoredIn(file).map(({ name, kind, summary, facts }) => {
    const { signature, params, members, check: _check, with: _with, differs: _differs, ...kept } = facts;
    return {
      name,
      kind,
      summary,
      ...kept,
      signatures: signature,
      params: paramsOf(name, signature, params),
      members: members && Object.entries(members).map(([own, member]) => memberOf(own, member, params)),
    };
  });
}

function memberOf(
  name: string,
  { signature, params, differs: _differs, ...kept }: NonNullable<CppFactsShape["members"]>[string],
  ofClass: CppFactsShape["params"],
): unknown {
  return { ...kept, name, signatures: signature, params: paramsOf(name, signature, { ...ofClass, ...params }) };
}

/** What is said about the parameters that the signatures name, in their order. */
function paramsOf(name: string, signatures: readonly string[] | undefined, params: CppFactsShape["params"]): unknown {
  const named = (signatures ?? []).flatMap((signature) => cppParametersOf(signature, name));
  const described = [...new Set(named.map((parameter) => parameter.name))].filter((parameter) => parameter in params);
  return described.length > 0 ? described.map((parameter) => ({ name: parameter, ...params[parameter] })) : undefined;
}

/** Without the members that are undefined, so that they do not hide those of the group. */
function defined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
