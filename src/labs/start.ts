import fs from "node:fs";
import path from "node:path";
import type { LabInfo } from "../core/lab.ts";
import { folderOf, type Catalog } from "./catalog.ts";
import { LabProblem, problem } from "./messages.ts";

export interface Started {
  readonly folder: string;
  /** Whether the learner's files were there already, and so were left as they are. */
  readonly existed: boolean;
}

/** Copies the starter below `base`; files that are there already stay as they are. */
export function startLab(catalog: Catalog, lab: LabInfo, base: string): Started {
  const folder = folderOf(base, lab);
  const existed = fs.existsSync(path.join(folder, lab.main));
  guard(folder, () => {
    fs.mkdirSync(folder, { recursive: true });
    fs.cpSync(catalog.starter(lab), folder, { recursive: true, force: false });
  });
  return { folder, existed };
}

/** Puts the starter back; what the learner had is kept beside it. @returns the folder with the backup. */
export function resetLab(catalog: Catalog, lab: LabInfo, base: string): string {
  const folder = folderOf(base, lab);
  return guard(folder, () => {
    const backup = freeName(`${folder}.backup`);
    if (fs.existsSync(folder)) fs.renameSync(folder, backup);
    fs.mkdirSync(folder, { recursive: true });
    fs.cpSync(catalog.starter(lab), folder, { recursive: true });
    return backup;
  });
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
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new LabProblem(problem("cannotWrite", folder, code));
  }
}
