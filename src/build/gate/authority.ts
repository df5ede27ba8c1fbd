/**
 * Holds every C entry against the system: prototypes, headers, values and fields by compiling them
 * with gcc, errno sets and prototypes against facts taken from the manual pages.
 */
import { spawnSync } from "node:child_process";
import { declare } from "../../core/c/declare.ts";
import type { Problems } from "../problems.ts";
import type { ReferenceSources } from "../reference.ts";
import type { CFile, FunctionFile } from "../schema.ts";
import type { Source } from "../yaml.ts";
import { checkFacts } from "./manual-facts.ts";
import { definedFields, mentions } from "./struct-fields.ts";
import { macrosAskedBy } from "./asked-macros.ts";

type CSource = Source<CFile>;

export function checkAuthority(root: string, { c }: ReferenceSources, problems: Problems): void {
  checkFacts(root, c, problems);
  if (spawnSync("gcc", ["--version"]).status !== 0) {
    problems.add(
      "notes/reference/c",
      1,
      "there is no gcc to hold the entries against the headers",
      "install gcc and libc6-dev",
    );
    return;
  }
  for (const [header, sources] of byHeader(c)) {
    compile(
      header,
      sources.flatMap((entry) => entry.proofs),
      problems,
    );
  }
  for (const source of c) if (source.value.kind === "struct") checkFields(source, problems);
}

/** A line of C that compiles only if what an entry says is true. */
interface Proof {
  readonly file: string;
  readonly line: number;
  /** What must compile with the one header alone, before others that a prototype's types may need. */
  readonly alone?: string;
  readonly code: string;
  /** What is wrong when it does not compile. */
  readonly claim: string;
}

/** What is to be proved with one header, or with none: of names that the compiler itself knows. */
interface Proofs {
  readonly header: string | undefined;
  readonly proofs: readonly Proof[];
}

function byHeader(sources: readonly CSource[]): Map<string | undefined, Proofs[]> {
  const groups = new Map<string | undefined, Proofs[]>();
  for (const source of sources) {
    for (const proofs of proofsOf(source)) {
      const group = groups.get(proofs.header);
      if (group) group.push(proofs);
      else groups.set(proofs.header, [proofs]);
    }
  }
  return groups;
}

function proofsOf(source: CSource): Proofs[] {
  const file = source.value;
  switch (file.kind) {
    case "function":
    case "macro":
      return [{ header: file.header, proofs: [callProof(source, file)] }];
    case "struct":
      return [{ header: file.header, proofs: structProofs(source, file) }];
    case "family":
      return Object.entries(file.members).map(([name, member]) => ({
        header: member.header ?? file.header,
        proofs: member.elsewhere ? [] : memberProofs(source, name, member.value, member.header ?? file.header),
      }));
    case "types":
      return Object.entries(file.types).map(([name, type]) => ({
        header: type.header,
        proofs: typeProofs(source, name, type.definition, source.lineOf("types", name)),
      }));
    case "variables":
      return Object.entries(file.variables).map(([name, variable]) => ({
        header: variable.header,
        proofs: [
          proof(
            source,
            source.lineOf("variables", name),
            `static __typeof__(${name}) *CHECK;`,
            variable.header === undefined
              ? `the compiler does not know ${name}`
              : `${name} is not declared by <${variable.header}>`,
          ),
        ],
      }));
    case "headers":
      return Object.keys(file.headers).map((name) => ({
        header: name,
        proofs: [proof(source, source.lineOf("headers", name), "", `<${name}> cannot be included by itself`)],
      }));
    case "errno":
      return [
        {
          header: "errno.h",
          proofs: Object.entries(file.errors).flatMap(([name, { value }]) =>
            constantProofs(source, name, String(value), source.lineOf("errors", name)),
          ),
        },
      ];
  }
}

function proof(source: CSource, line: number, code: string, claim: string): Proof {
  return { file: source.file, line, code, claim };
}

/**
 * Headers whose types stand in prototypes of headers that declare them only under names of their own,
 * and the macros of which kernel headers make the numbers of requests (`_IOW`).
 */
const TYPES = ["sys/types.h", "stdint.h", "signal.h", "time.h", "stdarg.h", "asm/ioctl.h"];

/** A macro must be defined; a name of the compiler be known to it, and a function have its very prototype. */
function callProof(source: CSource, file: FunctionFile): Proof {
  const { name, kind, signature, header } = file;
  if (header !== undefined && kind === "macro") return definedProof(source, source.lineOf("header"), name);
  const proof = prototypeProof(source, name, signature);
  if (header !== undefined) return proof;
  const known = `#if !__has_builtin(${name})\n#error the compiler does not know it\n#endif\n`;
  const claim = `${name}: the compiler does not know it, or not with this prototype; other names need a header`;
  return { ...proof, alone: known, code: kind === "function" ? proof.code : "", claim };
}

