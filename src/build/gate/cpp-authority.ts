/** Holds the entries of C++ against the library: names, members, signatures and examples are compiled with g++. */
import { spawnSync } from "node:child_process";
import { simpleName } from "../../core/cpp/library.ts";
import { templateParametersOf, openParenthesis, withoutTemplate } from "../../core/cpp/signature.ts";
import { authoredIn, type AuthoredCpp, type CppSource } from "../cpp-reference.ts";
import type { Problems } from "../problems.ts";

/** A piece of C++ that compiles only if what an entry says is true. */
interface CppProof {
  readonly file: string;
  readonly line: number;
  /** What must compile with the one header alone, before those that the stand-ins need. */
  readonly alone?: string;
  readonly code: string;
  readonly claim: string;
}

/** What the names of the signatures' template parameters stand for when they are compiled. */
const STAND_INS = `
namespace syslab_stand_ins {
using Mutex = std::mutex; using Lock = std::unique_lock<std::mutex>; using Predicate = bool (*)();
using Rep = long; using Period = std::milli; using Clock = std::chrono::steady_clock;
using Duration = std::chrono::steady_clock::duration; using ToDuration = std::chrono::milliseconds;
using T = int; using C = void (*)(); using R = int; using F = void (*)(); using Callback = void (*)(); using Y = int; using U = int;
using D = std::default_delete<int>; using Container = std::deque<int>; using CompletionFunction = void (*)() noexcept;
}
using namespace syslab_stand_ins; using namespace std; using namespace std::chrono; using namespace std::this_thread;
template<class C, class... A> constexpr bool constructs(void (*)(A...)) { return std::is_constructible_v<C, A...>; }
`;
const INCLUDES = "mutex chrono functional deque memory type_traits thread".split(" ");

export function checkCppAuthority(sources: readonly CppSource[], problems: Problems): void {
  if (sources.length === 0) return;
  if (spawnSync("g++", ["--version"]).status !== 0) {
    problems.add("notes/reference/cpp", 1, "there is no g++ to hold the entries against the library", "install g++");
    return;
  }
  const found = sources.flatMap((source) =>
    authoredIn(source.value).map((entry) => ({ header: entry.facts.header, proofs: proofsOf(source, entry) })),
  );
  for (const header of new Set(found.map((one) => one.header))) {
    const proofs = found.filter((one) => one.header === header).flatMap((one) => one.proofs);
    compile(header, proofs, problems);
  }
  compileExamples(sources, problems);
}

function proofsOf(source: CppSource, entry: AuthoredCpp): CppProof[] {
  const { name, kind, at, facts } = entry;
  const line = source.lineOf(...at, ...(facts.header === undefined ? [] : ["header"]));
  const claim = `${name} is not declared by <${facts.header}>`;
  const proof = (alone: string): CppProof[] => [{ file: source.file, line, alone, code: "", claim }];
  switch (kind) {
    case "header":
      return [{ file: source.file, line, code: "", claim: `there is no header <${name}>` }];
    case "keyword":
      return proof(`void CHECK() { ${name} int x = 0; (void)x; }`);
    case "namespace":
      return proof(`namespace CHECK = ${name};`);
    case "function":
    case "object":
      return [...proof(`namespace CHECK { using ${name}; }`), ...functionProofs(source, entry)];
    case "class":
    case "enum":
    case "type":
      return [
        ...proof(`namespace CHECK { using ${name}; }`),
        ...aliasProofs(source, entry),
        ...memberProofs(source, entry),
      ];
  }
}

function functionProofs(source: CppSource, { name, at, facts }: AuthoredCpp): CppProof[] {
  if (facts.differs !== undefined) return [];
  return (facts.signature ?? []).flatMap((signature) => {
    const pointer = pointerTo(signature, name, "", name);
    if (pointer === undefined) return [];
    const code = `namespace CHECK { ${aliases(facts.with)} ${pointer} }`;
    return [{ file: source.file, line: source.lineOf(...at, "signature"), code, claim: `not so: ${signature}` }];
  });
}

/** `using seconds = duration<int64_t>` must say the truth. */
function aliasProofs(source: CppSource, { name, at, facts }: AuthoredCpp): CppProof[] {
  return (facts.signature ?? []).flatMap((signature) => {
    const target = /^using \w+ = (.*)$/.exec(signature)?.[1];
    if (target === undefined) return [];
    const code = `static_assert(std::is_same_v<${name}, ${target}>);`;
    return [{ file: source.file, line: source.lineOf(...at, "signature"), code, claim: `not so: ${signature}` }];
  });
}

/** A member exists if a derived class can name it, and is as declared if a pointer of that type takes its address. */
function memberProofs(source: CppSource, entry: AuthoredCpp): CppProof[] {
  const { name, kind, at, facts } = entry;
  const type = facts.check ?? instantiated(name, facts.signature?.[0] ?? "");
  return Object.entries(facts.members ?? {}).flatMap(([member, { signature = [], alias, differs }]) => {
    const line = source.lineOf(...at, "members", member);
    const proof = (code: string, claim: string): CppProof => ({ file: source.file, line, code, claim });
    const there = `${name} has no ${member}`;
    const also = alias === undefined ? [] : [proof(`namespace CHECK { using ${alias}; }`, `there is no ${alias}`)];
    if (kind === "enum") return [proof(`auto CHECK = ${type}::${member};`, there), ...also];
    const head = `namespace CHECK { ${aliases(facts.with)} using Subject = ${type};`;
    const special = member.replace("~", "") === simpleName(name);
    const named = special ? [] : [proof(`${head} struct X : Subject { using Subject::${member}; }; }`, there)];
    const exact = (differs === undefined ? signature : []).flatMap((text) => {
      const check = special ? constructs(text, member) : memberCheck(text, member);
      return check === undefined ? [] : [proof(`${head} struct X : Subject { ${check} }; }`, `not so: ${text}`)];
    });
    return [...named, ...exact, ...also];
  });
}

