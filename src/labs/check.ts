import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { LabInfo, Report, Verdict } from "../core/lab.ts";
import type { Text } from "../core/language.ts";
import type { Catalog } from "./catalog.ts";
import { problem } from "./messages.ts";
import { unmetNeeds } from "./needs.ts";

export interface CheckOptions {
  /** Called with each verdict as soon as it is known. */
  readonly onVerdict?: (verdict: Verdict) => void;
  /** Stops the checking, and everything that it has started. */
  readonly signal?: AbortSignal;
  /** No lab takes so long; a checker that does hangs. 180 unless said otherwise. */
  readonly seconds?: number;
}

const TIME_LIMIT_S = 180;
/** How long a checker that was told to stop may take to clean up. */
const GRACE_MS = 5000;

/**
 * Checks what the learner has in `folder`. The checker is a process of its own, run by the same
 * runtime as this one, which is Node or the editor's Electron.
 */
export async function checkLab(
  catalog: Catalog,
  lab: LabInfo,
  folder: string,
  options: CheckOptions = {},
): Promise<Report> {
  const obstacle = obstacleTo(lab, folder);
  if (obstacle) return { lab: lab.id, verdicts: [], problem: obstacle };
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-check-"));
  try {
    return await runChecker(catalog, lab, folder, scratch, options);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

async function runChecker(
  catalog: Catalog,
  lab: LabInfo,
  folder: string,
  scratch: string,
  options: CheckOptions,
): Promise<Report> {
  const verdicts: Verdict[] = [];
  const child = spawn(process.execPath, [catalog.checker(lab), folder, lab.main, catalog.native, scratch], {
    // The checker reads the end of its input when this process is gone, whatever ended it.
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1", LC_ALL: "C" },
  });
  let errors = "";
  child.stdin.on("error", () => undefined);
  child.stderr.on("data", (data: Buffer) => (errors = (errors + data.toString()).slice(-2000)));
  createInterface({ input: child.stdout }).on("line", (line) => {
    const verdict = parse(line);
    if (!verdict) return;
    verdicts.push(verdict);
    options.onVerdict?.(verdict);
  });
  const why = await ended(child, options);
  if (why) return { lab: lab.id, verdicts, problem: why };
  const complete = verdicts.length === lab.checks.length;
  const died = () => problem("checkerDied", errors.trim().split("\n").at(-1) ?? "");
  return { lab: lab.id, verdicts, ...(!complete && { problem: died() }) };
}

/** Why what is in `folder` can be neither run nor checked. */
export function obstacleTo(lab: LabInfo, folder: string): Text | undefined {
  const missing = missingFiles(lab, folder);
  if (missing) return missing;
  const main = path.join(folder, lab.main);
  return canRead(main) ? unmetNeeds(lab) : problem("cannotRead", main);
}

/** What the learner has removed of a lab. */
export function missingFiles(lab: LabInfo, folder: string): Text | undefined {
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return problem("folderMissing", folder);
  const main = fs.statSync(path.join(folder, lab.main), { throwIfNoEntry: false });
  return main?.isFile() ? undefined : problem("mainMissing", lab.main, folder);
}

function canRead(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Waits for the end of the checker; the answer is why it had to be stopped, if it had to. */
function ended(child: ChildProcess, { signal, seconds = TIME_LIMIT_S }: CheckOptions): Promise<Text | undefined> {
  return new Promise((resolve) => {
    let why: Text | undefined;
    let last: NodeJS.Timeout | undefined;
    const stop = (reason: Text) => {
      why = reason;
      child.kill("SIGTERM");
      // Should even the checker not end, its cages notice that their parent is gone and clean up.
      last = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
    };
    const limit = setTimeout(() => stop(problem("tooLong", seconds)), seconds * 1000);
    const cancel = () => stop(problem("cancelled"));
    if (signal?.aborted) cancel();
    signal?.addEventListener("abort", cancel, { once: true });
    const finish = () => {
      clearTimeout(limit);
      clearTimeout(last);
      signal?.removeEventListener("abort", cancel);
      resolve(why);
    };
    child.once("close", finish);
    child.once("error", (error) => {
      why = problem("checkerDied", error.message);
      finish();
    });
  });
}

function parse(line: string): Verdict | undefined {
  try {
    return JSON.parse(line) as Verdict;
  } catch {
    return undefined;
  }
}
