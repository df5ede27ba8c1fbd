import fs from "node:fs";
import path from "node:path";
import type { Verdict } from "../../core/lab.ts";

/** The first line of the learner's that calls one of these functions, comments left out. */
export function lineOf(folder: string, file: string, ...calls: string[]): NonNullable<Verdict["location"]> | undefined {
  const text = fs.readFileSync(path.join(folder, file), "utf8");
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"/g, (part) => part.replace(/[^\n]/g, " "));
  for (const call of calls) {
    const at = code.search(new RegExp(`\\b${call}\\s*\\(`));
    if (at >= 0) return { file, line: code.slice(0, at).split("\n").length };
  }
  return undefined;
}
