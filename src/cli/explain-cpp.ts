/** `syslab explain --cpp std::mutex`: a name of the C++ library for a terminal. */
import type { CppEntry, CppMember } from "../core/cpp/knowledge.ts";
import type { CppFound } from "../core/cpp/library.ts";
import type { Library } from "../core/library.ts";

/** The lines about a name with or without its `std::`; the first line of a block is its declaration. */
export function cppBlocks(name: string, library: Library): { head: string; body: readonly string[] }[] {
  const { cpp } = library;
  const found = cpp.find(name) ?? cpp.find(`std::${name}`);
  if (!found) return [];
  return [block(found), ...(found.member ? [] : cpp.members(found.entry)).map(block)];
}

function block({ entry, member }: CppFound): { head: string; body: readonly string[] } {
  const { name, signatures }: CppEntry | CppMember = member ?? entry;
  const header = member || entry.header === undefined ? "" : `  <${entry.header}>`;
  const { params = [], returns, throws, pitfalls = [] } = member ?? entry;
  return {
    head: `${signatures?.[0] ?? name}${header}`,
    body: [
      member?.text ?? entry.summary,
      ...params.map((param) => `  ${param.name}: ${param.text}`),
      ...[returns, throws].filter((text) => text !== undefined),
      ...pitfalls.map((pitfall) => `⚠ ${pitfall}`),
    ],
  };
}
