/** `syslab explain --cpp std::mutex`: a name of the C++ library for a terminal. */
import type { CppEntry, CppMember } from "../core/cpp/knowledge.ts";
import type { CppFound } from "../core/cpp/library.ts";
import { format } from "../core/format.ts";
import type { Library } from "../core/library.ts";
import { CPP_WORDS } from "../language/cpp/words.ts";
import { WORDS } from "../language/words.ts";

/** The lines about a name with or without its `std::`; the first line of a block is its declaration. */
export function cppBlocks(name: string, library: Library): { head: string; body: readonly string[] }[] {
  const { cpp } = library;
  const found = cpp.find(name) ?? cpp.find(`std::${name}`);
  if (!found) return [];
  return [found, ...(found.member ? [] : cpp.members(found.entry))].map((one) => block(one, library));
}

function block({ entry, member }: CppFound, library: Library): { head: string; body: readonly string[] } {
  const { name, signatures }: CppEntry | CppMember = member ?? entry;
  const header = member || entry.header === undefined ? "" : `  <${entry.header}>`;
  const { params = [], returns, throws, pitfalls = [] } = member ?? entry;
  return {
    head: `${signatures?.[0] ?? name}${header}`,
    body: [
      member?.text ?? entry.summary,
      ...params.map((param) => `  ${param.name}: ${param.text}`),
      ...(returns === undefined ? [] : [format(WORDS[library.language].returns, returns)]),
      ...(throws === undefined ? [] : [format(CPP_WORDS[library.language].throws, throws)]),
      ...pitfalls.map((pitfall) => `⚠ ${pitfall}`),
    ],
  };
}
