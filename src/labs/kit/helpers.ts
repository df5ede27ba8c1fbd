import { spawnSync } from "node:child_process";
import { LabProblem } from "../messages.ts";
import { missingPackage } from "../needs.ts";
import { cached, keyOf } from "./cache.ts";

const TIME_LIMIT_MS = 60_000;

/** Compiles sources of the kit. */
export async function compileHelper(native: string, sources: readonly string[]): Promise<string> {
  const parameters = ["-std=gnu17", "-O2", "-pthread", ...sources];
  const { binary, output } = await cached(keyOf(native, parameters), (part) => {
    const options = { cwd: native, encoding: "utf8", timeout: TIME_LIMIT_MS } as const;
    const run = spawnSync("gcc", [...parameters, "-o", part], options);
    if (run.error) throw run.error;
    return { good: run.status === 0, output: run.stderr, stopped: false };
  });
  if (lacksHeaders(output)) throw new LabProblem(missingPackage("libc"));
  if (binary === undefined) throw new Error(`${sources.join(", ")} of the kit did not compile: ${output}`);
  return binary;
}

/** A compiler without the C library's headers is a half installation, and not the learner's mistake. */
export function lacksHeaders(output: string): boolean {
  return /\b(?:stdio|stdlib|string|unistd|errno|stdint)\.h: No such file/.test(output);
}