/** The name in parentheses is never expanded as a macro, and a redeclaration must agree with the header's. */
function prototypeProof(source: CSource, name: string, signature: string): Proof {
  const code = `extern ${signature.replace(new RegExp(`\\b${name}(?=\\s*\\()`), `(${name})`)};`;
  const claim = `${name}: the prototype or the header is not the system's`;
  return {
    ...proof(source, source.lineOf("signature"), code, claim),
    alone: `static __typeof__(${name}) *CHECK = (${name});`,
  };
}

/** A macro need not be an expression: an initializer stands in braces, a feature-test macro may be empty. */
function definedProof(source: CSource, line: number, name: string): Proof {
  const code = `\n#ifndef ${name}\nstatic __typeof__(${name}) *CHECK;\n#endif\n`;
  return proof(source, line, code, `${name} is not defined here`);
}

function structProofs(source: CSource, file: Extract<CFile, { kind: "struct" }>): Proof[] {
  const type = file.tag === "typedef" ? file.name : `${file.tag} ${file.name}`;
  const fields = Object.entries(file.fields).map(([name, field]) => {
    const access = `((${type} *)0)->${name}`;
    const same = sameType(access, field.type);
    const claim = `${type} has no ${name} of type ${field.type}`;
    return proof(source, source.lineOf("fields", name, "type"), same, claim);
  });
  // A type that the header only declares has no size.
  const size = opaque(file) ? "" : `enum { CHECK_size = sizeof(${type}) };`;
  const claim = `${type} is not defined by <${file.header}>`;
  return [proof(source, source.lineOf("header"), `static ${type} *CHECK; ${size}`, claim), ...fields];
}

/** A bit-field and a type without a name have nothing to be compared with: that they exist must do. */
function sameType(access: string, type: string): string {
  if (/: \d+$/.test(type)) return `enum { CHECK_value = sizeof(${access} + 0) };`;
  if (type.endsWith("{ … }")) return `enum { CHECK_size = sizeof(${access}) };`;
  return `struct CHECK { int head; ${declare(type, "m")}; }; _Static_assert(__builtin_types_compatible_p(__typeof__(${access}), __typeof__(((struct CHECK *)0)->m)), "type");`;
}

/** What a header only asks for has no value there. */
function memberProofs(source: CSource, name: string, value: string | undefined, header: string | undefined): Proof[] {
  if (header !== undefined && /^_[A-Z]/.test(name) && macrosAskedBy(header).has(name)) return [];
  return constantProofs(source, name, value, source.lineOf("members", name));
}

function constantProofs(source: CSource, name: string, value: string | undefined, line: number): Proof[] {
  const there = definedProof(source, line, name);
  if (value === undefined || !/^[-~(]*(0x[\da-f]+|\d+)[ul]*[\s\d<>x()|a-ful]*$/i.test(value)) return [there];
  const equal = `_Static_assert((long long)(${name}) == (long long)(${value}), "value");`;
  return [there, proof(source, line, equal, `${name} is not ${value}`)];
}

function typeProofs(source: CSource, name: string, definition: string | undefined, line: number): Proof[] {
  const there = proof(source, line, `static ${name} *CHECK;`, `${name} is not defined by this header`);
  if (definition === undefined) return [there];
  return [
    there,
    proof(
      source,
      line,
      `_Static_assert(__builtin_types_compatible_p(${name}, ${definition}), "type");`,
      `${name} is not ${definition}`,
    ),
  ];
}

/** One translation unit for a header; `#line` makes gcc speak of the proof by its number. */
function compile(header: string | undefined, proofs: readonly Proof[], problems: Problems): void {
  const warnings = header === undefined ? "-Werror=builtin-declaration-mismatch" : "-w";
  const run = spawnSync("gcc", ["-x", "c", "-std=gnu17", warnings, "-fmax-errors=0", "-fsyntax-only", "-"], {
    input: translationUnit(header, proofs),
    encoding: "utf8",
  });
  const first = proofs[0];
  if (/fatal error/.test(run.stderr) && first) {
    const advice = "correct it, or install what it belongs to";
    problems.add(first.file, first.line, `<${header}> is not a header of this system`, advice);
    return;
  }
  const errors = new Map(
    [...run.stderr.matchAll(/^proof-(\d+):[\d:]+ error: (.*)$/gm)].map((match) => [Number(match[1]), match[2] ?? ""]),
  );
  for (const [index, cause] of errors) {
    const failed = proofs[index];
    if (!failed) continue;
    const message = `${failed.claim} (${cause.replace(/check_\d+/g, "it")})`;
    problems.add(failed.file, failed.line, message, "hold it against the header");
  }
}

function translationUnit(header: string | undefined, proofs: readonly Proof[]): string {
  const numbered = (code: string, index: number) =>
    `#line 1 "proof-${index}"\n${code.replace(/\bCHECK/g, `check_${index}`)}`;
  return [
    "#define _GNU_SOURCE 1",
    header === undefined ? "" : `#include <${header}>`,
    ...proofs.map((proof, index) => numbered(proof.alone ?? "", index)),
    ...TYPES.map((name) => `#include <${name}>`),
    ...proofs.map((proof, index) => numbered(proof.code, index)),
    "",
  ].join("\n");
}

/** Without a field it is opaque: programs use it only through calls and macros. */
function opaque(file: Extract<CFile, { kind: "struct" }>): boolean {
  return Object.keys(file.fields).length === 0;
}

/** A field that the header has and the entry lacks, or a header that never speaks of the type. */
function checkFields(source: CSource, problems: Problems): void {
  const file = source.value;
  if (file.kind !== "struct") return;
  if (opaque(file)) {
    if (mentions(file.header, file.tag, file.name)) return;
    const claim = `${file.name} is not declared by <${file.header}>`;
    problems.add(source.file, source.lineOf("header"), claim, "hold it against the header");
    return;
  }
  const defined = definedFields(file.header, file.tag, file.name);
  for (const name of defined ?? []) {
    if (name in file.fields) continue;
    problems.add(source.file, source.lineOf("fields"), `field ${name} of ${file.name} is missing`, "describe it");
  }
}
