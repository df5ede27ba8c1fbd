/** Look-ups over a compiled `Knowledge`. Built once; every answer is a property access. */
import type {
  Command,
  ConstantEntry,
  Entry,
  Family,
  Field,
  Knowledge,
  Snippet,
  StructEntry,
  ValueSet,
} from "./knowledge.ts";
import { CppLibrary } from "./cpp/library.ts";
import type { Language } from "./language.ts";
import { PythonLibrary } from "./python/library.ts";

export class Library {
  readonly language: Language;
  readonly titles: Readonly<Record<string, string>>;
  readonly #knowledge: Knowledge;
  // Each is made when it is first needed: a shell script needs no entries of C, and a C file no commands.
  #entries: Map<string, Entry[]> | undefined;
  #families: Map<string, Family> | undefined;
  #commands: Map<string, Command> | undefined;
  #values: Map<string, ValueSet> | undefined;
  #cpp: CppLibrary | undefined;
  #python: PythonLibrary | undefined;
  #users: Map<string, string[]> | undefined;
  #sorted: readonly { key: string; entry: Entry }[] | undefined;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.language = knowledge.language;
    this.titles = knowledge.titles;
  }

  /** The entry of this name; where a struct and a function share it (`stat`), the first that fits `kinds`. */
  entry(name: string, ...kinds: Entry["kind"][]): Entry | undefined {
    this.#entries ??= grouped(this.#knowledge.entries);
    const same = this.#entries.get(name);
    if (!same || kinds.length === 0) return same?.[0];
    return same.find((entry) => kinds.includes(entry.kind));
  }

  family(name: string): Family | undefined {
    this.#families ??= new Map(this.#knowledge.families.map((family) => [family.name, family]));
    return this.#families.get(name);
  }

  /** The constants that are valid where these families are accepted. */
  members(families: readonly string[] = []): ConstantEntry[] {
    return families
      .flatMap((name) => this.family(name)?.members ?? [])
      .map((name) => this.entry(name, "constant"))
      .filter((entry) => entry?.kind === "constant");
  }

  /** Every entry whose name begins so, letter case aside, in alphabetical order. */
  startingWith(prefix: string): readonly Entry[] {
    this.#sorted ??= this.#knowledge.entries
      .map((entry) => ({ key: entry.name.toLowerCase(), entry }))
      .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
    const wanted = prefix.toLowerCase();
    const found: Entry[] = [];
    for (let at = firstAtLeast(this.#sorted, wanted); this.#sorted[at]?.key.startsWith(wanted); at++) {
      const entry = this.#sorted[at]?.entry;
      if (entry) found.push(entry);
    }
    return found;
  }

  /** The functions and structs with a parameter or field that takes the constants of a family. */
  usersOf(family: string): readonly string[] {
    this.#users ??= usersByFamily(this.#knowledge.entries);
    return this.#users.get(family) ?? [];
  }

  /** A field by the name of its struct, with or without the word `struct`. */
  field(struct: string, name: string): { owner: StructEntry; field: Field } | undefined {
    const owner = this.entry(struct.replace(/^(struct|union)\s+/, ""), "struct");
    if (owner?.kind !== "struct") return undefined;
    const field = owner.fields.find((candidate) => candidate.name === name);
    return field && { owner, field };
  }

  get cpp(): CppLibrary {
    this.#cpp ??= new CppLibrary(this.#knowledge.cpp);
    return this.#cpp;
  }

  get python(): PythonLibrary {
    this.#python ??= new PythonLibrary(this.#knowledge.python ?? []);
    return this.#python;
  }

  command(name: string): Command | undefined {
    this.#commands ??= new Map(
      this.#knowledge.commands.flatMap((command) =>
        [command.name, ...(command.aliases ?? [])].map((spelled) => [spelled, command] as const),
      ),
    );
    return this.#commands.get(name);
  }

  valueSet(name: string): ValueSet | undefined {
    this.#values ??= new Map(this.#knowledge.values.map((set) => [set.name, set]));
    return this.#values.get(name);
  }

  /** Every entry, for completion; a name that two entries share appears twice. */
  get entries(): readonly Entry[] {
    return this.#knowledge.entries;
  }

  get snippets(): readonly Snippet[] {
    return this.#knowledge.snippets ?? [];
  }

  get commands(): readonly Command[] {
    return this.#knowledge.commands;
  }
}

function grouped(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const same = groups.get(entry.name);
    if (same) same.push(entry);
    else groups.set(entry.name, [entry]);
  }
  return groups;
}

function usersByFamily(entries: readonly Entry[]): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const entry of entries) {
    for (const family of new Set(acceptedBy(entry))) users.set(family, [...(users.get(family) ?? []), entry.name]);
  }
  return users;
}

function acceptedBy(entry: Entry): string[] {
  if (entry.kind === "function" || entry.kind === "macro") return entry.params.flatMap((param) => param.accepts ?? []);
  return entry.kind === "struct" ? entry.fields.flatMap((field) => field.accepts ?? []) : [];
}

function firstAtLeast(sorted: readonly { key: string }[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.key ?? "") < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
