import fs from "node:fs";
import path from "node:path";
import { cached, keyOf, type Compiled } from "./cache.ts";
import { Cage } from "./cage.ts";

/** How a learner's program is compiled: warnings on, debugging on, so that what goes wrong can be looked at. */
export const C_FLAGS = ["-std=gnu17", "-g", "-O1", "-Wall", "-Wextra", "-pthread"];
export const CPP_FLAGS = ["-std=gnu++20", ...C_FLAGS.slice(1)];

const TIME_LIMIT_S = 60;
const COMPILER_MEBIBYTES = 1536;

export function compilerOf(main: string): { command: string; flags: readonly string[] } {
  return /\.(?:cc|cpp)$/.test(main) ? { command: "g++", flags: CPP_FLAGS } : { command: "gcc", flags: C_FLAGS };
}

/**
 * Compiles a learner's program, in the cage: an `#include` of a device, too, must come to an end.
 * The same sources are compiled once.
 */
export async function compile(
  native: string,
  source: string,
  more: readonly string[] = [],
  libraries: readonly string[] = [],
): Promise<Compiled> {
  const folder = path.dirname(source);
  const { command, flags } = compilerOf(source);
  const parameters = [...flags, ...more, path.basename(source), ...libraries];
  return cached(keyOf(folder, [command, ...parameters]), async (part) => {
    // A compiler that is stopped leaves its temporary files.
    const scratch = fs.mkdtempSync(`${part}.`);
    const limits = { folder, seconds: TIME_LIMIT_S, mebibytes: COMPILER_MEBIBYTES, env: { TMPDIR: scratch } };
    const cage = await Cage.open(native, [command, ...parameters, "-o", part], limits);
    const { exit, reason } = await cage.ended;
    fs.rmSync(scratch, { recursive: true, force: true });
    return { good: exit === 0, output: cage.errors, stopped: reason !== "ended" };
  });
}
