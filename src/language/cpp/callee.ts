import type { Token } from "../../core/c/tokens.ts";
import type { CppFound, CppLibrary } from "../../core/cpp/library.ts";
import { openingAngle, type CppResolver } from "../../core/cpp/resolver.ts";

/** The name that ends at `end`, with what qualifies it: `std::this_thread::sleep_for` and where it begins. */
export function nameEndingAt(tokens: readonly Token[], end: number): { path: string; start: number } | undefined {
  if (tokens[end]?.kind !== "word") return undefined;
  const path = [tokens[end]?.text ?? ""];
  let start = end;
  while (tokens[start - 1]?.text === "::") {
    let at = start - 2;
    if (tokens[at]?.text === ">") at = openingAngle(tokens, at) - 1;
    if (tokens[at]?.kind !== "word") break;
    path.unshift(tokens[at]?.text ?? "");
    start = at;
  }
  return { path: path.join("::"), start };
}

/** The function, member or constructor whose parenthesis or brace is at `open`. */
export function cppCalleeOf(
  tokens: readonly Token[],
  open: number,
  resolver: CppResolver,
  library: CppLibrary,
): CppFound | undefined {
  const end = tokens[open - 1]?.text === ">" ? openingAngle(tokens, open - 1) - 1 : open - 1;
  const name = nameEndingAt(tokens, end);
  if (!name) return undefined;
  const before = tokens[name.start - 1]?.text;
  if (before === "::") return undefined;
  if (before === "." || before === "->") {
    const owner = resolver.ownerBefore(name.start - 1);
    return owner && library.member(owner, name.path);
  }
  const own = name.path.includes("::") ? undefined : resolver.variable(name.path);
  if (own) return own.token === tokens[end] ? constructorOf(resolver.entryOf(own.type), library) : undefined;
  const found = resolver.find(name.path) ?? ofAlias(name.path, resolver);
  if (!found || found.member || found.entry.kind === "function") return found;
  return constructorOf(
    found.entry.kind === "type" ? resolver.entryOf({ name: name.path, args: [] }) : found.entry,
    library,
  );
}

function ofAlias(name: string, resolver: CppResolver): CppFound | undefined {
  const entry = resolver.entryOf({ name, args: [] });
  return entry && { entry };
}

function constructorOf(entry: CppFound["entry"] | undefined, library: CppLibrary): CppFound | undefined {
  return entry && library.constructorOf(entry);
}
