import fs from "node:fs";
import path from "node:path";
import { countPassed, type Report } from "../core/lab.ts";
import { makeFolder, stateFolder } from "./places.ts";

/** How many checks of a lab passed when it was last checked. */
export interface Progress {
  readonly passed: number;
  readonly of: number;
}

/** By the ids of labs; empty when nothing was checked yet. */
export function readProgress(): Readonly<Record<string, Progress>> {
  try {
    return JSON.parse(fs.readFileSync(progressFile(), "utf8")) as Record<string, Progress>;
  } catch {
    return {};
  }
}

/** Remembers what came of a checking. That it cannot be remembered spoils no verdict. */
export function recordProgress(report: Report): void {
  if (report.problem) return;
  const file = progressFile();
  const next = { ...readProgress(), [report.lab]: { passed: countPassed(report), of: report.verdicts.length } };
  const part = `${file}.${process.pid}`;
  try {
    makeFolder(path.dirname(file));
    fs.writeFileSync(part, JSON.stringify(next));
    fs.renameSync(part, file);
  } catch {
    // A home that cannot be written to.
  }
}

function progressFile(): string {
  return path.join(stateFolder(), "progress.json");
}
