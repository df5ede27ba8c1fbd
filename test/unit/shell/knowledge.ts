/** A small reference for the tests of the shell side: one command of every kind, and the authored syntax words. */
import fs from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import type { Command, Knowledge, ValueSet } from "../../../src/core/knowledge.ts";
import type { Language } from "../../../src/core/language.ts";
import { Library } from "../../../src/core/library.ts";
import { COMMANDS } from "./commands.ts";
import { MORE_COMMANDS } from "./more-commands.ts";

const VALUES: ValueSet[] = [
  {
    name: "ps-columns",
    values: { pid: "process id", comm: "command name", rss: "resident memory", args: "command line" },
  },
  {
    name: "signals",
    values: { "9": "SIGKILL: ends it at once", SIGKILL: "ends it at once", SIGTERM: "asks it to end" },
  },
];

function syntaxSets(language: Language): ValueSet[] {
  const folder = path.join(process.cwd(), "notes/reference/shell/syntax");
  return fs.readdirSync(folder).map((file) => {
    const { name, values } = parse(fs.readFileSync(path.join(folder, file), "utf8"));
    const texts = Object.entries(values as Record<string, Record<Language, string>>);
    return { name, values: Object.fromEntries(texts.map(([key, text]) => [key, text[language]])) };
  });
}

export function testLibrary(language: Language = "en", more: readonly Command[] = []): Library {
  const knowledge: Knowledge = {
    language,
    entries: [],
    families: [],
    cpp: [],
    commands: [...COMMANDS, ...MORE_COMMANDS, ...more],
    values: [...VALUES, ...syntaxSets(language)],
    titles: { "linux/2": "Archives" },
  };
  return new Library(knowledge);
}
