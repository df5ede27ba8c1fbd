/** Look-ups over the C++ part of the reference, by full names. */
import type { CppEntry, CppMember } from "./knowledge.ts";

/** An entry, or a member together with the entry of the class that declares it. */
export interface CppFound {
  readonly entry: CppEntry;
  readonly member?: CppMember;
}

export class CppLibrary {
  readonly entries: readonly CppEntry[];
  readonly #byName: ReadonlyMap<string, CppEntry>;
  readonly #aliases = new Map<string, CppFound>();

  constructor(entries: readonly CppEntry[]) {
    this.entries = entries;
    this.#byName = new Map(entries.map((entry) => [keyOf(entry.name, entry.kind === "header"), entry]));
    for (const entry of entries) {
      for (const member of entry.members ?? []) {
        if (member.alias !== undefined) this.#aliases.set(member.alias, { entry, member });
      }
    }
  }

  entry(name: string): CppEntry | undefined {
    return this.#byName.get(name);
  }

  header(name: string): CppEntry | undefined {
    return this.#byName.get(keyOf(name, true));
  }

  /** `std::mutex`, `std::mutex::lock`, `std::memory_order_relaxed`. */
  find(name: string): CppFound | undefined {
    const entry = this.#byName.get(name);
    if (entry) return { entry };
    const at = name.lastIndexOf("::");
    const owner = at < 0 ? undefined : this.#byName.get(name.slice(0, at));
    return this.#aliases.get(name) ?? (owner && this.member(owner, name.slice(at + 2)));
  }

  /** A member of a class, or of the class that it is like. */
  member(entry: CppEntry, name: string): CppFound | undefined {
    return this.members(entry).find((found) => found.member.name === name);
  }

  /** The members of a class, its own first; constructors are not handed on. */
  members(entry: CppEntry): { entry: CppEntry; member: CppMember }[] {
    const own = (entry.members ?? []).map((member) => ({ entry, member }));
    const model = entry.like === undefined ? undefined : this.#byName.get(entry.like);
    if (!model) return own;
    const names = new Set(own.map(({ member }) => member.name));
    const handedOn = this.members(model).filter(
      ({ member }) => !names.has(member.name) && member.name.replace("~", "") !== simpleName(model.name),
    );
    return [...own, ...handedOn.map(({ member }) => ({ entry, member }))];
  }

  constructorOf(entry: CppEntry): CppFound | undefined {
    return this.member(entry, simpleName(entry.name));
  }

  /** The entries directly in a namespace: of `std`, `std::mutex` but not `std::chrono::seconds`. */
  within(namespace: string): CppEntry[] {
    const prefix = `${namespace}::`;
    return this.entries.filter(
      ({ name, kind }) => kind !== "header" && name.startsWith(prefix) && !name.slice(prefix.length).includes("::"),
    );
  }

  /** The other spellings in a namespace, such as `std::memory_order_relaxed`. */
  aliasesWithin(namespace: string): [string, CppFound][] {
    return [...this.#aliases].filter(([name]) => name.slice(0, name.lastIndexOf("::")) === namespace);
  }
}

export function simpleName(name: string): string {
  const at = name.lastIndexOf("::");
  return at < 0 ? name : name.slice(at + 2);
}

/** `thread` is a header, and might be a name as well. */
function keyOf(name: string, header: boolean): string {
  return header ? `<${name}>` : name;
}
