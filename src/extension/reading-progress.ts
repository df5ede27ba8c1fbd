import { EventEmitter, type Memento } from "vscode";

const KEY = "syslab.read";

/** Which sections the learner has marked as read; kept across workspaces and synchronised. */
export class ReadingProgress {
  readonly #store: Memento;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(store: Memento & { setKeysForSync(keys: readonly string[]): void }) {
    this.#store = store;
    store.setKeysForSync([KEY]);
  }

  has(section: string): boolean {
    return this.#read().includes(section);
  }

  async set(section: string, read: boolean): Promise<void> {
    const others = this.#read().filter((id) => id !== section);
    await this.#store.update(KEY, read ? [...others, section] : others);
    this.#changed.fire();
  }

  #read(): readonly string[] {
    return this.#store.get<string[]>(KEY, []);
  }
}
