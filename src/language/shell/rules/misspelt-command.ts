/** `gerp` for grep: a word that no command is known by, one slip away from one that everybody knows. */
import type { Library } from "../../../core/library.ts";
import { isOneSlip } from "../../../core/one-slip.ts";
import type { Call } from "../../../core/shell/pieces.ts";
import type { Finding, Rule } from "./rule.ts";
import { say } from "./words.ts";

export const misspeltCommand: Rule = ({ analysis, library }) =>
  analysis.calls.flatMap((call) => {
    const meant = call.command ? [] : meantBy(call, library);
    return meant.length > 0 ? [findingFor(call, meant, library)] : [];
  });

/** Where a word could be meant for more than these, saying nothing is better. */
const MOST = 2;

function meantBy({ words }: Call, library: Library): string[] {
  const [name] = words;
  if (!name || name.raw !== name.value || !/^[a-z][a-z-]{2,}$/.test(name.value) || REAL.has(name.value)) return [];
  const typed = name.value;
  const near = namesIn(library).filter((known) => isOneSlip(typed, known) && isLikely(typed, known));
  return near.length > MOST ? [] : near;
}

function namesIn(library: Library): readonly string[] {
  let names = namesOf.get(library);
  if (!names) {
    names = [...new Set(library.commands.flatMap(({ name, aliases = [] }) => [name, ...aliases]))];
    namesOf.set(library, names);
  }
  return names;
}

const namesOf = new WeakMap<Library, readonly string[]>();

/** Short names have many neighbours, and programs are named after others by a letter at the end: gitk, sshd. */
function isLikely(typed: string, known: string): boolean {
  if (typed.replaceAll("-", "") === known) return false;
  if (known.length < 4) return lettersOf(typed) === lettersOf(known);
  if (typed.startsWith(known)) return typed.at(-1) === known.at(-1);
  return !known.startsWith(typed) || typed.length > 4;
}

function lettersOf(word: string): string {
  return word.split("").sort().join("");
}

/** Programs, and names that scripts like to give, one slip away from a command of the reference. */
const REAL: ReadonlySet<string> = new Set(
  (
    "act build check clean copy crl edit expo fire getopt helm kubectx lint locale mage main mdir mosh move path perl pmrep " +
    "print red rrsync start text true tset utime"
  ).split(" "),
);

function findingFor({ words, base }: Call, meant: readonly string[], library: Library): Finding {
  const name = words[0] as Call["words"][0];
  const span = { start: name.start + base, end: name.end + base };
  return {
    rule: "misspeltCommand",
    ...span,
    message: say(library, "misspeltCommand", name.value, meant.join(", ")),
    fixes: meant.map((newText) => ({ ...span, newText, title: say(library, "replaceBy", newText) })),
    command: name.value,
  };
}
