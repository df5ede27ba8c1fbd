/** Look-ups over the Python entries. */
import type { PythonEntry } from "./knowledge.ts";

export class PythonLibrary {
  readonly entries: readonly PythonEntry[];
  readonly #byName: Map<string, PythonEntry>;
  readonly #byOwner = new Map<string, PythonEntry[]>();

  constructor(entries: readonly PythonEntry[]) {
    this.entries = entries;
    this.#byName = new Map(entries.map((entry) => [entry.name, entry]));
    for (const entry of entries) {
      const owner = entry.name.slice(0, Math.max(0, entry.name.lastIndexOf(".")));
      const same = this.#byOwner.get(owner);
      if (same) same.push(entry);
      else this.#byOwner.set(owner, [entry]);
    }
  }

  /** `threading.Lock.acquire`, `threading`, `TimeoutError`. */
  entry(name: string): PythonEntry | undefined {
    return this.#byName.get(name);
  }

  /** A method or attribute of a class, its own or a base's. */
  member(type: string, name: string): PythonEntry | undefined {
    for (const owner of this.#lineage(type)) {
      const entry = this.#byName.get(`${owner}.${name}`);
      if (entry) return entry;
    }
    return undefined;
  }

  /** What may be written behind the dot of a module or of an instance. */
  membersOf(owner: string): PythonEntry[] {
    const found = new Map<string, PythonEntry>();
    for (const one of this.#lineage(owner)) {
      for (const entry of this.#byOwner.get(one) ?? []) {
        const name = lastName(entry.name);
        if (!found.has(name)) found.set(name, entry);
      }
    }
    return [...found.values()];
  }

  #lineage(type: string): string[] {
    const bases = this.#byName.get(type)?.bases ?? [];
    return [type, ...bases.flatMap((base) => this.#lineage(base))];
  }
}

export function lastName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
