/** Look-ups over a compiled `Knowledge`. Built once; every answer is a property access. */
import type {
  Command,
  CommandSummary,
  ConstantEntry,
  Entry,
  Family,
  Field,
  Knowledge,
  OpenKnowledge,
  Snippet,
  StructEntry,
  ValueSet,
} from "./knowledge.ts";
import { CppLibrary } from "./cpp/library.ts";
import type { Language } from "./language.ts";
import { PythonLibrary } from "./python/library.ts";
import { firstIndex } from "./search.ts";
import { isShelf, shelfOf, type Shelf } from "./shelf.ts";

export class Library {
  readonly language: Language;
  readonly titles: Readonly<Record<string, string>>;
  readonly #knowledge: Knowledge | OpenKnowledge;
  readonly #shelf: Shelf<Entry>;
  // Each is made when it is first needed: a shell script needs no entries of C, and a C file no commands.
  #places: Map<string, number[]> | undefined;
  #families: Map<string, Family> | undefined;
  #commandPlaces: Map<string, number[]> | undefined;
  #values: Map<string, ValueSet> | undefined;
  #cpp: CppLibrary | undefined;
  #python: PythonLibrary | undefined;
  #sorted: readonly { key: string; place: number }[] | undefined;
  /** Entries that have been asked for, by their places on the shelf. */
  readonly #taken = new Map<number, Entry>();
  readonly #takenCommands = new Map<number, Command>();

  constructor(knowledge: Knowledge | OpenKnowledge) {
    this.#knowledge = knowledge;
    this.#shelf = isShelf(knowledge.entries) ? knowledge.entries : shelfOf(knowledge.entries);
    this.language = knowledge.language;
    this.titles = knowledge.titles;
  }

  /** The entry of this name; where a struct and a function share it (`stat`), the first that fits `kinds`. */
  entry(name: string, ...kinds: Entry["kind"][]): Entry | undefined {
    const places = this.#placesOf(name);
    const fits = (place: number) => kinds.length === 0 || kinds.includes(this.#kindOf(place));
    const place = places.find(fits);
    return place === undefined ? undefined : this.#at(place);
  }

  /** Every entry of this name. */
  entriesOf(name: string): Entry[] {
    return this.#placesOf(name).map((place) => this.#at(place));
  }

  /** Every entry of a kind, such as all errno values. */
  ofKind<K extends Entry["kind"]>(kind: K): Extract<Entry, { kind: K }>[] {
    const places = this.#shelf.kinds.flatMap((other, place) => (other === kind ? [place] : []));
    return places.map((place) => this.#at(place) as Extract<Entry, { kind: K }>);
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
    this.#sorted ??= this.#shelf.names
      .map((name, place) => ({ key: name.toLowerCase(), place }))
      .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
    const wanted = prefix.toLowerCase();
    const found: Entry[] = [];
    const sorted = this.#sorted;
    const first = firstIndex(sorted.length, (index) => (sorted[index]?.key ?? "") >= wanted);
    for (let at = first; sorted[at]?.key.startsWith(wanted); at++) found.push(this.#at(sorted[at]?.place ?? 0));
    return found;
  }

  /** The functions and structs with a parameter or field that takes the constants of a family. */
  usersOf(family: string): readonly string[] {
    return this.family(family)?.users ?? [];
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
    this.#commandPlaces ??= placesByName(this.commands.map((command) => [command.name, ...(command.aliases ?? [])]));
    const places = this.#commandPlaces.get(name) ?? [];
    // A command goes before another that has its name as an alias.
    const place = places.find((own) => this.commands[own]?.name === name) ?? places[0];
    return place === undefined ? undefined : this.#commandAt(place);
  }

  valueSet(name: string): ValueSet | undefined {
    this.#values ??= new Map(this.#knowledge.values.map((set) => [set.name, set]));
    return this.#values.get(name);
  }

  /** Every entry, made anew: for what is asked rarely, such as a page that lists all users of a flag. */
  get entries(): readonly Entry[] {
    return this.#shelf.names.map((_, place) => this.#taken.get(place) ?? this.#shelf.at(place));
  }

  get snippets(): readonly Snippet[] {
    return this.#knowledge.snippets ?? [];
  }

  /** Every command, as a list shows it. */
  get commands(): readonly CommandSummary[] {
    return "index" in this.#knowledge ? this.#knowledge.index : this.#knowledge.commands;
  }

  #commandAt(place: number): Command {
    let command = this.#takenCommands.get(place);
    if (!command) {
      const { commands } = this.#knowledge;
      command = isShelf(commands) ? commands.at(place) : (commands[place] as Command);
      this.#takenCommands.set(place, command);
    }
    return command;
  }

  #placesOf(name: string): readonly number[] {
    this.#places ??= placesByName(this.#shelf.names.map((spelled) => [spelled]));
    return this.#places.get(name) ?? [];
  }

  #kindOf(place: number): Entry["kind"] {
    return this.#shelf.kinds[place] as Entry["kind"];
  }

  #at(place: number): Entry {
    let entry = this.#taken.get(place);
    if (!entry) {
      entry = this.#shelf.at(place);
      this.#taken.set(place, entry);
    }
    return entry;
  }
}

/** `names` are those of each thing, which may have several. */
function placesByName(names: readonly (readonly string[])[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, spellings] of names.entries()) {
    for (const name of spellings) {
      const same = places.get(name);
      if (same) same.push(place);
      else places.set(name, [place]);
    }
  }
  return places;
}
