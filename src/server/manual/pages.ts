/** Finds and reads the manual pages installed on this machine. Nothing is executed; files are read when they are asked for. */
import fs from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";
import { readManualPage, type ManualPage } from "../../core/manual/page.ts";

const gunzip = promisify(zlib.gunzip);

/** Where Debian, Ubuntu, Fedora and Arch keep them; MANPATH adds to it. */
const FOLDERS = ["/usr/local/share/man", "/usr/share/man", "/usr/local/man"];

/** Larger sources than this, in bytes, are not read: the longest known page has about 1.3 MB. */
const LARGEST = 4_000_000;

export class ManualPages {
  readonly #folders: readonly string[];
  readonly #read = new Map<string, Promise<ManualPage | undefined>>();

  constructor(folders: readonly string[] = foldersOf(process.env["MANPATH"])) {
    this.#folders = folders;
  }

  /** The first page of this name in one of the sections, such as `2` or `3type`; undefined where there is none. */
  page(name: string, sections: readonly string[]): Promise<ManualPage | undefined> {
    // A name that could leave the folder of pages is none of a page.
    if (!/^[\w.+:[-]+$/.test(name) || name.startsWith(".")) return Promise.resolve(undefined);
    const key = `${name} ${sections.join(",")}`;
    let page = this.#read.get(key);
    if (!page) {
      page = this.#find(name, sections);
      this.#read.set(key, page);
    }
    return page;
  }

  /** The files of a section, each with its full path. */
  async files(section: string): Promise<string[]> {
    const lists = this.#folders.map(async (folder) => {
      const inside = path.join(folder, `man${section}`);
      const names = await fs.readdir(inside).catch(() => []);
      return names.map((name) => path.join(inside, name));
    });
    return (await Promise.all(lists)).flat();
  }

  /** The source of a page; undefined when it cannot be read. */
  async source(file: string, depth = 0): Promise<string | undefined> {
    try {
      const { size } = await fs.stat(file);
      if (size > LARGEST) return undefined;
      const bytes = await fs.readFile(file);
      const text = (file.endsWith(".gz") ? await gunzip(bytes, { maxOutputLength: LARGEST }) : bytes).toString("utf8");
      return depth < 3 ? await this.#followed(file, text, depth) : text;
    } catch {
      return undefined;
    }
  }

  async #find(name: string, sections: readonly string[]): Promise<ManualPage | undefined> {
    for (const section of sections) {
      for (const folder of this.#folders) {
        const file = path.join(folder, `man${section.charAt(0)}`, `${name}.${section}`);
        const source = (await this.source(`${file}.gz`)) ?? (await this.source(file));
        if (source !== undefined) return { ...readManualPage(source), name, section };
      }
    }
    return undefined;
  }

  /** `.so man2/accept.2`: the page stands in another file. */
  async #followed(file: string, text: string, depth: number): Promise<string | undefined> {
    const target = /^\.so\s+(\S+)\s*$/m.exec(text.slice(0, 2000))?.[1];
    if (target === undefined || text.length > 2000) return text;
    const folder = path.dirname(path.dirname(file));
    const other = path.join(
      folder,
      target.includes("/") ? target : path.join(path.basename(path.dirname(file)), target),
    );
    if (!other.startsWith(folder + path.sep)) return undefined;
    return (await this.source(`${other}.gz`, depth + 1)) ?? (await this.source(other, depth + 1));
  }
}

function foldersOf(manpath: string | undefined): string[] {
  return [...new Set([...(manpath ?? "").split(":").filter((folder) => path.isAbsolute(folder)), ...FOLDERS])];
}
