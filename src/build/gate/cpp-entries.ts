/** The entries of C++: unique names, documented parameters that exist, references that lead somewhere. */
import { cppParametersOf } from "../../core/cpp/signature.ts";
import { authoredIn, type AuthoredCpp, type CppSource } from "../cpp-reference.ts";
import type { Problems } from "../problems.ts";

/** `std::mutex`, `std::mutex::lock`, `std::memory_order_relaxed`; headers too. */
export function cppNames({ value }: CppSource): string[] {
  return authoredIn(value).flatMap(({ name, facts }) => [
    name,
    ...Object.entries(facts.members ?? {}).flatMap(([member, { alias }]) => [
      `${name}::${member}`,
      ...(alias === undefined ? [] : [alias]),
    ]),
  ]);
}

export function checkCppEntries(sources: readonly CppSource[], problems: Problems): void {
  const seen = new Map<string, string>();
  const all = new Set(sources.flatMap(cppNames));
  for (const source of sources) {
    for (const entry of authoredIn(source.value)) {
      const line = source.lineOf(...entry.at);
      const key = entry.kind === "header" ? `<${entry.name}>` : entry.name;
      const first = seen.get(key);
      if (first !== undefined) problems.add(source.file, line, `${entry.name} is already in ${first}`, "keep one");
      seen.set(key, source.file);
      if (entry.facts.like !== undefined && !all.has(entry.facts.like))
        problems.add(source.file, source.lineOf(...entry.at, "like"), `there is no ${entry.facts.like}`, "mend it");
      checkAccepts(source, entry, all, problems);
      checkParams(source, entry, problems);
    }
  }
}

/** Every parameter that is described stands in a signature, and every one of a function is described. */
function checkParams(source: CppSource, { name, at, facts }: AuthoredCpp, problems: Problems): void {
  const members = Object.entries(facts.members ?? {});
  const ofMembers = members.flatMap(([member, { signature }]) => namesIn(signature, member));
  report([...at], facts.params, members.length > 0 ? ofMembers : namesIn(facts.signature, name));
  for (const [member, { signature, params }] of members) {
    report([...at, "members", member], params, namesIn(signature, member));
  }
  function report(where: string[], described: object, inSignature: string[]): void {
    for (const param of Object.keys(described)) {
      if (inSignature.includes(param)) continue;
      const line = source.lineOf(...where, "params", param);
      problems.add(source.file, line, `no signature has a parameter ${param}`, "use the signature's names");
    }
  }
  const isFunction = members.length === 0 && facts.signature !== undefined;
  const missing = isFunction ? namesIn(facts.signature, name).filter((param) => !(param in facts.params)) : [];
  for (const param of missing) {
    problems.add(source.file, source.lineOf(...at, "signature"), `parameter ${param} is not described`, "describe it");
  }
}

function namesIn(signatures: readonly string[] | undefined, name: string): string[] {
  return (signatures ?? []).flatMap((signature) => cppParametersOf(signature, name).map((param) => param.name));
}

/** The values that a parameter takes are entries of C++. */
function checkAccepts(source: CppSource, entry: AuthoredCpp, all: ReadonlySet<string>, problems: Problems): void {
  const { params, members = {} } = entry.facts;
  const described = [params, ...Object.values(members).map((member) => member.params)].flatMap(Object.values);
  for (const name of described.flatMap((param: { accepts?: string[] | undefined }) => param.accepts ?? [])) {
    if (!all.has(name))
      problems.add(source.file, source.lineOf(...entry.at), `accepts: there is no ${name}`, "mend it");
  }
}
