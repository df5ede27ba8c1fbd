import { replaces, type Rule } from "./rule.ts";

/** POSIX.1-2008 has removed bzero() and bcopy(); note that bcopy() takes the source first. */
export const legacyMemory: Rule = ({ name, args, text, statement }) => {
  // memset() and memmove() return a pointer, the old calls nothing.
  if (!statement) return undefined;
  if (name === "bzero" && args.length === 2) {
    const newText = `memset(${text(0)}, 0, ${text(1)})`;
    return { title: replaces(name, "memset"), newText, headers: ["string.h"] };
  }
  if (name === "bcopy" && args.length === 3) {
    const newText = `memmove(${text(1)}, ${text(0)}, ${text(2)})`;
    return { title: replaces(name, "memmove"), newText, headers: ["string.h"] };
  }
  return undefined;
};
