import { spawnSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { cacheFolder } from "../places.ts";

export interface Compiled {
  readonly binary?: string;
  /** What the compiler printed. */
  readonly output: string;
}

/** How a learner's program is compiled: warnings on, debugging on, so that what goes wrong can be looked at. */
export const C_FLAGS = ["-std=gnu17", "-g", "-O1", "-Wall", "-Wextra", "-pthread"];

const TIME_LIMIT_MS = 60_000;

/**
 * Compiles a C file once for each content and set of flags. The result appears under its name all
 * at once, so that checkers may run side by side.
 */
export function compile(source: string, flags: readonly string[] = C_FLAGS): Compiled {
  const key = crypto.createHash("sha256").update(fs.readFileSync(source)).update(JSON.stringify(flags)).digest("hex").slice(0, 24);
  const folder = path.join(cacheFolder(), "bin");
  const binary = path.join(folder, key);
  if (fs.existsSync(binary)) return { binary, output: "" };
  fs.mkdirSync(folder, { recursive: true });
  const part = `${binary}.${process.pid}`;
  const run = spawnSync("gcc", [...flags, path.basename(source), "-o", part], {
    cwd: path.dirname(source),
    encoding: "utf8",
    timeout: TIME_LIMIT_MS,
    env: { ...process.env, LC_ALL: "C" },
  });
  if (run.error) throw run.error;
  if (run.status !== 0) return { output: run.stderr };
  fs.renameSync(part, binary);
  return { binary, output: run.stderr };
}
