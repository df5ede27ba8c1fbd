import { isFunction, type CFile, type FunctionFile } from "./schema.ts";

export type AuthoredParam = FunctionFile["params"][string];

/** The families of a parameter, those of every choice by another one included. */
export function familiesOfParam({ accepts = [], acceptsBy }: AuthoredParam): string[] {
  return [...new Set([...accepts, ...Object.values(acceptsBy?.families ?? {}).flat()])];
}

/**
 * The functions, macros and structs that take the constants of each family, the likeliest first: those of a chapter
 * before others, functions before structs, what sections and labs speak of most, and what is superseded last.
 */
export function usersByFamily(files: readonly CFile[]): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  const ranked = files.flatMap((file) => {
    const takes = takenBy(file);
    return takes.length > 0 ? [{ name: "name" in file ? file.name : "", takes, rank: rankOf(file) }] : [];
  });
  // Among equals the short names are mostly the old and common ones: open() before fanotify_init().
  ranked.sort((a, b) => a.rank - b.rank || a.name.length - b.name.length || a.name.localeCompare(b.name, "en"));
  for (const { name, takes } of ranked)
    for (const family of new Set(takes)) users.set(family, [...(users.get(family) ?? []), name]);
  return users;
}

/** The families whose constants a function or a struct takes. */
function takenBy(file: CFile): string[] {
  if (file.kind === "struct") return Object.values(file.fields).flatMap(({ accepts = [] }) => accepts);
  return isFunction(file) ? Object.values(file.params).flatMap(familiesOfParam) : [];
}

function rankOf(file: CFile): number {
  const places = "sections" in file ? (file.sections?.length ?? 0) + (file.labs?.length ?? 0) : 0;
  const isSuperseded = "replacedBy" in file && file.replacedBy !== undefined;
  const group = (isSuperseded ? 4 : 0) + (places > 0 ? 0 : 2) + (file.kind === "struct" ? 1 : 0);
  return group - places / 100;
}
