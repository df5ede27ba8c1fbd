/** Commands that destroy what cannot be brought back: says what this one would do. */
import type { Library } from "../../../core/library.ts";
import type { Call } from "../../../core/shell/pieces.ts";
import type { Item, Span, Tree, Word } from "../../../core/shell/tree.ts";
import { findDeletions } from "./destructive-rm.ts";
import type { Finding, Rule } from "./rule.ts";
import { isDevice, isSystem } from "./system-paths.ts";
import { say } from "./words.ts";

export const destructive: Rule = ({ analysis, tree, library }) => [
  ...analysis.calls.flatMap((call) => findInCall(call, library)),
  ...findRedirections(tree.items, library),
  ...findForkBomb(tree, library),
];

function findInCall(call: Call, library: Library): Finding[] {
  const name = (call.words[0]?.value ?? "").replace(/^.*\/s?bin\//, "");
  if (name === "rm") return findDeletions(call, library);
  if (name === "dd") return findDd(call, library);
  if (name === "chmod" || name === "chown" || name === "chgrp") return findChanges(call, name, library);
  if (/^mkfs(?:\.\w+)?$|^mke2fs$/.test(name)) return findOnDevice(call, "makesFileSystem", library);
  if (name === "shred" || name === "blkdiscard") return findOnDevice(call, "wipesDevice", library);
  return [];
}

function findDd(call: Call, library: Library): Finding[] {
  return call.words
    .filter(({ value }) => value.startsWith("of=") && isDevice(value.slice(3)))
    .map((word) => finding(call, word, say(library, "overwritesDevice", word.value.slice(3))));
}

function findOnDevice(call: Call, key: "makesFileSystem" | "wipesDevice", library: Library): Finding[] {
  const devices = call.words.slice(1).filter(({ value }) => isDevice(value));
  return devices.map((word) => finding(call, word, say(library, key, word.value)));
}

function findChanges(call: Call, name: string, library: Library): Finding[] {
  if (!call.words.some(({ value }) => /^-[a-zA-Z]*R|^--recursive$/.test(value))) return [];
  return call.words
    .slice(1)
    .filter(({ value }) => isSystem(value))
    .map((word) => finding(call, word, say(library, "changesSystem", word.value, name)));
}

function finding({ words, base }: Call, at: Span, message: string): Finding {
  const command = words[0]?.value ?? "";
  return { rule: "destructive", start: at.start + base, end: at.end + base, message, fixes: [], command };
}

/** `> /dev/sda` writes over the device as dd does. */
function findRedirections(items: readonly Item[], library: Library): Finding[] {
  return items.flatMap((item) => {
    if (item.kind === "subshell") return findRedirections(item.items, library);
    if (item.kind !== "simple") return [];
    return item.redirections.flatMap(({ operator, target }) => {
      if (!target || !/^\d*>\|?$/.test(operator) || !isDevice(target.value)) return [];
      const message = say(library, "overwritesDevice", target.value);
      return [{ rule: "destructive", start: target.start, end: target.end, message, fixes: [] } satisfies Finding];
    });
  });
}

const FORK_BOMB = /(?<![:\w])([:\w]+)\s*\(\s*\)\s*\{\s*\1\s*\|\s*\1\s*&\s*\}\s*;\s*\1(?![:\w])/g;

/** `:(){ :|:& };:` defines a function that starts itself twice, and calls it. */
function findForkBomb({ text, items }: Tree, library: Library): Finding[] {
  return [...text.matchAll(FORK_BOMB)].flatMap((match) => {
    const [whole, name = ""] = match;
    // Text that only looks so, in quotes or a comment, defines no function.
    if (!items.some((item) => isFunction(item, match.index))) return [];
    const message = say(library, "forkBomb", name);
    return [{ rule: "destructive", start: match.index, end: match.index + whole.length, message, fixes: [] }];
  });
}

function isFunction(item: Item, start: number): item is Item & { readonly word: Word } {
  return item.kind === "word" && item.word.role === "function" && item.start === start;
}
