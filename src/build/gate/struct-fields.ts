import { spawnSync } from "node:child_process";

const expanded = new Map<string, string>();

/**
 * The names of the members of a struct as the system's header defines it, those of the
 * implementation (`__pad`, `sin_zero`) left out; undefined when the definition is not plain.
 */
export function definedFields(header: string, tag: "struct" | "union" | "typedef", name: string): string[] | undefined {
  const text = preprocess(header);
  const start =
    tag === "typedef" ? typedefBody(text, name) : bodyAfter(text, new RegExp(`\\b${tag}\\s+${name}\\s*\\{`));
  if (start === undefined) return undefined;
  return membersOf(start).filter((member) => !/^_|zero$|(^|_)pad|reserved/i.test(member));
}

/** Whether the system's header declares the type at all. */
export function mentions(header: string, tag: "struct" | "union" | "typedef", name: string): boolean {
  return new RegExp(tag === "typedef" ? `\\b${name}\\b` : `\\b${tag}\\s+${name}\\b`).test(preprocess(header));
}

function preprocess(header: string): string {
  let text = expanded.get(header);
  if (text === undefined) {
    const input = `#define _GNU_SOURCE\n#include <${header}>\n`;
    text = spawnSync("gcc", ["-x", "c", "-E", "-P", "-"], { input, encoding: "utf8" }).stdout.replace(
      /__attribute__\s*\(\([^()]*(\([^()]*\)[^()]*)*\)\)/g,
      "",
    );
    expanded.set(header, text);
  }
  return text;
}

function bodyAfter(text: string, opening: RegExp): string | undefined {
  const match = opening.exec(text);
  return match ? balanced(text, match.index + match[0].length) : undefined;
}

/** `typedef union { … } name;` or `typedef union tag { … } name;` */
function typedefBody(text: string, name: string): string | undefined {
  for (const match of text.matchAll(/\btypedef\s+(?:struct|union)\s*\w*\s*\{/g)) {
    const start = match.index + match[0].length;
    const body = balanced(text, start);
    if (new RegExp(`^\\}\\s*${name}\\s*;`).test(text.slice(start + body.length))) return body;
  }
  return undefined;
}

function balanced(text: string, start: number): string {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return text.slice(start, at);
  }
  return text.slice(start);
}

/** Members of a nested struct or union count by its own name; an anonymous one gives its members. */
function membersOf(body: string): string[] {
  const names: string[] = [];
  for (const declaration of splitDeclarations(body)) {
    const nested = /^(?:struct|union)\s*\w*\s*\{([\s\S]*)\}\s*(\w*)/.exec(declaration);
    if (nested && !nested[2]) names.push(...membersOf(nested[1] ?? ""));
    else if (nested?.[2]) names.push(nested[2]);
    else names.push(...declarators(declaration));
  }
  return names;
}

function splitDeclarations(body: string): string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const character of body) {
    if (character === "{") depth++;
    if (character === "}") depth--;
    if (character === ";" && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

function declarators(declaration: string): string[] {
  // A bit-field without a name (`int :32`) only fills up.
  if (/^\w+\s*:\s*\d+$/.test(declaration)) return [];
  const pointerToFunction = /\(\s*\*\s*(\w+)\s*\)/.exec(declaration);
  if (pointerToFunction?.[1]) return [pointerToFunction[1]];
  return declaration
    .split(",")
    .map((part) => /(\w+)\s*(?:\[[^\]]*\]\s*)*(?::\s*\d+)?\s*$/.exec(part)?.[1])
    .filter((name) => name !== undefined);
}
