import fs from "node:fs";
import path from "node:path";
import type { LabInfo } from "../core/lab.ts";
import { folderOf, type Catalog } from "./catalog.ts";
import { LabProblem, problem } from "./messages.ts";
import { makeFolder } from "./places.ts";

export interface Started {
  readonly folder: string;
  /** Whether the learner's files were there already, and so were left as they are. */
  readonly existed: boolean;
}

/** Copies the starter below `base`; files that are there already stay as they are. */
export function startLab(catalog: Catalog, lab: LabInfo, base: string): Started {
  return startLabIn(catalog, lab, folderOf(base, lab));
}

/** Copies the starter into `folder`; files that are there already stay as they are. */
export function startLabIn(catalog: Catalog, lab: LabInfo, folder: string): Started {
  const existed = fs.existsSync(path.join(folder, lab.main));
  guard(folder, () => copyStarter(catalog, lab, folder));
  return { folder, existed };
}

/** Puts the starter back; what the learner had is kept beside it. @returns the backup; undefined when nothing was there. */
export function resetLab(catalog: Catalog, lab: LabInfo, base: string): string | undefined {
  const folder = folderOf(base, lab);
  return guard(folder, () => {
    const backup = fs.existsSync(folder) ? freeName(`${folder}.backup`) : undefined;
    if (backup !== undefined) fs.renameSync(folder, backup);
    copyStarter(catalog, lab, folder);
    return backup;
  });
}

/** The original may be installed read-only; the copy is for writing. */
function copyStarter(catalog: Catalog, lab: LabInfo, folder: string): void {
  const starter = catalog.starter(lab);
  makeFolder(folder);
  for (const name of fs.readdirSync(starter, { recursive: true, encoding: "utf8" })) {
    const [from, to] = [path.join(starter, name), path.join(folder, name)];
    if (fs.statSync(from).isDirectory()) makeFolder(to);
    else if (!fs.existsSync(to)) fs.writeFileSync(to, fs.readFileSync(from), { flag: "wx" });
  }
}

function freeName(wanted: string): string {
  for (let number = 1; ; number++) {
    const name = `${wanted}-${number}`;
    if (!fs.existsSync(name)) return name;
  }
}

function guard<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new LabProblem(problem("cannotWrite", folder, code));
  }
}
