import { replaces, type Rule } from "./rule.ts";

interface Renaming {
  readonly successor: string;
  readonly arguments: number;
  readonly header: string;
}

/** Calls whose successor takes the same arguments and returns the same. */
const RENAMED: Readonly<Record<string, Renaming>> = {
  index: { successor: "strchr", arguments: 2, header: "string.h" },
  rindex: { successor: "strrchr", arguments: 2, header: "string.h" },
  bcmp: { successor: "memcmp", arguments: 3, header: "string.h" },
};

/** index(), rindex() and bcmp() are gone from POSIX.1-2008. */
export const renamed: Rule = ({ name, args, text }) => {
  const renaming = Object.hasOwn(RENAMED, name) ? RENAMED[name] : undefined;
  if (!renaming || args.length !== renaming.arguments) return undefined;
  const newText = `${renaming.successor}(${args.map((_, index) => text(index)).join(", ")})`;
  return { title: replaces(name, renaming.successor), newText, headers: [renaming.header] };
};
