import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Catalog } from "../../src/labs/catalog.ts";

export const ROOT = process.cwd();
export const DIST = path.join(ROOT, "dist");
export const catalog = new Catalog(DIST);
export const PROGRAMS = path.join(ROOT, "test/fixtures/programs");

/** A machine of its own for a test: whatever is compiled, remembered or left behind is below its folder. */
export class Sandbox {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-test-"));

  constructor() {
    for (const [name, folder] of Object.entries({ XDG_CACHE_HOME: "cache", XDG_STATE_HOME: "state", TMPDIR: "tmp" })) {
      process.env[name] = path.join(this.folder, folder);
      fs.mkdirSync(path.join(this.folder, folder));
    }
  }

  /** A folder with a program. */
  lab(name: string, program: string, main = "main.c"): string {
    const folder = path.join(this.folder, "labs", name);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, main), program);
    return folder;
  }

  fixture(name: string): string {
    return this.lab(name, fs.readFileSync(path.join(PROGRAMS, `${name}.c`), "utf8"));
  }

  /** Processes that run something compiled here: the cage, and what it holds. */
  processes(): number[] {
    const bin = path.join(this.folder, "cache");
    return fs
      .readdirSync("/proc")
      .map(Number)
      .filter((pid) => pid > 0 && exeOf(pid).startsWith(bin));
  }

  /** Folders that a checking made and did not remove. */
  leftovers(): string[] {
    return fs.readdirSync(path.join(this.folder, "tmp"));
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a learner does. */
export function syslab(args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Ran> {
  const child = spawn(process.execPath, [path.join(DIST, "cli.js"), ...args], {
    cwd: options.cwd,
    env: { ...process.env, LC_ALL: "C", ...options.env },
  });
  const ran = { stdout: "", stderr: "" };
  child.stdout.on("data", (data: Buffer) => (ran.stdout += data.toString()));
  child.stderr.on("data", (data: Buffer) => (ran.stderr += data.toString()));
  return new Promise((resolve) => child.once("close", (status) => resolve({ status, ...ran })));
}

function exeOf(pid: number): string {
  try {
    return fs.readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return "";
  }
}
