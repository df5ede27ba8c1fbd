/** `rm -r` on what a system or a person cannot lose, or on a path that begins with a variable that may be empty. */
import type { Library } from "../../../core/library.ts";
import type { Call } from "../../../core/shell/pieces.ts";
import type { Part, Word } from "../../../core/shell/tree.ts";
import type { Finding } from "./rule.ts";
import { isRoot, isSystem } from "./system-paths.ts";
import { say } from "./words.ts";

export function findDeletions(call: Call, library: Library): Finding[] {
  const words = call.words.slice(1);
  if (!words.some(({ value }) => /^-[a-zA-Z]*[rR]|^--recursive$/.test(value))) return [];
  return words.flatMap((word) => {
    const message = messageFor(word, words, library);
    if (message) return [finding(call, word, message)];
    const found = beginsEmpty(word, library);
    return found ? [{ ...finding(call, word, found.message), ...shifted(found, call.base) }] : [];
  });
}

function finding({ base }: Call, { start, end }: Word, message: string): Finding {
  return { rule: "destructive", start: start + base, end: end + base, message, fixes: [], command: "rm" };
}

function messageFor({ value, raw }: Word, words: readonly Word[], library: Library): string | undefined {
  if (/^(?:~|\$HOME|\$\{HOME\})\/*\*?$/.test(value) && raw.charAt(0) !== "'") return say(library, "deletesHome", value);
  if (isRoot(value)) {
    const forced = words.some((word) => word.value === "--no-preserve-root");
    return say(library, forced ? "deletesEverything" : "refusesRoot");
  }
  if (/^\/+\*$/.test(value) && raw === value) return say(library, "deletesEverything");
  return isSystem(value) || /^\/home\/*\*?$/.test(value) ? say(library, "deletesSystem", value) : undefined;
}

interface Empty {
  readonly message: string;
  readonly variable: string;
  readonly fix: { readonly start: number; readonly end: number; readonly newText: string; readonly title: string };
}

/** Always set in a login session, and none of our business. */
const ENVIRONMENT: ReadonlySet<string> = new Set(["HOME", "PWD", "OLDPWD", "USER", "LOGNAME", "SHELL"]);

/** `"$x/"` is `/` when x is empty. */
function beginsEmpty(word: Word, library: Library): Empty | undefined {
  const { value } = word;
  const [, written = "", rest = ""] = /^(\$\w+|\$\{\w+\})(\/.*)$/s.exec(value) ?? [];
  const name = written.replace(/[${}]/g, "");
  const left = rest.replace(/\$\w+|\$\{\w+\}/g, "");
  if (name === "" || ENVIRONMENT.has(name) || !isSystem(left)) return undefined;
  const part = firstVariable(word.parts);
  if (!part) return undefined;
  const newText = `\${${name}:?}`;
  const title = say(library, "stopWhenEmpty", `$${name}`, newText);
  const message = say(library, "fromRoot", `$${name}`, left.replace(/\/{2,}/g, "/"));
  return { message, variable: name, fix: { start: part.start, end: part.end, newText, title } };
}

function firstVariable(parts: readonly Part[]): Part | undefined {
  const [first] = parts;
  if (first?.kind === "double") return firstVariable(first.parts);
  return first?.kind === "variable" || first?.kind === "parameter" ? first : undefined;
}

function shifted({ fix, variable }: Empty, base: number): Pick<Finding, "fixes" | "variable"> {
  return { fixes: [{ ...fix, start: fix.start + base, end: fix.end + base }], variable };
}
