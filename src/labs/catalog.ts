import fs from "node:fs";
import path from "node:path";
import type { LabInfo } from "../core/lab.ts";

/** The labs that are shipped under a `dist` folder, and where their parts are. */
export class Catalog {
  readonly #dist: string;
  #labs: readonly LabInfo[] | undefined;

  constructor(dist: string) {
    this.#dist = dist;
  }

  get labs(): readonly LabInfo[] {
    this.#labs ??= JSON.parse(fs.readFileSync(path.join(this.#dist, "labs/index.json"), "utf8")) as LabInfo[];
    return this.#labs;
  }

  lab(id: string): LabInfo | undefined {
    return this.labs.find((lab) => lab.id === id);
  }

  /** By its id, or by its name alone where only one lab has it. */
  named(name: string): LabInfo | undefined {
    const candidates = this.labs.filter((lab) => lab.id.endsWith(`/${name}`));
    return this.lab(name) ?? (candidates.length === 1 ? candidates[0] : undefined);
  }

  /** The lab whose folder this is: `…/book/09/chat-room`. */
  labOf(folder: string): LabInfo | undefined {
    return this.labs.find((lab) => folder.endsWith(path.join(path.sep, lab.id)));
  }

  starter(lab: LabInfo): string {
    return path.join(this.#dist, "labs", lab.id, "start");
  }

  solution(lab: LabInfo): string {
    return path.join(this.#dist, "labs", lab.id, "solution");
  }

  checker(lab: LabInfo): string {
    return path.join(this.#dist, "labs", lab.id, "check.js");
  }

  /** The C sources of the kit's helpers. */
  get native(): string {
    return path.join(this.#dist, "native");
  }
}

/** The folder of a lab below the folder for labs: `labs/book/09/chat-room`. */
export function folderOf(base: string, lab: LabInfo): string {
  return path.join(base, ...lab.id.split("/"));
}