/** `std::unique_lock<Mutex>`, whose parameter has a stand-in. */
function instantiated(name: string, signature: string): string {
  const parameters = templateParametersOf(signature);
  return parameters.length > 0 ? `${name}<${parameters.join(", ")}>` : name;
}

function aliases(given: Readonly<Record<string, string>> = {}): string {
  return Object.entries(given)
    .map(([name, type]) => `using ${name} = ${type};`)
    .join(" ");
}

/** Constructors have no address; whether the class can be made of such arguments is asked instead. */
function constructs(signature: string, name: string): string | undefined {
  if (name.startsWith("~") || /\.\.\.|= delete/.test(signature)) return undefined;
  const list = parameterList(signature, name);
  return list && `static_assert(constructs<Subject>(static_cast<void (*)(${list.inside})>(nullptr)));`;
}

function memberCheck(signature: string, name: string): string | undefined {
  const pointer = pointerTo(signature, `Subject::${name}`, "Subject::", name);
  return pointer && `void check() { ${pointer} (void)address; }`;
}

/** `bool (Subject::*address)() = &Subject::try_lock;`: a cast would forgive noexcept. Undefined where a pack stands in the way. */
function pointerTo(signature: string, name: string, scope: string, called: string): string | undefined {
  const list = parameterList(signature, called);
  if (!list || signature.includes("...") || /\bauto\b|\boperator\b|= delete|see below/.test(signature))
    return undefined;
  const isStatic = /^static\b/.test(list.before);
  const result = list.before.replace(/\b(?:static|constexpr|inline|explicit|virtual|\[\[nodiscard\]\])\s+/g, "").trim();
  const pointer = isStatic ? "*" : `${scope}*`;
  return `${result} (${pointer}address)(${list.inside})${list.behind} = &${name};`;
}

/** A signature without its template, taken apart around the parentheses; default values are no part of the type. */
function parameterList(
  signature: string,
  name: string,
): { before: string; inside: string; behind: string } | undefined {
  const bare = withoutTemplate(signature);
  const open = openParenthesis(bare, name);
  const close = bare.lastIndexOf(")");
  if (open < 0 || close < open) return undefined;
  const inside = bare.slice(open + 1, close).replace(/\s*=\s*[^,()]+(?:\(\))?/g, "");
  return { before: bare.slice(0, bare.lastIndexOf(simpleName(name), open)), inside, behind: bare.slice(close + 1) };
}

function compile(header: string | undefined, proofs: readonly CppProof[], problems: Problems): void {
  const numbered = (code: string, index: number) =>
    `#line 1 "proof-${index}"\n${code.replaceAll("CHECK", `check_${index}`)}`;
  const unit = [
    ...(header === undefined ? [] : [`#line 1 "header"\n#include <${header}>`]),
    ...proofs.map(({ alone = "" }, index) => numbered(alone, index)),
    ...INCLUDES.map((name) => `#include <${name}>`),
    STAND_INS,
    ...proofs.map(({ code }, index) => numbered(code, index)),
  ];
  run(unit, proofs, problems);
}

/** Each example is the body of a function, unless it is a whole program. */
function compileExamples(sources: readonly CppSource[], problems: Problems): void {
  const proofs = sources.flatMap((source) =>
    authoredIn(source.value).flatMap(({ name, at, facts }) =>
      facts.example === undefined
        ? []
        : [
            {
              file: source.file,
              line: source.lineOf(...at, "example"),
              code: facts.example,
              claim: `the example of ${name} does not compile`,
            },
          ],
    ),
  );
  const headers = new Set(sources.flatMap(({ value }) => authoredIn(value).flatMap(({ facts }) => facts.header ?? [])));
  const unit = [
    ...["iostream", "vector", "string", "map", "queue", ...headers].map((name) => `#include <${name}>`),
    "using namespace std::chrono_literals;",
    ...proofs.map(({ code }, index) => `void check_${index}() {\n#line 1 "proof-${index}"\n${code}\n}`),
  ];
  run(unit, proofs, problems);
}

function run(unit: readonly string[], proofs: readonly CppProof[], problems: Problems): void {
  const options = ["-x", "c++", "-std=c++20", "-w", "-fmax-errors=0", "-fsyntax-only", "-"];
  const { stderr } = spawnSync("g++", options, { input: `${unit.join("\n")}\n`, encoding: "utf8" });
  const first = proofs[0];
  if (/fatal error/.test(stderr) && first) {
    problems.add(first.file, first.line, /fatal error: (.*)/.exec(stderr)?.[1] ?? "", "correct the header");
    return;
  }
  const errors = new Map<number, string>();
  for (const [, index, cause] of stderr.matchAll(/^proof-(\d+):[\d:]+ error: (.*)$/gm)) {
    if (!errors.has(Number(index))) errors.set(Number(index), cause ?? "");
  }
  for (const [index, cause] of errors) {
    const failed = proofs[index];
    const why = cause.replace(/check_\d+(?:::)?/g, "");
    if (failed) problems.add(failed.file, failed.line, `${failed.claim} (${why})`, "hold it against the library");
  }
}
